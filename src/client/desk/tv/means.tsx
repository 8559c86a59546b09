/** By which means households have TV: in all, and village by village. */
import type { TvVillage } from '../../../contract/audibility.ts'
import { type CoverageFigures, MEANS } from '../../../domain/audibility/tv-figures.ts'
import { figure } from '../../shared/format.ts'
import { VillageOf } from '../kit/place-names.tsx'
import { Section } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'

/** 有线 20、移动 37: those that there are. */
const meansSaid = (counts: Partial<Record<(typeof MEANS)[number], number | null>>): string =>
  MEANS.flatMap((name) => (counts[name] ? [`${t(`tv_${name}`)} ${figure(counts[name])}`] : [])).join(t('list_comma'))

/** By which means, where every village has said. */
export function MeansSums({ figures: { means, connected } }: { figures: CoverageFigures }) {
  if (connected === null) return null
  return <p data-figure="means">{t('tv_by_means', { means: (means && meansSaid(means)) || t('tv_means_unknown') })}</p>
}

/** By which means, those that have said; a table of its own, that a line stays a line. */
export function MeansTable({ villages: all }: { villages: TvVillage[] }) {
  const villages = all.filter((village) => MEANS.some((means) => village[means] != null))
  if (villages.length === 0) return null
  return (
    <Section id="means-title" title={t('tv_means_title')}>
      <Table
        name="tv-means"
        label={t('tv_means_title')}
        rows={villages}
        keyOf={({ villageCode }) => villageCode}
        columns={[
          { head: t('village'), isRowHead: true, class: 'where', cell: VillageOf },
          { head: t('tv_connected'), isNamed: true, class: 'number', cell: ({ connected }) => figure(connected) },
          ...MEANS.map((means) => ({
            head: t(`tv_${means}`),
            isNamed: true,
            class: 'number',
            cell: (village: TvVillage) => figure(village[means] ?? 0),
          })),
        ]}
      />
    </Section>
  )
}
