/** A true report with one slip put in at a known place, of ten kinds. */
import type { Random } from '../db/seed/random.ts'
import type { Held, LintRegister } from '../src/domain/report/lint/finding.ts'
import { type Facts, factsFrom, heldOf, valuesOf } from './lint-facts.ts'
import { linesFor, written } from './lint-reports.ts'

export const PLANTED = [
  'differs',
  'place_name',
  'sum',
  'percent',
  'progress',
  'calendar',
  'deadline',
  'spelling',
  'punctuation',
  'held',
] as const
export type Planted = (typeof PLANTED)[number]
export interface PlantedReport {
  text: string
  held: Held
  from: number
  to: number
  what: string
}

type Slip = [slot: string, slip: (text: string, random: Random, facts: Facts) => string]
const other = (text: string, random: Random): string => String(Number(text) + random.pick([-3, -2, -1, 1, 2, 3, 10]))
const swapped = (text: string): string =>
  text.length > 3
    ? text.replace(/(\d)(\d)$/, (_, a: string, b: string) => (a === b ? `${a}${(Number(b) + 3) % 10}` : b + a))
    : String(Number(text) + 4)
/** The name's own two characters the other way round, or one of them another. */
function misspelt(text: string, random: Random): string {
  const sign = Array.from(text)
  const at = sign.length - 3
  const [a = '', b = ''] = sign.slice(at, at + 2)
  return a !== b && random.next() < 0.5
    ? `${sign.slice(0, at).join('')}${b}${a}村`
    : `${sign.slice(0, at).join('')}${a}${random.pick(['堰', '埝', '坳', '岽'])}村`
}

const SLIPS: Record<Exclude<Planted, 'spelling' | 'punctuation' | 'calendar'>, Slip[]> = {
  differs: [
    ['target', other],
    ['designatedTarget', other],
    ['count', other],
    ['connected', other],
    ['households', other],
  ],
  place_name: [
    ['village0', misspelt],
    ['village1', misspelt],
    ['village3', misspelt],
    ['village4', misspelt],
    ['village5', misspelt],
  ],
  sum: [
    ['squaresGood', other],
    ['squaresBad', other],
    ['low', other],
    ['missing', other],
    ['noSet', other],
    ['teamSum', other],
    ['left', other],
  ],
  percent: [
    ['completion', swapped],
    ['designatedCompletion', swapped],
    ['connectedRate', swapped],
    ['spentRate', swapped],
  ],
  progress: [
    ['time', swapped],
    ['gap', (text) => (text.startsWith('快') ? text.replace('快', '慢') : text.replace('慢', '快'))],
    ['gap', swapped],
    ['daysLeft', other],
  ],
  deadline: [
    ['deadlinePart', (_, random, { asOf }) => `${random.whole(1, Number(asOf.slice(5, 7)) - 1)}月底`],
    ['soon', (_, random, { asOf }) => `${random.whole(1, Number(asOf.slice(5, 7)) - 1)}月底`],
  ],
  held: [
    ['people', () => '9余万'],
    ['done', other],
    ['designatedDone', other],
    ['teams', other],
    ['granted', (text) => `${Number(text) + 10}`],
    ['pass', other],
  ],
}

/** Put into the text as it is typed: what is replaced by what. */
const TYPED: Record<'spelling' | 'punctuation' | 'calendar', [right: string, wrong: string][]> = {
  calendar: [
    ['3月，由', '2月30日，由'],
    ['现将截至', '6月31日召开专题会，现将截至'],
    ['汇报如下', '于4月31日汇报如下'],
    ['各项工作', '自13月1日起各项工作'],
  ],
  spelling: [
    ['制作标识', '制做标识'],
    ['公益电影', '公益电影公益电影'],
    ['放映队', '放应队'],
    ['通响率', '通晌率'],
    ['月底前', '底前'],
    ['个贫困村文化广场', '贫困村文化广场'],
    ['建档立卡', '建挡立卡'],
    ['招投标', '招头标'],
    ['截至', '截止'],
    ['综合文化服务中心', '综合文化服务中心服务中心'],
  ],
  punctuation: [
    ['〕', ']'],
    ['》', ''],
    ['，', '，，'],
    ['。', '。`'],
    ['（', ''],
    ['〔', '（'],
    ['，', ','],
    ['、', '、、'],
  ],
}

/** A report with everything in it, and one slip. Tries until the lot falls on a place that this report has. */
export function plantedReport(random: Random, register: LintRegister, kind: Planted): PlantedReport {
  for (;;) {
    const facts = factsFrom(random, register)
    const [lines, values, held] = [linesFor(random, true), valuesOf(facts), heldOf(facts)]
    const right = written(lines, values)
    if (kind === 'spelling' || kind === 'punctuation' || kind === 'calendar') {
      const [good, bad] = random.pick(TYPED[kind])
      const places = Array.from(right.text.matchAll(new RegExp(good, 'g')), ({ index }) => index)
      if (places.length === 0) continue
      const from = random.pick(places)
      const text = right.text.slice(0, from) + bad + right.text.slice(from + good.length)
      // what was left out is seen where it is missed, in its paragraph
      const [lineFrom, lineTo] = [text.lastIndexOf('\n', from), `${text}\n`.indexOf('\n', from)]
      return {
        text,
        held,
        from: bad === '' ? lineFrom : from,
        to: bad === '' ? lineTo : from + Math.max(1, bad.length),
        what: `${good} → ${bad}`,
      }
    }
    const [slot, slip] = random.pick(SLIPS[kind])
    const sites = right.sites.filter((site) => site.slot === slot)
    if (sites.length === 0 || (kind === 'differs' && sites.length < 2)) continue
    const nth = random.whole(0, sites.length - 1)
    const truth = values[slot] ?? ''
    const wrong = slip(truth, random, facts)
    if (wrong === truth) continue
    const made = written(lines, values, { slot, nth, text: wrong })
    const site = made.sites.filter((one) => one.slot === slot)[nth]
    if (site) return { text: made.text, held, from: site.from, to: site.to, what: `${slot}: ${truth} → ${wrong}` }
  }
}
