/** A village's figures entered: which line does not add up is said while one types, and nothing typed is lost. */
import { tvCoverage, type TvVillage } from '../../../contract/audibility.ts'
import { NewTvCoverage } from '../../../domain/audibility/tv-coverage.ts'
import type { Village } from '../../../domain/register/place.ts'
import { ask, useFormId } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { SelectField } from '../kit/fields.tsx'
import { Field, Form, useForm } from '../kit/form.tsx'
import { Mark } from '../kit/marks.tsx'
import { t } from '../words.ts'
import { COUNTS, coverageFields, sumState, type SumState } from './rules.ts'

interface Props {
  villages: Village[]
  /** The latest snapshots, for what was said last time. */
  latest: TvVillage[]
  today: string
  chosen: string | undefined
  choose: (village: string) => void
  reload: () => void
}

/** Where it is said, once, what does not add up: a sentence of six numbers has no room beside a field. */
const SUM_LINE = 'sum-line'

export function CoverageForm({ villages, latest, today, chosen = '', choose, reload }: Props) {
  const [id, renew] = useFormId()
  const village = villages.find(({ code }) => code === chosen)
  const last = latest.find(({ villageCode }) => villageCode === chosen)
  const again = () => {
    renew()
    reload()
  }
  const form = useForm(NewTvCoverage, {
    fields: coverageFields(),
    start: { id },
    begin: { villageCode: chosen, asOf: today },
    check: (draft) => (sumState(draft).kind === 'wrong' ? [{ path: SUM_LINE, message: '' }] : []),
    send: (body) => ask(tvCoverage.send, { body }),
    done: () => {
      choose('')
      again()
    },
    says: ({ asOf }) => t('tv_saved', { village: village?.name ?? chosen, day: asOf }),
    conflict: again,
  })
  const { problem } = form.sending
  const sum = sumState(form.draft)
  const wrong = sum.kind === 'wrong' && problem?.issues.some(({ path }) => path === SUM_LINE) ? sum.issues : []
  return (
    <Form of={form} label={t('tv_enter_title')} names={[SUM_LINE]} button={t('tv_save')}>
      <div class="field-row">
        <SelectField
          name="villageCode"
          label={t('village')}
          value={chosen}
          set={choose}
          problem={problem}
          none={t('tv_choose_village')}
          choices={villages.map(({ code, name, townshipName }) => [
            code,
            t('village_title', { village: name, township: townshipName }),
          ])}
        />
        <Field of={form} name="asOf" max={today} />
      </div>
      <div class="field-row counts">
        {COUNTS.map((name) => (
          <Field
            key={name}
            of={form}
            name={name}
            type="number"
            min="0"
            hint={last && t('tv_last', { value: figure(last[name]), day: last.asOf })}
            wrongAt={wrong.some(({ path }) => path === name) ? SUM_LINE : undefined}
          />
        ))}
      </div>
      <SumLine state={sum} isRefused={wrong.length > 0} />
      <Field of={form} name="note" />
    </Form>
  )
}

const SumLine = ({ state, isRefused }: { state: SumState; isRefused: boolean }) => (
  <p class="sum-line" id={SUM_LINE} role={isRefused ? 'alert' : 'status'} data-sum={state.kind}>
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
