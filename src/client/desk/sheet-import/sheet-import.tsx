/** A sheet that a manager brings in: put in, checked, corrected, stored. Nothing is lost when the page is left for another. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { addressOf } from '../../../contract/address.ts'
import { imports } from '../../../contract/imports.ts'
import { ImportKind } from '../../../domain/import-corrections.ts'
import { figure } from '../../shared/format.ts'
import { useToday } from '../../shared/load.ts'
import { language } from '../../shared/words.ts'
import { Button } from '../kit/buttons.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { Mark } from '../kit/marks.tsx'
import { AskedTwice, Parts, partIn } from '../kit/records.tsx'
import { Failure } from '../kit/section.tsx'
import { type Key, t } from '../later-words.ts'
import { auditPath, type AuditQuery, logsPath, plansPath } from '../routes.ts'
import { type BroughtSheet, choicesAtStake, noSheet } from './brought-sheet.ts'
import { DropRoom } from './drop-room.tsx'
import { headingErrors, megabytesOf, wrongRows } from './rules.ts'
import { cancel, check, come, sayAgain, takeOut, useSheet } from './sheet-asking.ts'
import { StoreSheet } from './store-sheet.tsx'
import { Understood } from './understood.tsx'
import { WrongCells } from './wrong-cells.tsx'
import './sheet-import.css'

const CALLED: Record<ImportKind, Key> = {
  screenings: 'nav_logs',
  plans: 'plans_title',
  'audibility-reports': 'imports_kind_tests',
  'tv-coverage': 'tv_title',
  checklists: 'checklist_title',
  speakers: 'imports_kind_speakers',
  events: 'events_title',
  works: 'works_title',
  funds: 'funds_title',
  tenders: 'tenders_title',
  problems: 'problems_title',
  duties: 'duties_title',
}
const PARTS = ImportKind.options.map((kind) => [kind, CALLED[kind]] as const)

export function Page({ search, session }: PageProps) {
  const kind = partIn(search, PARTS)
  useLayoutEffect(() => come(session.id, kind), [session.id, kind])
  const spoken = language()
  useEffect(sayAgain, [spoken])
  const now = useSheet()
  const sheet = now.owner === session.id && now.kind === kind ? now : noSheet<File>(session.id, kind)
  const isOld = sheet.isOld || sheet.doing === 'check'
  return (
    <TitledPage title={t('imports_title')} lead={t('imports_lead')}>
      <Parts page="import" label={t('imports_kind')} parts={PARTS} here={kind} />
      <p class="actions import-tools">
        <a class="button" href={addressOf(imports.form, { params: { kind }, query: { language: spoken } })} download>
          {t('imports_form')}
        </a>
        <a href="/import-outbox">{t('imports_phone')}</a>
      </p>
      <DropRoom sheet={sheet} />
      {sheet.file && <Standing sheet={sheet} file={sheet.file} />}
      {sheet.stored && <Stored sheet={sheet} userId={session.id} />}
      {sheet.checked && sheet.stored?.errorsTotal !== 0 && (
        <div class={isOld ? 'answered waiting' : 'answered'} aria-busy={isOld}>
          <Understood
            key={`${kind} ${sheet.file?.name}`}
            sheet={sheet}
            of={sheet.checked.understood}
            called={t(CALLED[kind] as 'nav_logs')}
          />
          <WrongCells sheet={sheet} of={sheet.checked} />
          <StoreSheet sheet={sheet} of={sheet.checked} />
        </div>
      )}
    </TitledPage>
  )
}

interface SheetProps {
  sheet: BroughtSheet
}

/** Where it stands, in a line; what can be done besides. */
function Standing({ sheet, file }: SheetProps & { file: File }) {
  const { doing, checked, failure, isOvertaken, stored, share } = sheet
  const choices = choicesAtStake(sheet)
  return (
    <>
      {isOvertaken && (
        <p class="notice notice-watch" role="alert">
          {t('imports_overtaken')}
        </p>
      )}
      <p role="status" data-part="standing">
        <StandingMark sheet={sheet} says={standingSaid(sheet, file)} />
      </p>
      {doing === 'store' && <progress class="store-progress" value={share} aria-label={t('imports_store')} />}
      {failure?.of === 'check' && (
        <>
          <Failure problem={failure.problem} retry={() => void check()} />
          <p class="soft">{t('imports_kept')}</p>
        </>
      )}
      {doing !== 'store' && !stored && (
        <div class="actions">
          {doing === 'check' && !checked && <Button label={t('cancel')} onClick={cancel} />}
          {!doing && !checked && !failure && (
            <Button class="main-action" label={t('imports_check')} onClick={() => void check()} />
          )}
          {choices > 0 ? (
            <AskedTwice
              label={t('imports_take_out')}
              sure={t('imports_take_out_sure', { count: figure(choices) })}
              act={async () => takeOut()}
            />
          ) : (
            <Button class="quiet" label={t('imports_take_out')} onClick={takeOut} />
          )}
        </div>
      )}
    </>
  )
}

