/** The office: its name, and its clock. */
import * as z from 'zod'
import { Role } from '../domain/people/account.ts'
import { Day } from '../domain/period.ts'
import { get } from './route.ts'

export const Office = z
  .object({
    name: z.string(),
    nameEnglish: z.string(),
    supervisionPhone: z.string().optional().meta({ description: 'Whom villagers call about a show' }),
    timeZone: z.string(),
    today: Day,
    now: z.string(),
    isClockFixed: z.boolean(),
    demo: z
      .object({
        password: z.string(),
        signIns: z.array(z.object({ username: z.string(), displayName: z.string(), role: Role })),
      })
      .optional()
      .meta({ description: 'Only of the demo: who may sign in, all with this password' }),
    isSampleRegister: z
      .boolean()
      .meta({ description: 'Some of its teams are invented: its figures are nothing to report' }),
  })
  .meta({ id: 'Office', description: 'The office, today by its calendar, and its clock' })
export type Office = z.infer<typeof Office>

export const office = {
  read: get('/api/office', {
    tag: 'Office',
    summary: 'Read the office’s name and clock',
    may: 'everyone',
    answer: Office,
    says: 'Open to everyone',
  }),
}
