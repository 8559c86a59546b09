/** Films that logs name and no list has: each is said to be a film of the register, or becomes a new one. */
import { useState } from 'preact/hooks'
import type { Film } from '../../../domain/register/film.ts'
import type { FilmMatch, UnlistedFilm } from '../../../domain/screening/unlisted-film.ts'
import { LIVE } from '../../../domain/screening/screening.ts'
import { request } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { logsPath } from '../logs/log-query.ts'
import { useSending } from '../kit/sending.ts'
import { TableHead } from '../kit/table-head.tsx'

interface Props {
  titles: UnlistedFilm[]
  films: Film[]
  /** Opens the form of a new film with this title. */
  add: (title: string) => void
  matched: (sentence: string) => void
}

const HEADS = ['film_title', 'nav_logs', 'unlisted_last', 'unlisted_film'] as const

export const UnlistedFilms = ({ titles, films, add, matched }: Props) => (
  <section aria-labelledby="unlisted-title">
    <h3 id="unlisted-title">{t('unlisted_title')}</h3>
    <table
      class="logs register-table unlisted-table"
      role="table"
      data-table="unlisted"
      aria-label={t('unlisted_title')}
    >
      <TableHead names={HEADS.map((word) => t(word))} />
      <tbody role="rowgroup">
        {titles.map((one) => (
          <Row key={one.title} unlisted={one} {...{ films, add, matched }} />
        ))}
      </tbody>
    </table>
  </section>
)

interface RowProps extends Omit<Props, 'titles'> {
  unlisted: UnlistedFilm
}

/** Of very many logs the service takes some at a time. */
async function matchAll(title: string, filmCode: string): Promise<number> {
  let logs = 0
  for (;;) {
    const reply = (await request('POST', '/api/films/match', { title, filmCode })) as FilmMatch
    logs += reply.logs
    if (reply.left === 0 || reply.logs === 0) return logs
  }
}

function Row({ unlisted: { title, logs, lastOn, suggestions }, films, add, matched }: RowProps) {
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
    <tr role="row" data-unlisted={title}>
      <td role="cell" lang="zh-CN">
        {title}
      </td>
      <td role="cell">
        <a href={logsPath({ status: LIVE.join(','), finding: 'film_unlisted', q: title.replaceAll(/[《》]/g, '') })}>
          {figure(logs)}
        </a>
      </td>
      <td role="cell">{lastOn}</td>
      <td role="cell">
        <p class="actions">
          <FilmChoice {...{ title, films, suggestions, chosen }} choose={setChosen} />
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
      </td>
    </tr>
  )
}

interface ChoiceProps extends Pick<RowProps, 'films'> {
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
