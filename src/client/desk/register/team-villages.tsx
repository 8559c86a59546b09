/** Which villages a team serves: ticked in a list of all, and what moves from whom is said before it is saved. */
import { useState } from 'preact/hooks'
import { teams as teamRoutes } from '../../../contract/register.ts'
import type { Team, Village } from '../../../domain/register/place.ts'
import { ask } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { Button, Says } from '../kit/buttons.tsx'
import { asksWhy, reasonField } from '../kit/entry-form.tsx'
import { InputField, restOf, useSending } from '../kit/fields.tsx'
import { Ends } from '../kit/figures.tsx'
import { Choice, namedChoices, Options, TownshipChoice } from '../kit/filters.tsx'
import { lineIn, useKeptDraft } from '../kit/form-draft.ts'
import { Empty } from '../kit/section.tsx'
import { t } from '../later-words.ts'

/** What becomes of villages when a team is given exactly those chosen: who comes from whom, and who is left without. */
export interface Moves {
  /** By the team that served them before; undefined where nobody did. */
  from: { teamCode: string | undefined; villages: Village[] }[]
  /** Served by nobody then. */
  left: Village[]
}

export const servedBy = (villages: Village[], teamCode: string): string[] =>
  villages.filter((village) => village.teamCode === teamCode).map(({ code }) => code)

export function movesOf(villages: Village[], teamCode: string, chosen: ReadonlySet<string>): Moves {
  const coming = villages.filter((village) => chosen.has(village.code) && village.teamCode !== teamCode)
  const teams = [...new Set(coming.map((village) => village.teamCode))].sort((a = '', b = '') => (a < b ? -1 : 1))
  return {
    from: teams.map((code) => ({ teamCode: code, villages: coming.filter((village) => village.teamCode === code) })),
    left: villages.filter((village) => village.teamCode === teamCode && !chosen.has(village.code)),
  }
}

export const moveCount = ({ from, left }: Moves): number =>
  from.reduce((sum, { villages }) => sum + villages.length, left.length)

interface Props {
  team: Team
  teams: Team[]
  villages: Village[]
  /** Those that go on: others stay with their last team, and are neither counted nor moved. */
  living: Village[]
  saved: (sentence: string) => void
  renew: () => void
}

