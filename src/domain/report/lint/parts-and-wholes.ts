/** Parts against their whole: 1418 + 330 = 1748, but 16 + 7 is not 25. */
import { type Checked, type Confirmed, together, type Read, usual } from './finding.ts'
import type { LintSentence } from './lint-words.ts'
import { isExact } from './nearby.ts'
import type { Quantity } from './quantities.ts'
import type { Fact, Subject } from './number-subjects.ts'
import type { Place } from './report-text.ts'

export function partsAndWholes(read: Read): Checked {
  return together([...villageSums(read), householdSums(read.facts), leftSums(read.facts)])
}

const sumText = (parts: number[]): string => `${parts.join(' + ')} = ${parts.reduce((sum, part) => sum + part, 0)}`
/** As they are printed: 1200 + 380 of ten thousand yuan each. */
export const printed = (parts: Quantity[]): string => {
  const scale = scaleOf(parts)
  const [values, sum] = [parts.map(({ value }) => inScale(value, scale)), inScale(sumOf(parts), scale)]
  return `${values.join(' + ')} = ${sum}`
}
export const scaleOf = ([first, ...others]: Quantity[]): number =>
  first && others.every(({ scale }) => scale === first.scale) ? first.scale : 1
export const inScale = (value: number, scale: number): number => Math.round((value / scale) * 1e6) / 1e6
export const sumOf = (parts: Quantity[]): number => parts.reduce((sum, { value }) => sum + value, 0)

/** 191万元, 29.6万元 and 4.2万元 are 225万元 where the whole is printed without its decimals. */
export function isSum(parts: Quantity[], whole: Quantity): boolean {
  const isRounded = parts.some((part) => part.scale / 10 ** part.decimals < whole.scale / 10 ** whole.decimals)
  return (
    Math.abs(sumOf(parts) - whole.value) <=
    (isRounded && whole.scale > 1 ? (0.5 * whole.scale) / 10 ** whole.decimals : 1e-6)
  )
}

export function compared(whole: Quantity, tries: Quantity[][], extra: Place[] = []): Checked {
  const places = [whole, ...new Set(tries.flat()), ...extra]
  const fits = tries.find((parts) => isSum(parts, whole))
  if (fits) return { findings: [], confirmed: [fitting(fits, [whole, ...fits])] }
  const sums = tries.map((parts) => printed(parts)).join('；')
  return {
    findings: [
      {
        kind: 'sum',
        said: { key: 'sum_differs', facts: { sums, whole: inScale(whole.value, scaleOf([whole, ...tries.flat()])) } },
        places,
      },
    ],
    confirmed: [],
  }
}

export const fitting = (parts: Quantity[], places: Place[]): Confirmed => ({
  said: { key: 'sum_fits', facts: { sum: printed(parts) } },
  places,
})

/** Of the same paragraph the numbers of villages that have a thing, lack it, are building it. */
function villageSums(read: Read): Checked[] {
  const told = new Set(read.facts.map(({ quantity }) => quantity))
  const whole =
    usual(read.facts, 'villages.total') ?? read.quantities.find((one) => isAllVillages(one) && !told.has(one))
  if (!whole) return []
  const paragraphs = new Map<number, Fact[]>()
  for (const fact of read.facts) {
    if (!/^(audible|square|room)\./.test(fact.subject)) continue
    const { paragraph } = fact.quantity.sentence
    paragraphs.set(paragraph, [...(paragraphs.get(paragraph) ?? []), fact])
  }
  return [...paragraphs.values()].flatMap((facts) =>
    (['audible', 'square', 'room'] as const).map((item) => {
      const of = (status: string): Quantity | undefined =>
        facts.find(({ subject }) => subject === `${item}.${status}`)?.quantity
      const others = facts.filter(({ subject }) => OTHER_STATES.test(subject) && subject.startsWith(item))
      return villageSum(
        whole,
        of('have'),
        of('lack'),
        others.map(({ quantity }) => quantity),
        read,
      )
    }),
  )
}

const isAllVillages = ({ unit, after, before }: Quantity): boolean =>
  unit === '个' && /^[^，。；、\d]{0,8}贫困村/.test(after) && !/(?:等|其中|[有另约])$/.test(before)

