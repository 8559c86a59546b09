/** 绩效自评 of a fund: its score, what is left to do, its indicators, and the form that is handed in. */
import { useEffect, useRef } from 'preact/hooks'
import { evaluations } from '../../../contract/ledger.ts'
import type { Evaluation, Indicator, NewEvaluation } from '../../../domain/ledger/evaluation.ts'
import { yearOf } from '../../../domain/period.ts'
import { figure } from '../../shared/format.ts'
import { addressNow } from '../../shared/place.ts'
import { useAsk } from '../../shared/load.ts'
import { ActionButton, Changing } from '../kit/buttons.tsx'
import { Fact, Facts, percentOrUnknown } from '../kit/figures.tsx'
import { AnsweredSection, Empty, useOpening } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { AboutForm, IndicatorForm, type Writing } from './evaluation-forms.tsx'
import type { Entry } from './nouns.ts'

const yuan = (fen: number | null): string | null => (fen === null ? null : figure(fen / 100, 2))
const inYuan = (what: string): string => t('in_yuan', { what })
const scoreSaid = (score: number | null): string => (score === null ? t('evaluation_unscored') : figure(score, 2))

export function FundEvaluation({ entry, reload }: { entry: Entry; reload: () => void }) {
  const load = useAsk(evaluations.read, { params: { id: entry.id } })
  const opening = useOpening('evaluation-title', { reload })
  const told = useRef(entry.revision)
  useEffect(() => {
    if (told.current === entry.revision) return
    told.current = entry.revision
    load.reload()
  })
  const written = entry['evaluation'] as NewEvaluation | undefined
  const writing = { entry, written: written ?? { year: yearOf(entry.on), indicators: [] }, opening }
  return (
    <AnsweredSection said={opening.said} title={t('in_evaluation')} load={load}>
      {(evaluation) => (
        <>
          {written ? <Written id={entry.id} evaluation={evaluation} /> : <Empty>{t('evaluation_none')}</Empty>}
          {written && <Indicators evaluation={evaluation} writing={writing} />}
          <Changing>
            <Forms writing={writing} />
          </Changing>
        </>
      )}
    </AnsweredSection>
  )
}

/** `about`, `new`, or the place of the indicator that is changed. */
function Forms({ writing }: { writing: Writing }) {
  const { opened, open } = writing.opening
  if (opened === 'about') return <AboutForm {...writing} />
  if (opened !== undefined) return <IndicatorForm {...writing} place={opened === 'new' ? undefined : Number(opened)} />
  return (
    <p class="actions">
      <ActionButton label={t('evaluation_about')} onClick={() => open('about')} />
      <ActionButton label={t('evaluation_add')} onClick={() => open('new')} />
    </p>
  )
}

function Written({ id, evaluation }: { id: string; evaluation: Evaluation }) {
  const { score, points, unscored, gaps, executionPercent, executionScore } = evaluation
  const sum = { score: figure(score, 2), points: figure(points) }
  return (
    <>
      <p data-figure="evaluation">
        {unscored === 0 ? t('evaluation_sum', sum) : t('evaluation_sum_open', { ...sum, count: unscored })}
      </p>
      {gaps.length > 0 && (
        <div class="notice notice-watch" data-part="gaps">
          <ul>
            {gaps.map(({ gap, names }) => (
              <li key={gap}>
                {t(`evaluation_gap_${gap}`, { names: names.join(t('list_comma')), points: figure(points) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Facts>
        <Fact label={t('in_year')}>{String(evaluation.year)}</Fact>
        <Fact label={t('in_department')}>{evaluation.department}</Fact>
        <Fact label={t('evaluation_unit')}>{evaluation.unit}</Fact>
        <Fact label={t('evaluation_rate')} name="evaluation-execution">
          {executionScore === null
            ? t('evaluation_unscored')
            : t('evaluation_execution', {
                percent: percentOrUnknown(executionPercent, 2),
                score: figure(executionScore, 2),
              })}
        </Fact>
        <Fact label={t('in_goal')}>{evaluation.goal}</Fact>
        <Fact label={t('in_reached')}>{evaluation.reached}</Fact>
      </Facts>
      <Money evaluation={evaluation} />
      <p class="sheets">
        <span class="soft">{t('evaluation_files')}</span>
        {(['docx', 'xlsx'] as const).map((kind) => (
          <a key={kind} href={addressNow(evaluations[kind], { params: { id } })} download>
            {kind}
          </a>
        ))}
      </p>
    </>
  )
}

/** The year's sum, and whose money it is. */
const Money = ({ evaluation }: { evaluation: Evaluation }) => (
  <Table
    name="evaluation-money"
    label={t('evaluation_money')}
    rows={[{ ...evaluation, part: 'all' as const }, ...evaluation.parts]}
    keyOf={({ part }) => part}
    columns={[
      { head: t('evaluation_money'), isRowHead: true, cell: ({ part }) => t(`evaluation_part_${part}`) },
      ...(['budgetAtStartFen', 'budgetFen', 'paidFen'] as const).map((sum) => ({
        head: inYuan(t(MONEY_HEADS[sum])),
        isNamed: true,
        class: 'number',
        cell: (row: Pick<Evaluation, 'budgetAtStartFen' | 'budgetFen'> & { paidFen: number | null }) =>
          yuan(row[sum]) ?? t('unknown'),
      })),
      {
        head: t('evaluation_rate'),
        isNamed: true,
        class: 'number',
        cell: ({ executionPercent, budgetFen }) => (budgetFen === 0 ? '—' : percentOrUnknown(executionPercent, 2)),
      },
    ]}
  />
)
const MONEY_HEADS = {
  budgetAtStartFen: 'in_budgetAtStartFen',
  budgetFen: 'evaluation_budget',
  paidFen: 'evaluation_paid',
} as const

const valueSaid = (value: number | null, unit = ''): string =>
  value === null ? t('unknown') : `${figure(value)} ${unit}`.trim()

function Indicators({ evaluation, writing }: { evaluation: Evaluation; writing: Writing }) {
  const rows = evaluation.indicators.map((indicator, place) => ({ ...indicator, place }))
  if (rows.length === 0) return null
  return (
    <Table
      name="indicators"
      label={t('in_indicators')}
      rows={rows}
      keyOf={({ place }: Indicator & { place: number }) => String(place)}
      columns={[
        {
          head: t('in_indicators'),
          cell: ({ name, kind }) => (
            <>
              {name} <span class="soft">{t(`evaluation_kind_${kind}`)}</span>
            </>
          ),
        },
        {
          head: t('in_aim'),
          isNamed: true,
          class: 'number',
          cell: ({ aim, unit, atMost }) => `${aim === null ? '' : atMost ? '≤ ' : '≥ '}${valueSaid(aim, unit)}`,
        },
        { head: t('in_done'), isNamed: true, class: 'number', cell: ({ done, unit }) => valueSaid(done, unit) },
        { head: t('in_points'), isNamed: true, class: 'number', cell: ({ points }) => figure(points) },
        { head: t('evaluation_score'), isNamed: true, class: 'number', cell: ({ score }) => scoreSaid(score) },
        { head: t('evaluation_reason'), cell: ({ reason }) => reason },
        {
          head: '',
          cell: ({ place, name }) => (
            <Changing>
              <ActionButton
                label={t('edit')}
                of={`${t('edit')} ${name}`}
                onClick={() => writing.opening.open(String(place))}
              />
            </Changing>
          ),
        },
      ]}
    />
  )
}
