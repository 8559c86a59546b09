/** What villagers say of shows on phones of their own, on both engines: each phone once, kept before the log has come, shown at the desk. */
import { describe, expect, test } from 'vitest'
import type { FieldCopy } from '../../src/domain/screening/field-copy.ts'
import { engines, managed } from '../engines.ts'
import { NOW } from '../make.ts'
import { aPerson, aSession } from '../ways-in.ts'
import { told } from './service.ts'
import { aVillage } from './villager.ts'

describe.each(engines)('a village on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const { aShow, linkOf, send, aPhone, saidOf, hand, standings } = aVillage(running, manager)

  test('sees which show is meant and confirms it; the desk and its history tell, the team’s copy that it was', async () => {
    const log = await aShow()
    const path = await linkOf(log)
    await send(log)
    const phone = aPhone()
    const asked = await phone.open(path)
    expect(asked.status).toBe(200)
    for (const part of ['三清村', '太行山上', '2017年6月30日', '20:50', '22:30']) expect(asked.text).toContain(part)
    expect(asked.text).not.toMatch(/\b85\b|人次/)
    expect(asked.text.match(/<script.*?>/g)).toEqual(['<script src="/cadre.js" defer>'])
    expect((await phone.open(`${path}?lang=en&from=singlemessage`)).text).toContain('Was it?')
    const thanks = await phone.say(path, { answer: 'confirmed', began: '20:50', audience: 'from_50' })
    expect(thanks.text).toContain('谢谢')
    const said = { way: 'link', answer: 'confirmed', began: '20:50', audience: 'from_50' }
    const witness = { ...said, earlierShows: 0, standing: 'counts' }
    expect(await saidOf(log)).toEqual([{ ...witness, answeredAt: NOW.toISOString() }])
    const { history } = await told<{ history: object[] }>(await manager('GET', `/api/screenings/${log.id}`))
    expect(history.at(-1)).toMatchObject({ action: 'answer', after: { way: 'link', answer: 'confirmed' } })
    const list = await told<{ items: { cadre?: object[] }[] }>(
      await manager('GET', `/api/screenings?team=${log.teamCode}`),
    )
    expect(list.items[0]?.cadre).toHaveLength(1)
    const team = await running.as('team', log.teamCode)
    expect(await saidOf(log, team)).toBeUndefined()
    const copy = await told<FieldCopy>(await team('GET', '/api/field-copy'))
    expect(copy.team?.logs[0]?.confirmedAt).toBe(NOW.toISOString())
  })

  test('who says that there was none is told to the desk, and not to the team', async () => {
    const log = await aShow()
    const path = await linkOf(log)
    await send(log)
    await aPhone().say(path, { answer: 'not_shown' })
    expect(await saidOf(log)).toMatchObject([{ answer: 'not_shown', standing: 'counts' }])
    const team = await running.as('team', log.teamCode)
    expect((await told<FieldCopy>(await team('GET', '/api/field-copy'))).team?.logs[0]?.confirmedAt).toBeUndefined()
    expect(JSON.stringify(await told(await team('GET', `/api/screenings/${log.id}`)))).not.toContain('not_shown')
  })

  test('answers before the log has come, and the answer waits for it', async () => {
    const log = await aShow()
    await aPhone().say(await linkOf(log), { answer: 'confirmed' })
    await send(log)
    expect(await standings(log)).toEqual(['counts'])
  })

  test('what was known before he answered stays what it was', async () => {
    const log = await aShow()
    await send(log)
    const { at } = (await running.sql.first<{ at: number }>('SELECT at FROM knowledge')) ?? { at: 0 }
    await aPhone().say(await linkOf(log), { answer: 'confirmed' })
    const then = new Date(at).toISOString()
    const before = await told<{ cadre?: object[] }>(await manager('GET', `/api/screenings/${log.id}?knownAt=${then}`))
    expect([before.cadre, (await saidOf(log))?.length]).toEqual([undefined, 1])
  })

  test('each phone once; five phones, and then enough', async () => {
    const log = await aShow()
    const path = await linkOf(log)
    await send(log)
    const phone = aPhone()
    await phone.say(path, { answer: 'confirmed' })
    expect((await phone.say(path, { answer: 'not_shown' })).text).toContain('谢谢')
    expect(await standings(log)).toHaveLength(1)
    for (let i = 0; i < 4; i++) await aPhone().say(path, { answer: 'confirmed' })
    expect((await aPhone().say(path, { answer: 'confirmed' })).text).toContain('不用再填')
    expect(await standings(log)).toHaveLength(5)
  })

  test('what is missing is said, and what was chosen stays', async () => {
    const log = await aShow()
    const path = await linkOf(log)
    const phone = aPhone()
    const again = await phone.say(path, { answer: 'other_time', audience: 'from_20' })
    expect(again.status).toBe(422)
    expect(again.text).toMatch(/role="alert"[^>]*>\s*时间不对的，请写大约几点开始，如 20:30/)
    expect(again.text).toMatch(/value="other_time"\s+checked/)
    expect(again.text).toMatch(/value="from_20"\s+selected/)
    expect((await phone.say(path, {})).text).toMatch(/role="alert"[^>]*>\s*请选/)
    expect((await phone.say(path, { answer: 'other_time', began: '21:10' })).text).toContain('谢谢')
  })

  test('a phone of the office is no witness, whether signed in now or only once', async () => {
    const log = await aShow()
    const path = await linkOf(log)
    await send(log)
    const cookie = await aSession(running.sql, aPerson({ role: 'team', teamCode: log.teamCode }), NOW)
    expect((await aPhone(cookie).open(path)).text).toContain('请换一部手机')
    const phone = aPhone()
    await phone.say(path, { answer: 'confirmed' })
    // somebody signs in there later
    await running.sql.run(
      `INSERT INTO sign_in_places (account_id, place, last_at)
       SELECT (SELECT id FROM accounts LIMIT 1), device, answered_at FROM cadre_answers WHERE screening_id = ?`,
      log.id,
    )
    expect(await standings(log)).toEqual(['own_device'])
    expect((await phone.open(path)).text).toContain('请换一部手机')
  })

  test('one phone that answers for many villages is kept, and not counted', async () => {
    const phone = aPhone()
    const logs = await Promise.all([aShow(), aShow(), aShow()])
    for (const log of logs) {
      await send(log)
      await phone.say(await linkOf(log), { answer: 'confirmed' })
    }
    for (const log of logs) expect(await standings(log)).toEqual(['too_many'])
  })

  test('an answer is about the show as it was told: after another time it does not count', async () => {
    const log = await aShow()
    await aPhone().say(await linkOf(log), { answer: 'confirmed' })
    await send({ ...log, startedAt: '2017-06-30T20:05:00+08:00' })
    expect(await standings(log)).toEqual(['other_show'])
  })

  test('nothing is said before its end, twelve hours after it, by a browser without memory or a link that nobody made', async () => {
    const early = await aShow({ endedAt: '2017-07-01T00:30:00+08:00' })
    expect((await aPhone().open(await linkOf(early))).text).toContain('还没放完')
    const late = await aShow({ startedAt: '2017-06-30T09:00:00+08:00', endedAt: '2017-06-30T11:00:00+08:00' })
    expect((await aPhone().open(await linkOf(late))).text).toContain('已过时间')
    const path = await linkOf(await aShow())
    const bare = await running.call('POST', path, 'answer=confirmed', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(await bare.text()).toContain('没有存下标记')
    for (const link of ['/c/x', '/c/%E4%B8%89', `/c/${'A'.repeat(60)}`]) {
      expect((await aPhone().open(link)).text).toContain('这个码打不开')
    }
  })

  test('without signal six digits confirm the next show there once, not another village’s', async () => {
    const first = await aShow()
    const phone = aPhone()
    const path = await linkOf(first)
    await phone.say(path, { answer: 'confirmed' })
    const code = await phone.digits(path)
    expect(code).toMatch(/^\d{6}$/)
    const next = {
      ...first,
      id: crypto.randomUUID(),
      startedAt: '2017-06-30T22:40:00+08:00',
      endedAt: '2017-06-30T23:20:00+08:00',
    }
    await send(next)
    const elsewhere = await aShow()
    await send(elsewhere)
    expect((await hand(elsewhere, code)).status).toBe(422)
    const heard = await hand(next, code)
    expect([heard.status, await told(heard)]).toEqual([200, { id: next.id }])
    expect(await saidOf(next)).toMatchObject([{ way: 'code', answer: 'confirmed', standing: 'counts' }])
    expect(await phone.digits(path)).not.toBe(code)
    const third = { ...next, id: crypto.randomUUID(), startedAt: '2017-06-30T21:00:00+08:00' }
    await send(third)
    expect((await hand(third, code)).status).toBe(422)
  })

  test('who guesses at digits waits: twenty tries a day, whatever shows they are about', async () => {
    const log = await aShow()
    await send(log)
    await aPhone().say(await linkOf(log), { answer: 'confirmed' })
    const team = await running.as('team', log.teamCode)
    const body = { code: '000000', heardAt: NOW.toISOString() }
    const tries = []
    for (let i = 0; i < 12; i++) tries.push((await team('POST', `/api/screenings/${log.id}/cadre-code`, body)).status)
    expect(tries).toEqual([...Array<number>(10).fill(422), 429, 429])
  })

  test('nothing of who answered is kept: no address, no browser, no name', async () => {
    const columns = await running.sql.all<{ name: string }>("SELECT name FROM pragma_table_info('cadre_answers')")
    expect(columns.map(({ name }) => name)).toEqual([
      'screening_id',
      'device',
      'way',
      'team_code',
      'village_code',
      'started_at',
      'ended_at',
      'answer',
      'began',
      'audience',
      'answered_at',
      'known_from',
      'said_at',
    ])
  })
})
