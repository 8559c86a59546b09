/** The handbooks name what stands on the screens as the screens do. */
import { expect, test } from 'vitest'
import { words as deskWords } from '../../src/client/desk/later-words.ts'
import { words as entranceWords } from '../../src/client/field/door/words-entrance.ts'
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

/** By the names of views, forms and moments (kit/help.tsx). */
const EXPLAINED = {
  team: ['home', 'before', 'during', 'after', 'receipt', 'outbox', 'villages', 'month', 'plan', 'logs', 'me'],
  technician: ['home', 'villages', 'round', 'village', 'test', 'new-fault', 'fault', 'machine', 'outbox', 'new-event'],
}
test.each(Object.entries(EXPLAINED))(
  'what it says of each view of a %s is there under its name, once',
  (name, views) => {
    const text = handbookText({ name, pages: 0 })
    expect(views.filter((view) => text.split(`id="${view}"`).length !== 2)).toEqual([])
  },
)
