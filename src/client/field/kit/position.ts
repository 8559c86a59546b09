/** Where the phone is, asked of the phone only when somebody wants it to be. */
import type { NewScreening } from '../../../domain/screening/screening.ts'
import { phoneNow } from '../../shared/phone/device.ts'

export type Fix = NonNullable<NewScreening['position']>
const PATIENCE_MS = 20_000
const MOST_AGE_MS = 120_000

/** `fixedAt` by the office's time, however old the phone says the position is. */
export function askPosition(now: () => Date): Promise<Fix> {
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

/** Only where it was allowed before: nobody is asked unbidden. */
export async function isPositionAllowed(): Promise<boolean> {
  try {
    const { permissions } = navigator as { permissions?: Permissions }
    return (await permissions?.query({ name: 'geolocation' }))?.state === 'granted'
  } catch {
    return false
  }
}
