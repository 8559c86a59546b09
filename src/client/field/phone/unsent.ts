/** What is still only on this phone, logs and photos apart: a photo is no log less. */
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { unsentIn } from '../../shared/phone/outbox-plan.ts'
import type { Outbox } from '../../shared/phone/outbox.ts'
import { missedIn } from '../missed/missed-entry.ts'
import { t } from '../words.ts'

export interface Unsent {
  records: number
  photos: number
}

export const unsentOf = (box: Outbox): Unsent => tallied([...unsentIn(box), ...missedIn(box)])

export function tallied(entries: readonly Pick<Entry, 'kind'>[]): Unsent {
  const photos = entries.filter(({ kind }) => kind === 'photo').length
  return { records: entries.length - photos, photos }
}

export const isAnyUnsent = ({ records, photos }: Unsent): boolean => records + photos > 0

/** 3条记录、9张照片 */
export function unsentSaid({ records, photos }: Unsent): string {
  const parts = [
    ...(records > 0 ? [t('unsent_records', { count: records })] : []),
    ...(photos > 0 ? [t('unsent_photos', { count: photos })] : []),
  ]
  return parts.join(t('list_comma'))
}
