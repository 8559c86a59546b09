/** The columns of the register's five tables (api.md), and what their cells are before the schemas judge them. */
import { EventKind, WorkKind } from '../domain/ledger/kinds.ts'
import { Film } from '../domain/register/film.ts'
import { NewVillage, Team, Township } from '../domain/register/place.ts'
import { FEED_COUNTS, FEED_STAGES } from '../domain/target/feed.ts'
import { Target } from '../domain/target/target.ts'
import { tableWords } from '../domain/words-tables.ts'
import type { TableKind } from './register-table.ts'
import { dayOf, tidy } from './sheet-cells.ts'
import type { RegisterFile } from '../domain/register/register-file.ts'
import type { Names } from './similar.ts'

const NAMES = ['名称', 'name'] as const
const CODES = ['编码', '编号'] as const

const TOWNSHIP_COLUMNS = {
  code: ['乡镇代码', 'code', '代码', ...CODES],
  name: ['乡镇名称', 'name', '乡镇', NAMES[0]],
} as const satisfies Record<string, Names>
const TEAM_COLUMNS = {
  code: ['队代码', 'code', '放映队代码', '代码', ...CODES],
  name: ['队名', 'name', '放映队', '放映队名称', NAMES[0]],
} as const satisfies Record<string, Names>
const FILM_COLUMNS = {
  code: ['影片代码', 'code', '代码', ...CODES],
  title: ['片名', 'title', '影片', '影片名称', NAMES[0]],
  kind: ['类别', 'kind', '类型', '影片类别'],
  minutes: ['片长', 'minutes', '时长', '分钟'],
} as const satisfies Record<string, Names>
/** The public village registers say `code,township,village`. */
export const VILLAGE_COLUMNS = {
  code: ['村代码', 'code', '行政村代码', '统计用区划代码', '区划代码', '代码', ...CODES],
  name: ['村名', 'name', '村', '行政村', '村名称', '行政村名称', 'village', NAMES[0]],
  township_code: ['乡镇代码', 'township_code'],
  township: ['乡镇', 'township', '乡镇名称', '所属乡镇'],
  designated: ['贫困村', 'designated', '是否贫困村'],
  team_code: ['放映队代码', 'team_code', '队代码'],
  team: ['放映队', 'team', '放映队名称', '队名'],
  annual_quota: ['全年应放场次', 'annual_quota', '全年任务', '年度场次'],
  aliases: ['别名', 'aliases', '曾用名'],
  latitude: ['纬度', 'latitude'],
  longitude: ['经度', 'longitude'],
  population: ['人口', 'population', '人口数'],
  speakers_installed: ['喇叭数', 'speakers_installed', '喇叭数量'],
} as const satisfies Record<string, Names>
const TARGET_COLUMNS = {
  code: ['目标代码', 'code', '代码', ...CODES],
  name: ['目标名称', 'name', '目标', '目标任务', NAMES[0]],
  indicator: ['指标', 'indicator', '算什么'],
  scope_kind: ['范围', 'scope_kind'],
  scope_code: ['范围代码', 'scope_code'],
  amount: ['数量', 'amount', '目标数'],
  unit: ['单位', 'unit'],
  starts_on: ['开始日期', 'starts_on', '起始日期'],
  deadline: ['截止日期', 'deadline', '完成期限'],
  statutory_deadline: ['法定期限', 'statutory_deadline'],
  month_shares: ['各月比例', 'month_shares'],
  checklist: ['检查项', 'checklist'],
  fed_by: ['由台账计数', 'fed_by'],
  name_en: ['英文名称', 'name_en', '英文名'],
} as const satisfies Record<string, Names>

/** The columns of each table, by their API names. */
export const COLUMN_NAMES: Record<RegisterFile, Record<string, Names>> = {
  'townships.csv': TOWNSHIP_COLUMNS,
  'villages.csv': VILLAGE_COLUMNS,
  'teams.csv': TEAM_COLUMNS,
  'films.csv': FILM_COLUMNS,
  'targets.csv': TARGET_COLUMNS,
}

/** What may be chosen, in the words of the screens; what the API says is understood in every sheet. */
export const CHOICES = {
  designated: { 1: ['是', '1', '√', '✓', 'TRUE'], 0: ['否', '0', '×', 'FALSE'] },
  kind: {
    feature: ['故事片', 'feature'],
    documentary: ['纪录片', 'documentary'],
    science_feature: ['科教长片', 'science_feature', '长科教片'],
    science_short: ['科教短片', 'science_short', '短科教片'],
  },
  indicator: {
    screenings: ['放映场次', 'screenings'],
    villages_audible: ['响达标的村', 'villages_audible'],
    tv_households: ['电视入户', 'tv_households'],
    manual: ['手工登记', 'manual'],
  },
  scope_kind: {
    county: ['全县', 'county'],
    designated: ['贫困村', 'designated'],
    township: ['乡镇', 'township'],
    team: ['放映队', 'team'],
    village: ['村', 'village', '行政村'],
  },
} as const satisfies Record<string, Record<string, Names>>

