/** A log's page; what was opened is no news any more, however one came to it. */
import { useEffect } from 'preact/hooks'
import { keepSeen, keptSeen, seenOne } from '../home/home-news.ts'
import { LogPage } from './log-page.tsx'
import { useCopy } from '../phone/phone.ts'
import type { Route } from '../routes.ts'

export function OneLog({ route }: { route: Route }) {
  const { copy, person } = useCopy()
  const id = route.view === 'log' || route.view === 'correct' ? route.id : undefined
  useEffect(() => {
    const seen = keptSeen(person.id)
    const next = id === undefined ? seen : seenOne(copy, seen, id)
    if (next !== null && next !== seen) keepSeen(person.id, next)
  }, [id, copy, person.id])
  return <LogPage route={route} />
}
