/** 村情卡: a village on one A4: who serves it, what it was owed and shown, how its speakers stand and came to, TV, who answers. */
import type { VillageAudibility } from '../../../contract/audibility.ts'
import { type ShownLog, standings, type VillageStanding } from '../../../contract/standings.ts'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { seesTo } from '../../../domain/ledger/answering.ts'
import { wholeScreenings } from '../../../domain/register/film.ts'
import { figure, longDay, monthName, screeningsOf, shortDay, timeOf } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { percentOrUnknown } from '../kit/figures.tsx'
import type { PageProps } from '../kit/page.tsx'
import { BandMark } from '../kit/marks.tsx'
import { Box, Boxes, countedSaid, Paper, PaperPage, SheetCode, useTimesSaid } from '../kit/printed.tsx'
import { useQr } from '../kit/shown-secret.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { villagePath } from '../routes.ts'
import { isCounted, monthsOf } from './rules.ts'
import { speakersKnown } from './village-speakers.tsx'
import { Story, storyOf } from './village-timeline.tsx'
import './village-card.css'

/** As much as one A4 has room for. */
const SHOWS = 5
const TESTS = 4
const STORY = 6

interface Props {
  standing: VillageStanding
}
const NONE: NonNullable<VillageStanding['flags']> = []

export function Page({ params: { code } }: PageProps) {
  const load = useAsk(standings.village, { params: { code } })
  const timesSaid = useTimesSaid()
  const qrOf = useQr()
  const { data } = load
  return (
    <PaperPage
      title={data ? t('village_card_of', { village: data.village.name }) : t('village_card_title')}
      back={[villagePath(code), t('village_card_back')]}
      load={load}
      none=""
      sheetsOf={(standing) => {
        const { village, asOf } = standing
        const story = storyOf(standing).filter(({ kind }) => kind !== 'show')
        return [
          <Paper
            key={code}
            of={code}
            class="village-card"
            heading={t('village_title', { village: village.name, township: village.townshipName })}
            under={`${t('as_of')} ${longDay(asOf)}`}
            day={asOf}
            foot={`${timesSaid(asOf)} ${countedSaid()}`}
          >
            <SheetCode
              qrOf={qrOf}
              path={villagePath(code)}
              label={t('village_card_qr')}
              says={t('village_card_scan')}
            />
            <Who standing={standing} />
            <Year standing={standing} />
            <Shows shows={standing.shows?.filter(isCounted).slice(0, SHOWS) ?? []} />
            <Speakers state={standing.audibility} />
            <section>
              <h3>{t('timeline_title')}</h3>
              {story.length > 0 ? <Story entries={story.slice(0, STORY)} /> : <p>{t('timeline_none')}</p>}
            </section>
          </Paper>,
        ]
      }}
    />
  )
}

/** Who sees to a flag, and by when. */
function sightOf(flag: KeptFlag): string | undefined {
  const who = seesTo(flag)
  return who && [who, flag.dueOn && shortDay(flag.dueOn)].filter(Boolean).join(' ')
}

function Who({ standing: { village, team, audibility, duty, flags = NONE, tv: latest } }: Props) {
  const { code, population, designated } = village
  const named = [duty?.leader, duty?.responsible, ...flags.map(sightOf)].filter((one) => one !== undefined)
  return (
    <Boxes>
      <Box label={t('village_code')}>{code}</Box>
      <Box label={t('designated_village')}>{designated ? t('yes') : t('no')}</Box>
      <Box label={t('team')}>{team ? [team.name, team.phone].filter(Boolean).join(' ') : t('none')}</Box>
      <Box label={t('field_population')}>{population === undefined ? t('unknown') : figure(population)}</Box>
      <Box label={t('village_card_owner')}>{[...new Set(named)].join(t('list_comma')) || t('village_card_nobody')}</Box>
      <Box label={t('field_speakersInstalled')}>{speakersKnown(village, audibility).said ?? t('unknown')}</Box>
      <Box label={t('village_card_tv')} isWide>
        {latest
          ? t('village_card_tv_says', {
              households: figure(latest.households),
              connected: figure(latest.connected),
              lost: figure(latest.lost),
              noSignal: figure(latest.noSignal),
              noSet: figure(latest.noSet),
              day: latest.asOf,
            })
          : t('unknown')}
      </Box>
      {flags.length > 0 && (
        <Box label={t('flags_title')} isWide>
          {flags.slice(0, 3).map(({ id, message }) => (
            <p key={id}>{message}</p>
          ))}
        </Box>
      )}
    </Boxes>
  )
}

/** The year's twelve months: whole shows, a part of one, none where one was owed. */
function Year({ standing }: Props) {
  const { year } = standing
  if (!year) return null
  return (
    <section>
      <h3>{t('village_months_owed', { done: figure(year.done), quota: figure(year.quota) })}</h3>
      <ol class="card-months">
        {monthsOf(standing).map(({ month, credit, cell }, i) => {
          const shown = cell === 'seen' ? figure(wholeScreenings(credit)) : screeningsOf(credit)
          return (
            <li key={month}>
              <span>{monthName(i)}</span>
              <strong>
                {cell === 'blank' ? '' : cell === 'gap' || cell === 'pending' ? t(`grid_${cell}`) : shown}
              </strong>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const Shows = ({ shows }: { shows: ShownLog[] }) => (
  <section>
    <h3>{t('village_card_shows')}</h3>
    {shows.length === 0 ? (
      <p>{t('village_card_no_shows')}</p>
    ) : (
      <Table
        class="ruled cards-on-phones"
        label={t('village_card_shows')}
        rows={shows}
        keyOf={({ id }) => id}
        columns={[
          {
            head: t('notice_time'),
            isNamed: true,
            cell: ({ screenedOn, startedAt }) => `${shortDay(screenedOn)} ${timeOf(startedAt)}`,
          },
          { head: t('films'), isNamed: true, cell: ({ filmNames }) => filmNames.join(t('list_comma')) },
          { head: t('venue'), isNamed: true, cell: ({ venue }) => t(`venue_${venue}`) },
          { head: t('attendance'), isNamed: true, class: 'number', cell: ({ attendance }) => figure(attendance) },
          { head: t('operator'), isNamed: true, cell: ({ operatorName }) => operatorName },
        ]}
      />
    )}
  </section>
)

const Speakers = ({ state: { band, ratePercent, belowSince, history } }: { state: VillageAudibility }) => (
  <section>
    <h3>
      {t('audibility')} {percentOrUnknown(ratePercent, 1)} <BandMark band={band} />{' '}
      {belowSince && <small>{t('village_card_below', { day: belowSince })}</small>}
    </h3>
    {history.length === 0 ? (
      <p>{t('audibility_unknown')}</p>
    ) : (
      <Table
        class="ruled cards-on-phones"
        label={t('tests')}
        rows={history.slice(0, TESTS)}
        keyOf={({ id }) => id}
        columns={[
          { head: t('tested_on'), isNamed: true, cell: ({ testedOn }) => testedOn },
          {
            head: t('village_card_sounding'),
            isNamed: true,
            class: 'number',
            cell: (test) =>
              `${figure(test.speakersSounding)} / ${figure(test.speakersTested)} / ${figure(test.speakersInstalled)}`,
          },
          {
            head: t('rate'),
            isNamed: true,
            class: 'number',
            cell: (test) => percentOrUnknown(test.ratePercent, 1),
          },
          { head: t('band'), isNamed: true, cell: (test) => <BandMark band={test.band} /> },
        ]}
      />
    )}
  </section>
)
