/** One entry of the outbox: how it stands, what was wrong, what can be done, and what it says; and how a log is taken back. */
import { useState } from 'preact/hooks'
import { CORRECTABLE, type ScreeningStatus } from '../../../domain/screening/screening.ts'
import { freshId } from '../../shared/api.ts'
import { type Entry, madeAndQueued, type OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import { addPhoto, photosOf } from '../../shared/phone/phone-records.ts'
import { isTried } from '../../shared/phone/outbox.ts'
import { go } from '../../shared/place.ts'
import { entryProblemSaid } from '../../shared/words-outbox.ts'
import { openAlready } from '../broadcast/fault-now.ts'
import { AskedTwice, Text } from '../kit/inputs.tsx'
import { EntryMark } from '../kit/marks.tsx'
import { Button, CallOffice, Frame, Goes, Missing, Notice } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { draftOf, type LogContent } from '../log/log-draft.ts'
import { usePhone } from '../phone/phone.ts'
import { type Asked, correctPath, eventPath, HOME, logPath, OUTBOX, receiptPath } from '../routes.ts'
import { kindOf, LogFacts, OtherFacts, toldIn, villageOf } from './entry-facts.tsx'
import { photosLeft, receiptOf, standingOf } from './entry-look.ts'

export function EntryView({ asked }: { asked: Asked }) {
  const entry = usePhone().entries.find(({ key }) => key === asked.key)
  return entry ? <EntryPage entry={entry} /> : <Missing />
}

const isLog = ({ kind }: Entry): boolean => kind === 'screening' || kind === 'correction'
export const isCorrectable = (status: string): boolean => CORRECTABLE.some((correctable) => correctable === status)

/** `isFresh`: a correction that was just sent off. */
export function EntryPage({ entry, isFresh = false }: { entry: Entry; isFresh?: boolean }) {
  const { entries, copy } = usePhone()
  const receipt = receiptOf(entry)
  const [kind, village] = [kindOf(entry), villageOf(entry, copy, entries)]
  return (
    <Frame
      data-view="entry"
      data-state={entry.state}
      title={village === '' ? kind : t('entry_title', { kind, village })}
      back={isFresh ? [HOME, t('back_villages')] : [OUTBOX, t('nav_outbox')]}
    >
      <p>
        <EntryMark entry={entry} />
      </p>
      <Standing entry={entry} />
      {isLog(entry) ? (
        <LogFacts
          content={entry.body as LogContent}
          credit={receipt?.credit}
          findings={receipt?.findings}
          photosMissing={photosLeft(entries, entry.about)}
        />
      ) : (
        <OtherFacts entry={entry} />
      )}
      {isLog(entry) && <Goes href={receiptPath(entry.about)} label={t('receipt_see')} />}
      <Doings entry={entry} />
      {isLog(entry) && <TakeBack entry={entry} />}
    </Frame>
  )
}

function Standing({ entry }: { entry: Entry }) {
  const { state, problem, verdict } = entry
  const standing = standingOf(entry)
  if (state === 'attention' && problem) {
    return (
      <Notice tone="bad" isAlert says={entryProblemSaid(problem)}>
        {problem.issues.map(({ path, message }) => (
          <p key={path}>{message}</p>
        ))}
        <CallOffice />
      </Notice>
    )
  }
  if (standing === 'waiting' || state === 'sending') {
    return (
      <Notice tone="info">
        <p data-line="saved">{problem ? entryProblemSaid(problem) : t('saved_will_send')}</p>
        {problem && <CallOffice />}
      </Notice>
    )
  }
  if (state !== 'received' || standing === 'received') return null
  return (
    <Notice tone={standing === 'returned' || standing === 'rejected' ? 'watch' : 'good'}>
      <p data-line="received">{t(`received_${standing as ScreeningStatus}`)}</p>
      {verdict?.reason !== undefined && <p>{t('reason_given', { reason: verdict.reason })}</p>}
    </Notice>
  )
}

function Doings({ entry }: { entry: Entry }) {
  const { change, stamp } = usePhone()
  const { key, kind, about, body, state, problem } = entry
  const leaveFor = (events: OutboxEvent, href: string) => void change(events).then((isDone) => isDone && go(href))
  if (kind === 'fault' && problem?.code === 'conflict') return <FaultConflict entry={entry} />
  if (kind === 'missed_show' && state === 'draft') {
    return (
      <p class="actions">
        <Button label={t('undo')} act={() => leaveFor({ kind: 'dropped', key }, HOME)} />
      </p>
    )
  }
  // the bureau has this log in another version: sent again as it is, it would be refused again
  if (isLog(entry) && problem?.code === 'conflict')
    return <Goes class="main-action" href={correctPath(about)} label={t('correct_newest')} />
  if (state === 'attention') {
    const edit = () => {
      if (kind === 'event') return leaveFor({ kind: 'reopened', key, body }, eventPath(about))
      const { revision } = toldIn(entry)
      const draft = draftOf({ ...(body as LogContent), id: about }, revision, stamp().timeZone)
      leaveFor({ kind: 'reopened', key, body: draft }, logPath(about))
    }
    return (
      <p class="actions">
        {(isLog(entry) || kind === 'event') && <Button class="main-action" label={t('edit')} act={edit} />}
        <Button label={t('send_again')} act={() => void change({ kind: 'retried', key })} />
      </p>
    )
  }
  const status = standingOf(entry)
  if (!isLog(entry) || state !== 'received' || !isCorrectable(status)) return null
  return <Goes class={status === 'returned' ? 'main-action' : ''} href={correctPath(about)} label={t('correct')} />
}

/** Somebody has reported it already: the same fault, and then one is a witness; or another, and then one insists. */
function FaultConflict({ entry }: { entry: Entry }) {
  const { change, made, now } = usePhone()
  const { key, body } = entry
  const open = openAlready(entry)
  const insist = () =>
    void change([
      { kind: 'reopened', key, body },
      { kind: 'queued', key, body: { ...(body as object), insist: true } },
    ])
  const join = async (about: string) => {
    const id = freshId()
    const note = toldIn(entry).description?.slice(0, 500)
    const witness = made({
      kind: 'witness',
      key: `witness:${id}`,
      about,
      body: { id, witnessedAt: now().toISOString(), ...(note !== undefined && { note }) },
    })
    const moved = await movePhotos(entry.about, about)
    void change([...madeAndQueued(witness), { kind: 'reopened', key, body }, { kind: 'dropped', key }, ...moved])
  }
  return (
    <p class="actions">
      {open && <Button class="main-action" label={t('join_fault')} act={() => void join(open.id)} />}
      <Button label={t('insist_fault')} act={insist} />
    </p>
  )
}

/** To the fault that is open: nobody would send them of one that is not reported. Answers how the outbox forgets the old ones. */
async function movePhotos(from: string, to: string): Promise<OutboxEvent[]> {
  const photos = await photosOf(from)
  for (const photo of photos) await addPhoto({ ...photo, logId: to }, [], true)
  return photos.flatMap(({ key, kind, type }): OutboxEvent[] => [
    { kind: 'taken_back', key, body: { kind, type } },
    { kind: 'dropped', key },
  ])
}

/** So long a log can be taken back without saying why. */
const TAKE_BACK_MS = 600_000

/** A log that was sent by mistake: back to its form before it has left the phone, void after that. */
function TakeBack({ entry }: { entry: Entry }) {
  const { now } = usePhone()
  const { kind, state, receivedAt = 0, about } = entry
  if (kind === 'screening' && state === 'waiting' && !isTried(entry)) return <Unsent entry={entry} />
  if (state === 'waiting' || state === 'sending') return <p class="soft">{t('take_back_on_its_way')}</p>
  if (state !== 'received' || !isCorrectable(standingOf(entry))) return null
  const isJustSent = kind === 'screening' && now().getTime() - receivedAt < TAKE_BACK_MS
  return <Withdraw id={about} isJustSent={isJustSent} />
}

function Unsent({ entry: { key, about, body } }: { entry: Entry }) {
  const { entries, change, stamp } = usePhone()
  const takeBack = () => {
    const draft = draftOf({ ...(body as LogContent), id: about }, undefined, stamp().timeZone)
    const photos = entries.filter((entry) => entry.kind === 'photo' && entry.about === about)
    void change([
      { kind: 'taken_back', key, body: { ...draft, recordedAt: undefined } },
      ...photos.map((photo): OutboxEvent => ({ kind: 'taken_back', key: photo.key, body: photo.body })),
    ]).then((isDone) => isDone && go(logPath(about)))
  }
  return (
    <p class="actions">
      <Button data-do="take-back" label={t('take_back')} act={takeBack} />
      <span class="soft">{t('take_back_unsent')}</span>
    </p>
  )
}

/** Of a log that the bureau has: it stays there, void, with why. */
export function Withdraw({ id, isJustSent = false }: { id: string; isJustSent?: boolean }) {
  const { entries, change, made } = usePhone()
  const [reason, setReason] = useState('')
  const [says, setSays] = useState('')
  const key = `void:${id}`
  const sent = entries.find((entry) => entry.key === key)
  if (sent && sent.state !== 'attention') {
    return (
      <Notice tone="info">
        <p data-line="withdrawn">{t(sent.state === 'received' ? 'received_voided' : 'withdrawn_waiting')}</p>
      </Notice>
    )
  }
  const send = () => {
    const said = isJustSent ? t('take_back_reason') : reason.trim()
    if (said === '') return setSays(t('withdraw_reason_missing'))
    const body = { reason: said }
    void change(madeAndQueued(made({ kind: 'void', key, about: id, body })))
  }
  const write = (text: string) => {
    setSays('')
    setReason(text)
  }
  return (
    <AskedTwice
      name="withdraw"
      class="quiet"
      label={t(isJustSent ? 'take_back' : 'withdraw')}
      {...(isJustSent && { hint: t('take_back_hint') })}
      tone="watch"
      says={
        <>
          <p>{t('take_back_sure')}</p>
          {!isJustSent && <Text label={t('withdraw_why')} value={reason} says={says} set={write} />}
        </>
      }
      yes={t(isJustSent ? 'take_back_yes' : 'withdraw_yes')}
      no={t('take_back_no')}
      act={send}
    />
  )
}
