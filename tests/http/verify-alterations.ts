/** What somebody may do to the database and to the file of seals, behind the service, and what is said of it. */
import type Database from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aCheck, aCoverage, aFault, aMilestone, aMissedShow, aPlan, aReport, aScreening, aTarget } from '../make.ts'
import { aDraft, aParagraph } from '../report-drafts.ts'

export type Raw = InstanceType<typeof Database>
export const VILLAGE = '510723100211'
export const LATER = '510723101205'
export const RENAMED = '510723101203'
export const TOWNSHIP = { code: '510723100', name: '新云溪镇' }
export const LOGS = Array.from({ length: 40 }, (_, i) => {
  const day = `2017-05-${String((i % 30) + 1).padStart(2, '0')}`
  const at = i < 30 ? '20' : '22'
  return aScreening({
    ...(i === 5 && { audibility: { speakersInstalled: 45, speakersTested: 45, speakersSounding: 44 } }),
    startedAt: `${day}T${at}:00:00+08:00`,
    endedAt: `${day}T${at}:59:00+08:00`,
    recordedAt: `${day}T23:30:00+08:00`,
  })
})

/** What else is reported and entered, in the order in which one leans on the other. */
export const PLAIN = [
  aTarget({ code: 'plain', indicator: 'manual' }),
  aTarget({
    code: 'centres',
    indicator: 'manual',
    checklist: [{ code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }],
  }),
]
export const MILESTONE = aMilestone()
const SILENT = { speakersInstalled: 45, speakersTested: 45, speakersSounding: 0 }
const [report, coverage, check, missed, plan] = [aReport(), aCoverage(), aCheck(), aMissedShow(), aPlan()]
const fault = aFault({ audibility: SILENT })
const entryId = crypto.randomUUID()
export const ENTRIES: [path: string, body: unknown][] = [
  ['/api/audibility-reports', report],
  ['/api/tv-coverage', coverage],
  ['/api/targets/plain/entries', { id: entryId, on: '2017-06-01', amount: 3, note: '簿册' }],
  ['/api/targets/centres/checks', check],
  ['/api/faults', fault],
  [`/api/faults/${fault.id}/steps`, { revision: 1, action: 'start' }],
  ['/api/missed-shows', missed],
  ['/api/plans/batch', { plans: [plan] }],
]

export const REPORTS = [aDraft(), aDraft({ blocks: [aParagraph('放映队{{teams.count}}支。')] })] as const
const [draft, confirmed] = REPORTS

export const idOf = (n: number): string => LOGS[n]?.id ?? ''
export const log = (n: number, change: string) => (raw: Raw) =>
  raw.exec(`UPDATE screenings SET ${change} WHERE id = '${idOf(n)}'`)
export const run = (sql: string) => (raw: Raw) => raw.exec(sql)

