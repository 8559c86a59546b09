/** A speaker test as it is typed, and the report it is. */
import type { NewAudibilityReport, SpeakerCounts } from '../../../domain/audibility/audibility.ts'
import type { KindCounts, SpeakerGroup, SpeakerKind } from '../../../domain/audibility/speaker.ts'
import type { Problem } from '../../shared/api.ts'
import { t } from '../words.ts'
import { emptyAmong, notNumbers, numberIn, onOneLine, throwIncomplete } from './form-draft.ts'

export const COUNTS = ['speakersInstalled', 'speakersTested', 'speakersSounding'] as const
export type CountName = (typeof COUNTS)[number]
export type CountFields = Record<CountName, string>
interface KindFields extends CountFields {
  kind: SpeakerKind
}
export interface TestFields extends CountFields {
  testedOn: string
  /** The counts of each kind; the totals are then their sums. */
  kinds?: KindFields[] | undefined
  method: NewAudibilityReport['method']
  note: string
}

/** Most tests are of all speakers. */
export const noCounts = (installed?: number): CountFields => ({
  speakersInstalled: installed === undefined ? '' : String(installed),
  speakersTested: installed === undefined ? '' : String(installed),
  speakersSounding: '',
})
export const noTest = (installed?: number): TestFields => ({
  ...noCounts(installed),
  testedOn: '',
  method: 'on_site',
  note: '',
})

/** What is missing in counts or no number, each at its field. */
function issuesIn(fields: CountFields, pathOf: (name: CountName) => string): Problem['issues'] {
  const typed = COUNTS.map((name) => ({ path: pathOf(name), value: fields[name], label: t(`count_${name}`) }))
  return [...emptyAmong(typed), ...notNumbers(typed)]
}
const countIn = (text: string): number => numberIn(text) ?? 0

/** The three counts; throws what is wrong with them. */
export function countsOf(fields: CountFields, path = ''): SpeakerCounts {
  throwIncomplete(issuesIn(fields, (name) => path + name))
  return {
    speakersInstalled: countIn(fields.speakersInstalled),
    speakersTested: countIn(fields.speakersTested),
    speakersSounding: countIn(fields.speakersSounding),
  }
}

/** Rows for the kinds that stand in the village. */
export const kindsOf = (groups: readonly SpeakerGroup[]): KindFields[] =>
  [...Map.groupBy(groups, ({ kind }) => kind)].map(([kind, ofKind]) => ({
    kind,
    ...noCounts(ofKind.reduce((sum, { speakers }) => sum + speakers, 0)),
  }))

/** What is sent of each kind names its counts shortly. */
const SHORT = { speakersInstalled: 'installed', speakersTested: 'tested', speakersSounding: 'sounding' } as const
export const kindFieldPath = (i: number, name: CountName): string => `byKind.${i}.${SHORT[name]}`

/** The totals by themselves, or the kinds and their sums. */
function countedOf(fields: TestFields): SpeakerCounts & { byKind?: KindCounts[] } {
  const { kinds } = fields
  if (!kinds) return countsOf(fields)
  throwIncomplete(kinds.flatMap((row, i) => issuesIn(row, (name) => kindFieldPath(i, name))))
  const sumOf = (name: CountName): number => kinds.reduce((sum, row) => sum + countIn(row[name]), 0)
  return {
    speakersInstalled: sumOf('speakersInstalled'),
    speakersTested: sumOf('speakersTested'),
    speakersSounding: sumOf('speakersSounding'),
    byKind: kinds.map((row) => ({
      kind: row.kind,
      installed: countIn(row.speakersInstalled),
      tested: countIn(row.speakersTested),
      sounding: countIn(row.speakersSounding),
    })),
  }
}

interface Around {
  id: string
  villageCode: string
  recordedAt: string
  faultId?: string | undefined
}

export function testBody(fields: TestFields, { faultId, ...around }: Around): NewAudibilityReport {
  const { testedOn, method } = fields
  throwIncomplete(emptyAmong([{ path: 'testedOn', label: t('tested_on'), value: testedOn }]))
  const note = onOneLine(fields.note)
  return {
    ...around,
    testedOn,
    ...countedOf(fields),
    method,
    ...(note && { note }),
    ...(faultId && { faultId }),
  }
}
