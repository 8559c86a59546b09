import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { speak, type Words } from '../../src/client/shared/words.ts'
import { words as deskWords } from '../../src/client/desk/later-words.ts'
import { t } from '../../src/client/desk/words.ts'
import { words as fieldWords } from '../../src/client/field/later-words.ts'
import { words as entranceWords } from '../../src/client/field/door/words-entrance.ts'
import { words as scanWords } from '../../src/client/field/kit/words-scan.ts'
import { outboxWords } from '../../src/client/shared/words-outbox.ts'
import { templatesOf, wordKeys } from '../../src/domain/language.ts'

const CLIENT = 'src/client'
const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const textsOf = (some: string[]): string[] => some.map((file) => readFileSync(join(CLIENT, file), 'utf8'))
const isWords = (file: string): boolean => /(^|\/)words(-\w+)?\.ts$/.test(file)
/** The fields of a log name their own words, and so do columns. */
const LOG_FIELDS = '../domain/screening/log-fields.ts'
const SHEETS = readdirSync('src/contract')
  .filter((file) => file.startsWith('sheet'))
  .map((file) => `../contract/${file}`)
const sources = textsOf([...files.filter((file) => !isWords(file)), LOG_FIELDS, ...SHEETS])
/** Some files of words say a few of them, too. */
const saidAmongWords = textsOf(files.filter(isWords)).flatMap((text) => text.match(/\bt\(\s*['`]\w+['`$]/g) ?? [])
/** What each app says; some sentences come with their views. */
const APPS = {
  desk: deskWords,
  field: fieldWords,
  entrance: entranceWords,
  scan: scanWords,
  outbox: outboxWords,
}
const sentences = Object.entries(APPS).flatMap(([app, words]) =>
  Object.entries(words as Words).map(([key, both]) => ({ name: `${app}: ${key}`, key, both })),
)
const placeholders = (template: string): string[] => (template.match(/\{[^}]*\}/g) ?? []).sort()
/** What is left when the facts are taken out; some sentences are nothing but facts and the marks between them. */
const bare = (template: string): string => template.replace(/\{[^}]*\}/g, '')
/**
 * Keys of families that a kind or a state completes, or of another part of speech, which may say what another key says:
 * what is sent and what the trail tells of, a group of hits, a log's standing on the phone, a role beside its noun.
 */
const MEANT = new RegExp(
  [
    '^(import_kind|kind|subject|search|standing|did|noun|village|scope_of|map_by|speaker|role|money_from|job|backup)_',
    '^(field_type|field_code|field_teamCode|field_townshipCode|own_session_end|action_return|nobody_yet|below_one)$',
    '^(flags_state|review_order|milestone_edit|entry_correction)$',
  ].join('|'),
)
/** Names of languages are written in their own language. */
const OWN_NAME = /^language_(zh|en)$/

afterEach(() => speak('zh'))

describe('every sentence of the screens', () => {
  test('is there in Chinese and in English', () => {
    const wrong = sentences.filter(({ key, both: [zh, en] }) => {
      if (OWN_NAME.test(key)) return false
      const isChinese = /\p{Script=Han}/u.test(zh) || !/\p{L}/u.test(bare(zh))
      return !isChinese || en.trim() === '' || /\p{Script=Han}/u.test(en)
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  test('names the same facts in both languages', () => {
    const wrong = sentences.filter(({ both: [zh, en] }) => placeholders(zh).join() !== placeholders(en).join())
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  test('is said somewhere: by its key, or by the beginning of a key that a state completes', () => {
    const said = new Set(
      [...sources, ...saidAmongWords]
        .flatMap((text) => text.match(/'[a-z]\w*'/g) ?? [])
        .map((quoted) => quoted.slice(1, -1)),
    )
    const begun = [
      ...new Set([...sources, ...saidAmongWords].flatMap((text) => text.match(/`[a-z]\w*_(?=\$)/g) ?? [])),
    ].map((part) => part.slice(1))
    const ended = (key: string): boolean => begun.some((beginning) => key.startsWith(beginning))
    expect(sentences.filter(({ key }) => !said.has(key) && !ended(key)).map(({ name }) => name)).toEqual([])
  })

  test('stands once, under one key, unless two are meant', async () => {
    const keysOf = new Map<string, string[]>()
    for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(isWords)) {
      for (const [name, words] of Object.entries(
        (await import(/* @vite-ignore */ `${process.cwd()}/src/${file}`)) as Record<string, Words>,
      )) {
        if (!name.endsWith('Words')) continue
        for (const [key, both] of Object.entries(words))
          keysOf.set(both.join(' | '), [...new Set([...(keysOf.get(both.join(' | ')) ?? []), key])])
      }
    }
    const twice = [...keysOf].map(([both, keys]) => ({ both, keys: keys.filter((key) => !MEANT.test(key)) }))
    expect(twice.filter(({ keys }) => keys.length > 1)).toEqual([])
    expect(keysOf.size).toBeGreaterThan(2000)
  })

  test('that is asked for is there', () => {
    const asked = sources.flatMap((text) => [...text.matchAll(/\bt\(\s*'(\w+)'/g)].map(([, key]) => key ?? ''))
    const known = new Set(sentences.map(({ key }) => key))
    expect(asked.filter((key) => !known.has(key))).toEqual([])
    expect(asked.length).toBeGreaterThan(100)
  })

  test('stands in no screen itself: no Chinese outside the words', () => {
    const written = sources.filter((text) => /\p{Script=Han}/u.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
    expect(written.map((text) => text.slice(0, 60))).toEqual([])
  })
})

test('a sentence is said in the language now spoken, with its facts', () => {
  expect(t('logs_total', { count: 2854 })).toBe('共 2854 条记录')
  speak('en')
  expect(t('logs_total', { count: 2854 })).toBe('2854 logs')
})

test('a kind that only a newer server knows is shown by its bare name, and breaks no page', () => {
  expect(t('flag_kind_of_next_year' as 'flag_kind_any')).toBe('flag_kind_of_next_year')
})

/** Words the office and its teams do not use, of desk and phone (left column of the two tables the looks are agreed in). */
const NOT_SO = new RegExp(
  [
    '现在等您决定',
    '个放映队没有消息',
    '差的在前',
    '换一天看',
    '数据生成于',
    '先修哪里',
    '修到这里',
    '停表',
    '事实始于',
    '第几次',
    '赶不到',
    '等您看一眼',
    '做登记卡',
    '给谁用',
    '现由谁管',
    '所管的村',
    '都准备好了',
    '管理者',
    '管理人员',
    '没有未发送的内容',
    '回到村庄',
    '请浏览器一直保留',
    '明暗',
    '没有定上位',
    '本人没有同意',
    '换部手机发',
    '可做的操作',
    '供参考',
    'behind time',
    'Show the day',
    'Speakers missing',
    'The facts since',
    'A phone’s file',
    'Invented, not',
  ].join('|'),
)

test('no screen says a word that the office does not use', () => {
  const said = sentences.filter(({ both }) => both.some((text) => NOT_SO.test(text))).map(({ name }) => name)
  expect([...said, ...wordKeys.filter((key) => templatesOf(key).some((text) => NOT_SO.test(text)))]).toEqual([])
})
