/** Digests and the way of a message without a database: days, hours, pauses, answers, and who is told. */
import { describe, expect, test } from 'vitest'
import { timesBetween } from '../../src/domain/job/clock-times.ts'
import { channelIssues, maskedUrl, type ChannelContent, type Receiver } from '../../src/domain/message/channel.ts'
import { isQuiet, pauseAfter, verdictOn, whenLoud } from '../../src/domain/message/delivery.ts'
import { daysOfDigest, digestLines, headSaid, showsIn, weekLines } from '../../src/domain/message/digest.ts'
import { clipped, noticesOf, toldBy, type ToldItem } from '../../src/domain/message/notice.ts'
import { addDays } from '../../src/domain/period.ts'
import { overviewOf } from '../../src/domain/report/overview.ts'
import { ZONE } from '../make.ts'
import { aCounty, screenings } from './county.ts'

const at = (time: string): Date => new Date(`2017-06-30T${time}:00+08:00`)
const NIGHT = { from: 22, until: 7 }

describe('a digest', () => {
  test('speaks of whole days: ten of them, the rest of a month, the month, or yesterday', () => {
    const days = (topic: 'morning' | 'ten_days' | 'month', due: string) => Object.values(daysOfDigest(topic, due))
    expect(days('morning', '2017-06-30')).toEqual(['2017-06-29', '2017-06-29'])
    // a Monday
    expect(days('morning', '2017-07-03')).toEqual(['2017-06-30', '2017-07-02'])
    expect(days('ten_days', '2017-07-01')).toEqual(['2017-06-21', '2017-06-30'])
    expect(days('ten_days', '2017-06-11')).toEqual(['2017-06-01', '2017-06-10'])
    expect(days('ten_days', '2017-06-21')).toEqual(['2017-06-11', '2017-06-20'])
    expect(days('month', '2017-03-01')).toEqual(['2017-02-01', '2017-02-28'])
  })

  test('counts shows of its days from the total that the page draws, across new year too', () => {
    const cumulative = [
      { day: '2017-01-02', done: 3 },
      { day: '2017-06-20', done: 40 },
      { day: '2017-06-30', done: 51 },
    ]
    expect(showsIn({ cumulative }, '2017-06-21', '2017-06-30')).toBe(11)
    expect(showsIn({ cumulative }, '2017-01-01', '2017-01-10')).toBe(3)
    expect(showsIn({ cumulative }, '2017-06-29', '2017-06-29')).toBe(0)
  })

  test('says of the county what a person would, and nothing that there is none of', () => {
    const said = (done: number, dueDay: string, language: 'zh' | 'en' = 'zh') => {
      const asOf = addDays(dueDay, -1)
      const overview = overviewOf(aCounty({ asOf, targetSums: new Map([['screenings-county', screenings(done)]]) }))
      return digestLines({ topic: 'morning', dueDay, overview, head: undefined }, language)
    }
    expect(said(2854, '2017-06-30').slice(0, 2)).toEqual([
      '6月29日没有放映记录。今年累计 2854 场，完成5472场的 52.16%。',
      '按11月30日期限慢于序时 1.73 个百分点，还需放映 2618 场：每天须 17.0 场，目前每天 15.9 场。',
    ])
    expect(said(2854, '2017-06-30').join()).not.toMatch(/[^\d.]0 ?[个条项场]/)
    expect(said(5472, '2017-11-29')[1]).toBe('11月30日期限的任务已完成。')
    expect(said(5267, '2017-12-05')[1]).toBe('11月30日期限已过，还差 205 场。')
    expect(said(5267, '2017-12-05', 'en')[1]).toBe('30 November has passed; 205 shows are missing.')
  })

  test('of a team names the villages still without a show, township by township', () => {
    const villages = [
      { name: '三清村', townshipName: '云溪镇' },
      { name: '华龙村', townshipName: '金安镇' },
      { name: '高山村', townshipName: '云溪镇' },
    ]
    expect(weekLines(villages, '2017-06-26', 'zh')).toEqual([
      '6月还没有放映的村（3个）：',
      '云溪镇：三清村、高山村',
      '金安镇：华龙村',
    ])
    expect(weekLines([], '2017-06-26', 'en')).toEqual(['All of your villages have had a show in June.'])
    expect(headSaid(undefined, 'zh')).toBe('操作记录尚未封存')
  })

  test('that was missed is told of each of its times, the newest six at most', () => {
    const missed = (since: string) => timesBetween('30 8 1,11,21 * *', ZONE, since, at('08:30').toISOString())
    expect(missed('2017-06-30T00:29:00.000Z')).toEqual(['2017-06-30T00:30:00.000Z'])
    const due = '2017-07-01T00:30:00.000Z'
    expect(timesBetween('30 8 1,11,21 * *', ZONE, '2017-06-11T00:30:00.000Z', due)).toEqual([
      '2017-06-21T00:30:00.000Z',
      due,
    ])
    expect(timesBetween('30 8 1,11,21 * *', ZONE, '2016-01-01T00:30:00.000Z', due)).toHaveLength(6)
  })
})

