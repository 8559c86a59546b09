/** A log's and a fault's page, and the list they are reached from: photos, links, times, and the way back. */
import { describe, expect, test } from 'vitest'
import type { Listed } from '../../src/contract/route.ts'
import type { Log, LogWithHistory } from '../../src/contract/screenings.ts'
import type { FaultDetail } from '../../src/contract/faults.ts'
import { sealedAnswer, type TypedReply } from '../../src/domain/screening/cadre-carried.ts'
import { cadreLink } from '../../src/domain/screening/cadre-link.ts'
import type { FieldCopy } from '../../src/domain/screening/field-copy.ts'
import { SHAPES } from '../../src/client/shared/shapes.ts'
import type { Call } from '../engines.ts'
import { aPhone } from '../http/villager.ts'
import { aScreening } from '../make.ts'
import { deskOfAll, PASSWORD, textOf, violations } from './desk.ts'
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

/** On phones of their own, and on the team's: two hours before the demo's evening. */
async function aVillage() {
  const { url } = desk.server
  const call: Call = (method, path, body, headers = {}) => {
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
    return fetch(url + path, {
      method,
      headers: { origin: url, ...headers },
      ...(text !== undefined && { body: text }),
    })
  }
  const json = { 'content-type': 'application/json' }
  const entered = await call('POST', '/api/session', { username: 'team-01', password: PASSWORD }, json)
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const copy = (await (await call('GET', '/api/field-copy', undefined, { cookie })).json()) as FieldCopy
  const own = copy.villages.filter(({ teamCode }) => teamCode === 'team-01')
  const aShow = async (receiptNo?: string) => {
    const at = { startedAt: '2017-06-30T18:00:00+08:00', endedAt: '2017-06-30T19:40:00+08:00' }
    const made = {
      ...at,
      recordedAt: at.endedAt,
      filmCodes: [copy.films[0]?.code ?? ''],
      villageCode: own.shift()?.code ?? '',
    }
    const log = aScreening({ ...made, teamCode: 'team-01', receiptNo })
    expect((await call('POST', '/api/screenings', log, { ...json, cookie })).status).toBe(201)
    return { log, link: `/c/${cadreLink(log, copy.cadreKey ?? '')}` }
  }
  const carry = async ({ log, link }: Awaited<ReturnType<typeof aShow>>, reply: TypedReply) => {
    const ticket = await aPhone({ call }).ticket(link)
    const code = sealedAnswer(link.replace('/c/', ''), ticket, reply, new Date('2017-06-30T19:50:00+08:00'))
    const heard = { code, heardAt: '2017-06-30T19:51:00+08:00' }
    expect((await call('POST', `/api/screenings/${log.id}/cadre-code`, heard, { ...json, cookie })).status).toBe(200)
  }
  return { aShow, carry, say: aPhone({ call }).say }
}

test('what the village says of a show stands beside its log, in words and shapes: direct, carried, both, none', async () => {
  const { aShow, carry, say } = await aVillage()
  const [both, none] = [await aShow(), await aShow()]
  await carry(both, { answer: 'other_time', began: '21:10', audience: 'under_20' })
  await say(both.link, { answer: 'confirmed', audience: 'from_50' })
  const page = await managerAt(desk, `/logs/${both.log.id}`)
  const carried = page.locator('[data-way=carried]')
  await carried.waitFor()
  const [worth, direct] = [await carried.innerText(), await page.locator('[data-way=link]').innerText()]
  for (const part of [
    '时间不对（带回）',
    '由放映队手机带回',
    '（他手机的时间）',
    '19:50',
    '说是21:10开始',
    '不到20人',
    '可信度低于自己发来的',
  ])
    expect(worth).toContain(part)
  for (const part of ['放了，属实', '扫码答复', '50到100人', '这部手机第一次在本村答复']) expect(direct).toContain(part)
  const shapeOf = (way: string) => page.locator(`[data-way=${way}] svg path`).getAttribute('d')
  expect([await shapeOf('carried'), await shapeOf('link')]).toEqual([SHAPES.alert, SHAPES.check])
  expect(await violations(page)).toEqual([])
  await page.goto(`/logs/${none.log.id}`)
  const without = page.locator('[data-cadre=none]')
  expect(await without.innerText()).toBe('村里没有答复')
  // a confirmation that was only carried is not as sure, and looks it
  await carry(none, { answer: 'confirmed' })
  const english = await managerAt(desk, `/logs/${none.log.id}`, { language: 'en' })
  await english.locator('[data-way=carried]').waitFor()
  const said = await english.locator('[data-way=carried]').innerText()
  for (const part of [
    'It was shown (carried back)',
    'carried back by the team’s phone',
    'by his phone’s clock',
    'Less sure',
  ])
    expect(said).toContain(part)
  expect(await english.locator('[data-way=carried] svg path').getAttribute('d')).toBe(SHAPES.back)
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
