/** What there is to tell, as triggers and jobs wrote it down, and what each is about today. */
import { keptSentence } from '../../domain/flag/flag-life.ts'
import { type FlagFact, flagIn, FlagKind } from '../../domain/flag/flags.ts'
import { type Said, saidIn } from '../../domain/message/message-words.ts'
import type { ToldItem } from '../../domain/message/notice.ts'
import type { EventTopic } from '../../domain/message/topic.ts'
import { localMinutes } from '../../domain/period.ts'
import { json, type Reading, rowAs, rowsOf, type Sql, statement, type Statement, together } from '../engine/sql.ts'
import { answersOn, seesToOn } from '../flag/flags.ts'

/** In one go; what is more comes a minute later. */
const MOST_AT_ONCE = 500

interface Waiting {
  id: number
  topic: EventTopic
}
/** Of each topic all that waits, once its first has waited until then: what comes at once is told at once. */
const waiting = (until: Date): Reading<Waiting[]> =>
  rowsOf(
    `SELECT id, topic FROM tellings WHERE notice_id IS NULL AND topic IN
       (SELECT topic FROM tellings WHERE notice_id IS NULL GROUP BY topic HAVING min(at) <= ?)
     ORDER BY id LIMIT ?`,
    [until.toISOString(), MOST_AT_ONCE],
    rowAs<Waiting>(),
  )

const TOLD = 'FROM json_each(?) j JOIN tellings t ON t.id = j.value'

/** As the desk’s routes have it. */
const pageAt = (list: string, id: string): string => `/${list}/${encodeURIComponent(id)}`

interface FlagRow {
  id: number
  flag: string
  topic: EventTopic
  kind: FlagKind
  severity: string
  sentence: string
  subject: FlagFact['subject']
  township?: string
  assignee?: string
  owner?: string
  sees?: string
  answers?: string
}
/** Those that are open still. */
const flagItems = (ids: number[], today: string): Reading<ToldItem[]> => {
  const [seesTo, answers] = [seesToOn(today), answersOn(today)]
  return rowsOf(
    `SELECT t.id, t.topic, f.id AS flag, f.kind, f.severity, f.sentence, tw.name AS township, f.owner,
       json_object('kind', f.subject_kind, 'code', f.subject_code, 'name', f.subject_name) AS subject,
       (SELECT assignee FROM faults WHERE faults.id = f.subject_code) AS assignee, ${seesTo.sql} AS sees,
       ${answers.sql} AS answers
     ${TOLD} JOIN flags f ON f.id = t.subject_id
     LEFT JOIN villages v ON v.code = CASE f.subject_kind WHEN 'village' THEN f.subject_code
       WHEN 'fault' THEN (SELECT village_code FROM faults WHERE faults.id = f.subject_code) END
     LEFT JOIN townships tw ON tw.code = v.township_code
     WHERE f.cleared_at IS NULL ORDER BY t.id`,
    [...seesTo.values, ...answers.values, json(ids)],
    flagItem,
  )
}
const flagAs = rowAs<FlagRow>({ json: ['subject'] })
function flagItem(row: object): ToldItem {
  const { id, flag, topic, kind, severity, sentence, subject, township, assignee, owner, sees, answers } = flagAs(row)
  const fact = { subject, sentence: keptSentence(sentence, subject.name) }
  return {
    id,
    topic,
    cause: FlagKind.parse(kind),
    isCritical: severity === 'critical',
    township,
    name: subject.name,
    said: (language) => flagIn(language, fact).message,
    page: topic === 'fault_overdue' ? pageAt('faults', subject.code) : pageAt('flags', flag.replaceAll('.', '~')),
    // of an overdue fault its technician, and who answers for its village
    who: [owner, assignee, sees, ...(topic === 'fault_overdue' ? [answers] : [])].filter((one) => one !== undefined),
    ...(subject.kind === 'team' && { teamCode: subject.code }),
  }
}

interface LogRow {
  id: number
  log: string
  topic: EventTopic
  village: string
  township: string
  team: string
  teamCode: string
  day: string
  reason?: string
}
/** Those that wait still. */
const logItems = (ids: number[]): Reading<ToldItem[]> =>
  rowsOf(
    `SELECT t.id, t.topic, s.id AS log, v.name AS village, tw.name AS township, m.name AS team, s.team_code, s.screened_on AS day,
       (SELECT reason FROM audit WHERE audit.id = CAST(substr(t.key, 7) AS INTEGER)) AS reason
     ${TOLD} JOIN screenings s ON s.id = t.subject_id AND s.status = substr(t.topic, 5)
     JOIN villages v ON v.code = s.village_code JOIN townships tw ON tw.code = v.township_code
     JOIN teams m ON m.code = s.team_code ORDER BY t.id`,
    [json(ids)],
    logItem,
  )
