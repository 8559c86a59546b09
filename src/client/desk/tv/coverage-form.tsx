/** A village's figures entered: which line does not add up is said while one types, and nothing typed is lost. */
import { useState } from 'preact/hooks'
import { tvCoverage, type TvVillage } from '../../../contract/tv-coverage.ts'
import type { Village } from '../../../domain/register/place.ts'
import { ask, useFormId } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { emptyAmong, notNumbers, throwIncomplete } from '../kit/form-draft.ts'
import { Form, InputField, SelectField, useSending } from '../kit/fields.tsx'
import { Mark } from '../kit/marks.tsx'
import { blankDraft, type CountName, COUNTS, coverageBody, sumState, type SumState } from './rules.ts'

interface Props {
  villages: Village[]
  /** The latest snapshots, for what was said last time. */
  latest: TvVillage[]
  today: string
  chosen: string | undefined
  choose: (village: string) => void
  reload: () => void
}

const SUM_LINE = 'sum-line'
const NAMES = ['villageCode', 'asOf', ...COUNTS, 'note'] as const
const WORDS = {
  households: 'tv_households',
  connected: 'tv_connected',
  lost: 'tv_lost',
  noSignal: 'tv_no_signal',
  noSet: 'tv_no_set',
  verified: 'tv_verified',
} as const satisfies Record<CountName, string>

export function CoverageForm({ villages, latest, today, chosen = '', choose, reload }: Props) {
  const [id, renew] = useFormId()
  const [typed, setTyped] = useState(() => blankDraft('', today))
  const [says, setSays] = useState('')
  const [isRefused, setRefused] = useState(false)
  const draft = { ...typed, villageCode: chosen }
  const village = villages.find(({ code }) => code === chosen)
  const last = latest.find(({ villageCode }) => villageCode === chosen)
  const again = () => {
    renew()
    reload()
  }
  const sending = useSending({ conflict: again })
  const field = (name: (typeof NAMES)[number]) => ({
    name,
    value: draft[name],
    set: (value: string) => setTyped({ ...typed, [name]: value }),
    problem: sending.problem,
  })
  const sum = sumState(draft)
  const submit = () => {
    setSays('')
    setRefused(sum.kind === 'wrong')
    const asked = [
      { path: 'villageCode', label: t('village'), value: draft.villageCode },
      { path: 'asOf', label: t('tv_as_of'), value: draft.asOf },
      ...COUNTS.map((path) => ({ path, label: t(WORDS[path]), value: draft[path] })),
    ]
    sending.run(async () => {
      throwIncomplete([...emptyAmong(asked), ...notNumbers(COUNTS.map((path) => ({ path, value: draft[path] })))])
      if (sum.kind === 'wrong') return
      await ask(tvCoverage.send, { body: coverageBody(id, draft) })
      setSays(t('tv_saved', { village: village?.name ?? chosen, day: draft.asOf }))
      setTyped(blankDraft('', today))
      choose('')
      again()
    })
  }
  /** Said once, in the line below: a sentence of six numbers has no room beside a field. */
  const wrongAt = (name: CountName) =>
    isRefused && sum.kind === 'wrong' && sum.issues.some(({ path }) => path === name) ? SUM_LINE : undefined
  const told = (name: CountName) => last && t('tv_last', { value: figure(last[name]), day: last.asOf })
  return (
    <>
      <Form label={t('tv_enter_title')} sending={sending} names={NAMES} submit={submit} button={t('tv_save')}>
        <div class="field-row">
          <SelectField
            {...field('villageCode')}
            set={choose}
            label={t('village')}
            none={t('tv_choose_village')}
            choices={villages.map(({ code, name, townshipName }) => [
              code,
              t('village_title', { village: name, township: townshipName }),
            ])}
          />
          <InputField {...field('asOf')} label={t('tv_as_of')} type="date" max={today} />
        </div>
        <div class="field-row counts">
          {COUNTS.map((name) => (
            <InputField
              key={name}
              {...field(name)}
              label={t(WORDS[name])}
              type="number"
              min="0"
              hint={told(name)}
              wrongAt={wrongAt(name)}
            />
          ))}
        </div>
        <SumLine state={sum} isRefused={isRefused} />
        <InputField {...field('note')} label={t('note_optional')} maxLength={500} />
      </Form>
      <p class="said" role="status">
        {says}
      </p>
    </>
  )
}

function SumLine({ state, isRefused }: { state: SumState; isRefused: boolean }) {
  return (
    <p
      class="sum-line"
      id={SUM_LINE}
      role={isRefused && state.kind === 'wrong' ? 'alert' : 'status'}
      data-sum={state.kind}
    >
      {state.kind === 'waiting' && <span class="soft">{t('tv_sum_wait')}</span>}
      {state.kind === 'fits' && <Mark look={['good', 'check']}>{t('tv_sum_fits', state.counts)}</Mark>}
      {state.kind === 'wrong' &&
        state.issues.map(({ path, message }) => (
          <Mark key={path} look={['bad', 'cross']}>
            {message}
          </Mark>
        ))}
    </p>
  )
}