export const ALTERED: [what: string, alter: (raw: Raw, folder: string) => unknown, names: RegExp][] = [
  [
    'what a test found that a log carried',
    run("UPDATE audibility_reports SET speakers_sounding = 40 WHERE id LIKE 'carried-%'"),
    /carried-/,
  ],
  [
    'what a test found that came with a fault',
    run("UPDATE audibility_reports SET speakers_sounding = 30 WHERE id LIKE 'reported-%'"),
    /reported-/,
  ],
  [
    'what a test found',
    run(`UPDATE audibility_reports SET speakers_sounding = 44 WHERE id = '${report.id}'`),
    new RegExp(report.id),
  ],
  ['a test gone', run(`DELETE FROM audibility_reports WHERE id = '${report.id}'`), new RegExp(report.id)],
  [
    'a test that nobody sent',
    run(`UPDATE audibility_reports SET id = 'another' WHERE id = '${report.id}'`),
    new RegExp(`${report.id}|another`),
  ],
  [
    'households connected',
    run(`UPDATE tv_coverage SET connected = 58, no_signal = 6 WHERE id = '${coverage.id}'`),
    new RegExp(coverage.id),
  ],
  ['what a township was called', run("UPDATE name_versions SET name = '云溪' WHERE effective_on = ''"), /510723100/],
  ['what a township is called', run("UPDATE townships SET name = '云溪' WHERE code = '510723100'"), /510723100/],
  ['from when on it will be', run("DELETE FROM name_versions WHERE effective_on = '2017-07-15'"), /510723100/],
  ['what each township was called', run('DELETE FROM name_versions'), /510723100/],
  ['an entry of a target', run(`UPDATE target_entries SET amount = 4 WHERE id = '${entryId}'`), new RegExp(entryId)],
  ['an entry gone', run(`DELETE FROM target_entries WHERE id = '${entryId}'`), new RegExp(entryId)],
  ['a check', run(`UPDATE target_checks SET value = 190 WHERE id = '${check.id}'`), new RegExp(check.id)],
  [
    'a milestone',
    run(`UPDATE target_milestones SET done_on = '2017-06-14' WHERE id = '${MILESTONE.id}'`),
    new RegExp(MILESTONE.id),
  ],
  [
    'why a show was missed',
    run(`UPDATE missed_shows SET reason = 'other' WHERE id = '${missed.id}'`),
    new RegExp(missed.id),
  ],
  ['who was to show', run(`UPDATE plans SET state = 'confirmed' WHERE id = '${plan.id}'`), new RegExp(plan.id)],
  ['what became of a fault', run(`UPDATE faults SET status = 'open' WHERE id = '${fault.id}'`), new RegExp(fault.id)],
  [
    'how grave a fault was reported',
    run(`UPDATE faults SET severity = 'minor' WHERE id = '${fault.id}'`),
    new RegExp(fault.id),
  ],
  ['a row of the trail', run("UPDATE audit SET reason = 'x' WHERE id = 7"), /Row 7 of the trail was altered/],
  [
    'a byte of what a row says',
    run(`UPDATE audit SET after = replace(after, 'submitted', 'submittee') WHERE id = 9`),
    /Row 9 /,
  ],
  ['who did it', run("UPDATE audit SET actor_name = '赵' WHERE id = 5"), /Row 5 of the trail was altered/],
  ['a row in the middle gone', run('DELETE FROM audit WHERE id = 6'), /Row 6 of the trail is missing/],
  [
    'two rows in each other’s place',
    run(
      'UPDATE audit SET id = -1 WHERE id = 8; UPDATE audit SET id = 8 WHERE id = 11; UPDATE audit SET id = 11 WHERE id = -1',
    ),
    /Row 8 of the trail was reordered: what stands there was row 11/,
  ],
  [
    'the newest 30 rows gone',
    run('DELETE FROM audit WHERE id > (SELECT max(id) - 30 FROM audit)'),
    /The end of the trail is cut off: rows \d+ to \d+ are missing/,
  ],
  [
    'the newest 30 rows gone with their seals',
    run(
      'DELETE FROM audit WHERE id > (SELECT max(id) - 30 FROM audit); DELETE FROM seals WHERE last_row > (SELECT max(id) FROM audit)',
    ),
    /The file of seals knows seal \d+/,
  ],
  [
    'a row nobody has sealed',
    run(
      'INSERT INTO audit SELECT id + 1, at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, reason, before, after, known_from FROM audit ORDER BY id DESC LIMIT 1; DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)',
    ),
    /cut off: the database has numbered row/,
  ],
  [
    'a seal',
    run("UPDATE seals SET sha256 = replace(sha256, substr(sha256, 1, 1), 'x') WHERE number = 1"),
    /Seal 1 .* does not fit/,
  ],
  [
    'when it was sealed',
    run("UPDATE seals SET sealed_at = '2017-01-01T00:00:00.000Z' WHERE number = 2"),
    /Seal 2 .* does not fit/,
  ],
  ['a seal gone', run('DELETE FROM seals WHERE number = 1'), /Seal 1 is missing/],
  ['a log’s attendance', log(0, 'attendance = attendance + 1'), /The screening log .* is not what row \d+/],
  ['the credit of a log', log(0, 'credit = 59'), new RegExp(`log ${idOf(0)} is not what row`)],
  ['the status of a log', log(2, "status = 'rejected'"), new RegExp(`log ${idOf(2)} is not what row`)],
  ['a corrected log', log(1, 'attendance = 78'), new RegExp(`log ${idOf(1)} is not what row`)],
  ['the day of a log', log(5, "screened_on = '2017-05-31'"), new RegExp(`log ${idOf(5)} is not what row`)],
  [
    'a log taken away',
    (raw) => raw.exec(`PRAGMA foreign_keys = OFF; DELETE FROM screenings WHERE id = '${idOf(4)}'`),
    /log .* is gone/,
  ],
  [
    'a log put in',
    log(6, "id = '00000000-0000-4000-8000-000000000000'"),
    /No row of the trail tells of the screening log/,
  ],
  [
    'a target that was changed',
    run("UPDATE targets SET amount = 5000 WHERE code = 'screenings-county'"),
    /target screenings-county is not/,
  ],
  [
    'what a target was',
    run(
      "UPDATE target_versions SET content = replace(content, '5472', '5471') WHERE target_code = 'screenings-county'",
    ),
    /target screenings-county is not/,
  ],
  [
    'a target nobody changed',
    run("UPDATE targets SET amount = 301 WHERE code <> 'screenings-county'"),
    /The target .* is not what row/,
  ],
  [
    'the text of a report',
    run(`UPDATE reports SET content = replace(content, '全县', '全市') WHERE id = '${draft.id}'`),
    new RegExp(`report ${draft.id} is not`),
  ],
  [
    'what a confirmed report said',
    run(`UPDATE reports SET frozen = replace(frozen, '放映队', '放映') WHERE id = '${confirmed.id}'`),
    new RegExp(`report ${confirmed.id} is not`),
  ],
  ['a setting', run("UPDATE setting_versions SET value = '46'"), /setting STALE_DAYS is not what row/],
  ['who answers', run("UPDATE duties SET responsible = '他人'"), /answer for village\..* is not what row/],
  ['a setting gone', run('DELETE FROM setting_versions'), /knows the setting STALE_DAYS/],
  [
    'a village that was changed',
    run(`UPDATE villages SET population = 1201 WHERE code = '${VILLAGE}'`),
    new RegExp(`village ${VILLAGE} is not`),
  ],
  [
    'a village that changes later',
    run(`UPDATE village_versions SET annual_quota = 11 WHERE village_code = '${LATER}' AND effective_on > ''`),
    new RegExp(`village ${LATER} is not`),
  ],
  [
    'a village that was renamed',
    run(`UPDATE village_versions SET name = '旧名村' WHERE village_code = '${RENAMED}' AND effective_on > ''`),
    new RegExp(`village ${RENAMED} is not`),
  ],
  [
    'a village nobody changed',
    run("UPDATE villages SET designated = 1 - designated WHERE code = '510723101201'"),
    /village 510723101201 is not what row 1/,
  ],
  ['a film', run("UPDATE films SET minutes = 96 WHERE code = 'film-099'"), /film film-099 is not/],
  ['a bulletin', run("UPDATE bulletins SET figures = replace(figures, '40', '41')"), /bulletin 2017-1 is not what row/],
  ['who confirmed a bulletin', run("UPDATE bulletins SET confirmed_by_id = 'me'"), /bulletin 2017-1 is not what row/],
  [
    'a settlement',
    run("UPDATE settlements SET figures = replace(figures, '20000', '30000')"),
    /settlement 2017-H1 is not what row/,
  ],
  ['what was paid for a log', run('UPDATE settlement_lines SET fen = fen + 1'), /settlement 2017-H1 is not what row/],
  [
    'a settlement taken away',
    run('DELETE FROM settlement_lines; DELETE FROM settlements'),
    /knows the settlement 2017-H1/,
  ],
  [
    'the file of seals cut',
    (_, folder) => writeFileSync(join(folder, 'seals.log'), `${linesOf(folder).slice(0, -1).join('\n')}\n`),
    /The file of seals lacks seal \d+/,
  ],
  [
    'a byte in the file of seals',
    (_, folder) =>
      writeFileSync(join(folder, 'seals.log'), readFileSync(join(folder, 'seals.log'), 'utf8').replace('T15', 'T14')),
    /Seal 1 .* differs between the database and the file/,
  ],
]
const linesOf = (folder: string): string[] => readFileSync(join(folder, 'seals.log'), 'utf8').trimEnd().split('\n')
