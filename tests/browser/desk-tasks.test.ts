/** The desk's pages of tasks, television and flags in use: read by everyone on any screen, written without losing a word. */
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { deskOfAll, textOf, violations } from './desk.ts'
import { readableByEveryone } from './readable.ts'

const desk = deskOfAll()

const managers = async (path: string, ready: string): Promise<Page> => {
  const { page } = await desk.open(path, { username: 'admin' })
  await page.locator(ready).first().waitFor()
  return page
}
const FLAG = '/flags/audibility_severe~village~510723202208~2'

readableByEveryone(
  () => desk,
  [
    { name: 'the task list', path: '/tasks', username: 'admin', ready: '[data-figure=next] .mark' },
    {
      name: 'a task with a checklist',
      path: '/tasks/culture-centres',
      username: 'admin',
      ready: '[data-table=checklist] tbody tr',
    },
    {
      name: 'a task entered by hand',
      path: '/tasks/art-teachers',
      username: 'admin',
      ready: '[data-table=entries] tbody tr',
    },
    { name: 'a task fed by the ledger', path: '/tasks/books-designated', username: 'admin', ready: '[data-table=fed]' },
    { name: 'a technician’s TV page', path: '/tv', username: 'tech-01', ready: '[data-table=tv] tbody tr' },
    { name: 'the flags', path: '/flags', username: 'admin', ready: '.flag-groups details' },
    { name: 'a flag', path: FLAG, username: 'admin', ready: '.history li' },
  ],
)

describe('the task list', () => {
  test('says of each task how far it is, by when, and which milestone it waits for', async () => {
    const page = await managers('/tasks', '[data-figure=next] .mark')
    expect(await page.locator('[data-table=tasks] tbody tr').count()).toBe(13)
    const county = await textOf(page, '[data-target=screenings-county]')
    expect(county).toContain('2854 / 5472 场 52.16% 慢于序时 −2.03 个百分点 11月30日 剩 153 天')
    expect(await textOf(page, '[data-target=new-works]')).toContain(
      '0 / 3 件 0.00% 逾期 −100.00 个百分点 6月15日 已过 15 天',
    )
    expect(await textOf(page, '[data-target=books-designated]')).toContain('2000余 / 3750 册 53.33%')
    const performances = page.locator('[data-target=performances-designated] [data-figure=next]')
    await performances.getByText('已迟 15 天').waitFor()
    await page.getByRole('link', { name: '贫困户广播电视户户通' }).click()
    await page.getByRole('link', { name: '看各村户户通情况' }).click()
    await page.locator('[data-figure=sum]').waitFor()
    expect(await textOf(page, '[data-figure=sum]')).toBe('1748 户 = 已接通 1418 + 未接通 330')
  })

  test('of a past day is read as it stood then, and not written', async () => {
    const page = await managers('/tasks/books-designated?asOf=2017-05-17', '.notice')
    expect(await textOf(page, '.completion')).toBe('0.00% 0 / 3750 册')
    expect(await page.locator('form').count()).toBe(0)
  })

  test('has no page for a task nobody set', async () => {
    const { page } = await desk.open('/tasks/none-such', { username: 'admin' })
    await page.locator('.page-narrow').getByText('地址可能抄错了').waitFor()
    expect(await textOf(page, 'h1')).toBe('没有这个页面')
  })
})

