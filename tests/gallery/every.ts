/** What both galleries draw with: every tone with every shape, a sentence that is long, and a deed that does nothing. */
import { type Look, type Shape, SHAPES, type Tone } from '../../src/client/shared/shapes.ts'
import type { Language } from '../../src/domain/sentence.ts'

export const TONES: Tone[] = ['good', 'watch', 'bad', 'unknown', 'info']
export const EVERY_LOOK: Look[] = TONES.flatMap((tone) =>
  (Object.keys(SHAPES) as Shape[]).map((shape): Look => [tone, shape]),
)

/** By the address, for who opens it; the tests ask for both. */
export const languageAsked = (): Language => (location.search.includes('en') ? 'en' : 'zh')

/** As long as sentences get, in the language of the page. */
export const LONG =
  languageAsked() === 'zh'
    ? '这个村上月和本月都还没有放映，请与放映队核对排片，确有困难的写明原因并报县局备案。'
    : 'This village has had no screening last month nor this month; ask its team for the plan and say what stands in the way.'

export const nothing = (): void => undefined
