/** Entries of the ledger by what somebody typed, on both engines: of too many the newest, and those of villages so named. */
import { expect, describe, test } from 'vitest'
import { findEntries } from '../../src/store/ledger/entry-list.ts'
import { insertRows, json, type Sql } from '../../src/store/engine/sql.ts'
import { aVillage } from '../make.ts'
import { putVillages } from '../../src/store/register/villages.ts'
import { engines, managed } from '../engines.ts'
import { inStretches } from '../in-stretches.ts'

describe.each(engines)('entries of the ledger on $name', ({ start }) => {
  const { sql } = managed(start)

  test('words are looked for in the newest and in villages so named, and the answer says where that was not all', async () => {
    const village = aVillage({ code: '510723100219', name: '望江村' })
    await sql.batch([putVillages([village])])
    const rows = ['旧书屋', '广场舞', '旧戏台', '新书屋'].map((title, n) => {
      const [id, onDay] = [crypto.randomUUID(), `2017-03-0${n + 1}`]
      const villageCode = n === 0 ? village.code : undefined
      const content = json({ id, title, on: onDay, villageCode })
      return { id, noun: 'tender', onDay, villageCode, content, receivedAt: onDay, receivedBy: '王局' }
    })
    await sql.batch([insertRows('ledger', rows)])
    const few = inStretches(sql, 2)
    const told = async (from: Sql, filter: object) => {
      const { items, total, ...rest } = await findEntries(from, 'tender', filter, 10)
      return { titles: items.map(({ content }) => (content as unknown as { title: string }).title), total, ...rest }
    }
    expect(await told(sql, { q: '书屋' })).toEqual({ titles: ['新书屋', '旧书屋'], total: 2 })
    expect(await told(few, { q: '书屋' })).toEqual({ titles: ['新书屋'], total: 1, isTotalBounded: true })
    expect(await told(few, { q: '望江' })).toEqual({ titles: ['旧书屋'], total: 1, isTotalBounded: true })
    for (const from of [sql, few]) {
      expect(await told(from, { village: village.code })).toEqual({ titles: ['旧书屋'], total: 1 })
      expect(await told(from, { township: village.townshipCode })).toEqual({ titles: ['旧书屋'], total: 1 })
      expect((await told(from, {})).total).toBe(4)
    }
  })
})
