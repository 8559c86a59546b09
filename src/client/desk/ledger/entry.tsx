/** One entry of the ledger: what was entered, how far it is, what moved, and its history; changed and withdrawn here. */
import { MEASURES, STAGES } from '../../../domain/ledger/kinds.ts'
import { townships, villages } from '../../../contract/register.ts'
import { MOST_A_PAGE } from '../../../contract/route.ts'
import { subjectOf } from '../../../domain/ledger/duty.ts'
import { useAll, useAsk } from '../../shared/load.ts'
import { ActionButton, Changing } from '../kit/buttons.tsx'
import { DutySection } from '../kit/duty.tsx'
import { EntryHistory } from '../kit/entry-history.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import { VillageOf } from '../kit/place-names.tsx'
import { Missing, OnePage, type PageProps } from '../kit/page.tsx'
import { type Opening, Section, useOpening } from '../kit/section.tsx'
import { saidIn } from '../kit/sheet.tsx'
import { t } from '../later-words.ts'
import { FundEvaluation } from './evaluation.tsx'
import { EntryFields } from './fields.tsx'
import { EntryFiles } from './files.tsx'
import { type Entry, isName, ledgerPath, type Name, NOUNS } from './nouns.ts'
import { FundMoves, SurelyForm, WithdrawForm, WorkStages } from './parts.tsx'

export function Page({ params: { code, id } }: PageProps) {
  return isName(code) ? <EntryPage name={code} id={id} /> : <Missing />
}

function EntryPage({ name, id }: { name: Name; id: string }) {
  const { routes, noun } = NOUNS[name]
  const load = useAsk(routes.read, { params: { id } })
  const opening = useOpening('ledger-facts', load)
  const isGone = load.problem?.code === 'not_found'
  if (load.problem?.code === 'invalid') return <Missing />
  const entry = load.data as unknown as Entry | undefined
  return (
    <OnePage
      back={[ledgerPath(name), t(`${name}_title`)]}
      title={entry?.title ?? t(isGone ? 'ledger_missing' : 'ledger_loading')}
      load={load}
      none={isGone && <p role="alert">{t('ledger_missing_text')}</p>}
    >
      {() =>
        entry && (
          <>
            {entry.withdrawn !== undefined && (
              <p class="notice notice-watch" role="status">
                {t('ledger_is_withdrawn', { reason: entry.withdrawn })}
              </p>
            )}
            <Content name={name} entry={entry} opening={opening} />
            {name === 'works' && <DutySection subject={subjectOf('work', entry.id)} />}
            {name === 'works' && <WorkStages entry={entry} reload={load.reload} />}
            {name === 'funds' && <FundMoves entry={entry} reload={load.reload} />}
            {name === 'funds' && <FundEvaluation entry={entry} reload={load.reload} />}
            <EntryFiles name={name} entry={entry} reload={load.reload} />
            <EntryHistory key={entry.revision} kind={noun} code={entry.id} />
          </>
        )
      }
    </OnePage>
  )
}

/** What stands elsewhere on the page, or says nothing to a reader. */
const ELSEWHERE = new Set<string>(['title', 'village', 'township', 'id', 'files', ...MEASURES, ...STAGES])

interface ContentProps {
  name: Name
  entry: Entry
  opening: Opening<string>
}

function Content({ name, entry, opening }: ContentProps) {
  const facts = saidIn(NOUNS[name].columns, entry).filter(({ column }) => !ELSEWHERE.has(column))
  const { villageCode, villageName, townshipName } = entry
  return (
    <Section said={opening.said} title={t('ledger_facts')}>
      {opening.opened === 'change' ? (
        <Changed name={name} entry={entry} opening={opening} />
      ) : (
        <Facts>
          <Fact label={t('village')} name="village">
            {villageCode !== undefined && villageName !== undefined ? (
              <VillageOf villageCode={villageCode} villageName={villageName} townshipName={townshipName ?? ''} />
            ) : (
              (townshipName ?? t('for_county'))
            )}
          </Fact>
          {facts.map(({ column, head, said }) => (
            <Fact key={column} label={head} name={column}>
              {said}
            </Fact>
          ))}
        </Facts>
      )}
      <Changing>
        {opening.opened === undefined && (
          <p class="actions">
            <ActionButton label={t('edit')} onClick={() => opening.open('change')} />
            {entry.withdrawn === undefined ? (
              <ActionButton label={t('ledger_withdraw')} onClick={() => opening.open('withdraw')} />
            ) : (
              <ActionButton label={t('ledger_restore')} onClick={() => opening.open('restore')} />
            )}
          </p>
        )}
        {opening.opened === 'restore' && (
          <SurelyForm
            name={name}
            entry={entry}
            label={t('ledger_restore')}
            content={{ withdrawn: undefined }}
            opening={opening}
          />
        )}
        {opening.opened === 'withdraw' && <WithdrawForm name={name} entry={entry} opening={opening} />}
      </Changing>
    </Section>
  )
}

function Changed({ name, entry, opening }: ContentProps) {
  const places = {
    villages: useAll(villages.list, { query: { limit: MOST_A_PAGE } }).data?.items,
    townships: useAll(townships.list, {}).data?.items,
  }
  // a choice that is not there yet would be taken for none
  if (!places.villages || !places.townships) return null
  return (
    <EntryFields
      name={name}
      entry={entry}
      places={{ villages: places.villages, townships: places.townships }}
      label={t('edit')}
      close={opening.close}
      saved={(title) => opening.saved(t('ledger_saved', { title }))}
      conflict={opening.renew}
    />
  )
}
