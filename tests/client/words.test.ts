import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { speak } from '../../src/client/shared/words.ts'
import { type Key, t, words } from '../../src/client/desk/words.ts'

const CLIENT = 'src/client'
const sources = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/shared\/words-\w+\.ts$/.test(file))
  .map((file) => readFileSync(join(CLIENT, file), 'utf8'))
const keys = Object.keys(words) as Key[]
const placeholders = (template: string): string[] => (template.match(/\{[^}]*\}/g) ?? []).sort()
/** What is left when the facts are taken out; some sentences are nothing but facts and the marks between them. */
const bare = (template: string): string => template.replace(/\{[^}]*\}/g, '')
/** Names of languages are written in their own language. */
const OWN_NAME = /^language_(zh|en)$/

afterEach(() => speak('zh'))

describe('every sentence of the screens', () => {
  test('is there in Chinese and in English', () => {
    const wrong = keys.filter((key) => {
      const [zh, en] = words[key]
      if (OWN_NAME.test(key)) return false
      const isChinese = /\p{Script=Han}/u.test(zh) || !/\p{L}/u.test(bare(zh))
      return !isChinese || en.trim() === '' || /\p{Script=Han}/u.test(en)
    })
    expect(wrong).toEqual([])
  })

  test('names the same facts in both languages', () => {
    const wrong = keys.filter((key) => placeholders(words[key][0]).join() !== placeholders(words[key][1]).join())
    expect(wrong).toEqual([])
  })

  test('is said somewhere: by its key, or by the beginning of a key that a state completes', () => {
    const said = new Set(
      sources.flatMap((text) => text.match(/'[a-z]\w*'/g) ?? []).map((quoted) => quoted.slice(1, -1)),
    )
    const begun = [...new Set(sources.flatMap((text) => text.match(/`[a-z]\w*_(?=\$\{)/g) ?? []))].map((part) =>
      part.slice(1),
    )
    const ended = (key: string): boolean => begun.some((beginning) => key.startsWith(beginning))
    expect(keys.filter((key) => !said.has(key) && !ended(key))).toEqual([])
  })

  test('that is asked for is there', () => {
    const asked = sources.flatMap((text) => [...text.matchAll(/\bt\(\s*'(\w+)'/g)].map(([, key]) => key ?? ''))
    expect(asked.filter((key) => !Object.hasOwn(words, key))).toEqual([])
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
