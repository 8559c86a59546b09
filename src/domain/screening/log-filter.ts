/** What a list of logs may be asked for. */
import * as z from 'zod'
import { dayRange, digits, Flag01, Search } from '../asked.ts'
import { Code } from '../register/place.ts'
import { FindingCode } from './findings.ts'
import { COUNTED, ScreeningStatus } from './screening.ts'

/** By the day of the show, or what weighs most first and of that the oldest. */
export const LogOrder = z.enum(['newest', 'oldest', 'gravest'])
export type LogOrder = z.infer<typeof LogOrder>

/** `counted` is the statuses that are in a figure; several may be given, separated by commas. */
const Statuses = z
  .string()
  .transform((text) => text.split(',').flatMap((name) => (name === 'counted' ? COUNTED : [name])))
  .pipe(z.array(ScreeningStatus).min(1))
  .optional()
  .meta({ description: 'One or more statuses separated by commas, or `counted` (submitted and accepted)' })

export const LogFilter = z
  .object({
    ...dayRange,
    team: Code.optional(),
    village: Code.optional(),
    township: Code.optional(),
    designated: Flag01.optional(),
    status: Statuses,
    finding: FindingCode.optional(),
    film: Code.optional().meta({ description: 'Shown that evening, alone or beside others' }),
    warned: Flag01.optional().meta({ description: 'Counted, with a finding, and not reviewed yet; false: the others' }),
    waitingDays: digits(0, 999).optional().meta({ description: 'Arrived at least so many times 24 hours ago' }),
    sort: LogOrder.optional().meta({
      description:
        'By the show, newest first unless told; `gravest` has the findings that weigh most first, then the oldest',
    }),
    q: Search,
  })
  .strict()
export type LogFilter = z.infer<typeof LogFilter>
