/** Films that logs name and no list has: each is said to be a film of the register, or becomes a new one. */
import { useState } from 'preact/hooks'
import { films as filmRoutes } from '../../../contract/register.ts'
import type { Film } from '../../../domain/register/film.ts'
import type { UnlistedFilm } from '../../../domain/screening/unlisted-film.ts'
import { LIVE } from '../../../domain/screening/screening.ts'
import { ask } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { logsPath } from '../routes.ts'
import { useSending } from '../kit/sending.ts'
import { Table } from '../kit/table.tsx'

interface Props {
  titles: UnlistedFilm[]
  films: Film[]
  /** Opens the form of a new film with this title. */
  add: (title: string) => void
  matched: (sentence: string) => void
}

export const UnlistedFilms = ({ titles, ...choosing }: Props) => (
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
        { head: t('film_title'), cell: ({ title }) => <span lang="zh-CN">{title}</span> },
        {
          head: t('nav_logs'),
          cell: ({ title, logs }) => (
            <a
              href={logsPath({ status: LIVE.join(','), finding: 'film_unlisted', q: title.replaceAll(/[《》]/g, '') })}
            >
              {figure(logs)}
            </a>
          ),
        },
        { head: t('unlisted_last'), cell: ({ lastOn }) => lastOn },
        { head: t('unlisted_film'), cell: (unlisted) => <Matching unlisted={unlisted} {...choosing} /> },
      ]}
    />
  </section>
)

interface MatchingProps extends Omit<Props, 'titles'> {
  unlisted: UnlistedFilm
}

/** Of very many logs the service takes some at a time. */
async function matchAll(title: string, filmCode: string): Promise<number> {
  let logs = 0
  for (;;) {
    const matched = await ask(filmRoutes.match, { body: { title, filmCode } })
    logs += matched.logs
    if (matched.left === 0 || matched.logs === 0) return logs
  }
}

function Matching({ unlisted: { title, suggestions }, films, add, matched }: MatchingProps) {
  const [chosen, setChosen] = useState('')
  const sending = useSending()
  const film = films.find(({ code }) => code === chosen)
  const match = () =>
    sending.run(async () => {
      if (!film) return
      const count = await matchAll(title, film.code)
      matched(t('unlisted_done', { title, film: film.title, count: figure(count) }))
    })
  return (
    <>
      <p class="actions">
        <FilmChoice title={title} films={films} suggestions={suggestions} chosen={chosen} choose={setChosen} />
        <button
          type="button"
          disabled={!film || sending.isSending}
          aria-label={t('unlisted_match_this', { title })}
          onClick={match}
        >
          {t('unlisted_match')}
        </button>
        <button type="button" class="quiet" aria-label={t('unlisted_add_this', { title })} onClick={() => add(title)}>
          {t('unlisted_add')}
        </button>
      </p>
      {sending.problem && (
        <p class="wrong" role="alert">
          {sending.problem.detail}
        </p>
      )}
    </>
  )
}

interface ChoiceProps extends Pick<Props, 'films'> {
  title: string
  suggestions: string[]
  chosen: string
  choose: (code: string) => void
}

/** Those that are called alike come first; a person chooses. */
function FilmChoice({ title, films, suggestions, chosen, choose }: ChoiceProps) {
  const option = ({ code, title: name }: Film) => (
    <option key={code} value={code}>
      {name}
    </option>
  )
  const likely = suggestions.flatMap((code) => films.find((film) => film.code === code) ?? [])
  return (
    <select
      aria-label={t('unlisted_film_of', { title })}
      value={chosen}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value="">{t('unlisted_choose')}</option>
      {likely.length > 0 && <optgroup label={t('unlisted_likely')}>{likely.map(option)}</optgroup>}
      <optgroup label={t('unlisted_others')}>{films.filter((film) => !likely.includes(film)).map(option)}</optgroup>
    </select>
  )
}
