/** The screens' sentences in both languages, and `t`, which says one. The programme's own (errors, findings, flags) are in domain/words.ts. */
import { fill, type Language } from '../../domain/words.ts'
import { accessWords } from './words-access.ts'
import { broadcastWords } from './words-broadcast.ts'
import { faultWords } from './words-faults.ts'
import { figureWords } from './words-figures.ts'
import { flagWords } from './words-flags.ts'
import { homeWords } from './words-home.ts'
import { logWords } from './words-logs.ts'
import { sharedWords } from './words-shared.ts'
import { taskWords } from './words-tasks.ts'
import { villageWords } from './words-village.ts'

export const words = {
  ...sharedWords,
  ...accessWords,
  ...figureWords,
  ...homeWords,
  ...logWords,
  ...taskWords,
  ...flagWords,
  ...broadcastWords,
  ...faultWords,
  ...villageWords,
} satisfies Record<string, readonly [zh: string, en: string]>

export type Key = keyof typeof words
type Bare<Name extends string> = Name extends `${infer Word}|${string}` ? Word : Name
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Bare<Name> | Names<Rest>
  : never
type Facts<K extends Key> = Names<(typeof words)[K][0]>

let spoken: Language = 'zh'
export const language = (): Language => spoken
export function speak(next: Language): void {
  spoken = next
}

/** The sentence in the language now spoken; every `{fact}` of the Chinese text must be given. */
export function t<K extends Key>(
  key: K,
  ...facts: [Facts<K>] extends [never] ? [] : [Record<Facts<K>, string | number>]
): string {
  // a page older than its server may be told of a kind it has no word for: the bare name beats a blank page
  const said = words[key] as (typeof words)[K] | undefined
  return said ? fill(said[spoken === 'zh' ? 0 : 1], facts[0] ?? {}, spoken) : key
}
