/** One task: its figures against both deadlines, its milestones, what it is counted by, and what is entered by hand. */
import { targets, type Task, type TaskEntry } from '../../../contract/targets.ts'
import { subjectOf } from '../../../domain/ledger/duty.ts'
import { NewTargetEntry } from '../../../domain/target/target.ts'
import { ask, useFormId } from '../../shared/api.ts'
import { dayTimeOf, figure, longDay } from '../../shared/format.ts'
import { useAsk, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { LinkLine, useMayChange } from '../kit/buttons.tsx'
import { readAsOf, withAsOf } from '../kit/address.ts'
import { DutySection } from '../kit/duty.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import { useDayKnown } from '../kit/known.tsx'
import { DayHead, Freshness, Missing, type PageProps } from '../kit/page.tsx'
import { Empty, Failure, Section, Skeleton } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { Beside, Completion, langOf, PaceTable, ProgressBar, targetName, unitOf } from '../kit/target.tsx'
import { supervisionPath, taskPath, whatIfPath } from '../routes.ts'
import { type Key, t } from '../words.ts'
import { FedSection } from './fed.tsx'
import { ChecklistSection } from './checklist.tsx'
import { MilestoneSection } from './milestones.tsx'
import { evidenceOf, type Writing } from './rules.ts'

export function Page({ params: { code }, search }: PageProps) {
  const asOf = readAsOf(search)
  const today = useToday()
  const dayShown = useDayKnown(today)
  const { data, problem, reload } = useAsk(targets.read, { params: { code }, query: { asOf } })
  const title = data ? targetName(data.target) : t('task_loading')
  if (problem?.code === 'not_found') return <Missing />
  return (
    <div class="page-narrow page-task">
      <LinkLine href={withAsOf('/tasks', asOf)}>{t('back_tasks')}</LinkLine>
      <DayHead
        title={title}
        lang={data && langOf(data.target)}
        asked={asOf}
        shown={dayShown}
        today={today}
        show={(day) => go(taskPath(code, day), { replace: true })}
      >
        <Freshness day={asOf ?? dayShown} />
      </DayHead>
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={10} />}
      {data && dayShown && <Content task={data} asOf={asOf} today={dayShown} reload={reload} />}
    </div>
  )
}

interface ContentProps {
  task: Task
  /** The day the address names, if it names one. */
  asOf: string | undefined
  today: string
  reload: () => void
}

function Content({
  task: { target, figures, milestones, entries, checklist, fed },
  asOf,
  today,
  reload,
}: ContentProps) {
  const mayChange = useMayChange()
  const shown = asOf ?? today
  const writing = { code: target.code, today, reload, mayWrite: shown >= today && mayChange }
  const evidence = evidenceOf(target, figures, shown, asOf)
  const scope = `scope_${target.scope.kind}` as const satisfies Key
  const title = (
    <>
      {t('task_figures')} <span class="soft">{`${t('as_of')} ${longDay(shown)}`}</span>
    </>
  )
  return (
    <>
      {shown < today && (
        <p class="notice notice-watch" role="note">
          {t('past_day_reading', { day: longDay(shown) })}
        </p>
      )}
      <Section id="figures-title" title={title} data-target={target.code}>
        {figures ? (
          <>
            <Completion target={figures} href={evidence?.href ?? null} />
            <ProgressBar target={figures} />
            <Beside target={figures} asOf={shown} />
            <PaceTable target={figures} />
          </>
        ) : (
          <p>{t('task_not_then')}</p>
        )}
        <p>
          {evidence && (
            <a class="button" href={evidence.href}>
              {t(evidence.word)}
            </a>
          )}
        </p>
        {figures && <LinkLine href={whatIfPath({ asOf, target: target.code })}>{t('what_if_this')}</LinkLine>}
        {figures && <LinkLine href={supervisionPath({ subject: target.code })}>{t('supervise_of')}</LinkLine>}
        {target.indicator !== 'manual' && <p class="soft">{t('entries_elsewhere')}</p>}
      </Section>
      <MilestoneSection milestones={milestones} {...writing} />
      {checklist && <ChecklistSection checklist={checklist} {...writing} />}
      {fed && <FedSection target={target} fed={fed} />}
      {target.indicator === 'manual' && !checklist && !target.fedBy && (
        <EntrySection entries={entries} unit={unitOf(target)} {...writing} />
      )}
      <DutySection subject={subjectOf('target', target.code)} />
      <Section id="about-title" title={t('task_facts')}>
        <Facts>
          <Fact label={t('target_code')}>
            <span class="code">{target.code}</span>
          </Fact>
          <Fact label={t('task_scope')}>{t(scope, { code: target.scope.code ?? '' })}</Fact>
          <Fact label={t('target_document')}>{target.document}</Fact>
        </Facts>
      </Section>
    </>
  )
}

interface EntriesProps extends Writing {
  entries: TaskEntry[]
  unit: string
}

/** The latest day first; of one day, what came last. */
const newestFirst = (entries: TaskEntry[]): TaskEntry[] =>
  [...entries].sort((a, b) => (a.on + a.receivedAt < b.on + b.receivedAt ? 1 : -1))

const EntrySection = ({ entries, unit, ...writing }: EntriesProps) => (
  <Section id="entries-title" title={t('entries_title')}>
    {entries.length === 0 ? (
      <Empty>{t('entries_none')}</Empty>
    ) : (
      <Table
        name="entries"
        class="cards-on-phones"
        label={t('entries_title')}
        rows={newestFirst(entries)}
        keyOf={({ id }) => id}
        columns={[
          { head: t('entry_on'), cell: ({ on }) => on },
          {
            head: t('amount'),
            class: 'number',
            cell: ({ amount }) => (
              <>
                {amount < 0 && <span class="tag">{t('entry_correction')}</span>} {figure(amount)} {unit}
              </>
            ),
          },
          { head: t('entry_note'), class: 'wide', cell: ({ note }) => <span lang="zh-CN">{note}</span> },
          { head: t('entry_by'), cell: ({ enteredBy }) => enteredBy ?? t('unknown') },
          { head: t('received_at'), class: 'soft', cell: ({ receivedAt }) => dayTimeOf(receivedAt) },
        ]}
      />
    )}
    {writing.mayWrite && <EntryForm unit={unit} {...writing} />}
  </Section>
)

/** A correction is a negative entry. */
function EntryForm({ code, today, unit, reload }: Omit<EntriesProps, 'entries'>) {
  const [id, renew] = useFormId()
  const again = () => {
    renew()
    reload()
  }
  const form = useForm(NewTargetEntry, {
    start: { id, on: today },
    fields: {
      on: { label: t('entry_on'), max: today },
      amount: { label: t('entry_amount', { unit }), hint: t('entry_amount_hint'), type: 'number' },
      note: t('entry_note'),
    },
    send: (body) => ask(targets.enter, { params: { code }, body }),
    done: again,
    says: ({ amount }) => t('entry_kept', { amount: figure(amount), unit }),
    conflict: again,
  })
  return (
    <>
      <h3>{t('entry_add')}</h3>
      <Form of={form} label={t('entry_add')} button={t('entry_add')}>
        <FieldRow of={form} names={['on', 'amount']} />
        <Field of={form} name="note" />
      </Form>
    </>
  )
}
