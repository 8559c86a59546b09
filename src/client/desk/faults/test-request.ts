/** A speaker test as it is typed, and the report it is. */
import type { NewAudibilityReport, SpeakerCounts } from '../../../domain/audibility/audibility.ts'
import type { KindCounts, SpeakerGroup, SpeakerKind } from '../../../domain/audibility/speaker.ts'
import { t } from '../words.ts'
import { emptyAmong, notNumbers, numberIn } from '../kit/asked.ts'
import { throwIncomplete } from '../kit/sending.ts'
import { onOneLine } from './step-request.ts'

export const COUNTS = ['speakersInstalled', 'speakersTested', 'speakersSounding'] as const
export type CountName = (typeof COUNTS)[number]
export type CountFields = Record<CountName, string>
export interface KindFields extends CountFields {
  kind: SpeakerKind
}
export interface TestFields extends CountFields {
  testedOn: string
  /** The counts of each kind; the totals are then their sums. */
  kinds?: KindFields[] | undefined
  method: NewAudibilityReport['method']
  note: string
}

export const noCounts = (installed?: number): CountFields => ({
  speakersInstalled: installed === undefined ? '' : String(installed),
  // most tests are of all speakers
  speakersTested: installed === undefined ? '' : String(installed),
  speakersSounding: '',
})
export const noTest = (installed?: number): TestFields => ({
  ...noCounts(installed),
  ...{ testedOn: '', method: 'on_site', note: '' },
})

export const areEmpty = (fields: CountFields): boolean => COUNTS.every((name) => fields[name].trim() === '')

/** The three counts; throws what is wrong with them, each at its field. */
export function countsOf(fields: CountFields, path = ''): SpeakerCounts {
  const typed = COUNTS.map((name) => ({ path: path + name, value: fields[name], label: t(`count_${name}`) }))
  throwIncomplete([...emptyAmong(typed), ...notNumbers(typed)])
  return {
    speakersInstalled: numberIn(fields.speakersInstalled) ?? 0,
    speakersTested: numberIn(fields.speakersTested) ?? 0,
    speakersSounding: numberIn(fields.speakersSounding) ?? 0,
  }
}

/** Rows for the kinds that stand in the village; most tests are of all speakers. */
export const kindsOf = (groups: readonly SpeakerGroup[]): KindFields[] =>
  [...Map.groupBy(groups, ({ kind }) => kind)].map(([kind, ofKind]) => ({
    kind,
    ...noCounts(ofKind.reduce((sum, { speakers }) => sum + speakers, 0)),
  }))

const kindPath = (i: number): string => `byKind.${i}.`

/** What is sent of each kind names its counts shortly. */
const SHORT = { speakersInstalled: 'installed', speakersTested: 'tested', speakersSounding: 'sounding' } as const
export const kindFieldPath = (i: number, name: CountName): string => kindPath(i) + SHORT[name]

function byKindOf(kinds: readonly KindFields[]): KindCounts[] {
  const typed = kinds.flatMap((fields, i) =>
    COUNTS.map((name) => ({ path: kindFieldPath(i, name), value: fields[name], label: t(`count_${name}`) })),
  )
  throwIncomplete([...emptyAmong(typed), ...notNumbers(typed)])
  return kinds.map((fields) => ({
    kind: fields.kind,
    installed: numberIn(fields.speakersInstalled) ?? 0,
    tested: numberIn(fields.speakersTested) ?? 0,
    sounding: numberIn(fields.speakersSounding) ?? 0,
  }))
}

/** The totals by themselves, or the kinds and their sums. */
function countedOf(fields: TestFields): SpeakerCounts & { byKind?: KindCounts[] } {
  if (!fields.kinds) return countsOf(fields)
  const byKind = byKindOf(fields.kinds)
  const sum = (of: 'installed' | 'tested' | 'sounding'): number => byKind.reduce((so, counts) => so + counts[of], 0)
  return {
    speakersInstalled: sum('installed'),
    speakersTested: sum('tested'),
    speakersSounding: sum('sounding'),
    byKind,
  }
}

interface Around {
  id: string
  villageCode: string
  recordedAt: string
  faultId?: string | undefined
}

export function testBody(fields: TestFields, { id, villageCode, recordedAt, faultId }: Around): NewAudibilityReport {
  throwIncomplete(emptyAmong([{ path: 'testedOn', label: t('tested_on'), value: fields.testedOn }]))
  const note = onOneLine(fields.note)
  return {
    ...{ id, villageCode, testedOn: fields.testedOn },
    ...countedOf(fields),
    method: fields.method,
    ...(note && { note }),
    ...(faultId && { faultId }),
    recordedAt,
  }
}
