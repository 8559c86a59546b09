/** The audit trail in words: every field, value, kind and action the server can write down has one, in both languages. */
import * as z from 'zod'
import { afterEach, describe, expect, test } from 'vitest'
import {
  actionWord,
  fieldWord,
  kindWord,
  lineChanges,
  saidOf,
  UNSAID,
  valueWord,
} from '../../src/client/desk/kit/trail.ts'
import { ACTIONS } from '../../src/client/desk/audit/audit.tsx'
import { speak } from '../../src/client/shared/words.ts'
import type { AuditLine } from '../../src/contract/accounts.ts'
import { NewTvCoverage } from '../../src/domain/audibility/tv-coverage.ts'
import { CreditRule, Film } from '../../src/domain/register/film.ts'
import { DatedName, NewSettingValue } from '../../src/domain/dated-setting.ts'
import { FaultAction, FaultStatus, FaultStep, NewFault, NewWitness } from '../../src/domain/fault/fault.ts'
import { FINDING_CODES } from '../../src/domain/screening/findings.ts'
import { Flag } from '../../src/domain/flag/flags.ts'
import { FlagAction, NewAcknowledgement } from '../../src/domain/flag/flag-life.ts'
import { NewMissedShow } from '../../src/domain/screening/missed-show.ts'
import { DeclaredPhoto } from '../../src/domain/screening/photo.ts'
import { Team, Township, Village } from '../../src/domain/register/place.ts'
import { NewScreening, ReviewDecision, ScreeningStatus, UNDONE } from '../../src/domain/screening/screening.ts'
import { Account, NewEnrolment, NewToken } from '../../src/domain/people/sign-in.ts'
import { SpeakerGroup, SpeakerKind } from '../../src/domain/audibility/speaker.ts'
import { NewTargetEntry, TargetChange } from '../../src/domain/target/target.ts'
import { FieldPlan } from '../../src/domain/plan/plan.ts'
import { NewDuty } from '../../src/domain/ledger/duty.ts'
import { NewEvent } from '../../src/domain/ledger/event.ts'
import { NewFund } from '../../src/domain/ledger/fund.ts'
import { NewProblem } from '../../src/domain/ledger/problem.ts'
import { NewTender } from '../../src/domain/ledger/tender.ts'
import { NewWork } from '../../src/domain/ledger/work.ts'
import { NewCheck, NewMilestone } from '../../src/domain/target/task.ts'
import { NewFilmMatch } from '../../src/domain/screening/unlisted-film.ts'
import { Settlement, SettlementDetail } from '../../src/domain/money/settlement.ts'
import { CadreReply, CadreWitness } from '../../src/domain/screening/cadre.ts'
import { Bulletin } from '../../src/domain/report/bulletin.ts'
import { CallbackDraw, NewCallbackResult } from '../../src/domain/callback/callback.ts'
import { NewReport } from '../../src/domain/report/report.ts'
import { ChannelContent } from '../../src/domain/message/channel.ts'
import { SubjectKind } from '../../src/domain/people/trail.ts'

