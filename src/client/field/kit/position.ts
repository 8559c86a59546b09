/** Where this phone is, asked of the browser. */
import type { NewScreening } from '../../../domain/screening/screening.ts'
import { phoneNow } from '../../shared/phone/device.ts'

export type Position = NonNullable<NewScreening['position']>

interface Patience {
  /** A fix this old will do. */
  maximumAge: number
  /** By satellites, which takes battery and time. */
  isExact: boolean
}
const PATIENCE_MS = 20_000

/** Where it is and when that was found, in epoch milliseconds by the phone's clock. */
export function askPosition({ maximumAge, isExact }: Patience): Promise<Omit<Position, 'fixedAt'> & { at: number }> {
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
          at: phoneNow() - age,
        })
      },
      reject,
      { enableHighAccuracy: isExact, timeout: PATIENCE_MS, maximumAge },
    )
  })
}
/** To about ten centimetres; more digits say nothing. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
