/** 消息通知: by which channels people are told, and what waits, has arrived or was given up. */
import { useState } from 'preact/hooks'
import { channels, type ChannelTest, messages } from '../../../contract/messages.ts'
import type { Channel } from '../../../domain/message/channel.ts'
import { type Message, MessageState } from '../../../domain/message/message.ts'
import { Topic } from '../../../domain/message/topic.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import type { Look } from '../../shared/shapes.ts'
import { Button, Changing, Says } from '../kit/buttons.tsx'
import { useSending } from '../kit/fields.tsx'
import { Choices, Filters } from '../kit/filters.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { Listing, Total, useList } from '../kit/list.tsx'
import { Mark } from '../kit/marks.tsx'
import { Records } from '../kit/records.tsx'
import { AnsweredSection, Empty, Section, useOpening } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { ChannelForm } from './channel-form.tsx'
import './messages.css'

/** What waits stands below the channels, once it is known how many there are. */
export function Page({ search }: PageProps) {
  const all = useAll(channels.list, {})
  return (
    <TitledPage title={t('messages_title')} lead={t('messages_lead')}>
      <Channels all={all} />
      {(all.data ?? all.problem) && <Queue search={search} />}
    </TitledPage>
  )
}

const NEW = 'new'

function Channels({ all }: { all: ReturnType<typeof useAll<typeof channels.list>> }) {
  const opening = useOpening('channels-title', all)
  const form = (id?: string) => (
    <ChannelForm {...(id !== undefined && { id })} close={opening.close} saved={opening.saved} />
  )
  const above = (
    <Changing>
      {opening.opened === NEW ? (
        form()
      ) : (
        <p class="actions">
          <Button label={t('channel_add')} onClick={() => opening.open(NEW)} />
        </p>
      )}
    </Changing>
  )
  return (
    <AnsweredSection said={opening.said} title={t('channels_title')} above={above} load={all} lines={4}>
      {({ items }) => (
        <>
          {items.length === 0 && <Empty>{t('channels_none')}</Empty>}
          <Records
            of={opening}
            name="channels"
            items={items}
            keyOf={({ id }) => id}
            nameOf={({ name }) => name}
            attribute="data-channel"
            line={(channel) => <ChannelLine {...channel} />}
            form={({ id }) => form(id)}
          />
        </>
      )}
    </AnsweredSection>
  )
}

function ChannelLine({ id, name, kind, isOn, shown, host, receivers, waiting, lastSentAt }: Channel) {
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
          <Test id={id} name={name} />
        </div>
      </Changing>
    </>
  )
}

/** Shows what was really answered, to the letter. */
function Test({ id, name }: Pick<Channel, 'id' | 'name'>) {
  const [came, setCame] = useState<ChannelTest>()
  const { problem, isSending, run } = useSending()
  const test = () =>
    run(async () => {
      setCame(undefined)
      setCame(await ask(channels.test, { params: { id } }))
    })
  return (
    <>
      <p class="actions">
        <Button label={t('channel_test')} of={t('channel_test_of', { name })} isBusy={isSending} onClick={test} />
      </p>
      <Says>{problem?.detail}</Says>
      <div role="status">
        {came && (
          <p class={came.arrived ? 'notice' : 'notice notice-watch'} data-part="test">
            {came.said}
            {came.answer !== undefined && (
              <span class="soft"> {t('channel_answer', { status: came.status ?? '', answer: came.answer })}</span>
            )}
          </p>
        )}
      </div>
    </>
  )
}

function Queue({ search }: { search: string }) {
  const list = useList(messages.list, search, { page: '/messages' })
  const { said, saved } = useOpening('queue-title', list.first)
  return (
    <Section said={said} title={t('queue_title')}>
      <Filters of={list}>
        <Choices
          of={list}
          word="state"
          label={t('status')}
          any={t('duties_any')}
          choices={MessageState.options.map((state) => [state, t(`message_${state}`)])}
        />
        <Choices
          of={list}
          word="topic"
          label={t('import_what')}
          any={t('duties_any')}
          choices={[...Topic.options, 'test' as const].map((topic) => [topic, t(`channel_topics_${topic}`)])}
        />
      </Filters>
      <Listing
        of={list}
        total={({ total }) => <Total said={t('ledger_total', { count: figure(total) })} />}
        none={t('queue_none')}
        noneYet={t('queue_none_yet')}
      >
        {(items) => <MessageTable items={items} saved={saved} />}
      </Listing>
    </Section>
  )
}

const LOOKS: Record<MessageState, Look> = {
  waiting: ['watch', 'clock'],
  sent: ['good', 'check'],
  failed: ['bad', 'cross'],
}

const MessageTable = ({ items, saved }: { items: Message[]; saved: (sentence: string) => void }) => (
  <Table
    name="messages"
    label={t('queue_title')}
    rows={items}
    keyOf={({ id }) => id}
    columns={[
      { head: t('queue_made'), class: 'day', cell: ({ madeAt }) => dayTimeOf(madeAt) },
      {
        head: t('import_what'),
        isRowHead: true,
        cell: ({ title, text }) => (
          <details class="message-text">
            <summary>{title}</summary>
            <p>{text}</p>
          </details>
        ),
      },
      {
        head: t('queue_whom'),
        isNamed: true,
        cell: ({ channel, receivers }) => (
          <>
            {channel.name} <span class="soft">{receivers.join(t('list_comma'))}</span>
          </>
        ),
      },
      { head: t('status'), cell: (message) => <State {...message} /> },
      { head: '', cell: (message) => message.state !== 'sent' && <Retry {...message} saved={saved} /> },
    ]}
  />
)

function State({ state, tries, sentAt, nextTryAt, lastError, acknowledgedAt, escalatedAt }: Message) {
  const notes = [
    sentAt && dayTimeOf(sentAt),
    tries > 1 && t('job_tries', { count: figure(tries) }),
    nextTryAt && t('queue_next', { at: dayTimeOf(nextTryAt) }),
    acknowledgedAt && t('queue_acknowledged', { at: dayTimeOf(acknowledgedAt) }),
    escalatedAt && t('queue_escalated', { at: dayTimeOf(escalatedAt) }),
  ].filter(Boolean)
  return (
    <>
      <Mark look={LOOKS[state]}>{t(`message_${state}`)}</Mark> <span class="soft">{notes.join(t('list_comma'))}</span>
      {lastError !== undefined && <div class="soft">{lastError}</div>}
    </>
  )
}

function Retry({ id, title, saved }: Message & { saved: (sentence: string) => void }) {
  const { problem, isSending, run } = useSending()
  const retry = () =>
    run(async () => {
      await ask(messages.retry, { params: { id } })
      saved(t('queue_retried', { title }))
    })
  return (
    <Changing>
      <Button label={t('queue_retry')} of={t('queue_retry_of', { title })} isBusy={isSending} onClick={retry} />
      <Says>{problem?.detail}</Says>
    </Changing>
  )
}