describe('a message', () => {
  test('keeps quiet from ten to seven, and not a minute longer', () => {
    expect([at('21:59'), at('22:00'), at('06:59'), at('07:00')].map((time) => isQuiet(time, NIGHT, ZONE))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(whenLoud(at('23:10'), NIGHT, ZONE).toISOString()).toBe('2017-06-30T23:00:00.000Z')
    expect(whenLoud(at('03:10'), NIGHT, ZONE)).toEqual(at('07:00'))
    expect(whenLoud(at('12:00'), NIGHT, ZONE)).toEqual(at('12:00'))
    expect(isQuiet(at('03:00'), { from: 0, until: 0 }, ZONE)).toBe(false)
  })

  test('is tried again after pauses that grow to six hours', () => {
    expect([1, 2, 3, 11, 50].map(pauseAfter)).toEqual([1, 2, 5, 360, 360])
  })

  test('has arrived where the body says 0, and nowhere else', () => {
    const said = (text: string, status = 200) => verdictOn('wecom', { status, text })?.key ?? 'arrived'
    expect(said('{"errcode":0,"errmsg":"ok"}')).toBe('arrived')
    expect(said('{"errcode":93000,"errmsg":"invalid webhook url"}')).toBe('bot_no_such_address')
    expect(said('{"errcode":1}')).toBe('told_code')
    expect(said('<html>sign in to the hotel’s network</html>')).toBe('told_no_code')
    expect(said('{"errcode":0}', 502)).toBe('told_status')
    expect(said('', 302)).toBe('told_redirect')
    expect(verdictOn('feishu', { status: 200, text: '{"StatusCode":0}' })).toBeNull()
    expect(verdictOn('dingtalk', { status: 200, text: '{"errcode":310000}' })?.key).toBe('bot_wrong_signature')
    expect(verdictOn('webhook', { status: 204, text: '' })).toBeNull()
  })

  test('has as many lines as there is room for, counted in bytes', () => {
    expect(clipped(['一二三', '四五六', '七'], 20, 'zh')).toBe('一二三\n四五六\n……另有1行，请打开系统查看。')
  })
})

describe('who is told', () => {
  const item = (id: number, changes: Partial<ToldItem> = {}): ToldItem => ({
    id,
    topic: 'flag',
    isCritical: false,
    name: '三清村',
    said: () => '',
    who: [],
    ...changes,
  })
  const receiver = (name: string, changes: Partial<Receiver> = {}): Receiver => ({
    name,
    topics: ['flag'],
    own: false,
    leader: false,
    ...changes,
  })
  const by = (kind: ChannelContent['kind'], receivers: Receiver[], items: ToldItem[]) =>
    toldBy({ kind, name: '', isOn: true, language: 'zh', receivers }, items).map(({ receivers: some, items: of }) => [
      some.map(({ name }) => name).join('+'),
      of.map(({ id }) => id).join(),
    ])

  test('a group hears the same once, a mailbox gets its own letter, and who wants his own hears his own', () => {
    const items = [item(1, { who: ['赵师傅'] }), item(2)]
    const all = [receiver('群'), receiver('王局'), receiver('赵师傅', { own: true }), receiver('钱师傅', { own: true })]
    expect(by('wecom', all, items)).toEqual([
      ['群+王局', '1,2'],
      ['赵师傅', '1'],
    ])
    expect(by('smtp', all, items)).toEqual([
      ['群', '1,2'],
      ['王局', '1,2'],
      ['赵师傅', '1'],
    ])
    expect(by('wecom', [receiver('群', { topics: [] })], items)).toEqual([])
  })

  test('what is critical stands by itself, each topic too', () => {
    const notices = noticesOf([item(1), item(2, { isCritical: true }), item(3), item(4, { topic: 'log_held' })])
    expect(notices.map(({ topic, isAwaited, items }) => [topic, isAwaited, items.map(({ id }) => id)])).toEqual([
      ['flag', true, [1, 3]],
      ['flag', true, [2]],
      ['log_held', false, [4]],
    ])
  })

  test('an address is shown by its host and its end', () => {
    expect(maskedUrl('https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef')).toBe(
      'oapi.dingtalk.com/••••cdef',
    )
    const content = { kind: 'webhook' as const, name: 'x', isOn: true, language: 'zh' as const, receivers: [] }
    const keys = (url: string) =>
      channelIssues({ content, secrets: { url } }, false).map(({ sentence }) => sentence.key)
    expect(keys('https://hooks.example.com/a')).toEqual([])
    expect(keys('https://127.0.0.1/a')).toEqual(['channel_url_host'])
    expect(keys('https://2130706433/a')).toEqual(['channel_url_host'])
    expect(keys('https://localhost/a')).toEqual(['channel_url_host'])
    expect(keys('http://127.0.0.1/a')).toEqual(['channel_url_https'])
  })
})
