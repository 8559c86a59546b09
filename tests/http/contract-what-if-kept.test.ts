/** What if, beside what is kept of the real figures: neither answers for the other. */
import { describe, expect, test } from 'vitest'
import { putTeams } from '../../src/store/register/teams.ts'
import { engines, managed } from '../engines.ts'
import { aTarget } from '../make.ts'
import { freshVillage } from '../store/places.ts'

interface Told {
  targets: { code: string; done: number; bases: { reachedOn?: string }[] }[]
}

describe.each(engines)('on $name', ({ start }) => {
  const { running, manager } = managed(start)
  const asked = async (code: string, answer: Response): Promise<string | undefined> => {
    expect(answer.status).toBe(200)
    return ((await answer.json()) as Told).targets.find((one) => one.code === code)?.bases[0]?.reachedOn
  }
  const real = async (code: string, asOf: string) => asked(code, await manager('GET', `/api/overview?asOf=${asOf}`))
  const supposed = async (code: string, asOf: string, amount: number) =>
    asked(code, await manager('POST', '/api/overview/what-if', { asOf, targets: [{ code, amount }] }))

  async function ofHouseholds(): Promise<string> {
    const team = `team-${crypto.randomUUID().slice(0, 8)}`
    await running.sql.batch([putTeams([{ code: team, name: team }])])
    const { code: villageCode } = await freshVillage(running.sql, { teamCode: team })
    const target = aTarget({
      code: `tv-${team}`,
      indicator: 'tv_households',
      scope: { kind: 'team', code: team },
      amount: 60,
      unit: '户',
      statutoryDeadline: undefined,
    })
    expect((await manager('PUT', `/api/targets/${target.code}`, target)).status).toBe(200)
    for (const [day, connected] of [
      ['04-01', 40],
      ['05-01', 70],
    ] as const) {
      const told = { id: crypto.randomUUID(), villageCode, asOf: `2017-${day}`, households: 80, connected }
      const answer = await manager('POST', '/api/tv-coverage', {
        ...told,
        verified: 0,
        lost: 0,
        noSignal: 80 - connected,
        noSet: 0,
      })
      expect(answer.status).toBe(201)
    }
    return target.code
  }

  async function byHand(): Promise<string> {
    const { code } = aTarget({ code: `hand-${crypto.randomUUID().slice(0, 8)}` })
    const target = aTarget({ code, indicator: 'manual', amount: 60, unit: '件', statutoryDeadline: undefined })
    expect((await manager('PUT', `/api/targets/${code}`, target)).status).toBe(200)
    for (const [day, amount] of [
      ['04-01', 40],
      ['05-01', 30],
    ] as const) {
      const entry = { id: crypto.randomUUID(), on: `2017-${day}`, amount, note: '验收' }
      expect((await manager('POST', `/api/targets/${code}/entries`, entry)).status).toBe(201)
    }
    return code
  }

  test.each([
    ['households', ofHouseholds],
    ['what is entered by hand', byHand],
  ])('of %s, whichever is asked first', async (_, made) => {
    const code = await made()
    expect(await supposed(code, '2017-06-20', 35)).toBe('2017-04-01')
    expect(await real(code, '2017-06-20')).toBe('2017-05-01')
    expect(await real(code, '2017-06-21')).toBe('2017-05-01')
    expect(await supposed(code, '2017-06-21', 35)).toBe('2017-04-01')
  })
})
