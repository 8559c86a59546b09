/** What a log names that is in no register, or was no more on its day. */
import { type Issue, unknownCode } from '../../domain/errors.ts'
import { localDay } from '../../domain/period.ts'
import { livesOn } from '../../domain/register/village-facts.ts'
import type { NewScreening } from '../../domain/screening/screening.ts'
import type { Known } from './surroundings.ts'

/** Codes that nothing has, or that ended before the day of the show. */
export function unknownCodes(entry: NewScreening, known: Known, timeZone: string): Issue[] {
  return [
    ...endedBefore(entry, known, localDay(entry.startedAt, timeZone)),
    ...(known.teams.has(entry.teamCode) ? [] : [unknownCode('team', entry.teamCode)]),
    ...(known.villages.has(entry.villageCode) ? [] : [unknownCode('village', entry.villageCode)]),
    ...entry.filmCodes.flatMap((code, i) => (known.films.has(code) ? [] : unknownCode('film', code, `filmCodes.${i}`))),
  ]
}

interface Ending {
  endsOn?: string | undefined
  /** What it became. */
  heirs?: string | undefined
}
/** What ended takes no logs of a later day. */
function endedBefore({ villageCode, teamCode, filmCodes }: NewScreening, known: Known, day: string): Issue[] {
  const issues: Issue[] = []
  const look = (path: string, thing: Ending | undefined, name = ''): void => {
    if (!thing || livesOn(thing, day)) return
    const { endsOn = '', heirs } = thing
    const sentence: Issue['sentence'] =
      heirs === undefined
        ? { key: 'ended_before', facts: { name, day: endsOn } }
        : { key: 'ended_became', facts: { name, day: endsOn, heirs } }
    issues.push({ path, sentence })
  }
  const [village, team] = [known.villages.get(villageCode), known.teams.get(teamCode)]
  look('villageCode', village, village?.name)
  look('teamCode', team, team?.name)
  for (const [i, code] of filmCodes.entries()) {
    const film = known.films.get(code)
    look(`filmCodes.${i}`, film, film?.title)
  }
  return issues
}
