/** The whole check of the trail, one bounded step at a time: whoever asks for the next one says where the last one ended. */
import { anew } from '../engine/kept-readings.ts'
import { checkSeals, checkTail, type Place, type Stretch } from './chain-check.ts'
import { checkEntries } from './entry-check.ts'
import { checkBulletins, checkGone, checkLogs } from './log-check.ts'
import { checkRegister, checkSettings, checkTargets } from './rule-check.ts'
import { checkLasts } from './lasts-check.ts'
import { checkProofs } from './proof-check.ts'
import { checkReports } from './report-check.ts'
import { checkSums } from './sums-check.ts'
import { checkSettlements } from './settlement-check.ts'
import type { CheckPart } from '../../domain/trail/seal.ts'

const PARTS: Record<CheckPart, (place: Place, after: string) => Promise<Stretch>> = {
  seals: checkSeals,
  tail: checkTail,
  logs: checkLogs,
  gone: checkGone,
  register: checkRegister,
  targets: checkTargets,
  settings: checkSettings,
  entries: checkEntries,
  bulletins: checkBulletins,
  settlements: checkSettlements,
  reports: checkReports,
  proofs: checkProofs,
  sums: checkSums,
  lasts: checkLasts,
}
const NAMES = Object.keys(PARTS) as CheckPart[]

export interface Step extends Stretch {
  part: CheckPart
  /** Undefined where everything has been looked at, or something is wrong. */
  next?: string | undefined
}

/** A text that is no JSON any more was altered, too. */
function unreadable(thrown: unknown): Stretch {
  const isOfText = thrown instanceof SyntaxError || /malformed JSON/i.test(String(thrown))
  if (!isOfText) throw thrown
  return {
    looked: 0,
    fault: { key: 'kept_unreadable', facts: { text: thrown instanceof Error ? thrown.message : '' } },
  }
}

/** `at` is a step's `next`. */
export async function checkStep(kept: Place, at = 'seals'): Promise<Step> {
  const place = { ...kept, sql: anew(kept.sql) }
  const [name = '', ...rest] = at.split(' ')
  const part = NAMES.find((one) => one === name) ?? 'seals'
  const step = await PARTS[part](place, rest.join(' ')).catch(unreadable)
  if (step.fault) return { ...step, part }
  const following = NAMES[NAMES.indexOf(part) + 1]
  return { ...step, part, next: step.after === undefined ? following : `${part} ${step.after}` }
}
