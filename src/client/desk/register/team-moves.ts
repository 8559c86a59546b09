/** What becomes of villages when a team is given exactly those chosen: who comes from whom, and who is left without. */
import type { Village } from '../../../domain/register/place.ts'

export interface Moves {
  /** By the team that served them before; undefined where nobody did. */
  from: { teamCode: string | undefined; villages: Village[] }[]
  /** Served by nobody then. */
  left: Village[]
}

export const servedBy = (villages: Village[], teamCode: string): string[] =>
  villages.filter((village) => village.teamCode === teamCode).map(({ code }) => code)

export function movesOf(villages: Village[], teamCode: string, chosen: ReadonlySet<string>): Moves {
  const coming = villages.filter((village) => chosen.has(village.code) && village.teamCode !== teamCode)
  const teams = [...new Set(coming.map((village) => village.teamCode))].sort((a = '', b = '') => (a < b ? -1 : 1))
  return {
    from: teams.map((code) => ({ teamCode: code, villages: coming.filter((village) => village.teamCode === code) })),
    left: villages.filter((village) => village.teamCode === teamCode && !chosen.has(village.code)),
  }
}

export const moveCount = ({ from, left }: Moves): number =>
  from.reduce((sum, { villages }) => sum + villages.length, left.length)
