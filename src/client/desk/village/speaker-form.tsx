/** The register of a village's speakers as it is changed: a row for each group, sent whole. */
import { useState } from 'preact/hooks'
import { type SpeakerGroup, SpeakerKind } from '../../../domain/audibility/speaker.ts'
import { t } from '../words.ts'
import { Form, InputField, SelectField } from '../kit/fields.tsx'
import { useSending } from '../kit/sending.ts'
import { blankRow, type GroupRow, groupIssues, groupsIn, rowsOf, TRANSMISSIONS } from './speaker-rows.ts'

interface Props {
  path: string
  groups: SpeakerGroup[]
  finish: () => void
  cancel: () => void
}

export function SpeakerForm({ path, groups, finish, cancel }: Props) {
  const [rows, setRows] = useState(() => rowsOf(groups))
  const sending = useSending({ done: finish })
  const change = (at: number, part: Partial<GroupRow>) =>
    setRows(rows.map((row, i) => (i === at ? { ...row, ...part } : row)))
  const submit = () => {
    const issues = groupIssues(rows)
    sending.refuse(issues)
    if (issues.length === 0) sending.send('PUT', path, { groups: groupsIn(rows) })
  }
  return (
    <Form
      label={t('speakers_change')}
      sending={sending}
      names={rows.flatMap((_, i) => [`groups.${i}.speakers`, `groups.${i}.kind`, `groups.${i}.transmission`])}
      submit={submit}
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
          change={(part) => change(i, part)}
          remove={() => setRows(rows.filter(({ key }) => key !== row.key))}
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
  problem: ReturnType<typeof useSending>['problem']
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
      >
        {SpeakerKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {t(`speaker_${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        name={`${path}transmission`}
        label={t('transmission')}
        value={row.transmission}
        set={(transmission) => change({ transmission: transmission as GroupRow['transmission'] })}
        problem={problem}
      >
        {TRANSMISSIONS.map((one) => (
          <option key={one} value={one}>
            {t(`transmission_${one}`)}
          </option>
        ))}
      </SelectField>
      <InputField
        type="number"
        min="1"
        name={`${path}speakers`}
        label={t('speaker_count')}
        value={row.speakers}
        set={(speakers) => change({ speakers })}
        problem={problem}
      />
    </div>
    <div class="group-row-end">
      <label class="check">
        <input
          type="checkbox"
          checked={row.returnChannel}
          onChange={({ currentTarget }) => change({ returnChannel: currentTarget.checked })}
        />
        <span>{t('return_channel_yes')}</span>
      </label>
      <button type="button" class="quiet" onClick={remove}>
        {t('speakers_remove')}
      </button>
    </div>
  </fieldset>
)
