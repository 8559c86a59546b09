/** A report as it is typed, and the requests it can become: a new fault, or a witness to one that is known. */
import { type Fault, OpenAlready } from '../../../contract/faults.ts'
import type { NewAudibilityReport } from '../../../domain/audibility/audibility.ts'
import { FaultCategory, FaultSeverity, NewFault, type NewWitness } from '../../../domain/fault/fault.ts'
import { localDay } from '../../../domain/period.ts'
import { passage } from '../../../domain/register/place.ts'
import { Problem } from '../../shared/api.ts'
import {
  type Draft,
  emptyAmong,
  type Fields,
  instantIn,
  onOneLine,
  timeField,
  throwIncomplete,
} from '../kit/form-draft.ts'
import { categoryWord, severityWord } from '../kit/faults.tsx'
import { type CountFields, countsOf } from '../kit/speaker-test-draft.ts'
import { t } from '../words.ts'

/** A note of a witness takes this much, so a report written here can always become one. */
export const Report = NewFault.extend({ description: passage(500).min(1) })

type Name = 'category' | 'severity' | 'description' | 'reportedAt' | 'reporterName'

export const reportFields = (): Fields<Name> => ({
  category: { label: t('fault_category'), choices: FaultCategory.options.map((one) => [one, categoryWord(one)]) },
  severity: { label: t('fault_severity'), choices: FaultSeverity.options.map((one) => [one, severityWord(one)]) },
  description: t('fault_description'),
  reportedAt: timeField(t('fault_noticed')),
  reporterName: { label: t('reporter_optional'), read: (text) => onOneLine(text) || undefined },
})

/** Where a report carries its test. */
export const TEST_PATH = 'audibility.'

type Said = Pick<Draft<Name>, 'reportedAt' | 'reporterName' | 'description'>

/** The same fault, noticed by one more: what was described becomes the note. */
export function witnessBody({ reportedAt, ...said }: Said, id: string, timeZone: string): NewWitness {
  throwIncomplete(emptyAmong([{ path: 'reportedAt', label: t('fault_noticed'), value: reportedAt }]))
  const name = onOneLine(said.reporterName)
  const note = onOneLine(said.description)
  return { id, ...(name && { name }), witnessedAt: instantIn(reportedAt, timeZone), ...(note && { note }) }
}

/** The test that was made, when the report becomes a witness's: it belongs to the fault that is known. */
export function witnessTest(
  { reportedAt }: Said,
  counts: CountFields,
  id: string,
  { id: faultId, villageCode }: Pick<Fault, 'id' | 'villageCode'>,
  timeZone: string,
): NewAudibilityReport {
  const recordedAt = instantIn(reportedAt, timeZone)
  const testedOn = localDay(recordedAt, timeZone)
  return { id, villageCode, testedOn, ...countsOf(counts, TEST_PATH), method: 'on_site', faultId, recordedAt }
}

/** The fault that is open already, when that is why a report was refused. */
export function openAlready(problem: unknown): Fault | undefined {
  if (!(problem instanceof Problem) || problem.code !== 'conflict') return undefined
  return OpenAlready.pick({ fault: true }).safeParse(problem.reply).data?.fault
}
