/** What a phone has: pictures of its camera, its disk, and a finger on it. */
import type { Page } from 'playwright-core'

/** As a phone’s camera would make it; each width another one. */
export async function aPicture(page: Page, width = 800) {
  const url = await page.evaluate((wide) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: wide, height: 600 })
    canvas.getContext('2d')?.fillRect(0, 0, wide / 2, 600)
    return canvas.toDataURL('image/jpeg')
  }, width)
  return { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(url.split(',')[1] ?? '', 'base64') }
}

type KeptRound = { key: string; day: string; stops: { isDone: boolean }[] }
/** As the phone has it on its disk; with `day` it is put there as of that day, since the demo’s clock stands still. */
export const roundKept = (page: Page, day?: string): Promise<KeptRound | undefined> =>
  page.evaluate(async (as) => {
    const asked = (request: IDBRequest): Promise<unknown> =>
      new Promise((resolve) => request.addEventListener('success', () => resolve(request.result)))
    const db = (await asked(indexedDB.open('yingxiang-field'))) as IDBDatabase
    const meta = db.transaction('meta', 'readwrite').objectStore('meta')
    const kept = (await asked(meta.getAll())) as KeptRound[]
    const round = kept.find(({ key }) => key.startsWith('round:'))
    if (as !== undefined) await asked(meta.put({ ...round, day: as }))
    db.close()
    return round
  }, day)

interface Point {
  x: number
  y: number
}
export async function middleOf(page: Page, part: string): Promise<Point> {
  const box = await page.locator(part).boundingBox()
  if (!box) throw new Error(`nothing to touch: ${part}`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Straight up or down, in eight steps, as the screen itself tells of it. */
export async function dragByFinger(page: Page, from: string, to: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Point[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
  const [{ x, y }, end] = [await middleOf(page, from), await middleOf(page, to)]
  await touch('touchStart', { x, y })
  for (let i = 1; i <= 8; i++) await touch('touchMove', { x, y: y + ((end.y - y) * i) / 8 })
  await touch('touchEnd')
}
