/** Targets as they might be, beside how they are: another amount, deadline, season, or more teams. Nothing is stored. */
import * as z from 'zod'
import { figures } from '../../../contract/figures.ts'
import { whatIf } from '../../../contract/targets.ts'
import { Day } from '../../../domain/period.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import type { NewWhatIf } from '../../../domain/target/what-if.ts'
import { ask, Problem } from '../../shared/api.ts'
import { dayOf } from '../../shared/format.ts'
import { useAsk, useLoad } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { ActionButton, LinkLine } from '../kit/buttons.tsx'
import { seasonSentence } from '../kit/chance.tsx'
import { SelectField } from '../kit/fields.tsx'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import { useMoment } from '../kit/known.tsx'
import { sharesCheck, sharesField } from '../kit/month-shares.ts'
import { DayHead, Freshness, type PageProps } from '../kit/page.tsx'
import { Answered, Empty, Section } from '../kit/section.tsx'
import { langOf, targetName } from '../kit/target.tsx'
import { t } from '../later-words.ts'
import { readWhatIf, SEASONS, whatIfPath, type WhatIfView } from '../routes.ts'
import { Beside } from './beside.tsx'
import { chosenTarget, hasTeams, isSupposing, questionOf } from './rules.ts'

type Target = Overview['targets'][number]

export function Page({ search }: PageProps) {
  const view = readWhatIf(search)
  const moment = useMoment()
  const overview = useAsk(figures.overview, { query: { asOf: view.asOf } })
  const { data } = overview
  const show = (changes: Partial<WhatIfView>) => go(whatIfPath({ ...view, ...changes }), { replace: true })
  return (
    <div class="page-narrow">
      <LinkLine href={whatIfBack(view.asOf)}>{t('back_tasks')}</LinkLine>
      <DayHead
        title={t('what_if_title')}
        asked={view.asOf}
        shown={data?.asOf}
        today={data && dayOf(data.generatedAt)}
        show={(asOf) => show({ asOf })}
      >
        <Freshness day={data?.asOf} />
      </DayHead>
      <p>{t('what_if_lead')}</p>
      <Answered load={overview} lines={10}>
        {(answer) => {
          const target = chosenTarget(answer.targets, view.target)
          if (!target) return <Empty>{t('what_if_not_then')}</Empty>
          return (
            <Content key={`${moment} ${answer.asOf} ${target.code}`} view={view} overview={answer} target={target} />
          )
        }}
      </Answered>
    </div>
  )
}

const whatIfBack = (asOf: string | undefined): string => (asOf ? `/tasks?asOf=${asOf}` : '/tasks')

interface ContentProps {
  view: WhatIfView
  overview: Overview
  target: Target
}

function Content({ view, overview, target }: ContentProps) {
  const asked = isSupposing(view) ? questionOf(view, target, overview.asOf, overview.teams.length) : null
  const answer = useLoad(asked, { ask: askWhatIf })
  return (
    <>
      <Section id="what-if-form-title" title={t('what_if_form')}>
        <Supposing view={view} overview={overview} target={target} />
      </Section>
      <Section id="what-if-result-title" title={t('what_if_result')} data-part="what-if">
        <h3 lang={langOf(target)}>{targetName(target)}</h3>
        {asked === null ? (
          <Empty>{t('what_if_nothing_yet')}</Empty>
        ) : (
          <Answered load={answer} lines={8}>
            {({ targets: [supposed] }) => supposed && <Result now={target} then={supposed} season={view.season} />}
          </Answered>
        )}
      </Section>
    </>
  )
}

const askWhatIf = (question: string, signal?: AbortSignal) =>
  ask(whatIf.ask, { body: JSON.parse(question) as NewWhatIf, signal })

function Result({ now, then, season: supposed }: { now: Target; then: Target; season: WhatIfView['season'] }) {
  const isAsNow = supposed === 'now' || then.season === null
  const season = isAsNow ? seasonSentence(then) : t('what_if_by', { season: t(`what_if_season_${supposed}`) })
  return (
    <>
      {season && (
        <p class="soft" data-figure="season">
          {season}
        </p>
      )}
      <Beside now={now} then={then} />
    </>
  )
}

const Supposition = z.object({
  amount: z.number().optional(),
  deadline: Day.optional(),
  season: z.enum(SEASONS),
  shares: z.string().optional(),
  teams: z.number().optional(),
})

