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
import { DatedName } from '../../src/domain/dated-setting.ts'
import { FaultAction } from '../../src/domain/fault/fault.ts'
import { FlagAction } from '../../src/domain/flag/flag-life.ts'
import { ReviewDecision, UNDONE } from '../../src/domain/screening/screening.ts'
import { SubjectKind } from '../../src/domain/people/trail.ts'
import { WRITTEN } from './trail-written.ts'

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
