/** A target as its form has it, and back. */
import type { Indicator, ScopeKind, Target } from '../../../domain/target/target.ts'
import type { Problem } from '../../shared/api.ts'
import { t } from '../later-words.ts'
import { emptyAmong, notNumbers, numberIn } from '../kit/asked.ts'
import { nextCode } from '../kit/entry-draft.ts'

const FIRST_FIELDS = ['code', 'indicator', 'scopeKind', 'scopeCode'] as const
const LATER_FIELDS = [
  ...([
    'name',
    'nameEn',
    'amount',
    'unit',
    'startsOn',
    'deadline',
    'statutoryDeadline',
    'monthShares',
    'document',
  ] as const),
] as const
export type TargetField = (typeof FIRST_FIELDS)[number] | (typeof LATER_FIELDS)[number]
export type TargetDraft = Record<TargetField, string>

export const draftOfTarget = (target: Target): TargetDraft => ({
  code: target.code,
  indicator: target.indicator,
  scopeKind: target.scope.kind,
  scopeCode: target.scope.code ?? '',
  name: target.name,
  nameEn: target.nameEn ?? '',
  amount: String(target.amount),
  unit: target.unit,
  startsOn: target.startsOn,
  deadline: target.deadline,
  statutoryDeadline: target.statutoryDeadline ?? '',
  monthShares: target.monthShares?.join(' ') ?? '',
  document: target.document ?? '',
})

export const newTarget = (codes: string[]): TargetDraft => ({
  ...{ code: nextCode(codes, 'target-'), indicator: 'screenings', scopeKind: 'county', scopeCode: '' },
  ...{ name: '', nameEn: '', amount: '', unit: '', startsOn: '01-01', deadline: '12-31' },
  ...{ statutoryDeadline: '', monthShares: '', document: '' },
})

const sharesIn = (text: string): string[] => text.split(/[\s,|，、]+/).filter((part) => part !== '')
const needsCode = (kind: string): boolean => kind === 'township' || kind === 'team' || kind === 'village'

export function targetIssues(draft: TargetDraft): Problem['issues'] {
  const shares = sharesIn(draft.monthShares)
  const areShares = shares.length === 0 || (shares.length === 12 && shares.every((part) => numberIn(part) !== null))
  const needed = ['name', 'amount', 'unit', 'startsOn', 'deadline'] as const
  return [
    ...emptyAmong(needed.map((path) => ({ path, label: t(`target_${path}`), value: draft[path] }))),
    ...(needsCode(draft.scopeKind)
      ? emptyAmong([{ path: 'scope', label: t('target_scopeCode'), value: draft.scopeCode }])
      : []),
    ...notNumbers([{ path: 'amount', value: draft.amount }]),
    ...(areShares ? [] : [{ path: 'monthShares', message: t('month_shares_twelve') }]),
  ]
}

/** What has no field in the form, as a checklist, stays as it is. */
export function targetFrom(base: Target | undefined, draft: TargetDraft): Target {
  const { nameEn: _, statutoryDeadline: __, monthShares: ___, document: ____, ...rest } = base ?? ({} as Target)
  const shares = sharesIn(draft.monthShares).map(Number)
  return {
    ...rest,
    code: draft.code.trim(),
    indicator: draft.indicator as Indicator,
    scope: {
      kind: draft.scopeKind as ScopeKind,
      ...(needsCode(draft.scopeKind) && { code: draft.scopeCode.trim() }),
    },
    name: draft.name.trim(),
    ...(draft.nameEn.trim() && { nameEn: draft.nameEn.trim() }),
    amount: numberIn(draft.amount) ?? 0,
    unit: draft.unit.trim(),
    startsOn: draft.startsOn.trim(),
    deadline: draft.deadline.trim(),
    ...(draft.statutoryDeadline.trim() && { statutoryDeadline: draft.statutoryDeadline.trim() }),
    ...(shares.length > 0 && { monthShares: shares }),
    ...(draft.document.trim() && { document: draft.document.trim() }),
  }
}
