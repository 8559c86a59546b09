/** The ways out: of a table, all its rows with its filters as a file; of the page, a file that was made in it. */
import type { Address, Route } from '../../../contract/route.ts'
import type { Sheet } from '../../../contract/sheet.ts'
import { addressNow } from '../../shared/place.ts'
import { language } from '../../shared/words.ts'
import { t } from '../words.ts'

interface ExportProps {
  of: Pick<Sheet<never>, 'xlsx' | 'csv'>
  params?: Record<string, string>
  query?: Record<string, string | number | boolean | undefined>
}

export const Export = ({ of, params, query }: ExportProps) => (
  <p class="sheets">
    <span class="soft">{t('sheet_export')}</span>
    {(['xlsx', 'csv'] as const).map((kind) => (
      <a key={kind} href={hrefOf(of[kind], params, query)} download aria-label={t('sheet_export_as', { kind })}>
        {kind}
      </a>
    ))}
  </p>
)

function hrefOf(route: Route, params: ExportProps['params'], query: ExportProps['query']): string {
  const { limit: _, cursor: __, ...asked } = query ?? {}
  return addressNow(route, { params, query: { ...asked, language: language() } } as unknown as Address<Route>)
}

export function offer(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // after the browser has begun to read it
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
