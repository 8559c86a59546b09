/** The HTTP contract for searching, on both engines. */
import { describe, expect, test } from 'vitest'
import { engines, managed } from '../engines.ts'
import { aFault, aFilm, aScreening } from '../make.ts'
import { aFund, aProblem, aTender, aWork } from '../ledger-entries.ts'
import { aDraft, aParagraph } from '../report-drafts.ts'
import { anEvening, freshVillage } from '../store/places.ts'
import { told } from './service.ts'

interface Found {
  items: { id: string; code: string; name: string; title: string; match: string; by: string; receiptNo?: string }[]
  hasMore: boolean
}
type Result = Record<'villages' | 'teams' | 'films' | 'logs' | 'faults' | 'ledger' | 'reports', Found>

describe.each(engines)('searching on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const find = async (q: string, more = ''): Promise<Result> =>
    told<Result>(await manager('GET', `/api/search?q=${encodeURIComponent(q)}${more}`))
  const kept = async (changes: object): Promise<string> => {
    const log = aScreening({ ...(await anEvening(running.sql)), ...changes })
    expect((await manager('POST', '/api/screenings', log)).status).toBe(201)
    return log.id
  }

  test('a village by characters, pinyin, initials, alias and code', async () => {
    const ways = [
      ['三清村', 'name', 'exact'],
      ['三清', 'name', 'beginning'],
      ['San Qing', 'pinyin', 'beginning'],
      ['sqc', 'initials', 'exact'],
      ['510723100211', 'code', 'exact'],
      ['云溪镇三清', 'township', 'beginning'],
    ]
    for (const [q = '', by, match] of ways) {
      const { items } = (await find(q)).villages
      expect(items.find(({ name }) => name === '三清村')).toMatchObject({ by, match })
      expect(items.length).toBeLessThanOrEqual(8)
    }
    expect((await find('龙华村')).villages.items[0]).toMatchObject({ name: '华龙村', by: 'alias', match: 'exact' })
  })

  test('a team and a film by their names, spelt out or by initials', async () => {
    await manager('PUT', '/api/films/film-901', aFilm({ code: 'film-901', title: '寻枪记' }))
    await manager('PUT', '/api/teams/team-91', { code: 'team-91', name: '蒲公英队' })
    for (const q of ['寻枪记', 'xunqiang', 'xqj', 'film-901']) {
      expect((await find(q)).films.items.map(({ title }) => title)).toEqual(['寻枪记'])
    }
    for (const q of ['蒲公英', 'pugongying', 'pgy', 'team-91']) {
      expect((await find(q)).teams.items.map(({ name }) => name)).toEqual(['蒲公英队'])
    }
  })

  test('a log by its receipt, its operator and the beginning of its id, the whole number first', async () => {
    const longer = await kept({ receiptNo: 'QX-00771', operatorName: '欧阳 震' })
    const whole = await kept({ receiptNo: 'QX-0077' })
    const inside = await kept({ receiptNo: 'AQX-0077' })
    const { logs } = await find('qx-0077')
    expect(logs.items.map(({ id }) => id)).toEqual([whole, longer, inside])
    expect(logs.items.map(({ match, by }) => [match, by])).toEqual([
      ['exact', 'receiptNo'],
      ['beginning', 'receiptNo'],
      ['inside', 'receiptNo'],
    ])
    expect((await find('欧阳震')).logs.items).toMatchObject([{ id: longer, by: 'operatorName', match: 'exact' }])
    expect((await find(inside.slice(0, 12))).logs.items).toMatchObject([{ id: inside, by: 'id' }])
    expect((await find('QX-0077', '&limit=1')).logs).toMatchObject({ items: [{ id: whole }], hasMore: true })
  })

  test('a log by a film that is in no list', async () => {
    const id = await kept({ filmCodes: [], filmTitles: ['《雪域 信使》', '另一部'] })
    for (const [q = '', match] of [
      ['雪域信使', 'exact'],
      ['雪域', 'beginning'],
      ['信使', 'inside'],
    ]) {
      expect((await find(q)).logs.items).toMatchObject([{ id, by: 'filmTitle', match }])
    }
  })

  test('a log by its village and its people, spelt out or by initials, the newest first', async () => {
    const village = await freshVillage(running.sql, { name: '螺蛳坝村' })
    const times = { startedAt: '2017-06-29T20:50:00+08:00', endedAt: '2017-06-29T22:30:00+08:00' }
    const older = await kept({ villageCode: village.code, ...times })
    const newer = await kept({ villageCode: village.code, operatorName: '慕容复' })
    for (const [q = '', by] of [
      ['螺蛳坝', 'village'],
      ['luosiba', 'pinyin'],
      ['lsbc', 'initials'],
    ]) {
      const { items } = (await find(q)).logs
      expect(items.map(({ id }) => id)).toEqual([newer, older])
      expect(items[0]?.by).toBe(by)
    }
    for (const q of ['慕容', 'murong', 'mrf']) expect((await find(q)).logs.items.map(({ id }) => id)).toEqual([newer])
  })

  test('a team by its number in either kind of digits, a film in brackets, a place read in two ways', async () => {
    await manager('PUT', '/api/teams/team-93', { code: 'team-93', name: '放映九十三队（示例）' })
    await manager('PUT', '/api/films/film-902', aFilm({ code: 'film-902', title: '重走长征路' }))
    for (const q of ['93队', '９３队', '九十三队', '放映93队']) {
      expect((await find(q)).teams.items.map(({ code }) => code)).toEqual(['team-93'])
    }
    for (const q of ['《重走长征路》', 'CHONGZOU', 'zhongzou', 'zzczl', 'ｃｚｃｚｌ']) {
      expect((await find(q)).films.items.map(({ code }) => code)).toEqual(['film-902'])
    }
  })

  test('nothing that is left of brackets and spaces finds nothing, and up to fifty of a kind can be had', async () => {
    const { villages, logs } = await find('《》')
    expect([villages.items, logs.items]).toEqual([[], []])
    const many = (await find('村', '&limit=50')).villages
    expect([many.items.length, many.hasMore]).toEqual([50, true])
  })

  test('a fault by its village and by what was said of it', async () => {
    const fault = aFault({ description: '音柱被雷 击中' })
    await manager('POST', '/api/faults', fault)
    for (const q of ['雷击中', '三清村', 'sanqing']) {
      expect((await find(q)).faults.items.map(({ id }) => id)).toContain(fault.id)
    }
  })

  test('what is in the ledger, by its title and by what else was written, unless it was withdrawn', async () => {
    const work = aWork({ title: '鹅溪村标识标牌', contractor: '绵阳甲 广告公司' })
    await manager('POST', '/api/works', work)
    for (const q of ['标识标牌', '甲广告', work.id.slice(0, 8)]) {
      expect((await find(q)).ledger.items.map(({ id }) => id)).toEqual([work.id])
    }
    await manager('PUT', `/api/works/${work.id}`, { ...work, withdrawn: '重复', revision: 1 })
    expect((await find('标识标牌')).ledger.items).toEqual([])
  })

  test('a fund by its document, a tender by its number and winner, a problem by what is done about it', async () => {
    const fund = aFund({ document: '绵财教〔2017〕88号' })
    const tender = aTender({ number: 'YT-2017-0815', winner: '绵阳乙建设公司' })
    const problem = aProblem({ measure: '逐户配发旧电视机' })
    await manager('POST', '/api/funds', fund)
    await manager('POST', '/api/tenders', tender)
    await manager('POST', '/api/problems', problem)
    for (const [q, noun, id] of [
      ['〔2017〕88号', 'fund', fund.id],
      ['yt-2017-0815', 'tender', tender.id],
      ['乙建设', 'tender', tender.id],
      ['旧电视机', 'problem', problem.id],
    ] as const) {
      expect((await find(q)).ledger.items).toMatchObject([{ noun, id }])
    }
  })

  test('a report by its title and by its text', async () => {
    const report = aDraft({ title: '摘帽工作总结', blocks: [aParagraph('嫘祖故里 大舞台')] })
    await manager('POST', '/api/reports', report)
    for (const q of ['摘帽工作', '故里大舞台', report.id.slice(0, 8)]) {
      expect((await find(q)).reports.items.map(({ id }) => id)).toEqual([report.id])
    }
  })

  test('signs that mean something elsewhere are letters here, and nothing is found by what nobody wrote', async () => {
    for (const q of ['%', '_', "'", '"; DROP', '查无此名']) {
      const result = await find(q)
      expect([result.villages, result.logs].map(({ items }) => items)).toEqual([[], []])
    }
    expect((await manager('GET', '/api/search')).status).toBe(422)
    expect((await manager('GET', '/api/search?q=a&limit=51')).status).toBe(422)
  })
})
