/** One settlement: its table as it is printed and signed, and what is adjusted of periods before. */
import { SETTLEMENT_SHEET, settlementLines } from '../../../contract/sheets-money.ts'
import { settlements } from '../../../contract/settlements.ts'
import type { SettlementDetail } from '../../../domain/money/settlement.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, longDay } from '../../shared/format.ts'
import { useAsk, useToday } from '../../shared/load.ts'
import { ActionButton, Button, Changing } from '../kit/buttons.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import { Export } from '../kit/export.tsx'
import { statusWord } from '../kit/marks.tsx'
import { OnePage, type PageProps } from '../kit/page.tsx'
import { AskedTwice } from '../kit/records.tsx'
import { type Opening, SaidLine, Section, useOpening } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { logPath } from '../routes.ts'
import { columnsFor, sumRow } from './columns.tsx'
import { periodSaid, shows, yuan } from './rules.ts'
import { StateMark } from './settlements.tsx'

export function Page({ params: { code: period } }: PageProps) {
  const load = useAsk(settlements.read, { params: { period } })
  const opening = useOpening('settlement-state', load)
  const { problem } = load
  const isGone = problem?.code === 'not_found' || problem?.code === 'invalid'
  return (
    <OnePage
      isWide
      back={['/settlements', t('back_settlements')]}
      title={isGone ? period : t('settlement_of', { period: periodSaid(period) })}
      load={isGone ? { ...load, problem: undefined } : load}
      lines={16}
      none={isGone && <p role="alert">{t('settlement_missing', { period })}</p>}
    >
      {(settlement) => (
        <div class="sections-room settlement" data-as-of={settlement.to}>
          <Head settlement={settlement} opening={opening} />
          <Lines settlement={settlement} />
          <Adjustments settlement={settlement} />
        </div>
      )}
    </OnePage>
  )
}

interface HeadProps {
  settlement: SettlementDetail
  opening: Opening<string>
}

function Head({ settlement, opening: { said, saved } }: HeadProps) {
  const { from, to, status, madeAt, madeBy, confirmedAt, confirmedBy, singleManager, rateFen, shares } = settlement
  return (
    <section aria-labelledby="settlement-state">
      <p class="log-state" id="settlement-state" role="status" tabIndex={-1}>
        <StateMark status={status} /> <SaidLine>{said.says}</SaidLine>
      </p>
      <p data-figure="says">{sentenceOf(settlement)}</p>
      <Facts>
        <Fact label={t('settlement_period')}>
          {from} — {to}
        </Fact>
        <Fact label={t('settlement_rate')}>{t('settlement_rate_said', { yuan: yuan(rateFen) })}</Fact>
        <Fact label={t('settlement_shares')}>{shares.replaceAll(',', ' : ')}</Fact>
        <Fact label={t('settlement_made_by')}>
          {madeBy} <span class="soft">{dayTimeOf(madeAt)}</span>
        </Fact>
        <Fact label={t('bulletin_confirmed_by')}>
          {confirmedAt === undefined ? (
            t('settlement_awaited')
          ) : (
            <>
              {confirmedBy} <span class="soft">{dayTimeOf(confirmedAt)}</span> {singleManager && t('settlement_single')}
            </>
          )}
        </Fact>
      </Facts>
      {status === 'draft' && (
        <Changing>
          <div class="settlement-deciding">
            <Deciding settlement={settlement} saved={saved} />
          </div>
        </Changing>
      )}
      <p class="actions">
        <Button label={t('settlement_print')} onClick={() => print()} />
      </p>
    </section>
  )
}

const sentenceOf = ({ rows, totals }: SettlementDetail): string =>
  t('settlement_says', {
    teams: rows.length,
    shows: shows(totals.accepted),
    due: yuan(totals.dueFen),
    adjusted: yuan(totals.adjustedFen),
    paid: yuan(totals.paidFen),
  })

interface DecidingProps {
  settlement: SettlementDetail
  saved: (sentence: string) => void
}

