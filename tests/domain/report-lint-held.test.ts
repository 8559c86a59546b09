/** What the linter takes from the facts that reports are made of: what is not known is compared with nothing. */
import { expect, test } from 'vitest'
import { heldIn } from '../../src/domain/report/lint/held-figures.ts'
import type { ReportFacts } from '../../src/domain/report/report-facts.ts'
import { aFund } from '../ledger-entries.ts'
import { aVillage } from '../make.ts'

const target = (indicator: string, kind: string, done: number) => ({
  indicator,
  scope: { kind },
  name: `${indicator} ${kind}`,
  amount: 5472,
  done,
  remaining: 5472 - done,
  bases: [{ deadline: '2017-11-30' }, { deadline: '2017-12-31' }],
})
const facts = (overview: object): ReportFacts =>
  ({
    asOf: '2017-06-30',
    overview: { targets: [], attendance: 0, ...overview },
    villages: [{ ...aVillage(), townshipName: '云溪镇' }],
    teams: [{ code: 'team-01', name: '一队' }],
    ledger: { fund: [aFund()] },
  }) as unknown as ReportFacts
const audibility = { villages: 25, pass: 9, low: 12, severe: 4, stale: 0, untested: 0 }
const tvCoverage = { households: 1748, connected: 1418, notConnected: 330 }
const said = (overview: object): string[] =>
  heldIn(facts(overview)).figures.map(({ subject, value }) => `${subject} ${value}`)

test('shows, audibility, households and the register are held, deadlines by their work', () => {
  const overview = { targets: [target('screenings', 'county', 2854)], attendance: 213_456, audibility, tvCoverage }
  expect(said(overview)).toEqual([
    'film.county.target 5472',
    'film.county.done 2854',
    'film.county.left 2618',
    'attendance.county 213456',
    'audible.have 9',
    'audible.lack 16',
    'audible.severe 4',
    'tv.total 1748',
    'tv.connected 1418',
    'tv.missing 330',
    'villages.total 1',
    'townships.total 1',
    'teams.total 1',
  ])
  expect(heldIn(facts(overview)).deadlines).toEqual([
    { work: 'film', name: 'screenings county', days: ['2017-11-30', '2017-12-31'] },
  ])
})

test('no log, no test that counts and no snapshot are not zero', () => {
  const overview = {
    targets: [target('screenings', 'designated', 0), target('manual', 'county', 3)],
    audibility: { ...audibility, low: 11, untested: 1 },
    tvCoverage: { households: null, connected: null, notConnected: null },
  }
  expect(said(overview).filter((one) => !one.includes('total'))).toEqual(['film.designated.target 5472'])
})
