/** What townships, teams and films are called, and until when they are there: what holds from a day on. */
import { addDays, earlierOf } from '../period.ts'

interface Ending {
  endsOn?: string | undefined
}

/** From which day on a change holds where none is told: today, or, of what is said to have ended before, the day after. */
export const firstDayOf = ({ endsOn }: Ending, before: Ending | null, today: string): string =>
  endsOn === undefined || endsOn === before?.endsOn ? today : earlierOf(today, addDays(endsOn, 1))
