/** The films of the register: their kinds decide what a show counts for; and titles in logs that no list has. */
import { useState } from 'preact/hooks'
import { films } from '../../../contract/register.ts'
import { type Film, FilmKind } from '../../../domain/register/film.ts'
import { LIVE } from '../../../domain/screening/screening.ts'
import type { UnlistedFilm } from '../../../domain/screening/unlisted-film.ts'
import { ask } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { Changing } from '../kit/changing.tsx'
import { ActionButton, Button } from '../kit/buttons.tsx'
import { EntryForm, nextCode, useEditing } from '../kit/entry-form.tsx'
import { restOf, useSending } from '../kit/fields.tsx'
import { Ends } from '../kit/figures.tsx'
import { namedChoices, Options } from '../kit/filter-fields.tsx'
import { FieldRow, useForm } from '../kit/form.tsx'
import { asksReason, keepDraft, ReasonForm } from '../kit/log-review.tsx'
import { EditButton } from '../kit/records.tsx'
import { AnsweredSection, type Opening, useOpening } from '../kit/section.tsx'
import { type Column, Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { logsPath } from '../routes.ts'
import { datedFields, datedIssues, datedNames, savedSaid } from './dated-fields.ts'
import { endedAmong, totalSaid } from './totals.ts'

/** One that is there, or a new one with the title that logs give it. */
interface Opened {
  code?: string
  title?: string
}

const titleColumn = (): Column<{ title: string; endsOn?: string | undefined }> => ({
  head: t('film_title'),
  cell: ({ title, endsOn }) => (
    <>
      <span lang="zh-CN">{title}</span> <Ends on={endsOn} />
    </>
  ),
})

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
          <Table
            name="films"
            class="logs register-table"
            label={t('films')}
            rows={items}
            keyOf={({ code }) => code}
            rowOf={({ code }) => ({ 'data-film': code })}
            columns={[
              titleColumn(),
              { head: t('film_kind'), cell: ({ kind }) => t(`film_kind_${kind}`) },
              { head: t('film_minutes'), cell: ({ minutes }) => t('minutes', { count: minutes }) },
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

interface UnlistedProps {
  titles: UnlistedFilm[]
  films: Film[]
  /** Opens the form of a new film with this title. */
  add: (title: string) => void
  matched: (sentence: string) => void
}

/** Each is said to be a film of the register, or becomes a new one. */
const UnlistedFilms = ({ titles, ...choosing }: UnlistedProps) => (
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
        titleColumn(),
        { head: t('nav_logs'), cell: ({ title, logs }) => <a href={logsNaming(title)}>{figure(logs)}</a> },
        { head: t('unlisted_last'), cell: ({ lastOn }) => lastOn },
        {
          head: t('unlisted_film'),
          cell: (unlisted) => (
            <Changing>
              <Matching unlisted={unlisted} {...choosing} />
            </Changing>
          ),
        },
      ]}
    />
  </section>
)

const logsNaming = (title: string): string =>
  logsPath({ status: LIVE.join(','), finding: 'film_unlisted', q: title.replaceAll(/[《》]/g, '') })

/** Of very many logs the service takes some at a time. */
async function matchAll(title: string, filmCode: string, reason: string | undefined): Promise<number> {
  let logs = 0
  for (;;) {
    const matched = await ask(films.match, { body: { title, filmCode, reason } })
    logs += matched.logs
    if (matched.left === 0 || matched.logs === 0) return logs
  }
}

interface MatchingProps extends Omit<UnlistedProps, 'titles'> {
  unlisted: UnlistedFilm
}

function Matching({ unlisted: { title, suggestions }, films: known, add, matched }: MatchingProps) {
  const [chosen, setChosen] = useState('')
  const [isAsked, setAsked] = useState(false)
  const { problem, isSending, run } = useSending()
  const film = known.find(({ code }) => code === chosen)
  const match = (to: Film, reason?: string) =>
    run(async () => {
      const count = await matchAll(title, to.code, reason?.trim() || undefined).catch((thrown: unknown) => {
        if (asksReason(thrown)) setAsked(true)
        throw thrown
      })
      keepDraft('match', [title], '')
      matched(t('unlisted_done', { title, film: to.title, count: figure(count) }))
    })
  // those that are called alike come first; a person chooses
  const likely = suggestions.flatMap((code) => known.find((one) => one.code === code) ?? [])
  const others = known.filter((one) => !likely.includes(one))
  return (
    <>
      <p class="actions">
        <select
          aria-label={t('unlisted_film_of', { title })}
          value={chosen}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        >
          <option value="">{t('unlisted_choose')}</option>
          {likely.length > 0 && <FilmGroup label={t('unlisted_likely')} films={likely} />}
          <FilmGroup label={t('unlisted_others')} films={others} />
        </select>
        <Button
          label={t('match')}
          of={t('unlisted_match_this', { title })}
          disabled={!film || isSending}
          onClick={() => film && match(film)}
        />
        <Button
          class="quiet"
          label={t('unlisted_add')}
          of={t('unlisted_add_this', { title })}
          onClick={() => add(title)}
        />
      </p>
      {isAsked && film && (
        <ReasonForm
          action="match"
          ids={[title]}
          found={[]}
          isSending={isSending}
          send={(reason) => match(film, reason)}
          cancel={() => setAsked(false)}
        />
      )}
      {problem && (
        <p class="wrong" role="alert">
          {restOf(problem, [])}
        </p>
      )}
    </>
  )
}

const FilmGroup = ({ label, films: of }: { label: string; films: Film[] }) => (
  <optgroup label={label}>
    <Options of={namedChoices(of.map(({ code, title: name, endsOn }) => ({ code, name, endsOn })))} />
  </optgroup>
)
