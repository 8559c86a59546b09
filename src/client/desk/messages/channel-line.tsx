/** A channel: where it leads, whom it tells what, and a test that says what was really answered. */
import { useState } from 'preact/hooks'
import { channels, type ChannelTest } from '../../../contract/messages.ts'
import type { Channel } from '../../../domain/message/channel.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { Button, Changing, Says } from '../kit/buttons.tsx'
import { useSending } from '../kit/fields.tsx'
import { Mark } from '../kit/marks.tsx'
import { t } from '../later-words.ts'

type Tested = { tested: () => void }

export function ChannelLine({ tested, ...channel }: Channel & Tested) {
  const { id, name, kind, isOn, shown, host, receivers, waiting, lastSentAt } = channel
  const where = shown.url ?? host ?? ''
  return (
    <>
      <p class="record-head">
        <strong>{name}</strong>{' '}
        <span class="soft">
          {t(`channel_${kind}`)} {where}
        </span>{' '}
        {isOn ? (
          <Mark look={['good', 'check']}>{t('channel_on')}</Mark>
        ) : (
          <Mark look={['unknown', 'ring']}>{t('channel_off')}</Mark>
        )}
      </p>
      <p class="soft">
        {lastSentAt === undefined ? t('channel_never') : t('channel_last', { at: dayTimeOf(lastSentAt) })}
        {waiting > 0 && `${t('list_comma')}${t('channel_waiting', { count: figure(waiting) })}`}
      </p>
      <ul class="plain">
        {receivers.map((receiver) => (
          <li key={`${receiver.name} ${receiver.address}`} class="soft">
            {t('channel_told', {
              name: receiver.name,
              topics: [
                ...receiver.topics.map((topic) => t(`channel_topics_${topic}`)),
                ...(receiver.own ? [t('in_own')] : []),
                ...(receiver.leader ? [t('receiver_leader')] : []),
              ].join(t('list_comma')),
            })}
          </li>
        ))}
      </ul>
      <Changing>
        <div>
          <Test id={id} name={name} tested={tested} />
        </div>
      </Changing>
    </>
  )
}

/** Shows what was really answered, to the letter. */
function Test({ id, name, tested }: Pick<Channel, 'id' | 'name'> & Tested) {
  const [came, setCame] = useState<ChannelTest>()
  const { problem, isSending, run } = useSending()
  const test = () =>
    run(async () => {
      setCame(undefined)
      setCame(await ask(channels.test, { params: { id } }))
      tested()
    })
  return (
    <>
      <p class="actions">
        <Button label={t('channel_test')} of={t('channel_test_of', { name })} isBusy={isSending} onClick={test} />
      </p>
      <Says>{problem?.detail}</Says>
      <div role="status">
        {came && (
          <>
            <p class={came.arrived ? 'notice' : 'notice notice-watch'} data-part="test">
              {came.said}
            </p>
            {came.answer !== undefined && !came.said.includes(came.answer) && (
              <p class="soft">{t('channel_answer', { status: came.status ?? '', answer: came.answer })}</p>
            )}
          </>
        )}
      </div>
    </>
  )
}
