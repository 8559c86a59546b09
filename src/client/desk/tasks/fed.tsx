/** What the ledger gives to a task that it feeds: entry by entry, and of money how far it has come. */
import type { Task } from '../../../contract/targets.ts'
import type { FeedMoney, FeedPart } from '../../../domain/target/feed-sums.ts'
import { figure, percent } from '../../shared/format.ts'
import { Fact, Facts } from '../kit/figures.tsx'
import { Empty, Section } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { unitOf } from '../kit/target.tsx'
import { t } from '../later-words.ts'
import { entryPath } from '../routes.ts'

const placeOf = ({ villageName, townshipName }: FeedPart): string => villageName ?? townshipName ?? t('for_county')

export function FedSection({
  target,
  fed: { parts, money },
}: {
  target: Task['target']
  fed: NonNullable<Task['fed']>
}) {
  const unit = unitOf(target)
  const { fedBy } = target
  const isByVillages = fedBy?.noun === 'work' || (fedBy?.noun === 'event' && fedBy.counts === 'villages')
  return (
    <Section id="fed-title" title={t('fed_title')}>
      <p class="soft">{t(isByVillages ? 'fed_by_villages' : 'fed_lead')}</p>
      {money && <Money of={money} />}
      {parts.length === 0 ? (
        <Empty>{t('fed_none')}</Empty>
      ) : (
        <Table
          name="fed"
          class="cards-on-phones"
          label={t('fed_title')}
          rows={parts.toReversed()}
          keyOf={({ id, on }) => `${id} ${on}`}
          columns={[
            { head: t('entry_on'), class: 'day', cell: ({ on }) => on },
            {
              head: t('ledger_title'),
              class: 'wide',
              cell: ({ noun, id, title }) => (
                <a href={entryPath(noun, id)} lang="zh-CN">
                  {title}
                </a>
              ),
            },
            { head: t('village'), cell: placeOf },
            { head: t('amount'), class: 'number', cell: (part) => given(part, unit) },
          ]}
        />
      )}
    </Section>
  )
}

const given = ({ amount, atLeast }: FeedPart, unit: string): string => {
  if (amount === 0) return t(atLeast ? 'unknown' : 'fed_nothing')
  return `${figure(amount)}${atLeast ? t('ledger_and_more') : ''} ${unit}`
}

const yuan = (fen: number): string => figure(fen / 100)
const Money = ({ of: money }: { of: FeedMoney }) => (
  <Facts>
    <Fact label={t('move_allotted')} name="allotted">
      {yuan(money.allottedFen)}
    </Fact>
    <Fact label={t('move_applied')} name="applied">
      {yuan(money.appliedFen)}
    </Fact>
    <Fact label={t('move_received')} name="received">
      {yuan(money.receivedFen)}
    </Fact>
    <Fact label={t('move_paid')} name="paid">
      {yuan(money.paidFen)}
    </Fact>
    <Fact label={t('fund_execution')} name="execution">
      {money.executionPercent === null ? t('unknown') : percent(money.executionPercent, 2)}
    </Fact>
  </Facts>
)
