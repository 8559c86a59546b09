/** What a view shows when it has nothing yet, nothing at all, or only old things. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Session } from '../../../domain/people/account.ts'
import type { Problem } from '../../shared/api.ts'
import { t } from '../words.ts'
import { LinkLine } from './buttons.tsx'
import { isEarlier, type Loaded } from '../../shared/load.ts'

/** The page's shape while it loads; the stylesheet keeps it unseen for 300 ms. */
export const Skeleton = ({ lines = 6 }: { lines?: number }) => (
  <div class="skeleton" role="status">
    <span class="unseen">{t('loading')}</span>
    {Array.from({ length: lines }, (_, i) => (
      <span key={i} class="skeleton-line" />
    ))}
  </div>
)

/** The same request would be refused again: a retry helps only where the network or the server failed. */
const isFinal = ({ code }: Problem): boolean => code === 'invalid' || code === 'not_found' || code === 'forbidden'

export const Failure = ({ problem, retry }: { problem: Problem; retry?: () => void }) => (
  <div class="notice notice-bad" role="alert">
    <p>
      <strong>{t('failed_title')}</strong> {problem.issues.map(({ message }) => message).join(' ') || problem.detail}
    </p>
    {retry && !isFinal(problem) && (
      <button type="button" onClick={retry}>
        {t('retry')}
      </button>
    )}
  </div>
)

export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>

/** A wide table scrolls in its own room, and says so where it is cut. */
export function TableRoom({
  label,
  children,
  tall,
}: {
  label: string
  children: ComponentChildren
  tall?: boolean | undefined
}) {
  return (
    <>
      <p class="scroll-hint" aria-hidden="true">
        {t('scroll_hint')}
      </p>
      <div class={tall ? 'table-room table-room-tall' : 'table-room'} role="group" aria-label={label} tabIndex={0}>
        {children}
      </div>
    </>
  )
}

export function usePageTitle(page: string): void {
  useEffect(() => {
    document.title = t('page_title', { page })
  }, [page])
}

interface AnsweredProps<T> {
  load: Loaded<T>
  lines?: number | undefined
  children: (data: T) => ComponentChildren
}

/** A part of a page that waits for its own answer: its shape, its failure, the answer, or the answer to the question before. */
export function Answered<T>({ load, lines = 4, children }: AnsweredProps<T>) {
  const { data, problem, reload } = load
  const isOld = isEarlier(load)
  return (
    <>
      {problem && <Failure problem={problem} retry={reload} />}
      {data === undefined && !problem && <Skeleton lines={lines} />}
      {data !== undefined && (
        <div class={isOld ? 'answered waiting' : 'answered'} aria-busy={isOld}>
          {children(data)}
        </div>
      )}
    </>
  )
}

interface PageProps {
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
export function TitledPage({ title, says, mark, back, lead, isNarrow, children }: PageProps) {
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
