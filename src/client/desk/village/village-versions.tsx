/** What held of a village from which day: its names, townships, teams and the rest, each with why it was changed. */
import { teams as teamRoutes, type VillageVersion } from '../../../contract/register.ts'
import type { VillageStanding } from '../../../contract/standings.ts'
import { figure } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { Ends } from '../kit/figures.tsx'
import { Section } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'

const NONE: VillageVersion[] = []
/** Of one that was never changed there is nothing to tell. */
export function VillageVersions({ standing: { versions = NONE } }: { standing: VillageStanding }) {
  const teams = useAll(teamRoutes.list, versions.length > 0 ? {} : null).data?.items ?? []
  if (versions.length === 0) return null
  return (
    <Section id="versions-title" title={t('village_versions')}>
      <Table
        name="village-versions"
        label={t('village_versions')}
        isPlain
        rows={versions}
        keyOf={({ effectiveOn }) => effectiveOn ?? ''}
        columns={[
          {
            head: t('village_version_from'),
            isRowHead: true,
            cell: ({ effectiveOn }) => effectiveOn ?? t('village_version_first'),
          },
          {
            head: t('village'),
            cell: ({ name, designated, endsOn }) => (
              <>
                {name} {designated && <span class="tag">{t('designated')}</span>} <Ends on={endsOn} />
              </>
            ),
          },
          { head: t('township'), cell: ({ townshipName }) => townshipName },
          {
            head: t('team'),
            cell: ({ teamCode }) => teams.find((one) => one.code === teamCode)?.name ?? teamCode ?? t('none'),
          },
          { head: t('annual_quota'), class: 'number', cell: ({ annualQuota }) => figure(annualQuota) },
          { head: t('reason'), cell: whyOf },
        ]}
      />
    </Section>
  )
}

/** What was there before anything was changed nobody decided. */
const whyOf = ({ effectiveOn, document, reason, madeBy }: VillageVersion): string =>
  effectiveOn === null ? '' : [document, reason, madeBy].filter(Boolean).join(t('list_comma'))
