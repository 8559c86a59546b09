/** The office's name and place as they are typed, and what is decided by them. */
import { type DatedName, DatedSettings, type DatedValue } from '../../../domain/dated-setting.ts'
import type { Problem } from '../../shared/api.ts'
import { emptyAmong } from '../kit/asked.ts'
import { t } from '../later-words.ts'
import { valueIn } from '../settings/setting-draft.ts'

export type OfficeDraft = Record<'OFFICE_NAME' | 'OFFICE_NAME_EN' | 'COUNTY_POSITION', string>
type Name = keyof OfficeDraft

/** An office without an English name goes by its Chinese one. */
export function officeIssues(names: Name[], draft: OfficeDraft): Problem['issues'] {
  const needed = names.filter((name) => name !== 'OFFICE_NAME_EN' || !names.includes('OFFICE_NAME'))
  const empty = emptyAmong(needed.map((path) => ({ path, label: t(`setting_${path}`), value: draft[path] })))
  const typed = names.includes('COUNTY_POSITION') ? draft.COUNTY_POSITION.trim() : ''
  const place = DatedSettings.shape.COUNTY_POSITION.safeParse(valueIn('COUNTY_POSITION', typed))
  const isNoPlace = typed !== '' && !place.success
  return [...empty, ...(isNoPlace ? [{ path: 'COUNTY_POSITION', message: t('position_range') }] : [])]
}

export const officeDecisions = (names: Name[], draft: OfficeDraft): { name: DatedName; value: DatedValue }[] =>
  names.flatMap((name) => {
    const typed = name === 'OFFICE_NAME_EN' && draft[name].trim() === '' ? draft.OFFICE_NAME : draft[name]
    const value = valueIn(name, typed)
    return value === null ? [] : [{ name, value }]
  })
