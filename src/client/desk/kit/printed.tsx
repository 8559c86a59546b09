/** What is printed to be hung up, signed or handed out: a page that chooses what, and on it sheets, each a paper of its own. */
import type { ComponentChildren } from 'preact'
import { office } from '../../../contract/office.ts'
import { COUNTED } from '../../../domain/screening/screening.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { type Loaded, useAsk } from '../../shared/load.ts'
import { isSampleOffice, officeName } from '../../shared/office.ts'
import { go } from '../../shared/place.ts'
import type { FootRow } from './table.tsx'
import { t } from '../later-words.ts'
import { ActionButton } from './buttons.tsx'
import { useMoment } from './known.tsx'
import { QrImage, type useQr } from './shown-secret.tsx'
import { statusWord } from './marks.tsx'
import { Answered, Empty } from './section.tsx'
import { TitledPage } from './page.tsx'

interface PageProps<T> {
  title: string
  lead?: ComponentChildren
  back?: readonly [href: string, said: string]
  /** What is printed of what. */
  choices?: ComponentChildren
  load: Loaded<T>
  /** The sheets of what came. */
  sheetsOf: (data: T) => ComponentChildren[]
  /** Where there are none. */
  none: string
}

export const PaperPage = <T,>({ choices, load, sheetsOf, none, ...head }: PageProps<T>) => (
  <TitledPage {...head}>
    {choices}
    <Answered load={load} lines={20}>
      {(data) => <Sheets sheets={sheetsOf(data)} none={none} />}
    </Answered>
  </TitledPage>
)

function Sheets({ sheets, none }: { sheets: ComponentChildren[]; none: string }) {
  if (sheets.length === 0) return <Empty>{none}</Empty>
  const label = sheets.length === 1 ? t('paper_print_one') : t('paper_print', { count: figure(sheets.length) })
  return (
    <>
      <ActionButton class="main-action" label={label} onClick={() => print()} />
      <div class="papers">{sheets}</div>
    </>
  )
}

interface PaperProps {
  heading: ComponentChildren
  /** What it is about, below its heading. */
  under?: ComponentChildren
  /** Its number, beside whose it is. */
  beside?: ComponentChildren
  /** What tests know it by. */
  of?: string
  /** The day it speaks of. */
  day: string
  foot: ComponentChildren
  isA5?: boolean
  /** It goes on, on a second sheet, where one is not enough. */
  isLong?: boolean
  /** How it looks, where it looks like no other. */
  class?: string
  children: ComponentChildren
}

/** One sheet, on the screen as it will be on paper: whose it is, what it says, and as of when. */
export const Paper = ({
  heading,
  beside,
  under,
  of,
  day,
  foot,
  isA5,
  isLong,
  class: kind = '',
  children,
}: PaperProps) => (
  <article
    class={['sheet own-look', isA5 && 'sheet-a5', isLong && 'sheet-long', kind].filter(Boolean).join(' ')}
    data-as-of={day}
    data-sheet={of}
  >
    <p class="sheet-office">
      <span>{officeName()}</span>
      {beside}
      {isSampleOffice() && <span class="tag">{t('sample_note')}</span>}
    </p>
    <h2>{heading}</h2>
    {under && <p class="sheet-day">{under}</p>}
    {children}
    <p class="sheet-foot">{foot}</p>
  </article>
)

/** As of which day a paper speaks, and when that was known; undefined until the office's clock is. */
export function useTimesSaid(): (day: string) => string {
  const at = useMoment()
  const now = useAsk(office.read, {}).data?.now
  const moment = at ?? now
  return (day) => t('paper_known', { day, moment: moment === undefined ? '' : dayTimeOf(moment) })
}

export const countedSaid = (): string => t('paper_counted', { statuses: COUNTED.map(statusWord).join(t('list_comma')) })

/** Facts in ruled boxes, two in a row; a wide one has the row to itself, and an empty one is written in by hand. */
export const Boxes = ({ children }: { children: ComponentChildren }) => <dl class="boxes">{children}</dl>
export const Box = ({ label, isWide, children }: { label: string; isWide?: boolean; children?: ComponentChildren }) => (
  <div class={isWide ? 'box-wide' : undefined}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

interface CodeProps {
  qrOf: ReturnType<typeof useQr>
  /** The page of ours that it opens. */
  path: string
  label: string
  /** Beneath it. */
  says: string
}

/** A code in the sheet's corner, whose room is there before it. */
export const SheetCode = ({ qrOf, path, label, says }: CodeProps) => (
  <figure class="sheet-code">
    {qrOf ? <QrImage qr={qrOf(location.origin + path)} label={label} /> : <svg class="qr" viewBox="0 0 1 1" />}
    <figcaption>{says}</figcaption>
  </figure>
)

/** Lines to sign on, each with who signs there. */
export const Signed = ({ by }: { by: readonly string[] }) => (
  <p class="sheet-signed">
    {by.map((who) => (
      <span key={who}>{who}</span>
    ))}
  </p>
)

/** Empty rows below a table's, ruled, to be written in by hand. */
export const blankRows = (count: number): FootRow[] =>
  Array.from({ length: count }, (_, row) => ({ key: String(row), of: { class: 'blank' }, cells: [] }))

type View = Record<string, string | undefined>
/** What a page of papers is asked for, for the fields of filters.tsx; the month is always one. */
export const choicesOf = <V extends View>(view: V, path: (view: V) => string) => ({
  query: view as Partial<Record<keyof V & string, string>>,
  set: (word: keyof V & string) => (value: string) =>
    go(path({ ...view, [word]: value || undefined }), { replace: true }),
  count: Object.entries(view).filter(([word, value]) => word !== 'month' && value !== undefined).length,
  cleared: path({ month: view['month'] } as unknown as V),
})
