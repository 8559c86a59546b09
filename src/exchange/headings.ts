/** What stands in a sheet's first row: which column is meant, in Chinese, in English or as other counties call it. */
import { plain } from './similar.ts'

/** Chinese and English name first, then others that are understood. */
export type Names = readonly [zh: string, en: string, ...others: string[]]

/** Finds what is meant by one of its names; marks of obligatory columns and units in brackets are no part of a name. */
export function finderOf<F extends string>(named: Record<F, Names>): (name: string) => F | undefined {
  const byName = new Map(
    (Object.keys(named) as F[]).flatMap((field) => named[field].map((name) => [plain(name), field] as const)),
  )
  return (name) => byName.get(plain(name)) ?? byName.get(plain(name).replace(/[*:]|\(.*?\)/g, ''))
}
