/** 一页纸: the county on one A4 sheet, to be signed and sealed: as a bulletin froze it, or as it is known now. */
import { bulletins } from '../../../contract/bulletins.ts'
import { figures, flags } from '../../../contract/figures.ts'
import { MOST_A_PAGE } from '../../../contract/route.ts'
import { seals } from '../../../contract/seals.ts'
import type { Bulletin, BulletinDetail } from '../../../domain/report/bulletin.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { dayOf, longDay } from '../../shared/format.ts'
import { together, useAll, useAsk } from '../../shared/load.ts'
import { officeName, officeZone } from '../../shared/office.ts'
import { atMoment, go } from '../../shared/place.ts'
import { kindSaid, printedNo } from '../bulletins/rules.ts'
import { isToday } from '../home/rules.ts'
import { Button, LinkLine, Says } from '../kit/buttons.tsx'
import { OWNED } from '../kit/flags.tsx'
import { endOf, momentSaid, useMoment } from '../kit/known.tsx'
import { DayHead, Freshness, type PageProps, usePageTitle } from '../kit/page.tsx'
import { Answered } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { bulletinPath, leaderPath, readLeader } from '../routes.ts'
import { changesIn } from './rules.ts'
import { Sheet } from './sheet.tsx'
import { useState } from 'preact/hooks'
import { fileName } from '../kit/chart/chart-room.tsx'
import { offer } from '../kit/export.tsx'
import { countyTarget, gapOf } from '../kit/chart/pictures.ts'

export function Page({ search }: PageProps) {
  const { asOf, bulletin } = readLeader(search)
  return bulletin === undefined ? <AsKnown asOf={asOf} /> : <AsReported no={bulletin} />
}

/** What can be done with a sheet, however it came about. */
const Ways = ({ name, overview }: { name: string; overview: Overview | undefined }) => (
  <>
    <Button label={t('factor_codes_print')} onClick={() => print()} />
    <SavePng name={name} overview={overview} />
  </>
)

function AsKnown({ asOf }: { asOf: string | undefined }) {
  const overview = useAsk(figures.overview, { query: { asOf } })
  const { data } = overview
  const issued = useAsk(bulletins.list, { query: { limit: MOST_A_PAGE } })
  const [newest] = useAsk(seals.list, { query: { limit: 1 } }).data?.items ?? []
  const owned = useOwners(data && !isToday(data) ? endOf(data.asOf, officeZone()) : undefined, data !== undefined)
  const ofDay = issued.data?.items.filter(({ status, asOf: day }) => status === 'confirmed' && day === data?.asOf) ?? []
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
            <Ways name={t('leader_title')} overview={data} />
            <a class="button" href={atMoment('/wall', undefined)}>
              {t('wall_title')}
            </a>
          </>
        }
      >
        <Freshness day={data?.asOf} />
      </DayHead>
      <Answered load={together(overview, issued)} lines={20}>
        {(shown) => (
          <>
            <div class="sheet-ways">
              {ofDay.map((one) => (
                <LinkLine key={one.no} href={leaderPath({ bulletin: one.no })}>
                  {t('leader_reported', { day: longDay(one.asOf), no: printedNo(one.no), kind: kindSaid(one.kind) })}
                </LinkLine>
              ))}
            </div>
            <Sheet
              overview={shown}
              owners={owned}
              head={newest?.sha256}
              standing={ofDay[0] ? t('leader_not_as_reported', { no: printedNo(ofDay[0].no) }) : t('leader_unreported')}
            />
          </>
        )}
      </Answered>
    </>
  )
}

/** Who sees to what, as it was known at the page's moment, else at this one, else now. */
function useOwners(at: string | undefined, isAsked: boolean) {
  const moment = useMoment() ?? at
  return useAll(flags.list, isAsked ? { query: { ...OWNED.query, knownAt: moment } } : null).data?.items ?? []
}

function AsReported({ no }: { no: string }) {
  usePageTitle(`${t('leader_title')} ${printedNo(no)}`)
  const load = useAsk(bulletins.read, { params: { no } })
  const { data } = load
  const owned = useOwners(data?.knownAt, data !== undefined)
  const now = useAsk(figures.overview, data ? { query: { asOf: data.asOf } } : null)
  return (
    <>
      <div class="headline">
        <h1>{t('leader_title')}</h1>
        <div class="headline-tools">
          <Ways name={`${t('leader_title')} ${printedNo(no)}`} overview={data?.figures} />
        </div>
      </div>
      <Answered load={together(load, now)} lines={20}>
        {(bulletin) => (
          <>
            <Lines bulletin={bulletin} now={now.data} />
            <Sheet
              overview={bulletin.figures}
              owners={owned}
              head={bulletin.seal?.sha256}
              standing={standingOf(bulletin)}
              bulletin={bulletin}
              now={now.data}
            />
          </>
        )}
      </Answered>
    </>
  )
}

const standingOf = ({ status, knownAt, asOf }: Bulletin): string =>
  t(status === 'confirmed' ? 'leader_frozen' : 'leader_draft', { moment: momentSaid(knownAt, asOf) })

/** Where the bulletin is, and where its figures are others now. */
function Lines({ bulletin, now }: { bulletin: BulletinDetail; now: Overview | undefined }) {
  const { no, kind, asOf, figures: then } = bulletin
  const isChanged = now !== undefined && changesIn(then, now).size > 0
  return (
    <div class="sheet-ways">
      <LinkLine href={bulletinPath(no)}>{t('leader_bulletin', { no: printedNo(no), kind: kindSaid(kind) })}</LinkLine>
      {isChanged && (
        <p class="notice notice-watch leader-changed">
          <span>{t('leader_changed', { no: printedNo(no) })}</span>
          <a href={leaderPath({ asOf })}>{t('leader_as_known')}</a>
        </p>
      )}
    </div>
  )
}

type State = 'ready' | 'making' | 'failed'

function SavePng({ name, overview }: { name: string; overview: Overview | undefined }) {
  const [state, setState] = useState<State>('ready')
  const save = async () => {
    const sheet = document.querySelector<HTMLElement>('.sheet')
    if (!sheet || !overview || state === 'making') return
    setState('making')
    try {
      const { sheetPng } = await import('./sheet-png.ts')
      const county = countyTarget(overview)
      const picture = await sheetPng(sheet, county ? gapOf(overview, county) : null)
      offer(picture, fileName(`${officeName()} ${name} ${t('as_of')}`, overview.asOf, 'png'))
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      <Button
        label={t(state === 'making' ? 'leader_png_wait' : 'save_png')}
        isBusy={overview === undefined || state === 'making'}
        onClick={() => void save()}
      />
      {state === 'failed' && <Says>{t('leader_png_failed')}</Says>}
    </>
  )
}
