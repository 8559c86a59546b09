/** The office's name and place as they are typed, and what is decided by them. */
import type { DatedName, DatedValue } from '../../../domain/dated-setting.ts'
import type { Problem } from '../../shared/api.ts'
import { emptyAmong } from '../asked.ts'
import { t } from '../later-words.ts'
import { valueIn } from '../settings/setting-draft.ts'

export type OfficeDraft = Record<'OFFICE_NAME' | 'OFFICE_NAME_EN' | 'COUNTY_POSITION', string>
type Name = keyof OfficeDraft

/** An office without an English name goes by its Chinese one. */
export function officeIssues(names: Name[], draft: OfficeDraft): Problem['issues'] {
  const needed = names.filter((name) => name !== 'OFFICE_NAME_EN' || !names.includes('OFFICE_NAME'))
  const empty = emptyAmong(needed.map((path) => ({ path, label: t(`setting_${path}`), value: draft[path] })))
  const isNoPlace =
    names.includes('COUNTY_POSITION') &&
    draft.COUNTY_POSITION.trim() !== '' &&
    valueIn('COUNTY_POSITION', draft.COUNTY_POSITION) === null
  return [...empty, ...(isNoPlace ? [{ path: 'COUNTY_POSITION', message: t('position_hint') }] : [])]
}

export const officeDecisions = (names: Name[], draft: OfficeDraft): { name: DatedName; value: DatedValue }[] =>
  names.flatMap((name) => {
    const typed = name === 'OFFICE_NAME_EN' && draft[name].trim() === '' ? draft.OFFICE_NAME : draft[name]
    const value = valueIn(name, typed)
    return value === null ? [] : [{ name, value }]
  })