const logAs = rowAs<LogRow>()
function logItem(row: object): ToldItem {
  const { id, log, topic, village, township, team, teamCode, day, reason = '' } = logAs(row)
  const key = topic === 'log_held' ? 'told_log' : 'told_log_returned'
  const said: Said = { key, facts: { team, village, day, reason } }
  return plain({ id, topic, township, name: `${village} ${day}`, teamCode, page: pageAt('logs', log) }, said)
}

const plain = (item: Omit<ToldItem, 'said' | 'who' | 'isCritical'> & { who?: string[] }, said: Said): ToldItem => ({
  who: [],
  isCritical: false,
  ...item,
  said: (language) => saidIn(language, said),
})

interface DraftRow {
  id: number
  no: string
  facts: { kind: 'bulletin' | 'settlement'; by: string }
}
const draftItems = (ids: number[]): Reading<ToldItem[]> =>
  rowsOf(
    `SELECT t.id, t.subject_id AS no, t.facts ${TOLD} WHERE CASE t.facts->>'kind'
       WHEN 'bulletin' THEN EXISTS (SELECT 1 FROM bulletins b WHERE b.year || '-' || b.number = t.subject_id
         AND b.confirmed_at IS NULL)
       ELSE EXISTS (SELECT 1 FROM settlements x WHERE x.period = t.subject_id AND x.confirmed_at IS NULL) END
     ORDER BY t.id`,
    [json(ids)],
    (row: object) => {
      const { id, no, facts } = rowAs<DraftRow>({ json: ['facts'] })(row)
      const { kind, by } = facts
      const [year = '', number = ''] = no.split('-')
      const key = kind === 'bulletin' ? 'told_bulletin' : number === 'H1' ? 'told_settlement_H1' : 'told_settlement_H2'
      const item = { id, topic: 'to_confirm' as const, name: no, page: pageAt(`${kind}s`, no) }
      return plain(item, { key, facts: { by, year, number } })
    },
  )

interface PlaceRow {
  id: number
  who: string
  at: string
}
const placeItems = (ids: number[], timeZone: string): Reading<ToldItem[]> =>
  rowsOf(
    `SELECT t.id, a.display_name AS who, t.at ${TOLD} JOIN accounts a ON a.id = t.subject_id ORDER BY t.id`,
    [json(ids)],
    (row: object) => {
      const { id, who, at } = rowAs<PlaceRow>()(row)
      const facts = { who, at: localMinutes(timeZone)(at) }
      return plain({ id, topic: 'new_place', name: who, who: [who] }, { key: 'told_new_place', facts })
    },
  )

interface WrittenRow {
  id: number
  topic: EventTopic
  facts: Said
}
/** What a job wrote down says it itself. */
const writtenItems = (ids: number[]): Reading<ToldItem[]> =>
  rowsOf(`SELECT t.id, t.topic, t.facts ${TOLD} ORDER BY t.id`, [json(ids)], (row: object) => {
    const { id, topic, facts } = rowAs<WrittenRow>({ json: ['facts'] })(row)
    return { ...plain({ id, topic, name: '' }, facts), isCritical: true }
  })

/** What waits to be told, and those of it that nothing is left to tell of. */
export async function waitingItems(sql: Sql, until: Date, today: string, timeZone: string) {
  const { waits } = await sql.read({ waits: waiting(until) })
  const of = (...topics: EventTopic[]): number[] =>
    waits.flatMap(({ id, topic }) => (topics.includes(topic) ? [id] : []))
  if (waits.length === 0) return { items: [], gone: [] }
  const { items } = await sql.read({
    items: together(
      {
        flags: flagItems(of('flag', 'fault_overdue', 'milestone_late'), today),
        logs: logItems(of('log_held', 'log_returned')),
        drafts: draftItems(of('to_confirm')),
        places: placeItems(of('new_place'), timeZone),
        written: writtenItems(of('job_failed', 'disk_low')),
      },
      (told): ToldItem[] => Object.values(told).flat(),
    ),
  })
  const known = new Set(items.map(({ id }) => id))
  return { items, gone: waits.flatMap(({ id }) => (known.has(id) ? [] : [id])) }
}

/** What a job has to tell: once for each key, and only while somebody is there to be told. */
export const telling = (topic: 'job_failed' | 'disk_low', key: string, said: Said, now: Date): Statement =>
  statement(
    `INSERT INTO tellings (topic, subject_id, facts, key, at) SELECT ?, ?, ?, ?, ?
     WHERE EXISTS (SELECT 1 FROM channels WHERE is_on = 1) AND NOT EXISTS (SELECT 1 FROM tellings WHERE key = ?)`,
    [topic, key, json(said), key, now.toISOString(), key],
  )
