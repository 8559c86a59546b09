/** What several pages show of flags: how grave, who sees to them and by when, and those of the thing a page is about. */
import { MOST_A_PAGE } from '../../../contract/route.ts'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { seesTo } from '../../../domain/ledger/answering.ts'
import { type FlagKind, FlagSeverity } from '../../../domain/flag/flags.ts'
import { figure } from '../../shared/format.ts'
import { SEVERITY_LOOK } from '../../shared/shapes.ts'
import { flagPath } from '../routes.ts'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { First } from './folded.tsx'
import { Section } from './section.tsx'

/** All open ones that somebody sees to: for the owners' names, and for the managers' page. */
export const OWNED = { query: { open: true, owned: true, limit: MOST_A_PAGE } }

/** Who sees to a flag and by when; nobody yet and past the day agreed are said as such. */
type Owned = Pick<KeptFlag, 'owner' | 'dueOn' | 'isLate' | 'assignee' | 'duty'>

export function OwnerMark({ flag }: { flag: Owned }) {
  const { owner, dueOn, isLate, assignee } = flag
  const other = seesTo(flag)
  // a fault that somebody repairs is in somebody's hands, and what somebody answers for is his
  if (owner === undefined && other !== undefined)
    return (
      <Mark look={['info', 'dot']}>
        {t(assignee === undefined ? 'flag_by_duty' : 'flag_assignee', { owner: other })}
      </Mark>
    )
  if (owner === undefined || dueOn === undefined) return <Mark look={['unknown', 'ring']}>{t('flag_not_owned')}</Mark>
  if (isLate) return <Mark look={['bad', 'clock']}>{t('flag_owned_late', { owner, day: dueOn })}</Mark>
  return <Mark look={['info', 'dot']}>{t('flag_owned', { owner, day: dueOn })}</Mark>
}

/** How many are how grave, the gravest first: a kind may have several. */
export function gravitiesIn(flags: readonly { severity: FlagSeverity }[]): { severity: FlagSeverity; count: number }[] {
  return FlagSeverity.options
    .map((severity) => ({ severity, count: flags.filter((flag) => flag.severity === severity).length }))
    .filter(({ count }) => count > 0)
}

interface GroupProps<F> {
  kind: FlagKind
  flags: readonly F[]
  /** How many are past the day agreed. */
  late?: number
  isOpened?: boolean
  children: (shown: readonly F[]) => ComponentChildren
}

/** The flags of a kind: how grave they are by one word where all are equal, counted where they are not. */
export function FlagGroup<F extends { severity: FlagSeverity }>(props: GroupProps<F>) {
  const { kind, flags, late = 0, isOpened = false, children } = props
  // decided when the group first appears: reading on must not close it under the reader's eyes
  const [isOpenAtFirst] = useState(isOpened)
  const [gravest, ...others] = gravitiesIn(flags)
  const said = ({ severity, count }: { severity: FlagSeverity; count: number }) => (
    <Mark key={severity} look={SEVERITY_LOOK[severity]}>
      {t(`severity_${severity}`)}
      {others.length > 0 && ` ${figure(count)}`}
    </Mark>
  )
  return (
    <details class="group" data-kind={kind} open={isOpenAtFirst}>
      <summary>
        {gravest && said(gravest)}
        <span class="group-name">{t(`flag_kind_${kind}`)}</span>
        {others.map(said)}
        {late > 0 && <Mark look={['bad', 'clock']}>{t('flag_late_count', { count: figure(late) })}</Mark>}
        <span class="count">{figure(flags.length)}</span>
      </summary>
      <First of={flags} count={12} more={(count) => t('flags_more', { count })} isQuiet>
        {children}
      </First>
    </details>
  )
}

export const HistoryLink = ({ id, name }: { id: string; name: string }) => (
  <a href={flagPath(id)} aria-label={t('flag_history_of', { name })}>
    {t('history')}
  </a>
)

export const flagsOf = (code: string) => ({ query: { open: 'true', subject: code } })

/** As the flags' own pages say it: since when, and who sees to it. */
export const FlagsBeside = ({ flags }: { flags: KeptFlag[] }) =>
  flags.length === 0 ? null : (
    <Section id="flags-title" title={t('flags_title')}>
      <ul class="plain">
        {flags.map((flag) => (
          <li key={flag.id} class="flag" data-flag={flag.id}>
            <p>{flag.message}</p>
            <p class="flag-state">
              <OwnerMark flag={flag} />
              <span class="soft" data-figure="since">
                {t('flag_since', { day: flag.since })}
              </span>
              <HistoryLink id={flag.id} name={flag.subject.name} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
