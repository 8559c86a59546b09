/** What is invented says so where it is shown: the register marks it in names and aliases, the desk repeats the mark. */
import { useEffect, useMemo } from 'preact/hooks'
import type { Village } from '../../domain/place.ts'
import type { Team } from '../../domain/team.ts'
import { recall, remember } from '../shared/keep.ts'
import { useLoad } from '../shared/load.ts'
import type { Listed } from '../shared/replies.ts'
import { t, words } from './words.ts'

/** The mark is the register's own, whatever language is spoken. */
export const isSample = (name: string): boolean => name.includes(words.sample_mark[0])
/** A village chosen as designated only for show carries the mark among its aliases. */
export const isSampleDesignated = ({ designated, aliases }: Pick<Village, 'designated' | 'aliases'>): boolean =>
  designated && aliases.some(isSample)

const LAST_TIME = 'sample-register'

/** On every page, and on paper: figures that rest on invented teams are nothing to report. */
export function SampleNote() {
  const { data, problem } = useLoad<Listed<Team>>('/api/teams')
  const isFound = data?.items.some(({ name }) => isSample(name))
  useEffect(() => {
    if (isFound !== undefined) remember(LAST_TIME, isFound ? 'yes' : 'no')
  }, [isFound])
  // as it was last time until it is known; the first time what comes below waits, for it would jump
  const known = isFound ?? asLastTime(recall(LAST_TIME))
  if (known === undefined && !problem) return <p class="sample-unknown" hidden />
  if (!known) return null
  return (
    <p class="sample-note" role="note">
      <span class="tag">{t('sample_mark')}</span> {t('sample_note')}
    </p>
  )
}

const asLastTime = (kept: string | null): boolean | undefined => (kept === null ? undefined : kept === 'yes')

/** The codes of the villages designated for show; none until they are known. */
export function useSampleDesignated(): ReadonlySet<string> {
  const { data } = useLoad<Listed<Village>>('/api/villages?designated=true&limit=500')
  return useMemo(() => new Set(data?.items.filter(isSampleDesignated).map(({ code }) => code)), [data])
}

export const DesignatedTag = ({ isForShow }: { isForShow: boolean }) => (
  <span class="tag">
    {t('designated')}
    {isForShow && ` · ${t('sample_mark')}`}
  </span>
)
