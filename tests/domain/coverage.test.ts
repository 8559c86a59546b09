import { describe, expect, test } from 'vitest'
import { NewTvCoverage } from '../../src/domain/audibility/tv-coverage.ts'
import { connectedPercent, connectedTotals, coverageFigures } from '../../src/domain/audibility/tv-figures.ts'
import { issuesOf } from '../../src/domain/issues.ts'
import { say } from '../../src/domain/language.ts'
import { aCoverage } from '../make.ts'

/** `path: sentence` of everything wrong. */
const wrong = (changes: Parameters<typeof aCoverage>[0]): string[] => {
  const { error } = NewTvCoverage.safeParse(aCoverage(changes))
  return error ? issuesOf(error).map(({ path, sentence }) => `${path}: ${say('en', sentence)}`) : []
}

describe('a snapshot', () => {
  test.each([
    ['whose parts add up', {}],
    ['where all is verified', { verified: 57 }],
    [
      'of a village without poor households',
      { households: 0, connected: 0, verified: 0, lost: 0, noSignal: 0, noSet: 0 },
    ],
    ['where everything was lost again', { households: 70, connected: 0, verified: 0, lost: 70, noSignal: 0, noSet: 0 }],
  ])('%s is sound', (_, changes) => {
    expect(wrong(changes)).toEqual([])
  })

  test('whose parts are too many says the sum, and by how much', () => {
    expect(wrong({ connected: 60 })).toEqual([
      'households: Connected 60 + lost 1 + no signal 7 + no set 5 = 73, 3 more than the 70 households registered. Please check each.',
    ])
  })

  test('whose parts are too few says so too', () => {
    expect(wrong({ noSet: 0 })).toEqual([
      'households: Connected 57 + lost 1 + no signal 7 + no set 0 = 65, 5 fewer than the 70 households registered. Please check each.',
    ])
  })

  test('with more verified than connected says by how much, beside a sum that is right', () => {
    expect(wrong({ verified: 58 })).toEqual([
      'verified: Verified is 58, 1 more than the 57 connected. Only what is connected can be verified. Please check.',
    ])
  })

  test.each(['connected', 'lost', 'noSignal', 'noSet'] as const)(
    'with one part over the whole blames that line: %s',
    (part) => {
      expect(wrong({ [part]: 75 })).toEqual([
        `${part}: This is 75, 5 more than the 70 households registered. Please check.`,
      ])
    },
  )

  test('may say by which means, and says which line does not add up', () => {
    expect(wrong({ cable: 20, iptv: 14, mobile: 23 })).toEqual([])
    expect(wrong({ cable: 20, iptv: 14, mobile: 22 })).toEqual([
      'connected: Cable 20 + IPTV 14 + mobile 22 + satellite 0 + terrestrial 0 = 56, 1 fewer than the 57 connected. Please check each.',
    ])
    expect(wrong({ cable: 60, iptv: 14 })).toEqual(['cable: This is 60, 3 more than the 57 connected. Please check.'])
    expect(wrong({ cable: 0 }).map((line) => line.split(':')[0])).toEqual(['connected'])
  })

  test('means are added up where every village has said, and are unknown where one has not', () => {
    const one = { ...aCoverage({ cable: 57 }), villageCode: 'one' }
    const two = { ...aCoverage({ cable: 50, mobile: 7 }), villageCode: 'two' }
    const mute = { ...aCoverage({}), villageCode: 'mute' }
    const of = (...snapshots: (typeof one)[]) =>
      coverageFigures(
        snapshots.map(({ villageCode: code }) => ({ code })),
        snapshots,
      ).means
    expect(of(one, two)).toEqual({ cable: 107, iptv: 0, mobile: 7, satellite: 0, terrestrial: 0 })
    expect(of(one, mute)).toEqual({ cable: null, iptv: null, mobile: null, satellite: null, terrestrial: null })
  })

  test('wrong in two ways is told both at once', () => {
    expect(wrong({ verified: 90, noSet: 6 }).map((line) => line.split(':')[0])).toEqual(['households', 'verified'])
  })

  test.each([
    ['less than nothing', { lost: -1, connected: 58 }, 'lost'],
    ['half a household', { connected: 57.5, noSet: 4.5 }, 'connected'],
    ['a day that is none', { asOf: '2017-06-31' }, 'asOf'],
  ])('with %s is refused before its sums are', (_, changes, path) => {
    expect(wrong(changes)[0]).toMatch(new RegExp(`^${path}:`))
    expect(wrong(changes).some((line) => line.startsWith('households'))).toBe(false)
  })
})

describe('the figures', () => {
  const scope = [{ code: 'v-1' }, { code: 'v-2' }, { code: 'v-3' }]

  test('are sums over the villages in scope, whose number stands beside that of those known', () => {
    const snapshots = ['v-1', 'v-2', 'elsewhere'].map((villageCode) => aCoverage({ villageCode }))
    expect(coverageFigures(scope, snapshots)).toMatchObject({
      villages: 2,
      villagesInScope: 3,
      households: 140,
      connected: 114,
      verified: 84,
      lost: 2,
      noSignal: 14,
      noSet: 10,
      notConnected: 26,
      connectedPercent: 81.43,
    })
  })

  test('are unknown, not zero, where no village has a snapshot', () => {
    expect(coverageFigures(scope, [aCoverage({ villageCode: 'elsewhere' })])).toMatchObject({
      villages: 0,
      villagesInScope: 3,
      households: null,
      connected: null,
      notConnected: null,
      lost: null,
      connectedPercent: null,
    })
  })

  test('of no households have no share', () => {
    const nobody = aCoverage({ villageCode: 'v-1', households: 0, connected: 0 })
    expect(coverageFigures(scope, [nobody])).toMatchObject({ villages: 1, connected: 0, connectedPercent: null })
  })

  test('of the half-year report: 1418 of 1748 are 81.12 %', () => {
    expect(connectedPercent(1418, 1748)).toBe(81.12)
  })
})

test('the households connected in all villages change with each day’s last snapshot of each', () => {
  const snapshots = [
    { villageCode: 'v-1', asOf: '2017-03-20', connected: 40 },
    { villageCode: 'v-2', asOf: '2017-03-20', connected: 10 },
    { villageCode: 'v-1', asOf: '2017-03-20', connected: 42 },
    { villageCode: 'v-1', asOf: '2017-06-01', connected: 60 },
    { villageCode: 'v-2', asOf: '2017-06-28', connected: 8 },
  ]
  expect(connectedTotals(snapshots)).toEqual([
    { day: '2017-03-20', total: 52 },
    { day: '2017-06-01', total: 70 },
    { day: '2017-06-28', total: 68 },
  ])
})
