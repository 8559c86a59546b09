/** The villages of the register: found, changed one at a time or new; what will change is said before it is saved. */
import { teams, townships, villages } from '../../../contract/register.ts'
import { NewVillage, type Team, type Village } from '../../../domain/register/place.ts'
import type { Problem } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { together, useAll } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { Changing, useMayChange } from '../kit/changing.tsx'
import { ActionLink } from '../kit/buttons.tsx'
import { EntryForm, NAMES_FIELD, namesIn, useEditing } from '../kit/entry-form.tsx'
import { namedChoices, SearchBox, TeamChoice, TownshipChoice } from '../kit/filter-fields.tsx'
import { Designated, filterOf, Filters } from '../kit/filters.tsx'
import type { Choices, Draft } from '../kit/form-draft.ts'
import { FieldRow, useForm } from '../kit/form.tsx'
import { Listing, useList } from '../kit/list.tsx'
import { Section, useOpening } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { villagePath } from '../routes.ts'

export function VillagesPart({ search }: { search: string }) {
  const list = useList(villages.list, search, { page: '/register', own: ['edit'] })
  const named = useAll(teams.list, {})
  const { said, saved } = useOpening('villages-title', list.first)
  const { edit } = list.query
  const mayChange = useMayChange()
  const known = named.data?.items ?? []
  const close = () => go(list.href({ edit: '' }), { replace: true })
  const done = (name: string) => {
    saved(t('saved_this', { name }))
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
        total={({ total }) => <p data-figure="villages">{t('villages_total', { count: figure(total) })}</p>}
        none={t('villages_none')}
      >
        {(items) => (
          <Table
            name="villages"
            class="logs register-table"
            label={t('part_villages')}
            rows={items}
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
              {
                head: t('team'),
                cell: ({ teamCode }) =>
                  teamCode ? (known.find(({ code }) => code === teamCode)?.name ?? teamCode) : t('team_nobody'),
              },
              { head: t('field_annualQuota'), isNamed: true, cell: ({ annualQuota }) => annualQuota },
              {
                head: t('field_speakersInstalled'),
                isNamed: true,
                cell: ({ speakersInstalled }) => speakersInstalled ?? t('unknown'),
              },
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

/** One show a month (一村一月一场), unless the village says otherwise. */
export const NEW_VILLAGE: Partial<NewVillage> = { designated: false, annualQuota: 12, aliases: [] }

/** As it is put: the township's name is the register's own affair. */
export function asPut({ townshipName: _, ...village }: Village): NewVillage {
  return village
}

type Named = { code: string; name: string }[]

export const villageFields = (crews: Named, places: Named) => ({
  code: { label: t('field_code'), hint: t('village_code_hint') },
  name: t('field_name'),
  townshipCode: { label: t('field_townshipCode'), choices: namedChoices(places), none: t('township_choose') },
  teamCode: { label: t('field_teamCode'), choices: [['', t('team_nobody')] as const, ...namedChoices(crews)] },
  designated: {
    label: t('field_designated'),
    choices: [
      ['true', t('yes')],
      ['false', t('no')],
    ] as Choices,
  },
  annualQuota: { label: t('field_annualQuota'), hint: t('quota_hint') },
  aliases: {
    label: t('field_aliases'),
    hint: t('aliases_hint'),
    print: NAMES_FIELD.print,
    read: namesIn,
    isNeeded: false,
  },
  latitude: t('field_latitude'),
  longitude: t('field_longitude'),
  population: t('field_population'),
  speakersInstalled: t('field_speakersInstalled'),
})
export type VillageField = keyof ReturnType<typeof villageFields>

/** Half a position is none. */
export function halfPosition({ latitude, longitude }: Draft<VillageField>): Problem['issues'] {
  if ((latitude.trim() === '') === (longitude.trim() === '')) return []
  return [{ path: latitude.trim() === '' ? 'latitude' : 'longitude', message: t('position_both') }]
}

interface FormProps {
  /** None for a new one. */
  code: string | undefined
  teams: Team[]
  saved: (name: string) => void
  close: () => void
}

function VillageForm({ code, teams: crews, saved, close }: FormProps) {
  const places = useAll(townships.list, {}).data?.items ?? []
  const editing = useEditing(villages, code === undefined ? null : { code }, 'village')
  const village = editing.kept?.thing
  const form = useForm(NewVillage, {
    keep: `village ${code ?? 'new'}`,
    start: village ? asPut(village) : NEW_VILLAGE,
    fields: villageFields(crews, places),
    check: halfPosition,
    isChange: true,
    send: (wanted) => editing.put({ params: { code: wanted.code }, body: wanted }),
    done: ({ name }) => saved(name),
  })
  const label = village ? t('edit_this', { name: village.name }) : t('village_add')
  return (
    <EntryForm of={form} editing={editing} label={label} lines={8} close={close}>
      <h3>
        {village
          ? t('village_edit_title', { name: village.name, township: village.townshipName, code: village.code })
          : t('village_add')}
      </h3>
      <FieldRow of={form} names={[!village && 'code', 'name', 'aliases', 'townshipCode']} />
      <FieldRow of={form} names={['teamCode', 'designated', 'annualQuota']} />
      <FieldRow of={form} names={['population', 'speakersInstalled', 'latitude', 'longitude']} />
      <p class="soft">{t('village_undated')}</p>
    </EntryForm>
  )
}
