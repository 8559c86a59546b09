/** The trail's own names in words; a name only a newer server knows is shown as it is. */
import { type Key, t, words } from '../later-words.ts'
import type { SubjectKind } from './audit-line.ts'

const known = (key: string): key is Key => Object.hasOwn(words, key)

export const actionWord = (action: string): string => (known(`did_${action}`) ? t(`did_${action as 'put'}`) : action)
export const kindWord = (kind: SubjectKind): string => t(`subject_${kind}`)

const FIELD_WORDS: Record<string, Key> = {
  ...{ name: 'audit_name', title: 'film_title', kind: 'film_kind', minutes: 'film_minutes', code: 'target_code' },
  ...{ teamCode: 'team', townshipCode: 'township', designated: 'field_designated', annualQuota: 'field_annualQuota' },
  ...{ aliases: 'field_aliases', latitude: 'field_latitude', longitude: 'field_longitude' },
  ...{ population: 'field_population', speakersInstalled: 'field_speakersInstalled', members: 'team_members' },
  ...{ phone: 'team_phone', amount: 'target_amount', unit: 'target_unit', startsOn: 'target_startsOn' },
  ...{ deadline: 'target_deadline', statutoryDeadline: 'target_statutoryDeadline', monthShares: 'target_monthShares' },
  ...{ document: 'target_document', scope: 'target_scopeKind', indicator: 'target_indicator' },
  ...{ effectiveOn: 'effective_on', value: 'audit_value', status: 'status', role: 'account_role' },
  ...{ shortsPerScreening: 'rule_shortsPerScreening', shortsBesideFeature: 'rule_shortsBesideFeature' },
  ...{ displayName: 'account_who', villageCode: 'village', villages: 'part_villages', teams: 'part_teams' },
  ...{ films: 'part_films', targets: 'part_targets', townships: 'audit_townships', count: 'audit_count' },
}

export function fieldWord(field: string): string {
  const key = FIELD_WORDS[field]
  return key ? t(key as 'audit_name') : field
}

const VALUE_WORDS: Record<string, Key> = {
  ...{ true: 'yes', false: 'no', manager: 'role_manager', team: 'role_team', technician: 'role_technician' },
  ...{ feature: 'film_kind_feature', documentary: 'film_kind_documentary' },
  ...{ science_feature: 'film_kind_science_feature', science_short: 'film_kind_science_short' },
  ...{ bundled: 'beside_bundled', added: 'beside_added', county: 'for_county' },
}

export function valueWord(value: string): string {
  const key = Object.hasOwn(VALUE_WORDS, value) ? VALUE_WORDS[value] : undefined
  return key ? t(key as 'yes') : value
}
