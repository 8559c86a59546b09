/** The first screen: how far from the plan and what it takes, in one sentence and one picture; what waits for a decision. */
import { callbacks } from '../../../contract/callbacks.ts'
import { screenings } from '../../../contract/screenings.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, longDay, shortDay, signed } from '../../shared/format.ts'
import { VERDICT_LOOK } from '../../shared/shapes.ts'
import { EVERY_MINUTE, useAsk } from '../../shared/load.ts'
import { withAsOf } from '../kit/address.ts'
import { chanceFigure, chanceSentence, seasonSentence } from '../kit/chance.tsx'
import { burnUpRows, countyTarget, gapOf } from '../kit/chart/pictures.ts'
import { monthLogs, targetLogs, yearLogs } from '../kit/figures.tsx'
import { Mark, statusWord } from '../kit/marks.tsx'
import { Table, TableBehind, text } from '../kit/table.tsx'
import { Completion, Linked, orUnknown, targetName } from '../kit/target.tsx'
import { taskPath, whatIfPath } from '../routes.ts'
import { t } from '../words.ts'
import { callDecisions, type Calls, type Decision, decisionsOf, heldLogs, isToday, steeringTargets } from './rules.ts'
import { dayOfNumber } from '../../../domain/period.ts'
import { ChartRoom, gapSheet } from '../kit/chart/chart-room.tsx'
import { useNotes } from '../kit/chart/notes.ts'
import { gapSaid } from '../kit/gap.ts'
import { Empty } from '../kit/section.tsx'

type Target = Overview['targets'][number]

/** Left, lent by the plan’s picture; right, what it says of both targets, and what to decide. */
export function FirstScreen({ overview }: { overview: Overview }) {
  const held = useAsk(screenings.list, heldLogs(overview), EVERY_MINUTE)
  const calls = useCalls()
  const isAnswered = held.of !== undefined && held.of === held.key
  const [first, ...others] = decisionsOf(overview, isAnswered ? held.data?.total : undefined)
  const decisions = [...(first ? [first] : []), ...(calls && isToday(overview) ? callDecisions(calls) : []), ...others]
  return (
    <section id="now" class="first-screen" aria-label={t('steer_title')}>
      <GapPicture overview={overview} />
      <div class="first-side">
        <Matrix overview={overview} />
        <Decisions decisions={decisions} silentDays={overview.silentAfterDays} />
      </div>
      <Basis overview={overview} />
    </section>
  )
}

/** Undefined until both are known. */
function useCalls(): Calls | undefined {
  const undecided = useAsk(callbacks.list, { query: { undecided: true, limit: 1 } }, EVERY_MINUTE).data?.total
  const open = useAsk(callbacks.list, { query: { state: 'open', limit: 1 } }, EVERY_MINUTE).data?.total
  return undecided === undefined || open === undefined ? undefined : { undecided, open }
}

/** What the title leaves: how long, how much, and with what chance. */
export function Lead({ overview }: { overview: Overview }) {
  const county = countyTarget(overview)
  const pace = county?.bases[0]
  if (!county || !pace) return null
  const day = shortDay(pace.deadline)
  const isOpen = county.remaining > 0 && pace.daysLeft > 0
  return (
    <p class="lead" data-figure="lead">
      {isOpen && t('lead_left', { day, days: figure(pace.daysLeft), count: figure(county.remaining) })}
      {isOpen && pace.shortBy !== null && pace.shortBy > 0 && t('lead_short', { count: figure(pace.shortBy) })}{' '}
      {chanceSentence(pace)}
    </p>
  )
}

/** A row a figure, a column a target: a verdict that turns with the deadline is seen at once. */
function Matrix({ overview }: { overview: Overview }) {
  const targets = steeringTargets(overview.targets)
  if (targets.length === 0) return <p class="soft">{t('steer_no_target')}</p>
  const deadlines = [...new Set(targets.flatMap(({ bases }) => bases.map(({ deadline }) => deadline)))]
  return (
    <div>
      <Table
        name="standing"
        class="matrix"
        label={t('completion')}
        rows={['', ...deadlines]}
        keyOf={(deadline) => deadline}
        rowOf={(deadline) => ({ 'data-deadline': deadline || undefined })}
        columns={[
          { head: t('steer_target'), isRowHead: true, cell: (day) => (day ? shortDay(day) : t('completion')) },
          ...targets.map((target) => ({
            head: headOf(target),
            href: taskPath(target.code, overview.asOf),
            data: { 'data-steer': target.code } as const,
            cell: (day: string) => <Cell target={target} day={day} asOf={overview.asOf} />,
          })),
        ]}
      />
    </div>
  )
}

/** In a word, where the scope says it. */
function headOf(target: Target): string {
  const { kind } = target.scope
  return kind === 'county' || kind === 'designated' ? t(`scope_${kind}`) : targetName(target)
}

function Cell({ target, day, asOf }: { target: Target; day: string; asOf: string }) {
  if (!day) return <Completion target={target} href={targetLogs(target, asOf)} />
  const pace = target.bases.find(({ deadline }) => deadline === day)
  return pace ? (
    <>
      <span data-figure="verdict">
        <Mark look={VERDICT_LOOK[pace.verdict]}>
          {t(`verdict_${pace.verdict}`)} <span class="gap">{signed(pace.gapPoints)}</span>
        </Mark>
      </span>
      <span class="soft" data-figure="needed">
        {t('matrix_needed', { count: orUnknown(pace.neededPerDay, (value) => figure(value, 2)) })}
      </span>{' '}
      <span class="soft" data-figure="chance">
        {t('matrix_chance', { chance: chanceFigure(pace) })}
      </span>
    </>
  ) : (
    <>—</>
  )
}

