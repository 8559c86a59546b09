/** What a report's numbers speak of: how many shows are done in the county, how many villages are below the line. */
import { LEDGER_SUBJECTS, ledgerSubject } from './ledger-subjects.ts'
import { isGoal, isOfAll, OTHER_TIME, scopeAt, soFar } from './number-scope.ts'
import type { Quantity } from './quantities.ts'

export const SUBJECTS = [
  ...LEDGER_SUBJECTS,
  'film.county.target',
  'film.county.done',
  'film.county.left',
  'film.designated.target',
  'film.designated.done',
  'film.designated.left',
  'attendance.county',
  'attendance.designated',
  'attendance.unclear',
  'audible.have',
  'audible.lack',
  'audible.severe',
  'audible.untested',
  'audible.stale',
  'square.have',
  'square.lack',
  'square.building',
  'room.have',
  'room.lack',
  'room.building',
  'tv.total',
  'tv.connected',
  'tv.missing',
  'tv.no_signal',
  'tv.no_set',
  'tv.lost',
  'villages.total',
  'townships.total',
  'teams.total',
  'centre.target',
  'upgrade.target',
] as const
export type Subject = (typeof SUBJECTS)[number]

export interface Fact {
  subject: Subject
  quantity: Quantity
  /** May be of a part of the county only. */
  isPart?: boolean
}

const FILM = /放映|电影|公益场次|[应实待已]放|[实待已]映|放完/
const OTHER_SHOWS = /演出|展演|专场|讲座|讲学|培训|辅导|比赛|活动/

export function factsIn(quantities: Quantity[], year: number | undefined): Fact[] {
  let before: Fact | undefined
  return quantities.flatMap((quantity, i) => {
    const subject = isOfYear(quantity, year)
      ? (subjectOf(quantity, quantities[i + 1]) ?? ofWhichFilms(quantity, before))
      : undefined
    if (!subject) {
      const told = isOfYear(quantity, year) ? ledgerSubject(quantity) : undefined
      return told ? [{ ...told, quantity }] : []
    }
    before = { subject, quantity }
    return [before]
  })
}

/** 2021年计划放映5436场 is of another year. */
function isOfYear({ sentence }: Quantity, year: number | undefined): boolean {
  const said = /^(?:\d[.、])?\s{0,8}(20\d\d)年/.exec(sentence.text)?.[1]
  return said === undefined || year === undefined || Number(said) === year
}

/** 全年计划5472场，其中贫困村300场: the second is of the same kind as the first. */
function ofWhichFilms({ unit, sentence, before, clause }: Quantity, known: Fact | undefined): Subject | undefined {
  if (unit !== '场' || known?.quantity.sentence !== sentence || OTHER_TIME.test(clause.text)) return undefined
  const role = /^film\.county\.(target|done|left)$/.exec(known.subject)?.[1] as 'target' | 'done' | 'left' | undefined
  return role && /(?:^|[、，（]|\d场)(?:其中)?[^，、]{0,4}贫困村$/.test(before) ? `film.designated.${role}` : undefined
}

function subjectOf(quantity: Quantity, next: Quantity | undefined): Subject | undefined {
  const { unit } = quantity
  if (OTHER_TIME.test(quantity.clause.text)) return undefined
  if (unit === '场') return filmSubject(quantity)
  if (unit === '人次' || unit === '人' || unit === '名') return attendanceSubject(quantity)
  if (unit === '户') return householdSubject(quantity)
  if (unit === '支') return teamSubject(quantity)
  if (VILLAGE_UNITS.test(unit)) return villageSubject(quantity, next)
  return undefined
}
const VILLAGE_UNITS = /^(?:个|村|贫困村|困村|行政村|乡镇)$/

const TARGET_BEFORE =
  /(?:目标任务|任务目标|目标|任务|计划|应放映?|放完全年)(?:数|总数|总量|总任务)?(?:为|是|的|共)?$|不[少低]于$/
const LEFT_BEFORE = /(?:尚需|还需|还要|仍需|还差|尚有|剩余|余下?|尚余|还剩|尚差|未完成)(?:完成|放映)?(?:公益电影)?$/

function filmSubject(quantity: Quantity): Subject | undefined {
  const { clause, before, sentence } = quantity
  const said = soFar(quantity)
  if (
    OTHER_SHOWS.test(FILM.test(clause.text) ? clause.text : said) ||
    !(FILM.test(said) || FILM.test(sentence.topic)) ||
    !isOfAll(quantity)
  )
    return undefined
  if (/分别|短缺|[缺少差]$|多放|超[出过额]|超(?:任务|计划)|预计|可能|约需|力争.{0,8}放映/.test(before)) return undefined
  const scope = scopeAt(quantity) === 'designated' ? 'designated' : 'county'
  const role = filmRole(quantity)
  return role && `film.${scope}.${role}`
}

