/** Whose something is by duty: as little of it as every flag tells. */
import * as z from 'zod'

export const DutyKind = z.enum(['target', 'work', 'village'])
export type DutyKind = z.infer<typeof DutyKind>

const name = z.string().optional()
/** Who answers for what a flag is about, and by which duty. */
export const DutyOf = z.object({ kind: DutyKind, code: z.string(), leader: name, responsible: name })
export type DutyOf = z.infer<typeof DutyOf>

/** Whom one asks first: who answers, else who leads. */
export const answering = (duty: Pick<DutyOf, 'leader' | 'responsible'> | undefined): string | undefined =>
  duty?.responsible ?? duty?.leader

interface Handed {
  owner?: string | undefined
  assignee?: string | undefined
  duty?: DutyOf | undefined
}
/** Whose a flag is: whom it was given to, else who has its fault, else who answers for what it is about. */
export const seesTo = ({ owner, assignee, duty }: Handed): string | undefined => owner ?? assignee ?? answering(duty)
