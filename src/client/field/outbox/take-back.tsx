/** A log that was sent by mistake: back to its form before it has left the phone, void after that. */
import { useState } from 'preact/hooks'
import { CORRECTABLE } from '../../../domain/screening/screening.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import type { Entry, OutboxEvent } from '../../shared/phone/outbox-entry.ts'
import { isTried } from '../../shared/phone/outbox.ts'
import { go } from '../../shared/place.ts'
import { standingOf } from './entry-look.ts'
import { Text } from '../kit/inputs.tsx'
import { draftOf, type LogContent } from '../log/log-draft.ts'
import { usePhone } from '../phone/phone.ts'
import { logPath } from '../routes.ts'
import { Notice } from '../kit/states.tsx'
import { t } from '../later-words.ts'

/** So long a log can be taken back without saying why. */
const TAKE_BACK_MS = 600_000

const isOpen = (status: string): boolean => CORRECTABLE.some((correctable) => correctable === status)

/** Of a log on this phone. */
export function TakeBack({ entry }: { entry: Entry }) {
  const { now } = usePhone()
  if (entry.kind === 'screening' && entry.state === 'waiting' && !isTried(entry)) return <Unsent entry={entry} />
  if (entry.state === 'waiting' || entry.state === 'sending') return <p class="soft">{t('take_back_on_its_way')}</p>
  if (entry.state !== 'received' || !isOpen(standingOf(entry))) return null
  const isJustSent = entry.kind === 'screening' && now().getTime() - (entry.receivedAt ?? 0) < TAKE_BACK_MS
  return <Withdraw id={entry.about} isJustSent={isJustSent} />
}

function Unsent({ entry }: { entry: Entry }) {
  const { entries, change, stamp } = usePhone()
  const takeBack = () => {
    const body = draftOf({ ...(entry.body as LogContent), id: entry.about }, 0, stamp().timeZone)
    const photos = entries.filter(({ kind, about }) => kind === 'photo' && about === entry.about)
    const events: OutboxEvent[] = [
      { kind: 'taken_back', key: entry.key, body: { ...body, revision: undefined, recordedAt: undefined } },
      ...photos.map((photo): OutboxEvent => ({ kind: 'taken_back', key: photo.key, body: photo.body })),
    ]
    void change(events).then((isDone) => isDone && go(logPath(entry.about)))
  }
  return (
    <p class="actions">
      <button type="button" data-do="take-back" onClick={takeBack}>
        {t('take_back')}
      </button>
      <span class="soft">{t('take_back_unsent')}</span>
    </p>
  )
}

/** Of a log that the bureau has: it stays there, void, with why. */
export function Withdraw({ id, isJustSent = false }: { id: string; isJustSent?: boolean }) {
  const { entries, person, change } = usePhone()
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [says, setSays] = useState('')
  const key = `void:${id}`
  const made = entries.find((entry) => entry.key === key)
  if (made && made.state !== 'attention') {
    return (
      <Notice tone="info">
        <p data-line="withdrawn">{t(made.state === 'received' ? 'received_voided' : 'withdrawn_waiting')}</p>
      </Notice>
    )
  }
  const send = () => {
    const said = isJustSent ? t('take_back_reason') : reason.trim()
    if (said === '') return setSays(t('withdraw_reason_missing'))
    const body = { reason: said }
    const entry: Entry = {
      ...{ key, person: person.id, kind: 'void', about: id, state: 'draft', body, after: [] },
      ...{ madeAt: phoneNow(), nextAt: 0, tries: 0 },
    }
    void change([
      { kind: 'drafted', entry },
      { kind: 'queued', key, body },
    ])
  }
  if (!isAsking) {
    return (
      <p class="actions">
        <button type="button" class="quiet" data-do="withdraw" onClick={() => setAsking(true)}>
          {t(isJustSent ? 'take_back' : 'withdraw')}
        </button>
        {isJustSent && <span class="soft">{t('take_back_hint')}</span>}
      </p>
    )
  }
  return (
    <Notice tone="watch">
      <p>{t('take_back_sure')}</p>
      {!isJustSent && (
        <Text label={t('withdraw_why')} value={reason} says={says} set={(text) => (setSays(''), setReason(text))} />
      )}
      <p class="actions">
        <button type="button" class="danger" data-do="withdraw-yes" onClick={send}>
          {t(isJustSent ? 'take_back_yes' : 'withdraw_yes')}
        </button>
        <button type="button" onClick={() => setAsking(false)}>
          {t('take_back_no')}
        </button>
      </p>
    </Notice>
  )
}
