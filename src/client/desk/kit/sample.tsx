/** What is invented says so where it is shown: the register marks it in names and aliases, the desk repeats the mark. */
import { useMemo } from 'preact/hooks'
import { teams, villages } from '../../../contract/register.ts'
import { type Village, isSample } from '../../../domain/register/place.ts'
import { useAll } from '../../shared/load.ts'
import { isSampleOffice } from '../../shared/office.ts'
import { t } from '../words.ts'

/** A village chosen as designated only for show carries the mark among its aliases. */
export const isSampleDesignated = ({ designated, aliases }: Pick<Village, 'designated' | 'aliases'>): boolean =>
  designated && aliases.some(isSample)

/** On every page, and on paper: figures that rest on invented teams are nothing to report. */
export function SampleNote() {
  const { data } = useAll(teams.list, {})
  // as the office said until the teams are known: the page below it would jump
  if (!(data?.items.some(({ name }) => isSample(name)) ?? isSampleOffice())) return null
  return (
    <p class="sample-note" role="note">
      <span class="tag">{t('sample_mark')}</span> {t('sample_note')}
    </p>
  )
}

/** The codes of the villages designated for show; none until they are known. */
export function useSampleDesignated(): ReadonlySet<string> {
  const { data } = useAll(villages.list, { query: { designated: 'true', limit: 500 } })
  return useMemo(() => new Set(data?.items.filter(isSampleDesignated).map(({ code }) => code)), [data])
}

export const DesignatedTag = ({ isForShow }: { isForShow: boolean }) => (
  <span class="tag">
    {t('designated')}
    {isForShow && ` · ${t('sample_mark')}`}
  </span>
)
