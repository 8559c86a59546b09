/** What is recorded piece by piece: a work's stages, a fund's movements; and why an entry is withdrawn. */
import { type Stage, STAGES } from '../../../domain/ledger/kinds.ts'
import * as z from 'zod'
import { type Move, MOVES, NewFund } from '../../../domain/ledger/fund.ts'
import { NewWork } from '../../../domain/ledger/work.ts'
import { figure } from '../../shared/format.ts'
import { ActionButton } from '../kit/buttons.tsx'
import { Changing } from '../kit/changing.tsx'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import { type Opening, Section, useOpening } from '../kit/section.tsx'
import { Empty } from '../kit/states.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { sendEntry } from './fields.tsx'
import { contentOf, type Entry, MONEY_FIELD, type Name, NOUNS } from './nouns.ts'

interface Props {
  entry: Entry
  reload: () => void
}
type WorkStage = z.infer<typeof NewWork>['stages'][number]
const StageForm = NewWork.shape.stages.unwrap().element

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
    },
    send: (stage) => {
      const others = stages.filter((one) => one.stage !== stage.stage)
      const inOrder = [...others, stage].toSorted((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
      return sendEntry('works', { ...contentOf('works', entry), stages: inOrder }, entry.revision)
    },
    done: ({ stage }) => opening.saved(t('work_saved', { stage: t(`stage_${stage}`) })),
    conflict: opening.renew,
  })
  return (
    <Form of={form} label={t('work_progress')} cancel={opening.close} isOpened>
      <FieldRow of={form} names={['stage', 'plannedOn', 'doneOn', 'document']} />
    </Form>
  )
}

type FundMove = z.infer<typeof NewFund>['moves'][number]
const MoveForm = NewFund.shape.moves.unwrap().element
const moveSaid = (move: Move): string =>
  t(`move_${move}`)
    .replace(/[（(].*/, '')
    .trim()

export function FundMoves({ entry, reload }: Props) {
  const moves = entry['moves'] as FundMove[]
  const opening = useOpening<'new'>('moves-title', { reload })
  const rows = moves.map((move, place) => ({ ...move, place })).toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const takeOut = (place: number) =>
    void sendEntry('funds', { ...contentOf('funds', entry), moves: moves.toSpliced(place, 1) }, entry.revision).then(
      () => opening.saved(t('ledger_saved', { title: entry.title })),
    )
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
            { head: t('note'), cell: ({ note }) => note },
            {
              head: '',
              cell: ({ place }) => (
                <Changing>
                  <ActionButton label={t('fund_take_out')} onClick={() => takeOut(place)} />
                </Changing>
              ),
            },
          ]}
        />
      )}
      <Changing>
        {opening.opened ? (
          <NewMove entry={entry} moves={moves} opening={opening} />
        ) : (
          <ActionButton label={t('fund_move')} onClick={() => opening.open('new')} />
        )}
      </Changing>
    </Section>
  )
}

function NewMove({ entry, moves, opening }: { entry: Entry; moves: FundMove[]; opening: Opening<'new'> }) {
  const form = useForm(MoveForm, {
    start: {},
    begin: { move: 'allotted' },
    fields: {
      move: { label: t('in_move'), choices: MOVES.map((move) => [move, moveSaid(move)]) },
      on: { label: t('day') },
      amountFen: { label: t('in_yuan', { what: t('in_amountFen') }), inputMode: 'numeric', ...MONEY_FIELD },
      note: { label: t('note') },
    },
    send: (move) => sendEntry('funds', { ...contentOf('funds', entry), moves: [...moves, move] }, entry.revision),
    done: () => opening.saved(t('ledger_saved', { title: entry.title })),
    conflict: opening.renew,
  })
  return (
    <Form of={form} label={t('fund_move')} cancel={opening.close} isOpened>
      <FieldRow of={form} names={['move', 'on', 'amountFen', 'note']} />
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
