/** The handbooks name what stands on the screens as the screens do. */
import { expect, test } from 'vitest'
import { words as deskWords } from '../../src/client/desk/later-words.ts'
import { words as entranceWords } from '../../src/client/field/door/words-entrance.ts'
import { HELP } from '../../src/client/field/kit/help.tsx'
import { words as fieldWords } from '../../src/client/field/later-words.ts'
import type { Words } from '../../src/client/shared/words.ts'
import { templatesOf, wordKeys } from '../../src/domain/language.ts'
import { handbookText, HANDBOOKS, namedIn } from '../handbooks.ts'

const APPS: Words[] = [fieldWords, entranceWords, deskWords]
const said = [...APPS.flatMap((words) => Object.values(words)), ...wordKeys.map(templatesOf)].map(([zh]) => zh)
const FACT = /\{[^}]*\}/g
const ASIDE = /（[^）]*\{[^）]*）/g
/** A name is the whole sentence, or what is left of it without its facts. */
const names = new Set(said.flatMap((zh) => [zh, zh.replace(FACT, '').trim(), zh.replace(ASIDE, '')]))
const patterns = said
  .filter((zh) => (zh.replace(FACT, '').match(/\p{Script=Han}/gu) ?? []).length > 1 && zh.includes('{'))
  .map(
    (zh) =>
      new RegExp(
        `^${zh
          .split(FACT)
          .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.+')}$`,
      ),
  )

test.each(HANDBOOKS)('what $name names is said by a screen', (handbook) => {
  const named = namedIn(handbookText(handbook))
  expect(named.length).toBeGreaterThan(20)
  const isSaid = (name: string): boolean => names.has(name) || patterns.some((pattern) => pattern.test(name))
  expect([...new Set(named)].filter((name) => !isSaid(name))).toEqual([])
})

test('what a view says of itself in the handbook is there, under its name', () => {
  for (const [role, views] of Object.entries(HELP)) {
    const text = handbookText({ name: role, pages: 0 })
    expect(views.filter((view) => text.split(`id="${view}"`).length !== 2)).toEqual([])
  }
})
