/** 结算: all periods that were settled, and a form that makes the draft of one. */
import { settlements } from '../../../contract/settlements.ts'
import { NewSettlement, type Settlement } from '../../../domain/money/settlement.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useToday } from '../../shared/load.ts'
import { ActionButton, Changing, useMayChange } from '../kit/buttons.tsx'
import { Field, Form, useForm } from '../kit/form.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { Listing, Total, useList } from '../kit/list.tsx'
import { Mark } from '../kit/marks.tsx'
import { type Opening, Section, useOpening } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { settlementPath, teamMonthsPath } from '../routes.ts'
import { periodSaid, periodsToSettle } from './rules.ts'

export function Page({ search }: PageProps) {
  const list = useList(settlements.list, search, { page: '/settlements', size: 50 })
  const mayChange = useMayChange()
  const today = useToday()
  const opening = useOpening('settlements-title', list.first)
  return (
    <TitledPage
      title={t('settlements_title')}
      lead={
        <>
          {t('settlements_lead')} <a href={teamMonthsPath({})}>{t('team_months_title')}</a>
        </>
      }
    >
      <Section said={opening.said} title={t('settlements_list')}>
        <Changing>
          {opening.opened && today ? (
            <MakeForm opening={opening} today={today} />
          ) : (
            <ActionButton class="main-action" label={t('settlement_make')} onClick={() => opening.open('new')} />
          )}
        </Changing>
        <Listing
          of={list}
          total={({ total }) => <Total said={t('settlements_total', { count: figure(total) })} />}
          none={t(mayChange ? 'settlements_none' : 'settlements_none_read')}
          lines={6}
        >
          {(items) => <SettlementTable settlements={items} />}
        </Listing>
      </Section>
    </TitledPage>
  )
}

export const StateMark = ({ status }: Pick<Settlement, 'status'>) =>
  status === 'locked' ? (
    <Mark look={['good', 'check']}>{t('settlement_locked')}</Mark>
  ) : (
    <Mark look={['watch', 'clock']}>{t('bulletin_draft')}</Mark>
  )

const SettlementTable = ({ settlements: rows }: { settlements: Settlement[] }) => (
  <Table
    name="settlements"
    label={t('settlements_list')}
    rows={rows}
    keyOf={({ period }) => period}
    rowOf={({ period }) => ({ 'data-settlement': period })}
    columns={[
      {
        head: t('settlement_period'),
        isRowHead: true,
        class: 'name',
        cell: ({ period }) => <a href={settlementPath(period)}>{periodSaid(period)}</a>,
      },
      { head: t('band'), cell: StateMark },
      {
        head: t('settlement_made_by'),
        isNamed: true,
        cell: ({ madeBy, madeAt }) => (
          <>
            {madeBy} <span class="soft">{dayTimeOf(madeAt)}</span>
          </>
        ),
      },
      {
        head: t('bulletin_confirmed_by'),
        isNamed: true,
        cell: ({ confirmedBy, confirmedAt }) =>
          confirmedAt === undefined ? (
            <span class="soft">{t('bulletin_nobody_yet')}</span>
          ) : (
            <>
              {confirmedBy} <span class="soft">{dayTimeOf(confirmedAt)}</span>
            </>
          ),
      },
    ]}
  />
)

function MakeForm({ opening: { close, saved }, today }: { opening: Opening<string>; today: string }) {
  const { periods, due } = periodsToSettle(today)
  const form = useForm(NewSettlement, {
    start: { period: due },
    fields: {
      period: { label: t('settlement_period'), choices: periods.map((one) => [one, periodSaid(one)] as const) },
    },
    send: async (body) => {
      const { period } = await ask(settlements.make, { body })
      saved(t('settlement_made', { period: periodSaid(period) }))
    },
  })
  return (
    <Form of={form} label={t('settlement_make')} button={t('settlement_make')} cancel={close} isOpened>
      <Field of={form} name="period" />
    </Form>
  )
}
