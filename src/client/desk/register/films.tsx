/** The films of the register: their kinds decide what a show counts for; and titles in logs that no list has. */
import { films } from '../../../contract/register.ts'
import { type Film, FilmKind } from '../../../domain/register/film.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { ActionButton, Changing } from '../kit/buttons.tsx'
import { EntryForm, nextCode, useEditing } from '../kit/entry-form.tsx'
import { FieldRow, useForm } from '../kit/form.tsx'
import { EditButton } from '../kit/records.tsx'
import { AnsweredSection, type Opening, useOpening } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Export } from '../kit/export.tsx'
import { Table } from '../kit/table.tsx'
import { FILM_COLUMNS, FILM_SHEET } from '../../../contract/sheets-register.ts'
import { t } from '../later-words.ts'
import { datedFields, datedIssues, datedNames, savedSaid } from './dated-fields.ts'
import { endedAmong, totalSaid } from './totals.ts'
import { titleColumn, UnlistedFilms } from './unlisted-films.tsx'

/** One that is there, or a new one with the title that logs give it. */
interface Opened {
  code?: string
  title?: string
}

export function FilmsPart() {
  const all = useAll(films.list, {})
  const unlisted = useAll(films.unlisted, {})
  const today = useToday()
  const opening = useOpening<Opened>('films-title', all, unlisted)
  const { opened, open, saved } = opening
  const titles = unlisted.data?.items ?? []
  return (
    <AnsweredSection said={opening.said} title={t('films')} load={all} lines={10}>
      {({ items, total }) => (
        <>
          <p data-figure="films">{totalSaid('films', total, endedAmong(items, today))}</p>
          {opened ? (
            <FilmForm
              key={opened.code ?? `new ${opened.title ?? ''}`}
              opened={opened}
              codes={items.map(({ code }) => code)}
              opening={opening}
            />
          ) : (
            <Changing>
              <ActionButton label={t('film_add')} onClick={() => open({})} />
            </Changing>
          )}
          {titles.length > 0 && (
            <UnlistedFilms titles={titles} films={items} add={(title) => open({ title })} matched={saved} />
          )}
          <Export of={FILM_SHEET} />
          <Table
            name="films"
            class="logs register-table"
            label={t('films')}
            rows={items}
            keyOf={({ code }) => code}
            rowOf={({ code }) => ({ 'data-film': code })}
            columns={[
              ...drawn<Film>()(FILM_COLUMNS, {
                title: titleColumn(),
                minutes: { class: undefined, cell: ({ minutes }) => t('minutes', { count: minutes }) },
              }),
              { head: '', cell: ({ code, title }) => <EditButton name={title} open={() => open({ code })} /> },
            ]}
          />
        </>
      )}
    </AnsweredSection>
  )
}

interface FormProps {
  opened: Opened
  codes: string[]
  opening: Opening<Opened>
}

function FilmForm({ opened: { code, title: written = '' }, codes, opening }: FormProps) {
  const editing = useEditing(films, code === undefined ? null : { code }, 'film')
  const film = editing.kept?.thing
  const today = useToday() ?? ''
  const form = useForm(films.put.body, {
    keep: `film ${code ?? `new ${written}`.trim()}`,
    start: film ? { ...film, effectiveOn: today } : { code: nextCode(codes, 'film-'), kind: 'feature' },
    // the title that logs gave it is new to the register, too
    begin: film ? {} : { title: written },
    fields: {
      title: t('film_title'),
      kind: {
        label: t('film_kind'),
        choices: FilmKind.options.map((kind) => [kind, t(`film_kind_${kind}`)]),
        hint: t('film_kind_hint'),
      },
      minutes: t('film_minutes'),
      ...datedFields(),
    },
    check: (draft) => (film ? datedIssues(draft, today, film.endsOn) : []),
    isChange: true,
    send: (wanted) => editing.put({ params: { code: wanted.code }, body: wanted }),
    done: ({ title, effectiveOn }) => opening.saved(savedSaid(title, effectiveOn, today)),
    // whoever made one of this code meanwhile keeps it; the list then gives the next
    conflict: opening.renew,
  })
  const label = film ? t('edit_this', { name: film.title }) : t('film_add')
  return (
    <EntryForm of={form} editing={editing} label={label} close={opening.close}>
      <FieldRow of={form} names={['title', 'kind', 'minutes']} />
      {film && (
        <>
          <FieldRow of={form} names={datedNames(form, today)} />
          <p class="soft">{t('named_dated')}</p>
        </>
      )}
    </EntryForm>
  )
}
