/** A task as it might be: what the address says is what is asked, and how two chances differ. */
import { expect, test } from 'vitest'
import {
  chanceDifference,
  chosenTarget,
  hasTeams,
  isSupposing,
  questionOf,
} from '../../src/client/desk/what-if/rules.ts'
import { readWhatIf, whatIfPath } from '../../src/client/desk/routes.ts'
import { theHalfYear } from './home-figures.ts'

const { targets } = theHalfYear()
const [county] = targets
const asked = (search: string) => {
  if (!county) throw new Error('no county')
  return JSON.parse(questionOf(readWhatIf(search), county, '2017-06-30', 22)) as object
}

test('an address is read as it is written', () => {
  const path = '/what-if?asOf=2017-06-30&target=screenings-county&amount=5000&season=none&teams=24'
  expect(whatIfPath(readWhatIf(path.slice(8)))).toBe(path)
  expect(isSupposing(readWhatIf('?asOf=2017-06-30&target=screenings-county'))).toBe(false)
  expect(isSupposing(readWhatIf('?teams=24'))).toBe(true)
})

test('what is not supposed is not asked, and teams are a pace', () => {
  const about = { code: 'screenings-county' }
  expect(asked('')).toEqual({ asOf: '2017-06-30', targets: [about] })
  expect(asked('?teams=33')).toEqual({ asOf: '2017-06-30', targets: [{ ...about, pace: 1.5 }] })
  const shares = Array.from({ length: 12 }, (_, i) => (i === 0 ? 0.1 : i < 10 ? 0.08 : 0.09))
  expect(asked(`?amount=5000&season=own&shares=${shares.join('+')}`)).toEqual({
    asOf: '2017-06-30',
    targets: [{ ...about, amount: 5000, monthShares: shares }],
  })
  expect(asked('?amount=viel&season=learnt')).toEqual({
    asOf: '2017-06-30',
    targets: [{ ...about, amount: 'viel', monthShares: 'learnt' }],
  })
})

test('one team, one village and what is no show have no teams to add', () => {
  const scope = (kind: string) => ({ kind })
  expect(hasTeams({ indicator: 'screenings', scope: scope('designated') })).toBe(true)
  expect(hasTeams({ indicator: 'screenings', scope: scope('team') })).toBe(false)
  expect(hasTeams({ indicator: 'tv_households', scope: scope('designated') })).toBe(false)
  expect(chosenTarget(targets, 'nowhere')).toBe(county)
})

test('two chances differ by points where both are said exactly, else only up or down', () => {
  const [pace] = county?.bases ?? []
  if (!pace) throw new Error('no pace')
  const between = (now: number | null, then: number | null) =>
    chanceDifference({ ...pace, chance: now }, { ...pace, chance: then })
  expect(between(0.158, 0.5)).toEqual({ points: 34.2 })
  expect(between(0.158, 0.95)).toBe('higher')
  expect(between(0.5, 0.02)).toBe('lower')
  expect(between(0.95, 0.95)).toBe('same')
  expect(between(null, 0.5)).toBeNull()
})
