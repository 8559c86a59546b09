/** The linter on reports whose facts are drawn by lot: silent where all is true, and not where one thing is not. */
import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { randomFrom } from '../../db/seed/random.ts'
import { lintReport } from '../../src/domain/report/lint/lint.ts'
import { sayLint } from '../../src/domain/report/lint/lint-words.ts'
import { yanting } from '../lint-facts.ts'
import { madeReport } from '../lint-reports.ts'
import { PLANTED, plantedReport } from '../lint-slips.ts'

const soundOf = (text: string): string => pinyin(text, { toneType: 'none', type: 'array', v: true }).join(' ')
const register = yanting(soundOf)

test('200 reports that are true raise no alarm, and their arithmetic is confirmed', () => {
  const random = randomFrom(2017)
  const alarms: string[] = []
  let confirmed = 0
  for (let i = 0; i < 200; i++) {
    const { text, held } = madeReport(random, register)
    const result = lintReport(text, { register, held })
    alarms.push(...result.findings.map(({ said }) => sayLint('zh', said)))
    confirmed += result.confirmed.length
  }
  process.stdout.write(
    `200 true reports: ${alarms.length} false alarms, ${confirmed} sums, shares and days confirmed\n`,
  )
  expect(alarms).toEqual([])
  expect(confirmed).toBeGreaterThan(1000)
})

test('of 100 slips of ten kinds at least 95 are found, each at its place', () => {
  const random = randomFrom(1057)
  const missed: string[] = []
  for (const kind of PLANTED) {
    for (let i = 0; i < 10; i++) {
      const { text, held, from, to, what } = plantedReport(random, register, kind)
      const { findings } = lintReport(text, { register, held })
      const isFound = findings.some(({ places }) => places.some((place) => place.from < to && place.to > from))
      if (!isFound) missed.push(`${kind} ${what}`)
    }
  }
  process.stdout.write(`100 slips: ${100 - missed.length} found; missed: ${missed.join('; ') || 'none'}\n`)
  expect(missed.length).toBeLessThanOrEqual(5)
})

const short = (township: string): string => township.replace(/[乡镇]$/, '')
test.each([
  (name: string, township: string) => `深入${township}${name}调研。`,
  (name: string, township: string) => `${short(township)}${name}、${township}${name}和${name}已检测。`,
  (name: string, township: string) => `在${name}放映电影，${township}各村、${short(township)}农村均已覆盖。`,
  (name: string, township: string) => `${township}${name}等村正常，${name}村民到${township}政府，由${name}村委会负责。`,
])('no village of the county is taken for a slip, however it is named', (sentence) => {
  const text = register.villages.map(({ name, townshipName }) => sentence(name, townshipName)).join('\n')
  expect(lintReport(text, { register }).findings.map(({ said }) => sayLint('zh', said))).toEqual([])
})

test('characters the other way round are found in nearly every village, each with the name that is meant', () => {
  const names = new Set(register.villages.map(({ name }) => name))
  const turned = register.villages.flatMap(({ name, townshipName }) => {
    const [a = '', b = '', sign] = name
    const wrong = `${b}${a}村`
    return name.length === 3 && sign === '村' && a !== b && !names.has(wrong) ? [{ name, townshipName, wrong }] : []
  })
  const found = turned.filter(({ name, townshipName, wrong }) =>
    lintReport(`深入${townshipName}${wrong}调研。`, { register }).findings.some(({ said }) =>
      sayLint('zh', said).includes(name),
    ),
  )
  expect(found.length / turned.length).toBeGreaterThan(0.95)
})

/** Whatever is sent, it ends: a hundred pages of each, with seconds to spare on a busy machine. */
const HOSTILE = 60_000
test.each([
  '1',
  '1,',
  '１',
  '村',
  '6月',
  '金安龙华村、',
  '全县放映1场，其中',
  '共1场、',
  '。',
  '，',
  '《',
  '一、\n',
  '中心建设',
  '🎬',
  '\u0000',
  '\u200b\ufeff',
  '比序时快1个百分点，',
  '0.1%（1/2）',
  '有1个村有文化活动室，',
  '截至6月底放映电影1场。',
  '占总数的30%，',
  '{{',
  '‮٣٤ ',
])(
  'a hundred pages of %j are looked through in time',
  (piece) => {
    const text = piece.repeat(Math.ceil(HOSTILE / piece.length)).slice(0, HOSTILE)
    const { findings, confirmed } = lintReport(text, { register })
    expect(findings.length + confirmed.length).toBeLessThanOrEqual(1000)
  },
  8000,
)
