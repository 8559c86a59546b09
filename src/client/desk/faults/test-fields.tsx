/** The fields of a speaker test: installed, tested, sounding; and of one by itself the day and the way. */
import type { Problem } from '../../shared/api.ts'
import { useLoad } from '../../shared/load.ts'
import type { VillageSpeakers } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { InputField, PassageField, SelectField } from '../kit/fields.tsx'
import {
  type CountFields,
  type CountName,
  COUNTS,
  kindFieldPath,
  type KindFields,
  kindsOf,
  type TestFields,
} from './test-request.ts'

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

/** The fields that say themselves what is wrong with them. */
export const testNames = ({ kinds }: TestFields): string[] => [
  ...(kinds ? kinds.flatMap((_, i) => COUNTS.map((name) => kindFieldPath(i, name))) : COUNTS),
  ...['testedOn', 'method', 'note'],
]

interface TestProps {
  fields: TestFields
  set: (change: Partial<TestFields>) => void
  problem: Problem | undefined
  villageCode: string
  today: string | undefined
  /** Where another field takes what is to be said. */
  isWithoutNote?: boolean
}

export const TestFieldset = ({ fields, set, problem, villageCode, today, isWithoutNote = false }: TestProps) => (
  <>
    <ByKind fields={fields} set={set} villageCode={villageCode} />
    {fields.kinds ? (
      <KindRows kinds={fields.kinds} set={set} problem={problem} />
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
        set={(method) => set({ method: method as TestFields['method'] })}
        problem={problem}
      >
        <option value="on_site">{t('method_on_site')}</option>
        <option value="remote">{t('method_remote')}</option>
      </SelectField>
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

type SetTest = TestProps['set']

/** Offered where the register knows several kinds. */
function ByKind({ fields: { kinds }, set, villageCode }: Pick<TestProps, 'fields' | 'set' | 'villageCode'>) {
  const { data } = useLoad<VillageSpeakers>(`/api/villages/${encodeURIComponent(villageCode)}/speakers`)
  const known = kindsOf(data?.groups ?? [])
  if (known.length < 2) return null
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={kinds !== undefined}
        onChange={({ currentTarget }) => set({ kinds: currentTarget.checked ? known : undefined })}
      />
      <span>{t('by_kind')}</span>
    </label>
  )
}

const KindRows = ({ kinds, set, problem }: { kinds: KindFields[]; set: SetTest; problem: Problem | undefined }) => (
  <>
    {kinds.map((row, i) => (
      <fieldset key={row.kind} class="group-row">
        <legend>{t(`speaker_${row.kind}`)}</legend>
        <CountsFields
          fields={row}
          set={(change) => set({ kinds: kinds.map((one) => (one === row ? { ...row, ...change } : one)) })}
          problem={problem}
          pathOf={(name) => kindFieldPath(i, name)}
        />
      </fieldset>
    ))}
  </>
)
