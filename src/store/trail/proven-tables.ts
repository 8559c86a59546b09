/** Which tables are proven, by which columns their rows are told apart, and lines of which kinds tell of their changes. */
import { LEDGER_NOUNS } from '../../domain/ledger/kinds.ts'
import type { SubjectKind } from '../../domain/people/trail.ts'
import { PERSONAL_COLUMNS } from '../people/personal-columns.ts'

interface Proven {
  /** SQL of a row's key, in one text. */
  key: string
  /** None where rows change without a line. */
  told: readonly SubjectKind[]
  /** Columns that change without a version. */
  except?: readonly string[]
}

const keyOf = (...columns: string[]): string =>
  columns.map((column) => `replace(${column}, char(10), ' ')`).join(` || ' ' || `)
const proven = (key: string, ...told: SubjectKind[]): Proven => ({ key, told })
const ID = keyOf('id')
const PLACES = ['village', 'township', 'register'] as const
const LOGS = ['screening', 'film_title'] as const

/** Each version of a row stands there or in the table’s _past. */
const VERSIONED: Record<string, Proven> = {
  townships: proven('code', ...PLACES),
  teams: proven('code', 'team', 'register'),
  villages: proven('code', ...PLACES, 'team', ...LOGS),
  village_versions: proven(keyOf('village_code', 'effective_on'), ...PLACES, 'team'),
  name_versions: proven(keyOf('kind', 'code', 'effective_on'), ...PLACES, 'team', 'film'),
  films: proven('code', 'film', 'register'),
  credit_rules: proven('effective_on', 'credit_rule'),
  screenings: proven(ID, ...LOGS),
  screening_titles: proven(keyOf('screening_id', 'folded'), ...LOGS),
  film_titles: proven(keyOf('folded'), 'film_title'),
  audibility_reports: proven(ID, 'audibility_report', 'fault', ...LOGS),
  targets: proven('code', 'target', 'register'),
  target_versions: proven(keyOf('target_code', 'effective_on'), 'target', 'register'),
  target_milestones: proven(ID, 'target_milestone'),
  setting_versions: proven(keyOf('name', 'effective_on'), 'setting'),
  faults: proven(ID, 'fault'),
  village_speakers: proven(keyOf('village_code', 'kind', 'transmission', 'return_channel'), 'village_speakers'),
  speaker_resources: proven('resource_code', 'speaker_resource'),
  // what it says follows the facts from day to day; what became of it stands in its events
  flags: proven(ID),
  ledger: proven(ID, ...LEDGER_NOUNS),
  photos: {
    ...proven(keyOf('coalesce(screening_id, entry_id, fault_id)', 'sha256'), 'photo'),
    // what the nightly look at its bytes found
    except: ['checked_at', 'fault'],
  },
  duties: proven(keyOf('subject', 'effective_on'), 'duty'),
  reports: proven(ID, 'report'),
  plans: proven(ID, 'plan'),
  callbacks: proven(keyOf('screening_id'), 'callback', 'callback_draw'),
}
/** Tables that are only added to. */
const ADDED_TO: Record<string, Proven> = {
  fault_events: proven(keyOf('fault_id', 'number'), 'fault'),
  fault_witnesses: proven(ID, 'fault_witness', 'fault'),
  target_entries: proven(ID, 'target_entry'),
  target_checks: proven(ID, 'target_check'),
  tv_coverage: proven(ID, 'tv_coverage'),
  missed_shows: proven(ID, 'missed_show'),
  // as it was before one could be carried, too
  cadre_answers: proven(`${keyOf('screening_id', 'device')} || iif(way = 'carried', ' carried', '')`, 'cadre_answer'),
  flag_events: proven(keyOf('flag_id', 'number'), 'flag'),
  callback_draws: proven('month', 'callback_draw'),
}

interface Arm {
  table: string
  /** The column of the instant by which its rows come. */
  instant: string
  key: string
  except: readonly string[]
}
/** Rows that only ever grow in number, by the instant at which they came. */
export interface Stream extends Pick<Proven, 'told'> {
  name: string
  arms: Arm[]
}

/** The place of a row in its file, which a copy may change. */
const PLACE = 'row'
/** What is cleared when its years are over. */
const personal = (table: string): readonly string[] =>
  Object.entries(PERSONAL_COLUMNS).find(([name]) => name === table)?.[1] ?? []
const versions = ([table, { key, told, except = [] }]: [string, Proven]): Stream => ({
  name: table,
  told,
  arms: [table, `${table}_past`].map((name) => {
    return { table: name, instant: 'known_from', key, except: [PLACE, 'known_until', ...personal(table), ...except] }
  }),
})
const endings = ([table, { key, told, except = [] }]: [string, Proven]): Stream => ({
  name: `${table}_past`,
  told,
  arms: [
    {
      table: `${table}_past`,
      instant: 'known_until',
      key: `${key} || ' ' || known_from`,
      except: [PLACE, ...personal(table), ...except],
    },
  ],
})
/** What machines say of themselves changes many times a day in its place, and no line tells of it; its turns stay. */
const MACHINES: [string, Proven] = ['speaker_days', proven(keyOf('resource_code', 'day'))]

const WITHOUT_PEOPLE = `'$.content.witness', '$.content.position', '$.name'`
/** Lines of the trail that may have people in them, without them: what else they say stands when these are cleared. */
const LINES: Stream = {
  name: 'audit',
  told: ['screening', 'fault_witness'],
  arms: [
    {
      table: `(SELECT id, known_from, actor_id, action, subject_kind, subject_id, reason,
        json_remove(before, ${WITHOUT_PEOPLE}) AS before, json_remove(after, ${WITHOUT_PEOPLE}) AS after FROM audit
        WHERE subject_kind IN ('screening', 'fault_witness') AND action IN ('correct', 'match', 'add'))`,
      instant: 'known_from',
      key: keyOf('id'),
      except: [],
    },
  ],
}

export const STREAMS: Stream[] = [
  ...Object.entries(VERSIONED).flatMap((one) => [versions(one), endings(one)]),
  ...Object.entries(ADDED_TO).map(([table, { key, told }]): Stream => {
    return { name: table, told, arms: [{ table, instant: 'known_from', key, except: personal(table) }] }
  }),
  endings(MACHINES),
  LINES,
]

/** Small tables without versions: all of each is proven whenever it is another one. Who is meant by a change, its line tells. */
export const STANDING: Required<Proven & { table: string }>[] = [
  { table: 'accounts', ...proven(ID, 'account', 'enrolment'), except: ['totp_step'] },
  { table: 'tokens', ...proven(ID, 'token'), except: ['last_used_at'] },
  { table: 'channels', ...proven(ID, 'channel'), except: [] },
  { table: 'channel_secrets', ...proven(keyOf('channel_id'), 'channel'), except: [] },
  { table: 'settlements', ...proven('period', 'settlement'), except: [] },
  { table: 'closed_months', ...proven('month', 'month'), except: [] },
  { table: 'import_columns', ...proven(keyOf('kind', 'heading'), 'import_columns'), except: [] },
  { table: 'village_origins', ...proven(keyOf('village_code', 'from_code'), ...PLACES), except: [] },
]
