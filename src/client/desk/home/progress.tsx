/** The targets and the teams: what is done, and how that stands against each deadline, side by side. */
import type { ComponentChildren } from 'preact'
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { LinkLine } from '../kit/buttons.tsx'
import { AloneNote, Exact, FractionsNote, targetLogs, teamDayLogs, teamLogs, teamMonthLogs } from '../kit/figures.tsx'
import { Folded, FoldedPart } from '../kit/folded.tsx'
import { Section } from '../kit/section.tsx'
import { Empty } from '../kit/states.tsx'
import {
  Beside,
  Completion,
  daysLeftSentence,
  langOf,
  PaceTable,
  ProgressBar,
  targetName,
  unitOf,
  VerdictMark,
} from '../kit/target.tsx'
import { taskPath, teamPath, whatIfPath } from '../routes.ts'
import { t } from '../words.ts'
import { go } from '../../shared/place.ts'
import { Table, text } from '../kit/table.tsx'
import { TeamChart } from './charts.tsx'
import { homePath, type HomeQuery, RISING, teamsInOrder } from './rules.ts'

type Target = Overview['targets'][number]

export function TargetSection({ overview: { targets, asOf } }: { overview: Overview }) {
  const counted = targets.filter(({ indicator }) => indicator === 'screenings')
  const others = targets.filter(({ indicator }) => indicator !== 'screenings' && indicator !== 'manual')
  const byHand = targets.filter(({ indicator }) => indicator === 'manual')
  return (
    <Section name="targets" title={t('targets_title')}>
      {targets.length === 0 && <Empty>{t('no_targets')}</Empty>}
      <div class="cards">
        {counted.map((target) => (
          <Card key={target.code} target={target} asOf={asOf} class="card" href={targetLogs(target, asOf)}>
            <ProgressBar target={target} />
            <Beside target={target} asOf={asOf} />
            <FoldedPart name={t('fold_pace')}>
              <PaceTable target={target} />
            </FoldedPart>
          </Card>
        ))}
      </div>
      {counted.length > 0 && <LinkLine href={whatIfPath({ asOf })}>{t('what_if_this')}</LinkLine>}
      {others.length > 0 && (
        <div class="cards cards-small">
          {others.map((target) => (
            <Card
              key={target.code}
              target={target}
              asOf={asOf}
              class="card card-small"
              href={SECTION_OF[target.indicator] ?? null}
            >
              <Beside target={target} asOf={asOf} />
              <Paces target={target} asOf={asOf} />
            </Card>
          ))}
        </div>
      )}
      {byHand.length > 0 && <OtherTasks targets={byHand} asOf={asOf} />}
    </Section>
  )
}

/** Where on this page the number is listed. */
const SECTION_OF: Partial<Record<Target['indicator'], string>> = {
  villages_audible: '#audibility',
  tv_households: '#tv',
}

interface CardProps {
  target: Target
  asOf: string
  class: string
  /** What its number counts. */
  href: string | null
  children: ComponentChildren
}

/** Its name leads to its milestones and entries. */
const Card = ({ target, asOf, class: kind, href, children }: CardProps) => (
  <article class={kind} data-target={target.code} aria-labelledby={`target-${target.code}`}>
    <h3 id={`target-${target.code}`} lang={langOf(target)}>
      <a class="plain-link" href={taskPath(target.code, asOf)}>
        {targetName(target)}
      </a>
    </h3>
    <Completion target={target} href={href} />
    {children}
  </article>
)

const Paces = ({ target, asOf }: Pick<CardProps, 'target' | 'asOf'>) => (
  <ul class="plain">
    {target.bases.map((pace) => (
      <li key={pace.deadline}>
        {shortDay(pace.deadline)} <VerdictMark pace={pace} /> <span class="soft">{daysLeftSentence(pace, asOf)}</span>
      </li>
    ))}
  </ul>
)

/** What is counted by hand, a line each: the rest is on the task list. */
const OtherTasks = ({ targets, asOf }: { targets: Target[]; asOf: string }) => (
  <>
    <h3 id="other-tasks">{t('other_tasks')}</h3>
    <Folded count={targets.length}>
      <ul class="plain task-lines" aria-labelledby="other-tasks">
        {targets.map((target) => (
          <li key={target.code} data-target={target.code}>
            <a href={taskPath(target.code, asOf)} lang={langOf(target)}>
              {targetName(target)}
            </a>
            <span>
              <span data-figure="done">{figure(target.done)}</span> / {figure(target.amount)} {unitOf(target)}{' '}
              <span class="soft">{percent(target.completionPercent, 2)}</span>
            </span>
            {target.bases[0] && (
              <span>
                <span class="soft">{shortDay(target.bases[0].deadline)}</span> <VerdictMark pace={target.bases[0]} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Folded>
  </>
)

interface Props {
  overview: Overview
  query: HomeQuery
}

export function TeamSection({ overview, query }: Props) {
  const { teams, unallottedQuota: unallotted } = overview
  return (
    <Section name="teams" title={t('teams_title')}>
      {teams.length === 0 ? (
        <Empty>{t('teams_none')}</Empty>
      ) : (
        <Folded count={teams.length}>
          <TeamTable overview={overview} query={query} />
        </Folded>
      )}
      <FractionsNote credits={teams.map(({ credit }) => credit)} />
      <AloneNote rows={teams} />
      {teams.length > 0 && (
        <FoldedPart name={t('chart_teams')}>
          <TeamChart overview={overview} />
        </FoldedPart>
      )}
      {unallotted !== null && unallotted > 0 && <p class="soft">{t('unallotted', { count: unallotted })}</p>}
      {unallotted !== null && unallotted < 0 && <p class="soft">{t('overallotted', { count: -unallotted })}</p>}
    </Section>
  )
}

const TeamTable = ({ overview: { teams, asOf }, query }: Props) => (
  <Table
    name="teams"
    label={t('teams_title')}
    isPlain
    sorting={{
      order: query.teamOrder,
      rising: RISING,
      show: (teamOrder: HomeQuery['teamOrder']) => go(homePath({ ...query, teamOrder }), { replace: true }),
    }}
    rows={teamsInOrder(teams, query.teamOrder)}
    keyOf={({ code }) => code}
    columns={[
      text('rank', t('rank'), { class: 'number', sort: 'rank' }),
      {
        head: t('team'),
        sort: 'name',
        isRowHead: true,
        cell: ({ code, name }) => <a href={teamPath(code)}>{name}</a>,
      },
      {
        head: t('done_of_quota'),
        class: 'number',
        sort: 'done',
        cell: ({ code, done, credit, quota }) => (
          <>
            {credit > 0 ? <a href={teamLogs(code, asOf)}>{figure(done)}</a> : '0'}/{figure(quota)}{' '}
            <Exact credit={credit} />
          </>
        ),
      },
      {
        head: t('completion'),
        class: 'number',
        sort: 'completionPercent',
        cell: ({ completionPercent: done }) => (done === null ? t('none') : percent(done, 2)),
      },
      {
        head: t('this_month'),
        class: 'number',
        sort: 'thisMonth',
        cell: ({ code, thisMonth, thisMonthCredit }) => (
          <>
            {thisMonthCredit > 0 ? <a href={teamMonthLogs(code, asOf)}>{figure(thisMonth)}</a> : '0'}{' '}
            <Exact credit={thisMonthCredit} />
          </>
        ),
      },
      {
        head: t('last_screened'),
        sort: 'lastScreenedOn',
        cell: ({ code, lastScreenedOn: day }) => (day ? <a href={teamDayLogs(code, day)}>{day}</a> : t('none')),
      },
    ]}
  />
)
