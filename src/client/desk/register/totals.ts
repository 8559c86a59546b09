/** How many there are: what has ended is still in the list, but not one of them. */
import { livesOn } from '../../../domain/register/village-facts.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../later-words.ts'

export const totalSaid = (noun: 'villages' | 'townships' | 'teams' | 'films', listed: number, ended: number): string =>
  ended === 0
    ? t(`total_of_${noun}`, { count: figure(listed) })
    : t(`ended_of_${noun}`, { count: figure(listed - ended), ended: figure(ended) })

interface Ending {
  endsOn?: string | undefined
}
/** Until the day is known, all of them. */
export const livingOn = <T extends Ending>(things: T[], day: string | undefined): T[] =>
  day === undefined ? things : things.filter((one) => livesOn(one, day))
export const endedAmong = (things: Ending[], day: string | undefined): number =>
  things.length - livingOn(things, day).length
