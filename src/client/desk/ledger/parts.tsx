/** What is recorded piece by piece: a work's stages, a fund's movements; and why an entry is withdrawn. */
import { type Stage, STAGES } from '../../../domain/ledger/kinds.ts'
import * as z from 'zod'
import { MONEY_FROM, type Move, MOVES, NewFund } from '../../../domain/ledger/fund.ts'
import { NewWork } from '../../../domain/ledger/work.ts'
import { funds } from '../../../contract/ledger.ts'
import { figure } from '../../shared/format.ts'
import { useToday } from '../../shared/load.ts'
import { ActionButton, Changing } from '../kit/buttons.tsx'
import { asksWhy, reasonField } from '../kit/entry-form.tsx'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import { Empty, type Opening, Section, useOpening } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { sendEntry } from './fields.tsx'
import { contentOf, type Entry, MONEY_FIELD, type Name, NOUNS } from './nouns.ts'

interface Props {
  entry: Entry
  reload: () => void
}
type WorkStage = z.infer<typeof NewWork>['stages'][number]
const reason = funds.change.body.shape.reason
const StageForm = NewWork.shape.stages.unwrap().element.extend({ reason })

export function WorkStages({ entry, reload }: Props) {
  const stages = entry['stages'] as WorkStage[]
  const opening = useOpening<Stage>('stages-title', { reload })
  const rows = STAGES.map((stage) => ({ ...stages.find((one) => one.stage === stage), stage }))
  return (
    <Section said={opening.said} title={t('in_stages')}>
      <Table
        name="stages"
        label={t('in_stages')}
        rows={rows}
        keyOf={({ stage }) => stage}
        columns={[
          { head: t('in_stage'), cell: ({ stage }) => t(`stage_${stage}`) },
          { head: t('planned_on'), class: 'day', isNamed: true, cell: ({ plannedOn }) => plannedOn },
          { head: t('done_on'), class: 'day', isNamed: true, cell: ({ doneOn }) => doneOn },
          { head: t('work_document'), cell: ({ document }) => document },
        ]}
      />
      <Changing>
        {opening.opened ? (
          <Progress entry={entry} stages={stages} opening={opening} />
        ) : (
          <ActionButton
            label={t('work_progress')}
            onClick={() => opening.open((entry['nextStage'] as Stage | undefined) ?? 'acceptance')}
          />
        )}
      </Changing>
    </Section>
  )
}

function Progress({ entry, stages, opening }: { entry: Entry; stages: WorkStage[]; opening: Opening<Stage> }) {
  const { opened = 'plan' } = opening
  const form = useForm(StageForm, {
    start: { ...stages.find(({ stage }) => stage === opened), stage: opened },
    fields: {
      stage: { label: t('in_stage'), choices: STAGES.map((stage) => [stage, t(`stage_${stage}`)]) },
      plannedOn: { label: t('planned_on') },
      doneOn: { label: t('done_on') },
      document: { label: t('work_document') },
      reason: reasonField(),
    },
    send: ({ reason: why, ...stage }) => {
      const others = stages.filter((one) => one.stage !== stage.stage)
      const inOrder = [...others, stage].toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
      return sendEntry('works', { ...contentOf('works', entry), stages: inOrder, reason: why }, entry.revision)
    },
    done: ({ stage }) => opening.saved(t('work_saved', { stage: t(`stage_${stage}`) })),
    conflict: opening.renew,
  })
  return (
    <Form of={form} label={t('work_progress')} cancel={opening.close} isOpened>
      <FieldRow of={form} names={['stage', 'plannedOn', 'doneOn', 'document', asksWhy(form) && 'reason']} />
    </Form>
  )
}

