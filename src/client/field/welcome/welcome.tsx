/** After the phone was let in: onto the home screen, a password of one's own, a log to try. Each may be left out. */
import { useEffect, useState } from 'preact/hooks'
import { go } from '../../shared/place.ts'
import { installWayHere } from './install.ts'
import { rememberWelcome, usernameOf, wasWelcomed } from '../door/known-session.ts'
import { usePhone } from '../phone/phone.ts'
import { HOME, TRIAL } from '../routes.ts'
import { Heading } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { InstallStep } from './install-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { type Step, stepsFor } from './steps.ts'

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
  return (
    <main data-view="welcome">
      <Heading>{isFirst ? t('welcome_title', { name: person.displayName }) : t('welcome_open')}</Heading>
      <p class="soft">
        {isFirst && t(copy ? 'welcome_kept' : 'welcome_fetching')} {t('welcome_steps', { count: steps.length })}
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
        <p class="actions">
          <a class={steps.length === 0 ? 'button main-action wide' : 'button wide'} href={HOME}>
            {t('welcome_begin')}
          </a>
        </p>
      )}
    </main>
  )
}

const TrialStep = () => (
  <>
    <p>{t('step_trial_text')}</p>
    <p class="actions">
      <a class="button main-action wide" href={TRIAL}>
        {t('step_trial')}
      </a>
    </p>
  </>
)
