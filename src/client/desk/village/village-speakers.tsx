/** What speakers stand in a village, by kind: the register, and changing it, sent whole. */
import { useState } from 'preact/hooks'
import type { VillageStanding } from '../../../contract/standings.ts'
import { speakers, type VillageSpeakers } from '../../../contract/speakers.ts'
import { type SpeakerGroup, SpeakerKind } from '../../../domain/audibility/speaker.ts'
import type { Village } from '../../../domain/register/place.ts'
import { ask, type Problem } from '../../shared/api.ts'
import { figure, longDay } from '../../shared/format.ts'
import { ActionButton, Button, LinkLine } from '../kit/buttons.tsx'
import { Form, InputField, SelectField, useSending } from '../kit/fields.tsx'
import { Check } from '../kit/filters.tsx'
import { emptyAmong, notNumbers, numberIn, throwIncomplete } from '../kit/form-draft.ts'
import { Mark } from '../kit/marks.tsx'
import { Empty, Section } from '../kit/section.tsx'
import { number, Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { machineLabelsPath } from '../routes.ts'
import type { VillageAudibility } from '../../../contract/audibility.ts'

interface Props {
  standing: Pick<VillageStanding, 'village' | 'speakers'>
  reload: () => void
  mayEdit: boolean
}

export function VillageSpeakersSection({ standing: { village, speakers: known }, reload, mayEdit }: Props) {
  const [isEditing, setEditing] = useState(false)
  const finish = () => {
    setEditing(false)
    reload()
  }
  return (
    <Section name="speakers" title={t('speakers_title')}>
      {isEditing ? (
        <SpeakerForm code={village.code} groups={known.groups} finish={finish} cancel={() => setEditing(false)} />
      ) : (
        <>
          <Register speakers={known} installed={village.speakersInstalled} />
          <LinkLine href={machineLabelsPath(village.code)}>{t('labels_title')}</LinkLine>
          {mayEdit && (
            <ActionButton
              label={t(known.groups.length === 0 ? 'speakers_enter' : 'speakers_change')}
              onClick={() => setEditing(true)}
            />
          )}
        </>
      )}
    </Section>
  )
}

interface RegisterProps {
  speakers: VillageSpeakers
  /** By the register of villages. */
  installed: number | undefined
}

function Register({ speakers: { groups, total, withReturnChannel, agreesWithRegister }, installed }: RegisterProps) {
  if (groups.length === 0) return <Empty>{t('speakers_none')}</Empty>
  return (
    <>
      <Table
        name="speakers"
        label={t('speakers_title')}
        isPlain
        rows={groups}
        keyOf={({ kind, transmission, returnChannel }) => `${kind} ${transmission} ${returnChannel}`}
        columns={[
          { head: t('speaker_kind'), isRowHead: true, cell: ({ kind }) => t(`speaker_${kind}`) },
          { head: t('transmission'), cell: ({ transmission }) => t(`transmission_${transmission}`) },
          { head: t('return_channel'), cell: ({ returnChannel }) => (returnChannel ? t('yes') : t('no')) },
          number('speakers', t('speaker_count')),
        ]}
      />
      <p>{t('speakers_sum', { total: figure(total ?? 0), reporting: figure(withReturnChannel ?? 0) })}</p>
      {agreesWithRegister === false && (
        <p>
          <Mark look={['watch', 'alert']}>{t('speakers_disagree', { installed: figure(installed ?? 0) })}</Mark>
        </p>
      )}
    </>
  )
}

interface FormProps {
  code: string
  groups: SpeakerGroup[]
  finish: () => void
  cancel: () => void
}

function SpeakerForm({ code, groups, finish, cancel }: FormProps) {
  const [rows, setRows] = useState(() => rowsOf(groups))
  const sending = useSending()
  const { problem } = sending
  const save = async () => {
    throwIncomplete(groupIssues(rows))
    await ask(speakers.put, { params: { code }, body: { groups: groupsIn(rows) } })
    finish()
  }
  const drawn = rows.map((row, i) => {
    const change = (part: Partial<GroupRow>) => setRows(rows.map((one) => (one === row ? { ...row, ...part } : one)))
    return (
      <fieldset key={row.key} class="group-row">
        <legend class="unseen">{t(`speaker_${row.kind}`)}</legend>
        <div class="field-row">
          <SelectField
            name={`groups.${i}.kind`}
            label={t('speaker_kind')}
            value={row.kind}
            set={(kind) => change({ kind: kind as GroupRow['kind'] })}
            problem={problem}
            choices={SpeakerKind.options.map((kind) => [kind, t(`speaker_${kind}`)])}
          />
          <SelectField
            name={`groups.${i}.transmission`}
            label={t('transmission')}
            value={row.transmission}
            set={(transmission) => change({ transmission: transmission as GroupRow['transmission'] })}
            problem={problem}
            choices={TRANSMISSIONS.map((one) => [one, t(`transmission_${one}`)])}
          />
          <InputField
            type="number"
            min="1"
            name={`groups.${i}.speakers`}
            label={t('speaker_count')}
            value={row.speakers}
            set={(count) => change({ speakers: count })}
            problem={problem}
          />
        </div>
        <div class="group-row-end">
          <Check
            label={t('return_channel_yes')}
            isOn={row.returnChannel}
            set={(returnChannel) => change({ returnChannel })}
          />
          <Button class="quiet" label={t('speakers_remove')} onClick={() => setRows(rows.toSpliced(i, 1))} />
        </div>
      </fieldset>
    )
  })
  return (
    <Form
      label={t('speakers_change')}
      sending={sending}
      names={rows.flatMap((_, i) => [`groups.${i}.speakers`, `groups.${i}.kind`, `groups.${i}.transmission`])}
      submit={() => sending.run(save)}
      button={t('save')}
      cancel={cancel}
      isOpened
    >
      <p class="soft">{t('speakers_form_hint')}</p>
      {drawn}
      <ActionButton label={t('speakers_add')} onClick={() => setRows([...rows, blankRow(rows)])} />
    </Form>
  )
}

type Tested = Partial<Pick<VillageAudibility, 'registered' | 'speakersInstalled' | 'testedOn'>>

interface Known {
  /** In one sentence, each number with those who say it; none where nobody knows. */
  said: string | undefined
  agrees: boolean
}

/** How many there are: by the village's entry, the list of its speakers, its last full test. */
export function speakersKnown({ speakersInstalled }: Pick<Village, 'speakersInstalled'>, tested?: Tested): Known {
  const { registered, speakersInstalled: inTest, testedOn } = tested ?? {}
  const told = [
    { count: speakersInstalled, source: t('speakers_by_entry') },
    { count: registered ?? undefined, source: t('speakers_by_list') },
    { count: inTest ?? undefined, source: testedOn ? t('speakers_by_test', { day: longDay(testedOn) }) : '' },
  ].flatMap(({ count, source }) => (count === undefined ? [] : [{ count, source }]))
  const byCount = [...Map.groupBy(told, ({ count }) => count)]
  const said = byCount.map(([count, of]) => {
    const sources = of.map(({ source }) => source).join(t('list_comma'))
    return t('speakers_known', { count: figure(count), sources })
  })
  return { said: said.length > 0 ? said.join(t('list_semicolon')) : undefined, agrees: byCount.length < 2 }
}

const TRANSMISSIONS = ['wired', 'fm', 'ip'] as const satisfies SpeakerGroup['transmission'][]

interface GroupRow extends Omit<SpeakerGroup, 'speakers'> {
  key: number
  speakers: string
}

export const rowsOf = (groups: readonly SpeakerGroup[]): GroupRow[] =>
  groups.length === 0
    ? [blankRow([])]
    : groups.map((group, key) => ({ ...group, key, speakers: String(group.speakers) }))

const blankRow = (rows: readonly GroupRow[]): GroupRow => ({
  key: Math.max(0, ...rows.map(({ key }) => key + 1)),
  kind: 'horn',
  transmission: 'wired',
  returnChannel: false,
  speakers: '',
})

export const groupsIn = (rows: readonly GroupRow[]): SpeakerGroup[] =>
  rows.map(({ key: _, speakers: count, ...group }) => ({ ...group, speakers: numberIn(count) ?? 0 }))

export function groupIssues(rows: readonly GroupRow[]): Problem['issues'] {
  const typed = rows.map(({ speakers: value }, i) => ({
    path: `groups.${i}.speakers`,
    label: t('speaker_count'),
    value,
  }))
  return [...emptyAmong(typed), ...notNumbers(typed)]
}
