/** A speaker test as it is typed: installed, tested, sounding, of all or of each kind; the day and the way. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { audibility } from '../../../contract/audibility.ts'
import { speakers } from '../../../contract/speakers.ts'
import type { NewAudibilityReport } from '../../../domain/audibility/audibility.ts'
import { ask, freshId, type Problem } from '../../shared/api.ts'
import { useAsk, useToday } from '../../shared/load.ts'
import { askClock } from '../../shared/office.ts'
import { t } from '../words.ts'
import { Check } from './filter-fields.tsx'
import { InputField, PassageField, SelectField } from './fields.tsx'
import {
  type CountFields,
  type CountName,
  COUNTS,
  kindFieldPath,
  kindsOf,
  noTest,
  testBody,
  type TestFields,
} from './speaker-test-draft.ts'

interface CountProps {
  fields: CountFields
  set: (change: Partial<CountFields>) => void
  problem: Problem | undefined
  /** Where in what is sent a count stands. */
  pathOf?: (name: CountName) => string
}

const asNamed = (name: CountName): string => name

export const CountsFields = ({ fields, set, problem, pathOf = asNamed }: CountProps) => (
  <div class="field-row counts">
    {COUNTS.map((name) => (
      <InputField
        key={name}
        type="number"
        min="0"
        name={pathOf(name)}
        label={t(`count_${name}`)}
        value={fields[name]}
        set={(value) => set({ [name]: value })}
        problem={problem}
      />
    ))}
  </div>
)

interface Options {
  villageCode: string
  /** Speakers of the village, where that is known. */
  installed: number | undefined
  faultId?: string
  /** The form's own id; without one, other numbers are another test. */
  id?: string
}

export interface SpeakerTest {
  villageCode: string
  fields: TestFields
  set: (change: Partial<TestFields>) => void
  /** The fields that say themselves what is wrong with them. */
  names: string[]
  /** Once: pressed again with the same numbers it is the same test of the same moment. */
  send: () => ReturnType<typeof ask<typeof audibility.send>>
}

export function useSpeakerTest({ villageCode, installed, faultId, id }: Options): SpeakerTest {
  const [fields, setFields] = useState<TestFields>(noTest(installed))
  const set: SpeakerTest['set'] = (change) => setFields((typed) => ({ ...typed, ...change }))
  const last = useRef<{ of: string; body: NewAudibilityReport }>(null)
  useEffect(() => void askClock().then((clock) => set({ testedOn: clock.today })), [])
  const send = async () => {
    const of = `${id} ${JSON.stringify(fields)}`
    if (last.current?.of !== of) {
      const { now } = await askClock()
      const around = { id: id ?? freshId(), villageCode, recordedAt: now, faultId }
      last.current = { of, body: testBody(fields, around) }
    }
    return ask(audibility.send, { body: last.current.body })
  }
  const counts = fields.kinds ? fields.kinds.flatMap((_, i) => COUNTS.map((name) => kindFieldPath(i, name))) : COUNTS
  return { villageCode, fields, set, names: [...counts, 'testedOn', 'method', 'note'], send }
}

interface Props {
  of: SpeakerTest
  problem: Problem | undefined
  /** Where another field takes what is to be said. */
  isWithoutNote?: boolean
}

export function TestFieldset({ of: test, problem, isWithoutNote = false }: Props) {
  const { fields, set } = test
  const today = useToday()
  return (
    <>
      <ByKind of={test} />
      {fields.kinds ? (
        <KindRows of={test} problem={problem} />
      ) : (
        <CountsFields fields={fields} set={set} problem={problem} />
      )}
      <p class="soft">{t('part_test_hint')}</p>
      <div class="field-row">
        <InputField
          type="date"
          max={today}
          name="testedOn"
          label={t('tested_on')}
          value={fields.testedOn}
          set={(testedOn) => set({ testedOn })}
          problem={problem}
        />
        <SelectField
          name="method"
          label={t('method')}
          value={fields.method}
          set={(method) => set({ method: method === 'remote' ? 'remote' : 'on_site' })}
          problem={problem}
          choices={[
            ['on_site', t('method_on_site')],
            ['remote', t('method_remote')],
          ]}
        />
      </div>
      {!isWithoutNote && (
        <PassageField
          name="note"
          label={t('note_optional')}
          maxLength={500}
          rows={2}
          value={fields.note}
          set={(note) => set({ note })}
          problem={problem}
        />
      )}
    </>
  )
}

/** Offered where the register knows several kinds. */
function ByKind({ of: { villageCode, fields, set } }: Pick<Props, 'of'>) {
  const { data } = useAsk(speakers.ofVillage, { params: { code: villageCode } })
  const known = kindsOf(data?.groups ?? [])
  if (known.length < 2) return null
  return (
    <Check
      label={t('by_kind')}
      isOn={fields.kinds !== undefined}
      set={(isOn) => set({ kinds: isOn ? known : undefined })}
    />
  )
}

const KindRows = ({ of: { fields, set }, problem }: Pick<Props, 'of' | 'problem'>) =>
  fields.kinds?.map((row, i) => (
    <fieldset key={row.kind} class="group-row">
      <legend>{t(`speaker_${row.kind}`)}</legend>
      <CountsFields
        fields={row}
        set={(change) => set({ kinds: fields.kinds?.map((one) => (one === row ? { ...row, ...change } : one)) })}
        problem={problem}
        pathOf={(name) => kindFieldPath(i, name)}
      />
    </fieldset>
  ))
