/** What the register says of a village and where it is. */
import type { VillageAudibility } from '../../../contract/audibility.ts'
import { figures } from '../../../contract/figures.ts'
import { teams as teamRoutes } from '../../../contract/register.ts'
import { isSample, type Village } from '../../../domain/register/place.ts'
import type { VillagePosition } from '../../../domain/register/village-position.ts'
import { figure } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { t } from '../words.ts'
import { Fact, Facts } from '../kit/figures.tsx'
import { teamPath } from '../routes.ts'
import { Mark } from '../kit/marks.tsx'
import { isSampleDesignated } from '../shell/sample.tsx'
import { speakersKnown } from './rules.ts'

interface Props {
  village: Village
  /** Its last test and its list of speakers, where they could be asked for. */
  audibility: VillageAudibility | undefined
  isManager: boolean
}

export function VillageFactsSection({ village, audibility, isManager }: Props) {
  const teams = useAll(teamRoutes.list, {})
  const { code, townshipName, teamCode, annualQuota, aliases, population } = village
  const known = speakersKnown(village, audibility)
  const team = teams.data?.items.find((one) => one.code === teamCode)?.name ?? teamCode
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{t('village_facts')}</h2>
      <Facts>
        <Fact label={t('village_code')}>
          <span class="code">{code}</span>
        </Fact>
        <Fact label={t('township')}>{townshipName}</Fact>
        <Fact label={t('designated_village')}>
          {village.designated ? t('yes') : t('no')}{' '}
          {isSampleDesignated(village) && <span class="tag">{t('sample_mark')}</span>}
        </Fact>
        <Fact label={t('team')}>
          {teamCode && isManager ? <a href={teamPath(teamCode)}>{team}</a> : (team ?? t('none'))}
        </Fact>
        <Fact label={t('annual_quota')}>{figure(annualQuota)}</Fact>
        <Fact label={t('field_aliases')}>{aliases.filter((alias) => !isSample(alias)).join(t('list_comma'))}</Fact>
        <Fact label={t('field_population')}>{population === undefined ? t('unknown') : figure(population)}</Fact>
        <Fact label={t('field_speakersInstalled')}>
          <span data-figure="speakers">{known.said ?? t('unknown')}</span>{' '}
          {!known.agrees && <Mark look={['watch', 'alert']}>{t('speakers_differ')}</Mark>}
        </Fact>
        {isManager && <Where code={code} />}
      </Facts>
    </section>
  )
}

/** A guess from its neighbours is no place: it is said to be unknown. */
function Where({ code }: { code: string }) {
  const positions = useAll(figures.villagePositions, {})
  const known = positions.data?.items.find((one) => one.code === code)
  return (
    <Fact label={t('position')}>
      <span data-figure="position">
        {positions.data || positions.problem ? placeSays(known) : '…'} <a href="/map">{t('map_title')}</a>
      </span>
    </Fact>
  )
}

function placeSays(known: VillagePosition | undefined): string {
  const { source, latitude, longitude, count = 0 } = known ?? {}
  if (latitude === undefined || longitude === undefined) return t('unknown')
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  if (source === 'logs') return t('place_by_logs', { place, count: figure(count) })
  return source === 'register' ? t('place_by_register', { place }) : t('unknown')
}
