/** The sample's draw of June (示例): most of it called, one of them not so, some still open. */
import type { Actor } from '../../src/domain/people/account.ts'
import { drawCallbacks } from '../../src/store/callback/callback-draws.ts'
import { findCallbacks, putCallback } from '../../src/store/callback/callbacks.ts'
import type { Sealing } from '../../src/store/trail/seals.ts'
import type { NewCallbackResult } from '../../src/domain/callback/callback.ts'
import { managerNamed } from './sample-bulletins.ts'

const MONTH = '2017-06'
/** The last so many nobody has called yet. */
const OPEN = 6

/** Who sent the sample’s logs has no account: either manager may call. */
export async function drawSampleCalls(sealing: Sealing): Promise<void> {
  const [maker, caller] = [await managerNamed(sealing.sql, 'admin'), await managerNamed(sealing.sql, 'admin-02')]
  await drawCallbacks(sealing, MONTH, 5, maker)
  const { ids } = await findCallbacks(sealing.sql, { month: MONTH }, 500)
  for (const [i, id] of ids.slice(0, -OPEN).entries()) await call(sealing, id, saidOf(i), caller)
}

function saidOf(i: number): Omit<NewCallbackResult, 'revision'> {
  if (i === 3) return { result: 'denied', note: '村里说当晚没有放映（示例）' }
  if (i % 7 === 5) return { result: 'unreached', note: '两次无人接听（示例）' }
  return i % 3 === 0 ? { result: 'confirmed', note: '说放了，来了五六十人（示例）' } : { result: 'confirmed' }
}

const call = ({ sql, now }: Sealing, id: string, said: Omit<NewCallbackResult, 'revision'>, actor: Actor) =>
  putCallback(sql, id, { ...said, revision: 0 }, { actor, now: now() })
