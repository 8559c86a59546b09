/** Mail as a real server takes it: on this very machine, refused, silent, and taken under one id. */
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendMail } from '../../src/node/mail.ts'

const letters: string[] = []
let mood: 'takes' | 'refuses' | 'hangs' = 'takes'
let server: Server
let port: number

/** As much of SMTP as a letter needs. */
function talk(socket: Socket): void {
  let [isLetter, heard] = [false, '']
  socket.on('error', () => undefined)
  if (mood === 'hangs') return
  socket.write('220 here\r\n')
  socket.on('data', (data) => {
    heard += data.toString('utf8')
    if (isLetter) {
      if (!heard.endsWith('\r\n.\r\n')) return
      letters.push(heard)
      ;[isLetter, heard] = [false, '']
      return void socket.write('250 taken\r\n')
    }
    for (const line of heard.split('\r\n').slice(0, -1)) {
      const word = line.slice(0, 4).toUpperCase()
      if (word === 'RCPT' && mood === 'refuses') socket.write('550 no such mailbox\r\n')
      else if (word === 'DATA') {
        isLetter = true
        socket.write('354 go on\r\n')
      } else socket.write(word === 'QUIT' ? '221 bye\r\n' : '250 fine\r\n')
    }
    heard = ''
  })
}
beforeAll(async () => {
  server = createServer(talk)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))

const send = (id: string) =>
  sendMail({
    id,
    host: '127.0.0.1',
    port,
    from: 'office@example.com',
    to: 'wang@example.com',
    subject: '【提醒】新增1项',
    text: '三清村通响率 82.2%',
    patienceMs: 300,
    isLocal: true,
  })

test('a letter is taken with its words, under the id of its message', async () => {
  await send('the-id')
  expect(letters[0]).toContain('Message-ID: <the-id@yingxiang>')
  expect(letters[0]).toContain('To: wang@example.com')
  expect(letters[0]).toContain(Buffer.from('三清村通响率').toString('base64').slice(0, 20))
})

test('what a server says is told, and one that says nothing is not waited for', async () => {
  mood = 'refuses'
  await expect(send('refused')).rejects.toThrow('no such mailbox')
  mood = 'hangs'
  await expect(send('hung')).rejects.toThrow(/greeting|timeout/i)
})
