/** What pages have in common: the head with the day they speak of and the way to another, and the page of one thing. */
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { longDay } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import { t } from '../words.ts'
import { KnownSaid, Moment } from './known.tsx'
import { Failure, Skeleton, TitledPage, usePageTitle } from './states.tsx'

/** As wide as days are. */
const ANY_DAY = '2017-10-30'

/** The day that figures are of; until it is known its room is kept, so that what stands beside it does not move. */
const AsOfDay = ({ day }: { day: string | undefined }) => (
  <span class={day ? undefined : 'to-come'} data-as-of={day}>
    {t('as_of')} <strong>{longDay(day ?? ANY_DAY)}</strong>
  </span>
)

/** While a year is typed the field already has a value, of the first century. */
const FIRST_DAY = '2000-01-01'

interface PickerProps {
  /** The day that the address names, if it does: then there is a way back. */
  asked: string | undefined
  /** The day of the figures that came. */
  shown: string | undefined
  /** By the server's clock. */
  today: string | undefined
  /** Without a day: today. */
  show: (asOf: string | undefined) => void
}

/** Which day a page speaks of: any up to today, and the way back to today. */
export function DayPicker({ asked, shown, today, show }: PickerProps) {
  const id = useId()
  // stays as it was typed: on the way to a day of last year the month may be one that is still to come
  const [later, setLater] = useState<string>()
  const choose = (day: string) => {
    const isToCome = today !== undefined && day > today
    setLater(isToCome ? day : undefined)
    if (day >= FIRST_DAY && !isToCome) show(day)
  }
  return (
    <>
      <label class="day-picker">
        <span>{t('show_day')}</span>
        <input
          type="date"
          value={later ?? asked ?? shown ?? ''}
          min={FIRST_DAY}
          max={today}
          required
          aria-invalid={later !== undefined || undefined}
          aria-describedby={later === undefined ? undefined : id}
          onChange={({ currentTarget: { value } }) => choose(value)}
        />
      </label>
      {later !== undefined && today && (
        <span id={id} class="wrong" role="alert">
          {t('day_to_come', { today: longDay(today) })}
        </span>
      )}
      {asked !== undefined && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            setLater(undefined)
            show(undefined)
          }}
        >
          {t('as_of_today')}
        </button>
      )}
    </>
  )
}

interface HeadProps extends PickerProps {
  /** What the window is called; and the page, unless it says more. */
  title: string
  says?: ComponentChildren
  lang?: string | undefined
  class?: string
  /** What stands before the day, and after it. */
  before?: ComponentChildren
  after?: ComponentChildren
  children?: ComponentChildren
}

/** The head of a page, by whose title the window is called, too. */
export function DayHead({ title, says, lang, class: kind, before, after, children, ...day }: HeadProps) {
  usePageTitle(title)
  return (
    <div class={kind ? `headline ${kind}` : 'headline'}>
      <h1 lang={lang}>{says ?? title}</h1>
      <div class="headline-tools">
        {before}
        <DayPicker {...day} />
        <Moment day={day.asked ?? day.shown} today={day.today} />
        {after}
      </div>
      {children}
    </div>
  )
}

export const Freshness = ({ day, children }: { day: string | undefined; children?: ComponentChildren }) => (
  <p class="freshness">
    <AsOfDay day={day} />
    <KnownSaid day={day} />
    {children}
  </p>
)

interface OneProps<T> {
  back: readonly [href: string, said: string]
  title: string
  says?: ComponentChildren
  mark?: ComponentChildren
  load: Pick<Loaded<T>, 'data' | 'problem' | 'reload'>
  isWide?: boolean
  /** As many as it will have, while it is awaited. */
  lines?: number
  /** In place of a problem: that there is no such thing. */
  none?: ComponentChildren
  children: (data: T) => ComponentChildren
}

export const OnePage = <T,>({ load, isWide, lines = 10, none, children, ...head }: OneProps<T>) => (
  <TitledPage {...head} isNarrow={!isWide}>
    {none}
    {load.problem && !none && <Failure problem={load.problem} retry={load.reload} />}
    {load.data === undefined && !load.problem && !none && <Skeleton lines={lines} />}
    {load.data !== undefined && children(load.data)}
  </TitledPage>
)
