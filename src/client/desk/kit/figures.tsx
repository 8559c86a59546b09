/** Figures wherever they are shown, and where each leads: every number leads to its logs. */
import type { ComponentChildren } from 'preact'
import { FULL_CREDIT, wholeScreenings } from '../../../domain/register/film.ts'
import { figure, percent, screeningsOf } from '../../shared/format.ts'
import { t } from '../words.ts'
import type { CoverageFigures } from '../../../domain/audibility/tv-figures.ts'
import { Mark } from './marks.tsx'
import type { Look } from '../../shared/shapes.ts'
import { Empty } from './section.tsx'
import { addDays, earlierOf, lastDayOf, monthOf } from '../../../domain/period.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { COUNTED_WORD, entryPath, faultPath, type LogQuery, logsPath, taskPath, villagePath } from '../routes.ts'
import { withAsOf } from './address.ts'

/** Whole screenings are shown, rounded down; what is exact stands beside them where it is more. */
export const isExactMore = (credit: number): boolean => credit % FULL_CREDIT !== 0

export const exactSaid = (credit: number): string => t('exact_of', { count: screeningsOf(credit) })

export const Exact = ({ credit }: { credit: number | null }) =>
  credit !== null && isExactMore(credit) ? (
    <span class="soft" data-figure="exact">
      {exactSaid(credit)}
    </span>
  ) : null

/** How many of the logs behind a figure nobody but their sender judged; nothing where there are none. */
export const Alone = ({ count }: { count: number | null | undefined }) =>
  count ? (
    <span class="soft" data-figure="alone">
      {t('alone_of_those', { count: figure(count) })}
    </span>
  ) : null

/** The same of all rows of a table. */
export function AloneNote({ rows }: { rows: readonly { acceptedAlone?: number | undefined }[] }) {
  const count = rows.reduce((sum, { acceptedAlone = 0 }) => sum + acceptedAlone, 0)
  return count === 0 ? null : (
    <p>
      <Alone count={count} />
    </p>
  )
}

/** Rows of whole screenings may make less together than what they were rounded down from; then it is said. */
export function FractionsNote({ credits }: { credits: number[] }) {
  const rows = credits.reduce((sum, credit) => sum + wholeScreenings(credit), 0)
  const credit = credits.reduce((sum, one) => sum + one, 0)
  if (rows * FULL_CREDIT === credit) return null
  return (
    <p class="soft" data-figure="fractions">
      {t('fractions_note', { rows: figure(rows), count: screeningsOf(credit) })}
    </p>
  )
}

/** Of what ended, or will, its last day. */
export const Ends = ({ on }: { on: string | undefined }) =>
  on === undefined ? null : (
    <span class="tag" data-ends={on}>
      {t('ends', { day: on })}
    </span>
  )

/** A list of facts, a line each; one that has nothing to say is left out. */
export const Facts = ({ children }: { children: ComponentChildren }) => <dl class="facts">{children}</dl>

interface FactProps {
  label: string
  name?: string
  children: ComponentChildren
}
export function Fact({ label, name, children }: FactProps) {
  if (children === undefined || children === null || children === '' || children === false) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd data-figure={name}>{children}</dd>
    </div>
  )
}

export const percentOrUnknown = (value: number | null, decimals?: number): string =>
  value === null ? t('unknown') : percent(value, decimals)

/** A number that leads to what it counts; none leads nowhere. */
export const FigureLink = ({ count, href }: { count: number; href: string }) =>
  count > 0 ? <a href={href}>{figure(count)}</a> : <>0</>

interface RateProps {
  name: string
  label: string
  rate: ComponentChildren
  of?: ComponentChildren
}

/** A rate with its name above and what it is of below. */
export const Rate = ({ name, label, rate, of }: RateProps) => (
  <p class="rate" data-figure={name}>
    <span class="label">{label}</span>
    <span class="big">{rate}</span>
    {of && <span class="of">{of}</span>}
  </p>
)

type Known = { [K in keyof CoverageFigures]: NonNullable<CoverageFigures[K]> }

/** Null in one means no village has a snapshot: then nothing is known of any. */
const isKnown = (figures: CoverageFigures): figures is CoverageFigures & Omit<Known, 'connectedPercent'> =>
  figures.households !== null

/** The sums of TV coverage with their words: the whole and its parts, whose duty the rest is, and verified beside it. */
export function CoverageSums({ figures }: { figures: CoverageFigures }) {
  const { villages, villagesInScope } = figures
  return (
    <>
      <p class="soft" data-figure="villages">
        {t('tv_scope')} · {t('tv_villages', { known: figure(villages), total: figure(villagesInScope) })}
      </p>
      {isKnown(figures) ? (
        <Sums {...figures} connectedPercent={figures.connectedPercent} />
      ) : (
        <Empty>{t('tv_none')}</Empty>
      )}
    </>
  )
}

type SumsProps = Omit<Known, 'connectedPercent'> & Pick<CoverageFigures, 'connectedPercent'>

