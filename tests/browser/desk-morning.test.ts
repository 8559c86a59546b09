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
  const rows = page.locator('[data-table=standing] tr[data-deadline]')
  return Promise.all(
    (await rows.all()).map(async (row) => {
      const cell = row.locator(`[data-steer=${code}]`)
      const of = async (figure: string) => numbersIn(await cell.locator(`[data-figure=${figure}]`).innerText())
      return {
        deadline: await row.getAttribute('data-deadline'),
        gapPoints: (await of('verdict')).at(-1),
        isBehind: /慢于|behind/.test(await cell.locator('[data-figure=verdict]').innerText()),
        chancePercent: (await of('chance')).at(-1),
        neededPerDay: (await of('needed')).at(-1),
      }
    }),
  )
}

async function morning(page: Page) {
  const target = async (code: string) => {
    const [completionPercent, done, amount] = numbersIn(
      await shown(page, `[data-table=standing] [data-steer=${code}] .completion`),
    )
    return { completionPercent, done, amount, bases: await paces(page, code) }
  }
  const lines = await page.locator('[data-decision]').all()
  const decisions = await Promise.all(
    lines.map(async (line) => [
      await line.getAttribute('data-decision'),
      Number(await line.locator('.count').innerText()),
    ]),
  )
  const unheard = await shown(page, '[data-figure=unheard]')
  const [title, lead] = [await shown(page, 'h1'), numbersIn(await shown(page, '[data-figure=lead]'))]
  const strip = page.locator('[data-list=below] > li')
  return {
    county: await target('screenings-county'),
    designated: await target('screenings-designated'),
    // how many behind, a day so far, a day needed
    title: numbersIn(title),
    isSaidLeft: [153, 224].some((days) => lead.includes(days)),
    below: (await strip.count()) > 0 ? numbersIn(await shown(page, '#below-title'))[0] : 0,
    worst: await strip.locator('.strip-name').allInnerTexts(),
    rates: (await strip.locator('.strip-rate').allInnerTexts()).map((text) => numbersIn(text)[0]),
    // that all of them are heard of is said with their number
    unheard: /均在|All/.test(unheard) ? 0 : numbersIn(unheard)[0],
    decisions: Object.fromEntries(decisions) as Record<string, number>,
    attendance: numbersIn(await shown(page, '[data-figure=attendance] a'))[0],
  }
}

/** The same, of what the service says. */
async function said(page: Page, day: string, isToday: boolean): Promise<Awaited<ReturnType<typeof morning>>> {
  const overview = await asked<Overview>(page, `/api/overview?asOf=${day}`)
  const held = await asked<{ total: number }>(page, `/api/screenings?status=held&limit=1${isToday ? '' : `&to=${day}`}`)
  const target = (code: string) => {
    const found = overview.targets.find((one) => one.code === code)
    if (!found) throw new Error(`no target ${code}`)
    const bases = found.bases.map(({ deadline, gapPoints, chance, neededPerDay }) => ({
      deadline,
      gapPoints,
      isBehind: gapPoints < 0,
      chancePercent: Math.min(90, Math.max(10, Math.round(1000 * (chance ?? 0)) / 10)),
      neededPerDay: neededPerDay ?? undefined,
    }))
    const { completionPercent, done, amount } = found
    return { completionPercent, done, amount, bases }
  }
  const flagged = (...kinds: Flag['kind'][]) => overview.flags.filter(({ kind }) => kinds.includes(kind)).length
  const unseen = overview.flags.filter(({ kind }) => kind === 'month_without_screening')
  // on the strip stand the designated ones
  const worst = overview.below.filter(({ designated }) => designated)
  const county = overview.targets.find(({ code }) => code === 'screenings-county')
  const [pace] = county?.bases ?? []
  // 15.45 is 15.5 to a reader, though 15.4 to binary fractions
  const tenths = (value: number | null | undefined): number => Math.round(10 * (value ?? 0) + 1e-6) / 10
  return {
    county: target('screenings-county'),
    designated: target('screenings-designated'),
    title: [
      Math.floor(Math.abs((county?.done ?? 0) - (pace?.expected ?? 0))),
      tenths(pace?.pacePerDay),
      tenths(pace?.neededPerDay),
    ],
    isSaidLeft: true,
    below: worst.length,
    worst: worst.map(({ name }) => name),
    rates: worst.map(({ ratePercent }) => ratePercent ?? undefined),
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
      ...(flagged('work_late') > 0 && { works: flagged('work_late') }),
      ...(flagged('problem_due') > 0 && { problems: flagged('problem_due') }),
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
    expect(today.county).toMatchObject({ done: 2854, amount: 5472, completionPercent: 52.16 })
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
    await page.locator('[data-table=standing] [data-steer=screenings-county] .of', { hasText: '2854' }).waitFor()
    await settled(page)
    await ready()
    expect(await morning(page)).toEqual(today)
  })
})
