/** Who is told what by a channel: a person or a group each, with their switches. */
import { teams } from '../../../contract/register.ts'
import type { Receiver } from '../../../domain/message/channel.ts'
import { Topic } from '../../../domain/message/topic.ts'
import type { Problem } from '../../shared/api.ts'
import { useAll } from '../../shared/load.ts'
import { Button } from '../kit/buttons.tsx'
import { InputField, issueAt, SelectField } from '../kit/fields.tsx'
import { Check, namedChoices } from '../kit/filters.tsx'
import { t } from '../later-words.ts'
import { newReceiver } from './rules.ts'

interface Props {
  receivers: Receiver[]
  isMail: boolean
  problem: Problem | undefined
  set: (receivers: Receiver[]) => void
}

export function Receivers({ receivers, isMail, problem, set }: Props) {
  const crews = useAll(teams.list, {}).data?.items ?? []
  const change = (at: number) => (changes: Partial<Receiver>) =>
    set(receivers.map((one, i) => (i === at ? { ...one, ...changes } : one)))
  return (
    <>
      {receivers
        .map((receiver, at) => ({ receiver, at }))
        .map(({ receiver, at }) => (
          <ReceiverFields
            key={at}
            at={at}
            receiver={receiver}
            isMail={isMail}
            problem={problem}
            crews={namedChoices(crews, receiver.teamCode)}
            change={change(at)}
            take={() => set(receivers.filter((_, other) => other !== at))}
          />
        ))}
      <p class="wrong">{receivers.length === 0 && issueAt(problem, 'receivers')}</p>
      <p class="actions">
        <Button label={t('receiver_add')} onClick={() => set([...receivers, newReceiver()])} />
      </p>
    </>
  )
}

interface FieldsProps {
  receiver: Receiver
  at: number
  isMail: boolean
  problem: Problem | undefined
  crews: ReturnType<typeof namedChoices>
  change: (changes: Partial<Receiver>) => void
  take: () => void
}

function ReceiverFields({ receiver, at, isMail, problem, crews, change, take }: FieldsProps) {
  const { name, address = '', topics, own, leader, teamCode = '' } = receiver
  const path = `receivers.${at}`
  const called = name || t('receiver_numbered', { number: at + 1 })
  const isTeams = topics.includes('team_week') || topics.includes('log_returned')
  return (
    <fieldset class="group-row" data-receiver={at}>
      <legend>{called}</legend>
      <div class="field-row">
        <InputField
          name={`${path}.name`}
          label={t('receiver_name')}
          value={name}
          maxLength={60}
          problem={problem}
          set={(value) => change({ name: value })}
        />
        <InputField
          name={`${path}.address`}
          label={t(isMail ? 'receiver_mail' : 'receiver_mobile')}
          value={address}
          maxLength={120}
          problem={problem}
          set={(value) => change({ address: value })}
        />
        {isTeams && (
          <SelectField
            name={`${path}.teamCode`}
            label={t('team')}
            value={teamCode}
            problem={problem}
            choices={crews}
            none={t('receiver_no_team')}
            set={(value) => change({ teamCode: value })}
          />
        )}
      </div>
      <div class="switches" role="group" aria-label={t('in_topics')}>
        {Topic.options.map((topic) => (
          <Check
            key={topic}
            name={`${path}.${topic}`}
            label={t(`channel_topics_${topic}`)}
            isOn={topics.includes(topic)}
            set={(isOn) => change({ topics: isOn ? [...topics, topic] : topics.filter((one) => one !== topic) })}
          />
        ))}
      </div>
      <div class="switches">
        <Check name={`${path}.own`} label={t('in_own')} isOn={own} set={(isOn) => change({ own: isOn })} />
        <Check
          name={`${path}.leader`}
          label={t('receiver_leader')}
          isOn={leader}
          set={(isOn) => change({ leader: isOn })}
        />
      </div>
      <p class="actions">
        <Button class="quiet" label={t('receiver_take')} of={t('receiver_take_of', { name: called })} onClick={take} />
      </p>
    </fieldset>
  )
}
