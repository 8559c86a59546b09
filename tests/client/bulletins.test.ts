/** 报数 and 变动说明 as they are printed: the number, the steps from what was reported to what is known now. */
import { afterEach, describe, expect, test } from 'vitest'
import {
  itemPath,
  monthClosedBy,
  monthSaid,
  monthsToClose,
  pageThen,
  printedNo,
  reachOf,
  signedCount,
  waterfallsOf,
} from '../../src/client/desk/bulletins/rules.ts'
import { speak } from '../../src/client/shared/words.ts'
import type { BulletinChanges } from '../../src/domain/report/bulletin-changes.ts'

afterEach(() => speak('zh'))

test('its number is printed as the office writes it', () => {
  expect(printedNo('2017-12')).toBe('报〔2017〕12号')
  speak('en')
  expect(printedNo('2017-12')).toBe('Bulletin 12 of 2017')
})

test('only the report of a whole month closes that month', () => {
  expect(monthClosedBy({ kind: 'month', asOf: '2017-05-31' })).toBe('2017-05')
  expect(monthClosedBy({ kind: 'month', asOf: '2017-05-30' })).toBeUndefined()
  expect(monthClosedBy({ kind: 'half_year', asOf: '2017-06-30' })).toBeUndefined()
})

test('months that are over can be closed, the latest first, each once', () => {
  const open = monthsToClose('2017-03-31', ['2017-02', '2016-12'])
  expect(open.slice(0, 3)).toEqual(['2017-01', '2016-11', '2016-10'])
  expect(open).toHaveLength(10)
  expect(monthSaid('2017-05')).toBe('2017年5月')
})

test('a page as it was known then has both times in its address', () => {
  expect(pageThen('/grid', { asOf: '2017-06-30', knownAt: '2017-06-30T10:00:00.000Z' })).toBe(
    '/grid?asOf=2017-06-30&knownAt=2017-06-30T10:00:00.000Z',
  )
})

describe('what changed since', () => {
  const target = (exact: number) => ({ code: 'county', name: '全县', unit: '场', amount: 5472, done: exact, exact })
  const late = { kind: 'screening', id: 'a', name: '三清村', on: '2017-06-30', difference: 1 } as const
  const changes: Pick<BulletinChanges, 'from' | 'to' | 'causes'> = {
    from: { knownAt: '2017-06-30T10:00:00Z', targets: [target(60), { ...target(8), code: 'audible' }] },
    to: { knownAt: '2017-07-20T10:00:00Z', targets: [target(57), { ...target(8), code: 'audible' }] },
    causes: [
      { cause: 'late', target: 'county', difference: 1 / 3, items: [{ ...late, difference: 1 / 3 }] },
      { cause: 'void', target: 'county', difference: -4, items: [] },
      { cause: 'register', target: 'county', difference: 1 / 3, items: [] },
      { cause: 'late', target: 'county', difference: 1 / 3, items: [] },
    ],
  }
  const [county, audible] = waterfallsOf(changes)

  test('goes step by step from what was reported to what is known now', () => {
    expect(county?.steps.map(({ cause }) => cause)).toEqual(['late', 'void', 'register'])
    expect(county?.steps[1]?.from).toBe(county?.steps[0]?.to)
    expect(county?.steps.at(-1)?.to).toBeCloseTo(county?.difference ?? 0, 9)
    expect(county?.difference).toBe(-3)
    expect(reachOf(county?.steps ?? []).high).toBeCloseTo(2 / 3)
    expect(reachOf(county?.steps ?? []).low).toBeCloseTo(-10 / 3)
  })

  test('a target of which nothing changed has no step and no difference', () => {
    expect(audible).toMatchObject({ difference: 0, steps: [] })
  })

  test.each([
    [12, '+12'],
    [-3, '−3'],
    [1 / 3, '+0.33'],
    [0, '0'],
    [-1e-15, '0'],
  ])('%d is printed %s', (value, said) => expect(signedCount(value)).toBe(said))

  test('each of what did it leads to where it is', () => {
    expect(itemPath(late, 'county')).toBe('/logs/a')
    expect(itemPath({ ...late, kind: 'village', id: '510723' }, 'audible')).toBe('/villages/510723')
    expect(itemPath({ ...late, kind: 'target_entry' }, 'books')).toBe('/tasks/books')
    expect(itemPath({ ...late, kind: 'rest' }, 'county')).toBeUndefined()
  })
})
