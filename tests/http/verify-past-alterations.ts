/** What somebody may do to what was known before, and to who did what, behind the service. */
import { idOf, log, type Raw, run } from './verify-alterations.ts'

const past = (change: string) => (raw: Raw) =>
  raw.exec(`UPDATE screenings_past SET ${change} WHERE rowid IN (SELECT min(rowid) FROM screenings_past)`)
const NOTHING_BEFORE = /log .* is not what row/
export const ALTERED_PAST: [what: string, alter: (raw: Raw) => unknown, names: RegExp][] = [
  ['what a log said before it was corrected', past('attendance = 99'), new RegExp(`log ${idOf(1)} is not what row`)],
  ['what a log counted for before it was voided', past('credit = 59'), /log .* is not what row/],
  ['what a log stood as before', past("status = 'accepted'"), /log .* is not what row/],
  ['since when a log was known', past('known_from = known_from - 86400000'), /log .* is not what row/],
  ['until when it was known so', past('known_until = known_until + 1000'), /log .* is not what row/],
  ['what a log was before, gone', run('DELETE FROM screenings_past'), NOTHING_BEFORE],
  ['since when a log is so', log(1, 'known_from = known_from - 1000'), new RegExp(`log ${idOf(1)} is not what row`)],
  ['who made a bulletin', run("UPDATE bulletins SET made_by_id = 'me'"), /bulletin 2017-1 is not what row/],
  ['when it was made', run("UPDATE bulletins SET made_at = '2017-06-30T00:00:00.000Z'"), /bulletin 2017-1 is not/],
  ['that two confirmed it', run('UPDATE bulletins SET single_manager = 1'), /bulletin 2017-1 is not what row/],
  ['a text that is none any more', log(0, "film_codes = '[film'"), /cannot be read any more/],
]
