/** Villages that one was made of, each with what it showed and where that is listed, and those that came after it. */
import type { VillageLineage } from '../../../domain/register/village-lineage.ts'
import { figure, longDay } from '../../shared/format.ts'
import { Exact } from '../kit/figures.tsx'
import { COUNTED_WORD, logsPath, villagePath } from '../routes.ts'
import { t } from '../later-words.ts'

/** The page of what ended leads to where it goes on. */
export const After = ({ after, isEnded }: Pick<VillageLineage, 'after'> & { isEnded: boolean }) => (
  <>
    {after.map(({ code, name, on }) => (
      <p key={code} data-after={code}>
        {t(isEnded ? 'lineage_into' : 'lineage_off', { day: longDay(on) })} <a href={villagePath(code)}>{name}</a>
      </p>
    ))}
  </>
)

/** Nothing of one that was always by itself. */
export function Before({ lineage: { before, own, total } }: { lineage: VillageLineage }) {
  if (before.length === 0) return null
  return (
    <>
      <ul class="plain" data-list="before">
        {before.map((one) => (
          <li key={one.code} data-before={one.code}>
            {t('lineage_before')} <a href={villagePath(one.code)}>{one.name}</a>{' '}
            <span class="soft">{t('lineage_until', { day: longDay(one.until) })}</span> <Shown of={one} />{' '}
            {one.isShared && <span class="soft">{t('lineage_shared')}</span>}
          </li>
        ))}
      </ul>
      {total.credit > own.credit && (
        <p data-figure="lineage-total">
          {t('lineage_total', { total: figure(total.done), own: figure(own.done) })} <Exact credit={total.credit} />
        </p>
      )}
    </>
  )
}

const Shown = ({ of: { code, from, to, credit, done } }: { of: VillageLineage['before'][number] }) =>
  credit === 0 ? (
    <span class="soft">{t('lineage_none')}</span>
  ) : (
    <>
      <a href={logsPath({ village: code, from, to, status: COUNTED_WORD })}>
        {t('lineage_shown', { count: figure(done) })}
      </a>{' '}
      <Exact credit={credit} />
    </>
  )
