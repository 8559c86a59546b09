/** The second time of what is shown: as it is known now, or as it was known at a moment; said quietly, and chosen here. */
import { useId, useRef, useState } from 'preact/hooks'
import { addDays, instantAt, localDay, yearOf } from '../../../domain/period.ts'
import { longDay, shortDay, timeOf } from '../../shared/format.ts'
import { officeZone } from '../../shared/office.ts'
import { atMoment, go, knownAtIn, usePlace } from '../../shared/place.ts'
import { t } from '../words.ts'
import { Button } from './buttons.tsx'
import { Icon, Mark } from './marks.tsx'

/** The moment that the page's address names. */
export const useMoment = (): string | undefined => knownAtIn(usePlace().search)

const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text))
const dayIn = (instant: string): string => localDay(instant, officeZone())

/** The last day that was known then; without a moment, today. */
export function useDayKnown(today: string | undefined): string | undefined {
  const at = useMoment()
  return at !== undefined && isInstant(at) ? dayIn(at) : today
}

/** 7月20日 09:15; with its year where that is another than the day's. */
export function momentSaid(at: string, beside?: string): string {
  if (!isInstant(at)) return at
  const day = dayIn(at)
  return `${yearOf(day) === yearOf(beside ?? day) ? shortDay(day) : longDay(day)} ${timeOf(at)}`
}

export const KnownSaid = ({ day }: { day?: string | undefined }) => {
  const at = useMoment()
  return (
    <span data-known={at ?? ''}>
      {at === undefined ? (
        t('known_now')
      ) : (
        <Mark look={['info', 'clock']}>{t('known_then', { moment: momentSaid(at, day) })}</Mark>
      )}
    </span>
  )
}

/** The last instant of a day. */
export const endOf = (day: string, zone: string): string =>
  new Date(Date.parse(instantAt(addDays(day, 1), '00:00', zone)) - 1).toISOString()

interface Props {
  /** Of the figures: at its end is a moment one often wants. */
  day?: string | undefined
  today?: string | undefined
}

/** Chooses the moment; beside it, while it is in the past, the way back and that nothing is changed there. */
export function Moment({ day, today }: Props) {
  const { path, search } = usePlace()
  const at = knownAtIn(search)
  const room = useRef<HTMLDetailsElement>(null)
  const show = (moment: string | undefined) => {
    if (room.current) room.current.open = false
    room.current?.querySelector('summary')?.focus()
    go(atMoment(path + search, moment), { replace: true })
  }
  const isOver = day !== undefined && today !== undefined && day < today
  return (
    <>
      <details class="moment" ref={room}>
        <summary>
          <Icon name="moment" /> <span>{t('known_choose')}</span>
        </summary>
        <div class="moment-choices">
          <Button label={t('known_now')} aria-pressed={at === undefined} onClick={() => show(undefined)} />
          {isOver && (
            <Button
              label={t('known_that_day', { day: shortDay(day) })}
              aria-pressed={at === endOf(day, officeZone())}
              onClick={() => show(endOf(day, officeZone()))}
            />
          )}
          <OtherMoment at={at} show={show} />
        </div>
      </details>
      {at !== undefined && (
        <>
          <Button class="quiet" label={t('known_back')} onClick={() => show(undefined)} />
          <span class="soft known-reads">{t('known_reads_only')}</span>
        </>
      )}
    </>
  )
}

function OtherMoment({ at, show }: { at: string | undefined; show: (moment: string) => void }) {
  const id = useId()
  const [typed, setTyped] = useState(at !== undefined && isInstant(at) ? `${dayIn(at)}T${timeOf(at)}` : '')
  const [day = '', time = ''] = typed.split('T')
  const moment = day && time ? instantAt(day, time, officeZone()) : undefined
  const choose = () => {
    if (moment) show(moment)
  }
  return (
    <div class="moment-other">
      <label for={id}>{t('known_other')}</label>
      <input
        id={id}
        type="datetime-local"
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') choose()
        }}
      />
      <Button label={t('known_show')} onClick={choose} />
    </div>
  )
}

/** Of a page that speaks of no day. */
export const KnownLine = () => (
  <div class="freshness known-line">
    <KnownSaid />
    <Moment />
  </div>
)
