/** The round as this phone keeps it, for whoever uses it: at hand without signal, and after a restart. */
import { useEffect, useState } from 'preact/hooks'
import type { NewAudibilityReport } from '../../../domain/audibility/audibility.ts'
import { recordOf, writeRecords } from '../../shared/phone/shelf.ts'
import { useCopy } from '../phone/phone.ts'
import { Round, type RoundEvent, roundReducer, withDone } from './round.ts'

const keyOf = (person: string): string => `round:${person}`

export function useRound() {
  const { person, entries, today } = useCopy()
  const [kept, setKept] = useState<Round | null>()
  const [isUnkept, setUnkept] = useState(false)
  const key = keyOf(person.id)
  useEffect(() => {
    const none = () => setKept(null)
    recordOf({ from: 'meta', key }).then(
      (record) =>
        setKept(
          Round.nullable()
            .catch(null)
            .parse(record ?? null),
        ),
      none,
    )
  }, [key])
  const change = (event: RoundEvent) => {
    const next = roundReducer(kept ?? null, event)
    setKept(next)
    const write = next ? ({ to: 'meta', put: { key, ...next } } as const) : ({ to: 'meta', remove: key } as const)
    writeRecords(write).then(
      () => setUnkept(false),
      () => setUnkept(true),
    )
  }
  const tested = new Set(
    entries.flatMap(({ kind, state, body }) => {
      const { testedOn, villageCode } = body as NewAudibilityReport
      return kind === 'audibility' && state !== 'draft' && testedOn === today ? [villageCode] : []
    }),
  )
  /** `undefined` until it was read. */
  const round = kept ? withDone(kept, kept.day === today ? tested : new Set()) : kept
  return { round, change, isUnkept }
}
