/** What the things of the trail are called today, each asked for by its id. */
import { LEDGER_NOUNS } from '../../domain/ledger/kinds.ts'
import type { SubjectKind } from '../../domain/people/trail.ts'

/** What stands in a village, or happened there on a day. */
const ofVillage = (from: string, id: string, day?: string, asked = 'asked.id'): string =>
  `SELECT v.name${day ? ` || ' ' || ${day}` : ''} FROM ${from} JOIN villages v ON v.code = x.village_code
    WHERE ${id} = ${asked}`

/** What things are called today; none for what has no name. */
export const TRAIL_NAMES: Partial<Record<SubjectKind, string>> = {
  village: 'SELECT name FROM villages WHERE code = id',
  village_speakers: 'SELECT name FROM villages WHERE code = id',
  township: 'SELECT name FROM townships WHERE code = id',
  team: 'SELECT name FROM teams WHERE code = id',
  film: 'SELECT title FROM films WHERE code = id',
  target: 'SELECT name FROM targets WHERE code = id',
  // those made at the start are known by their user names
  account: 'SELECT display_name FROM accounts WHERE accounts.id = asked.id OR username = asked.id',
  session: 'SELECT display_name FROM accounts WHERE accounts.id = asked.id',
  token: 'SELECT name FROM tokens WHERE tokens.id = asked.id',
  screening: `SELECT v.name || ' ' || s.screened_on FROM screenings s JOIN villages v ON v.code = s.village_code
    WHERE s.id = asked.id`,
  fault: 'SELECT v.name FROM faults f JOIN villages v ON v.code = f.village_code WHERE f.id = asked.id',
  fault_witness: ofVillage('fault_witnesses w JOIN faults x ON x.id = w.fault_id', 'w.id'),
  audibility_report: ofVillage('audibility_reports x', 'x.id', 'x.tested_on'),
  tv_coverage: ofVillage('tv_coverage x', 'x.id', 'x.as_of'),
  missed_show: ofVillage('missed_shows x', 'x.id', 'x.missed_on'),
  plan: ofVillage('plans x', 'x.id', 'x.on_day'),
  photo: `SELECT coalesce(
      (${ofVillage('screenings x', 'x.id', 'x.screened_on', 'substr(asked.id, 1, 36)')}),
      (${ofVillage('faults x', 'x.id', 'x.reported_on', 'substr(asked.id, 7, 36)')}))`,
  cadre_answer: ofVillage('screenings x', 'x.id', 'x.screened_on'),
  speaker_resource: ofVillage('speaker_resources x', 'x.resource_code'),
  target_entry: `SELECT t.name || ' ' || e.entered_for FROM target_entries e JOIN targets t ON t.code = e.target_code
    WHERE e.id = asked.id`,
  target_milestone: 'SELECT name FROM target_milestones WHERE target_milestones.id = asked.id',
  target_check: ofVillage('target_checks x', 'x.id', 'x.checked_on'),
  ...Object.fromEntries(
    LEDGER_NOUNS.map((noun) => [noun, `SELECT content->>'title' FROM ledger WHERE ledger.id = asked.id`]),
  ),
  report: `SELECT content->>'title' FROM reports WHERE reports.id = asked.id`,
  duty: `SELECT coalesce(
      (SELECT v.name FROM villages v WHERE asked.id = 'village.' || v.code),
      (SELECT t.name FROM targets t WHERE asked.id = 'target.' || t.code),
      (SELECT content->>'title' FROM ledger WHERE asked.id = 'work.' || ledger.id))`,
  channel: `SELECT content->>'name' FROM channels WHERE channels.id = asked.id`,
  notice: `SELECT title->>'zh' FROM notices WHERE notices.id = asked.id`,
  personal_data: `SELECT coalesce(
      (SELECT v.name || ' ' || s.screened_on FROM screenings s JOIN villages v ON v.code = s.village_code
        WHERE asked.id LIKE 'screening.%' AND s.id = substr(asked.id, 11)),
      (SELECT v.name FROM faults f JOIN villages v ON v.code = f.village_code
        WHERE asked.id LIKE 'fault.%' AND f.id = substr(asked.id, 7)),
      (SELECT name FROM teams WHERE asked.id LIKE 'team.%' AND code = substr(asked.id, 6)))`,
  flag: 'SELECT subject_name FROM flags WHERE flags.id = asked.id',
}
