/** 抽查回访 at the desk: a month is drawn, its villages are called one after the other, and what was not so is told. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { DrawnLog } from '../../src/contract/callbacks.ts'
import type { Listed } from '../../src/contract/route.ts'
import { deskOfAll } from './desk.ts'
import { asked, managerAt } from './reviewers.ts'

const desk = deskOfAll()

test('June is drawn, called by keys, and what was not so asks for its words and stands at its log', async () => {
  const page = await managerAt(desk, '/callbacks')
  await page.getByRole('button', { name: '抽取2017年6月的记录' }).click()
  const call = page.locator('section#call')
  await call.waitFor()
  const drawn = async () => (await asked<Listed<DrawnLog>>(page, '/api/callbacks?month=2017-06')).items
  const [first, second, third] = await drawn()
  await call.locator('h2', { hasText: first?.villageName ?? '' }).waitFor()
  await pressOnceDrawn(page, '2', second?.villageName ?? '')
  await page.keyboard.press('1')
  await call.locator('h2', { hasText: second?.villageName ?? '' }).waitFor()
  await call.getByText('回访不实时请写明村里怎么说。').waitFor()
  await call.locator('input').fill('村里说当晚没有放映')
  await call.getByRole('button', { name: '不实' }).click()
  await call.locator('h2', { hasText: third?.villageName ?? '' }).waitFor()
  expect((await drawn()).slice(0, 3).map(({ callback }) => callback.state)).toEqual(['confirmed', 'denied', 'open'])
  await expect.poll(() => page.locator('[data-table=callbacks] [data-state=denied]').count()).toBe(1)
  await page.goto(`/logs/${second?.id}`)
  await page.locator('[data-callback=denied]', { hasText: '村里说当晚没有放映' }).waitFor()
  await page.goto('/')
  await page.locator('[data-decision=callbacks] a').waitFor()
})

/** As who is quicker than the page: the key comes as soon as that village's name is there, before anything is painted. */
const pressOnceDrawn = (page: Page, key: string, village: string): Promise<void> =>
  page.evaluate(
    ([wanted, name]) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('section#call h2')?.textContent.includes(name)) return
        observer.disconnect()
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: wanted, bubbles: true, cancelable: true }))
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    },
    [key, village] as const,
  )
