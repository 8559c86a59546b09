/** What a fault's pages decide without a screen: which step comes next and what it asks for, and how long all took. */
import type { FaultAction, FaultEvent, FaultStatus } from '../../../domain/fault/fault.ts'
import { type ProofReport, requireProof } from '../../../domain/fault/fault-clock.ts'
import { type Extra, STEPS } from '../../../domain/fault/fault-event.ts'
import { say } from '../../../domain/language.ts'
import type { Role } from '../../../domain/people/account.ts'
import type { Problem } from '../../shared/api.ts'
import { language } from '../../shared/words.ts'
import { type Draft, type FieldRule, type Fields, lineIn, onOneLine } from '../kit/form-draft.ts'
import { t } from '../words.ts'

/** The day is which faults are seen, not a filter of them. */
export const FAULTS_LIST = { page: '/faults', size: 50, apart: ['asOf'] } as const

interface Standing {
  open?: string
  overdue?: string
}

/** Unsettled, past the limit, or settled: one choice, though the address has two words for it. */
export function standingOf({ open, overdue }: Standing): string {
  if (overdue === 'true') return 'overdue'
  if (open === undefined) return ''
  return open === 'true' ? 'open' : 'settled'
}
export const withStanding = (standing: string): Required<Standing> => ({
  open: standing === 'open' ? 'true' : standing === 'settled' ? 'false' : '',
  overdue: standing === 'overdue' ? 'true' : '',
})

const USUAL_OF_ALL: Partial<Record<FaultStatus, FaultAction>> = {
  in_progress: 'repaired',
  paused: 'resume',
  awaiting_retest: 'close',
}
/** A manager gives a fault to somebody, a technician takes it; what is settled asks for nothing. */
const USUAL: Record<Role, Partial<Record<FaultStatus, FaultAction>>> = {
  manager: { ...USUAL_OF_ALL, open: 'assign', reopened: 'assign' },
  auditor: {},
  technician: { ...USUAL_OF_ALL, open: 'start', assigned: 'start', reopened: 'start' },
  team: {},
}

interface Steps {
  /** The one that comes next as a rule stands out; absent where none is usual, or where it may not be taken. */
  usual: FaultAction | undefined
  inOrder: FaultAction[]
}

export function stepsInOrder(status: FaultStatus, role: Role, nextSteps: readonly FaultAction[]): Steps {
  const usual = nextSteps.find((action) => action === USUAL[role][status])
  return { usual, inOrder: [...nextSteps].sort((a, b) => Number(b === usual) - Number(a === usual)) }
}

/** These say everything by themselves: a press is enough. */
export const isPlain = (action: FaultAction): boolean => action === 'start' || action === 'resume'

/** What the form of a step asks for, in this order; a reason may always be given. */
export function fieldsOf(action: FaultAction): Extra[] {
  const { needs, takes } = STEPS[action]
  const asked: Extra[] = [...needs, ...takes]
  return asked.includes('reason') ? asked : [...asked, 'reason']
}
const isNeeded = (action: FaultAction, field: Extra): boolean => STEPS[action].needs.includes(field)

/** What was replaced: one thing a line, or divided by commas of either script. */
function partsIn(text: string): string[] | undefined {
  const parts = text.split(/[\n,，、;；]/).map((part) => part.trim())
  return text.trim() === '' ? undefined : parts.filter(Boolean)
}

/** The fields of a step's form. */
export function stepFields(action: FaultAction): Fields<Extra> {
  const rules: Record<Extra, FieldRule> = {
    assignee: { label: t('assignee_who'), read: lineIn },
    duplicateOf: { label: t('original_which') },
    audibilityReportId: { label: t('proof_which') },
    parts: { label: t('parts_optional'), read: partsIn },
    reason: { label: t(isNeeded(action, 'reason') ? 'reason' : 'remark_optional'), read: lineIn },
  }
  return Object.fromEntries(fieldsOf(action).map((name) => [name, rules[name]])) as Fields<Extra>
}

/** The first thing a step needs and doesn't have, in the words the server would use. */
export function missingIn(action: FaultAction, draft: Partial<Draft<Extra>>): Problem['issues'] {
  const path = fieldsOf(action).find((field) => isNeeded(action, field) && onOneLine(draft[field] ?? '') === '')
  if (!path) return []
  const key = `step_needs_${path}` as 'step_needs_reason'
  return [{ path, message: say(language(), { key, facts: { step: { key: `step_${action}` } } }) }]
}

interface Repaired {
  id: string
  villageCode: string
  events: FaultEvent[]
}

/** Which tests may close a fault, in the order given: the rule is the domain's own. */
export const proofChoices = <Test extends ProofReport>(
  fault: Repaired,
  tests: readonly Test[],
  timeZone: string,
): Test[] =>
  tests.filter((test) => {
    try {
      requireProof(fault, fault.events, test, timeZone)
      return true
    } catch {
      return false
    }
  })

/** How long a fault took, from when it was noticed to its proven repair, and what of that it was paused. */
export interface FaultLife {
  /** Until it was settled, else until now. */
  wholeMs: number
  pausedMs: number
  /** Until it was last said to be repaired; null while it was not, or was opened again since. */
  repairedMs: number | null
  isSettled: boolean
}
type Happened = Pick<FaultEvent, 'action' | 'at' | 'status'>

const ms = (instant: string): number => Date.parse(instant)

/** `now` by the office's clock. A test that proves it may have been made before the step that says so. */
export function lifeOf(events: readonly Happened[], settledAt: string | undefined, now: string): FaultLife | null {
  const [first] = events
  if (!first) return null
  const end = ms(settledAt ?? now)
  const paused = events.map(({ status, at }, i) => {
    const until = events[i + 1]?.at
    return status === 'paused' ? Math.max(0, (until === undefined ? end : ms(until)) - ms(at)) : 0
  })
  const reopened = events.findLastIndex(({ action }) => action === 'reopen')
  const repaired = events.slice(reopened + 1).findLast(({ action }) => action === 'repaired')
  return {
    wholeMs: Math.max(0, end - ms(first.at)),
    pausedMs: paused.reduce((sum, time) => sum + time, 0),
    repairedMs: repaired ? Math.max(0, ms(repaired.at) - ms(first.at)) : null,
    isSettled: settledAt !== undefined,
  }
}

type Span = { key: 'time_days' | 'time_hours' | 'time_minutes'; facts: Record<string, number> }

/** 2 天 3 小时, 3 小时 12 分, 12 分钟: the two units that matter, rounded down. */
export function spanOf(spanMs: number): Span {
  const minutes = Math.floor(spanMs / 60_000)
  const hours = Math.floor(minutes / 60)
  if (hours >= 24) return { key: 'time_days', facts: { days: Math.floor(hours / 24), hours: hours % 24 } }
  return hours > 0
    ? { key: 'time_hours', facts: { hours, minutes: minutes % 60 } }
    : { key: 'time_minutes', facts: { minutes } }
}
