/** What a person could lose or meet moving is there with what is drawn: on a slow phone an effect comes long after it. */
import { expect, test } from 'vitest'
import { SRC, textOf } from '../source.ts'

const EFFECT = /^( *)useEffect\(.*(?:\n\1 +.*|\n$)*/gm
const TOO_LATE =
  /\.focus\(|\.scroll(IntoView|To)\(|addEventListener\('(key|pointer|mouse|touch|click|drag|drop|beforeinput)/

test('no effect after the page is seen moves the focus or the page, or begins to hear keys, fingers and mice', () => {
  const effects = SRC.flatMap((file) => [...textOf(file).matchAll(EFFECT)].map(([effect]) => ({ file, effect })))
  expect(effects.length).toBeGreaterThan(50)
  expect(effects.filter(({ effect }) => TOO_LATE.test(effect))).toEqual([])
})
