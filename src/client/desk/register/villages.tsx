/** The villages of the register: found by filters, and changed one at a time. */
import { useState } from 'preact/hooks'
import type { Village } from '../../../domain/register/place.ts'
import type { Team } from '../../../domain/register/team.ts'
import { figure } from '../../shared/format.ts'
import { together, useLoad } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import type { Listed } from '../../shared/replies.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { Choice, SearchBox, TeamChoice, TownshipChoice } from '../kit/filter-fields.tsx'
import { Pages } from '../pages.tsx'
import { villagePath } from '../routes.ts'
import { Empty } from '../kit/states.tsx'
import { VillageEdit } from './village-form.tsx'
import {
  readVillageQuery,
  registerPath,
  villageFilterCount,
  type VillageQuery,
  type VillageQueryField,
  villagesRequest,
  withVillageField,
} from './village-query.ts'
import { TableHead } from '../kit/table-head.tsx'
import { useWhole } from '../kit/whole-list.ts'

const PAGE_SIZE = 100

export function VillagesPart({ search }: { search: string }) {
  const query = readVillageQuery(search)
  const villages = useLoad<Listed<Village>>(villagesRequest(query, PAGE_SIZE))
  const teams = useWhole<Team>('/api/teams')
  const [says, setSays] = useState('')
  const { edit } = query
  const close = () => go(registerPath(withVillageField(query, 'edit', '')), { replace: true })
  const teamName = (code: string): string => teams.data?.items.find((team) => team.code === code)?.name ?? code
  return (
    <section aria-labelledby="villages-title">
      <h2 id="villages-title" tabIndex={-1}>
        {t('part_villages')}
      </h2>
      <p class="said" role="status">
        {says}
      </p>
      {edit && (
        <VillageEdit
          key={edit}
          {...(edit !== 'new' && { code: edit })}
          teams={teams.data?.items ?? []}
          close={close}
          saved={(name) => {
            setSays(t('saved_this', { name }))
            document.getElementById('villages-title')?.focus()
            villages.reload()
            close()
          }}
        />
      )}
      {!edit && (
        <p class="actions">
          <a class="button" href={registerPath(withVillageField(query, 'edit', 'new'))}>
            {t('village_add')}
          </a>
        </p>
      )}
      <Filters query={query} />
      <Answered load={together(villages, teams)} lines={12}>
        {(first) => (
          <>
            <p data-figure="villages">{t('villages_total', { count: figure(first.total) })}</p>
            {first.total === 0 && <Empty>{t('villages_none')}</Empty>}
            {first.total > 0 && (
              <Pages
                first={first}
                pageSize={PAGE_SIZE}
                requestOf={(cursor) => villagesRequest(query, PAGE_SIZE, cursor)}
              >
                {(items) => <VillageTable villages={items} query={query} teamName={teamName} />}
              </Pages>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}

function Filters({ query }: { query: VillageQuery }) {
  const set = (field: VillageQueryField) => (value: string) =>
    go(registerPath(withVillageField(query, field, value)), { replace: true })
  const count = villageFilterCount(query)
  return (
    <details class="filter-room" open={matchMedia('(min-width: 60rem)').matches}>
      <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
      <div class="filters">
        <SearchBox hint={t('villages_search_hint')} value={query.q} set={set('q')} />
        <TownshipChoice value={query.township} set={set('township')} />
        <TeamChoice value={query.team} set={set('team')} />
        <Choice label={t('designated_village')} value={query.designated} set={set('designated')}>
          <option value="">{t('designated_any')}</option>
          <option value="true">{t('designated_only')}</option>
          <option value="false">{t('designated_not')}</option>
        </Choice>
        {count > 0 && (
          <a class="clear" href="/register">
            {t('filter_clear')}
          </a>
        )}
      </div>
    </details>
  )
}

interface TableProps {
  villages: Village[]
  query: VillageQuery
  teamName: (code: string) => string
}
const HEADS = ['village', 'township', 'team', 'field_annualQuota', 'field_speakersInstalled'] as const

const VillageTable = ({ villages, query, teamName }: TableProps) => (
  <table class="logs register-table" role="table" data-table="villages" aria-label={t('part_villages')}>
    <TableHead names={HEADS.map((word) => t(word))} hasActions />
    <tbody role="rowgroup">
      {villages.map((village) => (
        <tr key={village.code} role="row" data-village={village.code}>
          <td role="cell">
            <a href={villagePath(village.code)}>{village.name}</a>{' '}
            {village.designated && <span class="tag">{t('designated')}</span>}{' '}
            <span class="soft">{village.aliases.join(t('list_comma'))}</span>
          </td>
          <td role="cell">{village.townshipName}</td>
          <td role="cell">{village.teamCode ? teamName(village.teamCode) : t('team_nobody')}</td>
          <td role="cell">
            <span class="on-cards">{t('field_annualQuota')} </span>
            {village.annualQuota}
          </td>
          <td role="cell">
            <span class="on-cards">{t('field_speakersInstalled')} </span>
            {village.speakersInstalled ?? t('unknown')}
          </td>
          <td role="cell">
            <a
              class="button"
              href={registerPath(withVillageField(query, 'edit', village.code))}
              aria-label={t('edit_this', { name: village.name })}
            >
              {t('edit')}
            </a>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
