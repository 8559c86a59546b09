/** Which step of those that may be taken comes next as a rule: it stands first, and stands out. */
import type { Role } from '../../../domain/people/account.ts'
import type { FaultAction, FaultStatus } from '../../../domain/fault/fault.ts'

/** A manager gives a fault to somebody, a technician takes it; what is settled asks for nothing. */
const USUAL: Record<Role, Partial<Record<FaultStatus, FaultAction>>> = {
  manager: {
    ...{ open: 'assign', reopened: 'assign' },
    ...{ in_progress: 'repaired', paused: 'resume', awaiting_retest: 'close' },
  },
  technician: {
    ...{ open: 'start', assigned: 'start', reopened: 'start' },
    ...{ in_progress: 'repaired', paused: 'resume', awaiting_retest: 'close' },
  },
  team: {},
}

interface Steps {
  /** The one that stands out; absent where none is usual, or where it may not be taken. */
  usual: FaultAction | undefined
  inOrder: FaultAction[]
}

export function stepsInOrder(status: FaultStatus, role: Role, nextSteps: readonly FaultAction[]): Steps {
  const usual = nextSteps.find((action) => action === USUAL[role][status])
  return { usual, inOrder: [...nextSteps].sort((a, b) => Number(b === usual) - Number(a === usual)) }
}
