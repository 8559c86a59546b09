/** 消息记录: what was told to whom, what became of it, and trying again what has not arrived. */
import { messages } from '../../../contract/messages.ts'
import { type Message, MessageState } from '../../../domain/message/message.ts'
import { Topic } from '../../../domain/message/topic.ts'
import { ask } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import type { Look } from '../../shared/shapes.ts'
import { Button, Changing, Says } from '../kit/buttons.tsx'
import { useSending } from '../kit/fields.tsx'
import { Choices, Filters } from '../kit/filters.tsx'
import { Listing, type ListView, Total } from '../kit/list.tsx'
import { Mark } from '../kit/marks.tsx'
import { Section, useOpening } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'

export function Queue({ list }: { list: ListView<typeof messages.list> }) {
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
