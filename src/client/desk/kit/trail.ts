/** A line of the audit trail in words: who did what to what, and what it changed. */
import type { AuditLine } from '../../../contract/accounts.ts'
import { say, type WordKey, wordKeys } from '../../../domain/language.ts'
import type { SubjectKind } from '../../../domain/people/trail.ts'
import { LOG_FIELDS } from '../../../domain/screening/log-fields.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { language } from '../../shared/words.ts'
import { type Key, t, words } from '../later-words.ts'

const known = (key: string): key is Key => Object.hasOwn(words, key)
const ofDomain: ReadonlySet<string> = new Set(wordKeys)
const isOfDomain = (key: string): key is WordKey => ofDomain.has(key)
function word(key: string): string | undefined {
  if (known(key)) return t(key as 'yes')
  return isOfDomain(key) ? say(language(), { key }) : undefined
}
/** Of the names under which somebody else may say it already, the first that is a word. */
const firstWord = (keys: string[]): string | undefined => keys.flatMap((key) => word(key) ?? [])[0]

export const actionWord = (action: string): string => firstWord([`did_${action}`, `action_${action}`]) ?? action
export const kindWord = (kind: SubjectKind): string =>
  firstWord([`subject_${kind}`, `noun_${kind}`, `import_kind_${kind}`]) ?? kind
export function fieldWord(field: string): string {
  const label = LABELS[field] ?? ofLogs[field]?.label
  return word(`in_${field}`) ?? (label && t(label as 'yes')) ?? field
}

const ofLogs: Partial<Record<string, { label: Key }>> = LOG_FIELDS
/** Fields of other things that pages have a label for. */
const LABELS: Partial<Record<string, Key>> = {
  aliases: 'field_aliases',
  amount: 'amount',
  annualQuota: 'field_annualQuota',
  asOf: 'as_of',
  cable: 'tv_cable',
  category: 'fault_category',
  checkedOn: 'check_on',
  code: 'field_code',
  deadline: 'target_deadline',
  designated: 'field_designated',
  document: 'target_document',
  doneOn: 'done_on',
  effectiveOn: 'rule_effectiveOn',
  endsOn: 'field_endsOn',
  expiresOn: 'in_expiresAt',
  findings: 'findings',
  indicator: 'target_indicator',
  iptv: 'tv_iptv',
  kind: 'speaker_kind',
  latitude: 'field_latitude',
  longitude: 'field_longitude',
  members: 'team_members',
  method: 'method',
  minutes: 'film_minutes',
  mobile: 'tv_mobile',
  movedFrom: 'plan_moved_from',
  monthShares: 'target_monthShares',
  name: 'target_name',
  nameEn: 'target_nameEn',
  on: 'day',
  plannedOn: 'planned_on',
  population: 'field_population',
  reason: 'missed_reason',
  result: 'callback_result',
  satellite: 'tv_satellite',
  scope: 'target_scopeKind',
  scopes: 'token_scopes',
  seal: 'verify_number',
  severity: 'fault_severity',
  shortsBesideFeature: 'rule_shortsBesideFeature',
  shortsPerScreening: 'rule_shortsPerScreening',
  singleManager: 'reviewed_alone',
  speakers: 'field_speakersInstalled',
  speakersInstalled: 'field_speakersInstalled',
  speakersTested: 'count_speakersTested',
  startsOn: 'target_startsOn',
  state: 'status',
  status: 'status',
  statutoryDeadline: 'target_statutoryDeadline',
  terrestrial: 'tv_terrestrial',
  testedOn: 'tested_on',
  title: 'film_title',
  townshipCode: 'township',
  unit: 'target_unit',
  until: 'time_end',
  username: 'username',
  villages: 'villages',
  witnessedAt: 'in_reportedAt',
  words: 'plan_words',
}

export const whoOf = ({ actor: { id, name } }: AuditLine): string => (id === 'system' ? t('audit_system') : name)

/** What was done, and to what; the thing is left out where it is whoever did it. */
export function saidOf({ actor, action, subject, before }: AuditLine): { did: string; thing?: string } {
  const { kind, id, name } = subject
  const did = actionWord(action === 'put' ? (before === undefined ? 'put_new' : 'put_again') : action)
  if (kind === 'session' || action === 'refused') return { did }
  if (action === 'set_password' && id === actor.id) return { did: t('did_set_own_password') }
  if (id === 'unknown') return { did, thing: t('audit_unknown', { kind: kindWord(kind) }) }
  const isOnly = kind === 'register' || (name ?? id) === actor.name
  const called = wordOfId(kind, id) ?? name ?? id
  return { did, thing: isOnly ? kindWord(kind) : `${kindWord(kind)} ${called}` }
}

