/** Who answers for something: said with how it came about, and changed from a day on where it stands. */
import { duties, type DutyDetail } from '../../../contract/duties.ts'
import { type DutyVersion, NewDuty } from '../../../domain/ledger/duty.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { useAsk, useToday } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { ActionButton, Changing } from './buttons.tsx'
import { asksWhy, EntryForm, reasonField, useEditing } from './entry-form.tsx'
import { Fact, Facts } from './figures.tsx'
import { FieldRow, useForm } from './form.tsx'
import { AnsweredSection, Empty, useOpening } from './section.tsx'

/** Of whoever is named; nobody is said. */
export const dutySaid = ({ leader, responsible }: Pick<DutyVersion, 'leader' | 'responsible'>): string =>
  [leader, responsible].filter(Boolean).join(t('list_comma')) || t('duty_nobody')

/** What its button does, and of what: names somebody where nobody is named. */
export const dutyDeed = ({ leader, responsible, name }: Pick<DutyDetail, 'leader' | 'responsible' | 'name'>) =>
  leader === undefined && responsible === undefined
    ? { label: t('duty_name'), of: t('duty_name_for', { name }) }
    : { label: t('edit'), of: t('edit_this', { name }) }

interface Props {
  subject: string
  /** What else shows it. */
  reload?: () => void
}

export function DutySection({ subject, reload }: Props) {
  const load = useAsk(duties.read, { params: { subject } })
  const opening = useOpening<'change'>('duty-title', load, ...(reload ? [{ reload }] : []))
  return (
    <AnsweredSection said={opening.said} title={t('duty_title')} data-duty={subject} load={load} lines={2}>
      {(duty) => (
        <>
          <Now duty={duty} />
          {opening.opened ? (
            <DutyForm subject={subject} name={duty.name} close={opening.close} saved={opening.saved} />
          ) : (
            <Changing>
              <ActionButton {...dutyDeed(duty)} onClick={() => opening.open('change')} />
            </Changing>
          )}
        </>
      )}
    </AnsweredSection>
  )
}

function Now({ duty }: { duty: DutyDetail }) {
  const { leader, responsible, effectiveOn, inheritedFrom, history } = duty
  if (leader === undefined && responsible === undefined && history.length === 0)
    return <Empty>{t('duty_nobody_text')}</Empty>
  return (
    <>
      <Facts>
        <Fact label={t('in_leader')} name="leader">
          {leader}
        </Fact>
        <Fact label={t('in_responsible')} name="responsible">
          {responsible ?? t('duty_nobody')}
        </Fact>
        {inheritedFrom === undefined && <Fact label={t('duty_since')}>{effectiveOn ?? t('duty_by_entry')}</Fact>}
      </Facts>
      {inheritedFrom !== undefined && (
        <p class="soft" data-figure="inherited">
          {t('duty_inherited_text', { villages: inheritedFrom })}
        </p>
      )}
      {history.length > 1 && (
        <details>
          <summary>{t('duty_history', { count: history.length })}</summary>
          <ul class="plain">
            {history.map((one) => (
              <li key={one.effectiveOn} class="soft">
                {t('duty_version', { day: one.effectiveOn, who: dutySaid(one) })}{' '}
                {t('made_by', { who: one.madeBy, at: dayTimeOf(one.madeAt) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

interface FormProps {
  subject: string
  name: string
  close: () => void
  saved: (sentence: string) => void
}

export function DutyForm({ subject, name, close, saved }: FormProps) {
  const editing = useEditing(duties, { subject }, 'duty')
  const effectiveOn = useToday()
  const { leader, responsible, inheritedFrom } = editing.kept?.thing ?? {}
  const named = { leader, responsible }
  const form = useForm(NewDuty, {
    keep: `duty ${subject}`,
    // those of the villages before it are named for it by saving
    start: inheritedFrom === undefined ? { ...named, effectiveOn } : { effectiveOn },
    begin: named,
    fields: {
      leader: { label: t('in_leader') },
      responsible: { label: t('in_responsible'), hint: t('duty_empty_hint') },
      effectiveOn: { label: t('effective_on'), isNeeded: true },
      reason: reasonField(),
    },
    isChange: true,
    send: (body) => editing.put({ params: { subject }, body }),
    done: () => saved(t('duty_saved', { name })),
  })
  return (
    <EntryForm of={form} editing={editing} label={t('duty_form', { name })} close={close}>
      <FieldRow of={form} names={['leader', 'responsible', 'effectiveOn', asksWhy(form) && 'reason']} />
    </EntryForm>
  )
}
