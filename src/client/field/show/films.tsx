/** Which film: the last ones shown in a row each, with what the village has seen; any other by search, or written as it is called. */
import { useState } from 'preact/hooks'
import { FilmTitle, foldedTitle } from '../../../domain/register/film.ts'
import type { FieldFilm } from '../../../domain/screening/field-copy.ts'
import { MOST_FILMS } from '../../../domain/screening/screening.ts'
import { shortDay } from '../../shared/format.ts'
import { Button, Empty, Row, Search } from '../kit/states.tsx'
import { filmNames, found } from '../kit/search.ts'
import { t } from '../later-words.ts'
import { filmChoices, seenOn } from '../log/log-draft.ts'
import { useCopy } from '../phone/phone.ts'
import { type Form, SaidHere } from './parts.tsx'
import { withEnd, withFilm } from './show-draft.ts'
import { Sign } from './signs.tsx'

/** So many stand there without being asked for. */
const ROWS = 3

export function FilmPick({ form, isTried }: { form: Form; isTried?: boolean }) {
  const { copy } = useCopy()
  const { draft, check } = form
  const { filmCodes, filmTitles = [] } = draft
  const [isSearching, setSearching] = useState<'other' | 'more'>()
  const update = (changes: Parameters<Form['update']>[0]) => form.update(withEnd(draft, changes, copy))
  const choices = filmChoices(copy, check.logs, draft.villageCode, draft.day).map(({ film }) => film)
  const chosen = filmCodes.flatMap((code) => copy.films.find((film) => film.code === code) ?? [])
  const rest = choices.filter(({ code }) => !filmCodes.includes(code))
  const rows = [...chosen, ...rest.slice(0, Math.max(0, ROWS - chosen.length - filmTitles.length))]
  const take = (code: string) => {
    const isMore = isSearching === 'more' && !filmCodes.includes(code)
    update(isMore ? { filmCodes: [...filmCodes, code] } : withFilm(draft, code, copy.films))
    setSearching(undefined)
  }
  const write = (title: string) => {
    update({ filmTitles: [...filmTitles, title], filmCodes: isSearching === 'more' ? filmCodes : [] })
    setSearching(undefined)
  }
  const dropTitle = (title: string) => update({ filmTitles: filmTitles.filter((one) => one !== title) })
  const isFull = filmCodes.length + filmTitles.length >= MOST_FILMS
  return (
    <div class="films" role="group" aria-label={t('which_film')}>
      {rows.map((film) => (
        <FilmRow key={film.code} film={film} form={form} isOne={chosen.length + filmTitles.length === 1} take={take} />
      ))}
      {filmTitles.map((title) => (
        <button
          key={title}
          type="button"
          class="film-row"
          aria-pressed
          data-title={title}
          onClick={() => dropTitle(title)}
        >
          <Sign name="chosen" />
          <span class="film-name">
            <span class="song">{t('film_named', { title })}</span>
            <span class="film-seen">{t('film_written')}</span>
          </span>
          <span class="soft">{t('film_remove')}</span>
        </button>
      ))}
      <SaidHere form={form} of={['filmCodes', 'filmTitles', 'venue']} isTried={isTried} />
      <p class="film-more">
        <Button
          class="quiet"
          aria-expanded={isSearching === 'other'}
          label={
            <>
              <Sign name="film" />
              {t('other_films')}
            </>
          }
          act={() => setSearching(isSearching === 'other' ? undefined : 'other')}
        />
        {!isFull && (
          <Button
            class="quiet"
            aria-expanded={isSearching === 'more'}
            label={
              <>
                <Sign name="plus" />
                {t('add_short')}
              </>
            }
            act={() => setSearching(isSearching === 'more' ? undefined : 'more')}
          />
        )}
      </p>
      {isSearching && (
        <FilmSearch form={form} films={isSearching === 'more' ? shortsFirst(rest) : rest} take={take} write={write} />
      )}
    </div>
  )
}

const shortsFirst = (films: FieldFilm[]): FieldFilm[] => [
  ...films.filter(({ kind }) => kind === 'science_short'),
  ...films.filter(({ kind }) => kind !== 'science_short'),
]

interface RowProps {
  film: FieldFilm
  form: Form
  /** The only one: it is changed for another, not taken off. */
  isOne: boolean
  take: (code: string) => void
}
function FilmRow({ film: { code, title, minutes }, form: { draft }, isOne, take }: RowProps) {
  const { copy } = useCopy()
  const isChosen = draft.filmCodes.includes(code)
  const seen = seenOn(copy, code, draft.villageCode, draft.day)
  return (
    <button type="button" class="film-row" aria-pressed={isChosen} data-film={code} onClick={() => take(code)}>
      <Sign name={isChosen ? 'chosen' : 'ring'} />
      <span class="film-name">
        <span class="song">{title}</span>
        {seen !== undefined && (
          <span class="film-seen">
            <Sign name="warn" isSmall />
            {t('film_seen', { day: shortDay(seen) })}
          </span>
        )}
      </span>
      <span class="soft">{isChosen && !isOne ? t('film_remove') : t('minutes_short', { minutes })}</span>
    </button>
  )
}

/** What is written of a film that no list has; undefined where there is one, or nothing that could be a title. */
function titleToWrite(query: string, films: readonly { title: string }[], written: string[] = []): string | undefined {
  const read = FilmTitle.safeParse(query)
  if (!read.success) return undefined
  const all = [...films.map(({ title }) => title), ...written]
  return all.some((title) => foldedTitle(title) === foldedTitle(read.data)) ? undefined : read.data
}

const SHOWN = 6

interface SearchProps {
  form: Form
  films: FieldFilm[]
  take: (code: string) => void
  /** It is in no list: taken as it is written. */
  write: (title: string) => void
}
function FilmSearch({ form: { draft }, films, take, write }: SearchProps) {
  const { copy } = useCopy()
  const [query, setQuery] = useState('')
  const [isAll, setAll] = useState(false)
  const title = titleToWrite(query, copy.films, draft.filmTitles)
  const shown = query === '' ? films.slice(0, isAll ? films.length : SHOWN) : found(films, query, filmNames)
  return (
    <div data-list="films">
      <Search
        label={t('search_film')}
        hint={t('search_film_hint')}
        query={query}
        set={setQuery}
        enterKeyHint="search"
      />
      {shown.length === 0 && <Empty>{t('search_none')}</Empty>}
      <ul class="rows">
        {shown.map(({ code, title: name, kind, minutes }) => {
          const seen = seenOn(copy, code, draft.villageCode, draft.day)
          return (
            <Row
              key={code}
              act={() => take(code)}
              name={name}
              says={[t(`film_kind_${kind}`), t('minutes_short', { minutes })].join(' · ')}
              note={seen && t('film_seen', { day: shortDay(seen) })}
            />
          )
        })}
      </ul>
      {title !== undefined && (
        <Button data-do="write-title" label={t('film_write', { title })} act={() => write(title)} />
      )}
      {query === '' && !isAll && films.length > SHOWN && (
        <Button class="quiet" label={t('film_all', { count: films.length })} act={() => setAll(true)} />
      )}
    </div>
  )
}
