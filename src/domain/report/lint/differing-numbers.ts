/**
 * Two numbers of one thing that differ: 1418 households connected beside 1057 done; and a number told again in other words:
 * 未联网8个 and 8个未联网村, what is left and what is planned for it, digits that changed places.
 */
import { type Checked, type Finding, NOTHING, type Read, usual } from './finding.ts'
import { type LintSentence, subjectKey } from './lint-words.ts'
import { agree, type Quantity } from './quantities.ts'
import { type Fact, type Subject, SUBJECTS } from './number-subjects.ts'
import { withoutMark } from './report-text.ts'
import { lastDayMeant } from './report-days.ts'
import { inSentenceBefore, isOneKind, isRatio } from './nearby.ts'
import { isOfAll, OTHER_TIME } from './number-scope.ts'

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

export function toldAgain(read: Read): Checked {
  const all = read.quantities.filter((one) => one.how === 'exact' && one.unit !== '' && !isRatio(one))
  return { ...NOTHING, findings: [...inOneState(all), ...rests(all, read), ...digitsTurned(all)] }
}

const twice = (a: Quantity, b: Quantity): Finding => ({
  kind: 'differs',
  said: { key: 'told_again', facts: { a: a.text, b: b.text } },
  places: [a, b],
})

/** 未联网8个, 8个未联网村: a state that has a name of its own. Whether a thing passes is asked of several things. */
const STATE =
  '未(开工|动工|启动|竣工|完工|建成|联网|接通|接入|连通|通电|放映|检测|修复|更换|安装|配送|拨付|支付|整改|销号|验收|播出|上报|招标)'
const STATE_BEFORE = new RegExp(`${STATE}的?(?:有|共|为)?$`)
const STATE_AFTER = new RegExp(`^(?:村|户)?${STATE}`)

const stateOf = ({ before, after }: Quantity): string | undefined =>
  (STATE_BEFORE.exec(before) ?? STATE_AFTER.exec(after))?.[1]

function inOneState(all: Quantity[]): Finding[] {
  const first = new Map<string, Quantity>()
  return all.flatMap((one): Finding[] => {
    const state = stateOf(one)
    if (state === undefined || !isOfAll(one) || OTHER_TIME.test(one.clause.text)) return []
    const key = `${state} ${one.unit}`
    const known = first.get(key)
    if (!known) first.set(key, one)
    return known && known.value !== one.value ? [twice(known, one)] : []
  })
}

/** What is left, or lacking, or broken; and what is said to be done about all of it. */
const IS_LEFT = /(?:余|剩|差|欠|坏|损|缺|尚有|还有|不响)\p{Script=Han}{0,3}$|(?:未|没有|待)\p{Script=Han}{0,6}$/u
const IS_LEFT_AFTER = /^\p{Script=Han}{0,6}?(?:未|没有|待|正在)/u
const REST =
  /(?:剩余|其余|余下|上述|这)的?$|(?:修复|补建|补装|补齐|补放|补映)(?:\p{Script=Han}{0,4}的)?(?:上述|剩余)?$/u
const REST_AFTER = /^[^，。；\d]{0,12}(?:全部|均|都)(?:达标|接通|接入|开工|完成|完工|整改|修复)/

function rests(all: Quantity[], read: Read): Finding[] {
  return all.flatMap((one, i): Finding[] => {
    if (!REST.test(one.before) && !REST_AFTER.test(one.after)) return []
    if (inSentenceBefore(read, one).some((other) => isOneKind(one, other))) return []
    const earlier = all.slice(Math.max(0, i - MOST_EARLIER), i).filter((other) => isOneKind(one, other))
    const left = earlier.filter(({ before, after }) => IS_LEFT.test(before) || IS_LEFT_AFTER.test(after))
    const last = left.at(-1)
    if (
      !last ||
      earlier.some(({ value }) => value === one.value) ||
      (one.unit !== '个' && isMadeOf(one.value, earlier))
    )
      return []
    return [twice(last, one)]
  })
}
const MOST_EARLIER = 40

/** Two of them together, or what one is more than another. */
const isMadeOf = (value: number, all: Quantity[]): boolean =>
  all.some((a) => all.some((b) => a !== b && (a.value + b.value === value || a.value - b.value === value)))

const SHORTEST_DIGITS = 4
/** 1748户 twice and 1784户 once: of numbers this long, two digits that changed places are a slip. */
function digitsTurned(all: Quantity[]): Finding[] {
  const told = new Map<string, Quantity[]>()
  for (const one of all) {
    const key = `${one.unit} ${one.value}`
    told.set(key, [...(told.get(key) ?? []), one])
  }
  return [...told.values()].flatMap((same): Finding[] => {
    const [one] = same
    const digits = one ? /\d[\d.,]*/.exec(one.text)?.[0] : undefined
    if (!one || same.length > 1 || digits === undefined || digits.replace(/\D/g, '').length < SHORTEST_DIGITS) return []
    const known = turnsOf(digits)
      .map((turned) => told.get(`${one.unit} ${Math.round(Number(turned) * one.scale * 1e6) / 1e6}`) ?? [])
      .find(({ length }) => length > 1)
    return known?.[0] ? [twice(known[0], one)] : []
  })
}

function turnsOf(digits: string): string[] {
  const signs = Array.from(digits.replaceAll(',', ''))
  return signs.flatMap((a, i) => {
    const b = signs[i + 1]
    if (b === undefined || a === b || a === '.' || b === '.') return []
    return i === 0 && b === '0' ? [] : [[...signs.slice(0, i), b, a, ...signs.slice(i + 2)].join('')]
  })
}
