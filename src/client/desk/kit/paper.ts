/** On paper: whose it is and as of which day, at the foot of every sheet; and the tables behind the charts, which nobody opens there. */
import { longDay } from '../../shared/format.ts'
import { language } from '../../shared/words.ts'
import { officeName } from '../../shared/office.ts'
import { t } from '../words.ts'

const sheet = new CSSStyleSheet()

/** A text as the stylesheet says it. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\\n]/g, '')}"`

/** Sheets that are each a paper of their own (printed.tsx) say so themselves, and are not counted. Here, because a stylesheet without layers has the last word on the margins. */
const OWN_PAPERS = [
  ['sheet', 'A4', '14mm'],
  ['slip', 'A5 landscape', '8mm 10mm'],
]
  .map(
    ([name, size, margin]) =>
      `@page ${name} { size: ${size}; margin: ${margin}; @bottom-left { content: none } @bottom-right { content: none } }`,
  )
  .join('')

/** The day the page says it is as of; today where it speaks of none. */
function footOf(): string {
  const dayOf = (name: string) => document.querySelector<HTMLElement>(`[data-${name}]`)?.getAttribute(`data-${name}`)
  const day = dayOf('as-of') ?? dayOf('today')
  const said = [officeName(), ...(day ? [[t('as_of'), longDay(day)].join(language() === 'en' ? ' ' : '')] : [])].join(
    ' · ',
  )
  const small = 'font: 9pt sans-serif; color: #000'
  return `@page {
    margin: 14mm 12mm 16mm;
    @bottom-left { content: ${quoted(said)}; ${small}; white-space: nowrap }
    @bottom-right { content: counter(page) " / " counter(pages); ${small} }
  }${OWN_PAPERS}`
}

export function footOnPaper(): void {
  document.adoptedStyleSheets.push(sheet)
  addEventListener('beforeprint', () => sheet.replaceSync(footOf()))
}

export function openTablesForPrint(): void {
  let opened: HTMLDetailsElement[] = []
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open]):has(table)')]
    for (const details of opened) details.open = true
  })
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false
  })
}
