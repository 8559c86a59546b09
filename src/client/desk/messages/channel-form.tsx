/** The form of a channel: where it leads, what is secret of it, and who is told what by it. */
import { useState } from 'preact/hooks'
import { channels } from '../../../contract/messages.ts'
import type { SentOf } from '../../../contract/route.ts'
import { type Channel, ChannelKind, NewChannel } from '../../../domain/message/channel.ts'
import { EntryForm, useEditing } from '../kit/entry-form.tsx'
import { FieldRow, useForm } from '../kit/form.tsx'
import { t } from '../later-words.ts'
import { Receivers } from './receivers.tsx'
import { channelSent, isMail, newReceiver, receiversIn, receiversText } from './rules.ts'

interface Props {
  /** None of a new one. */
  id?: string
  close: () => void
  saved: (sentence: string) => void
}

const begin = (): SentOf<typeof channels.put> => ({
  kind: 'wecom',
  name: '',
  isOn: true,
  language: 'zh',
  receivers: [newReceiver()],
})

const startOf = ({
  shown: _,
  id: __,
  madeAt: ___,
  madeBy: ____,
  waiting: _____,
  lastSentAt: ______,
  ...content
}: Channel) => content

export function ChannelForm({ id, close, saved }: Props) {
  const [ownId] = useState(() => id ?? crypto.randomUUID())
  const editing = useEditing(channels, id === undefined ? null : { id }, 'channel')
  const kept = editing.kept?.thing
  const { shown = {} } = kept ?? {}
  const keptHint = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : t('channel_kept', { shown: text })
  const form = useForm(NewChannel, {
    start: kept ? startOf(kept) : {},
    ...(id === undefined && { begin: begin() }),
    fields: {
      name: t('target_name'),
      kind: { label: t('speaker_kind'), choices: ChannelKind.options.map((kind) => [kind, t(`channel_${kind}`)]) },
      isOn: { label: t('in_isOn'), choices: ON() },
      language: { label: t('in_language'), choices: LANGUAGES() },
      url: { label: t('channel_url'), hint: keptHint(shown.url) },
      secret: {
        label: t('channel_secret'),
        hint: keptHint(shown.secret) ?? t('channel_secret_hint'),
        isSecret: true,
        autocomplete: 'off',
      },
      host: { label: t('in_host'), isNeeded: false },
      port: { label: t('in_port'), type: 'number' },
      from: t('in_from'),
      username: t('channel_username'),
      password: {
        label: t('channel_password'),
        hint: keptHint(shown.password),
        isSecret: true,
        autocomplete: 'new-password',
      },
      receivers: {
        label: t('receivers_title'),
        print: receiversText,
        read: receiversIn,
        said: receiversSaid,
        isNeeded: false,
      },
    },
    check: ({ receivers }) =>
      receiversIn(receivers).flatMap(({ name }, i) =>
        name.trim() === '' ? [{ path: `receivers.${i}.name`, message: t('receivers_need_name') }] : [],
      ),
    send: (body) => editing.put({ params: { id: ownId }, body: channelSent(body) }),
    done: ({ name }) => saved(t('channel_saved', { name })),
  })
  const isByMail = isMail(form.draft.kind)
  const rows = form.rows.map((row) => (SECRET.includes(row.field) ? { ...row, after: '••••' } : row))
  return (
    <EntryForm of={form} editing={editing} label={t('channel_form')} close={close} names={['receivers']} rows={rows}>
      <FieldRow of={form} names={['kind', 'name', 'isOn', 'language']} />
      {isByMail ? (
        <FieldRow of={form} names={['host', 'port', 'from', 'username', 'password']} />
      ) : (
        <FieldRow of={form} names={['url', 'secret']} />
      )}
      <h3>{t('receivers_title')}</h3>
      <Receivers
        receivers={receiversIn(form.draft.receivers)}
        isMail={isByMail}
        problem={form.sending.problem}
        set={(receivers) => form.set('receivers')(receiversText(receivers))}
      />
    </EntryForm>
  )
}

const receiversSaid = (text: string): string =>
  receiversIn(text)
    .map(({ name, topics }) =>
      t('channel_told', { name, topics: topics.map((topic) => t(`channel_topics_${topic}`)).join(t('list_comma')) }),
    )
    .join(' ')
/** What would change is said, but not to what. */
const SECRET = ['url', 'secret', 'password']
const ON = () => [['true', t('channel_on')] as const, ['false', t('channel_off')] as const]
const LANGUAGES = () => [['zh', t('channel_language_zh')] as const, ['en', t('channel_language_en')] as const]
