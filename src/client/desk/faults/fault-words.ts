/** The domain's own words of faults, in the language now spoken. */
import type { FaultAction, FaultCategory, FaultSeverity, FaultStatus } from '../../../domain/fault/fault.ts'
import { stateWords } from '../../../domain/words-states.ts'
import { sayerOf } from '../../shared/words.ts'

const say = sayerOf(stateWords)

export const categoryWord = (category: FaultCategory): string => say(`category_${category}`)
export const severityWord = (severity: FaultSeverity): string => say(`fault_severity_${severity}`)
export const faultStatusWord = (status: FaultStatus): string => say(`fault_${status}`)
export const stepWord = (action: FaultAction | 'report'): string => say(`step_${action}`)

/** As a button or at the beginning of a line: it begins with a capital where the language has them. */
export function stepTitle(action: FaultAction | 'report'): string {
  const word = stepWord(action)
  return word.charAt(0).toUpperCase() + word.slice(1)
}
