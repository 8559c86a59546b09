/** A number told again in other words: 未联网8个 and 8个未联网村, what is left and what is planned for it, digits that changed places. */
import { type Checked, type Finding, NOTHING, type Read } from './finding.ts'
import { inSentenceBefore, isOneKind, isRatio } from './nearby.ts'
import { isOfAll, OTHER_TIME } from './number-scope.ts'
import type { Quantity } from './quantities.ts'

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
