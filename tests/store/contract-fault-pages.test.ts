/** Very many faults, page by page and by words, on both engines: nothing is left out, and a total is of all or says so. */
import { describe, expect, test } from 'vitest'
import { type FaultFilter, isUnsettled } from '../../src/domain/fault/fault.ts'
import { faultOn } from '../../src/domain/fault/open-faults.ts'
import { endOfDay } from '../../src/domain/period.ts'
import { findFaults } from '../../src/store/fault/fault-list.ts'
import { faultsWhere } from '../../src/store/fault/faults.ts'
import { asKnown } from '../../src/store/engine/knowledge.ts'
import { ask, type Sql } from '../../src/store/engine/sql.ts'
import { engines, managed } from '../engines.ts'
import { everyPage, inStretches } from '../in-stretches.ts'
import { aManager, NOW, ZONE } from '../make.ts'
import { aKeptFault, deskAt, steps } from './fault-desk.ts'
import { freshVillage } from './places.ts'

/** Later than all that is written here. */
const LATER = Date.parse('2030-01-01')

describe.each(engines)('pages of very many faults on $name', ({ start }) => {
  const { sql } = managed(start)
  const aVillage = async () => (await freshVillage(sql)).code

  /** All pages of a list. */
  const pagesOf = async (from: Sql, filter: FaultFilter, limit: number) => {
    const pages = await everyPage<Awaited<ReturnType<typeof findFaults>>>((after) =>
      findFaults(from, filter, deskAt(), limit, after),
    )
    return {
      ids: pages.flatMap(({ items }) => items.map(({ record }) => record.id)),
      totals: pages.map(({ total }) => total),
      isBounded: pages.some(({ isTotalBounded }) => isTotalBounded),
    }
  }

  test('of too many faults some are looked through at a time: page after page the same, counted as far as it goes', async () => {
    const { code: designated } = await freshVillage(sql, { designated: true })
    const villages = [await aVillage(), designated]
    for (let n = 0; n < 12; n++) {
      const id = await aKeptFault(sql, villages[n % 2] ?? '', {
        insist: true,
        severity: n % 5 === 0 ? 'critical' : 'major',
        reportedAt: `2017-05-${10 + n}T10:00:00+08:00`,
      })
      const days = (later: number) => `2017-05-${10 + n + later}T10:00:00+08:00`
      if (n % 4 === 1) await steps(sql, id, deskAt(days(1)), { action: 'start' })
      if (n % 4 === 2) await steps(sql, id, deskAt(days(2), aManager), { action: 'cancel', reason: '误报' })
      else if (n % 3 === 0) await steps(sql, id, deskAt(NOW, aManager), { action: 'cancel', reason: '误报' })
    }
    const ofMay = (await ask(sql, faultsWhere("f.reported_on BETWEEN '2017-05-10' AND '2017-05-31'"))).toReversed()
    /** Each by itself: those of May that fulfil a filter, newest first. */
    const those = (filter: FaultFilter): string[] =>
      ofMay
        .filter((record) => {
          const view = faultOn(record, filter.asOf ? endOfDay(filter.asOf, ZONE, NOW) : NOW, deskAt().limits)
          if (!view || record.reportedOn < (filter.from ?? '') || record.reportedOn > (filter.to ?? '9')) return false
          return (
            (filter.open ?? isUnsettled(view.status)) === isUnsettled(view.status) &&
            (filter.overdue ?? view.isOverdue) === view.isOverdue &&
            (filter.status ?? [view.status]).includes(view.status) &&
            (filter.severity ?? record.severity) === record.severity &&
            (filter.designated ?? record.villageCode === designated) === (record.villageCode === designated)
          )
        })
        .map(({ id }) => id)
    const [asOf, to] = ['2017-05-18', '2017-05-31']
    const filters: [FaultFilter, boolean][] = [
      [{ from: '2017-05-12', to: '2017-05-20' }, true],
      [{ open: false, from: '2017-05-01', to }, true],
      [{ status: ['cancelled'], to }, true],
      [{ designated: true, to }, true],
      [{ designated: false, to }, true],
      // an index has those that are open now
      [{ open: true, to }, false],
      [{ open: true, designated: true, to }, false],
      [{ overdue: false, to }, true],
      [{ overdue: true, to }, true],
      [{ overdue: true, severity: 'major', to }, true],
      [{ overdue: true, severity: 'critical', to }, false],
      [{ asOf, status: ['open'] }, true],
      [{ asOf }, true],
      [{ asOf, open: true }, true],
      [{ asOf, open: false }, true],
      [{ asOf, overdue: true }, true],
      [{ asOf, open: true, designated: true }, true],
    ]
    for (const [filter, isBounded] of filters) {
      const all = those(filter)
      const whole = await pagesOf(sql, filter, 500)
      expect({ filter, ...whole }).toEqual({ filter, ids: all, totals: [all.length], isBounded: false })
      expect(await pagesOf(asKnown(sql, LATER), filter, 500)).toEqual(whole)
      for (const limit of [1, 2, 500]) {
        const found = await pagesOf(inStretches(sql, 3), filter, limit)
        expect({ filter, ids: found.ids, isBounded: found.isBounded }).toEqual({ filter, ids: all, isBounded })
        for (const total of found.totals) {
          expect(total).toBeLessThanOrEqual(all.length)
          expect(total).toBeGreaterThanOrEqual(isBounded ? 0 : all.length)
        }
      }
    }
  })

  test('words are looked for in the newest, and wherever a place is called so or an id begins so', async () => {
    const { code: village } = await freshVillage(sql, { name: '听泉村' })
    const old = await aKeptFault(sql, village, { reportedAt: '2017-02-01T10:00:00+08:00', description: '杂音很大' })
    const elsewhere = await aVillage()
    const noisy: string[] = []
    for (let n = 0; n < 4; n++)
      noisy.unshift(
        await aKeptFault(sql, elsewhere, {
          insist: true,
          reporterName: `王大爷${n}`,
          description: '杂音很大',
          reportedAt: `2017-06-29T1${n}:00:00+08:00`,
        }),
      )
    const [newest = ''] = noisy
    await steps(sql, newest, deskAt('2017-06-30T10:00:00+08:00'), { action: 'assign', assignee: '赵师傅' })
    const found = async (q: string, from: Sql = sql) => {
      const { items, total, isTotalBounded = false } = await findFaults(from, { q }, deskAt(), 500)
      expect(total).toBe(items.length)
      return { ids: items.map(({ record }) => record.id), isTotalBounded }
    }
    const everyWay: [string, string[]][] = [
      ['杂音', [...noisy, old]],
      ['听泉', [old]],
      ['听泉村 云溪镇 杂音', [old]],
      ['云溪镇 杂音很大 王大爷2', [noisy[1] ?? '']],
      ['云溪镇 杂音很大 李师傅', []],
      [old.slice(0, 8), [old]],
      [`${newest.slice(20)} 李师傅`.toUpperCase(), [newest]],
      [`赵师傅 ${newest.slice(0, 4)}`, [newest]],
      [`${newest.slice(20)} 赵师傅`, []],
      ['nowhere', []],
    ]
    for (const [q, ids] of everyWay) {
      expect({ q, ...(await found(q)) }).toEqual({ q, ids, isTotalBounded: false })
      expect({ q, ...(await found(q, asKnown(sql, LATER))) }).toEqual({ q, ids, isTotalBounded: false })
    }
    const few = inStretches(sql, 3)
    expect(await found('杂音', few)).toEqual({ ids: noisy.slice(0, 3), isTotalBounded: true })
    for (const q of ['听泉', old.slice(0, 8)]) expect(await found(q, few)).toEqual({ ids: [old], isTotalBounded: true })
    // who reported is known of all, and looked for in the newest
    expect((await found('李师傅', few)).ids).toEqual(noisy.slice(0, 3))
  })
})
