/** The form of a step: what it needs first, what it may say besides. */
import { useState } from 'preact/hooks'
import { type FaultDetail, faults } from '../../../contract/faults.ts'
import { figures } from '../../../contract/figures.ts'
import type { FaultAction } from '../../../domain/fault/fault.ts'
import type { Extra } from '../../../domain/fault/fault-event.ts'
import { say } from '../../../domain/language.ts'
import type { Session } from '../../../domain/people/account.ts'
import { useAsk } from '../../shared/load.ts'
import { language } from '../../shared/words.ts'
import { categoryWord, faultStatusWord, stepTitle, stepWord } from '../kit/faults.tsx'
import { type FieldProps, Form, InputField, PassageField, SelectField, type Sending } from '../kit/fields.tsx'
import { throwIncomplete } from '../kit/form-draft.ts'
import { t } from '../words.ts'
import { fieldsOf, isNeeded, missingIn, type StepFields } from './rules.ts'

export interface StepFormProps {
  fault: FaultDetail
  sending: Sending
  take: (action: FaultAction, fields: StepFields) => Promise<void>
  cancel: () => void
}

/** Refuses in the words the server would use. */
export function requireFields(action: FaultAction, fields: StepFields): void {
  const missing = missingIn(action, fields)
  if (!missing) return
  const key = `step_needs_${missing}` as 'step_needs_reason'
  throwIncomplete([{ path: missing, message: say(language(), { key, facts: { step: { key: `step_${action}` } } }) }])
}

interface Props extends StepFormProps {
  action: FaultAction
  session: Session
}

export function StepForm({ action, fault, session, sending, take, cancel }: Props) {
  // a technician mostly takes a fault
  const assignee = action === 'assign' && session.role === 'technician' ? session.displayName : ''
  const [fields, setFields] = useState<StepFields>({ assignee })
  const submit = () =>
    sending.run(async () => {
      requireFields(action, fields)
      await take(action, fields)
    })
  return (
    <Form
      label={stepTitle(action)}
      sending={sending}
      names={fieldsOf(action)}
      submit={submit}
      button={t('confirm', { action: stepWord(action) })}
      cancel={cancel}
      isOpened
    >
      {fieldsOf(action).map((name) => (
        <StepField
          key={name}
          name={name}
          action={action}
          fault={fault}
          value={fields[name] ?? ''}
          set={(value) => setFields({ ...fields, [name]: value })}
          problem={sending.problem}
        />
      ))}
      {!fault.nextSteps.includes(action) && <p class="soft">{t('step_gone')}</p>}
    </Form>
  )
}

type Bare = Omit<FieldProps, 'label' | 'hint'>
interface StepFieldProps extends Bare {
  name: Extra
  action: FaultAction
  fault: FaultDetail
}

export function StepField({ action, fault, ...field }: StepFieldProps) {
  if (field.name === 'assignee') return <AssigneeField {...field} />
  if (field.name === 'duplicateOf') return <OriginalField {...field} fault={fault} />
  if (field.name === 'parts') return <PassageField {...field} label={t('parts_optional')} hint={t('parts_hint')} />
  const label = isNeeded(action, 'reason') ? t('reason') : t('remark_optional')
  return <PassageField {...field} label={label} maxLength={500} rows={2} />
}

/** Anybody may repair; those who do already are offered. */
function AssigneeField(field: Bare) {
  const { data } = useAsk(figures.faults, {})
  const known = data?.technicians.map(({ name }) => name) ?? []
  return <InputField {...field} label={t('assignee_who')} maxLength={60} options={known} />
}

function OriginalField({ fault, ...field }: Bare & { fault: FaultDetail }) {
  const { data } = useAsk(faults.list, { query: { village: fault.villageCode, limit: 200 } })
  const others = (data?.items ?? []).filter(
    ({ id, status }) => id !== fault.id && status !== 'duplicate' && status !== 'cancelled',
  )
  const isAlone = data !== undefined && others.length === 0
  return (
    <SelectField
      {...field}
      label={t('original_which')}
      hint={isAlone ? t('original_none') : undefined}
      none={t('choose')}
      choices={others.map(({ id, category, status, reportedOn }) => [
        id,
        [categoryWord(category), faultStatusWord(status), reportedOn].join(' · '),
      ])}
    />
  )
}
