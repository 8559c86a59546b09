/** A list read page after page, as one answer: asked anew, it is as long as it was. */
import type { Listed } from '../../shared/replies.ts'

export async function pagesOf<Item>(
  ask: (path: string) => Promise<Listed<Item>>,
  path: string,
  pages: number,
): Promise<Listed<Item>> {
  let whole = await ask(path)
  for (let page = 1; page < pages && whole.nextCursor; page++) {
    const next = await ask(`${path}&cursor=${encodeURIComponent(whole.nextCursor)}`)
    whole = { ...next, items: [...whole.items, ...next.items] }
  }
  return whole
}
