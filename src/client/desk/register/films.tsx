/** The films of the register: their kinds decide what a show counts for. */
import { films } from '../../../contract/register.ts'
import { Film, FilmKind } from '../../../domain/register/film.ts'
import { figure } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { useEditing } from '../kit/editing.ts'
import { nextCode } from '../kit/entry-draft.ts'
import { EntryForm } from '../kit/entry-form.tsx'
import { Field, useForm } from '../kit/form.tsx'
import { AddButton, EditButton } from '../kit/records.tsx'
import { type Opening, Section, useOpening } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { UnlistedFilms } from './unlisted-films.tsx'

/** One that is there, or a new one with the title that logs give it. */
interface Opened {
  code?: string
  title?: string
}

export function FilmsPart() {
  const all = useAll(films.list, {})
  const unlisted = useAll(films.unlisted, {})
  const opening = useOpening<Opened>('films-title', all, unlisted)
  const { opened, open, saved } = opening
  const titles = unlisted.data?.items ?? []
  return (
    <Section said={opening.said} title={t('films')}>
      <Answered load={all} lines={10}>
        {({ items, total }) => (
          <>
            <p data-figure="films">{t('films_total', { count: figure(total) })}</p>
            {opened ? (
              <FilmForm
                key={opened.code ?? `new ${opened.title ?? ''}`}
                opened={opened}
                films={items}
                opening={opening}
                renew={all.reload}
              />
            ) : (
              <AddButton label={t('film_add')} open={() => open({})} />
            )}
            {titles.length > 0 && (
              <UnlistedFilms titles={titles} films={items} add={(title) => open({ title })} matched={saved} />
            )}
            <FilmTable films={items} edit={(code) => open({ code })} />
          </>
        )}
      </Answered>
    </Section>
  )
}

const FilmTable = ({ films: rows, edit }: { films: Film[]; edit: (code: string) => void }) => (
  <Table
    name="films"
    class="logs register-table"
    label={t('films')}
    rows={rows}
    keyOf={({ code }) => code}
    rowOf={({ code }) => ({ 'data-film': code })}
    columns={[
      { head: t('film_title'), cell: ({ title }) => <span lang="zh-CN">{title}</span> },
      { head: t('film_kind'), cell: ({ kind }) => t(`film_kind_${kind}`) },
      { head: t('film_minutes'), cell: ({ minutes }) => t('minutes', { count: minutes }) },
      { head: '', cell: ({ code, title }) => <EditButton name={title} open={() => edit(code)} /> },
    ]}
  />
)

interface Props {
  opened: Opened
  films: Film[]
  opening: Opening<Opened>
  renew: () => void
}

function FilmForm({ opened: { code, title: written = '' }, films: others, opening, renew }: Props) {
  const editing = useEditing(films, code === undefined ? null : { code }, 'film')
  const film = editing.kept?.thing
  const codes = others.map((one) => one.code)
  const form = useForm(Film, {
    keep: `film ${code ?? `new ${written}`.trim()}`,
    start: film ?? { code: nextCode(codes, 'film-'), kind: 'feature' },
    // the title that logs gave it is new to the register, too
    begin: film ? {} : { title: written },
    fields: {
      title: t('film_title'),
      kind: { label: t('film_kind'), choices: FilmKind.options.map((kind) => [kind, t(`film_kind_${kind}`)]) },
      minutes: t('film_minutes'),
    },
    isChange: true,
    send: (wanted) => editing.put({ params: { code: wanted.code }, body: wanted }),
    done: ({ title }) => opening.saved(t('saved_this', { name: title })),
    // whoever made one of this code meanwhile keeps it; the list then gives the next
    conflict: renew,
  })
  const label = film ? t('edit_this', { name: film.title }) : t('film_add')
  return (
    <EntryForm of={form} editing={editing} label={label} close={opening.close}>
      <div class="field-row">
        <Field of={form} name="title" />
        <Field of={form} name="kind" hint={t('film_kind_hint')} />
        <Field of={form} name="minutes" />
      </div>
    </EntryForm>
  )
}