/** One show per village per month, unless a village says otherwise (the county’s rule for both film targets). */
const USUAL_QUOTA = 12

/** Text that is no number stays text, so that the schema can say what is wrong with it. */
const number = (text: string | undefined): number | string | undefined =>
  text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
const list = (text = ''): string[] => (text === '' ? [] : text.split(/[|、，,；;]/).map((part) => part.trim()))
/** Also without a year: 11月30日, 2017/9/30. Else as it is; so is 11.30, which Excel takes for 11.3. */
function yearlyDay(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const [, month, day] = /^(\d{1,2})[-/月](\d{1,2})日?$/.exec(tidy(text)) ?? []
  if (month && day) return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const full = dayOf(text)
  return typeof full === 'string' ? full : text
}
/** `square:文化广场:200:㎡` */
const checklistItem = (text: string): Record<string, unknown> => {
  const [code, name, minimum, ...unit] = text.split(':').map((part) => part.trim() || undefined)
  return present({ code, name, minimum: number(minimum), unit: unit.length > 0 ? unit.join(':') : undefined })
}
/** A code, or the word that the screens in Chinese have for it. */
const coded = (codes: readonly string[], beginning: string, said: string | undefined): string | undefined =>
  codes.find((code) => (tableWords as Record<string, Names>)[`${beginning}${code}`]?.[0] === said) ?? said
/** `event:training+lecture:people`, `work:broadcast:acceptance`, `fund:川财教〔2017〕137号`; also in the words of the screens. */
function feed(text: string): Record<string, unknown> {
  const [called, what, how] = text.split(/[:：]/).map((part) => part.trim() || undefined)
  const noun = { 活动: 'event', 村级项目: 'work', 资金: 'fund' }[called ?? ''] ?? called
  if (noun === 'fund') return present({ noun, document: what })
  if (noun === 'work') {
    return present({ noun, kind: coded(WorkKind.options, 'work_', what), stage: coded(FEED_STAGES, 'stage_', how) })
  }
  const kinds = what?.split(/[+＋、]/).map((kind) => coded(EventKind.options, 'event_', kind.trim()))
  return present({ noun, kinds, counts: coded(FEED_COUNTS, 'in_', how) })
}
/** An absent field is left out; strict schemas take `undefined` for one. */
const present = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

const plainly = { byName: {}, choices: {} }

export const TOWNSHIPS: TableKind<Township> = {
  ...plainly,
  columns: TOWNSHIP_COLUMNS,
  needed: ['code', 'name'],
  schema: Township,
  read: ({ code, name }) => present({ code, name }),
}
export const TEAMS: TableKind<Team> = { ...TOWNSHIPS, columns: TEAM_COLUMNS, schema: Team }
export const FILMS: TableKind<Film> = {
  ...plainly,
  columns: FILM_COLUMNS,
  needed: ['code', 'title', 'kind', 'minutes'],
  choices: { kind: CHOICES.kind },
  schema: Film,
  read: ({ code, title, kind, minutes }) => present({ code, title, kind, minutes: number(minutes) }),
}
export const VILLAGES: TableKind<NewVillage> = {
  columns: VILLAGE_COLUMNS,
  needed: ['code', 'name', 'township_code'],
  byName: { township: 'township_code', team: 'team_code' },
  choices: { designated: CHOICES.designated },
  schema: NewVillage,
  read: (cells) =>
    present({
      code: cells['code'],
      name: cells['name'],
      townshipCode: cells['township_code'],
      designated: { 0: false, 1: true }[cells['designated'] ?? '0'] ?? cells['designated'],
      teamCode: cells['team_code'],
      annualQuota: number(cells['annual_quota']) ?? USUAL_QUOTA,
      aliases: list(cells['aliases']),
      latitude: number(cells['latitude']),
      longitude: number(cells['longitude']),
      population: number(cells['population']),
      speakersInstalled: number(cells['speakers_installed']),
    }),
}
export const TARGETS: TableKind<Target> = {
  ...plainly,
  columns: TARGET_COLUMNS,
  needed: ['code', 'name', 'indicator', 'scope_kind', 'amount', 'unit', 'starts_on', 'deadline'],
  choices: { indicator: CHOICES.indicator, scope_kind: CHOICES.scope_kind },
  schema: Target,
  read: (cells) =>
    present({
      code: cells['code'],
      name: cells['name'],
      nameEn: cells['name_en'],
      indicator: cells['indicator'],
      scope: present({ kind: cells['scope_kind'], code: cells['scope_code'] }),
      amount: number(cells['amount']),
      unit: cells['unit'],
      startsOn: yearlyDay(cells['starts_on']),
      deadline: yearlyDay(cells['deadline']),
      statutoryDeadline: yearlyDay(cells['statutory_deadline']),
      monthShares: cells['month_shares'] === undefined ? undefined : list(cells['month_shares']).map(number),
      checklist: cells['checklist']?.split('|').map(checklistItem),
      fedBy: cells['fed_by'] === undefined ? undefined : feed(cells['fed_by']),
    }),
  written: { checklist: 'expects_checklist', fed_by: 'expects_feed' },
}