/** What is confirmed is what was made: where that has changed it is made again first. */
function Deciding({ settlement: { period, to, isChanged, canConfirm }, saved }: DecidingProps) {
  const today = useToday()
  const again = async () => {
    await ask(settlements.make, { body: { period } })
    saved(t('settlement_made_again'))
  }
  const confirm = async () => {
    await ask(settlements.confirm, { params: { period } })
    saved(t('settlement_confirmed_said', { period: periodSaid(period) }))
  }
  if (isChanged) {
    return (
      <>
        <p class="notice notice-watch">{t('settlement_changed')}</p>
        <ActionButton class="main-action" label={t('settlement_again')} onClick={() => void again()} />
      </>
    )
  }
  if (today !== undefined && today < to) return <p class="notice">{t('settlement_open', { day: longDay(to) })}</p>
  if (!canConfirm) return <p class="notice notice-watch">{t('settlement_own')}</p>
  return (
    <>
      <p>{t('settlement_confirm_what')}</p>
      <AskedTwice label={t('settlement_confirm')} sure={t('settlement_confirm_sure')} act={confirm} />
    </>
  )
}

function Lines({ settlement }: { settlement: SettlementDetail }) {
  const { period, from, to, rateFen, shares, madeBy, confirmedBy, singleManager } = settlement
  return (
    <Section id="settlement-title" title={t('settlement_by_team')}>
      <Export of={SETTLEMENT_SHEET} params={{ period }} />
      <Table
        name="settlement"
        isPlain
        label={t('settlement_by_team')}
        rows={settlementLines(settlement)}
        keyOf={({ teamCode }) => teamCode}
        rowOf={({ teamCode }) => ({ 'data-team': teamCode })}
        columns={columnsFor(settlement)}
        foot={[sumRow(settlement)]}
      />
      <p class="soft">
        {t('settle_units', { from, to, rate: yuan(rateFen), shares: shares.replaceAll(',', ' : ') })}{' '}
        {settlement.rows.some(({ paidFen }) => paidFen < 0) && t('settle_back')}
      </p>
      <dl class="signatures">
        <div>
          <dt>
            {t('settlement_made_by')} {madeBy}
          </dt>
          <dd>{t('bulletin_sign')}</dd>
        </div>
        <div>
          <dt>
            {t('bulletin_confirmed_by')} {confirmedBy ?? t('bulletin_nobody_yet')}{' '}
            {singleManager && t('settlement_single')}
          </dt>
          <dd>{t('bulletin_sign')}</dd>
        </div>
        <div>
          <dt>{t('settlement_sign_lead')}</dt>
          <dd>{t('bulletin_sign')}</dd>
        </div>
      </dl>
    </Section>
  )
}

function Adjustments({ settlement }: { settlement: SettlementDetail }) {
  const rows = settlement.rows.flatMap(({ teamName, teamCode, adjustments }) =>
    adjustments.map((one) => ({ ...one, teamName, key: `${one.id} ${teamCode} ${one.period}` })),
  )
  if (rows.length === 0) return null
  return (
    <Section name="adjustments" title={t('adjustments_title')} lead={t('adjustments_lead')}>
      <Table
        name="adjustments"
        label={t('adjustments_title')}
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          {
            head: t('adjustment_log'),
            isRowHead: true,
            class: 'name',
            cell: ({ id, on }) => <a href={logPath(id)}>{on}</a>,
          },
          { head: t('team'), cell: ({ teamName }) => teamName },
          { head: t('adjustment_period'), isNamed: true, cell: ({ period }) => periodSaid(period) },
          { head: t('adjustment_shows'), isNamed: true, class: 'number', cell: ({ credit }) => shows(credit) },
          { head: t('adjustment_yuan'), isNamed: true, class: 'number', cell: ({ amountFen }) => yuan(amountFen) },
          {
            head: t('adjustment_now'),
            isNamed: true,
            cell: ({ status, reason }) => (
              <>
                {statusWord(status)} {reason && <span class="soft">{reason}</span>}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