const n = z.number()
const REPORTED = { villageCode: true, category: true, severity: true, reportedAt: true, audibility: true } as const
const ReportedFault = NewFault.pick(REPORTED)
const WARNING = z.object({ network: z.string(), request: z.string() })
/** What the store writes into `before` and `after` of each kind: the schemas it takes them from, and what it adds. */
const WRITTEN: Record<SubjectKind, z.ZodType[]> = {
  plan: [FieldPlan.omit({ id: true, revision: true, movedTo: true })],
  channel: [ChannelContent.extend({ secretsChanged: z.boolean() })],
  notice: [],
  proof: [],
  screening: [
    NewScreening,
    z.object({ status: ScreeningStatus, revision: n, findings: z.array(z.enum(Object.keys(FINDING_CODES))) }),
    z.object({ source: z.enum(['sheet']), batch: z.string() }),
    NewFilmMatch,
  ],
  audibility_report: [
    z.object({
      villageCode: z.string(),
      testedOn: z.string(),
      speakersInstalled: n,
      speakersTested: n,
      speakersSounding: n,
      method: z.enum(['on_site', 'remote']),
    }),
  ],
  village: [Village],
  township: [Township],
  team: [Team],
  film: [Film],
  film_title: [NewFilmMatch],
  bulletin: [Bulletin.pick({ kind: true, asOf: true, knownAt: true, sha256: true })],
  report: [NewReport, z.object({ sha256: z.string() })],
  settlement: [Settlement.pick({ sha256: true }), SettlementDetail.pick({ rateFen: true })],
  month: [z.object({ bulletin: z.string() })],
  target: [TargetChange],
  target_entry: [NewTargetEntry, z.object({ code: z.string() })],
  credit_rule: [CreditRule],
  register: [z.object({ townships: n, villages: n, teams: n, films: n, targets: n })],
  account: [Account, WARNING],
  session: [z.object({ devices: z.array(z.string()) }), WARNING],
  token: [NewToken, WARNING],
  enrolment: [NewEnrolment, Account, z.object({ expiresAt: z.string() })],
  fault: [ReportedFault, FaultStep, z.object({ status: FaultStatus, insisted: z.boolean() })],
  fault_witness: [NewWitness, z.object({ faultId: z.string() })],
  village_speakers: [SpeakerGroup, z.object({ groups: n })],
  speaker_resource: [z.object({ villageCode: z.string(), kind: SpeakerKind })],
  speaker_status: [],
  tv_coverage: [NewTvCoverage],
  target_milestone: [NewMilestone, z.object({ targetCode: z.string(), plans: n })],
  target_check: [NewCheck, z.object({ targetCode: z.string(), checkedBy: z.string(), receivedAt: z.string() })],
  flag: [z.object({ severity: Flag.shape.severity, since: z.string() }), NewAcknowledgement],
  missed_show: [NewMissedShow],
  cadre_answer: [CadreReply, CadreWitness.pick({ way: true })],
  callback: [NewCallbackResult],
  callback_draw: [CallbackDraw.pick({ percent: true, seal: true, seed: true, logs: true }), z.object({ drawn: n })],
  photo: [DeclaredPhoto, z.object({ type: z.string(), bytes: n })],
  import_columns: [], // by the headings of the office's own sheets
  event: [NewEvent],
  work: [NewWork],
  fund: [NewFund],
  tender: [NewTender],
  problem: [NewProblem],
  duty: [NewDuty],
  setting: [NewSettingValue],
  personal_data: [z.object({ address: z.string() })],
}

interface Schema {
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
  $ref?: string
  $defs?: Record<string, Schema>
}
interface Written {
  kind: SubjectKind
  field: string
  values: unknown[]
}
/** Every field of a schema, also of what lies inside it, with the values it can have where they are a few words. */
function fieldsIn(kind: SubjectKind, root: Schema, schema: Schema = root, field?: string): Written[] {
  const { properties = {}, items, anyOf = [], oneOf = [], allOf = [], $ref } = schema
  const referred = $ref?.startsWith('#/$defs/') ? root.$defs?.[$ref.slice('#/$defs/'.length)] : undefined
  const inside = [items, referred, ...anyOf, ...oneOf, ...allOf].filter((one) => one !== undefined)
  return [
    ...(field === undefined ? [] : [{ kind, field, values: schema.enum ?? [] }]),
    ...Object.entries(properties).flatMap(([name, inner]) => fieldsIn(kind, root, inner, name)),
    ...inside.flatMap((one) => fieldsIn(kind, root, one, field)),
  ]
}
const written = Object.entries(WRITTEN).flatMap(([kind, schemas]) =>
  schemas.flatMap((schema) =>
    fieldsIn(kind as SubjectKind, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema),
  ),
)
/** What a step of a fault is, is the line's own action. */
const said = written.filter(({ field }) => !UNSAID.has(field) && field !== 'action')

const hasWord = (found: string, raw: string, language: 'zh' | 'en'): boolean =>
  found !== raw && /\p{Script=Han}/u.test(found) === (language === 'zh')

afterEach(() => speak('zh'))

describe.each(['zh', 'en'] as const)('the trail in %s', (language) => {
  test('has a word for every field of every thing that is written down', () => {
    speak(language)
    expect(said.length).toBeGreaterThan(120)
    const bare = said.filter(({ field }) => !hasWord(fieldWord(field), field, language))
    expect([...new Set(bare.map(({ kind, field }) => `${kind}.${field}`))]).toEqual([])
  })

  test('has a word for every value that is one of a few', () => {
    speak(language)
    const values = said.flatMap(({ kind, field, values: some }) =>
      some.filter((value) => typeof value === 'string').map((value) => ({ kind, field, value })),
    )
    expect(values.length).toBeGreaterThan(50)
    const isBare = (word: string, value: string): boolean =>
      language === 'zh' ? !hasWord(word, value, 'zh') : /_/.test(word) || /\p{Script=Han}/u.test(word)
    const bare = values.filter(({ kind, field, value }) => isBare(valueWord(kind, field, value, new Map()), value))
    expect(bare.map(({ kind, field, value }) => `${kind}.${field}=${value}`)).toEqual([])
  })

  test('has a word for every kind, and for every action there is', () => {
    speak(language)
    for (const kind of SubjectKind.options) {
      expect(kindWord(kind)).not.toContain('_')
      expect(/\p{Script=Han}/u.test(kindWord(kind))).toBe(language === 'zh')
    }
    const actions = [...ReviewDecision.options, ...FaultAction.options, ...FlagAction.options, UNDONE]
    for (const action of actions) expect(ACTIONS).toContain(action)
    for (const action of [...ACTIONS, 'put_new', 'put_again']) {
      expect([action, hasWord(actionWord(action), action, language) || language === 'en']).toEqual([action, true])
      expect(actionWord(action)).not.toContain('_')
    }
  })

  test('calls every setting by its name', () => {
    speak(language)
    for (const id of DatedName.options) {
      expect(saidOf(aLine({ subject: { kind: 'setting', id } })).thing).not.toContain(id)
    }
  })
})

