/** 消息通知: by which channels people are told, and what waits, has arrived or was given up. */
import { channels, messages } from '../../../contract/messages.ts'
import { useAll } from '../../shared/load.ts'
import { Button, Changing } from '../kit/buttons.tsx'
import { useList } from '../kit/list.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { Records } from '../kit/records.tsx'
import { AnsweredSection, Empty, useOpening } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { ChannelForm } from './channel-form.tsx'
import { ChannelLine } from './channel-line.tsx'
import { Queue } from './queue.tsx'
import './messages.css'

/** What waits stands below the channels, once it is known how many there are. */
export function Page({ search }: PageProps) {
  const all = useAll(channels.list, {})
  const list = useList(messages.list, search, { page: '/messages' })
  return (
    <TitledPage title={t('messages_title')} lead={t('messages_lead')}>
      <Channels all={all} tested={list.first.reload} />
      {(all.data ?? all.problem) && <Queue list={list} />}
    </TitledPage>
  )
}

const NEW = 'new'

interface ChannelsProps {
  all: ReturnType<typeof useAll<typeof channels.list>>
  /** A test is a message, too. */
  tested: () => void
}

function Channels({ all, tested }: ChannelsProps) {
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
            line={(channel) => <ChannelLine {...channel} tested={tested} />}
            form={({ id }) => form(id)}
          />
        </>
      )}
    </AnsweredSection>
  )
}