/** Settings and sheets are called by a word. */
function wordOfId(kind: SubjectKind, id: string): string | undefined {
  if (kind === 'setting') return word(`setting_${id}`)
  return kind === 'personal_data' && id.startsWith('sheet.') ? word(id.slice('sheet.'.length)) : undefined
}

/** Where the words of a field's values begin; the first that is a word is the one. */
const BEGINNINGS: Record<string, string[]> = {
  role: ['role_'],
  scopes: ['scope_'],
  indicator: ['counts_'],
  shortsBesideFeature: ['beside_'],
  method: ['method_'],
  venue: ['venue_'],
  answer: ['cadre_answer_'],
  way: ['cadre_way_'],
  audience: ['cadre_audience_'],
  kind: ['bulletin_', 'film_kind_', 'photo_', 'speaker_', 'for_', 'work_', 'evaluation_kind_', 'channel_'],
  topics: ['channel_topics_'],
  language: ['channel_language_'],
  stage: ['stage_'],
  state: ['check_'],
  move: ['move_'],
  moneyFrom: ['money_from_'],
  atLeast: ['in_'],
  counts: ['in_'],
  kinds: ['event_'],
  noun: ['noun_'],
  transmission: ['transmission_'],
  status: ['status_', 'fault_'],
  category: ['category_'],
  reason: ['missed_reason_', 'pause_'],
  findings: ['finding_name_'],
  source: ['source_'],
  noPosition: ['no_position_'],
  result: ['callback_'],
}
const beginnings = (kind: SubjectKind, field: string): string[] =>
  field === 'severity'
    ? [kind === 'flag' ? 'severity_' : 'fault_severity_']
    : [field === 'kind' ? `${kind}_` : `${kind}_${field}_`, ...(BEGINNINGS[field] ?? [])]

export type Called = ReadonlyMap<string, string>
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const MOST_CHARACTERS = 120

/** A value in words; nothing of what is not there. */
export function valueWord(kind: SubjectKind, field: string, value: unknown, called: Called): string {
  const text = flat(kind, field, value, called)
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
}

function flat(kind: SubjectKind, field: string, value: unknown, called: Called): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (typeof value === 'string') return plain(kind, field, value, called)
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map((one) => flat(kind, field, one, called)).join(t('list_comma'))
  return Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== '')
    .map(([name, inner]) => `${fieldWord(name)} ${flat(kind, name, inner, called)}`)
    .join(' ')
}

function plain(kind: SubjectKind, field: string, value: string, called: Called): string {
  const found = firstWord(beginnings(kind, field).map((beginning) => `${beginning}${value}`))
  if (found !== undefined) return found
  if (INSTANT.test(value)) return dayTimeOf(value)
  return (/^(team|township|village|film|scope)?codes?$/i.test(field) && called.get(value)) || value
}

/** One change; of what was made anew nothing stood before. */
export function changeSaid({ subject: { kind }, before: all }: AuditLine, change: LineChange, called: Called): string {
  const label = fieldWord(change.field)
  const [before, after] = [change.before, change.after].map((value) => valueWord(kind, change.field, value, called))
  if (all === undefined) return t('audit_field', { label, value: after || t('change_empty') })
  return t('change_row', { label, before: before || t('change_empty'), after: after || t('change_empty') })
}

interface LineChange {
  field: string
  before: unknown
  after: unknown
}

/** Fields that only the programme reads, or that say again what stands beside them. */
export const UNSAID: ReadonlySet<string> = new Set([
  'id',
  'revision',
  'receivedAt',
  'credit',
  'screenedOn',
  'sha256',
  'look',
  'proof',
  'batch',
  'townshipName',
  'plans',
  'targetCode',
  'checkedBy',
  'createdAt',
  'disabledAt',
  'accountId',
])

export type Content = Record<string, unknown>
export const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list by itself is all there is of a thing; a corrected log's content lies one floor down. */
function fieldsOf(value: unknown): Content {
  if (Array.isArray(value)) return { groups: value }
  if (!isContent(value)) return {}
  const { content, ...rest } = value
  return isContent(content) ? { ...rest, ...content } : value
}

/** The fields that differ; of what was made or taken away, all it had. */
export function lineChanges({ before, after }: Pick<AuditLine, 'before' | 'after'>): LineChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => !UNSAID.has(field))
    .filter((field) => after === undefined || JSON.stringify(was[field] ?? null) !== JSON.stringify(is[field] ?? null))
    .map((field) => ({ field, before: was[field], after: is[field] }))
}
