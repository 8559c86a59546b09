/** TV coverage on the managers' page: the sums, and the way to the villages. */
import type { Overview } from '../../../domain/report/overview.ts'
import { t } from '../words.ts'
import { CoverageSums } from '../tv/coverage-sums.tsx'
import { withAsOf } from '../kit/as-of.ts'

interface Props {
  overview: Overview
  /** The day the address names, if it names one. */
  asOf: string | undefined
}

export const TvSection = ({ overview: { tvCoverage }, asOf }: Props) => (
  <section id="tv" aria-labelledby="tv-title">
    <h2 id="tv-title">{t('tv_title')}</h2>
    <CoverageSums figures={tvCoverage} />
    <p>
      <a class="button" href={withAsOf('/tv', asOf)}>
        {t('see_tv')}
      </a>
    </p>
  </section>
)
