/** The columns of the register's five tables (api.md), and what their cells are before the schemas judge them. */
import { Film } from '../domain/register/film.ts'
import { NewVillage, Township, Team } from '../domain/register/place.ts'
import { Target } from '../domain/target/target.ts'
import {
  CHOICES,
  FILM_COLUMNS,
  TARGET_COLUMNS,
  TEAM_COLUMNS,
  TOWNSHIP_COLUMNS,
  VILLAGE_COLUMNS,
} from './register-headings.ts'
import type { TableKind } from './register-table.ts'
import { dayOf, tidy } from './screening-cells.ts'

/** One show per village per month, unless a village says otherwise (the county’s rule for both film targets). */
const USUAL_QUOTA = 12

/** Text that is no number stays text, so that the schema can say what is wrong with it. */
const number = (text: string | undefined): number | string | undefined =>
  text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
const list = (text = ''): string[] => (text === '' ? [] : text.split(/[|、，,；;]/).map((part) => part.trim()))
/**
 * As people and Excel write days, also without a year: 11月30日, 2017/9/30. Else as it is, for the schema to judge; so is
 * 11.30, which Excel takes for the number 11.3.
 */
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
    }),
  written: { checklist: 'expects_checklist' },
}
