/** 责任清单: who leads and who answers for each target, work and village; those without anybody first. */
import { duties } from '../../../contract/duties.ts'
import { DUTY_COLUMNS, DUTY_SHEET } from '../../../contract/sheets-ledger.ts'
import { DutyKind } from '../../../domain/ledger/answering.ts'
import type { Duty } from '../../../domain/ledger/duty.ts'
import { go } from '../../shared/place.ts'
import { Changing, useMayChange } from '../kit/buttons.tsx'
import { dutyDeed, DutyForm } from '../kit/duty.tsx'
import { Choices, Designated, filterOf, Filters, SearchBox, TownshipChoice } from '../kit/filters.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { Listing, Total, totalSaid, useList } from '../kit/list.tsx'
import { Mark } from '../kit/marks.tsx'
import { Section, useOpening } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Table } from '../kit/table.tsx'
import { langOf, targetName } from '../kit/target.tsx'
import { t } from '../later-words.ts'
import { entryPath, taskPath, villagePath } from '../routes.ts'

export function Page({ search }: PageProps) {
  const list = useList(duties.list, search, { page: '/duties', own: ['edit'] })
  const { said, saved } = useOpening('duties-list', list.first)
  const { edit } = list.query
  const mayChange = useMayChange()
  const opened = list.first.data?.items.find(({ subject }) => subject === edit)
  const close = () => go(list.href({ edit: '' }), { replace: true })
  const done = (sentence: string) => {
    saved(sentence)
    close()
  }
  return (
    <TitledPage title={t('duties_title')} lead={t('duties_lead')}>
      <Section said={said} title={t('duties_list')}>
        {edit && mayChange && (
          <DutyForm key={edit} subject={edit} name={opened ? nameOf(opened) : edit} close={close} saved={done} />
        )}
        <Filters of={list}>
          <SearchBox hint={t('duties_search_hint')} {...filterOf(list, 'q')} />
          <Choices
            of={list}
            word="kind"
            label={t('flag_kind')}
            any={t('flag_kind_any')}
            choices={DutyKind.options.map((kind) => [kind, t(`duty_${kind}`)])}
          />
          <Choices
            of={list}
            word="named"
            label={t('duties_named')}
            any={t('duties_any')}
            choices={[
              ['false', t('duties_nobody')],
              ['true', t('duties_somebody')],
            ]}
          />
          <TownshipChoice {...filterOf(list, 'township')} />
          <Designated of={list} />
        </Filters>
        <Listing
          of={list}
          total={(first) => <Total said={t('duties_total', { count: totalSaid(first) })} />}
          sheet={DUTY_SHEET}
          none={t('duties_none')}
        >
          {(items) => <DutyTable items={items} hrefOf={(subject) => list.href({ edit: subject })} />}
        </Listing>
      </Section>
    </TitledPage>
  )
}

const nameOf = (duty: Duty): string => (duty.kind === 'target' ? targetName(duty) : duty.name)
const PATHS = { target: taskPath, village: villagePath, work: (id: string) => entryPath('work', id) }

/** Named where a row is a card, and not at all where there is nothing. */
const Said = ({ head, children }: { head: string; children: string }) => (
  <>
    <span class="on-cards">{head} </span>
    {children}
  </>
)

const DutyTable = ({ items, hrefOf }: { items: Duty[]; hrefOf: (subject: string) => string }) => (
  <Table
    name="duties"
    class="logs"
    label={t('duties_title')}
    rows={items}
    keyOf={({ subject }) => subject}
    rowOf={({ subject }) => ({ 'data-duty': subject })}
    columns={[
      ...drawn<Duty>()(DUTY_COLUMNS, {
        name: {
          cell: (duty) => (
            <>
              <a href={PATHS[duty.kind](duty.code)} lang={langOf(duty)}>
                {nameOf(duty)}
              </a>{' '}
              {duty.designated && <span class="tag">{t('designated')}</span>}{' '}
              <span class="soft">{[duty.villageName, duty.townshipName].filter(Boolean).join(' ')}</span>
            </>
          ),
        },
        leader: { cell: ({ leader }) => leader && <Said head={t('in_leader')}>{leader}</Said> },
        responsible: {
          cell: ({ leader, responsible }) =>
            leader === undefined && responsible === undefined ? (
              <Mark look={['unknown', 'ring']}>{t('duty_nobody')}</Mark>
            ) : (
              responsible && <Said head={t('in_responsible')}>{responsible}</Said>
            ),
        },
        since: {
          class: 'day',
          cell: ({ effectiveOn, inheritedFrom }) =>
            effectiveOn ? (
              <Said head={t('duty_since')}>{effectiveOn}</Said>
            ) : (
              inheritedFrom && <span class="soft">{t('duty_inherited', { villages: inheritedFrom })}</span>
            ),
        },
      }),
      {
        head: '',
        cell: (duty) => {
          const { label, of } = dutyDeed({ ...duty, name: nameOf(duty) })
          return (
            <Changing>
              <a class="button" href={hrefOf(duty.subject)} aria-label={of}>
                {label}
              </a>
            </Changing>
          )
        },
      },
    ]}
  />
)