/** What the figures above count, and what stands beside them. */
function Basis({ overview }: { overview: Overview }) {
  const { countedStatuses, attendance, asOf } = overview
  const statuses = countedStatuses.map((status) => statusWord(status as 'submitted')).join(t('list_comma'))
  const county = countyTarget(overview)
  return (
    <p class="freshness basis">
      <span>{t('gap_in_points')}</span>
      <span>{t('counted_are', { statuses })}</span>
      {county && (
        <>
          <span data-figure="accepted">
            {t('accepted_of_those')}{' '}
            <a href={targetLogs(county, asOf, 'accepted') ?? '#'}>{figure(county.accepted ?? 0)}</a>
          </span>
          <span data-figure="held">
            {t('held_aside')}{' '}
            <Linked href={county.held ? targetLogs(county, asOf, 'held') : null}>{figure(county.held ?? 0)}</Linked>
          </span>
        </>
      )}
      <span data-figure="attendance">
        {t('attendance_total')} <a href={yearLogs(asOf)}>{figure(attendance)}</a> {t('people')}
      </span>
      <a href={withAsOf('/leader', isToday(overview) ? undefined : asOf)}>{t('leader_title')}</a>
    </p>
  )
}

const longestSaid = ({ name, since }: NonNullable<Decision['longest']>): string =>
  name === undefined
    ? t('steer_longest_since', { day: shortDay(since) })
    : t('steer_longest', { name, day: shortDay(since) })

type AnyDecision = Decision | ReturnType<typeof callDecisions>[number]

const Decisions = ({ decisions, silentDays }: { decisions: AnyDecision[]; silentDays: number }) => (
  <div data-steer="decisions">
    <h2 id="steer-decide">{t('steer_decide')}</h2>
    <ul class="steer-decisions" aria-labelledby="steer-decide">
      {decisions.map(({ kind, count, href, longest }) => {
        const says = <span>{t(`steer_${kind}`, { days: silentDays })}</span>
        return (
          <li key={kind} data-decision={kind}>
            {count === 0 ? (
              <>
                <span class="count">0</span> {says}
                <Mark look={['good', 'check']}>{t('none')}</Mark>
              </>
            ) : (
              <a href={href}>
                <span class="count">{count === undefined ? '…' : figure(count)}</span> {says}{' '}
                {longest && <span class="longest">{longestSaid(longest)}</span>}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  </div>
)

/** The year against its plan: one picture, what it says to those who cannot see it, and the table behind it. */
function GapPicture({ overview }: { overview: Overview }) {
  const target = countyTarget(overview)
  const notes = useNotes(overview.asOf)
  const gap = target && gapOf(overview, target, notes)
  const pace = target?.bases[0]
  if (!gap || !pace) return <Empty>{t('no_county_target')}</Empty>
  const said = notes.map((note) => `${shortDay(dayOfNumber(note.x))} ${note.text}`).join(t('list_comma'))
  const [low, high] = [gap.low.at(-1), gap.high.at(-1)]
  return (
    <div id="progress">
      <ChartRoom
        picture={gap}
        title={t('chart_title')}
        day={overview.asOf}
        sheet={gapSheet(overview, gap)}
        label={`${said && `${said} · `}${t('chart_label', {
          day: longDay(overview.asOf),
          gap: gapSaid(gap.done.at(-1)?.y ?? 0),
          deadline: shortDay(pace.deadline),
          needed: pace.neededPerDay === null ? t('unknown') : figure(pace.neededPerDay, 2),
          pace: pace.pacePerDay === null ? t('unknown') : figure(pace.pacePerDay, 2),
        })}`}
      />
      {said && <p class="soft chart-notes">{said}</p>}
      {low && high && (
        <p class="soft" data-figure="band">
          {seasonSentence(target)}{' '}
          {t('chart_band', {
            day: shortDay(pace.deadline),
            low: figure(target.amount + low.y, 0),
            high: figure(target.amount + high.y, 0),
          })}{' '}
          <a href={whatIfPath({ asOf: overview.asOf })}>{t('what_if_this')}</a>
        </p>
      )}
      <TableBehind
        name="months"
        summary={t('chart_table')}
        label={t('chart_table')}
        rows={burnUpRows(overview)}
        keyOf={({ month }) => month}
        columns={[
          text('month', t('month'), { isRowHead: true }),
          {
            head: t('month_done'),
            cell: ({ month, done }) =>
              done ? <a href={monthLogs(month, overview.asOf)}>{figure(done)}</a> : (done ?? ''),
          },
          { head: t('month_planned'), cell: ({ planned }) => figure(planned, 1) },
          { head: t('month_difference'), cell: ({ difference: by }) => (by === null ? '' : signed(by)) },
          { head: t('total_done'), cell: ({ totalDone: done }) => (done === null ? '' : figure(done)) },
          { head: t('total_planned'), cell: ({ totalPlanned }) => figure(totalPlanned, 1) },
        ]}
      />
    </div>
  )
}
