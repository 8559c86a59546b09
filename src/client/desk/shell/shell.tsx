/** The desk's frame: the rail, and the page beside it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Session } from '../../../domain/people/account.ts'
import type { Place } from '../../shared/place.ts'
import { useToday } from '../../shared/office.ts'
import { t } from '../words.ts'
import { Rail } from './rail.tsx'
import { SampleNote } from './sample.tsx'

interface Props {
  session: Session
  place: Place
  leave: () => void
  children: ComponentChildren
}

export function Shell({ session, place, leave, children }: Props) {
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  const today = useToday()
  useEffect(() => {
    if (!isFirst.current) main.current?.focus({ preventScroll: true })
    isFirst.current = false
  }, [place.path])
  return (
    <div class="desk" data-today={today}>
      <a class="skip" href="#content">
        {t('skip_to_content')}
      </a>
      <Rail session={session} place={place} leave={leave} />
      <main id="content" ref={main} tabIndex={-1}>
        <SampleNote />
        {children}
      </main>
    </div>
  )
}
