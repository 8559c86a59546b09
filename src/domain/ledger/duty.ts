/** 责任: who leads and who answers for a target, a work of a village or a village, from a day on. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { line } from '../register/place.ts'
import { DutyKind } from './answering.ts'

export const DutySubject = z
  .string()
  .regex(/^(?:target|work|village)\.[\w-]{1,40}$/, { error: 'expects_code' })
  .meta({ description: 'What it is a duty for: its kind, and its code or id', example: 'village.510723102209' })

const named = {
  leader: line(40).optional().meta({ description: '责任领导' }),
  responsible: line(40).optional().meta({ description: '责任人' }),
}
export const NewDuty = z
  .strictObject({
    ...named,
    effectiveOn: Day.optional().meta({ description: 'From this day on; today without it' }),
    reason: line(200).optional().meta({ description: 'Why; what touches a closed month must say it' }),
  })
  .meta({ id: 'NewDuty', description: 'Nobody named: from that day on nobody answers for it' })
export type NewDuty = z.infer<typeof NewDuty>

/** From a day on; without anybody, nobody. */
export const DutyVersion = z.object({ ...named, effectiveOn: Day, madeAt: z.string(), madeBy: z.string() })
export type DutyVersion = z.infer<typeof DutyVersion>

export const Duty = z
  .object({
    subject: DutySubject,
    kind: DutyKind,
    code: z.string(),
    name: z.string(),
    nameEn: z.string().optional(),
    villageName: z.string().optional(),
    townshipName: z.string().optional(),
    designated: z.boolean(),
    leader: z.string().optional().meta({ description: '责任领导; several of a village that was made of several' }),
    responsible: z.string().optional().meta({ description: '责任人' }),
    inheritedFrom: z.string().optional().meta({
      description: '沿用: the villages before this one, whose people answer until somebody is named for it',
    }),
    effectiveOn: Day.optional().meta({ description: 'None where a work’s own entry names its 责任人' }),
  })
  .meta({ id: 'Duty', description: 'Who answers for something on a day; nobody where nobody was named' })
export type Duty = z.infer<typeof Duty>

/** Who answers for a target. */
export type TargetDuty = Pick<Duty, 'code' | 'leader' | 'responsible'>

export const subjectOf = (kind: DutyKind, code: string): string => `${kind}.${code}`
