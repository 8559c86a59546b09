/** The filter of the flags, each part in the address. */
import { FlagKind } from '../../../domain/flag/flags.ts'
import { go } from '../../shared/place.ts'
import { t } from '../words.ts'
import { Choice } from '../kit/filter-fields.tsx'
import { type FlagQuery, flagsPath } from './flag-query.ts'

export function FlagFilters({ query, owners }: { query: FlagQuery; owners: string[] }) {
  const show = (changes: Partial<FlagQuery>) => go(flagsPath({ ...query, ...changes }), { replace: true })
  const count = [query.isCleared, query.kind, query.owner].filter(Boolean).length
  const known = query.owner && !owners.includes(query.owner) ? [query.owner, ...owners] : owners
  return (
    <details class="filter-room" open={matchMedia('(min-width: 60rem)').matches}>
      <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
      <div class="filters">
        <Choice
          label={t('flags_state')}
          value={query.isCleared ? 'cleared' : 'open'}
          set={(state) => show({ isCleared: state === 'cleared' })}
        >
          <option value="open">{t('flags_open')}</option>
          <option value="cleared">{t('flags_cleared')}</option>
        </Choice>
        <Choice
          label={t('flag_kind')}
          value={query.kind}
          set={(chosen) => show({ kind: FlagKind.options.find((kind) => kind === chosen) })}
        >
          <option value="">{t('flag_kind_any')}</option>
          {FlagKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {t(`flag_kind_${kind}`)}
            </option>
          ))}
        </Choice>
        <Choice label={t('flag_owner')} value={query.owner} set={(owner) => show({ owner: owner || undefined })}>
          <option value="">{t('flag_owner_any')}</option>
          {known.map((owner) => (
            <option key={owner}>{owner}</option>
          ))}
        </Choice>
      </div>
    </details>
  )
}
