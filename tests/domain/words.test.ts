import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dayInWords, fill } from '../../src/domain/sentence.ts'
import { say, templatesOf, wordKeys } from '../../src/domain/language.ts'

const placeholders = (template: string): string[] => (template.match(/\{[^}]*\}/g) ?? []).sort()

describe('every sentence', () => {
  test('is there in Chinese and in English', () => {
    const wrong = wordKeys.filter((key) => {
      const [zh, en] = templatesOf(key)
      return !/\p{Script=Han}/u.test(zh) && !/^(UUID|JSON|\{first\}、)/.test(zh)
        ? true
        : !/[a-z]/i.test(en) || /\p{Script=Han}/u.test(en)
    })
    expect(wrong).toEqual([])
  })

  test('names the same facts in both, and writes them the same way', () => {
    const wrong = wordKeys.filter((key) => {
      const [zh, en] = templatesOf(key)
      return (
        placeholders(zh).join() !== placeholders(en).join() || /[{}]/.test(`${zh}${en}`.replace(/\{\w+(\|day)?\}/g, ''))
      )
    })
    expect(wrong).toEqual([])
  })

  test('is said once: no two keys say the same in both languages', () => {
    const told = new Map<string, string[]>()
    for (const key of wordKeys) {
      const both = templatesOf(key).join(' | ')
      told.set(both, [...(told.get(both) ?? []), key])
    }
    expect([...told.values()].filter((keys) => keys.length > 1)).toEqual([])
  })

  test('is said somewhere: by its whole key, or by the beginning of one that a fact completes', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    const source = files
      .filter((file) => /\.tsx?$/.test(file) && !/domain\/(.*\/)?words(-\w+)?\.ts$/.test(file))
      .map((file) => readFileSync(`src/${file}`, 'utf8'))
      .join('\n')
    const named = new Set(source.match(/(?<=['"`])\w+(?=['"`])/g))
    const begun = [...new Set(source.match(/(?<=`)\w+_(?=\$\{)/g))]
    expect(wordKeys.filter((key) => !named.has(key) && !begun.some((start) => key.startsWith(start)))).toEqual([])
  })
})

describe('a sentence', () => {
  test('takes its facts, days in words, and sentences within it in the same language', () => {
    expect(say('zh', { key: 'field_format', facts: { expected: { key: 'expects_int' } } })).toBe('格式不对，应为整数。')
    expect(say('en', { key: 'field_format', facts: { expected: { key: 'expects_int' } } })).toBe(
      'This should be a whole number.',
    )
    expect(say('en', { key: 'error_rule_day', facts: { day: '2017-06-05' } })).toContain('5 June 2017')
  })

  test('keeps what a person typed as it is, braces and dollars too', () => {
    const facts = { what: { key: 'noun_village' as const }, code: '{code} $& $1' }
    expect(say('en', { key: 'error_not_found', facts })).toContain('“{code} $& $1”')
  })

  test('leaves a fact that nobody gave to be seen, and takes zero for a fact', () => {
    expect(fill('{a} of {b}', { a: 0 }, 'en')).toBe('0 of {b}')
  })

  test('says days as people do', () => {
    expect(dayInWords('2017-06-30', 'zh')).toBe('2017年6月30日')
    expect(dayInWords('2017-01-05', 'en')).toBe('5 January 2017')
    expect(dayInWords('2017-12-31', 'en')).toBe('31 December 2017')
  })
})
