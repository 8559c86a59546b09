/** A manager's second factor: whether it is on, and turning it on and off. */
import { useState } from 'preact/hooks'
import type { AnswerOf } from '../../../contract/route.ts'
import { secondFactor } from '../../../contract/second-factor.ts'
import { ask } from '../../shared/api.ts'
import { dayOf, longDay } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { emptyAmong } from '../kit/asked.ts'
import { Form, InputField, SecretField } from '../kit/fields.tsx'
import { Mark } from '../kit/marks.tsx'
import type { Qr } from '../kit/qr.ts'
import { fetchQr, QrImage } from '../kit/qr-image.tsx'
import { useSaid } from '../kit/section.tsx'
import { type Sending, throwIncomplete, useSending } from '../kit/sending.ts'
import { useCopy } from '../kit/use-copy.ts'

/** Few enough to think of new ones (of eight). */
const FEW = 2

type Begun = AnswerOf<typeof secondFactor.makeSecret> & { qr: Qr }

export function SecondFactorPart() {
  const factor = useAsk(secondFactor.read, {})
  const [codes, setCodes] = useState<string[]>()
  const said = useSaid('factor-title')
  const told = (sentence: string) => {
    said.say(sentence)
    factor.reload()
  }
  return (
    <section aria-labelledby="factor-title" data-part="second-factor">
      <h2 id="factor-title" tabIndex={-1}>
        {t('factor_title')}
      </h2>
      <p class="soft">{t('factor_lead')}</p>
      <p class="said" role="status">
        {said.says}
      </p>
      {codes && <KeptCodes codes={codes} away={() => setCodes(undefined)} />}
      <Answered load={factor} lines={3}>
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
            {isOn ? (
              <TurnOff
                done={() => {
                  setCodes(undefined)
                  told(t('factor_off_says'))
                }}
              />
            ) : (
              <TurnOn
                done={(made) => {
                  setCodes(made)
                  told(t('factor_on_says'))
                }}
              />
            )}
          </>
        )}
      </Answered>
    </section>
  )
}

/** The drawing first: a key that cannot be shown would be of no use. */
async function begin(): Promise<Begun> {
  const qrOf = await fetchQr()
  const made = await ask(secondFactor.makeSecret)
  return { ...made, qr: qrOf(made.url) }
}

function TurnOn({ done }: { done: (codes: string[]) => void }) {
  const [begun, setBegun] = useState<Begun>()
  const sending = useSending()
  if (begun) return <Prove begun={begun} done={done} cancel={() => setBegun(undefined)} />
  return (
    <Opener label={t('factor_begin')} sending={sending} open={() => sending.run(async () => setBegun(await begin()))} />
  )
}

function Opener({ label, sending, open }: { label: string; sending?: Sending; open: () => void }) {
  return (
    <>
      <p class="says" role="alert">
        {sending?.problem?.detail}
      </p>
      <p class="actions">
        <button type="button" aria-disabled={sending?.isSending} onClick={open}>
          {label}
        </button>
      </p>
    </>
  )
}

const PROOF = ['code', 'currentPassword'] as const

function Prove({ begun, done, cancel }: { begun: Begun; done: (codes: string[]) => void; cancel: () => void }) {
  const [typed, setTyped] = useState({ code: '', currentPassword: '' })
  const sending = useSending()
  const field = (name: (typeof PROOF)[number], label: string) => ({
    ...{ name, label, value: typed[name], problem: sending.problem },
    // a browser that knows the passwords fills in several at once
    set: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
  })
  const code = field('code', t('factor_code'))
  const password = field('currentPassword', t('password_now'))
  const submit = () =>
    sending.run(async () => {
      throwIncomplete(emptyAmong([code, password].map(({ name, label, value }) => ({ path: name, label, value }))))
      const body = { secret: begun.secret, ...typed }
      done((await ask(secondFactor.turnOn, { body })).recoveryCodes)
    })
  return (
    <Form
      label={t('factor_title')}
      {...{ sending, submit, cancel }}
      names={PROOF}
      button={t('factor_turn_on')}
      isOpened
    >
      <p>{t('factor_scan')}</p>
      <QrImage qr={begun.qr} label={t('factor_qr')} />
      <p>
        {t('factor_by_hand')} <span class="secret">{begun.secret.replace(/.{4}(?=.)/g, '$& ')}</span>
      </p>
      <div class="field-row">
        <InputField {...code} autocomplete="one-time-code" inputMode="numeric" maxLength={10} />
        <SecretField {...password} autocomplete="current-password" />
      </div>
    </Form>
  )
}

function TurnOff({ done }: { done: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const [currentPassword, setPassword] = useState('')
  const sending = useSending()
  const label = t('password_now')
  const submit = () =>
    sending.run(async () => {
      throwIncomplete(emptyAmong([{ path: 'currentPassword', label, value: currentPassword }]))
      await ask(secondFactor.turnOff, { body: { currentPassword } })
      done()
    })
  if (!isOpen) return <Opener label={t('factor_turn_off')} open={() => setOpen(true)} />
  return (
    <Form
      label={t('factor_turn_off')}
      {...{ sending, submit }}
      names={['currentPassword']}
      button={t('factor_turn_off')}
      cancel={() => setOpen(false)}
      isOpened
    >
      <SecretField
        {...{ name: 'currentPassword', label, value: currentPassword, set: setPassword, problem: sending.problem }}
        autocomplete="current-password"
      />
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
        <button type="button" onClick={copy}>
          {t('factor_codes_copy')}
        </button>
        <button type="button" onClick={() => print()}>
          {t('factor_codes_print')}
        </button>
        <button type="button" class="quiet" onClick={away}>
          {t('factor_codes_kept')}
        </button>
        <span class="said" role="status">
          {says}
        </span>
      </p>
    </div>
  )
}
