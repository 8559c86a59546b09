/** An evening that is planned or changed: what speaks against it is said before it is saved. */
import { useEffect, useState } from 'preact/hooks'
import { plans } from '../../../contract/plans.ts'
import { films as filmRoutes, villages as villageRoutes } from '../../../contract/register.ts'
import { isStanding } from '../../../domain/plan/standing.ts'
import { NewPlan } from '../../../domain/plan/plan.ts'
import { MissedReason } from '../../../domain/screening/missed-show.ts'
import { ask, freshId, Problem } from '../../shared/api.ts'
import { shortDay } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { ActionButton } from '../kit/buttons.tsx'
import { InputField, SelectField } from '../kit/fields.tsx'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import type { Opening } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import type { Open } from './rules.ts'

interface Props {
  open: Open
  opening: Opening<Open>
  /** The team's next evening without a show. */
  free: string
}

export function EveningForm({ open: { teamCode, on, villageCode, plan }, opening, free }: Props) {
  const villages = useAll(villageRoutes.list, { query: { team: teamCode, limit: 500 } })
  const films = useAll(filmRoutes.list, {})
  const [id] = useState(() => plan?.id ?? freshId())
  const nameOf = (code: string): string => villages.data?.items.find((one) => one.code === code)?.name ?? code
  const form = useForm(NewPlan, {
    start: plan
      ? { id, teamCode, villageCode: plan.villageCode, on, at: plan.at, filmCodes: plan.filmCodes, note: plan.note }
      : { id, teamCode, on, villageCode },
    fields: {
      villageCode: {
        label: t('village'),
        choices: withOwn(
          plan && [plan.villageCode, `${plan.villageName} ${plan.townshipName}`],
          (villages.data?.items ?? []).map(({ code, name, townshipName }) => [code, `${name} ${townshipName}`]),
        ),
        none: t('plan_village_choose'),
      },
      on: t('plan_on'),
      at: { label: t('plan_at'), hint: '20:30' },
      filmCodes: {
        label: t('films'),
        choices: withOwn(
          plan && plan.filmCodes.length > 0 && [String(plan.filmCodes), plan.filmNames.join(t('list_comma'))],
          (films.data?.items ?? []).map(({ code, title }) => [code, title]),
        ),
        none: t('plan_film_open'),
        print: (codes) => (Array.isArray(codes) ? codes.join(',') : ''),
        read: (codes) => (codes === '' ? [] : codes.split(',')),
      },
      note: t('note'),
    },
    send: async (wanted) => {
      const { id: _, recordedAt: __, ...content } = wanted
      if (plan) return ask(plans.change, { params: { id }, body: { ...content, revision: plan.revision } })
      return taken(await ask(plans.sendMany, { body: { plans: [wanted] } }))
    },
    done: ({ villageCode: code, on: day }) =>
      opening.saved(t('plans_saved', { village: nameOf(code), day: shortDay(day) })),
    conflict: opening.renew,
  })
  const title = plan
    ? t('plans_change', { village: plan.villageName, day: shortDay(on) })
    : `${t('plan_add')} ${shortDay(on)}`
  return (
    <Form of={form} label={title} cancel={opening.close} isOpened>
      <h3>{title}</h3>
      <FieldRow of={form} names={['villageCode', 'on', 'at']} />
      <FieldRow of={form} names={['filmCodes']} />
      <Field of={form} name="note" />
      <Remarks wanted={NewPlan.safeParse(form.value).data} />
      {plan && isStanding(plan) && <Steps open={{ teamCode, on, plan }} opening={opening} free={free} />}
    </Form>
  )
}

type Choice = [code: string, name: string]
/** A sheet may have planned another team's village, or several films: what is kept stays to be chosen. */
const withOwn = (own: Choice | false | undefined, choices: Choice[]): Choice[] =>
  own && !choices.some(([code]) => code === own[0]) ? [own, ...choices] : choices

/** What was refused is said at the form. */
function taken({
  results: [result],
}: {
  results: { error?: { code: string; detail: string; issues?: Problem['issues'] } | undefined }[]
}) {
  const error = result?.error
  if (error) throw new Problem(error.code, error.detail, error.issues ?? [])
}

const TYPED_MS = 300
function Remarks({ wanted }: { wanted: NewPlan | undefined }) {
  const [remarks, setRemarks] = useState<string[]>()
  const text = wanted && JSON.stringify(wanted)
  useEffect(() => {
    if (text === undefined) return setRemarks(undefined)
    const gone = new AbortController()
    const timer = setTimeout(() => {
      const body = { plans: [JSON.parse(text) as NewPlan] }
      ask(plans.check, { body, signal: gone.signal })
        .then(({ results }) => setRemarks(results[0]?.remarks ?? []))
        .catch(() => undefined)
    }, TYPED_MS)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [text])
  if (!remarks) return null
  return (
    <div role="status" data-list="plan-remarks">
      {remarks.length === 0 ? (
        <p class="soft">{t('plans_nothing_against')}</p>
      ) : (
        <>
          <strong>{t('plans_remarks')}</strong>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Steps({ open: { plan, on }, opening, free }: Props) {
  const [reason, setReason] = useState<MissedReason>('rain')
  const [to, setTo] = useState(free)
  const [problem, setProblem] = useState('')
  if (!plan) return null
  const step = (kind: object): void => {
    const { id, revision } = plan
    void ask(plans.takeSteps, { body: { steps: [{ id, revision, ...kind }] } })
      .then(taken)
      .then(() => opening.saved(t('plans_done', { village: plan.villageName, day: shortDay(on) })))
      .catch((error: unknown) => {
        const { code, detail, issues } = error instanceof Problem ? error : new Problem('offline', t('offline'))
        if (code === 'conflict') opening.renew()
        setProblem(issues[0]?.message ?? detail)
      })
  }
  return (
    <fieldset>
      <div class="field-row">
        <SelectField
          name="reason"
          problem={undefined}
          label={t('missed_reason')}
          value={reason}
          set={(value) => setReason(MissedReason.parse(value))}
          choices={MissedReason.options.map((one) => [one, t(`missed_reason_${one}`)])}
        />
        <InputField name="to" label={t('plan_moved_to')} type="date" problem={undefined} value={to} set={setTo} />
      </div>
      <p class="actions">
        {plan.state === 'planned' && (
          <ActionButton label={t('plans_confirm')} onClick={() => step({ kind: 'confirm' })} />
        )}
        <ActionButton label={t('plan_move')} onClick={() => step({ kind: 'move', to, newId: freshId(), reason })} />
        <ActionButton label={t('plan_cancel')} onClick={() => step({ kind: 'cancel', reason })} />
      </p>
      {problem && <p role="alert">{problem}</p>}
    </fieldset>
  )
}
