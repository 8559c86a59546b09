/** One log: what was sent, why it needs a look, what was done with it, and what a manager can do now. */
import { useState } from 'preact/hooks'
import { films as filmRoutes, villages } from '../../../contract/register.ts'
import { reviews } from '../../../contract/reviews.ts'
import { type Log, type LogStep, type LogWithHistory, screenings } from '../../../contract/screenings.ts'
import { isOfDesk } from '../../../domain/people/account.ts'
import { LOG_FIELDS, type LogFieldName } from '../../../domain/screening/log-fields.ts'
import type { NewScreening, NoPosition } from '../../../domain/screening/screening.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, figure, longDay } from '../../shared/format.ts'
import { useAll, useAsk } from '../../shared/load.ts'
import { CallbackSaid } from '../kit/callback.tsx'
import { Button, Says } from '../kit/buttons.tsx'
import { restOf, useSending } from '../kit/fields.tsx'
import { waitingChanged } from '../kit/held-logs.tsx'
import { Findings, LogFacts } from '../kit/log-facts.tsx'
import { LogCadre } from '../kit/log-cadre.tsx'
import { LogPhotos } from '../kit/log-photos.tsx'
import { ProofMissing } from '../kit/log-proof.tsx'
import {
  asksReason,
  decisionWord,
  FourEyes,
  keepDraft,
  lacksProof,
  OthersHere,
  ReasonForm,
  ReviewedAlone,
  useClosedAmong,
} from '../kit/log-review.tsx'
import { MaskedPeople } from '../kit/masked-people.tsx'
import { StatusMark, statusWord } from '../kit/marks.tsx'
import { Missing, OnePage, type PageProps } from '../kit/page.tsx'
import { Section } from '../kit/section.tsx'
import { receiptsPath } from '../routes.ts'
import { t, words } from '../words.ts'
import {
  actionsFor,
  type Change,
  changesIn,
  codesIn,
  isAlone,
  isFromSheet,
  type LogAction,
  type Names,
  needsReason,
  refusalIn,
  reviewBody,
  type StatusChange,
  statusChangeIn,
} from './rules.ts'
import { focusState, UndoOwn } from './undo-own.tsx'

const peopleIn = ({ witness, note }: Log) => [witness?.name, witness?.phone, note]

export function Page({ params: { id }, session }: PageProps) {
  const isManager = isOfDesk(session.role)
  const load = useAsk(screenings.read, { params: { id } })
  const { data, problem, reload } = load
  const isGone = problem?.code === 'not_found'
  const title = data
    ? t('log_title', { village: data.villageName, day: longDay(data.screenedOn) })
    : t(isGone ? 'log_missing' : 'screening_log')
  // an address that names no log at all
  if (problem?.code === 'invalid') return <Missing />
  return (
    <OnePage
      back={['/logs', t('back_logs')]}
      title={title}
      load={load}
      none={isGone && <p role="alert">{t('log_missing_text')}</p>}
    >
      {(log) => (
        <>
          <p class="log-state" id="log-state" role="status" tabIndex={-1}>
            <StatusMark status={log.status} /> <ReviewedAlone log={log} />
            <span class="soft">
              {t('revision')} {figure(log.revision)}
            </span>
          </p>
          {session.role === 'manager' && <OthersHere id={log.id} />}
          <CallbackSaid log={log} />
          <Findings findings={log.findings} />
          <LogCadre log={log} />
          <ProofMissing log={log} />
          {session.role === 'manager' && <Review log={log} reload={reload} />}
          {session.role === 'manager' && <UndoOwn log={log} reload={reload} />}
          <LogFacts log={log} isManager={isManager} />
          {isManager && <MaskedPeople kind="screening" id={log.id} said={peopleIn(log)} />}
          <p class="actions">
            <a class="button" href={receiptsPath({ log: log.id })}>
              {t('receipt_print')}
            </a>
          </p>
          <LogPhotos log={log} />
          <LogHistory log={log} />
        </>
      )}
    </OnePage>
  )
}

function actionWord(action: string): string {
  const key = `action_${action}`
  return Object.hasOwn(words, key) ? t(key as 'action_submit') : action
}

function LogHistory({ log }: { log: LogWithHistory }) {
  const names = useNames(log)
  return (
    <Section id="history-title" title={t('history')}>
      {log.history.length === 0 && <p class="soft">{t('history_none')}</p>}
      <ol class="history">
        {log.history.map((step) => (
          <Step key={`${step.at} ${step.action} ${step.by}`} step={step} changes={changesIn(step, names)} />
        ))}
      </ol>
    </Section>
  )
}

