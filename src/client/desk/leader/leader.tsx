/** 一页纸: the county on one A4 sheet, to be signed and sealed. What it says is what the overview says of the same day. */
import { figures, flags } from '../../../contract/figures.ts'
import { seals } from '../../../contract/seals.ts'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { dayOf, figure, longDay, percent, shortDay, signed } from '../../shared/format.ts'
import { atMoment } from '../../shared/known-at.ts'
import { useAll, useAsk } from '../../shared/load.ts'
import { officeName } from '../../shared/office.ts'
import { VERDICT_LOOK } from '../../shared/shapes.ts'
import { isToday, verdictParts } from '../home/rules.ts'
import { anyDay, viewsAt } from '../kit/address.ts'
import { Button } from '../kit/buttons.tsx'
import { ChartRoom, gapSheet } from '../kit/chart/chart-room.tsx'
import { countyTarget, gapOf } from '../kit/chart/pictures.ts'
import { percentOrUnknown } from '../kit/figures.tsx'
import { OWNED } from '../kit/flags.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { Mark, statusWord } from '../kit/marks.tsx'
import { DayHead, Freshness } from '../kit/page.tsx'
import { Answered } from '../kit/states.tsx'
import { Table } from '../kit/table.tsx'
import { go } from '../../shared/place.ts'
import { t } from '../later-words.ts'
import { decisionsFor, numbersOf, ownersOf, type SheetNumber } from './rules.ts'

const { read, path: leaderPath } = viewsAt('/leader', { asOf: anyDay })

export function Page({ search }: PageProps) {
  const { asOf } = read(search)
  const overview = useAsk(figures.overview, { query: { asOf } })
  const [newest] = useAsk(seals.list, { query: { limit: 1 } }).data?.items ?? []
  const owned = useAll(flags.list, OWNED)
  const { data } = overview
  return (
    <>
      <DayHead
        title={t('leader_title')}
        asked={asOf}
        shown={data?.asOf}
        today={data && dayOf(data.generatedAt)}
        show={(day) => go(leaderPath({ asOf: day }), { replace: true })}
        after={
          <>
            <Button label={t('factor_codes_print')} onClick={() => print()} />
            <a class="button" href={atMoment('/wall', undefined)}>
              {t('wall_title')}
            </a>
          </>
        }
      >
        <Freshness day={data?.asOf} />
      </DayHead>
      <Answered load={overview} lines={20}>
        {(shown) => (
          <Sheet overview={shown} head={newest?.sha256} owners={isToday(shown) ? (owned.data?.items ?? []) : []} />
        )}
      </Answered>
    </>
  )
}

function Sheet({ overview, head, owners }: { overview: Overview; head: string | undefined; owners: KeptFlag[] }) {
  const county = countyTarget(overview)
  const pace = county?.bases[0]
  const statuses = overview.countedStatuses.map((status) => statusWord(status as 'submitted')).join(t('list_comma'))
  return (
    <article class="sheet" data-as-of={overview.asOf}>
      <p class="sheet-office">{officeName()}</p>
      <h2>{t('leader_heading')}</h2>
      <p class="sheet-day">
        {t('as_of')} {longDay(overview.asOf)}
      </p>
      <ul class="sheet-numbers">
        {numbersOf(overview).map((one) => (
          <Number key={one.name} one={one} />
        ))}
      </ul>
      <GapOnSheet overview={overview} />
      <Below overview={overview} owners={owners} />
      <div class="sheet-end">
        <section aria-labelledby="sheet-decide">
          <h3 id="sheet-decide">{t('leader_decide')}</h3>
          <ol>
            {decisionsFor(overview).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
          <p class="sheet-signed">
            <span>{t('leader_made_by')}</span>
            <span>{t('leader_checked_by')}</span>
          </p>
        </section>
        <p class="sheet-seal">
          <span>{t('leader_seal')}</span>
          <span>{t('leader_date')}</span>
        </p>
      </div>
      <p class="sheet-foot">
        {pace &&
          t('leader_basis', {
            day: shortDay(pace.deadline),
            percent: percent(pace.timeProgressPercent, 2),
            statuses,
          })}{' '}
        {head && t('leader_head', { head: head.slice(0, 16) })}
      </p>
    </article>
  )
}

const Number = ({ one: { name, value, of, pace } }: { one: SheetNumber }) => (
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
  </li>
)

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

/** In two columns; who sees to each and by when is of today. */
function Below({ overview, owners }: { overview: Overview; owners: KeptFlag[] }) {
  const below = overview.below.filter(({ designated }) => designated)
  const ownerOf = ownersOf(owners)
  if (below.length === 0) return <p>{t('below_none')}</p>
  const silent = below.reduce((sum, one) => sum + one.speakersInstalled - one.speakersSounding, 0)
  const half = Math.ceil(below.length / 2)
  return (
    <section aria-labelledby="sheet-below">
      <h3 id="sheet-below">
        {t('leader_below', { count: below.length, silent })}{' '}
        <small>
          ■ {t('leader_severe')}　▽ {t('leader_low')}
        </small>
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
                head: t('rate'),
                class: 'number',
                cell: ({ ratePercent }) => <b>{percentOrUnknown(ratePercent, 1)}</b>,
              },
              {
                head: t('leader_silent'),
                class: 'number',
                cell: ({ speakersInstalled, speakersSounding }) => figure(speakersInstalled - speakersSounding),
              },
              {
                head: t('leader_owner'),
                cell: ({ code }) => {
                  const flag = ownerOf.get(code)
                  return flag?.owner ?? flag?.assignee ?? t('leader_to_name')
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
