/** A list read page after page, as one answer: asked anew, it is as long as it was. */
import { request } from '../../shared/api.ts'
import { type Loaded, useLoad } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'

export async function pagesOf<Item>(
  ask: (path: string) => Promise<Listed<Item>>,
  path: string,
  pages: number,
): Promise<Listed<Item>> {
  let whole = await ask(path)
  for (let page = 1; page < pages && whole.nextCursor; page++) {
    const next = await ask(`${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(whole.nextCursor)}`)
    whole = { ...next, items: [...whole.items, ...next.items] }
  }
  return whole
}

/** More villages, films or accounts than any county has: what is longer is shown in part. */
const MOST_PAGES = 40

export const wholeList = <Item>(path: string, signal?: AbortSignal): Promise<Listed<Item>> =>
  pagesOf(async (page) => (await request('GET', page, undefined, signal)) as Listed<Item>, path, MOST_PAGES)

interface Options {
  every?: number
}

/** All of a register's list, however many pages it has. */
export const useWhole = <Item>(path: string | null, options: Options = {}): Loaded<Listed<Item>> =>
  useLoad<Listed<Item>>(path, { ...options, ask: wholeList })
