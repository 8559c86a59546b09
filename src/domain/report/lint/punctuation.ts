/** Signs: brackets of document numbers, pairs, stray ones, doubled ones, half-width ones between Chinese characters. */
import type { Checked, Finding, Read } from './finding.ts'
import type { LintSentence } from './lint-words.ts'
import type { Place } from './report-text.ts'

const MOST_FINDINGS = 200
const MOST_PLACES = 20
/** Of what is everywhere the first few. */
const FIRST_PLACES = 3

export function punctuation({ report }: Read): Checked {
  const { original, plain, end, paragraphs } = report
  const text = original.slice(0, end)
  const findings = [
    ...documentNumbers(plain.slice(0, end), text),
    ...strays(text),
    ...paragraphs.flatMap((paragraph) => pairs(paragraph.text, paragraph.from)),
    ...halfWidth(text),
  ]
  return { findings: findings.slice(0, MOST_FINDINGS), confirmed: [] }
}

const one = (said: LintSentence, from: number, length: number, others: Place[] = []): Finding => ({
  kind: 'punctuation',
  said,
  places: [{ from, to: from + length }, ...others],
})

const DOCUMENT = /(?<open>[〔[［【（])\s?(?<year>(?:19|20)\d\d)\s?(?<close>[〕\]］】）])\s?(?<number>第?\d{1,6})号/g

/** 〔2017〕137号; where the text itself writes another one so, that place is told, too. */
function documentNumbers(plain: string, text: string): Finding[] {
  const all = Array.from(plain.matchAll(DOCUMENT))
  const good = all.find(({ groups }) => groups?.['open'] === '〔' && groups['close'] === '〕')
  const example = good ? [{ from: good.index, to: good.index + good[0].length }] : []
  return all.flatMap((found): Finding[] => {
    const { open, close, year = '', number = '' } = found.groups ?? {}
    const right = `〔${year}〕${number.replace(/^第?0{0,6}/, '')}号`
    const said = text.slice(found.index, found.index + found[0].length)
    if (open !== '〔' || close !== '〕')
      return [one({ key: 'document_brackets', facts: { said, right } }, found.index, found[0].length, example)]
    return /^(?:第|0)/.test(number)
      ? [one({ key: 'document_number', facts: { said, right } }, found.index, found[0].length)]
      : []
  })
}

const STRAY = /[`~^\\#$@�\u200b-\u200f\ufeff]|(?<=\p{Script=Han})[*&=](?=\p{Script=Han})/gu
const TWICE = /[，。；：、！？][，。；：、]|。\.|，,|,,|;;/g

const strays = (text: string): Finding[] => [
  ...Array.from(text.matchAll(STRAY)).flatMap((found) =>
    found.index === 0 && found[0] === '\ufeff'
      ? []
      : [one({ key: 'stray_sign', facts: { said: found[0] } }, found.index, 1)],
  ),
  ...Array.from(text.matchAll(TWICE), (found) =>
    one({ key: 'signs_twice', facts: { said: found[0] } }, found.index, 2),
  ),
]

const PAIRS: Record<string, string> = {
  '《': '》',
  '“': '”',
  '（': '）',
  '〔': '〕',
  '【': '】',
  '〈': '〉',
  '「': '」',
}
const OPENING = new Map(Object.entries(PAIRS).map(([open, close]) => [close, open]))
/** 1） marks a line. */
const LINE_MARK = /^\s{0,8}\d{1,3}）/

/** Of a paragraph: what is opened is closed. */
function pairs(text: string, from: number): Finding[] {
  const open: { sign: string; at: number }[] = []
  const findings: Finding[] = []
  const mark = LINE_MARK.exec(text)?.[0].length ?? 0
  for (const { 0: sign, index } of text.slice(mark).matchAll(/[《》“”（）〔〕【】〈〉「」]/g)) {
    const at = mark + index
    const opener = OPENING.get(sign)
    if (opener === undefined) open.push({ sign, at })
    else {
      const last = open.findLastIndex((pending) => pending.sign === opener)
      if (last === -1)
        findings.push(one({ key: 'brackets_closed', facts: { said: sign, right: opener } }, from + at, 1))
      else
        findings.push(
          ...open
            .splice(last)
            .slice(1)
            .map((pending) => unclosed(pending, from)),
        )
    }
    if (findings.length > MOST_PLACES || open.length > MOST_PLACES) break
  }
  return [...findings, ...open.map((pending) => unclosed(pending, from))]
}

const unclosed = ({ sign, at }: { sign: string; at: number }, from: number): Finding =>
  one({ key: 'brackets_open', facts: { said: sign, right: PAIRS[sign] ?? '' } }, from + at, 1)

const HALF_WIDTH =
  /(?<=[\p{Script=Han}”》）〕])[,;:?!](?!\d)|[,;:?!](?=[\p{Script=Han}“《（])|(?<=\p{Script=Han})\((?=\p{Script=Han})/gu

/** One finding for all of them: who types so does it everywhere. */
function halfWidth(text: string): Finding[] {
  const found = Array.from(text.matchAll(HALF_WIDTH))
  if (found.length === 0) return []
  const signs = [...new Set(found.map(([sign]) => sign))].join(' ')
  const places = found.slice(0, FIRST_PLACES).map(({ index }) => ({ from: index, to: index + 1 }))
  return [{ kind: 'punctuation', said: { key: 'half_width', facts: { count: found.length, signs } }, places }]
}