function filmRole(quantity: Quantity): 'target' | 'done' | 'left' | undefined {
  const { before } = quantity
  const clause = quantity.clause.text
  if (LEFT_BEFORE.test(before)) return 'left'
  const isDone = /已|共|累计|截[至止]/.test(before)
  if (/[上下]半年[^，]{0,6}$/.test(before) && !isDone && !/完成|放映/.test(before)) return undefined
  if (/^的?(?:放映)?任务/.test(quantity.after) && !isDone) return 'target'
  // by a day to come, of what is left
  if (!isDone && /[\d月][日底]?[^，]{0,2}前[^，]{0,6}$/.test(before) && !/全年|年度/.test(before)) return undefined
  // what is meant for some weeks to come is neither
  if (
    !isDone &&
    /(?:计划|拟|将|预计|力争|确保|准备)[^，]{0,6}(?:放映|完成)[^，]{0,6}$/.test(before) &&
    !/全年|年度/.test(before)
  )
    return undefined
  if (TARGET_BEFORE.test(before) || (!isDone && isGoal(quantity))) return 'target'
  if (!isDone && /(?:全年|年度|今年).{0,8}(?:完成|放映|目标|任务|计划)|不[少低]于|(?:全年|年度)$/.test(before))
    return 'target'
  if (isDone || /(?:完成|放映|实现)(?:了)?(?:公益|农村|电影|场次){0,3}$/.test(before)) return 'done'
  return /^.{0,12}(?:放映|完成)/.test(clause) ? 'done' : undefined
}

function attendanceSubject(quantity: Quantity): Subject | undefined {
  const { clause, sentence, before } = quantity
  if (!/受益|观众|观影|观看|惠及/.test(clause.text) || /培训|学员|讲座|演出/.test(clause.text) || !isOfAll(quantity))
    return undefined
  if (!(FILM.test(soFar(quantity)) || FILM.test(sentence.topic))) return undefined
  if (/其中/.test(before) && !/贫困村/.test(before)) return undefined
  if (/全县|全部|合计|总共/.test(before)) return 'attendance.county'
  if (/贫困村/.test(before)) return 'attendance.designated'
  const earlier = sentence.text.slice(0, clause.from - sentence.from)
  return /其中/.test(earlier) && /贫困村/.test(earlier) ? 'attendance.unclear' : 'attendance.county'
}

const NO_TV = /^[^，]{0,8}(?:未|没|尚未|看不|无法|不能)/
function householdSubject(quantity: Quantity): Subject | undefined {
  const { before, after, clause, sentence } = quantity
  if (!/电视|户户通|通户|收视|接通|接入/.test(sentence.text + sentence.topic) || !isOfAll(quantity)) return undefined
  // what a list says is not what is found
  if (/台账|上报|填报/.test(clause.text)) return undefined
  if (
    /(?:无|没有?|缺)信号(?:的)?(?:有)?$|信号(?:未覆盖|盲区)的?$/.test(before) ||
    /^[^，]{0,6}(?:无|没有)信号/.test(after)
  )
    return 'tv.no_signal'
  if (/(?:无|没有?|缺)电视机(?:的)?(?:有)?$/.test(before) || /^[^，]{0,6}(?:无|没有|缺)电视机/.test(after))
    return 'tv.no_set'
  if (/返盲(?:的)?(?:有)?$/.test(before)) return 'tv.lost'
  if (/(?:核实|验收|曾接通|新增|其中)(?:的)?$/.test(before)) return undefined
  if (/(?:目标|任务|总数|登记|共有?|涉及)(?:数)?(?:的|为|有)?(?:建档立卡)?(?:贫困户|困难户)?$/.test(before))
    return 'tv.total'
  if (/(?:未|没有?)(?:接通|通|连通|完成|实现|解决)(?:的)?(?:有)?$/.test(before) || NO_TV.test(after))
    return 'tv.missing'
  if (/(?:尚有|还有|剩余|余下|还剩)$/.test(before)) return 'tv.missing'
  if (
    /(?:完成|接通|实现|连通|解决|已通)(?:了)?(?:的)?(?:有)?$/.test(before) ||
    /^[^，]{0,8}(?:已|实现|看上|接通|通过)/.test(after)
  )
    return 'tv.connected'
  const isWhole = /^(?:建档立卡)?的?(?:贫困|困难)户(?:中|的|，|广播|电视)|^中/.test(after)
  return isWhole || /(?:村|贫困户|困难户)$/.test(before) || clause.text.startsWith(quantity.text)
    ? 'tv.total'
    : undefined
}

const teamSubject = ({ before, after }: Quantity): Subject | undefined =>
  (/^(?:农村|公益|电影|流动){0,4}放映(?:小?分?队|小组)/.test(after) &&
    /(?:组织|组建|共有?|全县|成立|对|^)$/.test(before)) ||
  /全县\p{Script=Han}{0,6}放映队$/u.test(before)
    ? 'teams.total'
    : undefined

