/** A new office in five steps: its password, its register, its name and place, its teams' cards, its first target. */
import type { ComponentChildren } from 'preact'
import type * as z from 'zod'
import { teams, villages } from '../../../contract/register.ts'
import * as settings from '../../../contract/settings.ts'
import { type DatedName, DatedSettings, FIRST_DAY } from '../../../domain/dated-setting.ts'
import { isSample, type Team } from '../../../domain/register/place.ts'
import { ask } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { together, useAll, useAsk, meetOffice } from '../../shared/load.ts'
import { officeName } from '../../shared/office.ts'
import { ActionLink, LinkLine } from '../kit/buttons.tsx'
import { Field, Form, useForm } from '../kit/form.tsx'
import { Mark } from '../kit/marks.tsx'
import { valueIn } from '../kit/setting-text.ts'
import { Answered } from '../kit/section.tsx'
import { TitledPage } from '../kit/page.tsx'
import { t } from '../later-words.ts'
import { BringRegister } from './bring-register.tsx'
import { type StartStep, stepsLeft } from './start-link.tsx'

export function Page() {
  const setup = useAsk(settings.setup.read, {})
  const places = useAsk(villages.list, { query: { limit: 1 } })
  const crews = useAll(teams.list, {})
  return (
    <TitledPage title={t('start_title')}>
      <Answered load={together(setup, places, crews)} lines={8}>
        {(data) => <Steps setup={data} villages={places.data?.total} teams={crews.data?.items} reload={setup.reload} />}
      </Answered>
    </TitledPage>
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
  const { needsRegister, needsTarget, missingSettings = [], teamsWithoutPhone: waiting = 0 } = setup
  const left = stepsLeft(setup)
  return (
    <>
      <p>{left.length === 0 ? t('start_done') : t('start_lead', { count: left.length })}</p>
      <ol class="start-steps">
        <Step step="password" left={left}>
          <p>{t(setup.needsPassword ? 'start_password_left' : 'start_password_done')}</p>
        </Step>
        <Step step="register" left={left}>
          {needsRegister && <BringRegister />}
          {!needsRegister && list && count !== undefined && <Known villages={count} teams={list} />}
          {setup.canReplaceRegister && (
            <details data-part="replace">
              <summary>{t('start_register_replace')}</summary>
              <p>{t('start_register_replace_what')}</p>
              <BringRegister replaces />
            </details>
          )}
        </Step>
        <Step step="office" left={left} later={needsRegister && t('start_office_later')}>
          {missingSettings.length > 0 ? (
            <>
              <p>{t('start_office_left')}</p>
              <OfficeForm missing={missingSettings} saved={reload} />
            </>
          ) : (
            <>
              <p data-figure="office">{t('start_office_done', { name: officeName() })}</p>
              <LinkLine href="/settings?part=limits">{t('start_office_see')}</LinkLine>
            </>
          )}
        </Step>
        <Step step="phones" left={left} later={needsRegister && t('start_phones_later')}>
          <p>{waiting > 0 ? t('start_phones_left', { count: figure(waiting) }) : t('start_phones_done')}</p>
          <ActionLink href="/phones" isMain={waiting > 0}>
            {t('start_phones_go')}
          </ActionLink>
        </Step>
        <Step step="target" left={left} later={needsRegister && t('start_target_later')}>
          <p>{t(needsTarget ? 'start_target_left' : 'start_target_done')}</p>
          <ActionLink href={needsTarget ? '/settings?part=targets&target=new' : '/settings'}>
            {t(needsTarget ? 'target_add' : 'start_target_see')}
          </ActionLink>
        </Step>
      </ol>
      {!needsRegister && <ActionLink href="/">{t('start_home')}</ActionLink>}
    </>
  )
}

interface StepProps {
  step: StartStep
  left: StartStep[]
  /** Whether anything is to do is not known yet. */
  later?: string | false
  children: ComponentChildren
}
function Step({ step, left, later, children }: StepProps) {
  const isLeft = left.includes(step)
  return (
    <li data-step={step} data-left={isLeft}>
      <div class="record-head">
        <h2>{t(`start_${step}`)}</h2>
        {isLeft && <Mark look={['watch', 'alert']}>{t('start_left')}</Mark>}
        {!isLeft && !later && <Mark look={['good', 'check']}>{t('verdict_done')}</Mark>}
      </div>
      {later ? <p class="soft">{later}</p> : children}
    </li>
  )
}

const Known = ({ villages: count, teams: list }: { villages: number; teams: Team[] }) => (
  <>
    <p data-figure="register">{t('start_register_known', { villages: figure(count), teams: figure(list.length) })}</p>
    {list.some(({ name }) => isSample(name)) && <p>{t('start_register_sample')}</p>}
    <LinkLine href="/register">{t('start_register_see')}</LinkLine>
  </>
)

const HINTS = {
  OFFICE_NAME: 'office_name_hint',
  OFFICE_NAME_EN: 'office_english_hint',
  COUNTY_POSITION: 'office_position_hint',
} as const
type Asked = keyof typeof HINTS
const isAsked = (name: DatedName): name is Asked => name in HINTS
const OfficeFields = DatedSettings.pick({ OFFICE_NAME: true, OFFICE_NAME_EN: true, COUNTY_POSITION: true })
const placeIn = (text: string) => OfficeFields.shape.COUNTY_POSITION.safeParse(valueIn('COUNTY_POSITION', text)).data

/** What an office says of itself, from the first day: its name and where it lies; only what nobody has decided. */
function OfficeForm({ missing, saved }: { missing: DatedName[]; saved: () => void }) {
  const names = missing.filter(isAsked)
  const asked = (name: Asked) => ({ label: t(`setting_${name}`), isNeeded: names.includes(name) })
  const form = useForm(OfficeFields, {
    keep: 'office',
    start: {},
    fields: {
      OFFICE_NAME: asked('OFFICE_NAME'),
      // an office without an English name goes by its Chinese one
      OFFICE_NAME_EN: {
        label: t('setting_OFFICE_NAME_EN'),
        isNeeded: names.includes('OFFICE_NAME_EN') && !names.includes('OFFICE_NAME'),
      },
      COUNTY_POSITION: { ...asked('COUNTY_POSITION'), read: placeIn },
    },
    check: ({ COUNTY_POSITION: place }) =>
      place.trim() !== '' && !placeIn(place) ? [{ path: 'COUNTY_POSITION', message: t('position_range') }] : [],
    send: async (wanted: Partial<z.input<typeof OfficeFields>>) => {
      for (const name of names) {
        const value = wanted[name] ?? (name === 'OFFICE_NAME_EN' ? wanted.OFFICE_NAME : undefined)
        if (value === undefined) continue
        await ask(settings.settings.put, { params: { name }, body: { value, effectiveOn: FIRST_DAY } })
      }
      await meetOffice()
    },
    done: saved,
  })
  return (
    <Form of={form} label={t('start_office')}>
      {names.map((name) => (
        <Field key={name} of={form} name={name} hint={t(HINTS[name])} />
      ))}
    </Form>
  )
}
