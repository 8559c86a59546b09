/** A step as it is typed, and the request it is: only what the step needs or takes, and what was left empty left out. */
import type { FaultAction, FaultStep } from '../../../domain/fault/fault.ts'
import { type Extra, STEPS } from '../../../domain/fault/fault-steps.ts'

export type StepFields = Record<Extra, string>
export const NO_FIELDS: StepFields = { assignee: '', reason: '', duplicateOf: '', audibilityReportId: '', parts: '' }

/** These say everything by themselves: a press is enough. */
export const isPlain = (action: FaultAction): boolean => action === 'start' || action === 'resume'

/** What the form of a step asks for, in this order; a reason may always be given. */
export function fieldsOf(action: FaultAction): Extra[] {
  const { needs, takes } = STEPS[action]
  const asked: Extra[] = [...needs, ...takes]
  return asked.includes('reason') ? asked : [...asked, 'reason']
}
export const isNeeded = (action: FaultAction, field: Extra): boolean => STEPS[action].needs.includes(field)

/** What was replaced: one thing a line, or divided by commas of either script. */
export const partsIn = (text: string): string[] =>
  text
    .split(/[\n,，、;；]/)
    .map((part) => part.trim())
    .filter(Boolean)

/** On one line, as the contract wants it. */
export const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

export function stepBody(action: FaultAction, revision: number, fields: StepFields): FaultStep {
  const said = fieldsOf(action).flatMap((field): [string, string | string[]][] => {
    if (field === 'parts') {
      const parts = partsIn(fields.parts)
      return parts.length > 0 ? [[field, parts]] : []
    }
    const text = onOneLine(fields[field])
    return text ? [[field, text]] : []
  })
  return { revision, action, ...Object.fromEntries(said) }
}

/** The first thing a step needs and doesn't have. */
export const missingIn = (action: FaultAction, fields: StepFields): Extra | undefined =>
  fieldsOf(action).find((field) => isNeeded(action, field) && onOneLine(fields[field]) === '')
