/** What is supposed, between the address, the form and the question; and how two answers differ. */
import type { Overview } from '../../../domain/report/overview.ts'
import type { Pace } from '../../../domain/target/pace.ts'
import type { WhatIfView } from '../routes.ts'
import { numberIn } from '../kit/form-draft.ts'
import { sharesIn } from '../kit/month-shares.ts'

type Target = Overview['targets'][number]

/** The target an address names, else the first. */
export const chosenTarget = (targets: Target[], code: string | undefined): Target | undefined =>
  targets.find((target) => target.code === code) ?? targets[0]

/** Whose work more teams would speed up: not one team's, nor what is shown in one village. */
export const hasTeams = ({ indicator, scope: { kind } }: Pick<Target, 'indicator' | 'scope'>): boolean =>
  indicator === 'screenings' && kind !== 'team' && kind !== 'village'

export const isSupposing = ({ amount, deadline, season, teams }: WhatIfView): boolean =>
  amount !== undefined || deadline !== undefined || season !== 'now' || teams !== undefined

/** What is asked, as text: what is no number goes along as it was typed, and the answer says so. */
export function questionOf(view: WhatIfView, target: Target, asOf: string, teamsNow: number): string {
  const { amount, deadline, season, shares = '', teams } = view
  const numbered = (text: string): number | string => numberIn(text) ?? text
  const monthShares = season === 'own' ? sharesIn(shares).map(numbered) : season
  const pace = teams !== undefined && hasTeams(target) && teamsNow > 0 ? Number(teams) / teamsNow : undefined
  return JSON.stringify({
    asOf,
    targets: [
      {
        code: target.code,
        amount: amount === undefined ? undefined : numbered(amount),
        deadline,
        monthShares: season === 'now' ? undefined : monthShares,
        pace,
      },
    ],
  })
}

/** Of two chances: by how much, where both are said exactly; else only which way. */
export type Difference = { points: number } | 'higher' | 'lower' | 'same' | null

const isExact = (chance: number): boolean => chance >= 0.1 && chance <= 0.9

export function chanceDifference(now: Pace, then: Pace): Difference {
  if (now.chance === null || then.chance === null) return null
  const points = Math.round(1000 * (then.chance - now.chance)) / 10
  if (points !== 0 && isExact(now.chance) && isExact(then.chance)) return { points }
  if (points === 0) return 'same'
  return points > 0 ? 'higher' : 'lower'
}
