/** Teams: what they are called, and which villages each serves; many are moved at once, and it is said from whom. */
import { MOST_A_PAGE } from '../../../contract/route.ts'
import { teams, villages } from '../../../contract/register.ts'
import type { Team } from '../../../domain/register/place.ts'
import { figure } from '../../shared/format.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { Changing, useMayChange } from '../kit/buttons.tsx'
import { EntryForm, NAMES_FIELD, nextCode, useEditing } from '../kit/entry-form.tsx'
import { Ends } from '../kit/figures.tsx'
import { FieldRow, useForm } from '../kit/form.tsx'
import { Answered, AnsweredSection, Empty, useOpening } from '../kit/section.tsx'
import { Export } from '../kit/export.tsx'
import { TEAM_SHEET } from '../../../contract/sheets-register.ts'
import { teamPath as pageOfTeam } from '../routes.ts'
import { t } from '../later-words.ts'
import { datedFields, datedIssues, datedNames, savedSaid } from './dated-fields.ts'
import { servedBy, TeamVillages } from './team-villages.tsx'
import { endedAmong, livingOn, totalSaid } from './totals.ts'

const teamPath = (code: string): string => `/register?part=teams&team=${encodeURIComponent(code)}`

export function TeamsPart({ search }: { search: string }) {
  const all = useAll(teams.list, {})
  const places = useAll(villages.list, { query: { limit: MOST_A_PAGE } })
  const { said, saved, renew } = useOpening('teams-title', all, places)
  const today = useToday()
  const asked = new URLSearchParams(search).get('team')
  return (
    <AnsweredSection said={said} title={t('part_teams')} load={places} lines={10}>
      {({ items: served }) => (
        <Answered load={all} lines={10}>
          {({ items }) => {
            const team = items.find(({ code }) => code === asked)
            const living = livingOn(served, today)
            const counted = items.map((one) => ({ ...one, count: servedBy(living, one.code).length }))
            const around = { teams: items, saved, renew }
            return (
              <>
                <p data-figure="teams">{totalSaid('teams', items.length, endedAmong(items, today))}</p>
                <Export of={TEAM_SHEET} />
                <TeamList teams={counted} asked={asked} />
                <Changing>
                  {asked === 'new' && <TeamForm key="new" code={undefined} {...around} />}
                  {team && <TeamForm key={`form ${team.code}`} code={team.code} {...around} />}
                  {team && <TeamVillages key={team.code} team={team} villages={served} living={living} {...around} />}
                </Changing>
                {!team && asked !== 'new' && <Empty>{t('team_choose')}</Empty>}
              </>
            )
          }}
        </Answered>
      )}
    </AnsweredSection>
  )
}

interface ListProps {
  teams: (Team & { count: number })[]
  asked: string | null
}

function TeamList({ teams: items, asked }: ListProps) {
  const mayChange = useMayChange()
  return (
    <ul class="team-list" aria-label={t('part_teams')}>
      {items.map(({ code, name, count, endsOn }) => (
        <li key={code}>
          <a
            href={mayChange ? teamPath(code) : pageOfTeam(code)}
            aria-current={code === asked ? 'true' : undefined}
            data-team={code}
          >
            {name} <Ends on={endsOn} /> <span class="soft">{t('team_serves', { count: figure(count) })}</span>
          </a>
        </li>
      ))}
      {mayChange && (
        <li>
          <a href={teamPath('new')} aria-current={asked === 'new' ? 'true' : undefined}>
            {t('team_add')}
          </a>
        </li>
      )}
    </ul>
  )
}

interface FormProps {
  /** None for a new one. */
  code: string | undefined
  teams: Team[]
  saved: (sentence: string) => void
  renew: () => void
}

/** A team's name, people and telephone. */
function TeamForm({ code: asked, teams: others, saved, renew }: FormProps) {
  const editing = useEditing(teams, asked === undefined ? null : { code: asked }, 'team')
  const team = editing.kept?.thing
  const codes = others.map((one) => one.code)
  const code = asked ?? nextCode(codes, 'team-')
  const today = useToday() ?? ''
  const form = useForm(teams.put.body, {
    keep: `team ${asked ?? 'new'}`,
    start: team ? { ...team, effectiveOn: today } : { code },
    fields: {
      name: t('team_name'),
      members: { label: t('team_members'), hint: t('names_hint'), ...NAMES_FIELD },
      phone: t('team_phone'),
      ...datedFields(),
    },
    check: (draft) => (team ? datedIssues(draft, today, team.endsOn) : []),
    isChange: true,
    send: (wanted) => editing.put({ params: { code }, body: wanted }),
    done: ({ name, effectiveOn }) => {
      saved(savedSaid(name, effectiveOn, today))
      editing.reload()
      if (!team) go(teamPath(code), { replace: true })
    },
    // whoever made one of this code meanwhile keeps it; the list then gives the next
    conflict: renew,
  })
  return (
    <EntryForm of={form} editing={editing} label={team ? t('edit_this', { name: team.name }) : t('team_add')}>
      <h3>{team ? t('team_edit_title', { name: team.name, code }) : t('team_add')}</h3>
      <FieldRow of={form} names={['name', 'members', 'phone']} />
      {team && (
        <>
          <FieldRow of={form} names={datedNames(form, today)} />
          <p class="soft">{t('named_dated')}</p>
        </>
      )}
    </EntryForm>
  )
}
