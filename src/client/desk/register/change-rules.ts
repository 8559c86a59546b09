/** What a manager says of villages and townships that merge, split, are renamed or move, and what is asked of the service. */
import { RegisterChange } from '../../../domain/register/register-change.ts'
import type { Problem } from '../../shared/api.ts'
import { emptyAmong, onOneLine } from '../kit/form-draft.ts'
import { t } from '../later-words.ts'

export type Kind = RegisterChange['kind']
export const KINDS = RegisterChange.shape.kind.options
export const readKind = (said: string): Kind => KINDS.find((one) => one === said) ?? 'merge'

/** What can be chosen: villages, or townships, which lie in none. */
export interface Thing {
  code: string
  name: string
  townshipCode?: string | undefined
}
export type Part = Required<Record<'code' | 'name' | 'townshipCode', string>>

/** As it stands in the form; lists as texts. */
export const NO_CHANGE = {
  kind: 'merge',
  of: 'villages',
  from: '',
  heir: '',
  code: '',
  name: '',
  township: '',
  parts: '',
  names: '{}',
  on: '',
  document: '',
  reason: '',
}
export type ChangeDraft = typeof NO_CHANGE

export const isOfTownships = ({ kind, of }: Pick<ChangeDraft, 'kind' | 'of'>): boolean =>
  (kind === 'merge' || kind === 'rename') && of === 'townships'

/** Those chosen, of what there is; of a split one alone. */
export function chosenIn({ kind, from }: Pick<ChangeDraft, 'kind' | 'from'>, things: readonly Thing[]): Thing[] {
  const codes = new Set(from.split(' '))
  const chosen = things.filter(({ code }) => codes.has(code))
  return kind === 'split' ? chosen.slice(0, 1) : chosen
}

/** What a merge goes on under: the code of one of them, or none of theirs. */
export const NEW_CODE = 'new code'
export const heirIn = ({ heir }: Pick<ChangeDraft, 'heir'>, chosen: readonly Thing[]): Thing | undefined =>
  heir === NEW_CODE ? undefined : (chosen.find(({ code }) => code === heir) ?? chosen[0])

/** The first part goes on under the code of the whole, unless it is given another. */
export function partsIn({ parts }: Pick<ChangeDraft, 'parts'>, whole: Thing | undefined): Part[] {
  const typed = parts === '' ? [] : (JSON.parse(parts) as Part[])
  if (typed.length > 0) return typed
  const townshipCode = whole?.townshipCode ?? ''
  return [
    { code: whole?.code ?? '', name: whole?.name ?? '', townshipCode },
    { code: '', name: '', townshipCode },
  ]
}

export const namesIn = ({ names }: Pick<ChangeDraft, 'names'>): Partial<Record<string, string>> =>
  JSON.parse(names) as Partial<Record<string, string>>

type To = RegisterChange['to']
const told = (name: 'name' | 'townshipCode', text: string | undefined) => {
  const value = onOneLine(text ?? '')
  return value === '' ? {} : { [name]: value }
}

function toOf(draft: ChangeDraft, chosen: readonly Thing[]): To {
  const names = namesIn(draft)
  const isOfVillages = !isOfTownships(draft)
  const becomes: Record<Kind, () => To> = {
    merge: () => {
      const code = heirIn(draft, chosen)?.code ?? draft.code.trim()
      return [{ code, ...told('name', draft.name), ...(isOfVillages && told('townshipCode', draft.township)) }]
    },
    split: () =>
      partsIn(draft, chosen[0]).map(({ code, name, townshipCode }) => ({
        code: code.trim(),
        ...told('name', name),
        ...told('townshipCode', townshipCode),
      })),
    rename: () => chosen.map(({ code }) => ({ code, ...told('name', names[code]) })),
    move: () => chosen.map(({ code }) => ({ code, ...told('townshipCode', draft.township) })),
  }
  return becomes[readKind(draft.kind)]()
}

const lineOf = (name: 'document' | 'reason', text: string) => {
  const value = onOneLine(text)
  return value === '' ? {} : { [name]: value }
}

export const changeOf = (draft: ChangeDraft, things: readonly Thing[]): RegisterChange => {
  const chosen = chosenIn(draft, things)
  return {
    kind: readKind(draft.kind),
    from: chosen.map(({ code }) => code),
    to: toOf(draft, chosen),
    on: draft.on,
    ...lineOf('document', draft.document),
    ...lineOf('reason', draft.reason),
  }
}

/** What has to be said first, each at its field: fields are called as the service calls what they stand for. */
export function changeIssues(draft: ChangeDraft, things: readonly Thing[], today: string): Problem['issues'] {
  const chosen = chosenIn(draft, things)
  const { on, reason } = draft
  return [
    ...fromIssues(readKind(draft.kind), chosen.length),
    ...(chosen.length > 0 ? becomesIssues(draft, chosen) : []),
    ...emptyAmong([
      { path: 'on', label: t('rule_effectiveOn'), value: on },
      ...(on !== '' && on < today ? [{ path: 'reason', label: t('reason'), value: reason }] : []),
    ]),
  ]
}

function fromIssues(kind: Kind, count: number): Problem['issues'] {
  if (kind === 'merge') return count < 2 ? [{ path: 'from', message: t('change_pick_two') }] : []
  return count < 1 ? [{ path: 'from', message: t('change_pick_one') }] : []
}

function becomesIssues(draft: ChangeDraft, chosen: readonly Thing[]): Problem['issues'] {
  const names = namesIn(draft)
  const nameAt = (i: number, value: string) => ({ path: `to.${i}.name`, label: t('change_name_after'), value })
  const codeAt = (i: number, value: string) => ({ path: `to.${i}.code`, label: t('field_code'), value })
  const issues: Record<Kind, () => Problem['issues']> = {
    merge: () => (heirIn(draft, chosen) ? [] : emptyAmong([codeAt(0, draft.code), nameAt(0, draft.name)])),
    split: () => partsIssues(partsIn(draft, chosen[0]), codeAt, nameAt),
    rename: () => emptyAmong(chosen.map(({ code }, i) => nameAt(i, names[code] ?? ''))),
    move: () => emptyAmong([{ path: 'to', label: t('change_township_after'), value: draft.township }]),
  }
  return issues[readKind(draft.kind)]()
}

type At = (i: number, value: string) => { path: string; label: string; value: string }
function partsIssues(parts: readonly Part[], codeAt: At, nameAt: At): Problem['issues'] {
  const codes = parts.map(({ code }) => code.trim())
  return [
    ...parts.flatMap(({ code, name }, i) => emptyAmong([codeAt(i, code), nameAt(i, name)])),
    ...codes.flatMap((code, i) =>
      code !== '' && codes.indexOf(code) < i ? [{ path: `to.${i}.code`, message: t('change_code_twice') }] : [],
    ),
  ]
}
