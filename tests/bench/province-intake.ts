/** The same logs handed in to a province and to a county of two years, in turn: what a log costs grows with neither. */
import { aCounty, type County, fillYears, logOf, tokenFor } from './county.ts'
import { type Line, median } from './line.ts'

const TEAMS = 22
const EACH = 20
const ROUNDS = 16
/** The first are not counted: what is compiled and read for the first time is not held against either. */
const FIRST = 2
/** Evenings on which neither has a show. */
const YEAR = 1990

type Send = (token: string, body: string) => Promise<number>
interface Side {
  send: Send
  tokens: string[]
  cpuMs: number[]
}

export async function measureProvinceIntake(
  province: County,
  sendingTo: (county: County) => Send,
  cpuMs: () => number,
  report: (line: Line) => void,
): Promise<void> {
  const county = await aCounty()
  await fillYears(county, 2017, 2)
  const sideOf = async (of: County): Promise<Side> => {
    const teams = Array.from({ length: TEAMS }, (_, i) => `team-${String(i + 1).padStart(2, '0')}`)
    return {
      send: sendingTo(of),
      tokens: await Promise.all(teams.map((team) => tokenFor(of.sql, 'team', team))),
      cpuMs: [],
    }
  }
  const [small, large] = [await sideOf(county), await sideOf(province)]
  for (let round = 0; round < ROUNDS; round++)
    for (const side of round % 2 === 0 ? [small, large] : [large, small]) {
      const bodies = side.tokens.map((_, team) =>
        Array.from({ length: EACH }, (__, n) => JSON.stringify(logOf(county, team + 1, round * EACH + n, YEAR))),
      )
      const began = cpuMs()
      await Promise.all(side.tokens.map((token, team) => sendAll(side.send, token, bodies[team] ?? [])))
      if (round >= FIRST) side.cpuMs.push(cpuMs() - began)
    }
  const perSecond = ({ cpuMs: all }: Side): number => (1000 * TEAMS * EACH) / median(all)
  const ratio = perSecond(large) / perSecond(small)
  report({
    what: 'logs handed in to a province, by computing time',
    measured: `${perSecond(large).toFixed(0)} logs/s`,
    beside: `the same in a county of two years ${perSecond(small).toFixed(0)} logs/s`,
    ratio: `ratio ${ratio.toFixed(2)}`,
    limit: '≥ 0.9 of a county',
    isMet: ratio >= 0.9,
  })
  county.sql.close()
  county.remove()
}

async function sendAll(send: Send, token: string, bodies: string[]): Promise<void> {
  for (const body of bodies) {
    const status = await send(token, body)
    if (status !== 201) throw new Error(`a log was answered ${status}`)
  }
}