/** Ten times as many teams are no plan. */
const MOST_TIMES = 10

function Supposing({ view, overview, target }: ContentProps) {
  const teamsNow = overview.teams.length
  const now = { amount: target.amount, deadline: target.bases[0]?.deadline, season: 'now' as const, teams: teamsNow }
  const wantedView = (
    { amount, deadline, season, teams }: z.input<typeof Supposition>,
    shares: string,
  ): WhatIfView => ({
    asOf: view.asOf,
    target: target.code,
    amount: amount === undefined || amount === now.amount ? undefined : String(amount),
    deadline: deadline === now.deadline ? undefined : deadline,
    season,
    shares: season === 'own' ? shares : undefined,
    teams: teams === undefined || teams === teamsNow ? undefined : String(teams),
  })
  const form = useForm(Supposition, {
    start: now,
    begin: begunWith(view, now),
    fields: {
      amount: { label: t('amount'), inputMode: 'numeric' },
      deadline: t('target_deadline'),
      season: { label: t('what_if_season'), choices: SEASONS.map((one) => [one, t(`what_if_season_${one}`)]) },
      shares: {
        ...sharesField(t('target_monthShares')),
        hint: t('what_if_shares_hint'),
        read: (text) => text || undefined,
      },
      teams: { label: t('in_teams'), hint: t('what_if_teams_hint', { now: teamsNow }), inputMode: 'numeric' },
    },
    check: ({ season, shares, teams }) => [
      ...(season === 'own' ? ownSharesCheck(shares) : []),
      ...(hasTeams(target) ? teamsCheck(teams, MOST_TIMES * teamsNow) : []),
    ],
    send: async (wanted) => {
      const next = wantedView(wanted, form.draft.shares)
      if (isSupposing(next)) await askAtFields(questionOf(next, target, overview.asOf, teamsNow))
    },
    done: (wanted) => go(whatIfPath(wantedView(wanted, form.draft.shares)), { replace: true }),
  })
  const reset = () => {
    form.clear()
    go(whatIfPath({ asOf: view.asOf, target: target.code }), { replace: true })
  }
  return (
    <>
      <Form of={form} label={t('what_if_form')} button={t('what_if_reckon')}>
        <SelectField
          label={t('what_if_target')}
          name="target"
          value={target.code}
          set={(code) => go(whatIfPath({ asOf: view.asOf, target: code }), { replace: true })}
          choices={overview.targets.map((one) => [one.code, targetName(one)])}
          problem={undefined}
        />
        <FieldRow of={form} names={['amount', 'deadline', hasTeams(target) && 'teams']} />
        <Field of={form} name="season" />
        {form.draft.season === 'own' && <Field of={form} name="shares" />}
      </Form>
      {isSupposing(view) && <ActionButton class="quiet" label={t('what_if_reset')} onClick={reset} />}
    </>
  )
}

/** What the address says, as it says it; the rest as it is. */
const begunWith = ({ amount, deadline, season, shares, teams }: WhatIfView, now: object): object => ({
  ...now,
  season,
  ...(amount !== undefined && { amount }),
  ...(deadline !== undefined && { deadline }),
  ...(shares !== undefined && { shares }),
  ...(teams !== undefined && { teams }),
})

const ownSharesCheck = (text: string): Problem['issues'] =>
  text.trim() === '' ? [{ path: 'shares', message: t('month_shares_twelve') }] : sharesCheck(text, 'shares')

function teamsCheck(text: string, most: number): Problem['issues'] {
  const teams = Number(text)
  const isWrong = text.trim() !== '' && !(Number.isInteger(teams) && teams >= 1 && teams <= most)
  return isWrong ? [{ path: 'teams', message: t('what_if_teams_range', { most }) }] : []
}

/** The form's own names of what is asked. */
const FIELD_OF: Record<string, string> = { monthShares: 'shares', pace: 'teams' }

/** What is wrong is said at its field, and nothing typed is lost. */
async function askAtFields(question: string): Promise<void> {
  try {
    await askWhatIf(question)
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    const issues = thrown.issues.map(({ path, message }) => {
      const [field = ''] = path.replace(/^targets\.0\./, '').split('.')
      return { path: FIELD_OF[field] ?? field, message }
    })
    throw new Problem(thrown.code, thrown.detail, issues)
  }
}
