/** A speaker test as it is typed, installed, tested, sounding, of all or of each kind, the day and the way; and the report it is. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { audibility } from '../../../contract/audibility.ts'
import { speakers } from '../../../contract/speakers.ts'
import type { NewAudibilityReport, SpeakerCounts } from '../../../domain/audibility/audibility.ts'
import type { KindCounts, SpeakerGroup, SpeakerKind } from '../../../domain/audibility/speaker.ts'
import { ask, freshId, type Problem } from '../../shared/api.ts'
import { useAsk, useToday } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { InputField, PassageField, SelectField } from './fields.tsx'
import { Check } from './filters.tsx'
import { emptyAmong, notNumbers, numberIn, onOneLine, throwIncomplete } from './form-draft.ts'
import { askClock } from '../../shared/office-clock.ts'

export const COUNTS = ['speakersInstalled', 'speakersTested', 'speakersSounding'] as const
type CountName = (typeof COUNTS)[number]
export type CountFields = Record<CountName, string>
type KindFields = CountFields & { kind: SpeakerKind }
interface TestFields extends CountFields {
  /** Today, until it is typed; undefined before the office has told which day that is. */
  testedOn: string | undefined
  /** The counts of each kind; the totals are then their sums. */
  kinds?: KindFields[] | undefined
  method: NewAudibilityReport['method']
  note: string
}

/** Most tests are of all speakers. */
export function noCounts(installed?: number): CountFields {
  const all = installed === undefined ? '' : String(installed)
  return { speakersInstalled: all, speakersTested: all, speakersSounding: '' }
}
export const noTest = (installed?: number): TestFields => ({
  ...noCounts(installed),
  testedOn: undefined,
  method: 'on_site',
  note: '',
})

function issuesIn(fields: CountFields, pathOf: (name: CountName) => string): Problem['issues'] {
  const typed = COUNTS.map((name) => ({ path: pathOf(name), value: fields[name], label: t(`count_${name}`) }))
  return [...emptyAmong(typed), ...notNumbers(typed)]
}
const countIn = (text: string): number => numberIn(text) ?? 0

/** The three counts; throws what is wrong with them. */
export function countsOf(fields: CountFields, path = ''): SpeakerCounts {
  throwIncomplete(issuesIn(fields, (name) => path + name))
  return {
    speakersInstalled: countIn(fields.speakersInstalled),
    speakersTested: countIn(fields.speakersTested),
    speakersSounding: countIn(fields.speakersSounding),
  }
}

export const kindsOf = (groups: readonly SpeakerGroup[]): KindFields[] =>
  [...Map.groupBy(groups, ({ kind }) => kind)].map(([kind, ofKind]) => ({
    kind,
    ...noCounts(ofKind.reduce((sum, one) => sum + one.speakers, 0)),
  }))

/** What is sent of each kind names its counts shortly. */
const SHORT = { speakersInstalled: 'installed', speakersTested: 'tested', speakersSounding: 'sounding' } as const
const kindFieldPath = (i: number, name: CountName): string => `byKind.${i}.${SHORT[name]}`

/** The totals by themselves, or the kinds and their sums. */
function countedOf(fields: TestFields): SpeakerCounts & { byKind?: KindCounts[] } {
  const { kinds } = fields
  if (!kinds) return countsOf(fields)
  throwIncomplete(kinds.flatMap((row, i) => issuesIn(row, (name) => kindFieldPath(i, name))))
  const sumOf = (name: CountName): number => kinds.reduce((sum, row) => sum + countIn(row[name]), 0)
  return {
    speakersInstalled: sumOf('speakersInstalled'),
    speakersTested: sumOf('speakersTested'),
    speakersSounding: sumOf('speakersSounding'),
    byKind: kinds.map((row) => ({
      kind: row.kind,
      installed: countIn(row.speakersInstalled),
      tested: countIn(row.speakersTested),
      sounding: countIn(row.speakersSounding),
    })),
  }
}

type Around = Pick<NewAudibilityReport, 'id' | 'villageCode' | 'recordedAt' | 'faultId'>

export function testBody(fields: TestFields, { faultId, ...around }: Around): NewAudibilityReport {
  const { testedOn = '', method } = fields
  throwIncomplete(emptyAmong([{ path: 'testedOn', label: t('tested_on'), value: testedOn }]))
  const note = onOneLine(fields.note)
  return {
    ...around,
    testedOn,
    ...countedOf(fields),
    method,
    ...(note && { note }),
    ...(faultId && { faultId }),
  }
}

interface CountProps {
  fields: CountFields
  set: (change: Partial<CountFields>) => void
  problem: Problem | undefined
  /** Where in what is sent a count stands. */
  pathOf?: (name: CountName) => string
}

export const CountsFields = ({ fields, set, problem, pathOf }: CountProps) => (
  <div class="field-row counts">
    {COUNTS.map((name) => (
      <InputField
        key={name}
        type="number"
        min="0"
        name={pathOf?.(name) ?? name}
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

interface SpeakerTest {
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
  const onDay = (typed: TestFields, today: string) => ({ ...typed, testedOn: typed.testedOn ?? today })
  useEffect(() => void askClock().then(({ today }) => setFields((typed) => onDay(typed, today))), [])
  const send = async () => {
    // whoever is faster than the office's answer to the form need not press again
    const told = fields.testedOn === undefined ? onDay(fields, (await askClock()).today) : fields
    const of = `${id} ${JSON.stringify(told)}`
    if (last.current?.of !== of) {
      const { now } = await askClock()
      const around = { id: id ?? freshId(), villageCode, recordedAt: now, faultId }
      last.current = { of, body: testBody(told, around) }
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

export function TestFieldset({ of: { villageCode, fields, set }, problem, isWithoutNote = false }: Props) {
  const today = useToday()
  const { data } = useAsk(speakers.ofVillage, { params: { code: villageCode } })
  const known = kindsOf(data?.groups ?? [])
  const { kinds } = fields
  return (
    <>
      {/* offered where the register knows several kinds */}
      {known.length > 1 && (
        <Check
          label={t('by_kind')}
          isOn={kinds !== undefined}
          set={(isOn) => set({ kinds: isOn ? known : undefined })}
        />
      )}
      {!kinds && <CountsFields fields={fields} set={set} problem={problem} />}
      {kinds?.map((row, i) => (
        <fieldset key={row.kind} class="group-row">
          <legend>{t(`speaker_${row.kind}`)}</legend>
          <CountsFields
            fields={row}
            set={(change) => set({ kinds: kinds.with(i, { ...row, ...change }) })}
            problem={problem}
            pathOf={(name) => kindFieldPath(i, name)}
          />
        </fieldset>
      ))}
      <p class="soft">{t('part_test_hint')}</p>
      <div class="field-row">
        <InputField
          type="date"
          max={today}
          name="testedOn"
          label={t('tested_on')}
          value={fields.testedOn ?? ''}
          set={(testedOn) => set({ testedOn })}
          problem={problem}
        />
        <SelectField
          name="method"
          label={t('method')}
          value={fields.method}
          set={(method) => set({ method: method === 'remote' ? 'remote' : 'on_site' })}
          problem={problem}
          choices={(['on_site', 'remote'] as const).map((one) => [one, t(`method_${one}`)])}
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
