/** The films of the register: their kinds decide what a show counts for. */
import { useState } from 'preact/hooks'
import { type Film, FilmKind } from '../../../domain/register/film.ts'
import { Problem } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { emptyAmong, notNumbers, numberIn } from '../kit/asked.ts'
import { InputField, SelectField } from '../kit/fields.tsx'
import { throwIncomplete, useSending } from '../kit/sending.ts'
import { Failure, Skeleton } from '../kit/states.tsx'
import { EntryForm } from '../kit/entry-form.tsx'
import { changedFields, nextCode } from '../kit/entry-draft.ts'
import { type Editing, useEditing } from '../kit/editing.ts'
import { useKeptDraft } from '../kit/kept-draft.ts'
import { TableHead } from '../kit/table-head.tsx'
import { useWhole } from '../kit/whole-list.ts'
import { UnlistedFilms } from './unlisted-films.tsx'
import type { UnlistedFilm } from '../../../domain/screening/unlisted-film.ts'

/** A film that is not there yet, with the title that logs give it. */
interface New {
  title?: string
}

export function FilmsPart() {
  const films = useWhole<Film>('/api/films')
  const unlisted = useWhole<UnlistedFilm>('/api/films/unlisted')
  const [opened, setOpened] = useState<Film | New>()
  const [says, setSays] = useState('')
  const open = (next: Film | New) => {
    setSays('')
    setOpened(next)
  }
  const saved = (sentence: string) => {
    setSays(sentence)
    document.getElementById('films-title')?.focus()
    setOpened(undefined)
    films.reload()
    unlisted.reload()
  }
  return (
    <section aria-labelledby="films-title">
      <h2 id="films-title" tabIndex={-1}>
        {t('part_films')}
      </h2>
      <p class="said" role="status">
        {says}
      </p>
      <Answered load={films} lines={10}>
        {({ items, total }) => (
          <>
            <p data-figure="films">{t('films_total', { count: figure(total) })}</p>
            {opened && (
              <FilmEdit
                key={'code' in opened ? opened.code : `new ${opened.title ?? ''}`}
                {...('code' in opened ? { code: opened.code } : { title: opened.title })}
                films={items}
                saved={saved}
                renew={films.reload}
                close={() => setOpened(undefined)}
              />
            )}
            {!opened && (
              <p class="actions">
                <button type="button" onClick={() => open({})}>
                  {t('film_add')}
                </button>
              </p>
            )}
            {unlisted.data && unlisted.data.items.length > 0 && (
              <UnlistedFilms
                titles={unlisted.data.items}
                films={items}
                add={(title) => open({ title })}
                matched={saved}
              />
            )}
            <FilmTable films={items} edit={open} />
          </>
        )}
      </Answered>
    </section>
  )
}

const HEADS = ['film_title', 'film_kind', 'film_minutes'] as const

const FilmTable = ({ films, edit }: { films: Film[]; edit: (film: Film) => void }) => (
  <table class="logs register-table" role="table" data-table="films" aria-label={t('part_films')}>
    <TableHead names={HEADS.map((word) => t(word))} hasActions />
    <tbody role="rowgroup">
      {films.map((film) => (
        <tr key={film.code} role="row" data-film={film.code}>
          <td role="cell" lang="zh-CN">
            {film.title}
          </td>
          <td role="cell">{t(`film_kind_${film.kind}`)}</td>
          <td role="cell">{t('minutes', { count: film.minutes })}</td>
          <td role="cell">
            <button type="button" aria-label={t('edit_this', { name: film.title })} onClick={() => edit(film)}>
              {t('edit')}
            </button>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

interface Props {
  /** None for a new one. */
  code?: string
  /** Of a new one, as logs write it. */
  title?: string | undefined
  films: Film[]
  saved: (sentence: string) => void
  renew: () => void
  close: () => void
}
const FIELDS = ['title', 'kind', 'minutes'] as const
const pathOf = (code: string): string => `/api/films/${encodeURIComponent(code)}`

function FilmEdit({ code, ...props }: Props) {
  const editing = useEditing<Film>(code === undefined ? null : pathOf(code), { kind: 'film', id: code ?? '' })
  if (editing.problem) return <Failure problem={editing.problem} retry={editing.reload} />
  if (code !== undefined && !editing.kept) return <Skeleton lines={4} />
  return <FilmForm editing={editing} {...props} />
}

function FilmForm({
  title: written = '',
  editing,
  films,
  saved,
  renew,
  close,
}: Omit<Props, 'code'> & { editing: Editing<Film> }) {
  const film = editing.kept?.thing
  const codes = films.map((one) => one.code)
  const code = film?.code ?? nextCode(codes, 'film-')
  const base = {
    title: film?.title ?? written,
    kind: film?.kind ?? 'feature',
    minutes: film ? String(film.minutes) : '',
  }
  const { draft, set, clear } = useKeptDraft(`film ${film?.code ?? `new ${written}`.trim()}`, base)
  // whoever made one of this code meanwhile keeps it; the list then gives the next
  const sending = useSending({ conflict: renew })
  const said = (name: (typeof FIELDS)[number], value: string): string =>
    name === 'kind' ? t(`film_kind_${value as FilmKind}`) : value.trim()
  // the title that logs gave it is new to the register, too
  const before = { ...base, title: film?.title ?? '' }
  const rows = changedFields(before, draft).map((field) => ({
    ...{ field, label: t(`film_${field}`), before: said(field, before[field]), after: said(field, draft[field]) },
  }))
  const field = (name: (typeof FIELDS)[number]) => ({
    ...{ name, value: draft[name], set: set(name), problem: sending.problem, label: t(`film_${name}`) },
  })
  const submit = () =>
    sending.run(async () => {
      const asked = (['title', 'minutes'] as const).map((path) => ({
        ...{ path, label: t(`film_${path}`), value: draft[path] },
      }))
      throwIncomplete([...emptyAmong(asked), ...notNumbers([{ path: 'minutes', value: draft.minutes }])])
      if (rows.length === 0) throw new Problem('nothing', t('changes_none'))
      const [title, kind] = [draft.title.trim(), draft.kind]
      await editing.put(pathOf(code), { code, title, kind, minutes: numberIn(draft.minutes) })
      clear()
      saved(t('saved_this', { name: title }))
    })
  return (
    <EntryForm
      label={film ? t('edit_this', { name: film.title }) : t('film_add')}
      {...{ editing, sending, rows, submit, clear, close }}
      names={FIELDS}
    >
      <div class="field-row">
        <InputField {...field('title')} maxLength={80} />
        <SelectField {...field('kind')} hint={t('film_kind_hint')}>
          {FilmKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {t(`film_kind_${kind}`)}
            </option>
          ))}
        </SelectField>
        <InputField {...field('minutes')} />
      </div>
    </EntryForm>
  )
}
