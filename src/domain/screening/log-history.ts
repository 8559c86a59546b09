/** What a correction or a match of films changed in a log: every field that said something else before. */

/** As much of a step of the audit trail as is needed; its `before` and `after` are whatever was kept then. */
interface Step {
  action: string
  before?: unknown
  after?: unknown
}

export interface FieldChange {
  field: string
  before?: unknown
  after?: unknown
}

type Content = Record<string, unknown>

/** Corrections, and titles that a manager matched. */
const CHANGING = new Set(['correct', 'match'])

/** What the bureau makes of a log, or what names it, is no change of what the team said. */
const NOT_SAID = new Set(['id'])

export function changesBetween(before: Content, after: Content): FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !NOT_SAID.has(field))
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({
      field,
      ...(before[field] !== undefined && { before: before[field] }),
      ...(after[field] !== undefined && { after: after[field] }),
    }))
}

/**
 * Each such step with what it changed. Older ones did not keep what the log said after them: that is what the next one
 * found, and of the last what it says now.
 */
export function withChanges<S extends Step>(history: S[], now: object): (S & { changes?: FieldChange[] })[] {
  return history.map((step, i) => {
    const before = contentIn(step.before)
    if (!CHANGING.has(step.action) || !before) return step
    const next = history.slice(i + 1).find(({ action }) => CHANGING.has(action))
    const after = contentIn(step.after) ?? contentIn(next?.before) ?? pick(now, before)
    return { ...step, changes: changesBetween(before, after) }
  })
}

function contentIn(kept: unknown): Content | undefined {
  if (typeof kept !== 'object' || kept === null || !('content' in kept)) return undefined
  return typeof kept.content === 'object' && kept.content !== null ? { ...kept.content } : undefined
}

/** Of a log as it is now, the fields that its content had; what was added since cannot be told from what the bureau adds. */
const pick = (now: object, content: Content): Content =>
  Object.fromEntries(Object.entries(now).filter(([field]) => field in content))
