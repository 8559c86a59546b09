/** What a report says against what the system holds of the same thing on the same day. */
import { type Checked, type Finding, type Held, type Read, together } from './finding.ts'
import { subjectKey } from './lint-words.ts'
import { mayBeSaidOf, type Quantity } from './quantities.ts'
import type { Subject } from './number-subjects.ts'

export function againstHeld(read: Read, held: Held | undefined): Checked {
  if (!held) return together([])
  return { confirmed: [], findings: [...figuresDiffering(read, held), ...fundsDiffering(read, held)] }
}

/** Figures of a day are compared where the text tells of that day, or of none. */
function figuresDiffering({ facts, asOf }: Read, held: Held): Finding[] {
  const isThatDay = asOf === undefined || asOf === held.asOf
  const figures = new Map(held.figures.map((one) => [one.subject, one]))
  const told = new Map<string, Finding>()
  for (const { subject, quantity, isPart } of facts) {
    const figure = figures.get(subject === 'attendance.unclear' ? 'attendance.county' : subject)
    if (!figure || (!isThatDay && !IS_OF_THE_YEAR.test(subject))) continue
    const { value, atLeast } = figure
    // a part of it is less; and so is what is told beside the whole
    const mayBeLess =
      isPart ??
      facts.some((one) => one.subject === subject && one.isPart === false && isSaidOf(one.quantity, value, subject))
    if (isSaidOf(quantity, value, subject) || (isPart !== undefined && mayBeLess && quantity.value <= value)) continue
    if (atLeast === true && quantity.value >= value) continue
    const key = `${subject} ${quantity.value}`
    const known = told.get(key)
    if (known) known.places.push({ from: quantity.from, to: quantity.to })
    else told.set(key, differing(subject, quantity, value, held.asOf, isPart === true))
  }
  return [...told.values()]
}
const IS_OF_THE_YEAR = /target$|\.total$/

/** 不少于300场 says no more of a target than 300. */
const isSaidOf = (quantity: Quantity, value: number, subject: Subject): boolean =>
  subject.endsWith('.target') && quantity.how === 'at_least' ? quantity.value === value : mayBeSaidOf(quantity, value)

function differing(subject: Subject, quantity: Quantity, value: number, asOf: string, isPart: boolean): Finding {
  const label = { key: subjectKey(subject) }
  return {
    kind: 'held',
    said: isPart
      ? { key: 'held_more', facts: { label, said: quantity.text } }
      : { key: 'held_differs', facts: { label, said: quantity.text, difference: Math.abs(quantity.value - value) } },
    places: [{ from: quantity.from, to: quantity.to }],
    holds: { key: 'holds_figure', facts: { label, asOf, value } },
  }
}

const MOVED = [
  ['fund_received', 'received', /到位\p{Script=Han}{0,6}$/u],
  ['fund_paid', 'paid', /(?:支付|支出|拨付)\p{Script=Han}{0,6}$/u],
] as const

/** Amounts in the statement that names their document: the first is what it allots; what has moved is of its day. */
function fundsDiffering(read: Read, { funds, asOf }: Held): Finding[] {
  const { quantities, report } = read
  return funds.flatMap((fund): Finding[] => {
    const at = report.plain.indexOf(fund.document)
    if (fund.document.length < SHORTEST_NUMBER || at === -1 || at >= report.end) return []
    const end = report.plain.slice(at).search(/[。\n]/)
    const own = quantities.filter(({ unit, from }) => unit === '元' && from > at && (end === -1 || from < at + end))
    const first = own.find(({ before }) => !MOVED.some(([, , words]) => words.test(before)))
    const isThatDay = read.asOf === undefined || read.asOf === asOf
    return [
      ...moneyDiffering('fund_allotted', first, fund.amount, fund.document),
      ...MOVED.flatMap(([key, move, words]) => {
        const said = own.find(({ before }) => words.test(before) && !/未|待|应|计划/.test(before))
        return isThatDay ? moneyDiffering(key, said, fund[move], fund.document) : []
      }),
    ]
  })
}

function moneyDiffering(
  key: 'fund_allotted' | (typeof MOVED)[number][0],
  said: Quantity | undefined,
  amount: number | undefined,
  document: string,
): Finding[] {
  if (!said || amount === undefined || said.how !== 'exact' || Math.abs(said.value - amount) < 0.005) return []
  const move = { key }
  return [
    {
      kind: 'held',
      said: { key: 'fund_differs', facts: { document, move, said: said.text } },
      places: [{ from: said.from, to: said.to }],
      holds: { key: 'holds_fund', facts: { document, move, value: amount / 10_000 } },
    },
  ]
}
const SHORTEST_NUMBER = 6
