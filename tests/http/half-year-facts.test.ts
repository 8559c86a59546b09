/** The office's half-year report as a draft: whatever fact is changed, its sentence changes. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReportFigures } from '../../src/contract/reports.ts'
import type { Village } from '../../src/domain/register/place.ts'
import { anEvent } from '../ledger-entries.ts'
import { aCheck, aCoverage, aReport, aScreening, aTarget } from '../make.ts'
import { get, halfYear, manager, withSample } from './half-year.ts'

withSample()

describe('whatever fact is changed, its sentence changes', () => {
  let id: string
  const lines = async (): Promise<string[]> =>
    (await (await manager('GET', `/api/reports/${id}.txt`)).text()).split(/[。；\n]/)
  const entry = async (noun: string, words: string): Promise<Record<string, unknown> & { id: string }> => {
    const { items } = await get<{ items: { id: string; title: string }[] }>(`/api/${noun}?limit=500`)
    return get(`/api/${noun}/${items.find(({ title }) => title.includes(words))?.id}`)
  }
  /** As it was sent, with what is changed. */
  async function change(noun: string, words: string, more: object): Promise<Response> {
    const kept = await entry(noun, words)
    const { kind, on, title, unit, measure, document, source, stages, moves, villageCode, dueOn } = kept
    const sent = { kind, on, title, unit, measure, document, source, stages, moves, villageCode, dueOn }
    const body = { ...sent, ...more, id: kept.id, revision: kept['revision'], reason: '核对' }
    return manager('PUT', `/api/${noun}/${kept.id}`, body)
  }
  const villages = async (): Promise<Village[]> =>
    (await get<{ items: Village[] }>('/api/villages?designated=true&limit=50')).items
  const figure = async (name: string): Promise<string[]> => {
    const { figures } = await get<ReportFigures>('/api/report-figures')
    return figures.find((one) => one.name === name)?.value as string[]
  }
  const stagesOf = async (words: string, stage: string, more: object) => {
    const { stages } = (await entry('works', words)) as unknown as { stages: { stage: string }[] }
    return { stages: stages.map((one) => (one.stage === stage ? { ...one, ...more } : one)) }
  }

  beforeAll(async () => {
    const { kind, title, asOf, blocks } = await halfYear()
    id = crypto.randomUUID()
    await manager('POST', '/api/reports', { id, kind, title, asOf, blocks })
  })

  const CHANGES: [what: string, act: () => Promise<Response>, says: string[]][] = [
    ['an event', () => manager('POST', '/api/events', anEvent({ on: '2017-06-10', times: 1 })), ['文艺专场演出3场']],
    ['books known as more', () => change('events', '送图书', { kind: 'books', copies: 2600 }), ['送去图书2600册']],
    [
      'when a work is planned',
      async () => change('works', '红联村综合', await stagesOf('红联村综合', 'award', { plannedOn: '2017-08-25' })),
      ['预计8月下旬将确定中标单位'],
    ],
    [
      'how far a work is',
      async () => change('works', '鹅溪村', await stagesOf('鹅溪村', 'tender', { doneOn: '2017-06-29' })),
      ['随即将进入中标程序'],
    ],
    [
      'money that was allotted',
      () => change('funds', '旅游专项', { moves: [{ move: 'allotted', on: '2017-05-22', amountFen: 62_000_000 }] }),
      ['旅游专项扶贫资金62万元'],
    ],
    ['a problem', () => change('problems', '没有电视机', { title: '无电视机户' }), ['（一）无电视机户的问题']],
    [
      'a check',
      async () => {
        const [name] = await figure('culture-centres.square.short-names')
        const village = (await villages()).find((one) => name?.endsWith(one.name))
        const check = aCheck({ villageCode: village?.code, item: 'square', value: 260, checkedOn: '2017-06-29' })
        return manager('POST', '/api/targets/culture-centres/checks', check)
      },
      ['17个贫困村文化广场面积达标，6个贫困村文化广场面积不达标'],
    ],
    [
      'households connected',
      async () => {
        const [village] = await villages()
        const counts = { households: 100, connected: 90, verified: 0, lost: 0, noSignal: 5, noSet: 5 }
        return manager(
          'POST',
          '/api/tv-coverage',
          aCoverage({ ...counts, villageCode: village?.code, asOf: '2017-06-29' }),
        )
      },
      ['户建档立卡贫困户中'],
    ],
    [
      'a test of speakers',
      async () => {
        const counts = { speakersInstalled: 40, speakersTested: 40, speakersSounding: 40 }
        return manager(
          'POST',
          '/api/audibility-reports',
          aReport({ ...counts, villageCode: '510723202208', testedOn: '2017-06-30' }),
        )
      },
      ['10个贫困村农村广播通响率达95%以上', '15个村农村广播系统'],
    ],
    [
      'an evening’s log',
      () => manager('POST', '/api/screenings', aScreening({ villageCode: '510723100211', filmCodes: ['film-001'] })),
      ['共放映公益电影2855场', '164场'],
    ],
    [
      'what is asked for',
      () =>
        manager('PUT', '/api/targets/screenings-county', { ...aTarget({ amount: 5500 }), effectiveOn: '2017-06-30' }),
      ['全县农村放映公益电影5500场次'],
    ],
  ]

  test.each(CHANGES)('%s', async (_, act, says) => {
    const before = await lines()
    const answer = await act()
    expect([answer.status, answer.ok ? '' : await answer.text()]).toEqual([answer.ok ? answer.status : 200, ''])
    const fresh = (await lines()).filter((line) => !before.includes(line)).join('\n')
    for (const words of says) expect(fresh).toContain(words)
  })
})
