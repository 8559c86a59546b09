/** Names of villages and townships against the register: transposed, a homophone, one wrong character. Suggested, never chosen. */
import { namesOf, type CountyNames, sortedOf, stemOf } from './county-names.ts'
import type { Checked, Finding, LintRegister, Read } from './finding.ts'
import type { LintSentence } from './lint-words.ts'
import type { Place } from './report-text.ts'

const NO_STEM = /[个的等在到向为各每该本其和与及或是有将已共全，、\d]/
/** Words that stand before 村 and name none. */
const NO_NAME =
  /^(?:示范|重点|中心|试点|贫困|非贫困|困|行政|自然|脱贫|摘帽|出列|薄弱|空壳|美丽|文明|小康|先进|所有|部分|多数|偏远|边远|山区|城郊|传统|旅游|扶贫|深度|一般|移民|安置|相关|达标|合格|未达标|不达标|偏低|农|乡|山|新农|新|农业|帮扶|帮扶贫困|退出|拟退出|整|驻|城|老|旧)$/
const BEFORE_A_NAME = /[在到向对和与及为从由往赴去的至给是即经]/
const LONGEST_STEM = 4
/** What may follow 村 and 镇 where they end a name: not 村级, 村民, 村村响. */
const NOT_AFTER_VILLAGE = '级民村委务史情内里口'
const NOT_AFTER_TOWNSHIP = '镇村级'
const MOST_NAMES = 5000

interface Seen extends Place {
  name: string
}

export function placeNames(read: Read, register: LintRegister | undefined): Checked {
  const findings = register ? againstRegister(read, namesOf(register)) : writtenTwice(read)
  return { findings: findings.slice(0, MOST_FINDINGS), confirmed: [] }
}
const MOST_FINDINGS = 100

function againstRegister({ report }: Read, names: CountyNames): Finding[] {
  const text = report.plain.slice(0, report.end)
  const findings: Finding[] = []
  const said = new Map<string, Place[]>()
  for (const at of signsIn(text, ['村'], NOT_AFTER_VILLAGE)) {
    const found = villageFinding(text.slice(Math.max(0, at - LONGEST_RUN), at), at + 1, names, (place) =>
      see(said, place),
    )
    if (found) findings.push(found)
  }
  for (const at of signsIn(text, ['镇', '乡'], NOT_AFTER_TOWNSHIP)) {
    const found = townshipFinding(text, at, names)
    if (found) findings.push(found)
  }
  return findings.map((one) => ({ ...one, places: [...one.places, ...otherSpelling(one, said)] }))
}
const LONGEST_RUN = 12
const see = (map: Map<string, Place[]>, { name, from, to }: Seen): void =>
  void map.set(name, [...(map.get(name) ?? []), { from, to }].slice(0, 5))

function signsIn(text: string, signs: string[], notAfter: string): number[] {
  const all: number[] = []
  for (const sign of signs) {
    for (let at = text.indexOf(sign); at !== -1 && all.length < MOST_NAMES; at = text.indexOf(sign, at + 1)) {
      const next = text.charAt(at + 1)
      if (next === '' || !notAfter.includes(next)) all.push(at)
    }
  }
  return all
}

/** Where the text itself writes it as the register does. */
const otherSpelling = ({ said }: Finding, known: Map<string, Place[]>): Place[] => {
  const right = said.facts?.['right']
  return typeof right === 'string' ? (known.get(right) ?? []).slice(0, 2) : []
}

function villageFinding(
  before: string,
  end: number,
  names: CountyNames,
  seen: (place: Seen) => void,
): Finding | undefined {
  const run = /\p{Script=Han}{1,12}$/u.exec(before)?.[0] ?? ''
  const placed = townshipIn(run, names)
  if (!placed) return bareFinding(run, end, names)
  const { township, stem, from } = placed
  const place = { from: end - 1 - (run.length - from), to: end }
  const name = names.villageIn(township, stem)
  if (name === `${stem}村` || (name !== undefined && names.likeness(stem, stemOf(name)) === 0)) {
    seen({ ...place, name: township + name })
    return undefined
  }
  const written = run.slice(from) + '村'
  if (name !== undefined)
    return finding({ key: 'village_other', facts: { name: written, right: township + name } }, place)
  const suggested = names.suggested(township, stem)
  if (suggested.length === 0) return undefined
  return finding(
    {
      key: 'village_unknown',
      facts: {
        township,
        name: written,
        suggest: maybe(suggested),
        right: suggested.length === 1 ? township + (suggested[0] ?? '') : '',
      },
    },
    place,
  )
}

