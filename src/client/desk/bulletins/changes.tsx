/** 变动说明: what is known of a bulletin's day now, beside what it says; each cause a bar that opens what did it. */
import { bulletins } from '../../../contract/bulletins.ts'
import type { BulletinDetail } from '../../../domain/report/bulletin.ts'
import type { ChangedItem } from '../../../domain/report/changed-item.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { First } from '../kit/folded.tsx'
import { StatusMark } from '../kit/marks.tsx'
import { AnsweredSection, Empty } from '../kit/section.tsx'
import { type Column, Table, TableBehind } from '../kit/table.tsx'
import { langOf, targetName, unitOf } from '../kit/target.tsx'
import { t } from '../later-words.ts'
import { itemPath, itemSaid, reachOf, signedCount, type Step, type Waterfall, waterfallsOf } from './rules.ts'

interface Props {
  bulletin: BulletinDetail
}

export function ChangesSections({ bulletin }: Props) {
  const load = useAsk(bulletins.changes, { params: { no: bulletin.no } })
  return (
    <>
      <AnsweredSection name="beside" title={t('beside_title')} load={load} lines={8}>
        {(changes) => (
          <>
            <p class="soft">
              {t('beside_moments', {
                told: dayTimeOf(changes.from.knownAt),
                now: dayTimeOf(changes.to.knownAt),
              })}
            </p>
            <Table
              name="beside"
              class="numbers"
              isPlain
              label={t('beside_title')}
              rows={waterfallsOf(changes)}
              keyOf={({ code }) => code}
              rowOf={({ code }) => ({ 'data-target': code })}
              columns={besideColumns(bulletin)}
            />
          </>
        )}
      </AnsweredSection>
      <AnsweredSection name="changes" title={t('changes_title')} load={load} lines={6}>
        {(changes) => {
          const changed = waterfallsOf(changes).filter(({ steps }) => steps.length > 0)
          if (changed.length === 0) return <Empty>{t('changes_none_yet')}</Empty>
          return (
            <>
              <p>{t('causes_lead')}</p>
              {changed.map((of) => (
                <TargetChanges key={of.code} of={of} bulletin={bulletin} />
              ))}
              <TableBehind
                summary={t('changes_table')}
                label={t('changes_table')}
                rows={changed.flatMap(({ code, steps }) => steps.map((step) => ({ code, ...step })))}
                keyOf={({ code, cause }) => `${code} ${cause}`}
                columns={[
                  { head: t('targets_title'), isRowHead: true, cell: ({ code }) => nameIn(bulletin, code, changed) },
                  { head: t('cause'), cell: ({ cause }) => t(`cause_${cause}`) },
                  { head: t('difference'), class: 'number', cell: ({ difference }) => signedCount(difference) },
                  { head: t('beside_now'), class: 'number', cell: ({ to }) => signedCount(to) },
                ]}
              />
            </>
          )
        }}
      </AnsweredSection>
    </>
  )
}

const frozenIn = ({ figures }: BulletinDetail, code: string) => figures.targets.find((one) => one.code === code)

function nameIn(bulletin: BulletinDetail, code: string, all: readonly Waterfall[]): string {
  const frozen = frozenIn(bulletin, code)
  return frozen ? targetName(frozen) : (all.find((one) => one.code === code)?.now?.name ?? code)
}

function besideColumns(bulletin: BulletinDetail): Column<Waterfall>[] {
  const side = (measured: Waterfall['told']) => (measured ? figure(measured.exact) : '—')
  return [
    {
      head: t('targets_title'),
      isRowHead: true,
      cell: (of) => {
        const frozen = frozenIn(bulletin, of.code)
        return <span lang={frozen && langOf(frozen)}>{nameIn(bulletin, of.code, [of])}</span>
      },
    },
    { head: t('beside_then'), class: 'number', data: { 'data-figure': 'then' }, cell: ({ told }) => side(told) },
    { head: t('beside_now'), class: 'number', data: { 'data-figure': 'now' }, cell: ({ now }) => side(now) },
    {
      head: t('difference'),
      class: 'number',
      data: { 'data-figure': 'difference' },
      cell: ({ difference }) => (difference === 0 ? '0' : <strong>{signedCount(difference)}</strong>),
    },
  ]
}

function TargetChanges({ of, bulletin }: Props & { of: Waterfall }) {
  const { code, told, now, steps, difference } = of
  const frozen = frozenIn(bulletin, code)
  const unit = frozen ? unitOf(frozen) : (now?.unit ?? '')
  const reach = reachOf(steps)
  return (
    <div class="waterfall" data-changed={code}>
      <h3 lang={frozen && langOf(frozen)}>{nameIn(bulletin, code, [of])}</h3>
      <p class="waterfall-end">
        {t('beside_then')} <strong>{figure(told?.exact ?? 0)}</strong> {unit}
      </p>
      {steps.map((step) => (
        <details key={step.cause} data-cause={step.cause}>
          <summary>
            <span class="waterfall-cause">
              {t('cause_items', { cause: t(`cause_${step.cause}`), count: figure(step.items.length) })}
            </span>
            <Bar step={step} reach={reach} />
            <strong class="number" data-figure="difference">
              {signedCount(step.difference)}
            </strong>
          </summary>
          <Items items={step.items} target={code} cause={t(`cause_${step.cause}`)} />
        </details>
      ))}
      <p class="waterfall-end">
        {t('beside_now')} <strong>{figure(now?.exact ?? 0)}</strong> {unit}{' '}
        <span class="soft">{signedCount(difference)}</span>
      </p>
    </div>
  )
}

/** From where the steps before had come to where this one comes; the line is what the bulletin says. */
function Bar({
  step: { from, to, difference },
  reach: { low, high },
}: {
  step: Step
  reach: ReturnType<typeof reachOf>
}) {
  const width = high - low || 1
  const at = (value: number): number => ((value - low) / width) * 100
  return (
    <svg class="waterfall-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <line x1={at(0)} x2={at(0)} y1="0" y2="10" vector-effect="non-scaling-stroke" />
      <rect
        class={difference < 0 ? 'less' : 'more-of-it'}
        x={Math.min(at(from), at(to))}
        width={Math.max(0.6, Math.abs(at(to) - at(from)))}
        y="1"
        height="8"
      />
    </svg>
  )
}

const SHOWN = 50

const Items = ({ items, target, cause }: { items: ChangedItem[]; target: string; cause: string }) => (
  <First of={items} count={SHOWN} more={(count) => t('logs_more', { count })} isQuiet>
    {(shown) => (
      <Table
        class="numbers"
        isPlain
        label={cause}
        rows={shown}
        keyOf={({ kind, id }) => `${kind} ${id}`}
        columns={[
          { head: t('changed_item'), isRowHead: true, cell: (item) => <Item item={item} target={target} /> },
          { head: t('day'), cell: ({ on = '' }) => on },
          { head: t('status'), cell: ({ status }) => status && <StatusMark status={status} /> },
          { head: t('difference'), class: 'number', cell: ({ difference }) => signedCount(difference) },
        ]}
      />
    )}
  </First>
)

function Item({ item, target }: { item: ChangedItem; target: string }) {
  const href = itemPath(item, target)
  return (
    <>
      {href === undefined ? itemSaid(item) : <a href={href}>{itemSaid(item)}</a>}
      {item.reason && <p class="soft">{item.reason}</p>}
    </>
  )
}
