/** What is flagged of the thing a page is about, as the flags' own pages say it: since when, and who sees to it. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { flagPath } from '../routes.ts'
import { t } from '../words.ts'
import { OwnerMark } from './owner-mark.tsx'

export const flagsOf = (code: string) => ({ query: { open: 'true', subject: code } })

export const FlagsBeside = ({ flags }: { flags: KeptFlag[] }) =>
  flags.length === 0 ? null : (
    <section aria-labelledby="flags-title">
      <h2 id="flags-title">{t('flags_title')}</h2>
      <ul class="plain">
        {flags.map((flag) => (
          <li key={flag.id} class="flag" data-flag={flag.id}>
            <p>{flag.message}</p>
            <p class="flag-state">
              <OwnerMark flag={flag} />
              <span class="soft" data-figure="since">
                {t('flag_since', { day: flag.since })}
              </span>
              <a href={flagPath(flag.id)} aria-label={t('flag_history_of', { name: flag.subject.name })}>
                {t('history')}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
