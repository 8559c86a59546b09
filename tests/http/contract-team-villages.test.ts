/** The HTTP contract for which villages a team serves, on both engines. */
import { describe, expect, test } from 'vitest'
import { putTeamVillages } from '../../src/store/register/teams.ts'
import { engines, managed } from '../engines.ts'
import { aManager, NOW } from '../make.ts'
import { told } from './service.ts'

interface Answer {
  villageCodes: string[]
  added: { code: string; fromTeamCode?: string }[]
  removed: { code: string }[]
  issues: { path: string }[]
}

describe.each(engines)('the villages of a team on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const served = async (team: string): Promise<string[]> =>
    (await told<{ items: { code: string }[] }>(await manager('GET', `/api/villages?team=${team}&limit=500`))).items.map(
      ({ code }) => code,
    )
  const put = async (team: string, villageCodes: string[]): Promise<[number, Answer]> => {
    const answer = await manager('PUT', `/api/teams/${team}/villages`, { villageCodes })
    return [answer.status, await told<Answer>(answer)]
  }

  test('are exactly those named; it is said which came from whom and which nobody serves now', async () => {
    const [gone = '', ...kept] = await served('team-03')
    const [taken = ''] = await served('team-04')
    const [status, answer] = await put('team-03', [...kept, taken, taken])
    expect([status, answer.villageCodes]).toEqual([200, [...kept, taken].sort()])
    expect(answer.added).toMatchObject([{ code: taken, fromTeamCode: 'team-04' }])
    expect(answer.removed).toMatchObject([{ code: gone }])
    expect(await served('team-03')).toEqual([...kept, taken].sort())
    expect(await served('team-04')).not.toContain(taken)
    const trail = await told<{ items: unknown[] }>(
      await manager('GET', `/api/audit?subjectKind=village&subjectId=${taken}`),
    )
    expect(trail.items).toMatchObject([
      { action: 'serve', before: { teamCode: 'team-04' }, after: { teamCode: 'team-03' } },
    ])
    expect(await put('team-03', [...kept, taken])).toMatchObject([200, { added: [], removed: [] }])
  })

  test('stay as they were when one of those named is unknown, and a team nobody knows has none', async () => {
    const before = await served('team-05')
    const [status, { issues }] = await put('team-05', [before[0] ?? '', 'nowhere'])
    expect([status, issues.map(({ path }) => path)]).toEqual([422, ['villageCodes.1']])
    expect(await served('team-05')).toEqual(before)
    expect((await put('team-99', []))[0]).toBe(404)
  })

  test('move only what is still where its sender saw it', async () => {
    const [eight, nine] = [await served('team-08'), await served('team-09')]
    const entries = [...eight.map((code) => [code, 'team-08']), ...nine.map((code) => [code, 'team-09'])]
    const seen = Object.fromEntries(entries) as Record<string, string>
    const send = async (team: string, villageCodes: string[]): Promise<number> =>
      (await manager('PUT', `/api/teams/${team}/villages`, { villageCodes, seen })).status
    const [wanted = '', other = ''] = nine
    // somebody else gives it to a third team meanwhile
    await put('team-10', [...(await served('team-10')), wanted])
    expect(await send('team-08', [...eight, wanted])).toBe(409)
    expect(await served('team-08')).toEqual(eight)
    expect(await served('team-10')).toContain(wanted)
    expect(await send('team-08', [...eight, other])).toBe(200)
    // one that came meanwhile is not put out by a list made without it
    const [late = ''] = await served('team-11')
    await put('team-08', [...eight, other, late])
    expect(await send('team-08', eight)).toBe(409)
    expect(await served('team-08')).toContain(late)
  })

  test('of two teams that want one village at once, the later has it and no list is half written', async () => {
    const [six, seven] = [await served('team-06'), await served('team-07')]
    const [wanted = ''] = await served('team-08')
    await Promise.all([
      putTeamVillages(
        running.sql,
        { teamCode: 'team-06', codes: [...six, wanted], effectiveOn: '2017-06-30' },
        aManager,
        NOW,
      ),
      putTeamVillages(
        running.sql,
        { teamCode: 'team-07', codes: [...seven, wanted], effectiveOn: '2017-06-30' },
        aManager,
        NOW,
      ),
    ])
    const now = [await served('team-06'), await served('team-07')]
    expect(now.flat().filter((code) => code === wanted)).toHaveLength(1)
    expect(now.map((codes) => codes.filter((code) => code !== wanted))).toEqual([six, seven])
  })
})
