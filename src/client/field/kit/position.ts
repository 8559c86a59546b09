/** Where the phone is, asked of the phone only when somebody wants it to be. */
import { useState } from 'preact/hooks'
import type { NewScreening } from '../../../domain/screening/screening.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import type { FieldVillage } from '../../../domain/screening/field-copy.ts'
import { t } from '../later-words.ts'
import { usePhone } from '../phone/phone.ts'
import { metresBetween, type Point } from '../../../domain/register/place.ts'

type Fix = NonNullable<NewScreening['position']>
const PATIENCE_MS = 20_000
const MOST_AGE_MS = 120_000

/** `fixedAt` by the office's time, however old the phone says the position is. */
function askPosition(now: () => Date): Promise<Fix> {
  return new Promise((resolve, reject) => {
    const { geolocation } = navigator as { geolocation?: Geolocation }
    if (!geolocation) return reject(new Error('no position on this phone'))
    geolocation.getCurrentPosition(
      ({ coords, timestamp }) => {
        const age = Math.max(0, phoneNow() - timestamp)
        resolve({
          latitude: rounded(coords.latitude),
          longitude: rounded(coords.longitude),
          accuracyM: Math.ceil(coords.accuracy),
          fixedAt: new Date(now().getTime() - age).toISOString(),
        })
      },
      reject,
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: MOST_AGE_MS },
    )
  })
}
/** To about ten centimetres; more digits say nothing. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

/** Asks when told to; what became of it is said. */
export function useAskPosition(take: (fix: Fix) => void) {
  const { now } = usePhone()
  const [says, setSays] = useState('')
  const askNow = () => {
    setSays(t('position_asking'))
    askPosition(now).then(
      (fix) => {
        setSays('')
        take(fix)
      },
      () => setSays(t('position_failed')),
    )
  }
  return { says, askNow }
}

/** Only where it was allowed before: nobody is asked unbidden. */
export async function isPositionAllowed(): Promise<boolean> {
  try {
    const { permissions } = navigator as { permissions?: Permissions }
    return (await permissions?.query({ name: 'geolocation' }))?.state === 'granted'
  } catch {
    return false
  }
}

/** Nearest first; villages whose place is not known are no nearer than any other, and left out. */
export function nearestTo(at: Point, villages: readonly FieldVillage[], most = 5) {
  const near = villages.flatMap((village) =>
    village.latitude === undefined || village.longitude === undefined
      ? []
      : [{ village, metres: metresBetween(at, { latitude: village.latitude, longitude: village.longitude }) }],
  )
  return near.sort((a, b) => a.metres - b.metres).slice(0, most)
}

/** Whether anything can be near at all: of a new county no place is known. */
export const isAnywhere = (villages: readonly FieldVillage[]): boolean =>
  villages.some(({ latitude, longitude }) => latitude !== undefined && longitude !== undefined)