describe('a task entered by hand', () => {
  test('grows by an entry, also when the answer was lost on the way; a correction takes it back', async () => {
    const page = await managers('/tasks/art-teachers', '[data-table=entries] tbody tr')
    await page.getByRole('button', { name: '登记进度' }).click()
    await expect.poll(() => page.locator('.wrong').first().innerText()).toBe('请填写“数量（人）”。')
    await page.getByLabel('数量').fill('2')
    await page.getByRole('textbox', { name: '说明' }).fill('增派')
    await page.route('**/entries', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await page.getByRole('button', { name: '登记进度' }).click()
    await page.getByText('连不上服务器').waitFor()
    expect(await page.getByRole('textbox', { name: '说明' }).inputValue()).toBe('增派')
    await page.unroute('**/entries')
    await page.getByRole('button', { name: '登记进度' }).click()
    await page.getByText('已登记 2 人。').waitFor()
    await page.getByText('12', { exact: true }).waitFor()
    expect(await page.locator('[data-table=entries] tbody tr').count()).toBe(3)
    await page.getByLabel('数量').fill('-2')
    await page.getByRole('textbox', { name: '说明' }).fill('多录，更正')
    await page.getByRole('button', { name: '登记进度' }).click()
    await page.locator('[data-table=entries]').getByText('−2 人').waitFor()
    await page.locator('[data-figure=done]').getByText('10', { exact: true }).waitFor()
  })
})

describe('a task fed by the ledger', () => {
  test('says at least so many, leads to what gave them, and takes no entry', async () => {
    const page = await managers('/tasks/books-designated', '[data-table=fed] tbody tr')
    expect(await textOf(page, '.completion')).toBe('53.33% 2000余 / 3750 册')
    expect(await textOf(page, '[data-table=fed] tbody tr')).toContain('送图书到折弓乡 折弓乡 2000余 册')
    expect(await page.getByRole('button', { name: '登记进度' }).count()).toBe(0)
    await page.getByRole('link', { name: '看台账' }).click()
    await page.locator('[data-table=events] tbody tr').waitFor()
    expect(page.url()).toContain('/ledger?kind=books&from=2017-01-01&to=2017-06-30')
    await page.goto('/tasks/performances-designated')
    await page.locator('[data-table=fed]').getByText('不计入').first().waitFor()
  })
})

describe('a milestone', () => {
  test('is added, and marked as done on a day', async () => {
    const page = await managers('/tasks/performances-designated', '[data-milestone]')
    await page.getByRole('button', { name: '添加节点' }).click()
    await page.getByLabel('节点名称').fill('下半年巡演')
    await page.getByLabel('计划日期').fill('2017-09-30')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存：下半年巡演。').waitFor()
    const funds = page.locator('[data-milestone]', { hasText: '专项资金到位' })
    expect(await funds.innerText()).toContain('已迟 15 天')
    await funds.getByRole('button', { name: '标为完成' }).click()
    await page.getByLabel('完成日期').fill('2017-06-28')
    await page.locator('form').getByRole('button', { name: '标为完成' }).click()
    await funds.getByText('迟 13 天完成').waitFor()
    await page.goto('/tasks')
    await page.locator('[data-target=performances-designated]').getByText('下半年巡演').waitFor()
  })
})

describe('a checklist', () => {
  test('is added up: how many villages have an item, build it or plan it, and which', async () => {
    const page = await managers('/tasks/culture-centres', '[data-table=checklist-totals] tbody tr')
    expect(await textOf(page, '[data-table=checklist-totals] [data-item=square]')).toBe('文化广场 16 5 0 4 0 0 25')
    await page.locator('[data-table=checklist-totals] [data-item=room] [data-found=building] button').click()
    await expect
      .poll(() => textOf(page, '[data-list=found]'))
      .toBe('文化活动室，在建 2 个村：茶亭乡 燕来村、石牛庙乡 红联村')
  })

  test('takes what was found in a village, and says whether that is enough', async () => {
    const page = await managers('/tasks/culture-centres', '[data-table=checklist] tbody tr')
    const cell = page.locator('[data-village="510723100211"] [data-item=room]')
    expect(await cell.getAttribute('data-state')).toBe('short')
    await cell.getByRole('button').click()
    await page.getByRole('dialog').getByText('上次核查 2017-03-24').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('查得数值').fill('96')
    await page.getByRole('textbox', { name: '说明' }).fill('现场丈量')
    await page.getByRole('button', { name: '登记核查' }).click()
    await page.locator('[data-village="510723100211"] [data-item=room][data-state=holds]').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect((await cell.innerText()).replace(/\s+/g, '')).toContain('96达标')
  })
})

describe('a snapshot of TV coverage', () => {
  test('is refused with the line that does not add up, keeps what was typed, and is then kept', async () => {
    const page = await managers('/tv?village=510723100211', '.sum-line')
    const type = async (counts: Record<string, string>) => {
      for (const [name, value] of Object.entries(counts)) await page.locator(`input[name=${name}]`).fill(value)
    }
    await type({ households: '61', connected: '55', lost: '0', noSignal: '3', noSet: '2', verified: '45' })
    expect(await textOf(page, '.sum-line')).toContain('= 60，比登记的 61 户少 1 户。请核对各项。')
    await page.getByRole('button', { name: '保存数据' }).click()
    await expect.poll(() => page.getByRole('alert').filter({ hasText: '少 1 户' }).count()).toBe(1)
    expect(await page.locator('[aria-invalid]').getAttribute('name')).toBe('households')
    await type({ noSet: '3', asOf: '2017-07-01' })
    expect(await textOf(page, '.sum-line')).toBe('55 + 0 + 3 + 3 = 61，相符。')
    await page.getByRole('button', { name: '保存数据' }).click()
    await page.getByText('日期晚于今天').waitFor()
    expect(await page.locator('input[name=verified]').inputValue()).toBe('45')
    await type({ asOf: '2017-06-30' })
    await page.getByRole('button', { name: '保存数据' }).click()
    await page.getByText('三清村截至 2017-06-30 的数据已保存。').waitFor()
    await page.getByText('1748 户 = 已接通 1421 + 未接通 327').waitFor()
    await page.getByRole('button', { name: '个村' }).click()
    const change = page.locator('[data-list=changes] li', { hasText: '三清村' })
    expect(await change.innerText()).toContain('新接通 3 户')
  })

  test('of a village that has none is unknown, by name, and never zero', async () => {
    const page = await managers('/tv?asOf=2017-03-01', '[data-list=unknown] li')
    expect(await page.locator('[data-list=unknown] li').count()).toBe(25)
    expect(await page.locator('[data-figure=connected]').count()).toBe(0)
    await page.getByText('所以各数未知，不是零').waitFor()
  })
})

describe('flags', () => {
  test('are given to somebody, one by its own form and several at once; the list says to whom', async () => {
    const page = await managers('/flags?kind=audibility_low', '.flag-groups details')
    // given to nobody yet, whoever answers for it
    const items = page.locator('.flag', { hasText: /尚未交办|责任清单/ })
    await items.nth(0).getByRole('button', { name: '交办' }).click()
    await page.getByRole('button', { name: '确认交办' }).click()
    await expect.poll(() => page.locator('.wrong').innerText()).toBe('请填写“责任人”。')
    await page.getByRole('combobox', { name: '责任人' }).last().fill('王师傅')
    await page.getByLabel('办结期限').fill('2017-07-05')
    await page.getByRole('button', { name: '确认交办' }).click()
    await page.getByText('已交办王师傅：').waitFor()
    for (const place of [1, 2]) await items.nth(place).getByRole('checkbox').check()
    await page.getByRole('button', { name: '交办所选的 2 条' }).click()
    await page.getByRole('combobox', { name: '责任人' }).last().fill('广电股')
    await page.getByRole('button', { name: '确认交办' }).click()
    await page.getByText('2 条已交办广电股。').waitFor()
    expect(await page.locator('.tick-bar').count()).toBe(0)
    await page.goto('/flags?kind=audibility_low')
    const given = page.locator('.flag', { hasText: '王师傅，2017-07-05前' })
    await given.getByRole('link', { name: /^经过：/ }).click()
    await page.locator('[data-action=acknowledged]').waitFor()
    expect(await textOf(page, '[data-action=acknowledged]')).toContain('王师傅，2017-07-05前')
  })

  test('past the day agreed stand first and open, and cleared ones keep who saw to them', async () => {
    const page = await managers('/flags', '.flag-groups details')
    expect(await textOf(page, '.flag-groups details[open] summary')).toContain('条逾期')
    expect(await textOf(page, '.flag-groups .flag')).toContain('已逾期')
    await page.getByLabel('状态').selectOption('cleared')
    await page.waitForURL('**/flags?state=cleared')
    await page.getByLabel('种类').selectOption('audibility_stale')
    const seenTo = page.locator('.flag', { hasText: '赵师傅（示例），2017-06-20前' }).last()
    await seenTo.getByText('2017-06-29 解除').waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(0)
    expect(await page.getByRole('button', { name: '交办' }).count()).toBe(0)
  })
})

test('a village below the line shows the fault behind it, or where to report the first', async () => {
  const page = await managers('/', '[data-list=below] li')
  const below = page.locator('[data-list=below]')
  expect(await below.locator('a[data-fault]').first().getAttribute('href')).toMatch(/^\/faults\//)
  const first = below.getByRole('link', { name: /^未报修 为.*报修$/ }).first()
  expect(await first.getAttribute('href')).toMatch(/^\/villages\/\d{12}\?report=1$/)
  // a repair that was not enough is asked for again
  const again = below.getByRole('link', { name: /^仍未达标 为.*报修$/ }).first()
  expect(await again.getAttribute('href')).toMatch(/^\/villages\/\d{12}\?report=1$/)
})

test('the plan of repairs names every fault behind a village below the line, and TV its sum', async () => {
  const page = await managers('/broadcast', '[data-table=plan] tbody tr')
  const plan = page.locator('[data-table=plan] tbody')
  expect(await plan.locator('a[href^="/faults/"]').first().getAttribute('href')).toMatch(/^\/faults\//)
  const first = plan.getByText('尚未报修').locator('..').getByRole('link').first()
  expect(await first.getAttribute('href')).toMatch(/^\/villages\/\d{12}\?report=1$/)
  await page.goto('/tv')
  await page.locator('[data-figure=sum]').waitFor()
  expect(await textOf(page, '[data-figure=sum]')).toContain('1748 户 = 已接通')
})
