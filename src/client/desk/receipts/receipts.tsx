/** 回执单: what a show is vouched for with, an A5 each: of one log, of a team's month, or an empty pad with numbers. */
import { teams as teamRoutes } from '../../../contract/register.ts'
import { type Log, screenings } from '../../../contract/screenings.ts'
import { lastDayOf, monthOf, yearOf } from '../../../domain/period.ts'
import { LIVE } from '../../../domain/screening/screening.ts'
import { figure, longDay, textIn, timeOf } from '../../shared/format.ts'
import { useAll, useAsk, useToday } from '../../shared/load.ts'
import { filterOf, Filters, Month, TeamChoice } from '../kit/filters.tsx'
import { useDayKnown } from '../kit/known.tsx'
import type { PageProps } from '../kit/page.tsx'
import { statusWord } from '../kit/marks.tsx'
import { Box, Boxes, choicesOf, Paper, PaperPage, SheetCode, Signed, useTimesSaid } from '../kit/printed.tsx'
import { useQr } from '../kit/shown-secret.tsx'
import { Switch } from '../kit/buttons.tsx'
import { t } from '../later-words.ts'
import { logPath, readReceipts, receiptsPath } from '../routes.ts'
import { go } from '../../shared/place.ts'
import { firstFree, MOST_OF_A_PAD, padNumbers, padSize } from './rules.ts'
import './receipts.css'

type Drawn = ReturnType<typeof useQr>

export function Page({ search, session }: PageProps) {
  const { log } = readReceipts(search)
  if (log !== undefined) return <OfOneLog id={log} />
  return <OfTeam search={search} own={session.teamCode} />
}

function OfOneLog({ id }: { id: string }) {
  const load = useAsk(screenings.read, { params: { id } })
  const qrOf = useQr()
  const timesSaid = useTimesSaid()
  return (
    <PaperPage
      title={t('receipts_title')}
      back={[logPath(id), t('receipts_back')]}
      load={load}
      none={t('receipts_none')}
      sheetsOf={(log) => [<Filled key={log.id} log={log} qrOf={qrOf} times={timesSaid(log.screenedOn)} />]}
    />
  )
}

/** Of a month's shows, or of none yet; a team has its own. */
function OfTeam({ search, own }: { search: string; own: string | undefined }) {
  const today = useDayKnown(useToday())
  const asked = readReceipts(search)
  const view = { ...asked, month: asked.month ?? (today && monthOf(today)), team: own ?? asked.team }
  const { month, team } = view
  const isPad = asked.pad !== undefined
  const shows = useAll(screenings.list, month ? { query: queryFor(month, team, isPad) } : null)
  const teams = useAll(teamRoutes.list, {})
  const qrOf = useQr()
  const timesSaid = useTimesSaid()
  const filtered = choicesOf(view, receiptsPath)
  const named = teams.data?.items.find(({ code }) => code === team)?.name
  const sheetsOf = ({ items }: { items: Log[] }) => {
    if (!isPad)
      return items.map((log) => <Filled key={log.id} log={log} qrOf={qrOf} times={timesSaid(log.screenedOn)} />)
    if (!team || !today) return []
    const first =
      asked.first ??
      firstFree(
        team,
        yearOf(today),
        items.map(({ receiptNo }) => receiptNo),
      )
    return padNumbers(first, padSize(asked.pad)).map((number) => (
      <Empty key={number} number={number} team={named ?? team} day={today} times={timesSaid(today)} />
    ))
  }
  return (
    <PaperPage
      title={t('receipts_title')}
      lead={t('receipts_lead')}
      back={['/logs', t('back_logs')]}
      choices={
        <>
          <Switch
            label={t('receipts_kind')}
            choices={[
              ['filled', t('receipts_filled')],
              ['empty', t('receipts_empty')],
            ]}
            chosen={isPad ? 'empty' : 'filled'}
            choose={(kind) =>
              go(receiptsPath({ ...asked, pad: kind === 'empty' ? String(padSize(undefined)) : undefined }), {
                replace: true,
              })
            }
          />
          <Filters of={filtered}>
            {!isPad && <Month label={t('month')} {...filterOf(filtered, 'month')} />}
            {own === undefined && <TeamChoice {...filterOf(filtered, 'team')} />}
          </Filters>
          {isPad && team && <PadForm view={asked} />}
        </>
      }
      load={shows}
      none={t(isPad ? 'receipts_team_first' : 'receipts_none')}
      sheetsOf={sheetsOf}
    />
  )
}

