/** The villages of the register: found, changed one at a time or new. */
import { teams, villages } from '../../../contract/register.ts'
import { together, useAll } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { ActionLink, Changing, useMayChange } from '../kit/buttons.tsx'
import { Ends } from '../kit/figures.tsx'
import { Designated, filterOf, Filters, SearchBox, TeamChoice, TownshipChoice } from '../kit/filters.tsx'
import { Listing, useList } from '../kit/list.tsx'
import { Section, useOpening } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Table } from '../kit/table.tsx'
import { VILLAGE_COLUMNS, VILLAGE_SHEET, type VillageRow } from '../../../contract/sheets-register.ts'
import { t } from '../later-words.ts'
import { villagePath } from '../routes.ts'
import { totalSaid } from './totals.ts'
import { VillageForm } from './village-form.tsx'

export function VillagesPart({ search }: { search: string }) {
  const list = useList(villages.list, search, { page: '/register', own: ['edit'] })
  const named = useAll(teams.list, {})
  const { said, saved } = useOpening('villages-title', list.first)
  const { edit } = list.query
  const mayChange = useMayChange()
  const known = named.data?.items ?? []
  const close = () => go(list.href({ edit: '' }), { replace: true })
  const done = (sentence: string) => {
    saved(sentence)
    close()
  }
  return (
    <Section said={said} title={t('part_villages')}>
      {edit && mayChange ? (
        <VillageForm key={edit} code={edit === 'new' ? undefined : edit} teams={known} close={close} saved={done} />
      ) : (
        <Changing>
          <ActionLink href={list.href({ edit: 'new' })}>{t('village_add')}</ActionLink>
        </Changing>
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
        total={({ total, ended }) => <p data-figure="villages">{totalSaid('villages', total, ended)}</p>}
        sheet={VILLAGE_SHEET}
        none={t('villages_none')}
      >
        {(items) => (
          <Table
            name="villages"
            class="logs register-table"
            label={t('part_villages')}
            rows={items.map((one) => ({ ...one, teamName: known.find(({ code }) => code === one.teamCode)?.name }))}
            keyOf={({ code }) => code}
            rowOf={({ code }) => ({ 'data-village': code })}
            columns={[
              ...drawn<VillageRow>()(VILLAGE_COLUMNS, {
                village: {
                  cell: ({ code, name, designated, aliases, endsOn }) => (
                    <>
                      <a href={villagePath(code)}>{name}</a> {designated && <span class="tag">{t('designated')}</span>}{' '}
                      <Ends on={endsOn} /> <span class="soft">{aliases.join(t('list_comma'))}</span>
                    </>
                  ),
                },
                quota: { class: undefined, isNamed: true },
                speakers: { class: undefined, isNamed: true },
              }),
              {
                head: '',
                cell: ({ code, name }) => (
                  <Changing>
                    <a class="button" href={list.href({ edit: code })} aria-label={t('edit_this', { name })}>
                      {t('edit')}
                    </a>
                  </Changing>
                ),
              },
            ]}
          />
        )}
      </Listing>
    </Section>
  )
}
