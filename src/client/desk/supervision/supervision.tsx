/** 三色督办单: what is overdue, behind time or due within seven days; one A4 for each cause and who answers for it. */
import { duties as dutyRoutes } from '../../../contract/duties.ts'
import { faults as faultRoutes } from '../../../contract/faults.ts'
import { figures, flags as flagRoutes } from '../../../contract/figures.ts'
import { teams as teamRoutes, villages as villageRoutes } from '../../../contract/register.ts'
import { problems as problemRoutes, works as workRoutes } from '../../../contract/ledger.ts'
import { targets, type Task } from '../../../contract/targets.ts'
import { SUPERVISION_COLOURS, type SupervisionColour } from '../../../domain/flag/supervision.ts'
import { ask } from '../../shared/api.ts'
import { longDay, shortDay } from '../../shared/format.ts'
import { together, useAll, useAsk, useLoad, useToday } from '../../shared/load.ts'
import { Choices, Filters } from '../kit/filters.tsx'
import { useDayKnown, useMoment } from '../kit/known.tsx'
import type { PageProps } from '../kit/page.tsx'
import { Box, Boxes, choicesOf, Paper, PaperPage, Signed, useTimesSaid } from '../kit/printed.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { readSupervision, supervisionPath } from '../routes.ts'
import { type MatterKind, mattersOf, OWN_KINDS, sheetsOf, type SupervisionSheet } from './rules.ts'
import './supervision.css'

export function Page({ search }: PageProps) {
  const today = useDayKnown(useToday())
  const asked = readSupervision(search)
  const overview = useAsk(figures.overview, {})
  const tasks = useTasks(overview.data?.targets.map(({ code }) => code))
  const flags = useAll(flagRoutes.list, { query: { open: true, limit: 500 } })
  const faults = useAll(faultRoutes.list, { query: { open: true, limit: 500 } })
  const problems = useAll(problemRoutes.list, { query: { limit: 500 } })
  const works = useAll(workRoutes.list, { query: { limit: 500 } })
  const villages = useAll(villageRoutes.list, { query: { limit: 500 } })
  const named = useAll(dutyRoutes.list, { query: { named: true, limit: 500 } })
  const teams = useAll(teamRoutes.list, {})
  const timesSaid = useTimesSaid()
  const filtered = choicesOf(asked, supervisionPath)
  return (
    <PaperPage
      title={t('supervision_title')}
      lead={t('supervision_lead')}
      back={['/tasks', t('back_tasks')]}
      choices={
        <Filters of={filtered} chips={{ subject: (code) => code }}>
          <Choices
            of={filtered}
            word="colour"
            label={t('supervision_colour')}
            any={t('supervision_any')}
            choices={SUPERVISION_COLOURS.map((one) => [one, colourSaid(one)])}
          />
        </Filters>
      }
      load={together(overview, tasks, flags, faults, problems, works, villages, teams, named)}
      none={t('supervision_none')}
      sheetsOf={({ targets: figuresOf }) => {
        if (!today) return []
        const matters = mattersOf({
          today,
          targets: figuresOf,
          milestones: tasks.data?.flatMap(({ milestones }) => milestones) ?? [],
          flags: flags.data?.items ?? [],
          faults: faults.data?.items ?? [],
          problems: problems.data?.items ?? [],
          works: works.data?.items ?? [],
          villages: villages.data?.items ?? [],
          teams: teams.data?.items ?? [],
          duties: named.data?.items ?? [],
        }).filter(
          ({ colour, about }) =>
            (!asked.colour || colour === asked.colour) && (!asked.subject || about.includes(asked.subject)),
        )
        return sheetsOf(matters).map((sheet) => (
          <Sheet key={sheet.key} sheet={sheet} day={today} foot={timesSaid(today)} />
        ))
      }}
    />
  )
}

const readTasks = (asked: string): Promise<Task[]> => {
  const [, , ...codes] = asked.split(' ')
  return Promise.all(codes.filter(Boolean).map((code) => ask(targets.read, { params: { code }, query: {} })))
}
/** Where milestones stand is told by each target for itself; of another moment they are asked anew. */
const useTasks = (codes: string[] | undefined) => {
  const at = useMoment() ?? ''
  return useLoad(codes ? `tasks ${at} ${codes.join(' ')}` : null, { ask: readTasks })
}

const MEANS = { red: 'verdict_overdue', yellow: 'verdict_behind', blue: 'supervision_near' } as const
const colourSaid = (colour: SupervisionColour): string => `${t(`supervision_${colour}`)} · ${t(MEANS[colour])}`

const isOwn = (kind: MatterKind): kind is (typeof OWN_KINDS)[number] => OWN_KINDS.some((one) => one === kind)
const kindSaid = (kind: MatterKind): string => (isOwn(kind) ? t(`supervise_kind_${kind}`) : t(`flag_kind_${kind}`))

function Sheet({ sheet, day, foot }: { sheet: SupervisionSheet; day: string; foot: string }) {
  const { colour, kind, who, matters, part, parts } = sheet
  return (
    <Paper
      of={sheet.key}
      class={`order order-${colour}`}
      heading={
        <span class="order-colour">
          {t(`supervision_heading_${colour}`)} · {t(MEANS[colour])}
        </span>
      }
      under={parts > 1 && t('supervision_part', { part, parts })}
      day={day}
      foot={foot}
    >
      <Boxes>
        <Box label={t('supervision_who')}>{who ?? t('leader_to_name')}</Box>
        <Box label={t('supervision_cause')}>{kindSaid(kind)}</Box>
      </Boxes>
      <Table
        class="ruled cards-on-phones"
        label={kindSaid(kind)}
        rows={matters}
        keyOf={({ key }) => key}
        columns={[
          { head: t('supervision_matter'), isNamed: true, class: 'matter', cell: ({ name }) => name },
          { head: t('supervision_stands'), isNamed: true, cell: ({ says }) => says },
          { head: t('supervision_since'), isNamed: true, class: 'day', cell: ({ since }) => since && shortDay(since) },
          { head: t('leader_due'), isNamed: true, class: 'day', cell: ({ dueOn }) => dueOn && shortDay(dueOn) },
        ]}
      />
      <Boxes>
        <Box isWide label={t('supervision_to_do')}>
          {t(`supervise_do_${kind}`)}
        </Box>
        <Box isWide label={t('supervision_order')} />
      </Boxes>
      <Signed by={[t('supervision_sign'), longDay(day)]} />
      <h3>{t('supervision_receipt')}</h3>
      <Boxes>
        <Box isWide label={t('supervision_result')} />
      </Boxes>
      <Signed by={[t('supervision_received'), t('supervision_received_on'), t('supervision_done_on')]} />
    </Paper>
  )
}
