/** Teams: what they are called, and which villages each serves; many are moved at once, and it is said from whom. */
import { useState } from 'preact/hooks'
import type { Team } from '../../../domain/register/team.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { Failure, Skeleton } from '../kit/states.tsx'
import { useWhole } from '../kit/whole-list.ts'
import { useAllVillages } from './all-villages.ts'
import { TeamEdit } from './team-form.tsx'
import { servedBy } from './team-moves.ts'
import { TeamVillages } from './team-villages.tsx'

export function TeamsPart({ search }: { search: string }) {
  const teams = useWhole<Team>('/api/teams')
  const all = useAllVillages()
  const [says, setSays] = useState('')
  const asked = new URLSearchParams(search).get('team')
  const done = (sentence: string) => {
    setSays(sentence)
    teams.reload()
    all.reload()
  }
  return (
    <section aria-labelledby="teams-title">
      <h2 id="teams-title" tabIndex={-1}>
        {t('part_teams')}
      </h2>
      <p class="said" role="status">
        {says}
      </p>
      {all.problem && <Failure problem={all.problem} retry={all.reload} />}
      {!all.villages && !all.problem && <Skeleton lines={10} />}
      {all.villages && (
        <Answered load={teams} lines={10}>
          {({ items }) => {
            const team = items.find(({ code }) => code === asked)
            const villages = all.villages ?? []
            return (
              <>
                <ul class="team-list" aria-label={t('part_teams')}>
                  {items.map(({ code, name }) => (
                    <li key={code}>
                      <a
                        href={`/register?part=teams&team=${encodeURIComponent(code)}`}
                        aria-current={code === asked ? 'true' : undefined}
                        data-team={code}
                      >
                        {name}{' '}
                        <span class="soft">{t('team_serves', { count: figure(servedBy(villages, code).length) })}</span>
                      </a>
                    </li>
                  ))}
                  <li>
                    <a href="/register?part=teams&team=new" aria-current={asked === 'new' ? 'true' : undefined}>
                      {t('team_add')}
                    </a>
                  </li>
                </ul>
                {asked === 'new' && <TeamEdit key="new" teams={items} done={done} renew={teams.reload} />}
                {team && (
                  <TeamEdit key={`form ${team.code}`} code={team.code} teams={items} done={done} renew={teams.reload} />
                )}
                {team && <TeamVillages key={team.code} {...{ team, villages, done }} teams={items} renew={all.put} />}
                {!team && asked !== 'new' && <p class="empty">{t('team_choose')}</p>}
              </>
            )
          }}
        </Answered>
      )}
    </section>
  )
}
