/** 报数: all bulletins, a form that issues one, and the months that are closed. */
import { bulletins } from '../../../contract/bulletins.ts'
import { type Bulletin, BulletinKind, NewBulletin } from '../../../domain/report/bulletin.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, figure, longDay } from '../../shared/format.ts'
import { useToday } from '../../shared/load.ts'
import { ActionButton, Changing, useMayChange } from '../kit/buttons.tsx'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { Listing, Total, useList } from '../kit/list.tsx'
import { Mark } from '../kit/marks.tsx'
import { type Opening, Section, useOpening } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { bulletinPath } from '../routes.ts'
import { MonthsSection } from './months.tsx'
import { kindSaid, monthClosedBy, monthSaid, printedNo } from './rules.ts'

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
