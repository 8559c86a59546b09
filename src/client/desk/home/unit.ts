/** What a target is counted in: the register's own word, in English where we know what it is. */
import type { Overview } from '../../../domain/overview.ts'
import { language } from '../../shared/words.ts'
import { t } from '../words.ts'

type Target = Pick<Overview['targets'][number], 'indicator' | 'unit'>

export function unitOf({ indicator, unit }: Target): string {
  const isOurs = indicator !== 'manual'
  return language() === 'en' && isOurs ? t(`unit_${indicator}`) : unit
}
