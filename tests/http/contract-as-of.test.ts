/** Figures are never of a day that has not come, wherever a day may be asked for; on both engines. */
import { describe, expect, test } from 'vitest'
import { engines, managed } from '../engines.ts'
import { told } from './service.ts'
import { LEDGER, LEDGER_ADDRESSES } from '../ledger-entries.ts'

interface Described {
  paths: Record<string, { get?: { parameters?: { name: string; in: string }[] } }>
}

/** Things of the register that every address with a code may name. */
const CODES: [begin: string, code: string][] = [
  ['/api/villages/', '510723100211'],
  ['/api/targets/', 'screenings-county'],
  ['/api/teams/', 'team-01'],
]

describe.each(engines)('the day that is asked for on $name', ({ start }) => {
  const { manager } = managed(start)

  test('is refused by every route when it is after today, and answered up to today', async () => {
    const { paths } = await told<Described>(await manager('GET', '/api/openapi.json'))
    const entries = new Map(LEDGER_ADDRESSES.map((noun) => [`/api/${noun}/{id}`, LEDGER[noun]()]))
    for (const [path, entry] of entries) await manager('POST', path.replace('/{id}', ''), entry)
    const asked = Object.entries(paths).flatMap(([path, { get }]) => {
      if (!get?.parameters?.some(({ name, in: place }) => name === 'asOf' && place === 'query')) return []
      // what stands beneath an entry is asked of it, too
      const id = [...entries].find(([of]) => path.startsWith(of))?.[1].id ?? ''
      return [
        path
          .replace('{id}', id)
          .replace('{kind}', 'half_year')
          .replace('{subject}', 'target.screenings-county')
          .replace('{code}', CODES.find(([begin]) => path.startsWith(begin))?.[1] ?? ''),
      ]
    })
    expect(asked.length).toBeGreaterThan(9)
    for (const path of asked) {
      expect([path, (await manager('GET', `${path}?asOf=2017-06-30`)).status]).toEqual([path, 200])
      const answer = await manager('GET', `${path}?asOf=2017-07-01`, undefined, { 'accept-language': 'en' })
      expect([path, answer.status]).toEqual([path, 422])
      expect(await told(answer)).toMatchObject({
        issues: [{ path: 'asOf', message: 'This is after today (30 June 2017). Please check the day.' }],
      })
    }
  })
})
