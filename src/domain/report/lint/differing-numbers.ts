/** Two numbers of one thing that differ: 1418 households connected beside 1057 done. */
import { type Checked, type Finding, NOTHING, type Read, usual } from './finding.ts'
import { type LintSentence, subjectKey } from './lint-words.ts'
import { agree, type Quantity } from './quantities.ts'
import { type Fact, SUBJECTS, type Subject } from './number-subjects.ts'
import { withoutMark } from './report-text.ts'
import { lastDayMeant } from './report-days.ts'

const MOST_PLACES = 6
/** Of these parts the whole is told beside the difference. */
const WHOLES: Partial<Record<Subject, Subject>> = {
  'tv.connected': 'tv.total',
  'film.county.done': 'film.county.target',
  'film.designated.done': 'film.designated.target',
}

export function differingNumbers(read: Read): Checked {
  const seen = new Set<Quantity>()
  const ofSubjects = SUBJECTS.flatMap((subject) => {
    const facts = read.facts.filter((fact) => fact.subject === subject && fact.isPart === undefined)
    return [...byDay(facts, read)].flatMap((same) => disagreeing(same, subject, read.facts))
  })
  for (const { quantity } of read.facts) seen.add(quantity)
  return { ...NOTHING, findings: [...ofSubjects, ...repeatedWords(read.quantities.filter((one) => !seen.has(one)))] }
}

/** Numbers told as of different days may well differ. */
function byDay(facts: Fact[], read: Read): Iterable<Fact[]> {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const day = dayOf(fact.quantity, read)
    groups.set(day, [...(groups.get(day) ?? []), fact].slice(-MOST_FACTS))
  }
  return groups.values()
}
const MOST_FACTS = 300

function dayOf({ sentence, from }: Quantity, { days, year, asOf, report }: Read): string {
  const said = /(?:截[至止]到?)[^，。]{0,12}/.exec(sentence.text)
  const named =
    said && days.find((day) => day.from >= sentence.from + said.index && day.from <= from && day.to <= sentence.to)
  if (!named || !report.plain.slice(Math.max(0, named.from - 5), named.from).includes('截')) return asOf ?? ''
  return lastDayMeant(named, year) ?? named.text
}

function disagreeing(facts: Fact[], subject: Subject, all: Fact[]): Finding[] {
  const common = usual(facts, subject)
  if (!common) return []
  const others = facts.map(({ quantity }) => quantity).filter((one) => !agree(one, common))
  const values = [...new Set(others.map(({ value }) => value))]
  const alike = facts.map(({ quantity }) => quantity).filter((one) => one.value === common.value)
  return values.map((value) => {
    const places = others.filter((one) => one.value === value)
    const [first] = places
    return {
      kind: 'differs',
      said: {
        key: 'differs',
        facts: {
          label: { key: subjectKey(subject) },
          a: common.text,
          b: first?.text ?? '',
          difference: Math.round(Math.abs(common.value - value) * 100) / 100,
          shares: sharesOf(subject, common.value, value, all),
        },
      },
      places: [...alike.slice(0, MOST_PLACES), ...places.slice(0, MOST_PLACES)],
    }
  })
}

function sharesOf(subject: Subject, a: number, b: number, all: Fact[]): LintSentence {
  const whole = WHOLES[subject] && usual(all, WHOLES[subject])?.value
  if (!whole) return { key: 'none' }
  const share = (part: number): string => ((100 * part) / whole).toFixed(2)
  return { key: 'shares', facts: { whole, a: share(a), b: share(b) } }
}

const SHORTEST_WORDS = 8

/** A sentence that stands more than once, word for word up to the number, with another number. */
function repeatedWords(quantities: Quantity[]): Finding[] {
  const first = new Map<string, Quantity>()
  return quantities.flatMap((one): Finding[] => {
    if (one.unit === '' || one.unit === '%' || one.unit === '百分点') return []
    const { sentence } = one
    if (one.from - sentence.from > LONGEST_WORDS) return []
    const words = withoutMark(sentence.text.slice(0, one.from - sentence.from))
    if (words.replace(/[^\p{Script=Han}]/gu, '').length < SHORTEST_WORDS) return []
    const key = `${sentence.topic === '' ? '' : withoutMark(sentence.topic.split(' ').at(-1) ?? '').slice(0, 8)} ${words} ${one.unit}`
    const known = first.get(key)
    if (!known) first.set(key, one)
    if (!known || agree(known, one)) return []
    return [{ kind: 'differs', said: { key: 'repeated', facts: { a: known.text, b: one.text } }, places: [known, one] }]
  })
}
const LONGEST_WORDS = 300
