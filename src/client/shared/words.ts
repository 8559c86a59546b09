/** Says the sentences of the screens in the language now spoken. What all screens share is here; desk/words.ts and field/words.ts add their own. */
import { fill } from '../../domain/sentence.ts'
import type { Language } from '../../domain/sentence.ts'
import { sharedWords } from './words-shared.ts'

export type Words = Record<string, readonly [zh: string, en: string]>
type Bare<Name extends string> = Name extends `${infer Word}|${string}` ? Word : Name
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Bare<Name> | Names<Rest>
  : never
type Facts<Text extends string> = [Names<Text>] extends [never] ? [] : [Record<Names<Text>, string | number>]

let spoken: Language = 'zh'
export const language = (): Language => spoken
export function speak(next: Language): void {
  spoken = next
}

/** Makes the `t` of some words: the sentence in the language now spoken; every `{fact}` of the Chinese text must be given. */
export const sayerOf =
  <W extends Words>(words: W) =>
  <K extends keyof W & string>(key: K, ...facts: Facts<W[K][0]>): string => {
    // a page older than its server may be told of a kind it has no word for: the bare name beats a blank page
    const said = words[key] as W[K] | undefined
    return said ? fill(said[spoken === 'zh' ? 0 : 1], facts[0] ?? {}, spoken) : key
  }

/** For what both apps are made of: only the words they share. */
export const t = sayerOf(sharedWords)
