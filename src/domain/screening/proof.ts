/** 有效场次: what a show must be proven by, as the office's dated rule says, and what of it a log lacks. */
import * as z from 'zod'
import type { Sentence } from '../language.ts'
import { Day } from '../period.ts'
import { type DeclaredPhoto, PhotoKind, type PhotoState } from './photo.ts'

/** A photo of that kind, a villager who was there with a number to call, where the phone was. */
export const ProofNeed = z.enum([...PhotoKind.options, 'witness', 'position'])
export type ProofNeed = z.infer<typeof ProofNeed>

export const ProofRule = z
  .strictObject({ effectiveOn: Day, needs: z.array(ProofNeed) })
  .meta({ id: 'ProofRule', description: 'From which day on what a valid show needs' })
export type ProofRule = z.infer<typeof ProofRule>

/** As the setting says it; empty: nothing. */
export const ShowProof = z
  .string()
  .regex(/^((start|middle|end|receipt|witness|position)(,(?!$)|$))*$/, { error: 'expects_proof' })
  .meta({ example: 'start,end,witness' })

/** In the order in which they are asked for, each once. */
export const needsIn = (value: string): ProofNeed[] => {
  const said = value.split(',')
  return ProofNeed.options.filter((need) => said.includes(need))
}

/** The rule of the show's day; rules in the order of their days, without any nothing is needed. */
export const needsOn = (rules: readonly ProofRule[], day: string): ProofNeed[] =>
  rules.findLast(({ effectiveOn }) => effectiveOn <= day)?.needs ?? []

/** As much of a log, sent or half written, as proves it. */
export interface Proving {
  photos?: readonly Pick<DeclaredPhoto, 'kind'>[] | undefined
  witness?: { name?: string | undefined; phone?: string | undefined } | undefined
  position?: object | undefined
}

/** Photos that are said to follow are there: they come after the log, each by itself. */
export function missingProof(log: Proving, needs: readonly ProofNeed[]): ProofNeed[] {
  return needs.filter((need) => {
    if (need === 'witness') return !log.witness?.name || !log.witness.phone
    if (need === 'position') return log.position === undefined
    return !log.photos?.some(({ kind }) => kind === need)
  })
}

/** Not given at all, said to follow, or still not come when it should have. */
export const ProofState = z.enum(['missing', 'awaited', 'overdue'])
type ProofState = z.infer<typeof ProofState>

/** Phones send photos on their own when they find a network; after so long one asks (the issue of proof). */
const PHOTO_DAYS = 3

interface Standing extends Omit<Proving, 'photos'> {
  receivedAt: string
  /** Those it named, come in or not, then those that came besides. */
  photos: readonly Pick<PhotoState, 'kind' | 'receivedAt'>[]
}

/** What of it is not there now, and how each stands. */
export function lackingProof(
  log: Standing,
  needs: readonly ProofNeed[],
  now: Date,
): { need: ProofNeed; state: ProofState }[] {
  const came = log.photos.filter(({ receivedAt }) => receivedAt !== undefined)
  const unsaid = missingProof(log, needs)
  const isLate = now.getTime() - Date.parse(log.receivedAt) > PHOTO_DAYS * 86_400_000
  return missingProof({ ...log, photos: came }, needs).map((need) => ({
    need,
    state: unsaid.includes(need) ? 'missing' : isLate ? 'overdue' : 'awaited',
  }))
}

/** 开场照片、证明人及电话 */
export function proofSaid(needs: readonly ProofNeed[]): Sentence {
  const [first, ...rest] = needs
  const said: Sentence = { key: `valid_show_${first ?? 'some'}` }
  return rest.length === 0 ? said : { key: 'valid_show_list', facts: { first: said, rest: proofSaid(rest) } }
}
