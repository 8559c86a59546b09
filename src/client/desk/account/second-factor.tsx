/** A manager's second factor: whether it is on, and turning it on and off. */
import { useState } from 'preact/hooks'
import type { AnswerOf } from '../../../contract/route.ts'
import { secondFactor } from '../../../contract/session.ts'
import { NewSecondFactor, SecondFactorEnd } from '../../../domain/people/sign-in.ts'
import { ask } from '../../shared/api.ts'
import { dayOf, longDay } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { ActionButton, Button, Says } from '../kit/buttons.tsx'
import { useSending } from '../kit/fields.tsx'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import { Mark } from '../kit/marks.tsx'
import type { Qr } from '../../shared/qr.ts'
import { AnsweredSection, useOpening } from '../kit/section.tsx'
import { QrImage, fetchQr, useCopy } from '../kit/shown-secret.tsx'
import { t } from '../later-words.ts'

/** Few enough to think of new ones (of eight). */
const FEW = 2

type Begun = AnswerOf<typeof secondFactor.makeSecret> & { qr: Qr }

export function SecondFactorPart() {
  const factor = useAsk(secondFactor.read, {})
  const [codes, setCodes] = useState<string[]>()
  const { said, saved } = useOpening('factor-title', factor)
  const turnedOn = (made: string[]) => {
    setCodes(made)
    saved(t('factor_on_says'))
  }
  const turnedOff = () => {
    setCodes(undefined)
    saved(t('factor_off_says'))
  }
  return (
    <AnsweredSection
      said={said}
      title={t('factor_title')}
      lead={<p class="soft">{t('factor_lead')}</p>}
      data-part="second-factor"
      above={codes && <KeptCodes codes={codes} away={() => setCodes(undefined)} />}
      load={factor}
      lines={3}
    >
      {({ isOn, since, recoveryCodesLeft }) => (
        <>
          <p>
            <Mark look={isOn ? ['good', 'check'] : ['unknown', 'cross']}>
              {t(isOn ? 'factor_is_on' : 'factor_is_off')}
            </Mark>{' '}
            {since && <span class="soft">{t('factor_since', { day: longDay(dayOf(since)) })}</span>}{' '}
            {isOn && t('factor_left', { count: recoveryCodesLeft })}
          </p>
          {isOn && recoveryCodesLeft <= FEW && <p class="notice notice-watch">{t('factor_few')}</p>}
          {isOn ? <TurnOff done={turnedOff} /> : <TurnOn done={turnedOn} />}
        </>
      )}
    </AnsweredSection>
  )
}

/** The drawing first: a key that cannot be shown would be of no use. */
async function begin(): Promise<Begun> {
  const qrOf = await fetchQr()
  const made = await ask(secondFactor.makeSecret)
  return { ...made, qr: qrOf(made.url) }
}

function Opener({ label, open }: { label: string; open: () => Promise<void> }) {
  const { problem, isSending, run } = useSending()
  return (
    <>
      <Says>{problem?.detail}</Says>
      <ActionButton label={label} isBusy={isSending} onClick={() => run(open)} />
    </>
  )
}

function TurnOn({ done }: { done: (codes: string[]) => void }) {
  const [begun, setBegun] = useState<Begun>()
  if (begun) return <Proof begun={begun} done={done} cancel={() => setBegun(undefined)} />
  return <Opener label={t('factor_begin')} open={async () => setBegun(await begin())} />
}

const passwordNow = () => ({ label: t('password_now'), isSecret: true, autocomplete: 'current-password' })

interface ProofProps {
  begun: Begun
  done: (codes: string[]) => void
  cancel: () => void
}

function Proof({ begun: { secret, qr }, done, cancel }: ProofProps) {
  const form = useForm(NewSecondFactor, {
    start: { secret },
    fields: {
      code: { label: t('factor_code'), autocomplete: 'one-time-code', inputMode: 'numeric' },
      currentPassword: passwordNow(),
    },
    send: async (body) => done((await ask(secondFactor.turnOn, { body })).recoveryCodes),
  })
  return (
    <Form of={form} label={t('factor_title')} button={t('factor_turn_on')} cancel={cancel} isOpened>
      <p>{t('factor_scan')}</p>
      <QrImage qr={qr} label={t('factor_qr')} />
      <p>
        {t('factor_by_hand')} <span class="secret">{secret.replace(/.{4}(?=.)/g, '$& ')}</span>
      </p>
      <FieldRow of={form} names={['code', 'currentPassword']} />
    </Form>
  )
}

function TurnOff({ done }: { done: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const form = useForm(SecondFactorEnd, {
    start: {},
    fields: { currentPassword: passwordNow() },
    send: (body) => ask(secondFactor.turnOff, { body }),
    done,
  })
  const label = t('factor_turn_off')
  if (!isOpen) return <Opener label={label} open={async () => setOpen(true)} />
  return (
    <Form of={form} label={label} button={label} cancel={() => setOpen(false)} isOpened>
      <Field of={form} name="currentPassword" />
    </Form>
  )
}

/** The codes for paper, shown once. */
function KeptCodes({ codes, away }: { codes: string[]; away: () => void }) {
  const { shown, says, copy } = useCopy<HTMLUListElement>(codes.join('\n'))
  return (
    <div class="kept-codes" data-part="recovery-codes">
      <h3>{t('factor_codes_title', { count: codes.length })}</h3>
      <p>{t('factor_codes_lead')}</p>
      <ul ref={shown} class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p class="actions">
        <Button label={t('factor_codes_copy')} onClick={copy} />
        <Button label={t('factor_codes_print')} onClick={() => print()} />
        <Button class="quiet" label={t('factor_codes_kept')} onClick={away} />
        <span class="said" role="status">
          {says}
        </span>
      </p>
    </div>
  )
}
