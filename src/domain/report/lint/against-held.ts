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
  const values = new Map(held.figures.map(({ subject, value }) => [subject, value]))
  const told = new Map<string, Finding>()
  for (const { subject, quantity } of facts) {
    const value =
      values.get(subject) ?? (subject === 'attendance.unclear' ? values.get('attendance.county') : undefined)
    if (value === undefined || (!isThatDay && !IS_OF_THE_YEAR.test(subject)) || isSaidOf(quantity, value, subject))
      continue
    const key = `${subject} ${quantity.value}`
    const known = told.get(key)
    if (known) known.places.push({ from: quantity.from, to: quantity.to })
    else told.set(key, differing(subject, quantity, value, held.asOf))
  }
  return [...told.values()]
}
const IS_OF_THE_YEAR = /target$|\.total$/

/** 不少于300场 says no more of a target than 300. */
const isSaidOf = (quantity: Quantity, value: number, subject: Subject): boolean =>
  subject.endsWith('.target') && quantity.how === 'at_least' ? quantity.value === value : mayBeSaidOf(quantity, value)

function differing(subject: Subject, quantity: Quantity, value: number, asOf: string): Finding {
  const label = { key: subjectKey(subject) }
  return {
    kind: 'held',
    said: { key: 'held_differs', facts: { label, said: quantity.text, difference: Math.abs(quantity.value - value) } },
    places: [{ from: quantity.from, to: quantity.to }],
    holds: { key: 'holds_figure', facts: { label, asOf, value } },
  }
}

/** An amount in the sentence that names its document. */
function fundsDiffering({ quantities, report }: Read, { funds }: Held): Finding[] {
  return funds.flatMap(({ document, amount }): Finding[] => {
    const at = report.plain.indexOf(document)
    if (document.length < SHORTEST_NUMBER || at === -1 || at >= report.end) return []
    const said = quantities.find(
      ({ unit, from, sentence }) => unit === '元' && from > at && sentence.from <= at && sentence.to > at,
    )
    if (!said || said.how !== 'exact' || Math.abs(said.value - amount) < 0.005) return []
    return [
      {
        kind: 'held',
        said: { key: 'fund_differs', facts: { document, said: said.text } },
        places: [{ from: said.from, to: said.to }],
        holds: { key: 'holds_fund', facts: { document, value: amount / 10_000 } },
      },
    ]
  })
}
const SHORTEST_NUMBER = 6
