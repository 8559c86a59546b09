/** The settings: targets, limits and names, and the tokens of other programs; accounts are on the page of phones. */
import { t } from '../later-words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { partIn, Parts } from '../kit/records.tsx'
import { usePageTitle } from '../kit/states.tsx'
import { LimitsPart } from './limits.tsx'
import { TargetsPart } from './targets.tsx'
import { TokensPart } from './tokens.tsx'

const PARTS = [
  ['targets', 'targets_title'],
  ['limits', 'part_limits'],
  ['tokens', 'part_tokens'],
] as const

export function Page({ search }: PageProps) {
  usePageTitle(t('settings_title'))
  const part = partIn(search, PARTS)
  return (
    <div class="page-wide">
      <h1>{t('settings_title')}</h1>
      <p>
        {t('settings_lead')} <a href="/audit">{t('audit_title')}</a>
        {t('list_comma')}
        <a href="/phones">{t('phones_title')}</a>
      </p>
      <Parts page="settings" label={t('settings_title')} parts={PARTS} here={part} />
      {part === 'targets' && <TargetsPart search={search} />}
      {part === 'limits' && <LimitsPart />}
      {part === 'tokens' && <TokensPart />}
    </div>
  )
}
