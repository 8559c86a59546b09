/** What a new office still has to do; loaded with every page, unlike the rest of its guide. */

export interface Setup {
  needsPassword: boolean
  needsRegister: boolean
  needsTarget?: boolean
  teamsWithoutPhone?: number
}

export const STEPS = ['password', 'register', 'phones', 'target'] as const
export type StartStep = (typeof STEPS)[number]

/** What a new office still has to do, in its order; targets mostly come with the register. */
export function stepsLeft({ needsPassword, needsRegister, needsTarget, teamsWithoutPhone = 0 }: Setup): StartStep[] {
  const isLeft = {
    password: needsPassword,
    register: needsRegister,
    phones: needsRegister || teamsWithoutPhone > 0,
    target: !needsRegister && needsTarget === true,
  }
  return STEPS.filter((step) => isLeft[step])
}
