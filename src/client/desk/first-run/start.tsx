/** A new office in five steps: its password, its register, its name and place, its teams' cards, its first target. */
import type { ComponentChildren } from 'preact'
import * as settings from '../../../contract/settings.ts'
import { teams, villages } from '../../../contract/register.ts'
import { isSample, type Team } from '../../../domain/register/place.ts'
import { figure } from '../../shared/format.ts'
import { together, useAll, useAsk } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { Answered, usePageTitle } from '../kit/states.tsx'
import { Mark } from '../kit/marks.tsx'
import { officeName } from '../../shared/office.ts'
import { BringRegister } from './bring-register.tsx'
import { OfficeForm } from './office-form.tsx'
import { type StartStep, stepsLeft } from './start-link.tsx'

export function Page() {
  usePageTitle(t('start_title'))
  const setup = useAsk(settings.setup.read, {})
  const places = useAsk(villages.list, { query: { limit: 1 } })
  const crews = useAll(teams.list, {})
  return (
    <div class="page-wide">
      <h1>{t('start_title')}</h1>
      <Answered load={together(setup, places, crews)} lines={8}>
        {(data) => <Steps setup={data} villages={places.data?.total} teams={crews.data?.items} reload={setup.reload} />}
      </Answered>
    </div>
  )
}

interface StepsProps {
  setup: settings.Setup
  /** Of the register; not known when they could not be asked for. */
  villages: number | undefined
  teams: Team[] | undefined
  reload: () => void
}
function Steps({ setup, villages: count, teams: list, reload }: StepsProps) {
  const left = stepsLeft(setup)
  const waiting = setup.teamsWithoutPhone ?? 0
  return (
    <>
      <p>{left.length === 0 ? t('start_done') : t('start_lead', { count: left.length })}</p>
      <ol class="start-steps">
        <Step step="password" isLeft={left.includes('password')}>
          <p>{setup.needsPassword ? t('start_password_left') : t('start_password_done')}</p>
        </Step>
        <Step step="register" isLeft={left.includes('register')}>
          {setup.needsRegister ? <BringRegister /> : <Known villages={count} teams={list} />}
          {setup.canReplaceRegister && (
            <details data-part="replace">
              <summary>{t('start_register_replace')}</summary>
              <p>{t('start_register_replace_what')}</p>
              <BringRegister replaces />
            </details>
          )}
        </Step>
        <Step step="office" isLeft={left.includes('office')} isOpen={setup.needsRegister}>
          <OfficeStep setup={setup} reload={reload} />
        </Step>
        <Step step="phones" isLeft={left.includes('phones')}>
          {setup.needsRegister && <p class="soft">{t('start_phones_later')}</p>}
          {!setup.needsRegister && (
            <>
              <p>{waiting > 0 ? t('start_phones_left', { count: figure(waiting) }) : t('start_phones_done')}</p>
              <p class="actions">
                <a class={waiting > 0 ? 'button main-action' : 'button'} href="/phones">
                  {t('start_phones_go')}
                </a>
              </p>
            </>
          )}
        </Step>
        <Step step="target" isLeft={left.includes('target')} isOpen={setup.needsRegister}>
          {setup.needsRegister && <p class="soft">{t('start_target_later')}</p>}
          {!setup.needsRegister && (
            <>
              <p>{t(setup.needsTarget ? 'start_target_left' : 'start_target_done')}</p>
              <p class="actions">
                <a class="button" href={setup.needsTarget ? '/settings?part=targets&target=new' : '/settings'}>
                  {t(setup.needsTarget ? 'target_add' : 'start_target_see')}
                </a>
              </p>
            </>
          )}
        </Step>
      </ol>
      {!setup.needsRegister && (
        <p class="actions">
          <a class="button" href="/">
            {t('start_home')}
          </a>
        </p>
      )}
    </>
  )
}

interface StepProps {
  step: StartStep
  isLeft: boolean
  /** Whether anything is to do is not known yet. */
  isOpen?: boolean
  children: ComponentChildren
}
const Step = ({ step, isLeft, isOpen = false, children }: StepProps) => (
  <li data-step={step} data-left={isLeft}>
    <div class="record-head">
      <h2>{t(`start_${step}`)}</h2>
      {isLeft && <Mark look={['watch', 'alert']}>{t('start_left')}</Mark>}
      {!isLeft && !isOpen && <Mark look={['good', 'check']}>{t('verdict_done')}</Mark>}
    </div>
    {children}
  </li>
)

function OfficeStep({ setup, reload }: Pick<StepsProps, 'setup' | 'reload'>) {
  const { needsRegister, missingSettings = [] } = setup
  if (needsRegister) return <p class="soft">{t('start_office_later')}</p>
  if (missingSettings.length > 0) {
    return (
      <>
        <p>{t('start_office_left')}</p>
        <OfficeForm missing={missingSettings} saved={reload} />
      </>
    )
  }
  return (
    <>
      <p data-figure="office">{t('start_office_done', { name: officeName() })}</p>
      <p>
        <a href="/settings?part=limits">{t('start_office_see')}</a>
      </p>
    </>
  )
}

/** The register that is there: how large it is, and whether it is the sample. */
function Known({ villages: count, teams: list }: Pick<StepsProps, 'villages' | 'teams'>) {
  if (count === undefined || !list) return null
  const isShow = list.some(({ name }) => isSample(name))
  return (
    <>
      <p data-figure="register">{t('start_register_known', { villages: figure(count), teams: figure(list.length) })}</p>
      {isShow && <p>{t('start_register_sample')}</p>}
      <p>
        <a href="/register">{t('start_register_see')}</a>
      </p>
    </>
  )
}
