/** 抽查回访: a month’s draw, the log whose village is called now, all that were drawn, and what was said by team. */
import { callbackDraws, callbacks, type DrawnLog } from '../../../contract/callbacks.ts'
import { CALLBACK_COLUMNS, CALLBACK_SHEET } from '../../../contract/sheets-callbacks.ts'
import type { CallbackDraw } from '../../../domain/callback/callback.ts'
import { CallbackState } from '../../../domain/callback/callback.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useAll, useAsk, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { ActionButton, Changing, LinkLine, Says } from '../kit/buttons.tsx'
import { CallbackMark } from '../kit/callback.tsx'
import { Export } from '../kit/export.tsx'
import { restOf, useSending } from '../kit/fields.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import { Choice, filterOf, Filters, Month, TeamChoice } from '../kit/filters.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { TeamOf, VillageOf } from '../kit/place-names.tsx'
import { choicesOf } from '../kit/printed.tsx'
import { Answered, Empty, SaidLine, Section } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { callbackSheetPath, callbacksPath, readCallbacks } from '../routes.ts'
import { CallNow } from './call-now.tsx'
import { callNow, monthShown } from './rules.ts'
import { TeamResults } from './team-results.tsx'
import './callbacks.css'

type View = ReturnType<typeof readCallbacks>

export function Page({ search }: PageProps) {
  const view = readCallbacks(search)
  const today = useToday()
  const draws = useAll(callbackDraws.list, {})
  return (
    <TitledPage title={t('callbacks_title')} lead={t('callbacks_lead')}>
      <Answered load={draws} lines={12}>
        {({ items }) =>
          today && (
            <OfMonth view={view} month={monthShown(view.month, items, today)} draws={items} reload={draws.reload} />
          )
        }
      </Answered>
    </TitledPage>
  )
}

interface MonthProps {
  view: View
  month: string
  draws: CallbackDraw[]
  reload: () => void
}

function OfMonth({ view, month, draws, reload }: MonthProps) {
  const draw = draws.find((one) => one.month === month)
  const filtered = choicesOf({ ...view, log: undefined, month }, callbacksPath)
  return (
    <>
      <Filters of={filtered}>
        <Month label={t('month')} {...filterOf(filtered, 'month')} />
        <Choice
          label={t('callback_result')}
          none={t('callbacks_all_states')}
          choices={CallbackState.options.map((state) => [state, t(`callback_${state}`)])}
          {...filterOf(filtered, 'state')}
        />
        <TeamChoice {...filterOf(filtered, 'team')} />
      </Filters>
      {draw ? (
        <Drawn key={month} view={{ ...view, month }} draw={draw} reload={reload} />
      ) : (
        <NotDrawn month={month} reload={reload} />
      )}
    </>
  )
}

function NotDrawn({ month, reload }: { month: string; reload: () => void }) {
  const sending = useSending()
  const draw = () =>
    sending.run(async () => {
      await ask(callbackDraws.draw, { body: { month } })
      reload()
    })
  return (
    <Section name="draw" title={t('callbacks_not_drawn', { month })} lead={t('callbacks_draw_lead')}>
      <Changing>
        <ActionButton
          class="main-action"
          label={t('callbacks_draw', { month })}
          isBusy={sending.isSending}
          onClick={draw}
        />
      </Changing>
      <Says>{restOf(sending.problem, [])}</Says>
    </Section>
  )
}

function Drawn({ view, draw, reload }: { view: View; draw: CallbackDraw; reload: () => void }) {
  const { month } = draw
  const all = useAll(callbacks.list, { query: { month, limit: 500 } })
  const detail = useAsk(callbackDraws.read, { params: { month } })
  const show = (id: string | undefined) => go(callbacksPath({ ...view, log: id }), { replace: true })
  const changed = () => {
    all.reload()
    detail.reload()
    reload()
  }
  return (
    <>
      <Progress draw={draw} />
      <Answered load={all} lines={16}>
        {({ items }) => (
          <>
            <Changing>
              <CallNow log={callNow(items, view.log)} all={items} show={show} changed={changed} />
            </Changing>
            <Listed view={view} logs={items} />
          </>
        )}
      </Answered>
      <Answered load={detail} lines={8}>
        {({ teams }) => <TeamResults teams={teams} />}
      </Answered>
    </>
  )
}

