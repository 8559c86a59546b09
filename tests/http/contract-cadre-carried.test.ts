/** What a villager's phone sealed without signal and the team's carried, on both engines: once, unread, worth less than what came by itself, and forged by nobody. */
import { describe, expect, test } from 'vitest'
import { sealedAnswer, type TypedReply } from '../../src/domain/screening/cadre-carried.ts'
import { engines, managed } from '../engines.ts'
import { NOW } from '../make.ts'
import { aPerson, aSession } from '../ways-in.ts'
import { told } from './service.ts'
import { aVillage, type Ticket } from './villager.ts'

describe.each(engines)('without signal, on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const { aShow, linkOf, send, aPhone, saidOf, hand, standings } = aVillage(running, manager)

  /** An answer that this phone seals at half past ten in the evening. */
  const sealed = (path: string, ticket: Ticket, reply: TypedReply, at = '2017-06-30T22:35:00+08:00') =>
    sealedAnswer(path.replace('/c/', ''), ticket, reply, new Date(at))

  test('an objection without signal is carried by the team’s phone, once, unread, and told as what it is', async () => {
    const log = await aShow()
    const path = await linkOf(log)
    const phone = aPhone()
    const ticket = await phone.ticket(path)
    expect([ticket.villageCode, ticket.names[log.villageCode]]).toEqual([log.villageCode, '云溪镇 三清村'])
    const text = sealed(path, ticket, { answer: 'other_time', began: '21:40', audience: 'under_20' })
    expect((await hand(log, text)).status).toBe(404)
    await send(log)
    for (let i = 0; i < 2; i++) expect((await hand(log, text)).status).toBe(200)
    const said = { way: 'carried', answer: 'other_time', began: '21:40', audience: 'under_20', standing: 'counts' }
    const times = { saidAt: '2017-06-30T14:35:00.000Z', answeredAt: NOW.toISOString() }
    expect(await saidOf(log)).toEqual([{ ...said, ...times, earlierShows: 0 }])
    const team = await running.as('team', log.teamCode)
    expect(JSON.stringify(await told(await team('GET', `/api/screenings/${log.id}`)))).not.toContain('other_time')
    // it comes by itself, too: the same is told once, as it came by the better way; another beside it
    await phone.say(path, { answer: 'other_time', began: '21:40', audience: 'under_20' })
    expect((await saidOf(log))?.map(({ way }) => way)).toEqual(['link'])
    await aPhone().say(path, { answer: 'confirmed' })
    expect((await saidOf(log))?.map(({ answer }) => answer)).toEqual(['other_time', 'confirmed'])
  })

  test('a carried answer and another of the same phone both stand, and make one show of it', async () => {
    const log = await aShow()
    const path = await linkOf(log)
    await send(log)
    const phone = aPhone()
    const text = sealed(path, await phone.ticket(path), { answer: 'not_shown' })
    await phone.say(path, { answer: 'confirmed' })
    const digits = await phone.digits(path)
    await hand(log, text)
    expect((await saidOf(log))?.map(({ way, answer }) => [way, answer])).toEqual([
      ['link', 'confirmed'],
      ['carried', 'not_shown'],
    ])
    expect(await phone.digits(path)).toBe(digits)
  })

  test('no team carries what another show, another village, another key or another night said, nor an edited one', async () => {
    const log = await aShow()
    const path = await linkOf(log)
    await send(log)
    const elsewhere = await aShow()
    await send(elsewhere)
    const phone = aPhone()
    const ticket = await phone.ticket(path)
    const text = sealed(path, ticket, { answer: 'not_shown' })
    const forged = [
      // replayed for another log
      [elsewhere, text],
      // sealed with what the phone has of another village
      [elsewhere, sealed(await linkOf(elsewhere), ticket, { answer: 'confirmed' })],
      [log, sealed(path, { ...ticket, key: 'ab'.repeat(32) }, { answer: 'confirmed' })],
      [log, sealed(path, { ...ticket, device: 'cd'.repeat(32) }, { answer: 'confirmed' })],
      // a link that nobody sealed
      [log, sealed(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`, ticket, { answer: 'confirmed' })],
      [log, text.replace(/.(?=.{9}$)/, (sign) => (sign === 'A' ? 'B' : 'A'))],
      // an answer without what it needs
      [log, sealed(path, ticket, { answer: 'other_time' })],
    ] as const
    for (const [about, code] of forged) {
      const answer = await hand(about, code)
      expect([answer.status, (await answer.text()).includes('这份答复不是这一场的')]).toEqual([422, true])
    }
    const late = '2017-07-01T10:31:00+08:00'
    for (const answer of [
      await hand(log, sealed(path, ticket, { answer: 'confirmed' }, late)),
      await hand(log, text, late),
    ])
      expect([answer.status, (await answer.text()).includes('已超过12小时')]).toEqual([422, true])
    expect([await saidOf(log), await saidOf(elsewhere)]).toEqual([undefined, undefined])
    expect((await hand(log, text)).status).toBe(200)
  })

  test('the team’s own phone gives itself no key; one in which somebody signs in later counts for nothing', async () => {
    const log = await aShow()
    const path = await linkOf(log)
    await send(log)
    const cookie = await aSession(running.sql, aPerson({ role: 'team', teamCode: log.teamCode }), NOW)
    expect(await aPhone(cookie).ticket(path)).toEqual({})
    const ticket = await aPhone().ticket(path)
    await hand(log, sealed(path, ticket, { answer: 'confirmed' }))
    await running.sql.run(
      "INSERT INTO sign_in_places (account_id, place, last_at) SELECT (SELECT id FROM accounts LIMIT 1), ?, '2017-06-30'",
      `device:${ticket.device}`,
    )
    expect(await standings(log)).toEqual(['own_device'])
  })

  test('the page for where there is no signal tells the films, and nothing of anybody', async () => {
    const page = await aPhone().open('/c/offline?lang=en')
    expect(page.status).toBe(200)
    for (const part of ['太行山上', 'data-zone="Asia/Shanghai"', 'Done: now the projectionist scans this'])
      expect(page.text).toContain(part)
    expect(page.text).not.toContain('data-ticket')
    expect(page.text.length).toBeLessThan(20_000)
  })
})
