/** The villages of the register: found, new, or changed from a day on; what will change is said before it is saved. */
import { teams, townships, villages } from '../../../contract/register.ts'
import { together, useAll, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { ActionLink, Changing, useMayChange } from '../kit/buttons.tsx'
import { Ends } from '../kit/figures.tsx'
import { Designated, filterOf, Filters, namedChoices, SearchBox, TeamChoice, TownshipChoice } from '../kit/filters.tsx'
import { Listing, useList } from '../kit/list.tsx'
import { Section, useOpening } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Table } from '../kit/table.tsx'
import { VILLAGE_COLUMNS, VILLAGE_SHEET, type VillageRow } from '../../../contract/sheets-register.ts'
import { t } from '../later-words.ts'
import { villagePath } from '../routes.ts'
import { totalSaid } from './totals.ts'
import type { NewVillage, Team, Village } from '../../../domain/register/place.ts'
import type { Problem } from '../../shared/api.ts'
import { EntryForm, NAMES_FIELD, namesIn, useEditing } from '../kit/entry-form.tsx'
import type { Choices, Draft } from '../kit/form-draft.ts'
import { FieldRow, useForm } from '../kit/form.tsx'
import { datedFields, datedIssues, datedNames, savedSaid } from './dated-fields.ts'

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
  ...datedFields(),
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
  saved: (sentence: string) => void
  close: () => void
}

function VillageForm({ code, teams: crews, saved, close }: FormProps) {
  const places = useAll(townships.list, {}).data?.items ?? []
  const today = useToday() ?? ''
  const editing = useEditing(villages, code === undefined ? null : { code }, 'village')
  const village = editing.kept?.thing
  const form = useForm(villages.put.body, {
    keep: `village ${code ?? 'new'}`,
    start: village ? { ...asPut(village), effectiveOn: today } : NEW_VILLAGE,
    fields: villageFields(crews, places),
    check: (draft) => [...halfPosition(draft), ...(village ? datedIssues(draft, today, village.endsOn) : [])],
    isChange: true,
    send: (wanted) => editing.put({ params: { code: wanted.code }, body: wanted }),
    done: ({ name, effectiveOn }) => saved(savedSaid(name, effectiveOn, today)),
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
      {village && (
        <>
          <FieldRow of={form} names={datedNames(form, today)} />
          <p class="soft">{t('village_dated')}</p>
        </>
      )}
    </EntryForm>
  )
}
