/** One village: its facts, its audibility and how that came about, the way to its logs. */
import type { Team } from '../../domain/team.ts'
import type { Village } from '../../domain/place.ts'
import { figure } from '../shared/format.ts'
import { useLoad } from '../shared/load.ts'
import type { Listed } from '../shared/replies.ts'
import { t } from '../shared/words.ts'
import { Fact, Facts } from './facts.tsx'
import { logsPath } from './logs/log-query.ts'
import { DesignatedTag, isSample, isSampleDesignated } from './sample.tsx'
import { Failure, Skeleton, usePageTitle } from './states.tsx'
import { VillageAudibilitySection } from './village-audibility.tsx'

export function VillagePage({ code, mayReadLogs }: { code: string; mayReadLogs: boolean }) {
  const { data, problem, reload } = useLoad<Village>(`/api/villages/${encodeURIComponent(code)}`)
  const title = data ? t('village_title', { village: data.name, township: data.townshipName }) : t('village_loading')
  usePageTitle(title)
  return (
    <div class="page-narrow">
      <p>
        <a href="/">{t('back_home')}</a>
      </p>
      <h1>
        {title} {data?.designated && <DesignatedTag isForShow={isSampleDesignated(data)} />}
      </h1>
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data && (
        <>
          {mayReadLogs && (
            <p>
              <a class="button" href={logsPath({ village: code })}>
                {t('village_logs')}
              </a>
            </p>
          )}
          <VillageAudibilitySection code={code} />
          <VillageFacts village={data} />
        </>
      )}
    </div>
  )
}

function VillageFacts({ village }: { village: Village }) {
  const teams = useLoad<Listed<Team>>('/api/teams')
  const { code, townshipName, teamCode, annualQuota, aliases, population, speakersInstalled } = village
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
        <Fact label={t('team')}>{team ?? t('none')}</Fact>
        <Fact label={t('annual_quota')}>{figure(annualQuota)}</Fact>
        <Fact label={t('aliases')}>{aliases.filter((alias) => !isSample(alias)).join(t('list_comma'))}</Fact>
        <Fact label={t('population')}>{population === undefined ? t('unknown') : figure(population)}</Fact>
        <Fact label={t('speakers_installed')}>
          {speakersInstalled === undefined ? t('unknown') : figure(speakersInstalled)}
        </Fact>
      </Facts>
    </section>
  )
}
