/** A small county in a database of its own, and sheets about it. */
import { loadRegister } from '../../src/store/register/register.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import type { ImportResult } from '../../src/exchange/import-result.ts'
import { type ImportOptions, importSheet } from '../../src/exchange/import-sheet.ts'
import { LOGS } from '../../src/exchange/log-import.ts'
import { anEmptyDatabase } from '../in-memory.ts'
import { aFilm, aManager, aVillage, NOW, ZONE } from '../make.ts'
import { sourceOf } from './sheets.ts'

export async function aCounty(): Promise<Sql> {
  const sql = await anEmptyDatabase()
  const jinan = '510723206'
  const register = {
    townships: [
      { code: '510723100', name: '云溪镇' },
      { code: jinan, name: '金安乡' },
    ],
    teams: [
      { code: 'team-01', name: '放映一队' },
      { code: 'team-02', name: '放映二队' },
    ],
    villages: [
      aVillage(),
      aVillage({ code: '510723206203', name: '华龙村', townshipCode: jinan, aliases: ['龙华村'] }),
      aVillage({ code: '510723206209', name: '和平村', townshipCode: jinan }),
      aVillage({ code: '510723100229', name: '和平村' }),
    ],
    films: [
      aFilm(),
      aFilm({ code: 'film-002', title: '地道战' }),
      aFilm({ code: 'film-008', title: '生猪养殖技术', kind: 'science_short', minutes: 20 }),
    ],
    targets: [],
  }
  await loadRegister(sql, register, NOW)
  return sql
}

export const desk = {
  now: NOW,
  settings: { timeZone: ZONE, countyPosition: { latitude: 31.21, longitude: 105.39 } },
  actor: aManager,
}

const GOOD = {
  放映日期: '2017-06-30',
  开始时间: '20:50',
  结束时间: '22:30',
  放映队: '放映一队',
  村: '三清村',
  影片: '太行山上',
  观众人次: '85',
  放映方式: '室外',
}
export type Cells = Partial<Record<string, string>>

/** A table of good rows, each changed in the cells that are given. */
export function tableOf(...changes: Cells[]): string[][] {
  const rows = changes.map((change): Cells => ({ ...GOOD, ...change }))
  const header = [...new Set([...Object.keys(GOOD), ...rows.flatMap((row) => Object.keys(row))])]
  return [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
}

/** A sheet of one good row of each other kind, of a day, changed in the cells that are given. */
const sheetWith =
  (good: (day: string) => Cells) =>
  (day: string, ...changes: Cells[]): string[][] => {
    const rows = changes.length > 0 ? changes.map((change): Cells => ({ ...good(day), ...change })) : [good(day)]
    const header = Object.keys(rows[0] ?? {})
    return [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))]
  }
export const sheetsOf = {
  plans: sheetWith((day) => {
    return { 日期: day, 时间: '晚上8点半', 村: '三清村', 放映队: '', 影片: '太行山上', 备注: '' }
  }),
  tests: sheetWith((day) => {
    return { 检测日期: day, 村: '三清村', 安装数: '24', 检测数: '24', 响数: '23', 检测方式: '现场' }
  }),
  coverage: sheetWith((day) => {
    const counts = {
      登记户数: '70',
      已通户数: '57',
      已核实户数: '42',
      返盲户数: '1',
      无信号户数: '7',
      无电视机户数: '5',
      有线: '20',
      IPTV: '14',
      移动: '23',
    }
    return { 统计日期: day, 村: '三清村', ...counts }
  }),
  checks: sheetWith((day) => {
    return { 目标: 'centres', 村: '三清村', 检查项: '文化广场', 检查日期: day, 数值: '240㎡', 说明: '现场查看' }
  }),
  events: sheetWith((day) => {
    return { 日期: day, 种类: '送图书', 内容: '图书馆送书', 村: '三清村', '册（件）': '2000余册' }
  }),
  works: sheetWith((day) => {
    const stages = { 方案计划: '2017-04-01', 方案完成: '2017-04-10', 招标完成: '2017-05-25', 完工计划: '2017-09-30' }
    return { 日期: day, 种类: '村村响', 项目名称: '广播改造', 村: '三清村', '预算（元）': '5万元', ...stages }
  }),
  funds: sheetWith((day) => {
    const moves = { 下达金额: '1,721,200', 下达日期: '2017-06-05', 支付金额: '', 支付日期: '' }
    return { 发文日期: day, 资金名称: '公共文化服务专项资金', 文号: '川财教〔2017〕137号', ...moves }
  }),
  tenders: sheetWith((day) => {
    return { 公告日期: day, 项目名称: '设备采购', 开标日期: '2017-07-10', 中标价: '' }
  }),
  problems: sheetWith((day) => {
    return { 发现日期: day, 问题: '贫困户没有电视机', 责任单位: '各乡镇', 整改时限: '2017-08-31', 解决日期: '' }
  }),
  duties: sheetWith((day) => {
    return { 村: '三清村', 包村领导: '张局', 责任人: '赵师傅', 起始日期: day }
  }),
  speakers: sheetWith(() => {
    return { 村: '三清村', 喇叭种类: '高音喇叭', 传输方式: '有线', 能否回传: '不能', 数量: '18' }
  }),
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
export const csvOf = (table: string[][]): string => table.map((row) => row.map(quoted).join(',')).join('\r\n')

export const imported = (
  sql: Sql,
  content: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> =>
  importSheet(LOGS, sourceOf(content), {
    sql,
    kind: 'csv',
    dryRun: false,
    partial: false,
    desk,
    language: 'en',
    ...options,
  })

export const countLogs = async (sql: Sql): Promise<number> =>
  (await sql.first<{ n: number }>('SELECT count(*) AS n FROM screenings'))?.n ?? 0
