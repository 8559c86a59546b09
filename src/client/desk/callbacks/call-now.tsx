/** The log whose village is called now: whom to call, what to ask, and the answer by one tap or key; then the next one. */
import { useRef, useState } from 'preact/hooks'
import { callbacks, type DrawnLog } from '../../../contract/callbacks.ts'
import { type CallbackResult, NewCallbackResult } from '../../../domain/callback/callback.ts'
import { say } from '../../../domain/language.ts'
import { ask } from '../../shared/api.ts'
import { figure, shortDay, timeOf } from '../../shared/format.ts'
import { language } from '../../shared/words.ts'
import { Button, Says } from '../kit/buttons.tsx'
import { CallbackMark } from '../kit/callback.tsx'
import { restOf } from '../kit/fields.tsx'
import { Fact, Facts } from '../kit/figures.tsx'
import { Field, useForm } from '../kit/form.tsx'
import { areKeysOn, pressOf, useKeyPress } from '../kit/keys-on.ts'
import { FourEyes } from '../kit/log-review.tsx'
import { StatusMark } from '../kit/marks.tsx'
import { MaskedPeople } from '../kit/masked-people.tsx'
import { SaidLine, Section } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { logPath } from '../routes.ts'
import { callNext, RESULT_KEYS } from './rules.ts'

interface Props {
  log: DrawnLog | undefined
  all: DrawnLog[]
  show: (id: string | undefined) => void
  changed: () => void
}

export function CallNow({ log, all, show, changed }: Props) {
  const [says, setSays] = useState('')
  const saved = (now: DrawnLog) => {
    setSays(t('callbacks_saved', { village: now.villageName, result: t(`callback_${now.callback.state}`) }))
    show(callNext(all, now.id)?.id)
    changed()
  }
  return (
    <>
      <SaidLine>{says}</SaidLine>
      {log ? <Call key={`${log.id} ${log.callback.revision}`} log={log} saved={saved} /> : <p>{t('callbacks_done')}</p>}
    </>
  )
}

function Call({ log, saved }: { log: DrawnLog; saved: (now: DrawnLog) => void }) {
  const { id, callback, fourEyes, witness } = log
  const chosen = useRef<CallbackResult>('confirmed')
  const form = useForm(NewCallbackResult, {
    start: { result: 'confirmed', revision: callback.revision, note: callback.note },
    keep: `callback ${id}`,
    fields: { note: { label: t('callbacks_note'), hint: t('callbacks_note_hint') } },
    check: ({ note }) =>
      chosen.current === 'denied' && note.trim() === ''
        ? [{ path: 'note', message: say(language(), { key: 'callback_why' }) }]
        : [],
    send: async (body) => saved(await ask(callbacks.put, { params: { id }, body })),
  })
  const answer = (result: CallbackResult) => {
    chosen.current = result
    form.submit({ result })
  }
  const isLeft = fourEyes?.by === 'another'
  useResultKeys(isLeft ? () => undefined : answer)
  const { isSending, problem } = form.sending
  return (
    <Section
      name="call"
      class="call-now"
      title={t('callbacks_call', { place: callback.place, village: log.villageName, day: shortDay(log.screenedOn) })}
      lead={t('callbacks_ask', { day: shortDay(log.screenedOn) })}
    >
      <Facts>
        <Fact label={t('witness')}>{witness ? <Witness of={witness} /> : t('callbacks_nobody')}</Fact>
        <Fact label={t('films')}>{log.filmNames.join(t('list_comma'))}</Fact>
        <Fact label={t('time')}>{`${timeOf(log.startedAt)}–${timeOf(log.endedAt)}`}</Fact>
        <Fact label={t('attendance')}>{figure(log.attendance)}</Fact>
        <Fact label={t('team')}>{[log.teamName, log.operatorName].filter(Boolean).join(' ')}</Fact>
        <Fact label={t('status')}>
          <StatusMark status={log.status} /> <a href={logPath(id)}>{t('review_whole_log')}</a>
        </Fact>
        {callback.state !== 'open' && (
          <Fact label={t('callback_result')}>
            <CallbackMark of={callback} />
          </Fact>
        )}
      </Facts>
      <MaskedPeople kind="screening" id={id} said={[witness?.name, witness?.phone]} />
      {fourEyes && <FourEyes of={fourEyes} />}
      {!isLeft && (
        <>
          <Field of={form} name="note" />
          <p class="actions" role="group" aria-label={t('callback_result')}>
            {RESULT_KEYS.map(([key, result]) => (
              <Button
                key={result}
                class={result === 'confirmed' ? 'main-action' : undefined}
                aria-keyshortcuts={key}
                isBusy={isSending}
                onClick={() => answer(result)}
                label={
                  <>
                    {t(`callback_${result}`)} <kbd aria-hidden="true">{key}</kbd>
                  </>
                }
              />
            ))}
          </p>
          <Says>{restOf(problem, ['note'])}</Says>
        </>
      )}
    </Section>
  )
}

const Witness = ({ of: { name, phone } }: { of: { name: string; phone?: string | undefined } }) => (
  <>
    {name} {phone && (phone.includes('*') ? phone : <a href={`tel:${phone}`}>{phone}</a>)}
  </>
)

function useResultKeys(answer: (result: CallbackResult) => void): void {
  useKeyPress((event) => {
    const { key, isModified, isRepeat, focus } = pressOf(event)
    const result = RESULT_KEYS.find(([one]) => one === key)?.[1]
    if (!areKeysOn() || event.defaultPrevented || isModified || isRepeat || focus === 'typing' || !result) return
    event.preventDefault()
    answer(result)
  })
}
