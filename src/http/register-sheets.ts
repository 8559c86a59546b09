/** The register as sheets, and what sheets of other things take from it: names of villages and teams on a day. */
import { FILM_SHEET, TEAM_SHEET, TOWNSHIP_SHEET } from '../contract/sheets-register.ts'
import type { Team, Township, Village } from '../domain/register/place.ts'
import { livesOn } from '../domain/register/village-facts.ts'
import { ask } from '../store/engine/sql.ts'
import { allFilms } from '../store/register/register.ts'
import { allTeams } from '../store/register/teams.ts'
import { onDay } from '../store/register/village-versions.ts'
import { allTownships, everyVillage } from '../store/register/villages.ts'
import type { App, Deps } from './deps.ts'
import { today } from './queries.ts'
import { listOfNoun } from './register-nouns.ts'
import { pageOfList, serveSheets } from './sheets.ts'

export function registerSheetRoutes(app: App, deps: Deps): void {
  const townships = pageOfList(TOWNSHIP_SHEET, listOfNoun(allTownships), (rows: readonly Township[], { at, query }) =>
    counted(at, rows, 'townshipCode', query.on),
  )
  const teams = pageOfList(TEAM_SHEET, listOfNoun(allTeams), (rows: readonly Team[], { at, query }) =>
    counted(at, rows, 'teamCode', query.on),
  )
  serveSheets(app, deps, TOWNSHIP_SHEET, townships)
  serveSheets(app, deps, TEAM_SHEET, teams)
  serveSheets(app, deps, FILM_SHEET, pageOfList(FILM_SHEET, listOfNoun(allFilms)))
}

/** How many villages that are there that day each of them has. */
async function counted<T extends { code: string }>(
  at: Deps,
  rows: readonly T[],
  by: 'townshipCode' | 'teamCode',
  on = today(at),
) {
  const living = (await villagesThen(at, on)).filter((village) => livesOn(village, on))
  const counts = Map.groupBy(living, (village) => village[by])
  return rows.map((row) => ({ ...row, villages: counts.get(row.code)?.length ?? 0 }))
}

const villagesThen = async (at: Deps, day: string): Promise<Village[]> => ask(await onDay(at.sql, day), everyVillage)

/** Each with the name of its team. */
export async function withTeamNames<T extends { teamCode?: string | undefined }>(
  at: Deps,
  rows: readonly T[],
  day = today(at),
): Promise<(T & { teamName?: string | undefined })[]> {
  const names = new Map((await allTeams(await onDay(at.sql, day))).map(({ code, name }) => [code, name]))
  return rows.map((row) => ({ ...row, teamName: names.get(row.teamCode ?? '') }))
}

/** Each with the name of its village, and of its township. */
export async function withPlaceNames<T extends { villageCode: string }>(at: Deps, rows: readonly T[]) {
  const villages = new Map((await villagesThen(at, today(at))).map((village) => [village.code, village]))
  return rows.map((row) => {
    const { name: villageName = row.villageCode, townshipName = '' } = villages.get(row.villageCode) ?? {}
    return { ...row, villageName, townshipName }
  })
}
