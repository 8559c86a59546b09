/** Who else noticed a fault, and adding one more. */
import { useState } from 'preact/hooks'
import { type FaultDetail, faults } from '../../../contract/faults.ts'
import { isUnsettled, NewWitness } from '../../../domain/fault/fault.ts'
import { ask, useFormId } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { onOneLine, timeField, useOpenedAt } from '../kit/form-draft.ts'
import { Field, Form, useForm } from '../kit/form.tsx'
import { t } from '../words.ts'

interface Props {
  fault: FaultDetail
  reload: () => void
}

export function Witnesses({ fault, reload }: Props) {
  const { id, witnessList, status } = fault
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const finish = () => {
    close()
    reload()
  }
  return (
    <section aria-labelledby="witnesses-title">
      <h2 id="witnesses-title">
        {t('witnesses_title')} <span class="soft">{figure(witnessList.length)}</span>
      </h2>
      <ul class="plain" data-list="witnesses">
        {witnessList.map(({ id: key, name, witnessedAt, by, note }) => (
          <li key={key}>
            <span class="soft">{dayTimeOf(witnessedAt)}</span> <strong>{name}</strong>{' '}
            {by !== name && <span class="soft">{t('entered_by', { who: by })}</span>}
            {note && <p>{note}</p>}
          </li>
        ))}
      </ul>
      {isUnsettled(status) && !isOpen && (
        <p class="actions">
          <button type="button" onClick={() => setOpen(true)}>
            {t('witness_add')}
          </button>
        </p>
      )}
      {isOpen && <WitnessForm faultId={id} finish={finish} cancel={close} />}
    </section>
  )
}

const onOne = (text: string): string | undefined => onOneLine(text) || undefined

function WitnessForm({ faultId, finish, cancel }: { faultId: string; finish: () => void; cancel: () => void }) {
  const [id] = useFormId()
  const openedAt = useOpenedAt()
  const form = useForm(NewWitness, {
    fields: {
      name: { label: t('witness_name'), read: onOne },
      witnessedAt: timeField(t('fault_noticed')),
      note: { label: t('remark_optional'), read: onOne },
    },
    start: { id },
    begin: { witnessedAt: openedAt },
    send: (body) => ask(faults.witness, { params: { id: faultId }, body }),
    done: finish,
  })
  return (
    <Form of={form} label={t('witness_add')} button={t('witness_add')} cancel={cancel} isOpened>
      <Field of={form} name="name" hint={t('witness_name_hint')} />
      <Field of={form} name="witnessedAt" type="datetime-local" />
      <Field of={form} name="note" rows={3} />
    </Form>
  )
}