function Progress({ draw }: { draw: CallbackDraw }) {
  const { month, counts, logs, reviewed, seal, sealSha256, seed, percent, drawnAt } = draw
  const said = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, figure(count)])) as Record<
    keyof typeof counts,
    string
  >
  return (
    <>
      <SaidLine>
        <span data-figure="progress">
          {t('callbacks_progress', { at: dayTimeOf(drawnAt), logs: figure(logs), ...said })}
        </span>
      </SaidLine>
      <LinkLine href={callbackSheetPath({ month })}>{t('callbacks_print')}</LinkLine>
      <details class="how-drawn">
        <summary>{t('callbacks_how')}</summary>
        <p>
          {t('callbacks_how_said', { logs: figure(logs), reviewed: figure(reviewed), seal: figure(seal), percent })}
        </p>
        <Facts>
          <Fact label={t('callbacks_seal')}>
            <span class="code">{sealSha256}</span>
          </Fact>
          <Fact label={t('callbacks_seed')}>
            <span class="code">{seed}</span>
          </Fact>
        </Facts>
      </details>
    </>
  )
}

function Listed({ view, logs }: { view: View; logs: DrawnLog[] }) {
  const { month, state, team } = view
  const shown = logs.filter(
    ({ callback, teamCode }) => (state ?? callback.state) === callback.state && (team ?? teamCode) === teamCode,
  )
  const query = { month, state: CallbackState.safeParse(state).data, team }
  return (
    <Section name="drawn" title={t('callbacks_list')}>
      <div class="list-head">{shown.length > 0 && <Export of={CALLBACK_SHEET} query={query} />}</div>
      {shown.length === 0 ? <Empty>{t('callbacks_none')}</Empty> : <DrawnTable view={view} logs={shown} />}
    </Section>
  )
}

const { attendance: _, called: __, ...SHOWN } = CALLBACK_COLUMNS

const DrawnTable = ({ view, logs }: { view: View; logs: DrawnLog[] }) => (
  <Table
    name="callbacks"
    label={t('callbacks_list')}
    rows={logs}
    keyOf={({ id }) => id}
    rowOf={({ id, callback }) => ({ 'data-log': id, 'data-state': callback.state })}
    columns={[
      ...drawn<DrawnLog>()(SHOWN, {
        number: { class: 'number', isNamed: true },
        village: { class: 'where', cell: VillageOf },
        team: { class: 'team', cell: TeamOf },
        day: { class: 'day' },
        witness: { isNamed: true, cell: ({ witness }) => [witness?.name, witness?.phone].filter(Boolean).join(' ') },
        result: { cell: ResultOf },
      }),
      {
        head: '',
        cell: ({ id, villageName, callback }) => (
          <Changing>
            <a href={`${callbacksPath({ ...view, log: id })}#call`} aria-label={`${villageName} ${wordFor(callback)}`}>
              {wordFor(callback)}
            </a>
          </Changing>
        ),
      },
    ]}
  />
)

const wordFor = ({ state }: DrawnLog['callback']): string =>
  t(state === 'open' ? 'callbacks_open_it' : 'callbacks_change')

const ResultOf = ({ callback }: DrawnLog) => (
  <>
    <CallbackMark of={callback} />
    {callback.note && <span> {callback.note}</span>}
    {callback.calledAt && (
      <span class="soft">
        {' '}
        {t('callbacks_called_by', { name: callback.calledBy ?? '', at: dayTimeOf(callback.calledAt) })}
      </span>
    )}
  </>
)
