/** The ledger: its five lists at one address each, and the form for what is new. */
import { townships, villages } from '../../../contract/register.ts'
import { MOST_A_PAGE } from '../../../contract/route.ts'
import { standing } from '../../../domain/ledger/entry-file.ts'
import type { Work } from '../../../domain/ledger/work.ts'
import { shortDay } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { ActionButton, Changing } from '../kit/buttons.tsx'
import { Choices, Days, filterOf, Filters, TownshipChoice } from '../kit/filters.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { Mark } from '../kit/marks.tsx'
import { Listing, Total, totalSaid, useList } from '../kit/list.tsx'
import { partIn, Parts } from '../kit/records.tsx'
import { type Opening, Section, useOpening } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Table } from '../kit/table.tsx'
import { type Key, t } from '../later-words.ts'
import { EntryFields } from './fields.tsx'
import { entryPath } from '../routes.ts'
import './ledger.css'
import { type Entry, type Name, NOUNS } from './nouns.ts'

const PARTS = [
  ['events', 'events_title'],
  ['works', 'works_title'],
  ['funds', 'funds_title'],
  ['tenders', 'tenders_title'],
  ['problems', 'problems_title'],
] as const satisfies readonly (readonly [Name, Key])[]

export function Page({ search }: PageProps) {
  const name = partIn(search, PARTS)
  return (
    <TitledPage title={t('ledger')} lead={t('ledger_lead')}>
      <Parts page="ledger" label={t('ledger')} parts={PARTS} here={name} />
      <Entries key={name} name={name} search={search} />
    </TitledPage>
  )
}

/** Not drawn in the list, which is wide enough; its page has them. */
const ON_ITS_PAGE = new Set([
  'contractor',
  'budget',
  'source',
  'number',
  'opens',
  'measure',
  'unit',
  'files',
  'solved',
  'contractOn',
  'applied',
])

function Entries({ name, search }: { name: Name; search: string }) {
  const { routes, sheet, columns, kinds } = NOUNS[name]
  const list = useList(routes.list, search, { page: '/ledger', own: ['part'] })
  const opening = useOpening('ledger-title', list.first)
  const title = t(`${name}_title`)
  const village = useAll(villages.list, list.query.village ? { query: { limit: MOST_A_PAGE } } : null)
  const nameOf = (code: string) => village.data?.items.find((one) => one.code === code)?.name ?? code
  const shown = Object.fromEntries(Object.entries(columns).filter(([column]) => !ON_ITS_PAGE.has(column)))
  return (
    <Section said={opening.said} title={title}>
      <Changing>
        {opening.opened === 'new' ? (
          <NewEntry name={name} opening={opening} />
        ) : (
          <ActionButton label={t('ledger_add')} onClick={() => opening.open('new')} />
        )}
      </Changing>
      <Filters of={list} chips={{ village: nameOf }}>
        <Days of={list} />
        {kinds && (
          <Choices
            of={list}
            word="kind"
            label={t('flag_kind')}
            any={t('flag_kind_any')}
            choices={kinds.map((kind) => [kind, t(`${NOUNS[name].noun}_${kind}` as 'event_books')])}
          />
        )}
        <TownshipChoice {...filterOf(list, 'township')} />
        <Choices
          of={list}
          word="withdrawn"
          label={t('ledger_which')}
          any={t('ledger_standing')}
          choices={[['true', t('ledger_withdrawn_only')]]}
        />
      </Filters>
      <Listing
        of={list}
        total={(answer) => <Total said={t('ledger_total', { count: totalSaid(answer) })} />}
        sheet={sheet}
        none={t('ledger_none')}
        noneYet={t('ledger_none_yet')}
        lines={8}
      >
        {(entries) => (
          <Table
            name={name}
            label={title}
            rows={entries}
            keyOf={({ id }) => id}
            columns={drawn<Entry>()(
              shown as never,
              {
                day: { class: 'day one-line' },
                title: {
                  class: 'where thing',
                  cell: (entry: Entry) => (
                    <>
                      <a href={entryPath(NOUNS[name].noun, entry.id)}>{entry.title}</a> <Files files={entry.files} />
                    </>
                  ),
                },
                next: { cell: NextStage },
                state: { cell: (entry: Entry) => <State noun={NOUNS[name].noun} entry={entry} /> },
                ...NAMED,
                village: {
                  class: 'one-line',
                  cell: (entry: Entry) => entry.villageName ?? entry.townshipName ?? t('for_county'),
                },
              } as never,
            )}
          />
        )}
      </Listing>
    </Section>
  )
}

/** What says nothing by itself where a row is a card. */
const NAMED = Object.fromEntries(
  ['allotted', 'applied', 'received', 'paid', 'execution', 'price', 'due'].map((column) => [column, { isNamed: true }]),
)

function State({ noun, entry }: { noun: string; entry: Entry }) {
  const said = t(`${noun}_${entry['state'] as string}` as 'problem_open')
  return entry['state'] === 'overdue' ? <Mark look={['bad', 'clock']}>{said}</Mark> : <>{said}</>
}

const Files = ({ files }: Pick<Entry, 'files'>) => {
  const count = standing(files)
  return count > 0 ? <span class="soft">{t('files_of_it', { count })}</span> : null
}

/** What comes next, by when, and that it is late. */
const NextStage = (entry: Entry) => {
  const { nextStage, nextOn, isLate } = entry as unknown as Pick<Work, 'nextStage' | 'nextOn' | 'isLate'>
  return (
    nextStage && (
      <>
        {t(`stage_${nextStage}`)} {nextOn && <span class="soft">{shortDay(nextOn)}</span>}{' '}
        {isLate && <Mark look={['bad', 'clock']}>{t('past_limit')}</Mark>}
      </>
    )
  )
}

function NewEntry({ name, opening }: { name: Name; opening: Opening<string> }) {
  const places = {
    villages: useAll(villages.list, { query: { limit: MOST_A_PAGE } }).data?.items ?? [],
    townships: useAll(townships.list, {}).data?.items ?? [],
  }
  return (
    <EntryFields
      name={name}
      places={places}
      label={t('ledger_add')}
      close={opening.close}
      saved={(title) => opening.saved(t('ledger_added', { title }))}
    />
  )
}
