/** A log's and a fault's page, and the list they are reached from: photos, links, times, and the way back. */
import { describe, expect, test } from 'vitest'
import type { Listed } from '../../src/contract/route.ts'
import type { Log, LogWithHistory } from '../../src/contract/screenings.ts'
import type { FaultDetail } from '../../src/contract/faults.ts'
import { deskOfAll, textOf, violations } from './desk.ts'
import { aPng } from '../photos.ts'
import { asked, logNow, managerAt, openLog } from './reviewers.ts'

const desk = deskOfAll()

describe('the photos of a log', () => {
  test('are opened large, walked and closed by the keyboard, each with what it shows', async () => {
    const page = await managerAt(desk, '/tv')
    const { items } = await asked<Listed<Log>>(page, '/api/screenings?from=2017-06-01&team=team-01&limit=500')
    const log = items.find(({ photoStates }) => photoStates.filter(({ receivedAt }) => receivedAt).length > 1)
    const here = log?.photoStates.filter(({ receivedAt }) => receivedAt) ?? []
    await page.goto(`/logs/${log?.id}`)
    const opener = page.locator('.photos button').first()
    await opener.focus()
    await page.keyboard.press('Enter')
    const large = page.locator('.photo-view img')
    const shown = async () => (await large.getAttribute('src'))?.split('/').at(-1)
    expect(await shown()).toBe(here[0]?.sha256)
    expect(await large.getAttribute('alt')).toMatch(/照片，.+村，2017年6月\d+日$/)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => shown()).toBe(here[1]?.sha256)
    await page.locator('.photo-view').getByText(`第 2 张，共 ${here.length} 张`).waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => shown()).toBe(here.at(-1)?.sha256)
    await page.keyboard.press('Escape')
    await large.waitFor({ state: 'detached' })
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('are beside the clash in the queue, those of either log', async () => {
    const page = await managerAt(desk, '/review')
    await page.locator('[data-table=compare]').waitFor()
    const id = (await openLog(page)) ?? ''
    const { findings } = await logNow(page, id)
    const other = findings.find(({ otherId }) => otherId)?.otherId ?? ''
    for (const screening of [id, other]) {
      const { sha256, bytes } = aPng()
      const headers = { origin: desk.server.url, 'content-type': 'image/png' }
      const path = `/api/screenings/${screening}/photos/${sha256}?kind=receipt`
      expect((await page.request.put(path, { data: Buffer.from(bytes), headers })).status()).toBe(201)
    }
    await page.reload()
    for (const [title, of] of [
      ['照片', id],
      ['另一条的照片', other],
    ] as const) {
      const room = page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) }).last()
      const image = room.locator('img').last()
      await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0)
      expect(await image.getAttribute('src')).toContain(`/api/screenings/${of}/photos/`)
      expect(await image.getAttribute('alt')).toMatch(/^回执单照片，.+村，2017年/)
    }
  })
})

describe('a log’s page', () => {
  test('leads to its village, its team and its films', async () => {
    const page = await managerAt(desk, '/tv')
    const [log] = (await asked<Listed<Log>>(page, '/api/screenings?limit=1')).items
    await page.goto(`/logs/${log?.id}`)
    const links = page.locator('.facts a')
    await links.first().waitFor()
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    const films = log?.filmCodes.map((code) => `/films/${code}`) ?? []
    expect(hrefs).toEqual([`/villages/${log?.villageCode}`, `/teams/${log?.teamCode}`, ...films])
  })

  test('of a log that does not exist says so, and what to do; so does a fault’s', async () => {
    const { page } = await desk.open(`/logs/${crypto.randomUUID()}`, { username: 'admin' })
    await page.getByRole('heading', { name: '没有这条放映记录' }).waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('可在搜索里输入村名')
    await page.goto(`/faults/${crypto.randomUUID()}`)
    await page.getByRole('heading', { name: '没有这张报修单' }).waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('可在报修单列表里按村查找')
  })

  test('tells a correction field by field in words, before and after', async () => {
    const page = await managerAt(desk, '/tv')
    const { items } = await asked<Listed<Log>>(page, '/api/screenings?status=submitted&limit=1')
    const { id } = items[0] ?? { id: '' }
    const log = await asked<LogWithHistory & Record<string, unknown>>(page, `/api/screenings/${id}`)
    const said = ['teamCode', 'villageCode', 'startedAt', 'endedAt', 'venue', 'filmCodes', 'recordedAt', 'operatorName']
    const kept = Object.fromEntries(said.filter((name) => log[name] !== undefined).map((name) => [name, log[name]]))
    const changed = {
      ...kept,
      revision: log.revision,
      attendance: log.attendance + 7,
      note: '补记',
      audibility: { speakersInstalled: 9, speakersTested: 9, speakersSounding: 8 },
    }
    const headers = { origin: desk.server.url }
    const answer = await page.request.put(`/api/screenings/${id}`, { data: changed, headers })
    expect(answer.ok()).toBe(true)
    await page.goto(`/logs/${id}`)
    const step = page.locator('[data-action=correct]')
    await step.waitFor()
    const text = await step.innerText()
    expect(text).toContain(`观众：${log.attendance} → ${log.attendance + 7}`)
    expect(text).toContain('备注：示例数据 → 补记')
    expect(text).toContain('随场检测喇叭：无 → 8 只响 / 测 9 只 / 装 9 只')
    expect(text).toContain('管理员')
  })
})

describe('a fault’s page', () => {
  test('tells each step with the status before and after, and how long it all took to the proven repair', async () => {
    const page = await managerAt(desk, '/tv')
    const { items } = await asked<Listed<{ id: string }>>(page, '/api/faults?status=closed&limit=1')
    const fault = await asked<FaultDetail>(page, `/api/faults/${items[0]?.id}`)
    await page.goto(`/faults/${fault.id}`)
    await page.locator('[data-figure=life]').waitFor()
    const hours = (Date.parse(fault.settledAt ?? '') - Date.parse(fault.reportedAt)) / 3_600_000
    const whole = `${Math.floor(hours / 24)} 天 ${Math.floor(hours % 24)} 小时`
    expect(await textOf(page, '[data-figure=life]')).toContain(
      hours >= 24 ? `从发现到办结共 ${whole}` : '从发现到办结共',
    )
    const steps = page.locator('[data-list=events] li')
    expect(await steps.count()).toBe(fault.events.length)
    expect(await steps.last().innerText()).toContain('已办结')
    expect(await steps.last().innerText()).toContain('→')
  })
})

describe('the list of logs', () => {
  test('is where it was, as long and as filtered as it was, when one comes back from a log', async () => {
    const page = await managerAt(desk, '/logs?status=counted&from=2017-01-01&to=2017-06-30')
    const lines = page.locator('[data-table=logs] tbody tr')
    await lines.first().waitFor()
    await page.getByRole('button', { name: /^再/ }).click()
    await expect.poll(() => lines.count()).toBe(200)
    const far = lines.nth(170)
    await far.scrollIntoViewIfNeeded()
    const y = await page.evaluate(() => scrollY)
    expect(y).toBeGreaterThan(2000)
    const link = far.locator('a').first()
    const name = await link.innerText()
    await link.click()
    await page.locator('#log-state').waitFor()
    await page.goBack()
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(y)
    expect(await lines.count()).toBe(200)
    expect(await lines.nth(170).locator('a').first().innerText()).toBe(name)
    expect(new URL(page.url()).search).toBe('?status=counted&from=2017-01-01&to=2017-06-30')
  })
})
