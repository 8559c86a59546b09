/** Which villages are near a phone, by its own position. */
import type { FieldVillage } from '../../../domain/screening/field-copy.ts'
import { metresBetween, type Point } from '../../../domain/register/place.ts'

export interface Near {
  village: FieldVillage
  metres: number
}

/** Nearest first; villages whose place is not known are no nearer than any other, and left out. */
export function nearestTo(at: Point, villages: readonly FieldVillage[], most = 5): Near[] {
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
