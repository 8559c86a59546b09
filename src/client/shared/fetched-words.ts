/** Sentences that are fetched in the reader’s language: what the build makes of every file of words. Unbuilt, as in tests, both languages stand in the files. */
import type { Language } from '../../domain/sentence.ts'

type Fetch = () => Promise<{ default: readonly string[] }>

const toFetch: Record<Language, Set<() => Promise<void>>> = { zh: new Set(), en: new Set() }

/** The pairs of a file of words, empty until a language is fetched. */
export function fetchedWords(keys: string, zh: Fetch, en: Fetch): Record<string, [zh: string, en: string]> {
  const words = keys.split(' ').map((key): [string, [string, string]] => [key, ['', '']])
  const filled = (fetch: Fetch, place: 0 | 1) => async () => {
    const { default: texts } = await fetch()
    for (const [index, [, pair]] of words.entries()) pair[place] = texts[index] ?? ''
  }
  toFetch.zh.add(filled(zh, 0))
  toFetch.en.add(filled(en, 1))
  return Object.fromEntries(words)
}

/** Fetches what all code loaded so far says, and what comes meanwhile. */
export async function fetchWords(language: Language): Promise<void> {
  const left = toFetch[language]
  while (left.size > 0) {
    const fetches = [...left]
    await Promise.all(fetches.map((fetch) => fetch()))
    for (const done of fetches) left.delete(done)
  }
}