function Sums({ households, connected, notConnected, verified, lost, noSignal, noSet, connectedPercent }: SumsProps) {
  const counts = { households: figure(households), connected: figure(connected), notConnected: figure(notConnected) }
  return (
    <>
      <Rate
        name="connected"
        label={t('tv_connected')}
        rate={percentOrUnknown(connectedPercent, 2)}
        of={`${counts.connected} / ${counts.households} ${t('unit_tv_households')}`}
      />
      <p data-figure="sum">{t('tv_sum', counts)}</p>
      <p>{t('tv_reasons', { count: figure(notConnected) })}</p>
      <ul class="bands reasons">
        <Reason name="lost" count={lost} look={['bad', 'back']} />
        <Reason name="no_signal" count={noSignal} look={['watch', 'alert']} />
        <Reason name="no_set" count={noSet} look={['info', 'dot']} />
      </ul>
      <p data-figure="verified">{t('tv_verified_says', { count: figure(verified) })}</p>
    </>
  )
}

const Reason = ({ name, count, look }: { name: 'lost' | 'no_signal' | 'no_set'; count: number; look: Look }) => (
  <li class="band" data-reason={name}>
    <Mark look={look}>{t(`tv_${name}`)}</Mark>
    <span class="count">{figure(count)}</span>
    <span class="soft">{t(`tv_${name}_means`)}</span>
  </li>
)

type Target = Overview['targets'][number]
type Flag = Overview['flags'][number]

const yearStart = (asOf: string): string => `${asOf.slice(0, 4)}-01-01`

function scopeQuery({ kind, code }: Target['scope']): LogQuery {
  if (kind === 'designated') return { designated: 'true' }
  return code && (kind === 'team' || kind === 'township' || kind === 'village') ? { [kind]: code } : {}
}

/** The logs behind a target's figure; null for one that is not counted in logs. */
export function targetLogs(target: Target, asOf: string, status = COUNTED_WORD): string | null {
  if (target.indicator !== 'screenings') return null
  return logsPath({ from: target.startsOn, to: asOf, ...scopeQuery(target.scope), status })
}

/** The accepted ones that nobody but their sender judged. */
export const aloneLogs = (target: Target, asOf: string): string =>
  logsPath({
    from: target.startsOn,
    to: asOf,
    ...scopeQuery(target.scope),
    status: 'accepted',
    reviewedAlone: 'true',
  })

export const yearLogs = (asOf: string): string => logsPath({ from: yearStart(asOf), to: asOf, status: COUNTED_WORD })

export const teamLogs = (team: string, asOf: string): string =>
  logsPath({ from: yearStart(asOf), to: asOf, team, status: COUNTED_WORD })
export const teamMonthLogs = (team: string, asOf: string): string =>
  logsPath({ from: `${monthOf(asOf)}-01`, to: asOf, team, status: COUNTED_WORD })
export const teamDayLogs = (team: string, day: string): string =>
  logsPath({ from: day, to: day, team, status: COUNTED_WORD })

/** `month` as YYYY-MM; without a village, the whole county's. */
export function monthLogs(month: string, asOf: string, village?: string): string {
  const to = earlierOf(lastDayOf(month), asOf)
  return logsPath({ from: `${month}-01`, to, ...(village && { village }), status: COUNTED_WORD })
}
export const villageYearLogs = (village: string, asOf: string): string =>
  logsPath({ from: yearStart(asOf), to: asOf, village, status: COUNTED_WORD })

/** Where a flag's subject can be looked into. A silent team's logs end on the day before the silence. */
export function flagSubject({ subject, since, kind }: Flag, asOf: string, targets: Target[]): string | null {
  if (subject.kind === 'village') return villagePath(subject.code)
  if (subject.kind === 'fault') return faultPath(subject.code)
  // a milestone has no page of its own: the list shows which task waits for it
  if (subject.kind === 'milestone') return withAsOf('/tasks', asOf)
  if (subject.kind === 'work' || subject.kind === 'problem') return entryPath(subject.kind, subject.code)
  if (subject.kind === 'team') {
    const last = addDays(since, -1)
    return kind === 'team_silent' && last >= yearStart(asOf)
      ? teamDayLogs(subject.code, last)
      : teamLogs(subject.code, asOf)
  }
  const target = targets.find(({ code }) => code === subject.code)
  if (target?.indicator === 'villages_audible') return '#audibility'
  return target ? (targetLogs(target, asOf) ?? taskPath(target.code, asOf)) : null
}

/** A title in parts, every second of them set off: how far it is, and where the title has more, what is to come. */
export const Verdict = ({ parts }: { parts: readonly string[] }) => (
  <>
    {parts.map((part, i) =>
      i % 2 === 1 && part !== '' ? (
        <em key={part} class={i === 1 ? 'so-far' : 'from-now'}>
          {part}
        </em>
      ) : (
        part
      ),
    )}
  </>
)
