/** A report as it is typed, and the requests it can become: a new fault, or a witness to one that is known. */
import type { NewAudibilityReport } from '../../../domain/audibility/audibility.ts'
import type { FaultCategory, FaultSeverity, NewFault, NewWitness } from '../../../domain/fault/fault.ts'
import { instantAt, localDateTime, localDay } from '../../../domain/period.ts'
import { Problem } from '../../shared/api.ts'
import type { Fault } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { emptyAmong } from '../kit/asked.ts'
import { throwIncomplete } from '../kit/sending.ts'
import { onOneLine } from './step-request.ts'
import { type CountFields, countsOf, noCounts } from './test-request.ts'

export interface ReportFields {
  category: FaultCategory | ''
  severity: FaultSeverity | ''
  description: string
  /** As the form's clock has it: YYYY-MM-DDTHH:MM. */
  noticedAt: string
  reporterName: string
  withTest: boolean
  counts: CountFields
}

export const noReport = (installed?: number): ReportFields => ({
  ...{ category: '', severity: '', description: '', noticedAt: '', reporterName: '' },
  withTest: false,
  counts: noCounts(installed),
})

/** Where a report carries its test. */
export const TEST_PATH = 'audibility.'
/** A note of a witness takes this much, so a report written here can always become one. */
export const DESCRIPTION_MAX = 500

/** The office's clock in a field for a day and a time, and back. */
export const clockField = (instant: string, timeZone: string): string =>
  localDateTime(instant, timeZone).slice(0, 16).replace(' ', 'T')
export const instantIn = (field: string, timeZone: string): string =>
  instantAt(field.slice(0, 10), field.slice(11, 16), timeZone)

export function faultBody(fields: ReportFields, id: string, villageCode: string, timeZone: string): NewFault {
  const { category, severity, description, noticedAt } = fields
  requireAll(fields)
  if (category === '' || severity === '') throw new Error('what is empty was refused')
  const reporterName = onOneLine(fields.reporterName)
  return {
    ...{ id, villageCode, category, severity },
    description: description.trim(),
    reportedAt: instantIn(noticedAt, timeZone),
    ...(reporterName && { reporterName }),
    ...(fields.withTest && { audibility: countsOf(fields.counts, TEST_PATH) }),
  }
}

function requireAll({ category, severity, description, noticedAt }: ReportFields): void {
  const issues = emptyAmong([
    { path: 'category', label: t('fault_category'), value: category },
    { path: 'severity', label: t('fault_severity'), value: severity },
    { path: 'description', label: t('fault_description'), value: description },
    { path: 'reportedAt', label: t('fault_noticed'), value: noticedAt },
  ])
  throwIncomplete(issues)
}

/** The same fault, noticed by one more: what was described becomes the note. */
export function witnessBody(fields: ReportFields, id: string, timeZone: string): NewWitness {
  throwIncomplete(emptyAmong([{ path: 'witnessedAt', label: t('fault_noticed'), value: fields.noticedAt }]))
  const name = onOneLine(fields.reporterName)
  const note = onOneLine(fields.description)
  return {
    id,
    ...(name && { name }),
    witnessedAt: instantIn(fields.noticedAt, timeZone),
    ...(note && { note }),
  }
}

/** The test that was made, when the report becomes a witness's: it belongs to the fault that is known. */
export function witnessTest(
  fields: ReportFields,
  id: string,
  { id: faultId, villageCode }: Pick<Fault, 'id' | 'villageCode'>,
  timeZone: string,
): NewAudibilityReport | undefined {
  if (!fields.withTest) return undefined
  const recordedAt = instantIn(fields.noticedAt, timeZone)
  const testedOn = localDay(recordedAt, timeZone)
  return { id, villageCode, testedOn, ...countsOf(fields.counts, TEST_PATH), method: 'on_site', faultId, recordedAt }
}

/** The fault that is open already, when that is why a report was refused. */
export function openAlready(problem: unknown): Fault | undefined {
  if (!(problem instanceof Problem) || problem.code !== 'conflict') return undefined
  return (problem.reply as { fault?: Fault } | undefined)?.fault
}