/** The names of villages and films that its history has only as codes; asked for only where it has some. */
function useNames({ history, villageCode, villageName, teamCode, teamName }: LogWithHistory): Names {
  const other = codesIn(history, 'villageCode').find((code) => code !== villageCode)
  const hasFilms = codesIn(history, 'filmCodes').length > 0
  const village = useAsk(villages.read, other === undefined ? null : { params: { code: other } }).data
  const films = useAll(filmRoutes.list, hasFilms ? {} : null).data?.items ?? []
  const names = new Map(films.map(({ code, title }) => [code, title]))
  names.set(villageCode, villageName).set(teamCode, teamName)
  return village ? names.set(village.code, village.name) : names
}

/** Nobody in particular: of an answer from a village nothing is known of who gave it. */
const SYSTEM = 'system'

function Step({ step, changes }: { step: LogStep; changes: Change[] }) {
  const { at, by, actorId, role, action, reason } = step
  const status = statusChangeIn(step)
  return (
    <li data-action={action}>
      <span class="when">{dayTimeOf(at)}</span> <strong>{actionWord(action)}</strong> {by}{' '}
      {actorId !== SYSTEM && <span class="soft">{t(`role_${role}`)}</span>}
      {isFromSheet(step) && <span class="soft">{t('from_sheet')}</span>}
      {status && <p class="soft">{statusSaid(status)}</p>}
      {isAlone(step) && <p class="soft">{t('reviewed_alone')}</p>}
      {reason && <p>{t('reason_given', { reason })}</p>}
      {changes.map((change) => (
        <p key={change.field} class="soft">
          {changeSaid(change)}
        </p>
      ))}
    </li>
  )
}

const statusSaid = ({ before, after }: StatusChange): string =>
  before === null
    ? t('status_became', { after: statusWord(after) })
    : t('status_change', { before: statusWord(before), after: statusWord(after) })

function changeSaid({ field, before, after }: Change): string {
  const printed = (value: string | number | null): string => (value === null ? t('none') : valueSaid(field, value))
  return t('change', { field: t(LOG_FIELDS[field].label), before: printed(before), after: printed(after) })
}

function valueSaid(field: LogFieldName, value: string | number): string {
  if (LOG_FIELDS[field].kind === 'instant') return dayTimeOf(String(value))
  if (field === 'venue') return t(`venue_${value as NewScreening['venue']}`)
  if (field === 'noPosition') return t('position_none', { reason: t(`no_position_${value as NoPosition}`) })
  return field === 'photos' ? t('photos_count', { count: value }) : String(value)
}

function Review({ log, reload }: { log: Log; reload: () => void }) {
  const isClosed = useClosedAmong()([log], [log.id])
  const isReasoned = (action: LogAction): boolean =>
    isClosed || needsReason(action) || (action === 'accept' && lacksProof([log], [log.id]))
  const [chosen, choose] = useState<LogAction>()
  const { problem, isSending, refuse, run } = useSending()
  const send = (action: LogAction, said: string) => {
    const reason = said.trim()
    if (isReasoned(action) && !reason) return refuse([{ path: 'reason', message: t('reason_missing') }])
    run(async () => {
      const refusal = await decide(action, log, reason).catch((thrown: unknown) => {
        if (asksReason(thrown)) choose(action)
        throw thrown
      })
      waitingChanged()
      reload()
      // refused: the reason stays, for whoever wants to decide otherwise
      if (refusal !== null) return refuse([{ path: '', message: refusal }])
      keepDraft(action, [log.id], '')
      choose(undefined)
      focusState()
    })
  }
  const { fourEyes } = log
  const actions = actionsFor(log.status, fourEyes?.by)
  if (actions.length === 0) return null
  return (
    <Section id="review-title" title={t('review_title')}>
      {fourEyes && <FourEyes of={fourEyes} />}
      <p class="actions">
        {actions.map((action) => (
          <Button
            key={action}
            class={action === 'accept' ? 'main-action' : undefined}
            label={decisionWord(action)}
            aria-expanded={isReasoned(action) ? chosen === action : undefined}
            disabled={isSending}
            onClick={() => (isReasoned(action) ? choose(action) : send(action, ''))}
          />
        ))}
      </p>
      {chosen && (
        <ReasonForm
          key={chosen}
          action={chosen}
          ids={[log.id]}
          found={log.findings.map(({ code }) => code)}
          isSending={isSending}
          send={(reason) => send(chosen, reason)}
          cancel={() => choose(undefined)}
        />
      )}
      <Says>{restOf(problem, [])}</Says>
    </Section>
  )
}

/** Answers why it was not decided so, if it wasn't. */
async function decide(action: LogAction, log: Log, reason: string): Promise<string | null> {
  if (action !== 'void') return refusalIn(await ask(reviews.decide, { body: reviewBody(action, log, reason) }))
  await ask(screenings.void, { params: { id: log.id }, body: { reason } })
  return null
}
