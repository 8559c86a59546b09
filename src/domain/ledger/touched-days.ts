/** Of which days an entry says something that another version of it does not: a closed month among them asks why. */
interface Entry {
  on: string
  withdrawn?: string | undefined
}
type Dated = Record<string, unknown>
interface Fact {
  says: string
  days: string[]
}

const daysIn = (thing: Dated, ...fields: string[]): string[] =>
  fields.flatMap((field) => (typeof thing[field] === 'string' ? [thing[field]] : []))
const listIn = (content: Dated, field: string): Dated[] => (content[field] as Dated[] | undefined) ?? []

/** What has a day of its own; all else is of the entry's. How a year is evaluated is said when it is over, and moves no figure. */
function factsOf(content: Dated): Fact[] {
  const { evaluation: _, moves, stages, solvedOn, opensOn, winner, priceFen, contract, contractOn, ...rest } = content
  return [
    fact(rest, daysIn(content, 'on')),
    ...listIn(content, 'moves').map((move) => fact(move, daysIn(move, 'on'))),
    ...listIn(content, 'stages').map((stage) => fact(stage, daysIn(stage, 'plannedOn', 'doneOn'))),
    fact({ solvedOn }, daysIn(content, 'solvedOn')),
    fact({ opensOn, winner, priceFen }, daysIn(content, 'opensOn')),
    fact({ contract, contractOn }, daysIn(content, 'contractOn')),
  ]
}
/** Alike however its fields are ordered. */
const fact = (thing: Dated, days: string[]): Fact => ({
  says: JSON.stringify(Object.entries(thing).toSorted(([a], [b]) => (a < b ? -1 : 1))),
  days,
})

/** What is withdrawn, or counts again, is all of it. */
export function touchedDays(content: Entry, before?: Entry): string[] {
  const now = factsOf({ ...content })
  const then = before ? factsOf({ ...before }) : []
  const isOther = before?.withdrawn !== content.withdrawn
  const lacking = (some: Fact[], others: Fact[]): Fact[] => {
    const left = others.map(({ says }) => says)
    return some.filter(({ says }) => {
      const place = left.indexOf(says)
      if (place >= 0) left.splice(place, 1)
      return place < 0
    })
  }
  const touched = isOther ? [...now, ...then] : [...lacking(now, then), ...lacking(then, now)]
  return [...new Set(touched.flatMap(({ days }) => days))]
}
