import { parseSync, Visitor } from 'vite'
import { expect, test } from 'vitest'
import { FILES, textOf } from '../source.ts'

const SHEETS = FILES.filter((file) => /^src\/client\/.*\.css$/.test(file))
const rulesIn = (file: string): string => textOf(file).replace(/\/\*[^]*?\*\/|@import[^;]*;/g, '')

/** Every word of a text in the code, and what those begin with whose end is reckoned. */
function wordsSaid(): { words: Set<string>; beginnings: string[] } {
  const words = new Set<string>()
  const take = (text: string) => {
    for (const word of text.split(/\s+/)) words.add(word)
  }
  for (const file of FILES.filter((one) => /^src\/client\/.*\.tsx?$/.test(one))) {
    new Visitor({
      Literal: ({ value }) => void (typeof value === 'string' && take(value)),
      TemplateElement: ({ value }) => take(value.cooked ?? ''),
    }).visit(parseSync(file, textOf(file)).program)
  }
  return { words, beginnings: [...words].filter((word) => /^[a-z][a-z-]*-$/.test(word)) }
}

test('every class that is styled is somebody’s', () => {
  const { words, beginnings } = wordsSaid()
  const isUsed = (name: string) => words.has(name) || beginnings.some((beginning) => name.startsWith(beginning))
  const styled = SHEETS.flatMap((file) =>
    [
      ...rulesIn(file)
        .replace(/\{[^{}]*\}/g, ' ')
        .matchAll(/\.(-?[a-zA-Z_][\w-]*)/g),
    ].map(([, name = '']) => [file, name]),
  )
  expect(styled.length).toBeGreaterThan(500)
  expect(styled.filter(([, name = '']) => !isUsed(name)).map((one) => one.join(' .'))).toEqual([])
})

test('no rule stands in two sheets', () => {
  const places = new Map<string, string[]>()
  for (const file of SHEETS)
    for (const [rule] of rulesIn(file)
      .replace(/\s+/g, ' ')
      .matchAll(/[^{};]+\{[^{}]*\}/g))
      places.set(rule.trim(), [...(places.get(rule.trim()) ?? []), file])
  const twice = [...places].filter(([, files]) => new Set(files).size > 1)
  expect(twice.map(([rule, files]) => `${rule} ${files.join(' ')}`)).toEqual([])
})
