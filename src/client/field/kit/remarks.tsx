/** What the bureau would remark on, said at the field it is about while it can still be put right; nothing of it keeps a log from being sent. */
import { explain, type Finding, type FindingCode } from '../../../domain/screening/findings.ts'
import { addDays } from '../../../domain/period.ts'
import { Mark } from './marks.tsx'
import { useCopy } from '../phone/phone.ts'
import { type Key, t } from '../later-words.ts'
import type { Issue } from '../../../domain/errors.ts'
import { say, type Sentence } from '../../../domain/language.ts'
import { language } from '../../shared/words.ts'

export type RemarkedPart =
  | 'village'
  | 'films'
  | 'times'
  | 'end'
  | 'attendance'
  | 'receipt'
  | 'photos'
  | 'place'
  | 'proof'

const PART_OF: Record<FindingCode, RemarkedPart> = {
  outside_area: 'village',
  unplanned: 'village',
  many_shows: 'village',
  sender_revoked: 'village',
  film_repeated: 'films',
  film_unlisted: 'films',
  duplicate: 'times',
  overlap: 'times',
  impossible_travel: 'times',
  in_future: 'times',
  late_report: 'times',
  before_dusk: 'times',
  clock_off: 'times',
  short_run: 'end',
  attendance_zero: 'attendance',
  attendance_high: 'attendance',
  receipt_reused: 'receipt',
  far_from_village: 'place',
  position_copied: 'place',
  position_stale: 'place',
  photo_reused: 'photos',
  proof_missing: 'proof',
}

export const partOf = (code: FindingCode): RemarkedPart => PART_OF[code]

/** What leans on the time of day. */
export const isOfTheTime = (code: FindingCode): boolean => PART_OF[code] === 'times' && code !== 'clock_off'

export const remarksAt = (findings: readonly Finding[], part: RemarkedPart): Finding[] =>
  findings.filter(({ code }) => PART_OF[code] === part)

export function Remarks({ findings, at }: { findings: readonly Finding[]; at: RemarkedPart }) {
  const { today } = useCopy()
  const here = remarksAt(findings, at)
  if (here.length === 0) return null
  return (
    <ul class="warnings" data-list={`remarks-${at}`}>
      {here.map((finding) => (
        <li
          key={`${finding.code} ${finding.otherId ?? ''}`}
          class={`notice notice-${finding.blocking ? 'bad' : 'watch'}`}
          data-finding={finding.code}
        >
          <FindingMark isBlocking={finding.blocking} />
          <p>{saidNow(finding, today)}</p>
        </li>
      ))}
    </ul>
  )
}

export const FindingMark = ({ isBlocking }: { isBlocking: boolean }) => (
  <Mark look={isBlocking ? ['bad', 'pause'] : ['watch', 'alert']}>
    {t(isBlocking ? 'finding_blocking' : 'finding_warning')}
  </Mark>
)

/** As it is said on the evening itself; the bureau’s sentence must hold for years. */
export function saidNow(finding: Finding, today: string): string {
  const { startDay, startTime, days } = finding.facts
  if (finding.code === 'in_future' && startDay === addDays(today, 1))
    return t('remark_tomorrow', { time: startTime ?? '' })
  if (finding.code === 'late_report' && days !== undefined) return t('remark_late', { days })
  return saidSentence(explain(finding))
}

export interface Said {
  path: string
  message: string
}
/** Sentences of the domain that say no more than that nothing stands there. */
const NOTHING_THERE: readonly Sentence['key'][] = ['field_missing', 'field_too_few', 'field_too_short', 'field_choice']
const ASKED = {
  villageCode: 'asked_village',
  filmCodes: 'asked_films',
  startedAt: 'asked_start',
  endedAt: 'asked_end',
  venue: 'asked_venue',
  attendance: 'asked_attendance',
  'witness.name': 'asked_witness',
  category: 'asked_category',
  severity: 'asked_severity',
  description: 'asked_description',
  kind: 'asked_kind',
  title: 'asked_title',
} as const satisfies Record<string, Key>
type Asked = (typeof ASKED)[keyof typeof ASKED]

export function saidIssue({ path, sentence }: Issue): Said {
  const asked = NOTHING_THERE.includes(sentence.key) ? (ASKED as Record<string, Asked>)[path] : undefined
  return { path, message: asked === undefined ? say(language(), sentence) : t(asked) }
}
/** An issue of `witness.name` is shown at `witness`. */
export const issuesAt = <I extends { path: string }>(issues: readonly I[], field: string): I[] =>
  issues.filter(({ path }) => path === field || path.startsWith(`${field}.`))
export const messagesOf = (said: readonly Said[]): string => said.map(({ message }) => message).join(' ')
export const saidSentence = (sentence: Sentence): string => say(language(), sentence)
