/** What several pages show of flags: how grave, who sees to them and by when, and those of the thing a page is about. */
import { MOST_A_PAGE } from '../../../contract/list.ts'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { FlagSeverity } from '../../../domain/flag/flags.ts'
import { figure } from '../../shared/format.ts'
import { SEVERITY_LOOK } from '../../shared/shapes.ts'
import { flagPath } from '../routes.ts'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'

/** All open ones that somebody sees to: for the owners' names, and for the managers' page. */
export const OWNED = { query: { open: true, acknowledged: true, limit: MOST_A_PAGE } }

/** Who sees to a flag and by when; nobody yet and past the day agreed are said as such. */
type Owned = Pick<KeptFlag, 'owner' | 'dueOn' | 'isLate' | 'assignee'>

export function OwnerMark({ flag: { owner, dueOn, isLate, assignee } }: { flag: Owned }) {
  // a fault that somebody repairs is in somebody's hands
  if (owner === undefined && assignee !== undefined)
    return <Mark look={['info', 'dot']}>{t('flag_assignee', { owner: assignee })}</Mark>
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

/** How grave a kind's flags are: by one word where all are equal, counted where they are not. */
export function KindSummary({ name, flags }: { name: string; flags: readonly { severity: FlagSeverity }[] }) {
  const [gravest, ...others] = gravitiesIn(flags)
  const said = ({ severity, count }: { severity: FlagSeverity; count: number }) => (
    <Mark key={severity} look={SEVERITY_LOOK[severity]}>
      {t(`severity_${severity}`)}
      {others.length > 0 && ` ${figure(count)}`}
    </Mark>
  )
  return (
    <>
      {gravest && said(gravest)}
      <span class="group-name">{name}</span>
      {others.map(said)}
    </>
  )
}

/** What is flagged of one thing. */
export const flagsOf = (code: string) => ({ query: { open: 'true', subject: code } })

/** As the flags' own pages say it: since when, and who sees to it. */
export const FlagsBeside = ({ flags }: { flags: KeptFlag[] }) =>
  flags.length === 0 ? null : (
    <section aria-labelledby="flags-title">
      <h2 id="flags-title">{t('flags_title')}</h2>
      <ul class="plain">
        {flags.map((flag) => (
          <li key={flag.id} class="flag" data-flag={flag.id}>
            <p>{flag.message}</p>
            <p class="flag-state">
              <OwnerMark flag={flag} />
              <span class="soft" data-figure="since">
                {t('flag_since', { day: flag.since })}
              </span>
              <a href={flagPath(flag.id)} aria-label={t('flag_history_of', { name: flag.subject.name })}>
                {t('history')}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
