/** What a new office still has to do; loaded with every page, unlike the rest of its guide. */
import type { DatedName } from '../../../domain/dated-setting.ts'

export interface Setup {
  needsPassword: boolean
  needsRegister: boolean
  /** Of its name and place, what nobody has said. */
  missingSettings?: DatedName[]
  /** No log is stored yet. */
  canReplaceRegister?: boolean
  needsTarget?: boolean
  teamsWithoutPhone?: number
}

/** What this browser keeps once nothing is left: it then never asks again. */
export const SET_UP_DONE = 'set-up-done'

export const STEPS = ['password', 'register', 'office', 'phones', 'target'] as const
export type StartStep = (typeof STEPS)[number]

/** What a new office still has to do, in its order; targets mostly come with the register. */
export function stepsLeft(setup: Setup): StartStep[] {
  const { needsPassword, needsRegister, needsTarget, missingSettings = [], teamsWithoutPhone = 0 } = setup
  const isLeft = {
    password: needsPassword,
    register: needsRegister,
    office: missingSettings.length > 0,
    phones: needsRegister || teamsWithoutPhone > 0,
    target: !needsRegister && needsTarget === true,
  }
  return STEPS.filter((step) => isLeft[step])
}
