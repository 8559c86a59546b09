import { afterEach, expect, test } from 'vitest'
import { changesIn, decisionsFor, numbersOf } from '../../src/client/desk/leader/rules.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { speak } from '../../src/client/shared/words.ts'
import { theHalfYear } from './home-figures.ts'

afterEach(() => speak('zh'))

const aTeam: Overview['teams'][number] = {
  code: 'team-09',
  name: '放映九队',
  quota: 252,
  done: 114,
  credit: 6840,
  completionPercent: 45.24,
  lastScreenedOn: '2017-06-20',
  thisMonth: 0,
  thisMonthCredit: 0,
  rank: 22,
  gap: 0,
  neededPerDay: 0,
  pacePerDay: 0,
  missedVillages: 0,
}
const aBelow: Overview['below'][number] = {
  code: 'v-1',
  name: '高观村',
  townshipName: '黑坪镇',
  designated: true,
  band: 'low',
  ratePercent: 46.1,
  speakersInstalled: 26,
  speakersSounding: 12,
  testedOn: '2017-06-10',
  partial: false,
  before: null,
  faults: [],
  repairedBelow: false,
}

test('the sheet has four numbers, each with what it is of; what nobody knows is said to be unknown', () => {
  const numbers = numbersOf(theHalfYear())
  expect(numbers.map(({ value, of }) => [value, of])).toEqual([
    ['52.16%', '2854 / 5472 场'],
    ['54.33%', '163 / 300 场'],
    ['0 / 0', '出声 0 / 0 只'],
    ['未知', '未知'],
  ])
  expect(numbers[0]?.pace?.verdict).toBe('behind')
})

test('what is put to decision is the county’s pace, the team furthest behind, and the villages nobody has reported', () => {
  const nine = { ...aTeam, gap: -22.6, neededPerDay: 0.9, pacePerDay: 0.63, missedVillages: 4 }
  const low = { ...aBelow, band: 'severe' as const }
  expect(decisionsFor(theHalfYear({ teams: [nine], below: [low] }))).toEqual([
    '今后全县每天放映不少于17.1场，按队分到周。',
    '放映九队由每天0.63场提到0.90场，先补4个未放映村。',
    '1个未报修的村即日派单，1个问题突出的村先修。',
  ])
  expect(decisionsFor(theHalfYear({ teams: [], below: [], targets: [] }))).toEqual([])
})

test('beside what was reported stands what is known now, where it is another: the rate, else what it is of', () => {
  const then = theHalfYear({ below: [aBelow] })
  expect(changesIn(then, then).size).toBe(0)
  const now = theHalfYear({
    targets: then.targets.map((target, i) => (i === 0 ? { ...target, completionPercent: 52.21 } : target)),
    audibility: { ...then.audibility, speakersSounding: 7 },
    below: [],
  })
  expect([...changesIn(then, now)]).toEqual([
    ['screenings-county', '52.21%'],
    ['passing', '出声 7 / 0 只'],
    ['below', '0个村，待修0只'],
  ])
})
