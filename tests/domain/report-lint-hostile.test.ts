/** The linter on reports in other offices’ words, each with the slips that a hostile reader planted, one at a time. */
import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { lintReport } from '../../src/domain/report/lint/lint.ts'
import { sayLint } from '../../src/domain/report/lint/lint-words.ts'
import { yanting } from '../lint-facts.ts'
import { hostileReports } from '../lint-hostile.ts'

const soundOf = (text: string): string => pinyin(text, { toneType: 'none', type: 'array', v: true }).join(' ')
const own = yanting(soundOf)

test.each(['A', 'B', 'C', 'D'])(
  'half %s: what is true raises no alarm, and 95 of 100 slips are found at their place',
  (half) => {
    const alarms: string[] = []
    const missed: string[] = []
    let planted = 0
    for (const { half: its, title, text, held, places, slips } of hostileReports()) {
      if (its !== half) continue
      const townships = [...new Set(places?.map(({ townshipName }) => townshipName))]
      const register = places ? { villages: places, townships, soundOf } : own
      alarms.push(
        ...lintReport(text, { register, held }).findings.map(({ said }) => `${title}: ${sayLint('zh', said)}`),
      )
      planted += slips.length
      for (const slip of slips) {
        const { findings } = lintReport(slip.text, { register, held })
        const isFound = findings.some(({ places: at }) => at.some(({ from, to }) => from < slip.to && to > slip.from))
        if (!isFound) missed.push(`${slip.kind} ${slip.what}`)
      }
    }
    process.stdout.write(
      `half ${half}: ${planted - missed.length} of ${planted} found; missed: ${missed.join('; ') || 'none'}\n`,
    )
    expect(alarms).toEqual([])
    expect(planted).toBeGreaterThanOrEqual(40)
    expect(missed.length / planted).toBeLessThanOrEqual(0.05)
  },
)
