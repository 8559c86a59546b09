/** One search over a county of 453 villages and more than ten thousand logs, in each way somebody may type. */
import { search } from '../../src/store/register/search.ts'
import { aCounty, fillYears } from './county.ts'

const TYPED = ['三清', 'sanqing', 'sqc', 's', '510723', '3队', '《地道战》', '王建国', 'wjg', 'B-07-20', 'a3f9', '村']
const ROUNDS = 15

export interface SearchTimes {
  logs: number
  /** One for each of the ways, the median of its rounds, in milliseconds. */
  ways: { q: string; ms: number }[]
}

export async function measureSearch(): Promise<SearchTimes> {
  const county = await aCounty()
  await fillYears(county, 2017, 2)
  // as in life, each has a receipt, and somebody of its team who showed the film
  await county.sql.run(
    "UPDATE screenings SET receipt_no = 'B-' || substr(team_code, 6) || '-' || rowid, operator_name = '王建国' || team_code",
  )
  const logs = (await county.sql.first<{ n: number }>('SELECT count(*) AS n FROM screenings'))?.n ?? 0
  const times = new Map<string, number[]>(TYPED.map((q) => [q, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const q of TYPED) {
      const began = performance.now()
      await search(county.sql, q, 8)
      times.get(q)?.push(performance.now() - began)
    }
  }
  county.sql.close()
  county.remove()
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return { logs, ways: [...times].map(([q, all]) => ({ q, ms: median(all) })) }
}
