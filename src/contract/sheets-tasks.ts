/** Tasks, checklists, flags and the trail as sheets. */
import type { OverviewTarget } from '../domain/target/target-figures.ts'
import { type ChecklistTotal, FOUND } from '../domain/target/checklist.ts'
import type { KeptFlag } from '../domain/flag/flag-life.ts'
import { seesTo } from '../domain/ledger/answering.ts'
import { audit, type AuditLine } from './accounts.ts'
import { figures, flags } from './figures.ts'
import { type Checklist, type ChecklistVillage, targets } from './targets.ts'
import { columnsOf, type Say, type SheetColumn, sheetOf, type SheetWord } from './sheet.ts'

export const TASK_COLUMNS = columnsOf<OverviewTarget>()({
  name: { head: 'task_name', width: 36, value: ({ name }) => name },
  done: { head: 'done', kind: 'exact', value: ({ done }) => done },
  atLeast: {
    head: 'in_atLeast',
    isWithin: true,
    value: ({ doneAtLeast }, say) => (doneAtLeast ? say('yes') : undefined),
  },
  amount: { head: 'quota', kind: 'exact', isWithin: true, value: ({ amount }) => amount },
  unit: { head: 'target_unit', isWithin: true, value: ({ unit }) => unit },
  completion: { head: 'completion', kind: 'share', value: ({ completionPercent }) => completionPercent },
  verdict: { head: 'verdict', value: ({ bases: [pace] }, say) => pace && say(`verdict_${pace.verdict}`) },
  gap: { head: 'column_gap', kind: 'points', width: 14, isWithin: true, value: ({ bases: [pace] }) => pace?.gapPoints },
  deadline: { head: 'target_deadline', kind: 'day', value: ({ bases: [pace] }) => pace?.deadline },
  left: { head: 'days_left', kind: 'count', isWithin: true, value: ({ bases: [pace] }) => pace?.daysLeft },
})
/** The task list as of a day, which the overview answers. */
export const TASK_SHEET = sheetOf(figures.overview, {
  title: 'tasks_title',
  path: '/api/targets',
  columns: TASK_COLUMNS,
  rows: (answer) => answer.targets,
  statuses: () => ['submitted', 'accepted'],
})

const checkColumns = ({ items }: Checklist) =>
  Object.fromEntries(
    items.map(({ code, name, minimum, unit }): [string, SheetColumn<ChecklistVillage>] => [
      code,
      {
        head: () => `${name} ≥ ${minimum} ${unit}`,
        kind: 'exact',
        width: 20,
        value: ({ checks }) => checks.find(({ item }) => item === code)?.value,
      },
    ]),
  )
export const CHECKLIST_SHEET = sheetOf(targets.read, {
  title: 'checklist_title',
  path: '/api/targets/{code}/checklist',
  columns: ({ checklist = { items: [], villages: [], totals: [] } }) => ({
    village: { head: 'village', width: 16, value: ({ name }) => name } satisfies SheetColumn<ChecklistVillage>,
    township: {
      head: 'township',
      width: 14,
      isWithin: true,
      value: ({ townshipName }) => townshipName,
    } satisfies SheetColumn<ChecklistVillage>,
    complete: {
      head: 'column_complete',
      isWithin: true,
      value: ({ isComplete }, say) => say(isComplete ? 'yes' : 'no'),
    } satisfies SheetColumn<ChecklistVillage>,
    ...checkColumns(checklist),
  }),
  rows: ({ checklist }) => checklist?.villages ?? [],
})

const totalOf = (head: SheetWord, value: (total: ChecklistTotal) => number): SheetColumn<ChecklistTotal> => ({
  head,
  kind: 'count',
  value,
})
export const CHECKLIST_TOTALS_SHEET = sheetOf(targets.read, {
  title: 'checklist_totals',
  path: '/api/targets/{code}/checklist-totals',
  summary: 'The sums of a target’s checklist',
  columns: ({ checklist }): Record<string, SheetColumn<ChecklistTotal>> => ({
    item: {
      head: 'checklist_item',
      width: 16,
      value: ({ item }) => checklist?.items.find(({ code }) => code === item)?.name ?? item,
    },
    ...Object.fromEntries(FOUND.map((found) => [found, totalOf(`check_${found}`, (total) => total[found])])),
    sum: totalOf('checklist_sum', ({ villages }) => villages),
  }),
  rows: ({ checklist }) => checklist?.totals ?? [],
})

export const FLAG_SHEET = sheetOf(flags.list, {
  title: 'flags_page_title',
  columns: columnsOf<KeptFlag>()({
    subject: { head: 'flag_subject', width: 20, value: ({ subject }) => subject.name },
    kind: { head: 'flag_kind', width: 16, value: ({ kind }, say) => say(`flag_kind_${kind}`) },
    severity: { head: 'column_urgency', value: ({ severity }, say) => say(`severity_${severity}`) },
    message: { head: 'column_says', width: 50, value: ({ message }) => message },
    owner: { head: 'flag_owner', value: seesTo },
    due: { head: 'column_due', kind: 'day', value: ({ dueOn }) => dueOn },
    opened: { head: 'column_opened', kind: 'day', value: ({ openedOn }) => openedOn },
    cleared: { head: 'column_cleared', kind: 'day', value: ({ clearedOn }) => clearedOn },
  }),
})

/** Of two words for it the first that there is. */
const wordOf = (say: Say, kind: string, ...beginnings: string[]): string => {
  const keys = beginnings.map((beginning) => `${beginning}${kind}`)
  return keys.map((key) => [key, say(key as SheetWord)]).find(([key, said]) => key !== said)?.[1] ?? kind
}
const deedOf = ({ action, before }: AuditLine): string =>
  action === 'put' ? (before === undefined ? 'put_new' : 'put_again') : action
export const AUDIT_SHEET = sheetOf(audit.list, {
  title: 'audit_title',
  columns: columnsOf<AuditLine>()({
    at: { head: 'time', kind: 'moment', width: 17, value: ({ at }) => at },
    who: {
      head: 'audit_actor',
      width: 14,
      value: ({ actor }, say) => (actor.id === 'system' ? say('audit_system') : actor.name),
    },
    action: { head: 'audit_action', width: 18, value: (line, say) => wordOf(say, deedOf(line), 'did_', 'action_') },
    kind: {
      head: 'column_thing',
      width: 14,
      value: ({ subject }, say) => wordOf(say, subject.kind, 'subject_', 'noun_'),
    },
    name: { head: 'flag_subject', width: 24, value: ({ subject }) => subject.name },
    id: { head: 'field_code', width: 38, value: ({ subject }) => subject.id },
    reason: { head: 'reason', width: 30, value: ({ reason }) => reason },
    number: { head: 'column_row', kind: 'count', value: ({ id }) => id },
  }),
})
