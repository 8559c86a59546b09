/** 放映计划: who shows where on which evening, a row a team or of one team a row a week; planned, changed and proposed here. */
import { useState } from 'preact/hooks'
import { plans as planRoutes } from '../../../contract/plans.ts'
import type { AnswerOf } from '../../../contract/route.ts'
import { teams as teamRoutes } from '../../../contract/register.ts'
import { PLAN_FIGURE_COLUMNS, PLAN_FIGURE_SHEET, PLAN_SHEET } from '../../../contract/sheets-logs.ts'
import { monthOf } from '../../../domain/period.ts'
import { nextFreeEvening } from '../../../domain/plan/free-evening.ts'
import { go } from '../../shared/place.ts'
import { shortDay } from '../../shared/format.ts'
import { type Loaded, together, useAll, useAsk, useToday } from '../../shared/load.ts'
import { ActionButton, ActionLink, Changing } from '../kit/buttons.tsx'
import { Export } from '../kit/export.tsx'
import { filterOf, Filters, TeamChoice } from '../kit/filters.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { choicesOf } from '../kit/printed.tsx'
import { Answered, AnsweredSection, type Opening, Section, useOpening } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { noticesPath, plansPath, readPlans } from '../routes.ts'
import { EveningForm } from './evening-form.tsx'
import { PlanDays } from './plan-days.tsx'
import { Proposal } from './proposal.tsx'
import { asKept, daysShown, type Open, openAt, planRows, stepped } from './rules.ts'
import './plan.css'

export function Page({ search }: PageProps) {
  const today = useToday()
  const asked = readPlans(search)
  const { team } = asked
  const day = asked.day ?? today
  const isOfOne = team !== undefined
  const span = day === undefined ? undefined : daysShown(day, isOfOne)
  const plans = useAll(planRoutes.list, span ? { query: { ...span, team, limit: 500 } } : null)
  const teams = useAll(teamRoutes.list, {})
  const month = day && monthOf(day)
  const figures = useAsk(planRoutes.figures, month ? { query: { month } } : null)
  const opening = useOpeningAt(asked, useOpening<Open>('plans-title', plans, figures))
  const [isProposing, setProposing] = useState(false)
  const filtered = choicesOf({ team }, (chosen) => plansPath({ ...chosen, day: asked.day }))
  const weekSaid = (monday: string): string => t('plans_week_of', { from: shortDay(monday) })
  return (
    <TitledPage title={t('plans_title')} lead={t('plans_lead')} back={['/logs', t('back_logs')]}>
      <Filters of={filtered}>
        <TeamChoice {...filterOf(filtered, 'team')} />
      </Filters>
      {day && <Ways day={day} team={team} />}
      <Section
        said={opening.said}
        title={span ? t('plans_week', { from: shortDay(span.from), to: shortDay(span.to) }) : t('plans_title')}
      >
        {span && <Export of={PLAN_SHEET} query={{ ...span, team }} />}
        <Answered load={together(plans, teams)} lines={24}>
          {({ items }) => {
            const opened = asKept(opening.opened ?? openAt(asked, items, today), items)
            return (
              span && (
                <>
                  {opened && (
                    <Changing>
                      <EveningForm
                        key={`${opened.plan?.id ?? ''} ${opened.teamCode} ${opened.villageCode ?? opened.on}`}
                        open={opened}
                        opening={opening}
                        free={nextFreeEvening(items, opened.teamCode, opened.on, today ?? '')}
                      />
                    </Changing>
                  )}
                  <PlanDays
                    today={today}
                    span={span}
                    rows={planRows({ plans: items, teams: teams.data?.items ?? [], team, ...span, weekSaid })}
                    open={opening.open}
                  />
                </>
              )
            )
          }}
        </Answered>
        {team !== undefined && month && (
          <Changing>
            {isProposing ? (
              <Proposal
                team={team}
                month={month}
                close={() => setProposing(false)}
                saved={(count) => {
                  setProposing(false)
                  opening.saved(t('plans_proposed', { count }))
                }}
              />
            ) : (
              <ActionButton label={t('plans_propose')} onClick={() => setProposing(true)} />
            )}
          </Changing>
        )}
      </Section>
      <PlanFigures figures={figures} month={month} team={team} />
    </TitledPage>
  )
}

/** What an address asks for is done with once it is closed or saved. */
function useOpeningAt({ team, day, village }: ReturnType<typeof readPlans>, opening: Opening<Open>): Opening<Open> {
  const leave = () => village !== undefined && go(plansPath({ team, day }), { replace: true })
  return {
    ...opening,
    close: () => {
      opening.close()
      leave()
    },
    saved: (sentence) => {
      opening.saved(sentence)
      leave()
    },
  }
}

interface WaysProps {
  day: string
  team: string | undefined
}
const Ways = ({ day, team }: WaysProps) => (
  <p class="actions">
    <ActionLink href={plansPath({ team, day: stepped(day, -1, team !== undefined) })}>{t('plans_before')}</ActionLink>
    <ActionLink href={plansPath({ team, day: undefined })}>{t('plans_today')}</ActionLink>
    <ActionLink href={plansPath({ team, day: stepped(day, 1, team !== undefined) })}>{t('plans_after')}</ActionLink>
    <ActionLink href={noticesPath({ month: monthOf(day), team })}>{t('plans_see_notices')}</ActionLink>
    <Changing>
      <ActionLink href="/import?part=plans">{t('plans_bring')}</ActionLink>
    </Changing>
  </p>
)

interface FiguresProps {
  figures: Loaded<AnswerOf<typeof planRoutes.figures>>
  month: string | undefined
  team: string | undefined
}
const NAMED = { isNamed: true }
const PlanFigures = ({ figures, month, team }: FiguresProps) => (
  <AnsweredSection title={t('plan_figures_title')} load={figures} lines={6}>
    {({ teams: rows }) =>
      rows.length === 0 ? (
        <p>{t('plans_figures_none')}</p>
      ) : (
        <>
          <Export of={PLAN_FIGURE_SHEET} query={{ month }} />
          <Table
            name="plan-figures"
            isWide
            label={t('plan_figures_title')}
            rows={team === undefined ? rows : rows.filter(({ teamCode }) => teamCode === team)}
            keyOf={({ teamCode }) => teamCode}
            columns={drawn<(typeof rows)[number]>()(PLAN_FIGURE_COLUMNS, {
              team: { isRowHead: true },
              planned: NAMED,
              confirmed: NAMED,
              shown: NAMED,
              inReview: NAMED,
              moved: NAMED,
              cancelled: NAMED,
              missed: NAMED,
              fellOut: NAMED,
              toCome: NAMED,
              unplanned: NAMED,
            })}
          />
        </>
      )
    }
  </AnsweredSection>
)
