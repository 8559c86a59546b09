/** Whoever sees people masked asks for those of one thing, and the trail says who looked. */
import * as z from 'zod'
import { line } from '../domain/register/place.ts'
import { post } from './route.ts'

export const LookKind = z.enum(['screening', 'fault', 'team'])
export type LookKind = z.infer<typeof LookKind>

export const NewLook = z
  .strictObject({
    kind: LookKind,
    id: z.string().min(1).max(60).meta({ description: 'Of the log or the fault; of a team its code' }),
    reason: line(500).optional().meta({ description: 'Why; the office may ask for it (PEOPLE_REASON)' }),
  })
  .meta({ id: 'NewLook' })

export const SeenPerson = z
  .object({
    is: z.enum(['witness', 'reporter', 'team', 'text']).meta({ description: '`text`: what was written down of it' }),
    name: z.string().optional(),
    phone: z.string().optional(),
  })
  .meta({ id: 'SeenPerson' })
export type SeenPerson = z.infer<typeof SeenPerson>

export const looks = {
  look: post('/api/looks', {
    tag: 'Office',
    summary: 'See the people of one thing whole',
    may: ['manager', 'auditor'],
    needs: 'people',
    body: NewLook,
    answer: z.object({ people: z.array(SeenPerson) }).meta({ id: 'SeenPeople' }),
    says: 'Who they are; a line of the trail says who looked, one for a person, a thing and a day',
  }),
}
