/** The words of the phone as the office settled them, where they are made from facts. */
import { beforeEach, describe, expect, test } from 'vitest'
import { paceSentence } from '../../src/client/field/home/home.tsx'
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
    expect(t('unsent_is', { what: unsentSaid(tallied([...logs, ...photos])) })).toBe('3条记录、9张照片未上传')
    expect(t('banner_not_persistent', { what: unsentSaid(tallied(photos)) })).toBe(
      '9张照片还没上传，请到有信号处打开本应用。',
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
  const said = (done: number) =>
    paceSentence(paceOf({ amount: 240, done, startsOn: '2017-01-01', deadline: '2017-11-30' }, '2017-06-30'), {
      amount: 240,
      remaining: 240 - done,
    })

  test('is said in shows, and the points beside them', () => {
    expect(said(115)).toBe('11月30日前还差 125 场，剩 153 天；比进度少放约15场（−6.27个百分点）。')
    expect(said(136)).toBe('11月30日前还差 104 场，剩 153 天；比进度多放约6场（+2.48个百分点）。')
  })
})

test('the frame says the words of the work', () => {
  const said = [t('nav_villages'), t('nav_outbox'), t('back_villages'), t('theme'), t('standing_waiting')]
  expect(said).toEqual(['我的村', '待上传', '返回', '显示模式', '待上传'])
  const fetched = [later('outbox_all_sent'), later('storage_ask'), later('transfer_title'), later('finding_warning')]
  expect(fetched).toEqual(['已全部上传', '防止浏览器清理', '用别的手机代传', '提醒'])
})
