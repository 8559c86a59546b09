/** What pages have in common: what they are given, their title, the day they speak of and the way to another, the page of one thing, and what stands in place of one. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import type { Session } from '../../../domain/people/account.ts'
import { longDay } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import { t } from '../words.ts'
import { KnownSaid, Moment } from './known.tsx'
import { LinkLine } from './buttons.tsx'
import { Failure, Skeleton } from './section.tsx'

export interface PageProps {
  /** What its address says; empty what it has none of. */
  params: Record<'id' | 'code', string>
  search: string
  session: Session
}

export function usePageTitle(page: string): void {
  useEffect(() => {
    document.title = t('page_title', { page })
  }, [page])
}

interface TitledProps {
  /** By which the window is called; and the page, unless it says more. */
  title: string
  says?: ComponentChildren
  /** Beside the title. */
  mark?: ComponentChildren
  /** Where one came from. */
  back?: readonly [href: string, said: string] | undefined
  lead?: ComponentChildren
  isNarrow?: boolean
  children: ComponentChildren
}

/** A page with a title, by which the window is called, too. */
export function TitledPage({ title, says, mark, back, lead, isNarrow, children }: TitledProps) {
  usePageTitle(title)
  return (
    <div class={isNarrow ? 'page-narrow' : 'page-wide'}>
      {back && <LinkLine href={back[0]}>{back[1]}</LinkLine>}
      <h1>
        {says || title}
        {mark && <> {mark}</>}
      </h1>
      {lead && <p>{lead}</p>}
      {children}
    </div>
  )
}

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

/** No such page. */
export const Missing = () => (
  <TitledPage title={t('not_found_title')} lead={t('not_found_text')} isNarrow>
    <LinkLine href="/">{t('back_home')}</LinkLine>
  </TitledPage>
)

/** For a team or a technician who came to the managers' desk: calm, and where to go instead. */
const NOT_FOR = {
  team: 'not_for_team',
  technician: 'not_for_technician',
  manager: 'not_for_technician',
  auditor: 'not_for_auditor',
} as const

export const NotForYou = ({ session: { role } }: { session: Pick<Session, 'role'> }) => (
  <TitledPage title={t('not_for_you_title')} lead={t(NOT_FOR[role])} isNarrow>
    <p class="actions">
      {role === 'auditor' ? (
        <a class="button main-action" href="/">
          {t('back_home')}
        </a>
      ) : (
        <a class="button main-action" href="/field">
          {t('open_field')}
        </a>
      )}
      {role === 'team' && (
        <a class="button" href="/logs">
          {t('own_logs')}
        </a>
      )}
    </p>
  </TitledPage>
)