const finding = (said: LintSentence, place: Place): Finding => ({ kind: 'place_name', said, places: [place] })
const maybe = (names: string[]): LintSentence =>
  names.length === 0 ? { key: 'none' } : { key: 'maybe', facts: { names: names.join('、') } }

/** The township that the name begins with, the longest spelling first: 林农镇玉成, 金安华龙. */
function townshipIn(run: string, names: CountyNames): { township: string; stem: string; from: number } | undefined {
  for (let from = 0; from < run.length - 2; from++) {
    for (let length = Math.min(6, run.length - from - 1); length >= 2; length--) {
      const township = names.townshipOf.get(run.slice(from, from + length))
      const stem = run.slice(from + length)
      if (township === undefined || stem.length > LONGEST_STEM) continue
      if (names.villageIn(township, stem) !== undefined) return { township, stem, from }
      // 镇 and 乡 after a short name belong to the township, whatever it is called
      if (NO_STEM.test(stem) || NO_NAME.test(stem) || /^[镇乡]/.test(stem)) continue
      return { township, stem, from }
    }
  }
  return undefined
}

function bareFinding(run: string, end: number, names: CountyNames): Finding | undefined {
  for (let length = Math.min(LONGEST_STEM, run.length); length >= 1; length--) {
    if (names.isAnywhere(run.slice(-length))) return undefined
  }
  for (const length of [3, 2]) {
    const stem = run.slice(-length)
    const before = run.at(-length - 1)
    const begins = run.length === length || (before !== undefined && BEFORE_A_NAME.test(before))
    if (run.length < length || !begins || NO_STEM.test(stem) || NO_NAME.test(stem)) continue
    const suggested = names.suggestedAnywhere(stem)
    const facts = {
      name: `${stem}村`,
      suggest: maybe(suggested),
      right: suggested.length === 1 ? (suggested[0] ?? '') : '',
    }
    if (suggested.length > 0) return finding({ key: 'township_other', facts }, { from: end - 1 - length, to: end })
  }
  return undefined
}

function townshipFinding(text: string, at: number, names: CountyNames): Finding | undefined {
  const run = /\p{Script=Han}{1,6}$/u.exec(text.slice(Math.max(0, at - 6), at))?.[0] ?? ''
  const sign = text.charAt(at)
  for (let length = run.length; length >= 2; length--)
    if (names.townshipOf.get(run.slice(-length) + sign) !== undefined) return undefined
  for (const length of [3, 2]) {
    const before = run.at(-length - 1)
    const begins = run.length === length || (before !== undefined && BEFORE_A_NAME.test(before))
    const name = run.slice(-length) + sign
    if (run.length < length || !begins || NO_STEM.test(run.slice(-length))) continue
    const suggested = names.suggestedTownships(name)
    if (suggested.length > 0)
      return finding(
        { key: 'township_other', facts: { name, suggest: maybe(suggested) } },
        { from: at - length, to: at + 1 },
      )
  }
  return undefined
}

/** Without a register: the same two characters in front, the same two the other way round. */
function writtenTwice({ report }: Read): Finding[] {
  const first = new Map<string, Seen>()
  const text = report.plain.slice(0, report.end)
  return signsIn(text, ['村'], NOT_AFTER_VILLAGE).flatMap((at): Finding[] => {
    const name = /\p{Script=Han}{4}$/u.exec(text.slice(Math.max(0, at - 4), at))?.[0]
    if (name === undefined) return []
    const seen = { name: `${name}村`, from: at - 4, to: at + 1 }
    const key = name.slice(0, 2) + sortedOf(name.slice(2))
    const known = first.get(key)
    if (!known) first.set(key, seen)
    if (!known || known.name === seen.name) return []
    return [
      {
        kind: 'place_name',
        said: { key: 'village_twice', facts: { a: known.name, b: seen.name, suggest: { key: 'none' } } },
        places: [known, seen],
      },
    ]
  })
}
