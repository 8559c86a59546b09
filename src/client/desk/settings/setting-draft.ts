/** A setting's value as it is typed, and back; the server judges what is too small, too big or no day. */
import type { DatedName, DatedValue } from '../../../domain/dated-setting.ts'
import { numberIn } from '../asked.ts'

export interface SettingVersion {
  effectiveOn: string
  value: DatedValue | null
  madeAt: string
  madeBy: string
}
export interface Setting {
  name: DatedName
  value: DatedValue
  source: 'default' | 'environment' | 'desk'
  effectiveOn?: string
  beneath: { value: DatedValue; source: 'default' | 'environment' }
  history: SettingVersion[]
}

export const textOfValue = (value: DatedValue): string =>
  typeof value === 'object' ? `${value.latitude}, ${value.longitude}` : String(value)

/** Null of what is no value of that kind at all. */
export function valueIn(name: DatedName, text: string): DatedValue | null {
  const trimmed = text.trim()
  if (name === 'OFFICE_NAME' || name === 'OFFICE_NAME_EN') return trimmed || null
  if (name !== 'COUNTY_POSITION') return numberIn(trimmed)
  const [latitude = null, longitude = null, ...rest] = trimmed.split(/[\s,，]+/).map(numberIn)
  return latitude === null || longitude === null || rest.length > 0 ? null : { latitude, longitude }
}
