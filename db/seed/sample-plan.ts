/** July as the sample's teams mean to show it (示例): every village once, proposed as the office would have it; half the teams have confirmed. */
import type { Film } from '../../src/domain/register/film.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import type { NewPlan } from '../../src/domain/plan/plan.ts'
import { proposedEvenings } from '../../src/domain/plan/proposal.ts'
import { localDay } from '../../src/domain/period.ts'
import { randomFrom } from './random.ts'
import type { SampleLog } from './sample.ts'

const MONTH = '2017-07'
const NOTE = '示例计划'
const ZONE = 'Asia/Shanghai'

export function samplePlan(
  villages: readonly NewVillage[],
  films: readonly Film[],
  logs: readonly SampleLog[],
): NewPlan[] {
  const random = randomFrom(20170628)
  const features = films.filter(({ kind }) => kind === 'feature')
  const shows = logs.map(({ entry }) => ({ ...entry, on: localDay(entry.startedAt, ZONE) }))
  const ofVillage = Map.groupBy(shows, ({ villageCode }) => villageCode)
  const ofTeam = Map.groupBy(shows, ({ teamCode }) => teamCode)
  const served = Map.groupBy(villages, ({ teamCode = '' }) => teamCode)
  return [...served].flatMap(([teamCode, own]) => {
    if (teamCode === '') return []
    const weekdays = (ofTeam.get(teamCode) ?? []).map(({ on }) => new Date(on).getUTCDay())
    const byWeekday = Array.from({ length: 7 }, (_, day) => weekdays.filter((one) => one === day).length)
    const waiting = own.map(({ code }) => {
      const days = (ofVillage.get(code) ?? []).map(({ on }) => on).sort()
      return { villageCode: code, lastShownOn: days.at(-1) ?? null }
    })
    const evenings = proposedEvenings({ month: MONTH, from: `${MONTH}-01`, waiting, taken: [], byWeekday })
    return evenings.map(({ villageCode, on }): NewPlan => {
      const seen = new Set((ofVillage.get(villageCode) ?? []).flatMap(({ filmCodes }) => filmCodes))
      const film = features.find(({ code }) => !seen.has(code))
      const filmCodes = film ? [film.code] : []
      return { id: random.uuid(), teamCode, villageCode, on, at: '20:10', filmCodes, note: NOTE }
    })
  })
}

/** Every second team has said that it will. */
export const confirmsItsPlan = (teamCode: string): boolean => /[02468]$/.test(teamCode)
