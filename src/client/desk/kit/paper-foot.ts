/** At the foot of every sheet of paper: whose it is, the day its figures are of, and which page of how many. */
import { longDay } from '../../shared/format.ts'
import { officeName } from '../../shared/office.ts'
import { t } from '../words.ts'

const sheet = new CSSStyleSheet()

/** A text as the stylesheet says it. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\\n]/g, '')}"`

/** The day the page says it is as of; today where it speaks of none. */
function footOf(): string {
  const dayOf = (name: string) => document.querySelector<HTMLElement>(`[data-${name}]`)?.getAttribute(`data-${name}`)
  const day = dayOf('as-of') ?? dayOf('today')
  const said = [officeName(), ...(day ? [`${t('as_of')}${longDay(day)}`] : [])].join(' · ')
  const small = 'font: 9pt sans-serif; color: #000'
  return `@page {
    margin: 14mm 12mm 16mm;
    @bottom-left { content: ${quoted(said)}; ${small}; white-space: nowrap }
    @bottom-right { content: counter(page) " / " counter(pages); ${small} }
  }`
}

export function footOnPaper(): void {
  document.adoptedStyleSheets.push(sheet)
  addEventListener('beforeprint', () => sheet.replaceSync(footOf()))
}
