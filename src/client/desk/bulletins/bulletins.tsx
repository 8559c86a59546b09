/** 报数 and 关账: the bulletins that were issued, a new one, and the months that are closed. */
import { bulletins, months } from '../../../contract/bulletins.ts'
import { type Bulletin, BulletinKind, NewBulletin } from '../../../domain/report/bulletin.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, figure, longDay } from '../../shared/format.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { ActionButton, Changing, useMayChange } from '../kit/buttons.tsx'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { Listing, Total, useList } from '../kit/list.tsx'
import { Mark } from '../kit/marks.tsx'
import { AnsweredSection, Empty, type Opening, Section, useOpening } from '../kit/section.tsx'
import { Table, text } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { bulletinPath } from '../routes.ts'
import { kindSaid, monthClosedBy, monthSaid, monthsToClose, printedNo } from './rules.ts'
import { useState } from 'preact/hooks'
import { Choice } from '../kit/filters.tsx'
import { AskedTwice } from '../kit/records.tsx'

export function Page({ search }: PageProps) {
  const list = useList(bulletins.list, search, { page: '/bulletins', size: 50 })
  const mayChange = useMayChange()
  const today = useToday()
  const opening = useOpening('bulletins-title', list.first)
  return (
    <TitledPage title={t('bulletins_title')} lead={t('bulletins_lead')}>
      <div class="sections-room">
        <Section said={opening.said} title={t('bulletins_list')}>
          <Changing>
            {opening.opened && today ? (
              <MakeForm opening={opening} today={today} />
            ) : (
              <ActionButton class="main-action" label={t('bulletin_make')} onClick={() => opening.open('new')} />
            )}
          </Changing>
          <Listing
            of={list}
            total={({ total }) => <Total said={t('bulletins_total', { count: figure(total) })} />}
            none={t(mayChange ? 'bulletins_none' : 'bulletins_none_read')}
            lines={6}
          >
            {(items) => <BulletinTable bulletins={items} />}
          </Listing>
        </Section>
        {/* behind the list, however long that is: nothing moves */}
        {(list.first.data ?? list.first.problem) && <MonthsSection />}
      </div>
    </TitledPage>
  )
}

export const StateMark = ({ status }: Pick<Bulletin, 'status'>) =>
  status === 'confirmed' ? (
    <Mark look={['good', 'check']}>{t('bulletin_confirmed')}</Mark>
  ) : (
    <Mark look={['watch', 'clock']}>{t('bulletin_draft')}</Mark>
  )

const BulletinTable = ({ bulletins: rows }: { bulletins: Bulletin[] }) => (
  <Table
    name="bulletins"
    label={t('bulletins_list')}
    rows={rows}
    keyOf={({ no }) => no}
    rowOf={({ no }) => ({ 'data-bulletin': no })}
    columns={[
      {
        head: t('bulletin_number'),
        isRowHead: true,
        class: 'name',
        cell: ({ no }) => <a href={bulletinPath(no)}>{printedNo(no)}</a>,
      },
      { head: t('flag_kind'), cell: ({ kind }) => kindSaid(kind) },
      { head: t('as_of'), isNamed: true, class: 'day', cell: ({ asOf }) => asOf },
      { head: t('bulletin_known_at'), isNamed: true, class: 'day', cell: ({ knownAt }) => dayTimeOf(knownAt) },
      { head: t('band'), cell: StateMark },
      { head: t('bulletin_made_by'), isNamed: true, cell: ({ madeBy }) => madeBy },
      {
        head: t('bulletin_confirmed_by'),
        isNamed: true,
        cell: ({ confirmedBy }) => confirmedBy ?? <span class="soft">{t('bulletin_nobody_yet')}</span>,
      },
    ]}
  />
)

/** What will be frozen is said before it is. */
function MakeForm({ opening: { close, saved }, today }: { opening: Opening<string>; today: string }) {
  const form = useForm(NewBulletin, {
    start: { kind: 'month', asOf: today },
    fields: {
      kind: { label: t('flag_kind'), choices: BulletinKind.options.map((kind) => [kind, kindSaid(kind)] as const) },
      asOf: { label: t('as_of'), max: today },
      note: { label: t('note'), hint: t('bulletin_note_hint') },
    },
    send: async (body) => {
      const { no } = await ask(bulletins.make, { body })
      saved(t('bulletin_made', { no: printedNo(no) }))
    },
  })
  const { kind, asOf } = form.draft
  const month = asOf && monthClosedBy({ kind: kind as BulletinKind, asOf })
  return (
    <Form of={form} label={t('bulletin_make')} button={t('bulletin_make_button')} cancel={close} isOpened>
      <FieldRow of={form} names={['kind', 'asOf']} />
      <Field of={form} name="note" />
      <p>
        {t('bulletin_freezes', { day: longDay(asOf || today) })}{' '}
        {month && t('bulletin_will_close', { month: monthSaid(month) })}
      </p>
    </Form>
  )
}

/** The months that are closed, and closing one by hand. */
function MonthsSection() {
  const all = useAll(months.list, {})
  const today = useToday()
  const { said, saved } = useOpening('months-title', all)
  return (
    <AnsweredSection name="months" said={said} title={t('months_title')} lead={t('months_lead')} load={all} lines={4}>
      {({ items }) => (
        <>
          <Changing>
            {today && (
              <Closing
                key={items.length}
                choices={monthsToClose(
                  today,
                  items.map(({ month }) => month),
                )}
                saved={saved}
              />
            )}
          </Changing>
          {items.length === 0 ? (
            <Empty>{t('months_none')}</Empty>
          ) : (
            <Table
              name="months"
              label={t('months_title')}
              rows={items}
              keyOf={({ month }) => month}
              columns={[
                { head: t('month'), isRowHead: true, class: 'name', cell: ({ month }) => monthSaid(month) },
                {
                  head: t('month_closed_with'),
                  cell: ({ bulletin }) =>
                    bulletin ? <a href={bulletinPath(bulletin)}>{printedNo(bulletin)}</a> : t('month_by_hand'),
                },
                {
                  head: t('month_closed_at'),
                  isNamed: true,
                  class: 'day',
                  cell: ({ closedAt }) => dayTimeOf(closedAt),
                },
                text('closedBy', t('month_closed_by'), { isNamed: true }),
              ]}
            />
          )}
        </>
      )}
    </AnsweredSection>
  )
}

interface ClosingProps {
  choices: string[]
  saved: (sentence: string) => void
}

/** One of those that are over, asked twice: it is not opened again. */
function Closing({ choices, saved }: ClosingProps) {
  const [chosen, choose] = useState(choices[0] ?? '')
  if (choices.length === 0) return <p class="soft">{t('months_all_closed')}</p>
  const close = async () => {
    await ask(months.close, { params: { month: chosen } })
    saved(t('month_closed_said', { month: monthSaid(chosen) }))
  }
  return (
    <div class="month-closing">
      <div class="filters">
        <Choice
          label={t('month')}
          value={chosen}
          set={choose}
          choices={choices.map((month) => [month, monthSaid(month)] as const)}
        />
      </div>
      <AskedTwice
        label={t('month_close')}
        sure={t('month_close_sure')}
        what={t('month_close_what', { month: monthSaid(chosen) })}
        act={close}
      />
    </div>
  )
}
