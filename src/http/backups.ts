/** Backups, over HTTP: that they are there, never what is in them. */
import { backups } from '../contract/backups.ts'
import type { App, BackupsNow, Deps } from './deps.ts'
import { pageOf } from './queries.ts'
import { serve } from './serve.ts'

const BY_D1: BackupsNow = { place: 'd1', hasSecondPlace: false, items: [] }

export function backupRoutes(app: App, deps: Deps): void {
  serve(app, deps, backups.list, async ({ query }) => {
    const { items, key, ...place } = (await deps.backups?.()) ?? BY_D1
    return { ...pageOf(items, query, ({ file }) => file), ...place, ...(key && { key }) }
  })
}
