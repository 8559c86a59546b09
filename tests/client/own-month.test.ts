/** A team's month, out of what its phone carries: what counts, its money, what does not count and why, each village. */
import { describe, expect, test } from 'vitest'
import { laidOut, wrapped } from '../../src/client/field/kit/text-picture.ts'
import { monthParagraphs } from '../../src/client/field/month/month-picture.ts'
import { whySaid } from '../../src/client/field/month/month-said.ts'
import { monthCsv } from '../../src/client/field/month/month-sheet.ts'
import {
  countMissing,
  fractionOf,
  isCarried,
  monthBefore,
  openFirst,
  ownMonth,
  settledIn,
} from '../../src/client/field/month/own-month.ts'
import type { FieldLog } from '../../src/domain/screening/field-copy.ts'
import { fieldCopy, fieldLog, fieldTeam } from './field-copy.ts'

const aLog = (changes: Partial<FieldLog>): FieldLog =>
  fieldLog({ status: 'accepted', screenedOn: '2017-06-10', ...changes })
const held = aLog({
  status: 'held',
  findings: [
    { code: 'short_run', blocking: false, message: '放映时间短' },
    { code: 'overlap', blocking: true, message: '与另一场重叠' },
  ],
})
const logs = [
  aLog({}),
  aLog({ credit: 20 }),
  aLog({ status: 'submitted' }),
  aLog({ status: 'voided' }),
  aLog({ screenedOn: '2017-05-31' }),
  aLog({ status: 'returned', reason: '回执单看不清。' }),
  held,
]
const copy = fieldCopy({ today: '2017-06-30', rateFen: 20_000, team: fieldTeam({ logs }) })
const june = ownMonth(copy, '2017-06', logs, [])

describe('the sums', () => {
  test('what counts, what is accepted, and that in money at today’s rate', () => {
    expect(june).toMatchObject({
      credit: 140,
      accepted: 80,
      acceptedFen: 26_667,
      counts: { accepted: 2, submitted: 1, held: 1, returned: 1 },
    })
  })

  test('no money is said where no rate is known', () => {
    const { rateFen: _, ...without } = copy
    expect(ownMonth(without, '2017-06', logs, [])).not.toHaveProperty('acceptedFen')
  })

  test('another month has its own logs; January to June are settled in August, the others in February', () => {
    expect(ownMonth(copy, '2017-05', logs, [])).toMatchObject({ credit: 60, uncounted: [] })
    expect([settledIn('2017-06'), settledIn('2017-07')].map(({ month }) => month)).toEqual([8, 2])
    expect(monthBefore('2017-01')).toBe('2016-12')
  })
})

describe('what does not count', () => {
  test('is named with its reason, and what to do; what its own team took out is not', () => {
    expect(june.uncounted.map(whySaid)).toEqual([
      expect.stringMatching(/1\/3/),
      '回执单看不清，改了再交',
      '与另一场重叠，在核',
    ])
  })

  test('shorts alone say how many are missing', () => {
    const films = ['a', 'b'].map((code) => ({ code, title: code, kind: 'science_short' as const, minutes: 20 }))
    const shorts = aLog({ credit: 40, content: { ...fieldLog({}).content, filmCodes: ['a', 'b'] } })
    const of = { ...copy, films: films.map((film) => ({ ...film, pinyin: '', initials: '' })) }
    const [part] = ownMonth(of, '2017-06', [shorts], []).uncounted
    expect(part && whySaid(part)).toBe('短片2部算2/3场，还差1部')
    expect([15, 40, 45].map(fractionOf)).toEqual(['1/4', '2/3', '3/4'])
  })
})

describe('villages', () => {
  const village = (code: string, more: object = {}) => ({
    code,
    quota: 12,
    done: 0,
    thisMonth: 0,
    thisMonthCredit: 0,
    lastScreenedOn: '2017-05-28',
    ...more,
  })
  const at = (villageCode: string, changes: Partial<FieldLog> = {}) =>
    aLog({ ...changes, content: { ...fieldLog({}).content, id: crypto.randomUUID(), villageCode } })
  const own = [at('b'), at('c', { status: 'returned', reason: '人数' }), at('d', { credit: 20 })]
  const villages = [
    village('a'),
    village('b', { thisMonthCredit: 60 }),
    village('c'),
    village('d'),
    village('e', { quota: 0 }),
  ]
  const month = ownMonth({ ...copy, team: fieldTeam({ villages, logs: own }) }, '2017-06', own, [])

  test('those with something to do come first, then the register’s order', () => {
    expect(openFirst(month.villages).map(({ code, standing }) => [code, standing])).toEqual([
      ['a', 'missing'],
      ['c', 'returned'],
      ['d', 'part'],
      ['b', 'accepted'],
      ['e', 'free'],
    ])
    expect(countMissing(month.villages)).toBe(2)
    expect(month.villages[0]?.on).toBe('2017-05-28')
  })

  test('one that was shown by another team this month is not missing', () => {
    const [seen] = ownMonth(
      { ...copy, team: fieldTeam({ villages: [village('a', { thisMonthCredit: 60 })] }) },
      '2017-06',
      [],
      [],
    ).villages
    expect(seen?.standing).toBe('accepted')
  })
})