const aLine = (changes: Partial<AuditLine>): AuditLine => ({
  id: 1,
  at: '2017-06-30T13:00:00.000Z',
  action: 'put',
  actor: { id: 'm', name: '管理员', role: 'manager' },
  subject: { kind: 'village', id: '510723100211', name: '三清村' },
  ...changes,
})

describe('a line of the trail', () => {
  test('says whether a thing was new, and nothing twice', () => {
    expect(saidOf(aLine({}))).toEqual({ did: '新增', thing: '村 三清村' })
    expect(saidOf(aLine({ before: { name: '三清' } }))).toEqual({ did: '修改', thing: '村 三清村' })
    const own = { kind: 'session' as const, id: 'm', name: '管理员' }
    expect(saidOf(aLine({ action: 'sign_in', subject: own }))).toEqual({ did: '登录' })
    expect(saidOf(aLine({ action: 'set_password', subject: { ...own, kind: 'account' } }))).toEqual({
      did: '设置了自己的密码',
    })
    expect(saidOf(aLine({ action: 'redeem', subject: { kind: 'enrolment', id: '管理员' } }))).toEqual({
      did: '使用',
      thing: '登记卡',
    })
    expect(saidOf(aLine({ action: 'load', subject: { kind: 'register', id: 'register' } })).thing).toBe('登记册')
  })

  test('says the fields that differ, and of what was made or taken away all of them', () => {
    const before = { name: '三清村', annualQuota: 12, aliases: [], townshipName: '云溪镇' }
    expect(lineChanges({ before, after: { ...before, annualQuota: 6, townshipName: undefined } })).toEqual([
      { field: 'annualQuota', before: 12, after: 6 },
    ])
    expect(lineChanges({ after: { name: '三清村' } })).toEqual([{ field: 'name', before: undefined, after: '三清村' }])
    expect(lineChanges({ before: { name: '三清村' } })).toEqual([{ field: 'name', before: '三清村', after: undefined }])
    expect(lineChanges({ before: { teamCode: null }, after: {} })).toEqual([])
    expect(lineChanges({})).toEqual([])
  })

  test('looks into a corrected log, and into a list that is all there is', () => {
    const [before, after] = [30, 40].map((attendance) => ({ status: 'held', content: { attendance, note: '雨' } }))
    expect(lineChanges({ before, after })).toEqual([{ field: 'attendance', before: 30, after: 40 }])
    expect(lineChanges({ before: [], after: [{ speakers: 3 }] })).toEqual([
      { field: 'groups', before: [], after: [{ speakers: 3 }] },
    ])
  })

  test('says values as people do: a team by its name, a time by the office’s clock, what lies inside with its names', () => {
    const called = new Map([['team-02', '放映二队']])
    expect(valueWord('village', 'teamCode', 'team-02', called)).toBe('放映二队')
    const scope = { kind: 'team', code: 'team-02' }
    expect(valueWord('target', 'scope', scope, called)).toBe('类型 一支放映队 编号 放映二队')
    expect(valueWord('screening', 'startedAt', '2017-06-30T12:00:00.000Z', called)).toBe('2017-06-30 20:00')
    expect(valueWord('flag', 'severity', 'critical', called)).toBe('紧急')
    expect(valueWord('fault', 'severity', 'critical', called)).toBe('严重')
    expect(valueWord('screening', 'witness', { name: '李四', phone: null }, called)).toBe('名称 李四')
    expect(valueWord('village', 'population', 0, called)).toBe('0')
    expect(valueWord('village', 'population', undefined, called)).toBe('')
  })
})