/** Being built, or not known: beside those that have it and those that do not. */
const OTHER_STATES = /\.(?:building|untested|stale)$/

function villageSum(
  whole: Quantity,
  have: Quantity | undefined,
  lack: Quantity | undefined,
  others: Quantity[],
  read: Read,
): Checked {
  const exact = [have, lack, ...others].filter((one) => one !== undefined)
  if (exact.some(({ how }) => how !== 'exact') || whole.how !== 'exact') return together([])
  if (have && lack) {
    const both = [have, lack]
    return compared(whole, others.length > 0 && sumOf(both) !== whole.value ? [both, [...both, ...others]] : [both])
  }
  const names = have && !lack && namesAfter(have, read)
  if (!have || !names) return together([])
  const sum = sumText([have.value, names.count])
  const places = [whole, have, names.place]
  if (have.value + names.count === whole.value)
    return { findings: [], confirmed: [{ said: { key: 'sum_fits', facts: { sum } }, places }] }
  return {
    confirmed: [],
    findings: [{ kind: 'sum', said: { key: 'sum_differs', facts: { sums: sum, whole: whole.value } }, places }],
  }
}

const NAMED_VILLAGES = /^\s{0,4}(?:\p{Script=Han}{2,9}村、){0,30}\p{Script=Han}{2,9}村(?=由于|因|正在|尚|没有|无)/u

/** The next sentence names the villages that do not have it yet. */
function namesAfter({ sentence }: Quantity, { report }: Read): { count: number; place: Place } | undefined {
  const next = report.sentences[sentence.index + 1]
  const named = next?.paragraph === sentence.paragraph ? NAMED_VILLAGES.exec(next.text) : null
  if (!next || !named || !/活动室/.test(next.text) || !/正在|没有|尚未|无/.test(next.text)) return undefined
  return { count: named[0].split('、').length, place: { from: next.from, to: next.from + named[0].length } }
}

/** Connected and not; and of those not connected, for want of a signal or of a set. Told in one paragraph. */
function householdSums(facts: Fact[]): Checked {
  const households = facts.filter(({ subject }) => subject.startsWith('tv.'))
  const paragraphs = new Set(households.map(({ quantity }) => quantity.sentence.paragraph))
  const whole = usual(facts, 'tv.total')
  return together(
    [...paragraphs].map((paragraph) => {
      const own = households.filter(({ quantity }) => quantity.sentence.paragraph === paragraph)
      const of = (subject: Subject): Quantity | undefined => own.find((fact) => fact.subject === subject)?.quantity
      return householdSum(of('tv.total') ?? whole, of)
    }),
  )
}

function householdSum(whole: Quantity | undefined, of: (subject: Subject) => Quantity | undefined): Checked {
  const [connected, missing, signal, set] = [of('tv.connected'), of('tv.missing'), of('tv.no_signal'), of('tv.no_set')]
  const isWhole = whole && connected && missing && isExact([whole, connected, missing])
  const lost = of('tv.lost')
  const parts = [signal, set, lost].filter((part) => part !== undefined)
  const isParted = missing && signal && set && isExact([missing, ...parts])
  return together([
    isWhole ? compared(whole, [[connected, missing]]) : together([]),
    isParted ? compared(missing, [parts]) : together([]),
  ])
}

/** Target less done is what is left. */
function leftSums(facts: Fact[]): Checked {
  return together(
    (['county', 'designated'] as const).map((scope) => {
      const [target, done, left] = (['target', 'done', 'left'] as const).map((role) =>
        usual(facts, `film.${scope}.${role}`),
      )
      if (!target || !done || !left || done.how !== 'exact' || left.how !== 'exact') return together([])
      const right = target.value - done.value
      if (right === left.value) return { findings: [], confirmed: [fitting([done, left], [target, done, left])] }
      const said: LintSentence = {
        key: 'left_differs',
        facts: { target: target.value, done: done.value, right, left: left.value },
      }
      return { confirmed: [], findings: [{ kind: 'sum', said, places: [left, target, done] }] }
    }),
  )
}
