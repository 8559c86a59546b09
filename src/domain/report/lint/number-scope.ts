/** Of which time and place a number is: of one month or one township it is not the county’s. */
import type { Quantity } from './quantities.ts'

/** Of another time than the report's: last year, one month, one day, what is only reckoned. */
export const OTHER_TIME =
  /去年|上年|同期|往年|历年|同比|环比|[比较]上|比去|增加|增长|减少|本月|当月|上月|本旬|本周|季度|每[天日月年村个户场支]|日均|月均|村均|户均|平均|推算|按(?:目前|当前|此|现)|[若如]果|假如|其他县|全市|全省|全国/
/** A month as it is named: up to it (截至, 1—6月), a part or a day of it, one of a list; or it alone. */
const MONTH =
  /(截[至止]到?|到|至|[—\-–~～])?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(份?)(底|末|初|中旬|上旬|下旬|\d|前|以[前来])?/g
/** A place or a team: then it is not of the county. */
const ONE_PLACE =
  /(?:^|[，、：；。\s（）”向在赴到由从对和及与])(?!各|本|该|全|其|有关|相关|多数|所有|农|山|个)\p{Script=Han}{1,4}?(?:[镇乡](?![镇村级]|\p{Script=Han}{0,2}[（）])|(?<!贫困|行政|农|新|摘帽|脱贫|示范|中心|试点|各|全|每|一|本|该|困)村(?![村级民委])|街道)|放映?[一二三四五六七八九十\d]{1,3}队|第?[一二三四五六七八九十\d]{1,3}(?:号)?放映队|队[：:]/u

/** The part of its sentence up to the end of its clause. */
export const soFar = ({ sentence, clause }: Quantity): string => sentence.text.slice(0, clause.to - sentence.from)

/** Neither of one month nor of one place, as far as its sentence and headings say. */
export function isOfAll(quantity: Quantity): boolean {
  const said = soFar(quantity)
  const month = Array.from(said.matchAll(MONTH)).at(-1)
  if (month && month[1] === undefined && month[3] === undefined) return false
  if (/(?:本|当|上)[月旬周季]/.test(`${quantity.sentence.topic} ${said}`.replace(/^.*(?:累计|年内|全年|今年)/s, '')))
    return false
  return !ONE_PLACE.test(said) && !ONE_PLACE.test(quantity.sentence.topic)
}

/** In the section of goals, or with its day right after it: 5472场，11月底前完成. */
export function isGoal({ sentence, clause, after }: Quantity): boolean {
  if (/任务目标|目标任务|工作目标/.test(sentence.topic)) return true
  const next = sentence.clauses[sentence.clauses.indexOf(clause) + 1]?.text ?? ''
  return /^[^，。；]{0,2}[，]?$/.test(after) && /^[^，]{0,4}\d{1,2}月[^，]{0,4}前(?:全面|全部)?完成/.test(next)
}

/** Whose number it is: said in its clause, or in one before it of the same sentence. */
export function scopeAt(quantity: Quantity): 'county' | 'designated' | undefined {
  const clauses = quantity.sentence.clauses.filter(({ from }) => from < quantity.clause.from).reverse()
  for (const text of [quantity.before, ...clauses.map((one) => one.text)]) {
    if (/贫困村/.test(text)) return 'designated'
    if (/全县|全域|县级/.test(text)) return 'county'
  }
  return undefined
}
