/** The sheet itself: what it says is what an overview says of its day. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { seesTo } from '../../../domain/ledger/answering.ts'
import type { Bulletin } from '../../../domain/report/bulletin.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, longDay, percent, shortDay, signed } from '../../shared/format.ts'
import { VERDICT_LOOK } from '../../shared/shapes.ts'
import { printedNo } from '../bulletins/rules.ts'
import { verdictParts } from '../home/rules.ts'
import { ChartRoom, gapSheet } from '../kit/chart/chart-room.tsx'
import { countyTarget, gapOf } from '../kit/chart/pictures.ts'
import { percentOrUnknown } from '../kit/figures.tsx'
import { momentSaid } from '../kit/known.tsx'
import { Mark, statusWord } from '../kit/marks.tsx'
import { Paper, Signed } from '../kit/printed.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { changesIn, decisionsFor, numbersOf, ownersOf, silentIn, type SheetNumber } from './rules.ts'

interface Props {
  overview: Overview
  owners: KeptFlag[]
  /** Of the chain, whole. */
  head: string | undefined
  /** What it stands on: a bulletin, or nothing yet. */
  standing: string
  bulletin?: Bulletin
  /** What is known of the same day now. */
  now?: Overview | undefined
}

export function Sheet({ overview, owners, head, standing, bulletin, now }: Props) {
  const county = countyTarget(overview)
  const pace = county?.bases[0]
  const changes = now ? changesIn(overview, now) : new Map<string, string>()
  const statuses = overview.countedStatuses.map((status) => statusWord(status as 'submitted')).join(t('list_comma'))
  return (
    <Paper
      heading={t('leader_heading')}
      beside={bulletin && <span data-figure="no">{printedNo(bulletin.no)}</span>}
      under={
        <>
          {t('as_of')} {longDay(overview.asOf)} <span data-figure="standing">{standing}</span>
        </>
      }
      day={overview.asOf}
      foot={
        <>
          {pace &&
            t('leader_basis', {
              day: shortDay(pace.deadline),
              percent: percent(pace.timeProgressPercent, 2),
              statuses,
            })}{' '}
          {bulletin && t('leader_digest', { digest: bulletin.sha256.slice(0, 12) })}{' '}
          {bulletin?.seal && t('leader_sealed', { number: bulletin.seal.number })}{' '}
          {head && t('leader_head', { head: head.slice(0, 16) })}{' '}
          {bulletin && t('leader_owners_then', { moment: momentSaid(bulletin.knownAt, bulletin.asOf) })}
        </>
      }
    >
      <ul class="sheet-numbers">
        {numbersOf(overview).map((one) => (
          <Number key={one.code} one={one} now={changes.get(one.code)} />
        ))}
      </ul>
      <GapOnSheet overview={overview} />
      <Below overview={overview} owners={owners} now={changes.get('below')} />
      <div class="sheet-end">
        <section aria-labelledby="sheet-decide">
          <h3 id="sheet-decide">{t('leader_decide')}</h3>
          <ol>
            {decisionsFor(overview).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
          <Signed
            by={[
              t('leader_made_by') + (bulletin?.madeBy ?? ''),
              t('leader_checked_by') + (bulletin?.confirmedBy ?? ''),
            ]}
          />
        </section>
        <p class="sheet-seal">
          <span>{t('leader_seal')}</span>
          <span>{t('leader_date')}</span>
        </p>
      </div>
    </Paper>
  )
}

const Number = ({ one: { name, value, of, pace }, now }: { one: SheetNumber; now: string | undefined }) => (
  <li>
    <span>{name}</span>
    <strong>{value}</strong>
    <span>{of}</span>
    {pace && (
      <>
        <Mark look={VERDICT_LOOK[pace.verdict]}>{t(`verdict_${pace.verdict}`)}</Mark>
        <span>{t('gap_points', { points: signed(pace.gapPoints) })}</span>
      </>
    )}
    <Now>{now}</Now>
  </li>
)

/** Beside what was reported, where it is another now. */
const Now = ({ children }: { children: string | undefined }) =>
  children ? <small class="sheet-now">{t('leader_now', { figures: children })}</small> : null

function GapOnSheet({ overview }: { overview: Overview }) {
  const target = countyTarget(overview)
  const gap = target && gapOf(overview, target)
  if (!gap) return null
  const sentence = verdictParts(overview).join('')
  return (
    <section aria-labelledby="sheet-gap">
      <h3 id="sheet-gap">{sentence}</h3>
      <ChartRoom
        picture={gap}
        title={t('chart_title')}
        day={overview.asOf}
        sheet={gapSheet(overview, gap)}
        label={sentence}
        isOnPaper
      />
    </section>
  )
}

/** In two columns. */
function Below({ overview, owners, now }: Pick<Props, 'overview' | 'owners'> & { now: string | undefined }) {
  const below = overview.below.filter(({ designated }) => designated)
  const ownerOf = ownersOf(owners)
  if (below.length === 0) return <p>{t('below_none')}</p>
  const silent = silentIn(below)
  const half = Math.ceil(below.length / 2)
  return (
    <section aria-labelledby="sheet-below">
      <h3 id="sheet-below">
        {t('leader_below', { count: below.length, silent })}{' '}
        <small>
          ■ {t('leader_severe')}　▽ {t('leader_low')}
        </small>{' '}
        <Now>{now}</Now>
      </h3>
      <div class="sheet-columns">
        {[below.slice(0, half), below.slice(half)].map((rows) => (
          <Table
            key={rows[0]?.code}
            class="sheet-table"
            label={t('leader_below', { count: rows.length, silent })}
            rows={rows}
            keyOf={({ code }) => code}
            columns={[
              {
                head: t('village'),
                isRowHead: true,
                cell: ({ name, townshipName, band }) => (
                  <>
                    {band === 'severe' ? '■' : '▽'} {name}
                    <span class="soft">（{townshipName}）</span>
                  </>
                ),
              },
              {
                head: t('leader_head_rate'),
                class: 'number',
                cell: ({ ratePercent }) => <b>{percentOrUnknown(ratePercent, 1)}</b>,
              },
              {
                head: t('leader_head_silent'),
                class: 'number',
                cell: ({ speakersInstalled, speakersSounding }) => figure(speakersInstalled - speakersSounding),
              },
              {
                head: t('supervision_who'),
                cell: ({ code }) => {
                  const flag = ownerOf.get(code)
                  return (flag && seesTo(flag)) ?? t('leader_to_name')
                },
              },
              {
                head: t('leader_due'),
                cell: ({ code }) => {
                  const day = ownerOf.get(code)?.dueOn
                  return day ? shortDay(day) : ''
                },
              },
            ]}
          />
        ))}
      </div>
    </section>
  )
}
