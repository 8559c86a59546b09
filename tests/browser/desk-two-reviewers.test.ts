/** Two reviewers at one queue, and what each of them can take back, in two browsers. */
import { describe, expect, test } from 'vitest'
import { deskOfAll, violations } from './desk.ts'
import { anotherAt, asked, logNow, managerAt, openLog, queue, rows, said } from './reviewers.ts'

const desk = deskOfAll()

describe('two at the same log', () => {
  test('the second is told who decided what and when, keeps the reason, and may still decide otherwise', async () => {
    const mine = await managerAt(desk, '/review')
    await mine.locator('[data-table=compare]').waitFor()
    const id = (await openLog(mine)) ?? ''
    const theirs = await anotherAt(desk, '李主任', `/review?log=${id}`)
    await theirs.locator('[data-table=compare]').waitFor()
    await theirs.keyboard.press('x')
    await theirs.getByLabel('理由').fill('回执单是另一场的')
    await mine.keyboard.press('a')
    await said(mine, '已审核通过 1 条。')
    await theirs.keyboard.press('Control+Enter')
    const who = await asked<{ displayName: string }>(mine, '/api/session')
    const sentence = `${who.displayName} 已在 2017-06-30 21:00 审核了这条记录，现为“已审核（有效）”。`
    await theirs.locator('.decide [role=alert]').getByText(sentence).waitFor()
    expect(await theirs.getByLabel('理由').inputValue()).toBe('回执单是另一场的')
    expect((await logNow(mine, id)).status).toBe('accepted')
    // the log stays before their eyes although the queue has it no longer
    await theirs.locator('[data-figure=elsewhere]').getByText(sentence.slice(0, -1)).waitFor()
    expect(await queue(theirs)).not.toContain(id)
    expect(await violations(theirs)).toEqual([])
    await theirs.keyboard.press('Control+Enter')
    await said(theirs, '已认定无效 1 条。')
    const { status, history } = await logNow(mine, id)
    expect([status, history.at(-1)?.reason]).toEqual(['rejected', '回执单是另一场的'])
    // and the first, who would take the acceptance back, is told that it is theirs no more
    expect(await asked(mine, '/api/reviews/undoable')).toEqual({ items: [], total: 0 })
  })

  test('a reason that is given up by mistake is there when the box is opened again', async () => {
    const page = await managerAt(desk, '/review')
    await page.locator('[data-table=compare]').waitFor()
    await page.keyboard.press('r')
    await page.getByLabel('理由').fill('请补拍回执单')
    const giveUp = async (): Promise<void> => {
      await page.keyboard.press('Escape')
      await page.getByLabel('理由').waitFor({ state: 'detached' })
    }
    await giveUp()
    await page.keyboard.press('j')
    await page.keyboard.press('r')
    await expect.poll(() => page.getByLabel('理由').inputValue()).toBe('')
    await giveUp()
    await page.keyboard.press('k')
    await page.keyboard.press('r')
    await expect.poll(() => page.getByLabel('理由').inputValue()).toBe('请补拍回执单')
  })

  test('a log that somebody else decides while it is read stays where it is, and keys do not fall on the next', async () => {
    const page = await managerAt(desk, '/review?order=oldest')
    await rows(page).first().waitFor()
    const id = (await openLog(page)) ?? ''
    const other = await anotherAt(desk, '周副局长', '/tv')
    const data = { ids: [id], decision: 'accept' }
    await other.request.post('/api/reviews', { data, headers: { origin: desk.server.url } })
    // another decision asks for the queue anew
    await page.locator('[data-list=queue] li').nth(2).locator('input').check()
    await page.keyboard.press('a')
    await said(page, '已审核通过 1 条。')
    await page.locator('[data-figure=elsewhere]').getByText('周副局长').waitFor()
    expect(await page.locator('.queued-open').count()).toBe(0)
    await page.keyboard.press('a')
    await said(page, '1 条原已如此。')
    expect((await logNow(page, id)).history.filter(({ action }) => action === 'accept')).toHaveLength(1)
  })
})

describe('what was decided in the last ten minutes', () => {
  test('is there after a reload, decision by decision, and each can be taken back', async () => {
    const page = await anotherAt(desk, '钱科长', '/review')
    await page.locator('[data-table=compare]').waitFor()
    const [one = '', two = '', three = ''] = (await queue(page)) as string[]
    await page.keyboard.press('a')
    await said(page, '已审核通过 1 条。')
    await page.keyboard.press('Space')
    await page.keyboard.press('j')
    await page.keyboard.press('Space')
    await page.keyboard.press('x')
    await page.getByLabel('理由').fill('重复上报')
    await page.keyboard.press('Control+Enter')
    await said(page, '已认定无效 2 条。')
    await page.reload()
    await page.getByText('最近 10 分钟的审核（2）').click()
    const listed = page.locator('[data-list=undoable] li')
    expect(await listed.count()).toBe(2)
    expect(await listed.nth(0).innerText()).toContain('认定无效 2 条')
    await listed.nth(1).getByRole('button', { name: '撤销' }).click()
    await said(page, '已撤销对 1 条的审核')
    expect((await logNow(page, one)).status).toBe('held')
    expect([(await logNow(page, two)).status, (await logNow(page, three)).status]).toEqual(['rejected', 'rejected'])
    await page.keyboard.press('u')
    await said(page, '已撤销对 2 条的审核')
    expect([(await logNow(page, two)).status, (await logNow(page, three)).status]).toEqual(['held', 'held'])
    await page.locator('[data-list=undoable]').waitFor({ state: 'detached' })
  })

  test('is offered on a log’s page to the one who decided, not to a namesake', async () => {
    const page = await anotherAt(desk, '同名', '/review')
    await page.locator('[data-table=compare]').waitFor()
    const id = (await openLog(page)) ?? ''
    await page.keyboard.press('a')
    await said(page, '已审核通过 1 条。')
    const namesake = await anotherAt(desk, '同名', '/tv')
    for (const [visitor, count] of [
      [page, 1],
      [namesake, 0],
    ] as const) {
      await visitor.goto(`/logs/${id}`)
      await visitor.locator('[data-action=accept]').last().waitFor()
      expect(await visitor.getByRole('button', { name: '撤销我的审核' }).count()).toBe(count)
    }
    await page.getByRole('button', { name: '撤销我的审核' }).click()
    await page.locator('[data-action=undo_review]', { hasText: '同名' }).waitFor()
    expect((await logNow(page, id)).status).toBe('held')
  })
})
