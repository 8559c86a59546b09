/** The projection teams (放映队) that drive to the villages. */
import * as z from 'zod'
import { Code, line } from './place.ts'

export const Team = z
  .object({ code: Code, name: line(60), members: z.array(line(40)).max(20).optional(), phone: line(30).optional() })
  .strict()
  .meta({ id: 'Team', description: 'A projection team', example: { code: 'team-01', name: '放映一队' } })
export type Team = z.infer<typeof Team>

/** What is invented carries this in its name (or, a village chosen for show, among its aliases), whatever language is spoken. */
export const SAMPLE_MARK = '示例'
export const isSample = (name: string): boolean => name.includes(SAMPLE_MARK)
