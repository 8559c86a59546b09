/** Browsers that their people let us wake. */
import { push } from '../contract/push.ts'
import { invalid } from '../domain/errors.ts'
import { isPushAddress } from '../domain/message/push.ts'
import { newPushKeys } from '../notify/push.ts'
import { endPush, pushKeys, putPush } from '../store/message/pushes.ts'
import { sessionHashOf } from './auth.ts'
import type { App, Deps } from './deps.ts'
import { serve } from './serve.ts'

export function pushRoutes(app: App, deps: Deps): void {
  const { sql, now, config } = deps

  serve(app, deps, push.key, async () => {
    const { publicKey } = await pushKeys(sql, newPushKeys, now())
    return { publicKey }
  })

  serve(app, deps, push.put, async ({ body: { endpoint }, actor, c }) => {
    if (!isPushAddress(endpoint, config.LOCAL_CHANNELS))
      throw invalid({ path: 'endpoint', sentence: { key: 'push_host' } })
    await putPush(sql, endpoint, sessionHashOf(c, deps), actor, now())
  })

  serve(app, deps, push.end, async ({ actor, c }) => endPush(sql, sessionHashOf(c, deps), actor, now()))
}
