/** Which films: what was shown last is there already; another one is a tap away, and what the village has seen is said. */
import { useState } from 'preact/hooks'
import { MAX_FILMS } from '../log-entry.ts'
import { shortDay } from '../../shared/format.ts'
import { filmChoices, seenOn } from '../film-order.ts'
import { useCopy } from '../phone.ts'
import { filmNames, found } from '../search.ts'
import { Empty } from '../states.tsx'
import { t } from '../later-words.ts'
import type { PartProps } from './log-form.tsx'

export function PickFilms({ draft, logs, issue, update }: PartProps) {
  const { copy } = useCopy()
  const [isAdding, setAdding] = useState(false)
  const titles = new Map(copy.films.map(({ code, title, minutes }) => [code, { title, minutes }]))
  const isOpen = isAdding || draft.filmCodes.length === 0
  const set = (filmCodes: string[]) => {
    update({ filmCodes })
    setAdding(false)
  }
  const says = issue('filmCodes')
  return (
    <section class={says === '' ? 'block' : 'block has-issue'} aria-label={t('films')}>
      <h2>{t('films')}</h2>
      {draft.filmCodes.map((code) => {
        const film = titles.get(code)
        const seen = seenOn(copy, code, draft.villageCode, draft.day)
        return (
          <div key={code} class="chosen" data-film={code}>
            <span>
              <strong>{t('film_named', { title: film?.title ?? code })}</strong>{' '}
              <span class="soft">
                {film && t('film_minutes', { minutes: film.minutes })} {seen && t('film_seen', { day: shortDay(seen) })}
              </span>
            </span>
            <button type="button" class="quiet" onClick={() => set(draft.filmCodes.filter((other) => other !== code))}>
              {t('film_remove')}
              <span class="unseen"> {film?.title}</span>
            </button>
          </div>
        )
      })}
      <p class="says" role="alert">
        {says}
      </p>
      {isOpen ? (
        <FilmList draft={draft} logs={logs} choose={(code) => set([...draft.filmCodes, code])} />
      ) : (
        draft.filmCodes.length < MAX_FILMS && (
          <button type="button" class="quiet" onClick={() => setAdding(true)}>
            {t('film_add')}
          </button>
        )
      )}
    </section>
  )
}

const SHOWN = 6

type ListProps = Pick<PartProps, 'draft' | 'logs'> & { choose: (code: string) => void }
function FilmList({ draft, logs, choose }: ListProps) {
  const { copy } = useCopy()
  const [query, setQuery] = useState('')
  const [isAll, setAll] = useState(false)
  const choices = filmChoices(copy, logs, draft.villageCode, draft.day).filter(
    ({ film }) => !draft.filmCodes.includes(film.code),
  )
  const shown =
    query === ''
      ? choices.slice(0, isAll ? choices.length : SHOWN)
      : found(choices, query, ({ film }) => filmNames(film))
  return (
    <div>
      <input
        type="search"
        class="search"
        aria-label={t('search_film')}
        placeholder={t('search_film_hint')}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      {shown.length === 0 && <Empty>{t('search_none')}</Empty>}
      <ul class="rows">
        {shown.map(({ film, seenOn: seen, isRecent }) => (
          <li key={film.code} class="row">
            <button type="button" class="row-link" onClick={() => choose(film.code)}>
              <span class="row-says">
                <span class="row-name">{film.title}</span>
                <span class="soft">
                  {t(`film_${film.kind}`)} · {t('film_minutes', { minutes: film.minutes })}
                  {isRecent && ` · ${t('film_recent')}`}
                </span>
              </span>
              {seen && <span class="soft row-state">{t('film_seen', { day: shortDay(seen) })}</span>}
            </button>
          </li>
        ))}
      </ul>
      {query === '' && !isAll && choices.length > SHOWN && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {t('film_all', { count: choices.length })}
        </button>
      )}
    </div>
  )
}
