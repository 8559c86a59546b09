/** 村情卡: a village on one A4: who serves it, what it was owed and shown, how its speakers stand and came to, TV, who answers. */
import { audibility as tests, tvCoverage, type VillageAudibility } from '../../../contract/audibility.ts'
import { faults as faultRoutes } from '../../../contract/faults.ts'
import { figures, flags as flagRoutes, type VillageMonths } from '../../../contract/figures.ts'
import { teams as teamRoutes, villages } from '../../../contract/register.ts'
import { type Log, screenings } from '../../../contract/screenings.ts'
import type { Village } from '../../../domain/register/place.ts'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import type { AnswerOf } from '../../../contract/route.ts'
import { monthsOfYear } from '../../../domain/period.ts'
import { wholeScreenings } from '../../../domain/register/film.ts'
import { figure, longDay, monthName, screeningsOf, shortDay, timeOf } from '../../shared/format.ts'
import { type Loaded, together, useAll, useAsk } from '../../shared/load.ts'
import { cellOf } from '../grid/rules.ts'
import { percentOrUnknown } from '../kit/figures.tsx'
import { flagsOf } from '../kit/flags.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { BandMark } from '../kit/marks.tsx'
import { Box, Boxes, countedSaid, Paper, PaperPage, useTimesSaid } from '../kit/printed.tsx'
import { QrImage, useQr } from '../kit/shown-secret.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { COUNTED_WORD, villagePath } from '../routes.ts'
import { speakersKnown } from './village-speakers.tsx'
import { Story, storyOf, useDetails } from './village-audibility.tsx'

/** As much as one A4 has room for. */
const SHOWS = 5
const TESTS = 4
const STORY = 6
const FAULTS = 12

export function Page({ params: { code } }: PageProps) {
  const village = useAsk(villages.read, { params: { code } })
  const audibility = useAsk(tests.ofVillage, { params: { code } })
  const tv = useAsk(tvCoverage.ofVillage, { params: { code } })
  const faults = useAsk(faultRoutes.list, { query: { village: code, limit: FAULTS } })
  const flags = useAsk(flagRoutes.list, flagsOf(code))
  const months = useAsk(figures.villageMonths, {})
  const shows = useAsk(screenings.list, { query: { village: code, status: COUNTED_WORD, limit: SHOWS } })
  const teams = useAll(teamRoutes.list, {})
  const { details, problem } = useDetails(faults.data?.items)
  const story: Loaded<unknown> = { ...faults, data: details, problem: problem ?? faults.problem }
  const timesSaid = useTimesSaid()
  const qrOf = useQr()
  return (
    <PaperPage
      title={village.data ? t('village_card_of', { village: village.data.name }) : t('village_card_title')}
      back={[villagePath(code), t('village_card_back')]}
      load={together(village, audibility, tv, faults, flags, months, shows, teams, story)}
      none=""
      sheetsOf={(known) => {
        const state = audibility.data
        if (!state) return []
        const team = teams.data?.items.find((one) => one.code === known.teamCode)
        return [
          <Paper
            key={code}
            of={code}
            class="village-card"
            heading={t('village_title', { village: known.name, township: known.townshipName })}
            under={`${t('as_of')} ${longDay(state.asOf)}`}
            day={state.asOf}
            foot={`${timesSaid(state.asOf)} ${countedSaid()}`}
          >
            {qrOf && (
              <figure class="sheet-code">
                <QrImage qr={qrOf(location.origin + villagePath(code))} label={t('village_card_qr')} />
                <figcaption>{t('village_card_scan')}</figcaption>
              </figure>
            )}
            <Who
              village={known}
              state={state}
              team={team && [team.name, team.phone].filter(Boolean).join(' ')}
              flags={flags.data?.items ?? []}
              tv={tv.data}
            />
            {months.data && <Year data={months.data} code={code} />}
            <Shows logs={shows.data?.items ?? []} />
            <Speakers state={state} />
            <section>
              <h3>{t('timeline_title')}</h3>
              {details && details.length + state.history.length > 0 ? (
                <Story entries={storyOf(state, details).slice(0, STORY)} />
              ) : (
                <p>{t('timeline_none')}</p>
              )}
            </section>
          </Paper>,
        ]
      }}
    />
  )
}

interface WhoProps {
  village: Village
  state: VillageAudibility
  team: string | undefined
  flags: KeptFlag[]
  tv: AnswerOf<typeof tvCoverage.ofVillage> | undefined
}

function Who({ village, state, team, flags, tv }: WhoProps) {
  const { code, population, designated } = village
  const owned = flags.filter(({ owner, assignee }) => owner ?? assignee)
  const latest = tv?.latest
  return (
    <Boxes>
      <Box label={t('village_code')}>{code}</Box>
      <Box label={t('designated_village')}>{designated ? t('yes') : t('no')}</Box>
      <Box label={t('team')}>{team ?? t('none')}</Box>
      <Box label={t('field_population')}>{population === undefined ? t('unknown') : figure(population)}</Box>
      <Box label={t('village_card_owner')}>
        {owned.length === 0
          ? t('village_card_nobody')
          : owned
              .map(({ owner, assignee, dueOn }) =>
                [owner ?? assignee, dueOn && shortDay(dueOn)].filter(Boolean).join(' '),
              )
              .filter((one, i, all) => all.indexOf(one) === i)
              .join(t('list_comma'))}
      </Box>
      <Box label={t('field_speakersInstalled')}>{speakersKnown(village, state).said ?? t('unknown')}</Box>
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
function Year({ data, code }: { data: VillageMonths; code: string }) {
  const village = data.villages.find((one) => one.code === code)
  if (!village) return null
  return (
    <section>
      <h3>{t('village_months_owed', { done: figure(village.done), quota: figure(village.quota) })}</h3>
      <ol class="card-months">
        {monthsOfYear(data.year).map((month, i) => {
          const credit = village.monthCredits[i] ?? 0
          const cell = cellOf(credit, month, data.asOf, village.quota, village.whole)
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

const Shows = ({ logs }: { logs: Log[] }) => (
  <section>
    <h3>{t('village_card_shows')}</h3>
    {logs.length === 0 ? (
      <p>{t('village_card_no_shows')}</p>
    ) : (
      <Table
        class="ruled cards-on-phones"
        label={t('village_card_shows')}
        rows={logs}
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
