/** What a target is called and counted in, in the reader's language as far as the register has it. */
import type { Indicator } from '../../../domain/target/target.ts'
import { unitInEnglish } from '../../../domain/target/unit.ts'
import { language } from '../../shared/words.ts'
import { t } from '../words.ts'

interface Named {
  name: string
  nameEn?: string | undefined
}
export const targetName = ({ name, nameEn }: Named): string => (language() === 'en' ? (nameEn ?? name) : name)

/** A name that stayed Chinese says so to whoever hears it. */
export const langOf = (target: Named): 'zh-CN' | undefined => (targetName(target) === target.name ? 'zh-CN' : undefined)

export function unitOf({ indicator, unit }: { indicator: Indicator; unit: string }): string {
  if (language() === 'zh') return unit
  return indicator === 'manual' ? unitInEnglish(unit) : t(`unit_${indicator}`)
}

/** Of an item of a checklist. */
export const unitSaid = (unit: string): string => (language() === 'en' ? unitInEnglish(unit) : unit)
