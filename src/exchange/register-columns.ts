/** The columns of the register's five files (api.md), and what their cells are before the schemas judge them. */
import { Film } from '../domain/film.ts'
import { NewVillage, Township } from '../domain/place.ts'
import { Target } from '../domain/target.ts'
import { Team } from '../domain/team.ts'
import type { TableKind } from './register-table.ts'

/** One show per village per month, unless a village says otherwise (domain.md). */
const USUAL_QUOTA = 12

/** Text that is no number stays text, so that the schema can say what is wrong with it. */
const number = (text: string | undefined): number | string | undefined =>
  text !== undefined && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
const list = (text = ''): string[] => (text === '' ? [] : text.split('|').map((part) => part.trim()))
/** `square:文化广场:200:㎡` */
const checklistItem = (text: string): Record<string, unknown> => {
  const [code, name, minimum, ...unit] = text.split(':').map((part) => part.trim() || undefined)
  return present({ code, name, minimum: number(minimum), unit: unit.length > 0 ? unit.join(':') : undefined })
}
/** An absent field is left out; strict schemas take `undefined` for one. */
const present = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

export const TOWNSHIPS: TableKind<Township> = {
  file: 'townships.csv',
  needed: ['code', 'name'],
  others: [],
  schema: Township,
  read: ({ code, name }) => present({ code, name }),
}
export const TEAMS: TableKind<Team> = { ...TOWNSHIPS, file: 'teams.csv', schema: Team }
export const FILMS: TableKind<Film> = {
  file: 'films.csv',
  needed: ['code', 'title', 'kind', 'minutes'],
  others: [],
  schema: Film,
  read: ({ code, title, kind, minutes }) => present({ code, title, kind, minutes: number(minutes) }),
}
export const VILLAGES: TableKind<NewVillage> = {
  file: 'villages.csv',
  needed: ['code', 'name', 'township_code'],
  others: [
    ...['designated', 'team_code', 'annual_quota', 'aliases'],
    ...['latitude', 'longitude', 'population', 'speakers_installed'],
  ],
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
  file: 'targets.csv',
  needed: ['code', 'name', 'indicator', 'scope_kind', 'amount', 'unit', 'starts_on', 'deadline'],
  others: ['scope_code', 'statutory_deadline', 'month_shares', 'checklist'],
  schema: Target,
  read: (cells) =>
    present({
      code: cells['code'],
      name: cells['name'],
      indicator: cells['indicator'],
      scope: present({ kind: cells['scope_kind'], code: cells['scope_code'] }),
      amount: number(cells['amount']),
      unit: cells['unit'],
      startsOn: cells['starts_on'],
      deadline: cells['deadline'],
      statutoryDeadline: cells['statutory_deadline'],
      monthShares: cells['month_shares'] === undefined ? undefined : list(cells['month_shares']).map(number),
      checklist: cells['checklist'] === undefined ? undefined : list(cells['checklist']).map(checklistItem),
    }),
  written: { checklist: 'expects_checklist' },
}