export function TeamVillages({ team, teams, villages, living, saved, renew }: Props) {
  const served = servedBy(villages, team.code).join(' ')
  const { draft, set, clear } = useKeptDraft(`team villages ${team.code}`, { codes: served, reason: '' })
  const chosen = new Set(draft.codes.split(' ').filter(Boolean))
  const serves = figure(living.filter(({ code }) => chosen.has(code)).length)
  const moves = movesOf(villages, team.code, chosen)
  const count = moveCount(moves)
  // where they are now is said anew; the ticks stay
  const sending = useSending({ conflict: renew })
  const { problem, isSending, run } = sending
  const choose = (codes: string[], isChosen: boolean) => {
    const next = new Set(isChosen ? [...chosen, ...codes] : [...chosen].filter((code) => !codes.includes(code)))
    // in the register's order, so that the same choice is the same text
    set('codes')(villages.flatMap(({ code }) => (next.has(code) ? [code] : [])).join(' '))
  }
  const save = () =>
    run(async () => {
      const seen = Object.fromEntries(villages.map(({ code, teamCode }) => [code, teamCode ?? null]))
      const reason = lineIn(draft.reason)
      const body = { villageCodes: [...chosen], seen, reason }
      await ask(teamRoutes.putVillages, { params: { code: team.code }, body })
      clear()
      saved(t('team_villages_saved', { team: team.name, count: serves }))
    })
  const title = t('team_villages_title', { team: team.name, count: serves })
  return (
    <section class="team-villages" aria-labelledby="team-villages-title">
      <h3 id="team-villages-title">{title}</h3>
      <Ticks team={team} teams={teams} villages={living} title={title} chosen={chosen} choose={choose} />
      <div class="would-change would-change-here" role="status" data-part="moves">
        {count === 0 ? (
          <p class="soft">{t('changes_none')}</p>
        ) : (
          <ul>
            {movesSaid(moves, team, teams).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      {asksWhy({ draft, sending }) && (
        <InputField
          {...reasonField()}
          name="reason"
          maxLength={500}
          value={draft.reason}
          set={set('reason')}
          problem={problem}
        />
      )}
      <Says>{problem?.code === 'conflict' ? t('changed_meanwhile') : restOf(problem, ['reason'])}</Says>
      <p class="actions">
        <Button
          class="main-action"
          label={isSending ? t('sending') : t('team_villages_save', { count: figure(count) })}
          isBusy={isSending || count === 0}
          onClick={() => count > 0 && save()}
        />
        {count > 0 && <Button class="quiet" label={t('cancel')} onClick={clear} />}
      </p>
    </section>
  )
}

const nameOf = (teams: Team[], code: string): string => teams.find((one) => one.code === code)?.name ?? code

function movesSaid({ from, left }: Moves, { name: team }: Team, teams: Team[]): string[] {
  const factsOf = (of: Village[]) => ({ count: of.length, names: of.map(({ name }) => name).join(t('list_comma')) })
  return [
    ...from.map(({ teamCode, villages }) => {
      const facts = { ...factsOf(villages), to: team }
      if (teamCode === undefined) return t('moves_from_nobody', facts)
      return t('moves_from', { ...facts, from: nameOf(teams, teamCode) })
    }),
    ...(left.length > 0 ? [t('moves_left', { ...factsOf(left), from: team })] : []),
  ]
}

interface TicksProps extends Pick<Props, 'team' | 'teams' | 'villages'> {
  title: string
  chosen: ReadonlySet<string>
  choose: (codes: string[], isChosen: boolean) => void
}

function Ticks({ team, teams, villages, title, chosen, choose }: TicksProps) {
  const [filter, setFilter] = useState({ township: '', team: team.code, text: '' })
  const shown = villages.filter(
    (village) =>
      (!filter.township || village.townshipCode === filter.township) &&
      (!filter.team || chosen.has(village.code) || (village.teamCode ?? 'nobody') === filter.team) &&
      [village.name, ...village.aliases].some((name) => name.includes(filter.text.trim())),
  )
  const codes = shown.map(({ code }) => code)
  return (
    <>
      <div class="filters">
        <TownshipChoice value={filter.township} set={(township) => setFilter({ ...filter, township })} />
        <Choice label={t('served_now_by')} value={filter.team} set={(one) => setFilter({ ...filter, team: one })}>
          <option value="">{t('designated_any')}</option>
          <option value="nobody">{t('team_nobody')}</option>
          <Options of={namedChoices(teams, filter.team)} />
        </Choice>
        <label>
          <span>{t('field_name')}</span>
          <input
            type="search"
            value={filter.text}
            onInput={({ currentTarget }) => setFilter({ ...filter, text: currentTarget.value })}
          />
        </label>
        <Button label={t('tick_all', { count: figure(codes.length) })} onClick={() => choose(codes, true)} />
        <Button label={t('tick_none')} onClick={() => choose(codes, false)} />
      </div>
      {shown.length === 0 && <Empty>{t('villages_none')}</Empty>}
      <ul class="ticks" aria-label={title}>
        {shown.map(({ code, name, townshipName, teamCode, endsOn }) => (
          <li key={code}>
            <label>
              <input
                type="checkbox"
                value={code}
                checked={chosen.has(code)}
                onChange={({ currentTarget }) => choose([code], currentTarget.checked)}
              />
              <span>
                {name} <Ends on={endsOn} />{' '}
                <span class="soft">
                  {townshipName}
                  {teamCode !== team.code && ` · ${teamCode ? nameOf(teams, teamCode) : t('team_nobody')}`}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  )
}