type FundMove = z.infer<typeof NewFund>['moves'][number]
const MoveForm = NewFund.shape.moves.unwrap().element.extend({ reason })
const moveSaid = (move: Move): string =>
  t(`move_${move}`)
    .replace(/[（(].*/, '')
    .trim()

export function FundMoves({ entry, reload }: Props) {
  const moves = entry['moves'] as FundMove[]
  /** `new`, or the place of the one that is taken out. */
  const opening = useOpening('moves-title', { reload })
  const rows = moves.map((move, place) => ({ ...move, place })).toSorted((a, b) => (a.on < b.on ? -1 : 1))
  return (
    <Section said={opening.said} title={t('in_moves')}>
      {rows.length === 0 ? (
        <Empty>{t('fund_none')}</Empty>
      ) : (
        <Table
          name="moves"
          label={t('in_moves')}
          rows={rows}
          keyOf={({ place }) => String(place)}
          columns={[
            { head: t('day'), class: 'day', cell: ({ on }) => on },
            { head: t('in_move'), cell: ({ move }) => moveSaid(move) },
            {
              head: t('in_yuan', { what: t('in_amountFen') }),
              class: 'number',
              cell: ({ amountFen }) => figure(amountFen / 100, 2),
            },
            { head: t('in_moneyFrom'), cell: ({ moneyFrom }) => moneyFrom && t(`money_from_${moneyFrom}`) },
            { head: t('note'), cell: ({ note }) => note },
            {
              head: '',
              cell: ({ place }) => (
                <Changing>
                  <ActionButton label={t('fund_take_out')} onClick={() => opening.open(String(place))} />
                </Changing>
              ),
            },
          ]}
        />
      )}
      <Changing>
        <MoveForms entry={entry} moves={moves} opening={opening} />
      </Changing>
    </Section>
  )
}

interface MoveProps {
  entry: Entry
  moves: FundMove[]
  opening: Opening<string>
}

function MoveForms({ entry, moves, opening }: MoveProps) {
  const { opened, open } = opening
  if (opened === undefined) return <ActionButton label={t('fund_move')} onClick={() => open('new')} />
  const one = moves[Number(opened)]
  if (opened === 'new' || !one) return <NewMove entry={entry} moves={moves} opening={opening} />
  const label = t('fund_take_out_of', { day: one.on, move: moveSaid(one.move), yuan: figure(one.amountFen / 100, 2) })
  return (
    <SurelyForm
      key={opened}
      name="funds"
      entry={entry}
      label={label}
      content={{ moves: moves.toSpliced(Number(opened), 1) }}
      opening={opening}
    />
  )
}

interface SurelyProps {
  name: Name
  entry: Entry
  label: string
  /** What of it changes. */
  content: Record<string, unknown>
  opening: Opening<string>
}
/** Asks once more, and why where a closed month is touched. */
export function SurelyForm({ name, entry, label, content, opening }: SurelyProps) {
  const form = useForm(z.object({ reason }), {
    start: {},
    fields: { reason: reasonField() },
    send: ({ reason: why }) => sendEntry(name, { ...contentOf(name, entry), ...content, reason: why }, entry.revision),
    done: () => opening.saved(t('ledger_saved', { title: entry.title })),
    conflict: opening.renew,
  })
  return (
    <Form of={form} label={label} button={label} cancel={opening.close} isOpened>
      <Field of={form} name="reason" />
    </Form>
  )
}

function NewMove({ entry, moves, opening }: MoveProps) {
  const today = useToday()
  const form = useForm(MoveForm, {
    start: {},
    begin: { move: 'allotted', on: today },
    fields: {
      move: { label: t('in_move'), choices: MOVES.map((move) => [move, moveSaid(move)]) },
      on: { label: t('day') },
      amountFen: { label: t('in_yuan', { what: t('in_amountFen') }), inputMode: 'numeric', ...MONEY_FIELD },
      moneyFrom: {
        label: t('in_moneyFrom'),
        none: t('unknown'),
        choices: MONEY_FROM.map((from) => [from, t(`money_from_${from}`)]),
      },
      note: { label: t('note') },
      reason: reasonField(),
    },
    send: ({ reason: why, ...move }) =>
      sendEntry('funds', { ...contentOf('funds', entry), moves: [...moves, move], reason: why }, entry.revision),
    done: () => opening.saved(t('ledger_saved', { title: entry.title })),
    conflict: opening.renew,
  })
  return (
    <Form of={form} label={t('fund_move')} cancel={opening.close} isOpened>
      <FieldRow of={form} names={['move', 'on', 'amountFen']} />
      <FieldRow of={form} names={['moneyFrom', 'note', asksWhy(form) && 'reason']} />
    </Form>
  )
}

export function WithdrawForm({ name, entry, opening }: { name: Name; entry: Entry; opening: Opening<string> }) {
  const form = useForm(z.object({ withdrawn: NOUNS[name].schema.shape['withdrawn'] as z.ZodString }), {
    start: {},
    fields: { withdrawn: { label: t('in_withdrawn'), hint: t('ledger_withdraw_hint'), isNeeded: true } },
    send: ({ withdrawn }) =>
      sendEntry(name, { ...contentOf(name, entry), withdrawn, reason: withdrawn }, entry.revision),
    done: () => opening.saved(t('ledger_saved', { title: entry.title })),
    conflict: opening.renew,
  })
  return (
    <Form of={form} label={t('ledger_withdraw')} button={t('ledger_withdraw')} cancel={opening.close} isOpened>
      <Field of={form} name="withdrawn" />
    </Form>
  )
}
