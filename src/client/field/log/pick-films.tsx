/** Which films: what was shown last is there already; another one is a tap away, and what the village has seen is said. */
import { useState } from 'preact/hooks'
import { FilmTitle, foldedTitle } from '../../../domain/register/film.ts'
import { MOST_FILMS } from '../../../domain/screening/screening.ts'
import { shortDay } from '../../shared/format.ts'
import { filmChoices, type LogDraft, seenOn } from './log-draft.ts'
import { useCopy } from '../phone/phone.ts'
import { Remarks } from '../kit/remarks.tsx'
import { Empty, Says, wrongBy } from '../kit/states.tsx'
import { filmNames, found } from '../kit/search.ts'
import { t } from '../later-words.ts'
import type { PartProps } from './findings-at-entry.ts'

export function PickFilms({ draft, logs, findings, issue, update }: PartProps) {
  const { copy } = useCopy()
  const [isAdding, setAdding] = useState(false)
  const titles = new Map(copy.films.map(({ code, title, minutes }) => [code, { title, minutes }]))
  const { filmTitles = [] } = draft
  const count = draft.filmCodes.length + filmTitles.length
  const isOpen = isAdding || count === 0
  const set = (changes: Pick<LogDraft, 'filmCodes'> | Pick<LogDraft, 'filmTitles'>) => {
    update(changes)
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
                {film && t('time_minutes', { minutes: film.minutes })} {seen && t('film_seen', { day: shortDay(seen) })}
              </span>
            </span>
            <button
              type="button"
              class="quiet"
              onClick={() => set({ filmCodes: draft.filmCodes.filter((other) => other !== code) })}
            >
              {t('film_remove')}
              <span class="unseen"> {film?.title}</span>
            </button>
          </div>
        )
      })}
      {filmTitles.map((title) => (
        <div key={title} class="chosen" data-title={title}>
          <span>
            <strong>{t('film_named', { title })}</strong> <span class="soft">{t('film_written')}</span>
          </span>
          <button
            type="button"
            class="quiet"
            onClick={() => set({ filmTitles: filmTitles.filter((other) => other !== title) })}
          >
            {t('film_remove')}
            <span class="unseen"> {title}</span>
          </button>
        </div>
      ))}
      <Remarks findings={findings} at="films" />
      <Says says={says} id="films-says" />
      {isOpen ? (
        <FilmList
          {...{ draft, logs, says }}
          choose={(code) => set({ filmCodes: [...draft.filmCodes, code] })}
          write={(title) => set({ filmTitles: [...filmTitles, title] })}
        />
      ) : (
        count < MOST_FILMS && (
          <button type="button" class="quiet" onClick={() => setAdding(true)}>
            {t('film_add')}
          </button>
        )
      )}
    </section>
  )
}

const SHOWN = 6

/** What is written of a film that no list has; undefined where there is one, or nothing that could be a title. */
function titleToWrite(query: string, films: readonly { title: string }[], written: string[] = []): string | undefined {
  const read = FilmTitle.safeParse(query)
  if (!read.success) return undefined
  const isThere = [...films.map(({ title }) => title), ...written].some(
    (title) => foldedTitle(title) === foldedTitle(read.data),
  )
  return isThere ? undefined : read.data
}

interface ListProps extends Pick<PartProps, 'draft' | 'logs'> {
  says: string
  choose: (code: string) => void
  /** It is in no list: taken as it is written. */
  write: (title: string) => void
}
function FilmList({ draft, logs, says, choose, write }: ListProps) {
  const { copy } = useCopy()
  const [query, setQuery] = useState('')
  const [isAll, setAll] = useState(false)
  const choices = filmChoices(copy, logs, draft.villageCode, draft.day).filter(
    ({ film }) => !draft.filmCodes.includes(film.code),
  )
  const title = titleToWrite(query, copy.films, draft.filmTitles)
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
        enterKeyHint="search"
        onInput={(event) => setQuery(event.currentTarget.value)}
        {...wrongBy(says, 'films-says')}
      />
      {shown.length === 0 && <Empty>{t('search_none')}</Empty>}
      <ul class="rows">
        {shown.map(({ film, seenOn: seen, isRecent }) => (
          <li key={film.code} class="row">
            <button type="button" class="row-link" onClick={() => choose(film.code)}>
              <span class="row-says">
                <span class="row-name">{film.title}</span>
                <span class="soft">
                  {t(`film_kind_${film.kind}`)} · {t('time_minutes', { minutes: film.minutes })}
                  {isRecent && ` · ${t('film_recent')}`}
                </span>
              </span>
              {seen && <span class="soft row-state">{t('film_seen', { day: shortDay(seen) })}</span>}
            </button>
          </li>
        ))}
      </ul>
      {title !== undefined && (
        <button
          type="button"
          class={shown.length > 0 ? 'quiet' : ''}
          data-do="write-title"
          onClick={() => write(title)}
        >
          {t('film_write', { title })}
        </button>
      )}
      {query === '' && !isAll && choices.length > SHOWN && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {t('film_all', { count: choices.length })}
        </button>
      )}
    </div>
  )
}
