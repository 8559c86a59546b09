/** A manager's morning: what the first page says, read off the screen, is what the service says, today and on a past day. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { deskOfAll } from './desk.ts'
import { settled } from './settled.ts'

const desk = deskOfAll()

type Flag = Overview['flags'][number]
const asked = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(path)).json()) as T

/** As it is: thousands are grouped with a narrow space. */
const shown = (page: Page, selector: string): Promise<string> => page.locator(selector).first().innerText()

/** Every number in a text, in the order one reads them; a minus is a minus. */
const numbersIn = (text: string): number[] =>
  (text.replace(/[,\u202F]/g, '').match(/[−-]?\d+(\.\d+)?/g) ?? []).map((number) => Number(number.replace('−', '-')))

/** What is read of each target against each of its deadlines. */
async function paces(page: Page, code: string) {
  const rows = page.locator(`[data-steer=${code}] [data-deadline]`)
  return Promise.all(
    (await rows.all()).map(async (row) => {
      const of = async (figure: string) => numbersIn(await row.locator(`[data-figure=${figure}]`).innerText())
      const [neededPerDay, pacePerDay] = await of('needed')
      return {
        deadline: await row.getAttribute('data-deadline'),
        gapPoints: (await of('verdict')).at(-1),
        isBehind: /慢于|behind/.test(await row.locator('[data-figure=verdict]').innerText()),
        daysLeft: numbersIn(await row.locator('th').innerText()).at(-1),
        chancePercent: (await of('chance')).at(-1),
        neededPerDay,
        pacePerDay,
      }
    }),
  )
}

async function morning(page: Page) {
  const target = async (code: string) => {
    const [completionPercent, done, amount, remaining] = numbersIn(
      await shown(page, `[data-steer=${code}] .completion`),
    )
    return { completionPercent, done, amount, remaining, bases: await paces(page, code) }
  }
  const lines = await page.locator('[data-decision]').all()
  const decisions = await Promise.all(
    lines.map(async (line) => [
      await line.getAttribute('data-decision'),
      Number(await line.locator('.count').innerText()),
    ]),
  )
  const silent = await shown(page, '[data-figure=below]')
  const unheard = await shown(page, '[data-figure=unheard]')
  return {
    county: await target('screenings-county'),
    designated: await target('screenings-designated'),
    below: numbersIn(silent)[0] === 95 ? numbersIn(silent)[1] : numbersIn(silent)[0],
    worst: await page.locator('.steer-names a[href^="/villages/"]').allInnerTexts(),
    rates: (await page.locator('.steer-names .number-of').allInnerTexts()).flatMap(numbersIn),
    // that all of them are heard of is said with their number
    unheard: /均在|All/.test(unheard) ? 0 : numbersIn(unheard)[0],
    decisions: Object.fromEntries(decisions) as Record<string, number>,
    attendance: numbersIn(await shown(page, '.basis a'))[0],
  }
}

/** The same, of what the service says. */
async function said(page: Page, day: string, isToday: boolean): Promise<Awaited<ReturnType<typeof morning>>> {
  const overview = await asked<Overview>(page, `/api/overview?asOf=${day}`)
  const held = await asked<{ total: number }>(page, `/api/screenings?status=held&limit=1${isToday ? '' : `&to=${day}`}`)
  const target = (code: string) => {
    const found = overview.targets.find((one) => one.code === code)
    if (!found) throw new Error(`no target ${code}`)
    const bases = found.bases.map(({ deadline, gapPoints, daysLeft, chance, neededPerDay, pacePerDay }) => ({
      deadline,
      gapPoints,
      isBehind: gapPoints < 0,
      daysLeft,
      chancePercent: Math.min(90, Math.max(10, Math.round(1000 * (chance ?? 0)) / 10)),
      neededPerDay: neededPerDay ?? undefined,
      pacePerDay: pacePerDay ?? undefined,
    }))
    const { completionPercent, done, amount, remaining } = found
    return { completionPercent, done, amount, remaining, bases }
  }
  const flagged = (...kinds: Flag['kind'][]) => overview.flags.filter(({ kind }) => kinds.includes(kind)).length
  const unseen = overview.flags.filter(({ kind }) => kind === 'month_without_screening')
  const worst = overview.below.slice(0, 10)
  return {
    county: target('screenings-county'),
    designated: target('screenings-designated'),
    below: overview.below.length,
    worst: worst.map(({ name }) => name),
    rates: worst.flatMap(({ ratePercent }) => ratePercent ?? []),
    unheard: flagged('audibility_untested', 'audibility_stale'),
    decisions: {
      held: held.total,
      overdue: flagged('fault_overdue'),
      silent: flagged('team_silent'),
      ...(Number(day.slice(8)) > 20
        ? { unseen: unseen.length }
        : { unseen_long: unseen.filter(({ severity }) => severity !== 'info').length }),
      unreported: overview.below.filter(({ faults }) => faults.length === 0).length,
      milestones: flagged('milestone_late'),
    },
    attendance: overview.attendance,
  }
}

describe.each(['zh', 'en'] as const)('a manager’s morning, in %s:', (language) => {
  test('what the page says is what the service says, today and on a day one sets it back to', async () => {
    const { page } = await desk.open('/', { username: 'admin', language })
    const ready = () => page.locator('[data-decision=held] .count', { hasText: /^\d+$/ }).waitFor()
    await ready()
    const today = await said(page, '2017-06-30', true)
    expect(await morning(page)).toEqual(today)
    expect(today.county).toMatchObject({ done: 2854, amount: 5472, remaining: 2618, completionPercent: 52.16 })
    expect(today.county.bases[0]).toMatchObject({ gapPoints: -2.03, chancePercent: 15.8, neededPerDay: 17.11 })

    await page.getByLabel(language === 'zh' ? '查看日期' : 'View date').fill('2017-04-20')
    await page.waitForURL('**/?asOf=2017-04-20')
    await page.locator('.freshness', { hasText: language === 'zh' ? '2017年4月20日' : '20 April 2017' }).waitFor()
    await settled(page)
    await ready()
    const before = await said(page, '2017-04-20', false)
    expect(await morning(page)).toEqual(before)
    expect(before.county.done).toBeLessThan(today.county.done ?? 0)
    expect(before.decisions).not.toEqual(today.decisions)

    await page.getByRole('button', { name: language === 'zh' ? '回到今天' : 'Back to today' }).click()
    await page.locator('[data-steer=screenings-county] .of', { hasText: '2854' }).waitFor()
    await settled(page)
    await ready()
    expect(await morning(page)).toEqual(today)
  })
})
