/** What is invented says so where it is shown: the register marks it in names and aliases, the desk repeats the mark. */
import { useMemo } from 'preact/hooks'
import { villages } from '../../../contract/register.ts'
import { type Village, isSample } from '../../../domain/register/place.ts'
import { useAll, useOffice } from '../../shared/load.ts'
import { isSampleOffice } from '../../shared/office.ts'
import { t } from '../words.ts'

/** A village chosen as designated only for show carries the mark among its aliases. */
export const isSampleDesignated = ({ designated, aliases }: Pick<Village, 'designated' | 'aliases'>): boolean =>
  designated && aliases.some(isSample)

/** On every page, and on paper: figures that rest on invented teams are nothing to report. */
export function SampleNote() {
  // as it said before anything was drawn, until it is asked anew: the page below it would jump
  if (!(useOffice().data?.isSampleRegister ?? isSampleOffice())) return null
  return (
    <p class="sample-note" role="note">
      <span class="tag">{t('sample_mark')}</span> {t('sample_note')}
    </p>
  )
}

/** The codes of the villages designated for show; none until they are known. */
export function useSampleDesignated(isAsked = true): ReadonlySet<string> {
  const { data } = useAll(villages.list, isAsked ? { query: { designated: 'true', limit: 500 } } : null)
  return useMemo(() => new Set(data?.items.filter(isSampleDesignated).map(({ code }) => code)), [data])
}

export const DesignatedTag = ({ isForShow }: { isForShow: boolean }) => (
  <span class="tag">
    {t('designated')}
    {isForShow && ` · ${t('sample_mark')}`}
  </span>
)
