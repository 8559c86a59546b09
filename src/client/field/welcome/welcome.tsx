/** After the phone was let in: onto the home screen, a password of one's own, a log to try. Each may be left out. */
import { useEffect, useState } from 'preact/hooks'
import { go } from '../../shared/place.ts'
import { isInApp, rememberSession, rememberWelcome, usernameOf, wasWelcomed } from '../door/door-ways.ts'
import { usePhone } from '../phone/phone.ts'
import { HOME, TRIAL } from '../routes.ts'
import { Field } from '../kit/ask-form.tsx'
import { Options } from '../kit/inputs.tsx'
import { Button, Frame, Goes, Notice, Says } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { install, useIsInstallOffered } from '../phone/browser.ts'
import { session } from '../../../contract/session.ts'
import { LEAST_CHARACTERS, type Role } from '../../../domain/people/account.ts'
import { ask, type Problem, saidOf } from '../../shared/api.ts'
import './welcome.css'

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
  const isOffered = useIsInstallOffered()
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

type Step = 'install' | 'password' | 'trial'

/** Where the app begins anew (another browser, an iPhone's home screen), the password comes first: it is what lets one in there. */
export function stepsFor({ way, hasPassword, role }: { way: InstallWay; hasPassword: boolean; role: Role }): Step[] {
  const isAnew = way === 'chat' || way === 'apple'
  const ordered: Step[] = isAnew ? ['password', 'install', 'trial'] : ['install', 'password', 'trial']
  return ordered.filter(
    (step) => !(step === 'install' && way === 'done') && !(step === 'password' && hasPassword) && isOf(role, step),
  )
}
const isOf = (role: Role, step: Step): boolean => step !== 'trial' || role === 'team'

/** `done`: it runs from there already. */
type InstallWay = 'done' | 'chat' | 'apple' | 'android'
const WAYS = ['android', 'chat', 'apple'] as const

interface Here {
  userAgent: string
  isStandalone: boolean
  /** Fingers that may touch at once: a tablet of Apple's calls itself a Mac. */
  touches: number
}
export function installWay({ userAgent, isStandalone, touches }: Here): InstallWay {
  if (isStandalone) return 'done'
  if (isInApp(userAgent)) return 'chat'
  const isApple = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touches > 1)
  return isApple ? 'apple' : 'android'
}

const installWayHere = (): InstallWay =>
  installWay({
    userAgent: navigator.userAgent,
    // the one word that Safari has for it
    isStandalone:
      matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true,
    touches: navigator.maxTouchPoints,
  })

/** As they are read, in the same order: `things_read`. */
const THINGS = (
  'yumi nangua doujiao huasheng tudou luobo baicai pingguo xigua hetao shiliu shizi banli pipa yingtao juzi ' +
  'xique yanzi maque bugu shuiniu shanyang liyu qingting hudie mifeng songshu qingwa zhulin baishu hehua guihua ' +
  'juhua meihua maitian caiyuan guoyuan yutang xiaohe shiqiao shanlu shuijing yuanzi zaotai chutou liandao ' +
  'biandan beilou zhukuang caomao yusan bandeng mifan miantiao doufu larou paocai yueliang taiyang xingxing ' +
  'caihong chunfeng qiuyu dongxue yinmu laba dianying jiaopian'
).split(' ')
/** Neither 0 nor 1, which look like letters. */
const DIGITS = '23456789'

interface Suggested {
  password: string
  /** What it says, part by part. */
  reads: string
}

/** `random`: below one, as Math.random has it. */
export function suggested(random: () => number): Suggested {
  const below = (most: number): number => Math.floor(random() * most)
  const first = below(THINGS.length)
  const second = (first + 1 + below(THINGS.length - 1)) % THINGS.length
  const number = [1, 2, 3].map(() => DIGITS[below(DIGITS.length)]).join('')
  const read = t('things_read').split(' ')
  return {
    password: `${THINGS[first]}${THINGS[second]}${number}`,
    reads: `${read[first]} ${read[second]} ${number}`,
  }
}

/** Nobody is to guess it from the hour it was made. */
const byChance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32
