/** The films of the register: their kinds decide what a show counts for. */
import { useState } from 'preact/hooks'
import { Film, FilmKind } from '../../../domain/register/film.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { Failure, Skeleton } from '../kit/states.tsx'
import { EntryForm } from '../kit/entry-form.tsx'
import { nextCode } from '../kit/entry-draft.ts'
import { Field, useForm } from '../kit/form.tsx'
import { Section, useSaid } from '../kit/section.tsx'
import { type Editing, useEditing } from '../kit/editing.ts'
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
  const said = useSaid('films-title')
  const open = (next: Film | New) => {
    said.hush()
    setOpened(next)
  }
  const saved = (sentence: string) => {
    said.say(sentence)
    setOpened(undefined)
    films.reload()
    unlisted.reload()
  }
  return (
    <Section said={said} title={t('films')}>
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
    </Section>
  )
}

const HEADS = ['film_title', 'film_kind', 'film_minutes'] as const

const FilmTable = ({ films, edit }: { films: Film[]; edit: (film: Film) => void }) => (
  <table class="logs register-table" role="table" data-table="films" aria-label={t('films')}>
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
  const form = useForm(Film, {
    keep: `film ${film?.code ?? `new ${written}`.trim()}`,
    start: film ?? { code: nextCode(codes, 'film-'), kind: 'feature' },
    // the title that logs gave it is new to the register, too
    begin: film ? {} : { title: written },
    fields: {
      title: t('film_title'),
      kind: { label: t('film_kind'), choices: FilmKind.options.map((kind) => [kind, t(`film_kind_${kind}`)]) },
      minutes: t('film_minutes'),
    },
    isChange: true,
    send: (wanted) => editing.put(pathOf(wanted.code), wanted),
    done: ({ title }) => saved(t('saved_this', { name: title })),
    // whoever made one of this code meanwhile keeps it; the list then gives the next
    conflict: renew,
  })
  return (
    <EntryForm
      of={form}
      label={film ? t('edit_this', { name: film.title }) : t('film_add')}
      editing={editing}
      close={close}
    >
      <div class="field-row">
        <Field of={form} name="title" />
        <Field of={form} name="kind" hint={t('film_kind_hint')} />
        <Field of={form} name="minutes" />
      </div>
    </EntryForm>
  )
}
