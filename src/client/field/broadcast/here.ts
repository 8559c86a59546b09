/** Where one stands: asked with a tap, and remembered for half an hour. */
import { useState } from 'preact/hooks'
import * as z from 'zod'
import type { Point } from '../../../domain/register/place.ts'
import { recall, remember } from '../../shared/keep.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import { useAskPosition } from '../kit/village-list.tsx'

const KEY = 'yx-here'
/** As long as a position is good for a distance. */
const FRESH_MS = 1_800_000
const Kept = z.object({ latitude: z.number(), longitude: z.number(), at: z.number() })

/** What was kept, unless it is too old, or of a clock that was put back since. */
export function hereIn(text: string | null, now: number): Point | undefined {
  try {
    const { at, ...point } = Kept.parse(JSON.parse(text ?? ''))
    return now - at >= 0 && now - at <= FRESH_MS ? point : undefined
  } catch {
    return undefined
  }
}

export function useHere() {
  const [, setAsked] = useState(0)
  const asking = useAskPosition(({ latitude, longitude }) => {
    remember(KEY, JSON.stringify({ latitude, longitude, at: phoneNow() }))
    setAsked((count) => count + 1)
  })
  return { here: hereIn(recall(KEY), phoneNow()), ...asking }
}
