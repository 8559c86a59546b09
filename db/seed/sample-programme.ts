/** Which films the sample shows where. */
import type { Film } from '../../src/domain/register/film.ts'
import type { Random } from './random.ts'

/** Each village sees the films in an order of its own, so that none comes twice within the half-year. */
export type Programme = (village: string) => Film[]

export function programmeOf(films: Film[], random: Random): Programme {
  const fullLength = films.filter((film) => film.kind !== 'science_short')
  const shorts = films.filter((film) => film.kind === 'science_short')
  const queues = new Map<string, Film[]>()
  const shortsShown = new Set<string>()
  return (village) => {
    const queue = queues.get(village) ?? random.shuffled(fullLength)
    queues.set(village, queue)
    const isShortsEvening = !shortsShown.has(village) && random.next() < 0.2
    if (isShortsEvening) shortsShown.add(village)
    if (isShortsEvening && random.next() < 0.3) return shorts.slice(0, 3)
    const film = queue.pop()
    if (!film) throw new Error(`no film left for ${village}`)
    return isShortsEvening ? [random.pick(shorts), film] : [film]
  }
}
