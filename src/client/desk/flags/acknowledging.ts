/** Giving flags to somebody: one request each, and those that were refused are named. */
import { Problem, request } from '../../shared/api.ts'
import { t } from '../words.ts'
import { useSending } from '../kit/sending.ts'

export interface Acknowledgement {
  owner: string
  dueOn: string
  note?: string
}
export interface Outcome {
  owner: string
  done: string[]
  refused: { id: string; problem: Problem }[]
}

type Ask = (id: string, body: Acknowledgement) => Promise<unknown>
const ask: Ask = (id, body) => request('POST', `/api/flags/${encodeURIComponent(id)}/acknowledge`, body)

/** One after another: each stands for itself, and one that is refused keeps none of the others back. */
export async function acknowledgeEach(ids: string[], body: Acknowledgement, each: Ask = ask): Promise<Outcome> {
  const outcome: Outcome = { owner: body.owner, done: [], refused: [] }
  for (const id of ids) {
    try {
      await each(id, body)
      outcome.done.push(id)
    } catch (thrown) {
      const problem = thrown instanceof Problem ? thrown : new Problem('unreadable', t('unreadable'))
      outcome.refused.push({ id, problem })
      // without a network the others fail in the same way
      if (problem.code === 'offline') {
        outcome.refused.push(...ids.slice(ids.indexOf(id) + 1).map((other) => ({ id: other, problem })))
        break
      }
    }
  }
  return outcome
}

/** The problem shown is the first one. */
export function useAcknowledging(ids: string[], finished: (outcome: Outcome) => void) {
  const sending = useSending()
  const acknowledge = (body: Acknowledgement) =>
    sending.run(async () => {
      const outcome = await acknowledgeEach(ids, body)
      finished(outcome)
      if (outcome.refused[0]) throw outcome.refused[0].problem
    })
  return { ...sending, acknowledge }
}
