/** The words of the phone as the office settled them, where they are made from facts. */
import { beforeEach, describe, expect, test } from 'vitest'
import { progressSaid } from '../../src/client/field/home/progress.tsx'
import { progressOf } from '../../src/client/field/home/tonight.ts'
import { t as later } from '../../src/client/field/later-words.ts'
import { tallied, unsentOf, unsentSaid } from '../../src/client/field/phone/phone.ts'
import { t } from '../../src/client/field/words.ts'
import { emptyOutbox } from '../../src/client/shared/phone/outbox.ts'
import { speak } from '../../src/client/shared/words.ts'
import { paceOf } from '../../src/domain/target/pace.ts'
import { anEntry } from './field-copy.ts'

beforeEach(() => speak('zh'))

describe('what is unsent', () => {
  const logs = ['a', 'b', 'c'].map((about) => anEntry({ kind: 'screening', about }))
  const photos = Array.from({ length: 9 }, (_, i) => anEntry({ kind: 'photo', about: `a-${i}` }))
  const entries = new Map([...logs, ...photos].map((entry) => [entry.key, entry]))

  test('is counted in logs and in photos', () => {
    const sent = anEntry({ kind: 'screening', about: 'sent', state: 'received' })
    const written = anEntry({ kind: 'screening', about: 'draft', state: 'draft' })
    const box = { ...emptyOutbox, entries: new Map([...entries, [sent.key, sent], [written.key, written]]) }
    expect(unsentOf(box)).toEqual({ records: 3, photos: 9 })
  })

  test('is said so, and what there is none of is left out', () => {
    expect(t('bar_waiting', { what: unsentSaid(tallied([...logs, ...photos])) })).toBe(
      '3条记录、9张照片没上传，有信号自动传',
    )
    expect(t('bar_at_risk', { what: unsentSaid(tallied(photos)) })).toBe(
      '9张照片没上传，浏览器可能清掉。今天到有信号处打开',
    )
    speak('en')
    expect(unsentSaid(tallied(logs))).toBe('records: 3')
  })

  test('a show not held counts while it can still be taken back', () => {
    const missed = anEntry({ kind: 'missed_show', state: 'draft' })
    expect(unsentOf({ ...emptyOutbox, entries: new Map([[missed.key, missed]]) })).toEqual({ records: 1, photos: 0 })
  })
})

describe('how a team stands', () => {
  const said = (done: number, { onPhone = 0, deadline = '2017-11-30' } = {}) => {
    const pace = paceOf({ amount: 240, done, startsOn: '2017-01-01', deadline }, '2017-06-30')
    const progress = progressOf({ figures: { done, amount: 240, bases: [pace] } }, onPhone)
    return progress && [progress.done, progressSaid(progress)]
  }

  test('is said in shows', () => {
    expect(said(115)).toEqual([115, '比进度少放约15场'])
    expect(said(136)).toEqual([136, '比进度多放约6场'])
    expect(said(130)).toEqual([130, '和进度持平'])
  })
  test('counts at once what only this phone knows', () => {
    expect(said(115, { onPhone: 2 })).toEqual([117, '比进度少放约13场'])
    expect(said(239, { onPhone: 1 })).toEqual([240, '任务已完成'])
  })
  test('past the deadline says what is still missing', () => {
    expect(said(115, { deadline: '2017-05-31' })).toEqual([115, '已过期限，还差125场'])
  })
})

test('the frame says the words of the work', () => {
  const said = [
    t('nav_tonight'),
    t('nav_villages'),
    t('nav_outbox'),
    t('back_villages'),
    t('theme'),
    t('standing_waiting'),
  ]
  expect(said).toEqual(['今晚', '我的村', '待上传', '返回', '显示模式', '待上传'])
  const fetched = [later('outbox_all_sent'), later('storage_ask'), later('transfer_title'), later('finding_warning')]
  expect(fetched).toEqual(['已全部上传', '防止浏览器清理', '用别的手机代传', '提醒'])
})
