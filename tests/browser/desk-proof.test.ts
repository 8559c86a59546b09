/** A show that lacks proof, at the desk: the rule is ticked, the two photos stand side by side, and to accept it takes a reason. */
import { expect, test } from 'vitest'
import { aScreening } from '../make.ts'
import { aPng } from '../photos.ts'
import { deskOfAll, overflow, textOf, violations } from './desk.ts'
import { logNow, managerAt, said } from './reviewers.ts'

const desk = deskOfAll()

test('the rule is ticked, what it asks for is told, and the photo that was there before is seen beside this one', async () => {
  const sender = await managerAt(desk, '/settings?part=limits', { username: 'admin-02' })
  await sender.locator('[data-setting=SHOW_PROOF]').getByRole('button').click()
  const ticks = sender.locator('[data-ticks=value]')
  await ticks.getByLabel('证明人姓名和电话').check()
  await ticks.getByLabel('开场照片').check()
  await sender.getByText('→ 开场照片、证明人姓名和电话').waitFor()
  await sender.getByRole('button', { name: '保存', exact: true }).click()
  await expect.poll(() => textOf(sender, '[data-setting=SHOW_PROOF] [data-value]')).toBe('开场照片、证明人姓名和电话')

  const photo = aPng()
  const headers = { origin: desk.server.url }
  const times = {
    endedAt: '2017-06-30T20:58:00+08:00',
    recordedAt: '2017-06-30T20:59:00+08:00',
    venue: 'indoor',
  } as const
  const shows = [
    aScreening({ ...times, startedAt: '2017-06-30T19:20:00+08:00', villageCode: '510723100202' }),
    aScreening({ ...times, startedAt: '2017-06-30T19:15:00+08:00', villageCode: '510723101211', teamCode: 'team-02' }),
  ].map((log) => ({ ...log, photos: [{ sha256: photo.sha256, kind: 'start' }] }))
  for (const data of shows) {
    expect((await sender.request.post('/api/screenings', { data, headers })).status()).toBe(201)
    const path = `/api/screenings/${data.id}/photos/${photo.sha256}?kind=start`
    const image = { data: Buffer.from(photo.bytes), headers: { ...headers, 'content-type': 'image/png' } }
    expect((await sender.request.put(path, image)).status()).toBe(201)
  }
  const [first, second] = shows
  const page = await managerAt(desk, `/review?log=${second?.id}`)
  await page.locator('[data-figure=same-photos] img').nth(1).waitFor()
  const addresses = page.locator('[data-figure=same-photos] a')
  expect(await addresses.evaluateAll((all) => all.map((one) => one.getAttribute('href')?.split('/')[3]))).toEqual([
    second?.id,
    first?.id,
  ])
  expect(await textOf(page, '[data-finding=proof_missing] p')).toContain('还缺证明人姓名和电话')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('a')
  await page.getByRole('button', { name: '已向村里电话核实，确有放映。' }).click()
  await page.keyboard.press('Control+Enter')
  await said(page, '已审核通过 1 条。')
  const log = await logNow(page, second?.id ?? '')
  expect([log.status, log.history.at(-1)?.reason]).toEqual(['accepted', '已向村里电话核实，确有放映。'])

  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/logs/${first?.id}`)
  await page.getByRole('button', { name: '审核通过' }).click()
  await page.getByLabel('理由').waitFor()
  expect(await overflow(page)).toBeLessThanOrEqual(0)
})
