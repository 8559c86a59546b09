/** What browsers send, before the real process: its server reads a request otherwise than one that is made in the test. */
import { expect, test } from 'vitest'
import { ADMIN_PASSWORD, postJson, signIn, startServer } from '../server.ts'

test('a DELETE that says nothing of a body and brings none is done', async () => {
  const server = await startServer({ env: { ADMIN_PASSWORD } })
  const headers = { cookie: await signIn(server.url), origin: server.url }
  const made = await postJson(`${server.url}/api/tokens`, { name: '报表', role: 'manager' }, headers)
  const { id } = (await made.json()) as { id: string }
  expect((await fetch(`${server.url}/api/tokens/${id}`, { method: 'DELETE', headers })).status).toBe(204)
})
