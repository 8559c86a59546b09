/** The villages of the register: found by filters, and changed one at a time. */
import { teams, villages } from '../../../contract/register.ts'
import type { Village } from '../../../domain/register/place.ts'
import { figure } from '../../shared/format.ts'
import { together, useAll } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { t } from '../later-words.ts'
import { SearchBox, TeamChoice, TownshipChoice } from '../kit/filter-fields.tsx'
import { Designated, filterOf, Filters } from '../kit/filters.tsx'
import { Listing, useList } from '../kit/list.tsx'
import { Section, useSaid } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { villagePath } from '../routes.ts'
import { VillageForm } from './village-form.tsx'

export function VillagesPart({ search }: { search: string }) {
  const list = useList(villages.list, search, { page: '/register', own: ['edit'] })
  const named = useAll(teams.list, {})
  const said = useSaid('villages-title')
  const { edit } = list.query
  const close = () => go(list.href({ edit: '' }), { replace: true })
  const saved = (name: string) => {
    said.say(t('saved_this', { name }))
    list.first.reload()
    close()
  }
  const teamName = (code: string): string => named.data?.items.find((team) => team.code === code)?.name ?? code
  return (
    <Section said={said} title={t('part_villages')}>
      {edit ? (
        <VillageForm
          key={edit}
          code={edit === 'new' ? undefined : edit}
          teams={named.data?.items ?? []}
          close={close}
          saved={saved}
        />
      ) : (
        <p class="actions">
          <a class="button" href={list.href({ edit: 'new' })}>
            {t('village_add')}
          </a>
        </p>
      )}
      <Filters of={list}>
        <SearchBox hint={t('villages_search_hint')} {...filterOf(list, 'q')} />
        <TownshipChoice {...filterOf(list, 'township')} />
        <TeamChoice {...filterOf(list, 'team')} />
        <Designated of={list} />
      </Filters>
      <Listing
        of={list}
        load={together(list.first, named)}
        total={({ total }) => <p data-figure="villages">{t('villages_total', { count: figure(total) })}</p>}
        none={t('villages_none')}
      >
        {(items) => (
          <VillageTable villages={items} teamName={teamName} editPath={(code) => list.href({ edit: code })} />
        )}
      </Listing>
    </Section>
  )
}

interface TableProps {
  villages: Village[]
  teamName: (code: string) => string
  editPath: (code: string) => string
}

const VillageTable = ({ villages: rows, teamName, editPath }: TableProps) => (
  <Table
    name="villages"
    class="logs register-table"
    label={t('part_villages')}
    rows={rows}
    keyOf={({ code }) => code}
    rowOf={({ code }) => ({ 'data-village': code })}
    columns={[
      {
        head: t('village'),
        cell: ({ code, name, designated, aliases }) => (
          <>
            <a href={villagePath(code)}>{name}</a> {designated && <span class="tag">{t('designated')}</span>}{' '}
            <span class="soft">{aliases.join(t('list_comma'))}</span>
          </>
        ),
      },
      { head: t('township'), cell: ({ townshipName }) => townshipName },
      { head: t('team'), cell: ({ teamCode }) => (teamCode ? teamName(teamCode) : t('team_nobody')) },
      { head: t('field_annualQuota'), isNamed: true, cell: ({ annualQuota }) => annualQuota },
      {
        head: t('field_speakersInstalled'),
        isNamed: true,
        cell: ({ speakersInstalled }) => speakersInstalled ?? t('unknown'),
      },
      {
        head: '',
        cell: ({ code, name }) => (
          <a class="button" href={editPath(code)} aria-label={t('edit_this', { name })}>
            {t('edit')}
          </a>
        ),
      },
    ]}
  />
)
