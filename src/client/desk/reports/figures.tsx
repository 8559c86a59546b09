/** The figures of a report: what one says, out of what, and where its list is; and the window in which one is chosen by a word. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { reports } from '../../../contract/reports.ts'
import { GAP, saidAs } from '../../../domain/report/filled-report.ts'
import type { ReportFigure, Wording } from '../../../domain/report/report.ts'
import { useAsk } from '../../shared/load.ts'
import { Button } from '../kit/buttons.tsx'
import { Dialog, useDialog } from '../kit/dialog.tsx'
import { isComposing } from '../kit/keys-on.ts'
import { Failure } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { nameIn } from './figure-text.ts'
import { figuresFound, type Moved } from './rules.ts'

/** Those in which it says something of its own. */
function wordingsOf(figure: ReportFigure): Wording[] {
  const said = figure.wordings.map((wording) => saidAs(figure, wording))
  return figure.wordings.filter((_, place) => said[place] !== undefined && said.indexOf(said[place]) === place)
}
const fieldOf = ({ name, wordings }: ReportFigure, wording: Wording): string =>
  wording === wordings[0] ? name : `${name}|${wording}`

interface WordingsProps {
  of: ReportFigure
  chosen?: string
  choose: (field: string) => void
}

/** Each as it would be printed. */
const Wordings = ({ of: figure, chosen, choose }: WordingsProps) => (
  <p class="actions wordings">
    {(figure.value === null ? figure.wordings.slice(0, 1) : wordingsOf(figure)).map((wording) => {
      const field = fieldOf(figure, wording)
      const said = saidAs(figure, wording) ?? GAP
      return (
        <Button
          key={wording}
          label={said}
          of={t('report_insert_as', { said, label: figure.label })}
          aria-pressed={chosen === undefined ? undefined : chosen === field}
          onClick={() => choose(field)}
        />
      )
    })}
  </p>
)

const Basis = ({ of: { basis, path } }: { of: ReportFigure }) => (
  <p class="soft">
    {basis}{' '}
    {path !== undefined && (
      <a href={path} target="_blank" rel="noopener">
        {t('report_behind')}
      </a>
    )}
  </p>
)

interface CardProps {
  field: string
  said: string
  /** Its place in what is typed. */
  at: number
  figures: readonly ReportFigure[]
  moved: Moved | undefined
  /** To another wording, or out of the text. */
  change: ((field: string | undefined) => void) | undefined
}

/** The figure somebody stands on, below its paragraph. */
export function FigureCard({ field, said, at, figures, moved, change }: CardProps) {
  const figure = figures.find(({ name }) => name === nameIn(field))
  const card = useRef<HTMLDivElement>(null)
  // below the figure itself, and in sight
  useLayoutEffect(() => {
    const it = card.current?.parentElement?.querySelector<HTMLElement>(`[data-from="${at}"]`)
    if (!card.current || !it) return
    card.current.style.top = `${it.offsetTop + it.offsetHeight}px`
    card.current.scrollIntoView({ block: 'nearest' })
  }, [field, at])
  return (
    <div ref={card} class="figure-card" role="group" aria-label={t('report_figure')} data-figure-card={field}>
      <p>
        <strong>{said}</strong> {figure ? `${figure.group} · ${figure.label}` : nameIn(field)}
      </p>
      {!figure && <p class="wrong">{t('report_unknown_text')}</p>}
      {figure?.value === null && <p class="wrong">{t('report_no_value_text')}</p>}
      {moved && <p>{movedSaid(moved)}</p>}
      {figure && <Basis of={figure} />}
      {change && figure && wordingsOf(figure).length > 1 && <Wordings of={figure} chosen={field} choose={change} />}
      {change && (
        <p class="actions">
          <Button class="quiet" label={t('report_take_out')} onClick={() => change(undefined)} />
        </p>
      )}
    </div>
  )
}

const movedSaid = ({ before, now }: Moved): string => t('report_moved', { before, now })

const MOST = 40

interface PickerProps {
  figures: readonly ReportFigure[]
  of: { asOf: string } | { bulletin: string }
  /** With what was chosen, if anything was; the focus is back then. */
  close: (field: string | undefined) => void
}

export function FigurePicker({ figures, of: asked, close }: PickerProps) {
  const dialog = useDialog()
  const [q, setQ] = useState('')
  const here = figuresFound(figures, q.trim())
  // the server knows other names, too
  const isElsewhere = here.length === 0 && q.trim() !== ''
  const load = useAsk(reports.figures, isElsewhere ? { query: { ...asked, q: q.trim() } } : null)
  const found = isElsewhere ? (load.data?.figures ?? []) : here
  const isOver = useRef(false)
  // told at once: the browser tells it later, when the next letter may stand in the text
  const end = (field?: string) => {
    if (isOver.current) return
    isOver.current = true
    dialog.shut()
    close(field)
  }
  const first = found[0]
  return (
    <Dialog of={dialog} title={t('report_insert')} isLarge close={() => end()}>
      <input
        type="search"
        class="figure-search"
        aria-label={t('report_search')}
        placeholder={t('report_search')}
        autocomplete="off"
        autofocus
        value={q}
        // who opened it by @ may press it again
        onInput={({ currentTarget }) => setQ(currentTarget.value.replace(/^[@＠]+/, ''))}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          // a browser would only empty the box, and the next words of the text would be typed into it
          if (event.key === 'Escape') end()
          if (event.key !== 'Enter' || !first) return
          event.preventDefault()
          end(first.name)
        }}
      />
      {load.problem && <Failure problem={load.problem} retry={load.reload} />}
      <p class="soft" role="status">
        {found.length === 0 ? t('report_none_found') : t('report_found', { count: found.length })}
      </p>
      <ul class="plain figures-found">
        {found.slice(0, MOST).map((figure) => (
          <li key={figure.name} data-found={figure.name}>
            <p>
              <span class="soft">{figure.group}</span> <strong>{figure.label}</strong>
            </p>
            <Wordings of={figure} choose={end} />
            <Basis of={figure} />
          </li>
        ))}
      </ul>
      <p class="actions">
        <Button class="quiet" label={t('close')} onClick={() => end()} />
      </p>
    </Dialog>
  )
}

/** Where the text says it first. */
function showPlace(name: string): void {
  const it = document.querySelector(`.report-blocks [data-name="${CSS.escape(name)}"]`)
  it?.scrollIntoView({ block: 'center' })
  it?.closest('.block')?.querySelector('textarea')?.focus({ preventScroll: true })
}

interface MattersProps {
  fields: readonly string[]
  figures: readonly ReportFigure[]
  moved: readonly Moved[]
}

/** Figures of the text that need a look: there are none such, they are not known, they moved. */
export function FigureMatters({ fields, figures, moved }: MattersProps) {
  const matters = [...new Set(fields.map(nameIn))].flatMap((name) => {
    const figure = figures.find((one) => one.name === name)
    const change = moved.find((one) => one.name === name)
    const says = !figure
      ? t('report_unknown_text')
      : figure.value === null
        ? t('report_no_value_text')
        : change && movedSaid(change)
    return says === undefined ? [] : [{ name, figure, says }]
  })
  if (matters.length === 0) return <p>{t('report_no_matters')}</p>
  return (
    <ul class="plain" data-list="matters">
      {matters.map(({ name, figure, says }) => (
        <li key={name} data-matter={name}>
          <Button
            class="quiet"
            label={figure ? `${figure.group} · ${figure.label}` : name}
            onClick={() => showPlace(name)}
          />{' '}
          {says}
          {figure && <Basis of={figure} />}
        </li>
      ))}
    </ul>
  )
}
