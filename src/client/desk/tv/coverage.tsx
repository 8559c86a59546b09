/** TV coverage: its page's address, its villages in order, and a snapshot being entered: which line does not add up is said while one types. */
import { tvCoverage, type TvVillage } from '../../../contract/audibility.ts'
import { NewTvCoverage } from '../../../domain/audibility/tv-coverage.ts'
import { MEANS } from '../../../domain/audibility/tv-figures.ts'
import type { Village } from '../../../domain/register/place.ts'
import { ask, type Problem, useFormId } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { SelectField } from '../kit/fields.tsx'
import { Field, Form, useForm } from '../kit/form.tsx'
import { Mark } from '../kit/marks.tsx'
import { t } from '../later-words.ts'
import { MOST_A_PAGE } from '../../../contract/route.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { say } from '../../../domain/language.ts'
import { language } from '../../shared/words.ts'
import { anyDay, anyText, type Order, orderBy, sorted, viewsAt } from '../kit/address.ts'
import { type Fields, numberIn } from '../kit/form-draft.ts'

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
  const count = (name: (typeof COUNTS)[number] | (typeof MEANS)[number], hint: string | undefined) => (
    <Field
      key={name}
      of={form}
      name={name}
      type="number"
      min="0"
      hint={hint}
      wrongAt={wrong.some(({ path }) => path === name) ? SUM_LINE : undefined}
    />
  )
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
        {COUNTS.map((name) => count(name, last && t('tv_last', { value: figure(last[name]), day: last.asOf })))}
      </div>
      <div class="field-row counts">
        {MEANS.map((name, place) =>
          count(name, meansHint(last, name) ?? (place === 0 ? t('tv_means_hint') : undefined)),
        )}
      </div>
      <SumLine state={sum} isRefused={wrong.length > 0} />
      <Field of={form} name="note" />
    </Form>
  )
}

function meansHint(last: TvVillage | undefined, name: Means): string | undefined {
  const value = last?.[name]
  return value === undefined ? undefined : t('tv_last', { value: figure(value), day: last?.asOf ?? '' })
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

export const tvAsked = (asOf: string | undefined) => ({ query: { designated: true, limit: MOST_A_PAGE, asOf } })

const FIGURES = ['households', 'connected', 'verified', 'lost', 'noSignal', 'noSet'] as const
/** Of these one looks for the lowest first. */
export const RISING = ['connectedPercent', 'villageName', 'asOf'] as const
type TvColumn = (typeof RISING)[number] | (typeof FIGURES)[number]

/** `village` is chosen in the form. */
export const { read: readTvQuery, path: tvPath } = viewsAt('/tv', {
  asOf: anyDay,
  order: orderBy<TvColumn>([...RISING, ...FIGURES]),
  village: anyText,
})
export type TvQuery = ReturnType<typeof readTvQuery>

/** The order of the villages' codes is also that of their names. */
export const inTvOrder = (villages: readonly TvVillage[], { sort, isDescending }: Order<TvColumn>): TvVillage[] =>
  sorted(
    villages,
    isDescending,
    (village) => (sort === 'villageName' ? village.villageCode : village[sort]),
    ({ villageCode }) => villageCode,
  )

export type TvChange = TvVillage & { change: NonNullable<TvVillage['change']> }

/** Those that changed: most households lost again first, then the most cut off, then the most newly connected. */
export function changedVillages(villages: TvVillage[]): TvChange[] {
  return villages
    .filter(
      (village): village is TvChange =>
        !!village.change && (village.change.connected !== 0 || village.change.lost !== 0),
    )
    .sort(
      (a, b) =>
        Math.max(0, b.change.lost) - Math.max(0, a.change.lost) ||
        Math.min(0, a.change.connected) - Math.min(0, b.change.connected) ||
        b.change.connected - a.change.connected ||
        (a.villageCode < b.villageCode ? -1 : 1),
    )
}

/** As they are entered. */
const COUNTS = ['households', 'connected', 'lost', 'noSignal', 'noSet', 'verified'] as const
type CountName = (typeof COUNTS)[number]
type Means = (typeof MEANS)[number]

export const coverageFields = (): Fields<'villageCode' | 'asOf' | CountName | Means | 'note'> => ({
  villageCode: t('village'),
  asOf: t('tv_as_of'),
  households: t('tv_households'),
  connected: t('tv_connected'),
  lost: t('tv_lost'),
  noSignal: t('tv_no_signal'),
  noSet: t('tv_no_set'),
  verified: t('tv_verified'),
  cable: t('tv_cable'),
  iptv: t('tv_iptv'),
  mobile: t('tv_mobile'),
  satellite: t('tv_satellite'),
  terrestrial: t('tv_terrestrial'),
  note: t('note_optional'),
})

type SumState =
  | { kind: 'waiting' }
  | { kind: 'fits'; counts: Record<CountName, number> }
  | { kind: 'wrong'; issues: Problem['issues'] }

/** An id and a village nobody has: the numbers alone are judged. */
const NOBODY = { id: '00000000-0000-4000-8000-000000000000', villageCode: '0', asOf: '2000-01-01' }

/** Judged as soon as the whole and its four parts are in, and the means as far as they are said; what is not yet said of verified is taken for none. */
export function sumState(draft: Record<CountName | Means, string>): SumState {
  const typed = COUNTS.map((name) => [
    name,
    draft[name].trim() === '' && name === 'verified' ? 0 : numberIn(draft[name]),
  ])
  const counts = Object.fromEntries(typed) as Record<CountName, number | null>
  const means = MEANS.flatMap((name) => (draft[name].trim() === '' ? [] : [[name, numberIn(draft[name])] as const]))
  if ([...Object.values(counts), ...means.map(([, count]) => count)].includes(null)) return { kind: 'waiting' }
  const read = NewTvCoverage.safeParse({ ...NOBODY, ...counts, ...Object.fromEntries(means) })
  if (read.success) return { kind: 'fits', counts: counts as Record<CountName, number> }
  const issues = issuesOf(read.error).map(({ path, sentence }) => ({ path, message: say(language(), sentence) }))
  return { kind: 'wrong', issues }
}
