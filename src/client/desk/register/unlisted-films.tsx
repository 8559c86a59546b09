/** Titles in logs that no list has: each is said to be a film of the register, or becomes a new one. */
import { useState } from 'preact/hooks'
import { films } from '../../../contract/register.ts'
import type { Film } from '../../../domain/register/film.ts'
import { LIVE } from '../../../domain/screening/screening.ts'
import type { UnlistedFilm } from '../../../domain/screening/unlisted-film.ts'
import { ask } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { Button, Changing } from '../kit/buttons.tsx'
import { restOf, useSending } from '../kit/fields.tsx'
import { Ends } from '../kit/figures.tsx'
import { namedChoices, Options } from '../kit/filters.tsx'
import { asksReason, keepDraft, ReasonForm } from '../kit/log-review.tsx'
import { type Column, Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { logsPath } from '../routes.ts'

export const titleColumn = (): Column<{ title: string; endsOn?: string | undefined }> => ({
  head: t('film_title'),
  cell: ({ title, endsOn }) => (
    <>
      <span lang="zh-CN">{title}</span> <Ends on={endsOn} />
    </>
  ),
})

interface UnlistedProps {
  titles: UnlistedFilm[]
  films: Film[]
  /** Opens the form of a new film with this title. */
  add: (title: string) => void
  matched: (sentence: string) => void
}

export const UnlistedFilms = ({ titles, ...choosing }: UnlistedProps) => (
  <section aria-labelledby="unlisted-title">
    <h3 id="unlisted-title">{t('unlisted_title')}</h3>
    <Table
      name="unlisted"
      class="logs register-table unlisted-table"
      label={t('unlisted_title')}
      rows={titles}
      keyOf={({ title }) => title}
      rowOf={({ title }) => ({ 'data-unlisted': title })}
      columns={[
        titleColumn(),
        { head: t('nav_logs'), cell: ({ title, logs }) => <a href={logsNaming(title)}>{figure(logs)}</a> },
        { head: t('unlisted_last'), cell: ({ lastOn }) => lastOn },
        {
          head: t('unlisted_film'),
          cell: (unlisted) => (
            <Changing>
              <Matching unlisted={unlisted} {...choosing} />
            </Changing>
          ),
        },
      ]}
    />
  </section>
)

const logsNaming = (title: string): string =>
  logsPath({ status: LIVE.join(','), finding: 'film_unlisted', q: title.replaceAll(/[《》]/g, '') })

/** Of very many logs the service takes some at a time. */
async function matchAll(title: string, filmCode: string, reason: string | undefined): Promise<number> {
  let logs = 0
  for (;;) {
    const matched = await ask(films.match, { body: { title, filmCode, reason } })
    logs += matched.logs
    if (matched.left === 0 || matched.logs === 0) return logs
  }
}

interface MatchingProps extends Omit<UnlistedProps, 'titles'> {
  unlisted: UnlistedFilm
}

function Matching({ unlisted: { title, suggestions }, films: known, add, matched }: MatchingProps) {
  const [chosen, setChosen] = useState('')
  const [isAsked, setAsked] = useState(false)
  const { problem, isSending, run } = useSending()
  const film = known.find(({ code }) => code === chosen)
  const match = (to: Film, reason?: string) =>
    run(async () => {
      const count = await matchAll(title, to.code, reason?.trim() || undefined).catch((thrown: unknown) => {
        if (asksReason(thrown)) setAsked(true)
        throw thrown
      })
      keepDraft('match', [title], '')
      matched(t('unlisted_done', { title, film: to.title, count: figure(count) }))
    })
  // those that are called alike come first; a person chooses
  const likely = suggestions.flatMap((code) => known.find((one) => one.code === code) ?? [])
  const others = known.filter((one) => !likely.includes(one))
  return (
    <>
      <p class="actions">
        <select
          aria-label={t('unlisted_film_of', { title })}
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          <option value="">{t('unlisted_choose')}</option>
          {likely.length > 0 && <FilmGroup label={t('unlisted_likely')} films={likely} />}
          <FilmGroup label={t('unlisted_others')} films={others} />
        </select>
        <Button
          label={t('match')}
          of={t('unlisted_match_this', { title })}
          disabled={!film || isSending}
          onClick={() => film && match(film)}
        />
        <Button
          class="quiet"
          label={t('unlisted_add')}
          of={t('unlisted_add_this', { title })}
          onClick={() => add(title)}
        />
      </p>
      {isAsked && film && (
        <ReasonForm
          action="match"
          ids={[title]}
          found={[]}
          isSending={isSending}
          send={(reason) => match(film, reason)}
          cancel={() => setAsked(false)}
        />
      )}
      {problem && (
        <p class="wrong" role="alert">
          {restOf(problem, [])}
        </p>
      )}
    </>
  )
}

const FilmGroup = ({ label, films: of }: { label: string; films: Film[] }) => (
  <optgroup label={label}>
    <Options of={namedChoices(of.map(({ code, title: name, endsOn }) => ({ code, name, endsOn })))} />
  </optgroup>
)
