/** Who else noticed a fault, and adding one more. */
import { useEffect, useState } from 'preact/hooks'
import { isUnsettled } from '../../../domain/fault/fault.ts'
import { request } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useFormId } from '../../shared/fresh-id.ts'
import { askClock, officeZone } from '../../shared/office.ts'
import type { FaultDetail } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { Form, InputField, PassageField } from '../kit/fields.tsx'
import { useSending } from '../kit/sending.ts'
import { clockField, noReport, witnessBody } from './fault-request.ts'

interface Props {
  fault: FaultDetail
  reload: () => void
}

export function Witnesses({ fault, reload }: Props) {
  const { witnessList } = fault
  const [isOpen, setOpen] = useState(false)
  const finish = () => {
    setOpen(false)
    reload()
  }
  return (
    <section aria-labelledby="witnesses-title">
      <h2 id="witnesses-title">
        {t('witnesses_title')} <span class="soft">{figure(witnessList.length)}</span>
      </h2>
      <ul class="plain" data-list="witnesses">
        {witnessList.map(({ id, name, witnessedAt, by, note }) => (
          <li key={id}>
            <span class="soft">{dayTimeOf(witnessedAt)}</span> <strong>{name}</strong>{' '}
            {by !== name && <span class="soft">{t('entered_by', { who: by })}</span>}
            {note && <p>{note}</p>}
          </li>
        ))}
      </ul>
      {isUnsettled(fault.status) && !isOpen && (
        <p class="actions">
          <button type="button" onClick={() => setOpen(true)}>
            {t('witness_add')}
          </button>
        </p>
      )}
      {isOpen && <WitnessForm fault={fault} finish={finish} cancel={() => setOpen(false)} />}
    </section>
  )
}

const NAMES = ['name', 'witnessedAt', 'note']

function WitnessForm({ fault, finish, cancel }: { fault: FaultDetail; finish: () => void; cancel: () => void }) {
  const [id] = useFormId()
  const [fields, setFields] = useState(noReport())
  const set = (change: Partial<typeof fields>) => setFields((typed) => ({ ...typed, ...change }))
  const sending = useSending()
  useEffect(() => void askClock().then(({ now }) => set({ noticedAt: clockField(now, officeZone()) })), [])
  const { problem } = sending
  return (
    <Form
      label={t('witness_add')}
      sending={sending}
      names={NAMES}
      submit={() =>
        sending.run(async () => {
          await request('POST', `/api/faults/${fault.id}/witnesses`, witnessBody(fields, id, officeZone()))
          finish()
        })
      }
      button={t('witness_add')}
      cancel={cancel}
      isOpened
    >
      <InputField
        name="name"
        label={t('witness_name')}
        hint={t('witness_name_hint')}
        maxLength={60}
        value={fields.reporterName}
        set={(reporterName) => set({ reporterName })}
        problem={problem}
      />
      <InputField
        type="datetime-local"
        name="witnessedAt"
        label={t('fault_noticed')}
        value={fields.noticedAt}
        set={(noticedAt) => set({ noticedAt })}
        problem={problem}
      />
      <PassageField
        name="note"
        label={t('remark_optional')}
        maxLength={500}
        value={fields.description}
        set={(description) => set({ description })}
        problem={problem}
      />
    </Form>
  )
}
