/** What speakers stand in a village, by kind: the register, and changing it, sent whole. */
import { useState } from 'preact/hooks'
import { throwIncomplete } from '../kit/form-draft.ts'
import { speakers, type VillageSpeakers } from '../../../contract/speakers.ts'
import { type SpeakerGroup, SpeakerKind } from '../../../domain/audibility/speaker.ts'
import type { Village } from '../../../domain/register/place.ts'
import { ask, type Problem } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { Answered, Empty } from '../kit/states.tsx'
import { Form, InputField, SelectField, useSending } from '../kit/fields.tsx'
import { Check } from '../kit/filter-fields.tsx'
import { Mark } from '../kit/marks.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../words.ts'
import { blankRow, groupIssues, type GroupRow, groupsIn, rowsOf, TRANSMISSIONS } from './rules.ts'

export function VillageSpeakersSection({ village, mayEdit }: { village: Village; mayEdit: boolean }) {
  const { code, speakersInstalled } = village
  const load = useAsk(speakers.ofVillage, { params: { code } })
  const [isEditing, setEditing] = useState(false)
  const finish = () => {
    setEditing(false)
    load.reload()
  }
  return (
    <section id="speakers" aria-labelledby="speakers-title">
      <h2 id="speakers-title">{t('speakers_title')}</h2>
      <Answered load={load} lines={3}>
        {(data) =>
          isEditing ? (
            <SpeakerForm code={code} groups={data.groups} finish={finish} cancel={() => setEditing(false)} />
          ) : (
            <>
              <Register speakers={data} installed={speakersInstalled} />
              {mayEdit && (
                <p class="actions">
                  <button type="button" onClick={() => setEditing(true)}>
                    {data.groups.length === 0 ? t('speakers_enter') : t('speakers_change')}
                  </button>
                </p>
              )}
            </>
          )
        }
      </Answered>
    </section>
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
          { head: t('speaker_count'), class: 'number', cell: ({ speakers: count }) => figure(count) },
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
  const save = async () => {
    throwIncomplete(groupIssues(rows))
    await ask(speakers.put, { params: { code }, body: { groups: groupsIn(rows) } })
    finish()
  }
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
      {rows.map((row, i) => (
        <Row
          key={row.key}
          row={row}
          path={`groups.${i}.`}
          problem={sending.problem}
          change={(part) => setRows(rows.map((one) => (one === row ? { ...row, ...part } : one)))}
          remove={() => setRows(rows.filter((one) => one !== row))}
        />
      ))}
      <p class="actions">
        <button type="button" onClick={() => setRows([...rows, blankRow(rows)])}>
          {t('speakers_add')}
        </button>
      </p>
    </Form>
  )
}

interface RowProps {
  row: GroupRow
  path: string
  problem: Problem | undefined
  change: (part: Partial<GroupRow>) => void
  remove: () => void
}

const Row = ({ row, path, problem, change, remove }: RowProps) => (
  <fieldset class="group-row">
    <legend class="unseen">{t(`speaker_${row.kind}`)}</legend>
    <div class="field-row">
      <SelectField
        name={`${path}kind`}
        label={t('speaker_kind')}
        value={row.kind}
        set={(kind) => change({ kind: kind as GroupRow['kind'] })}
        problem={problem}
        choices={SpeakerKind.options.map((kind) => [kind, t(`speaker_${kind}`)])}
      />
      <SelectField
        name={`${path}transmission`}
        label={t('transmission')}
        value={row.transmission}
        set={(transmission) => change({ transmission: transmission as GroupRow['transmission'] })}
        problem={problem}
        choices={TRANSMISSIONS.map((one) => [one, t(`transmission_${one}`)])}
      />
      <InputField
        type="number"
        min="1"
        name={`${path}speakers`}
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
      <button type="button" class="quiet" onClick={remove}>
        {t('speakers_remove')}
      </button>
    </div>
  </fieldset>
)
