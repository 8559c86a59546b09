/** What an office calls the columns of the register's tables, and what may be chosen in them. */
import type { RegisterFile } from '../domain/register/register-file.ts'
import type { Names } from './similar.ts'

const NAMES = ['名称', 'name'] as const
const CODES = ['编码', '编号'] as const

export const TOWNSHIP_COLUMNS = {
  code: ['乡镇代码', 'code', '代码', ...CODES],
  name: ['乡镇名称', 'name', '乡镇', NAMES[0]],
} as const satisfies Record<string, Names>
export const TEAM_COLUMNS = {
  code: ['队代码', 'code', '放映队代码', '代码', ...CODES],
  name: ['队名', 'name', '放映队', '放映队名称', NAMES[0]],
} as const satisfies Record<string, Names>
export const FILM_COLUMNS = {
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
export const TARGET_COLUMNS = {
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
