/** Who answers for what, over HTTP, on both engines: from a day on, as it was known, and whose a flag then is. */
import { describe, expect, test } from 'vitest'
import type { DutyDetail } from '../../src/contract/duties.ts'
import type { FlagDetail } from '../../src/contract/figures.ts'
import type { Listed } from '../../src/contract/route.ts'
import type { VillageStanding } from '../../src/contract/standings.ts'
import type { Duty } from '../../src/domain/ledger/duty.ts'
import { parseCsv } from '../../src/exchange/csv.ts'
import { checkStep, type Step } from '../../src/store/trail/check.ts'
import { engines, managed } from '../engines.ts'
import { aWork } from '../ledger-entries.ts'
import { aFault, aMilestone, aReport, aTarget } from '../make.ts'
import { freshVillage } from '../store/places.ts'
import { told } from './service.ts'

describe.each(engines)('who answers on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const get = async <T>(path: string): Promise<T> => told<T>(await manager('GET', `/api/${path}`))
  const put = (subject: string, body: object) => manager('PUT', `/api/duties/${subject}`, body)
  const named = async (subject: string, body: object): Promise<DutyDetail> => {
    const answer = await put(subject, body)
    expect([subject, answer.status]).toEqual([subject, 200])
    return told<DutyDetail>(answer)
  }
  const list = (query: string) => get<Listed<Duty>>(`duties?${query}`)
  const aVillageOf = async (name?: string): Promise<string> =>
    `village.${(await freshVillage(running.sql, name === undefined ? {} : { name })).code}`

  test('a village has whom it had on the day, and nobody from a day on where nobody is named', async () => {
    const subject = await aVillageOf()
    await named(subject, { leader: '张局', responsible: '赵师傅', effectiveOn: '2017-06-10' })
    await named(subject, { leader: '张局', responsible: '钱师傅', effectiveOn: '2017-06-20' })
    await named(subject, { effectiveOn: '2017-06-28' })
    const on = async (day: string) => (await get<DutyDetail>(`duties/${subject}?asOf=${day}`)).responsible
    expect(await Promise.all(['2017-06-09', '2017-06-10', '2017-06-27', '2017-06-30'].map(on))).toEqual([
      undefined,
      '赵师傅',
      '钱师傅',
      undefined,
    ])
    const { history } = await get<DutyDetail>(`duties/${subject}`)
    expect(history.map(({ effectiveOn, responsible }) => [effectiveOn, responsible])).toEqual([
      ['2017-06-10', '赵师傅'],
      ['2017-06-20', '钱师傅'],
      ['2017-06-28', undefined],
    ])
  })

  test('a village that was made of others keeps whoever answered for those, until somebody is named for it anew', async () => {
    const one = await freshVillage(running.sql, { name: '前进村' })
    const two = await freshVillage(running.sql, { name: '红星村' })
    await named(`village.${one.code}`, { leader: '张局', responsible: '赵师傅', effectiveOn: '2017-06-10' })
    await named(`village.${two.code}`, { leader: '张局', responsible: '钱师傅', effectiveOn: '2017-06-10' })
    const to = [{ code: 'together', name: '合心社区' }]
    const merge = { kind: 'merge', from: [one.code, two.code], to, on: '2017-06-30' }
    expect((await manager('POST', '/api/register/changes', merge)).status).toBe(200)
    const heir = await get<DutyDetail>('duties/village.together')
    const those = (said: string | undefined) => new Set(said?.split('、'))
    expect(heir).toMatchObject({ leader: '张局', history: [] })
    expect(those(heir.inheritedFrom)).toEqual(new Set(['前进村', '红星村']))
    expect(those(heir.responsible)).toEqual(new Set(['赵师傅', '钱师傅']))
    expect((await list('kind=village&named=true&q=赵师傅')).items.map(({ code }) => code)).toContain('together')
    const low = aReport({ villageCode: 'together', testedOn: '2017-06-30', speakersSounding: 1 })
    expect((await manager('POST', '/api/audibility-reports', low)).status).toBe(201)
    const { items } = await get<Listed<FlagDetail>>('flags?subject=together')
    expect(items.map(({ duty }) => those(duty?.responsible).has('赵师傅'))).toContain(true)
    expect((await get<Listed<FlagDetail>>('flags?subject=together&owned=true')).total).toBe(items.length)
    await named('village.together', { responsible: '孙师傅' })
    const now = await get<DutyDetail>('duties/village.together')
    expect(now).toMatchObject({ responsible: '孙师傅' })
    expect([now.leader, now.inheritedFrom]).toEqual([undefined, undefined])
  })

  test('the same again changes nothing, the same day is put right, and what was known before stays known', async () => {
    const subject = await aVillageOf()
    await named(subject, { responsible: '赵师傅', effectiveOn: '2017-06-20' })
    const { at } = (await running.sql.first<{ at: number }>('SELECT at FROM knowledge')) ?? { at: 0 }
    const lines = async () => (await get<{ total: number }>(`audit?subjectKind=duty&subjectId=${subject}`)).total
    await named(subject, { responsible: '赵师傅', effectiveOn: '2017-06-20' })
    expect(await lines()).toBe(1)
    await named(subject, { responsible: '钱师傅', effectiveOn: '2017-06-20' })
    expect(await lines()).toBe(2)
    const then = await get<DutyDetail>(`duties/${subject}?knownAt=${new Date(at).toISOString()}`)
    expect(then.responsible).toBe('赵师傅')
    expect((await get<DutyDetail>(`duties/${subject}`)).responsible).toBe('钱师傅')
  })

  test('nobody answers for what is not there', async () => {
    for (const subject of ['village.nowhere', 'work.7c0f0d2e-3b51-4a3e-8a7b-2f1f5f0c9a11', 'target.none']) {
      expect((await put(subject, { responsible: '赵师傅' })).status).toBe(404)
    }
    expect((await put('team.team-01', { responsible: '赵师傅' })).status).toBe(422)
  })

  test('those without anybody come first, page by page; a work has whom its entry names until somebody decides', async () => {
    const mark = crypto.randomUUID().slice(0, 8)
    const [one, two] = [await aVillageOf(`甲${mark}`), await aVillageOf(`乙${mark}`)]
    const work = aWork({ title: `广播改造${mark}`, responsible: '周工' })
    expect((await manager('POST', '/api/works', { ...work, reason: '补登' })).status).toBe(201)
    await named(one, { responsible: '赵师傅' })
    const first = await list(`q=${mark}&limit=2`)
    expect([first.total, ...first.items.map(({ subject }) => subject)]).toEqual([3, two, `work.${work.id}`])
    expect(first.items[1]).toMatchObject({ responsible: '周工' })
    expect(first.items[1]).not.toHaveProperty('effectiveOn')
    const second = await list(`q=${mark}&limit=2&cursor=${first.nextCursor}`)
    expect(second.items.map(({ subject, responsible }) => [subject, responsible])).toEqual([[one, '赵师傅']])
    expect((await list(`q=${mark}&named=false`)).items.map(({ subject }) => subject)).toEqual([two])
    expect(
      (await list(`q=${encodeURIComponent('赵师傅')}&kind=village`)).items.map(({ subject }) => subject),
    ).toContain(one)
    expect((await manager('GET', `/api/duties?cursor=${btoa('x|0|0|y')}`)).status).toBe(422)
    await named(`work.${work.id}`, { leader: '张局' })
    expect((await get<DutyDetail>(`duties/work.${work.id}`)).responsible).toBeUndefined()
    const csv = await (await manager('GET', `/api/duties.csv?q=${mark}`)).text()
    expect(parseCsv(csv).map(({ cells }) => cells[1])).toEqual(
      expect.arrayContaining([`甲${mark}`, `乙${mark}`, `广播改造${mark}`]),
    )
  })

  test('a flag is whose village, target or fault it is, until it is given to somebody else', async () => {
    const subject = await aVillageOf()
    const [, code = ''] = subject.split('.')
    const failing = aReport({ villageCode: code, speakersSounding: 20, testedOn: '2017-06-20' })
    expect((await manager('POST', '/api/audibility-reports', failing)).status).toBe(201)
    const fault = aFault({ villageCode: code, severity: 'critical', reportedAt: '2017-06-20T09:00:00+08:00' })
    expect((await manager('POST', '/api/faults', fault)).status).toBe(201)
    const below = async () => {
      const { items } = await get<Listed<FlagDetail>>(`flags?open=true&subject=${code}&limit=50`)
      return items.find(({ kind }) => kind.startsWith('audibility_'))
    }
    expect((await below())?.duty).toBeUndefined()
    await named(subject, { leader: '张局', responsible: '赵师傅' })
    const flag = await below()
    expect(flag?.duty).toEqual({ kind: 'village', code, leader: '张局', responsible: '赵师傅' })
    const [late] = (await get<Listed<FlagDetail>>(`flags?subject=${fault.id}`)).items
    expect(late?.duty).toMatchObject({ kind: 'village', code })
    const ofHim = await get<Listed<FlagDetail>>(`flags?open=true&limit=500&owner=${encodeURIComponent('赵师傅')}`)
    expect(ofHim.items.map(({ id }) => id)).toEqual(expect.arrayContaining([flag?.id, late?.id]))
    await manager('POST', `/api/flags/${flag?.id}/acknowledge`, { owner: '李师傅', dueOn: '2017-07-05' })
    const after = await get<Listed<FlagDetail>>(`flags?open=true&limit=500&owner=${encodeURIComponent('赵师傅')}`)
    expect(after.items.map(({ id }) => id)).not.toContain(flag?.id)
    expect((await get<VillageStanding>(`villages/${code}/standing`)).duty?.responsible).toBe('赵师傅')
  })

  test('a milestone that is late is its target’s', async () => {
    const code = `plain-${crypto.randomUUID().slice(0, 8)}`
    const target = aTarget({ code, indicator: 'manual' })
    await manager('PUT', `/api/targets/${code}`, target)
    const milestone = aMilestone({ plannedOn: '2017-06-01' })
    await manager('PUT', `/api/targets/${code}/milestones/${milestone.id}`, milestone)
    await named(`target.${code}`, { leader: '张局' })
    const [flag] = (await get<Listed<FlagDetail>>(`flags?subject=${milestone.id}`)).items
    expect(flag?.duty).toEqual({ kind: 'target', code, leader: '张局' })
  })

  test('the trail tells who was named, and is whole', async () => {
    const subject = await aVillageOf('甲村')
    await named(subject, { responsible: '赵师傅' })
    const { items } = await get<Listed<{ subject: object; after: object }>>(
      `audit?subjectKind=duty&subjectId=${subject}`,
    )
    expect(items[0]).toMatchObject({
      subject: { kind: 'duty', name: '甲村' },
      after: { responsible: '赵师傅', effectiveOn: '2017-06-30' },
    })
    let step: Step = await checkStep({ sql: running.sql } as never, 'settings')
    while (step.next?.startsWith('settings')) step = await checkStep({ sql: running.sql } as never, step.next)
    expect(step.fault).toBeUndefined()
  })
})