/** The shows a receipt can vouch for; of a pad, those of the year, whose numbers are used. */
const queryFor = (month: string, team: string | undefined, isPad: boolean) => ({
  from: isPad ? `${yearOf(month)}-01-01` : `${month}-01`,
  to: isPad ? `${yearOf(month)}-12-31` : lastDayOf(month),
  team,
  status: LIVE.join(','),
  limit: 500,
})

function PadForm({ view }: { view: ReturnType<typeof readReceipts> }) {
  const set = (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const [pad, first] = [textIn(form, 'pad').trim(), textIn(form, 'first').trim()]
    go(receiptsPath({ ...view, pad: String(padSize(pad)), first: first || undefined }), { replace: true })
  }
  return (
    <form class="filters" onSubmit={set}>
      <label>
        <span>{t('receipts_pad')}</span>
        <input type="number" name="pad" min={1} max={MOST_OF_A_PAD} value={padSize(view.pad)} required />
      </label>
      <label>
        <span>{t('receipts_first')}</span>
        <input name="first" maxLength={40} value={view.first ?? ''} aria-describedby="first-hint" />
      </label>
      <button type="submit">{t('receipts_make')}</button>
      <p class="soft" id="first-hint">
        {t('receipts_first_hint')}
      </p>
    </form>
  )
}

const SIGNS = ['receipt_sign_operator', 'receipt_sign_witness', 'receipt_sign_village'] as const
const signs = () => SIGNS.map((key) => t(key))

function Filled({ log, qrOf, times }: { log: Log; qrOf: Drawn; times: string }) {
  const { id, receiptNo, villageName, townshipName, screenedOn, startedAt, endedAt, venue, witness } = log
  return (
    <Paper
      isA5
      of={id}
      heading={t('receipt_heading')}
      under={receiptNo ? t('receipt_number', { number: receiptNo }) : t('receipt_no_number')}
      day={screenedOn}
      foot={`${times} ${t('receipt_status', { status: statusWord(log.status) })} ${id}`}
    >
      <SheetCode
        qrOf={qrOf}
        path={logPath(id)}
        label={t('receipt_qr', { village: villageName })}
        says={t('receipt_scan')}
      />
      <Boxes>
        <Box label={t('village')}>
          {townshipName} {villageName}
        </Box>
        <Box label={t('receipt_day')}>{longDay(screenedOn)}</Box>
        <Box label={t('films')} isWide>
          {log.filmNames.join(t('list_comma'))}
        </Box>
        <Box label={t('time_start')}>{timeOf(startedAt)}</Box>
        <Box label={t('time_end')}>{timeOf(endedAt)}</Box>
        <Box label={t('venue')}>{t(`venue_${venue}`)}</Box>
        <Box label={t('attendance')}>{figure(log.attendance)}</Box>
        <Box label={t('team')}>{log.teamName}</Box>
        <Box label={t('operator')}>{log.operatorName}</Box>
        <Box label={t('in_witness')}>{witness?.name}</Box>
        <Box label={t('receipt_witness_phone')}>{witness?.phone}</Box>
      </Boxes>
      <Signed by={signs()} />
    </Paper>
  )
}

function Empty({ number, team, day, times }: { number: string; team: string; day: string; times: string }) {
  return (
    <Paper
      isA5
      of={number}
      heading={t('receipt_heading')}
      under={t('receipt_number', { number })}
      day={day}
      foot={`${times} ${t('receipt_pad_foot')}`}
    >
      <Boxes>
        <Box label={t('village')} />
        <Box label={t('receipt_day')}>{t('paper_sign_day')}</Box>
        <Box label={t('films')} isWide />
        <Box label={t('time_start')} />
        <Box label={t('time_end')} />
        <Box label={t('venue')}>{t('receipt_venues')}</Box>
        <Box label={t('attendance')} />
        <Box label={t('team')}>{team}</Box>
        <Box label={t('operator')} />
        <Box label={t('in_witness')} />
        <Box label={t('receipt_witness_phone')} />
      </Boxes>
      <Signed by={signs()} />
    </Paper>
  )
}