function StandingMark({ sheet: { doing, checked }, says }: SheetProps & { says: string }) {
  if (says === '' || doing || !checked) return says
  return <Mark look={checked.errorsTotal === 0 ? ['good', 'check'] : ['watch', 'alert']}>{says}</Mark>
}

function standingSaid({ doing, checked, stored }: BroughtSheet, { name, size }: File): string {
  if (doing === 'store') return t('imports_storing', { count: figure(checked?.stored ?? 0) })
  if (doing === 'check') {
    return checked ? t('imports_checking_again') : t('imports_checking', { name, megabytes: megabytesOf(size) })
  }
  if (!checked) return t('imports_not_checked', { name })
  if (stored && stored.errorsTotal === 0) return ''
  const { errorsTotal } = checked
  return errorsTotal === 0 ? t('imports_good', { name }) : t('imports_bad', { name, count: figure(errorsTotal) })
}

const SEEN_AT: Record<ImportKind, [href: string, word: Key, subject: NonNullable<AuditQuery['subjectKind']>]> = {
  screenings: [logsPath({}), 'imports_see_logs', 'screening'],
  plans: [plansPath({}), 'imports_see_plans', 'plan'],
  'audibility-reports': ['/broadcast', 'imports_see_tests', 'audibility_report'],
  'tv-coverage': ['/tv', 'imports_see_tv', 'tv_coverage'],
  checklists: ['/tasks', 'imports_see_checklists', 'target_check'],
  speakers: ['/broadcast', 'imports_see_tests', 'village_speakers'],
  events: ['/ledger', 'imports_see_events', 'event'],
  works: ['/ledger?part=works', 'imports_see_events', 'work'],
  funds: ['/ledger?part=funds', 'imports_see_events', 'fund'],
  tenders: ['/ledger?part=tenders', 'imports_see_events', 'tender'],
  problems: ['/ledger?part=problems', 'imports_see_events', 'problem'],
  duties: ['/duties', 'imports_see_duties', 'duty'],
}

/** What became of it, and where it is seen now. */
function Stored({ sheet: { kind, stored, doing }, userId }: SheetProps & { userId: string }) {
  const today = useToday()
  const room = useRef<HTMLDivElement>(null)
  // the button that did it is gone
  useLayoutEffect(() => {
    if (document.activeElement === document.body) room.current?.focus()
  }, [stored])
  if (!stored) return null
  const [href, word, subjectKind] = SEEN_AT[kind]
  const left = wrongRows(stored)
  return (
    <div ref={room} class="notice notice-good" data-part="stored" tabIndex={-1}>
      <div role="status">
        <p>
          <strong>
            {stored.stored > 0
              ? t('imports_stored', { stored: figure(stored.stored), unchanged: figure(stored.unchanged) })
              : t('imports_stored_nothing', { unchanged: figure(stored.unchanged) })}
          </strong>{' '}
          {left > 0 && headingErrors(stored).length === 0 && t('imports_stored_left', { count: figure(left) })}
        </p>
      </div>
      <p class="actions import-tools">
        <a href={href}>{t(word as 'imports_see_logs')}</a>
        {stored.stored > 0 && (
          <a href={auditPath({ subjectKind, actor: userId, from: today })}>{t('imports_see_trail')}</a>
        )}
        {!doing && <Button label={t('imports_next')} onClick={takeOut} />}
      </p>
    </div>
  )
}
