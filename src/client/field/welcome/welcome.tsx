/** After the phone was let in: onto the home screen, a password of one's own, a log to try. Each may be left out. */
import { useEffect, useState } from 'preact/hooks'
import { go } from '../../shared/place.ts'
import { byChance, type InstallWay, installWayHere, type Step, stepsFor, suggested, WAYS } from './steps.ts'
import { rememberSession, rememberWelcome, usernameOf, wasWelcomed } from '../door/door-ways.ts'
import { usePhone } from '../phone/phone.ts'
import { HOME, TRIAL } from '../routes.ts'
import { Field } from '../kit/ask-form.tsx'
import { Options } from '../kit/inputs.tsx'
import { Button, Frame, Goes, Notice, Says } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { install, isInstallOffered, onInstallOffer } from '../phone/browser.ts'
import { session } from '../../../contract/session.ts'
import { LEAST_CHARACTERS } from '../../../domain/people/account.ts'
import { ask, type Problem, saidOf } from '../../shared/api.ts'

export function Welcome() {
  const { person, copy } = usePhone()
  const [{ isFirst, way, steps }] = useState(() => {
    const here = installWayHere()
    const hasPassword = usernameOf(person.id) !== null
    const todo = stepsFor({ way: here, hasPassword, role: person.role })
    return { isFirst: !wasWelcomed(person.id), way: here, steps: todo }
  })
  const [at, setAt] = useState(0)
  useEffect(() => rememberWelcome(person.id), [person.id])
  const next = () => (at + 1 < steps.length ? setAt(at + 1) : go(HOME))
  const bodyOf = (step: Step) => {
    if (step === 'install') return <InstallStep way={way} next={next} />
    return step === 'password' ? <PasswordStep next={next} /> : <TrialStep />
  }
  const lead = isFirst && t(copy ? 'welcome_kept' : 'welcome_fetching')
  return (
    <Frame data-view="welcome" title={isFirst ? t('welcome_title', { name: person.displayName }) : t('welcome_open')}>
      <p class="soft">
        {lead} {t('welcome_steps', { count: steps.length })}
      </p>
      <ol class="steps">
        {steps.map((step, i) => (
          <li key={step} data-step={step} {...(i === at && { 'aria-current': 'step' as const })}>
            <h2>
              <span class="step-number" aria-hidden="true">
                {i + 1}
              </span>
              {t(`step_${step}`)}
            </h2>
            {i === at ? bodyOf(step) : <p class="soft">{t(`step_${step}_why`)}</p>}
          </li>
        ))}
      </ol>
      {steps.length === 0 && <p>{t('welcome_nothing')}</p>}
      {at + 1 >= steps.length && (
        <Goes class={steps.length === 0 ? 'main-action wide' : 'wide'} href={HOME} label={t('welcome_begin')} />
      )}
    </Frame>
  )
}

const TrialStep = () => (
  <>
    <p>{t('step_trial_text')}</p>
    <Goes class="main-action wide" href={TRIAL} label={t('step_trial')} />
  </>
)

type Shown = (typeof WAYS)[number]

function InstallStep({ way, next }: { way: InstallWay; next: () => void }) {
  const [shown, setShown] = useState<Shown>(way === 'done' ? 'android' : way)
  const [isOffered, setOffered] = useState(isInstallOffered)
  useEffect(() => onInstallOffer(() => setOffered(isInstallOffered())), [])
  const installNow = async () => {
    if (await install()) next()
  }
  const isMain = isOffered && shown === 'android'
  return (
    <>
      <Options
        label={t('step_install')}
        options={WAYS}
        chosen={shown}
        choose={setShown}
        word={(option) => t(`install_in_${option}`)}
      />
      {isMain ? (
        <p>{t('install_offered')}</p>
      ) : (
        <ol class="do" data-way={shown}>
          <li>{t(`install_${shown}_1`)}</li>
          <li>{t(`install_${shown}_2`)}</li>
          {shown !== 'android' && <li>{t(`install_${shown}_3`)}</li>}
        </ol>
      )}
      <p class="actions">
        {isMain && <Button class="main-action wide" label={t('install_now')} act={() => void installNow()} />}
        <Button class={isMain ? 'wide' : 'main-action wide'} label={t('install_done')} act={next} />
        <Button class="quiet wide" label={t('install_later')} act={next} />
      </p>
    </>
  )
}

/** A password of one's own, suggested and in sight: it is to be written down. */
function PasswordStep({ next }: { next: () => void }) {
  const [hint, setHint] = useState(() => suggested(byChance))
  const [password, setPassword] = useState(hint.password)
  const [says, setSays] = useState('')
  const [username, setUsername] = useState<string>()
  const another = () => {
    const fresh = suggested(byChance)
    setHint(fresh)
    setPassword(fresh.password)
    setSays('')
  }
  const save = () => {
    if (password.length < LEAST_CHARACTERS) return setSays(t('password_short'))
    setSays('')
    ask(session.putPassword, { body: { password } })
      .then((own) => {
        rememberSession(own)
        setUsername(own.username ?? '')
      })
      .catch((thrown: Problem) => setSays(saidOf(thrown)))
  }
  if (username !== undefined) {
    return (
      <>
        <Notice tone="good">
          <p data-line="saved">{t('step_password_saved', { username })}</p>
          <p class="own-password">{password}</p>
        </Notice>
        <p class="actions">
          <Button class="main-action wide" label={t('step_password_next')} act={next} />
        </p>
      </>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <p>{t('step_password_text')}</p>
      <Field
        label={t('new_password')}
        name="password"
        class="own-password"
        value={password}
        autocomplete="new-password"
        autocapitalize="none"
        spellcheck={false}
        onInput={(event) => setPassword(event.currentTarget.value)}
      />
      {password === hint.password && <p class="soft">{t('step_password_reads', { reads: hint.reads })}</p>}
      <Says says={says} />
      <p class="actions">
        <Button class="quiet" label={t('step_password_another')} act={another} />
        <button type="submit" class="main-action wide">
          {t('save_password')}
        </button>
        <Button class="quiet wide" label={t('step_password_later')} act={next} />
      </p>
    </form>
  )
}