const ITEMS = { audible: /通响|广播|喇叭|音柱|检测/, square: /文化广场/, room: /活动室/ } as const
type Item = keyof typeof ITEMS
const STATUS =
  /(?<untested>未检测|未测)|(?<stale>过期)|(?<lack>未达标|不达标|不合格|未达到|达不到|偏低|低于(?:规定的?)?95|不足95|没有|未建|(?<![体])无|缺|不足[23]00)|(?<severe>不[到足]60|低于60|问题较?为?突出)|(?<building>正在|在建|规划|扩建|装修)|(?<have>达标|合格|符合|达到?(?:了)?(?:95|200)|95%(?:及)?以上|(?<![所具享只还另尚共])有(?!关|的)|建有|已建)/

function villageSubject(quantity: Quantity, next: Quantity | undefined): Subject | undefined {
  const { after, before, unit, clause } = quantity
  const isOfVillages = unit !== '个' || /^(?:[^，。；、\d]{0,12})?村/.test(after)
  if (unit === '乡镇' || after.startsWith('乡镇')) {
    return /^(?:乡镇)?的\d{1,4}个贫困村/.test(after) ? 'townships.total' : undefined
  }
  const end = next && next.sentence === quantity.sentence && isVillages(next) ? ownEnd(next) : quantity.sentence.to
  const ahead = quantity.sentence.text.slice(quantity.to - quantity.sentence.from, end - quantity.sentence.from)
  const target = targetSubject(quantity)
  if (target) return target
  const isAmong = /^[^，。；、\d]{0,8}村中[，的]?/.test(unit === '个' ? after : unit + after)
  const told = isGoal(quantity) || isAmong ? undefined : statusOf(ahead, before, clause.text, isOfVillages)
  if (told) return told
  return isOfVillages ? totalSubject(quantity) : undefined
}

/** Where what is said of the number before it ends: 达标的5个 has its word in front. */
const ownEnd = ({ from, clause, unit, after }: Quantity): number =>
  unit === '个' && !/^[^，。；、\d]{0,12}村/.test(after) ? clause.from : from

const isVillages = ({ unit, after }: Quantity): boolean =>
  VILLAGE_UNITS.test(unit) && (unit !== '个' || /^(?:[^，。；、\d]{0,12})?村|^[、，；。（）]/.test(after))

function targetSubject({ before, after, clause }: Quantity): Subject | undefined {
  if (!/^[，。；、）]?$/.test(after.slice(0, 1))) return undefined
  if (/达标|偏低|已|其中/.test(clause.text)) return undefined
  if (/(?:提升|改造|升级).{0,16}(?:广播|村村响).{0,8}$/.test(before)) return 'upgrade.target'
  return /(?:完善|提升|建设|新建).{0,16}文化服务中心(?:建设)?$/.test(before) ? 'centre.target' : undefined
}

/** Of which of the things that villages have or lack, by the first word that says so, after it or right before it. */
function statusOf(ahead: string, before: string, clause: string, isOfVillages: boolean): Subject | undefined {
  const said = /(?:未达标|不达标|偏低|达标|合格|低于60%|问题突出|没有|在建)(?:的)?(?:村)?(?:共?有|为)?$/.exec(
    before,
  )?.[0]
  const item = (Object.keys(ITEMS) as Item[]).find((one) => ITEMS[one].test(said === undefined ? ahead : clause))
  if (item === undefined || !(isOfVillages || said !== undefined)) return undefined
  const found = STATUS.exec(said ?? ahead.slice(0, LONGEST_STATUS))?.groups ?? {}
  const status = (['untested', 'stale', 'lack', 'severe', 'building', 'have'] as const).find(
    (one) => found[one] !== undefined,
  )
  if (status === undefined || /^[^，]{0,3}(?:均|全部|都)/.test(ahead)) return undefined
  const subject = `${item}.${status}`
  return SUBJECTS.find((one) => one === subject)
}
const LONGEST_STATUS = 60

function totalSubject({ before, after, unit }: Quantity): Subject | undefined {
  const named = unit === '个' ? after : unit + after
  if (!/^(?:[^，。；、\d]{0,8})?(?:贫困|退出|摘帽)村/.test(named) || /其中$|[有另余约达]$|尚有|已有|超过/.test(before))
    return undefined
  if (before.endsWith('等') && !(/深入|走访/.test(before) && /^[^，。；、\d]{0,8}贫困村[，。]/.test(named)))
    return undefined
  return /(?:贫困|退出|摘帽)村(?:中|均|共|的|都|\d|广播|农村|分别|，|。|$|开展|进行)/.test(named)
    ? 'villages.total'
    : undefined
}
