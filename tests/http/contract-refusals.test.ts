/** What is refused before it reaches a route, on both engines. */
import { describe, expect, test } from 'vitest'
import { engines, managed } from '../engines.ts'
import { aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

interface Told {
  code: string
  detail: string
  note?: string
}

describe.each(engines)('refusals on $name', ({ start }) => {
  const { running, manager } = managed(start)

  test('bytes that are no UTF-8 are refused, and nothing of them is kept', async () => {
    const log = aScreening({ ...(await anEvening(running.sql)), note: '三清村' })
    const bytes = new TextEncoder().encode(JSON.stringify(log))
    // as a program writes that holds GBK for UTF-8: the note's first character has lost a byte
    const at = bytes.findIndex((byte, i) => byte === 0xe4 && bytes[i + 1] === 0xb8 && bytes[i + 2] === 0x89)
    const damaged = bytes.filter((_, i) => i !== at + 1)
    for (const path of ['/api/screenings', '/api/screenings/batch']) {
      const answer = await manager('POST', path, damaged)
      const problem = await told<Told>(answer)
      expect([answer.status, problem.code, problem.detail]).toEqual([400, 'invalid', expect.stringMatching(/UTF-8/)])
    }
    expect((await manager('GET', `/api/screenings/${log.id}`)).status).toBe(404)
    expect((await manager('POST', '/api/screenings', bytes)).status).toBe(201)
    expect(await told<Told>(await manager('GET', `/api/screenings/${log.id}`))).toMatchObject({ note: '三清村' })
  })

  test('an address that takes other methods says which', async () => {
    const wrong: [method: string, path: string, allowed: string][] = [
      ['DELETE', '/api/screenings', 'GET, HEAD, POST'],
      ['PATCH', '/api/villages/510723100211', 'GET, HEAD, PUT'],
      ['GET', '/api/reviews', 'POST'],
      ['POST', '/healthz', 'GET, HEAD'],
      ['POST', '/grid', 'GET, HEAD'],
    ]
    for (const [method, path, allowed] of wrong) {
      const answer = await manager(method, path)
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, allowed])
      expect(await told<Told>(answer)).toMatchObject({
        code: 'method_not_allowed',
        type: '/api/docs#method_not_allowed',
      })
    }
    expect((await manager('DELETE', '/api/nothing')).status).toBe(404)
  })
})
