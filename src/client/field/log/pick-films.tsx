/** Which films: what was shown last is there already; another one is a tap away, and what the village has seen is said. */
import { useState } from 'preact/hooks'
import { FilmTitle, foldedTitle } from '../../../domain/register/film.ts'
import { MOST_FILMS } from '../../../domain/screening/screening.ts'
import { shortDay } from '../../shared/format.ts'
import { Button, Empty, Row, Says, Search, wrongBy } from '../kit/states.tsx'
import { Remarks } from '../kit/remarks.tsx'
import { filmNames, found } from '../kit/search.ts'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { filmChoices, type LogDraft, seenOn } from './log-draft.ts'
import type { PartProps } from './log-entry.ts'

export function PickFilms({ draft, logs, findings, issue, update }: PartProps) {
  const { copy } = useCopy()
  const [isAdding, setAdding] = useState(false)
  const { filmCodes, filmTitles = [] } = draft
  const count = filmCodes.length + filmTitles.length
  const set = (changes: Pick<LogDraft, 'filmCodes'> | Pick<LogDraft, 'filmTitles'>) => {
    update(changes)
    setAdding(false)
  }
  const says = issue('filmCodes')
  return (
    <section class={says === '' ? 'block' : 'block has-issue'} aria-label={t('films')}>
      <h2>{t('films')}</h2>
      {filmCodes.map((code) => {
        const film = copy.films.find((known) => known.code === code)
        const seen = seenOn(copy, code, draft.villageCode, draft.day)
        const facts = [
          film && t('time_minutes', { minutes: film.minutes }),
          seen && t('film_seen', { day: shortDay(seen) }),
        ]
        const drop = () => set({ filmCodes: filmCodes.filter((other) => other !== code) })
        return (
          <div key={code} class="chosen" data-film={code}>
            <Chosen title={film?.title ?? code} says={facts.join(' ')} drop={drop} />
          </div>
        )
      })}
      {filmTitles.map((title) => (
        <div key={title} class="chosen" data-title={title}>
          <Chosen
            title={title}
            says={t('film_written')}
            drop={() => set({ filmTitles: filmTitles.filter((other) => other !== title) })}
          />
        </div>
      ))}
      <Remarks findings={findings} at="films" />
      <Says says={says} id="films-says" />
      {isAdding || count === 0 ? (
        <FilmList
          draft={draft}
          logs={logs}
          says={says}
          choose={(code) => set({ filmCodes: [...filmCodes, code] })}
          write={(title) => set({ filmTitles: [...filmTitles, title] })}
        />
      ) : (
        count < MOST_FILMS && <Button class="quiet" label={t('film_add')} act={() => setAdding(true)} />
      )}
    </section>
  )
}

const Chosen = ({ title, says, drop }: { title: string; says: string; drop: () => void }) => (
  <>
    <span>
      <strong>{t('film_named', { title })}</strong> <span class="soft">{says}</span>
    </span>
    <Button class="quiet" label={t('film_remove')} of={title} act={drop} />
  </>
)

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
      <Search
        label={t('search_film')}
        hint={t('search_film_hint')}
        query={query}
        set={setQuery}
        enterKeyHint="search"
        {...wrongBy(says, 'films-says')}
      />
      {shown.length === 0 && <Empty>{t('search_none')}</Empty>}
      <ul class="rows">
        {shown.map(({ film: { code, title: name, kind, minutes }, seenOn: seen, isRecent }) => {
          const facts = [t(`film_kind_${kind}`), t('time_minutes', { minutes })]
          return (
            <Row
              key={code}
              act={() => choose(code)}
              name={name}
              says={[...facts, ...(isRecent ? [t('film_recent')] : [])].join(' · ')}
              note={seen && t('film_seen', { day: shortDay(seen) })}
            />
          )
        })}
      </ul>
      {title !== undefined && (
        <Button
          class={shown.length > 0 ? 'quiet' : ''}
          data-do="write-title"
          label={t('film_write', { title })}
          act={() => write(title)}
        />
      )}
      {query === '' && !isAll && choices.length > SHOWN && (
        <Button class="quiet" label={t('film_all', { count: choices.length })} act={() => setAll(true)} />
      )}
    </div>
  )
}
