/** A manager's job from beginning to end: the queue worked through, and every number compared with the API before and after. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Overview } from '../../src/domain/report/overview.ts'
import { deskOfAll, textOf } from './desk.ts'
import { asked, held, logNow, managerAt, queue, said } from './reviewers.ts'

const desk = deskOfAll()

const WORDS = {
  zh: {
    accepted: '已审核通过 1 条。',
    returned: '已退回补正 1 条。',
    rejected: '已认定无效 2 条。',
    undone: '已撤销对 1 条的审核',
    reason: '理由',
    list: '最近 10 分钟的审核',
    undo: '撤销',
    waiting: (count: number) => `${count} 条待核实`,
    status: '退回补正',
  },
  en: {
    accepted: '1 accepted.',
    returned: '1 returned.',
    rejected: '2 rejected.',
    undone: 'The review of 1 is undone',
    reason: 'Reason',
    list: 'Reviews of the last 10 minutes',
    undo: 'Undo',
    waiting: (count: number) => `${count} held`,
    status: 'returned',
  },
}

interface Counts {
  logs: number
  held: number
  accepted: number
}

/** What the overview counts of the county's target. */
async function countsOf(page: Page): Promise<Counts> {
  const { targets } = await asked<Overview>(page, '/api/overview')
  const county = targets.find(({ code }) => code === 'screenings-county')
  if (!county) throw new Error('the county has a target')
  return { logs: county.logs ?? 0, held: county.held ?? 0, accepted: county.accepted ?? 0 }
}

test.each(['zh', 'en'] as const)('the queue is worked through by the keyboard, in %s', async (language) => {
  const words = WORDS[language]
  const page = await managerAt(desk, '/review', { language })
  await page.locator('[data-table=compare]').waitFor()
  const before = await countsOf(page)
  const total = (await held(page)).total
  expect(before.held).toBe(total)
  const [one = '', two = '', three = '', four = ''] = (await queue(page)) as string[]
  const revisions = await Promise.all([one, two, three, four].map(async (id) => (await logNow(page, id)).revision))

  await page.keyboard.press('a')
  await said(page, words.accepted)
  await page.keyboard.press('r')
  await page.getByLabel(words.reason).fill('请补拍回执单')
  await page.keyboard.press('Control+Enter')
  await said(page, words.returned)
  await page.keyboard.press('Space')
  await page.keyboard.press('j')
  await page.keyboard.press('Space')
  await page.keyboard.press('x')
  await page.getByLabel(words.reason).fill('重复上报')
  await page.keyboard.press('Control+Enter')
  await said(page, words.rejected)
  expect(await countsOf(page)).toEqual({
    logs: before.logs + 1,
    accepted: before.accepted + 1,
    held: before.held - 4,
  })
  // the one that was returned is taken back, not the latest
  await page.getByText(words.list).click()
  const decisions = page.locator('[data-list=undoable] li')
  await decisions.nth(1).getByRole('button', { name: words.undo }).click()
  await said(page, words.undone)

  const after = await Promise.all([one, two, three, four].map((id) => logNow(page, id)))
  expect(after.map(({ status }) => status)).toEqual(['accepted', 'held', 'rejected', 'rejected'])
  expect(after.map(({ revision }) => revision)).toEqual(revisions.map((revision, i) => revision + (i === 1 ? 2 : 1)))
  expect(after.map(({ history }) => history.at(-1)?.action)).toEqual(['accept', 'undo_review', 'reject', 'reject'])
  expect(after.map(({ history }) => history.at(-1)?.reason)).toEqual([undefined, undefined, '重复上报', '重复上报'])
  expect(await countsOf(page)).toEqual({
    logs: before.logs + 1,
    accepted: before.accepted + 1,
    held: before.held - 3,
  })
  expect((await held(page)).total).toBe(total - 3)
  await expect.poll(() => textOf(page, '[data-figure=waiting]')).toContain(words.waiting(total - 3))
  expect(await queue(page)).toContain(two)
  await page.goto(`/logs/${two}`)
  const step = page.locator('[data-action=return]')
  await step.waitFor()
  expect(await step.innerText()).toContain(`→ ${words.status}`)
  expect(await step.innerText()).toContain('请补拍回执单')
})