test('what waits on this phone is named apart and in no figure', () => {
  const entry = {
    key: 'x',
    kind: 'screening' as const,
    about: 'x',
    state: 'waiting' as const,
    madeAt: 1,
    body: { startedAt: '2017-06-30T12:50:00.000Z', villageCode: 'a' },
  }
  const month = ownMonth(copy, '2017-06', logs, [entry as never, { ...entry, state: 'draft' } as never])
  expect(month.unsent).toEqual([{ id: 'x', villageCode: 'a', on: '2017-06-30' }])
  expect(month.credit).toBe(june.credit)
})

test('a phone has the months of its last 60 days whole; of others it asks', () => {
  expect(['2017-06', '2017-05', '2017-04'].map((month) => isCarried(copy, month))).toEqual([true, true, false])
})

test('the sheet has each log of the month, opens in Excel, and no cell of it is a formula', () => {
  const content = { ...fieldLog({}).content, receiptNo: '=1+1', filmCodes: ['a,b'] }
  const csv = monthCsv(june, [aLog({ content }), aLog({ screenedOn: '2017-05-31' })], [], () => '三清村')
  expect(csv.startsWith('\uFEFF日期,村,影片,观众,')).toBe(true)
  expect(csv.trimEnd().split('\r\n')).toHaveLength(2)
  expect(csv).toContain('三清村,"a,b"')
  expect(csv).not.toContain(',=1+1')
})

describe('the picture', () => {
  const facts = { own: june, copy, knownAt: '2017-06-30T13:00:00.000Z', nameOf: () => '三清村' }
  const said = (changes: object = {}) =>
    monthParagraphs({ ...facts, ...changes }).map(({ text, beside = '' }) => `${text} ${beside}`.trim())

  test('says what counts, the money, what does not count and why, as of when and known when', () => {
    expect(said().slice(0, 4)).toEqual(['放映一队', '2017年6月', '计入 2.33 场', '审过的，应补 266.67 元'])
    expect(said()).toContain('三清村 6月10日 与另一场重叠，在核 存疑待核')
    expect(said().at(-2)).toBe('截至2017年6月30日；2017-06-30 21:00从单位取得的数据。')
    expect(said({ copy: { ...copy, today: '2017-07-04' } }).at(-2)).toContain('截至2017年6月30日')
  })

  test('a sample says so first, and without a rate no money is said', () => {
    expect(said({ copy: { ...copy, isClockFixed: true } })[0]).toBe('示例数据，不作上报依据。')
    const { acceptedFen: _, ...own } = june
    expect(said({ own })[3]).toBe('审过的，应补 标准还没定')
  })

  test('is bounded: of hundreds of villages and logs it says how many there are', () => {
    const own = {
      ...june,
      uncounted: Array.from({ length: 40 }, () => june.uncounted[0]),
      villages: Array.from({ length: 453 }, () => ({ code: 'a', standing: 'missing', on: null, isOnPhone: false })),
    }
    expect(said({ own }).filter((one) => one.startsWith('另有'))).toEqual(['另有28条，见手机', '另有393条，见手机'])
    expect(laidOut(monthParagraphs({ ...facts, own } as never), measure).height).toBeLessThan(3000)
  })

  const measure = (text: string): number => Array.from(text).reduce((sum, sign) => sum + (sign < '⺀' ? 8 : 16), 0)

  test('no line is wider than the picture, none begins with a comma, no number is torn', () => {
    const lines = wrapped('放映时间短，只有43.5分钟，影片长95分钟。', 'text', () => 96, measure)
    expect(lines.join('')).toBe('放映时间短，只有43.5分钟，影片长95分钟。')
    expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(96 + 16)
    expect(lines.filter((line) => /^[，。]/.test(line) || /43$|43\.$/.test(line))).toEqual([])
  })

  test('what stands at the end of a line is there or below it, and never written over', () => {
    const long = '标准还没定，要等县里发文'
    const { lines, height } = laidOut(
      [
        { style: 'text', text: '三清村', beside: '6月9日 已提交', frame: 'on' },
        { style: 'text', text: '应补', beside: `${long}${long}` },
      ],
      measure,
    )
    const [first, beside, second, below] = lines.map(({ y }) => y)
    expect([
      first === beside,
      Number(second) > Number(first),
      Number(below) > Number(second),
      height > Number(below),
    ]).toEqual([true, true, true, true])
  })
})
