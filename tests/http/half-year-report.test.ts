/**
 * The office's half-year report of 2017, sentence by sentence, beside the sample's report: each is produced (all of its
 * figures are fields, and say what the office said) or the office's own, kept as text (and then it has no figure).
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FilledReport, Run } from '../../src/domain/report/report.ts'
import { get, halfYear, withSample } from './half-year.ts'

/** The office's own slips, and what the sample's report says in their place. */
const MENDED: [office: string, ours: string, why: string][] = [
  [
    '任务1个,占建档立卡贫困村总任务的30%。',
    '任务1个。',
    'of which total is not said: 25 or 26 are 30 % of no number that anybody holds',
  ],
  ['任为副组长', '为副组长', 'a word too many'],
  ['建设中心建设', '建设', 'a word twice'],
  ['均达不到去年的验收标准', '均达不到今年的验收标准', 'argued with this year’s standard'],
  ['16困村', '16个村', 'letters left out'],
  [
    '办法>的通知(川财教[2016]134号)',
    '办法>的通知》(川财教〔2016〕134号)',
    'a bracket never closed, and the wrong kind beside 〔2017〕',
  ],
  ['预计10底', '预计10月底', 'a word left out'],
  ['已完成1057户', '已验收1057户', 'beside 1418 connected of the same 1748: these were seen on the spot'],
  ['的`创意方案', '的创意方案', 'a stray sign'],
  ['制做', '制作', 'misspelt'],
]
/** Numbers of the office's that nobody keeps: last year's standard, and a document of another year. */
const OFFICES_OWN = ['50', '2016', '134']

const plain = (text: string): string => text.normalize('NFKC')
const sentencesOf = (text: string): string[] => text.split(/(?<=[。;\n])/).filter((one) => /[^\s。;]/.test(one))
/** Those of the numbers in front, as in 1. and 2., are the list's. */
const numbersIn = (text: string): string[] => text.replace(/^\s*\d\./, '').match(/\d+(\.\d+)?/g) ?? []

const office = (): string =>
  MENDED.reduce(
    (text, [slip, ours]) => {
      if (!text.includes(slip)) throw new Error(`the office never wrote ${slip}`)
      return text.replaceAll(slip, ours)
    },
    plain(readFileSync('tests/half-year-report-2017.txt', 'utf8')),
  )

interface Sentence {
  text: string
  /** Its words without its figures. */
  words: string
  fields: string[]
}
/** A figure never ends a sentence, whatever stands in it. */
function sentencesIn(runs: Run[]): Sentence[] {
  const sentences: Sentence[] = []
  let open: Sentence = { text: '', words: '', fields: [] }
  for (const { text, field } of runs) {
    const parts = field === undefined ? plain(text).split(/(?<=[。;])/) : [plain(text)]
    for (const part of parts) {
      open.text += part
      if (field === undefined) open.words += part
      else open.fields.push(field)
      if (field !== undefined || !/[。;]$/.test(part)) continue
      sentences.push(open)
      open = { text: '', words: '', fields: [] }
    }
  }
  return open.text === '' ? sentences : [...sentences, open]
}

withSample()

describe('every sentence of the office’s report', () => {
  let ours: Sentence[]
  const theirs = sentencesOf(office())
  beforeAll(async () => {
    const { id } = await halfYear()
    const { blocks } = await get<FilledReport>(`/api/reports/${id}/filled`)
    ours = blocks.flatMap((block) => (block.kind === 'table' ? [] : sentencesIn(block.runs)))
  })

  test('is in ours, in its place', () => {
    expect(ours).toHaveLength(theirs.length)
    expect(ours.length).toBeGreaterThan(80)
  })

  test('says the same figures', () => {
    expect(ours.map(({ text }) => numbersIn(text))).toEqual(theirs.map(numbersIn))
  })

  test('has no figure in its words', () => {
    const typed = ours.flatMap(({ words }) => numbersIn(words).filter((one) => !OFFICES_OWN.includes(one)))
    expect(typed).toEqual([])
  })

  test('that is the office’s own is kept to the letter', () => {
    const kept = ours.flatMap(({ text, fields }, at) => (fields.length === 0 ? [[text, theirs[at]?.trim()]] : []))
    expect(kept.map(([text]) => text)).toEqual(kept.map(([, own]) => own))
    expect(kept.length).toBeGreaterThan(30)
    expect(ours.length - kept.length).toBeGreaterThan(30)
  })

  test('is confirmed, without a figure that is unknown, and bound to a bulletin of the day', async () => {
    const { status, figures, unknown, bulletin, moved } = await halfYear()
    expect({ status, unknown, moved, bulletin }).toEqual({
      status: 'confirmed',
      unknown: [],
      moved: [],
      bulletin: '2017-3',
    })
    expect(figures.filter(({ value }) => value === null)).toEqual([])
    expect(figures.length).toBeGreaterThan(60)
  })
})
