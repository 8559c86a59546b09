/** The county's names as the linter compares them. */
import { pinyin } from 'pinyin-pro'
import type { LintRegister } from '../domain/report/lint/finding.ts'
import type { Township, Village } from '../domain/register/place.ts'

export const soundOf = (name: string): string => pinyin(name, { toneType: 'none', type: 'array', v: true }).join(' ')

/** Without a village there is nothing to compare names with. */
export const lintRegister = (townships: Township[], villages: Village[]): LintRegister | undefined =>
  villages.length === 0
    ? undefined
    : {
        townships: townships.map(({ name }) => name),
        villages: villages.map(({ name, townshipName, aliases }) => ({ name, townshipName, aliases })),
        soundOf,
      }
