/** 最近一次演练: whether what is kept could be brought back, on the first page. */
import { jobs } from '../../../contract/jobs.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { sayerOf } from '../../shared/words.ts'
import { Mark } from '../kit/marks.tsx'
import { drillSaid } from './rules.ts'
import { drillWords } from './words-drill.ts'

const t = sayerOf(drillWords)

/** Nothing where no server makes any. */
export function Page({ now }: { now: string }) {
  const { data } = useAsk(jobs.list, {})
  const drill = data?.items.find(({ name }) => name === 'drill')
  if (!drill) return null
  const { look, word } = drillSaid(drill, now)
  return (
    <p class="last-drill soft" data-figure="drill">
      {t('drill_last')} {drill.doneAt && dayTimeOf(drill.doneAt)} <Mark look={look}>{t(word)}</Mark>{' '}
      <a href="/operations">{t('drill_more')}</a>
    </p>
  )
}
