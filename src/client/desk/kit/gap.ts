/** How far from the plan, in words: in screenings, as people say it, and without a minus. */
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'

/** On an axis and beside a dot. */
export function gapWord(gap: number, decimals = 0): string {
  const count = figure(Math.abs(gap), decimals)
  if (Number((Math.abs(gap) * 10 ** decimals).toFixed(0)) === 0) return t('gap_none')
  return t(gap < 0 ? 'gap_less' : 'gap_more', { count })
}

/** By itself, with what is counted: whole screenings, rounded towards the plan. */
export const gapSaid = (gap: number): string =>
  t(gap < 0 ? 'gap_less_shows' : 'gap_more_shows', { count: figure(Math.floor(Math.abs(gap))) })
