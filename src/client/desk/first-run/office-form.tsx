/** What an office says of itself: its name, and where the county lies; so from the first day. */
import { type DatedName, FIRST_DAY } from '../../../domain/dated-setting.ts'
import { request } from '../../shared/api.ts'
import { learnOffice } from '../../shared/office.ts'
import { t } from '../later-words.ts'
import { Form, InputField } from '../kit/fields.tsx'
import { useKeptDraft } from '../kit/kept-draft.ts'
import { throwIncomplete, useSending } from '../kit/sending.ts'
import { officeDecisions, officeIssues } from './office-draft.ts'

interface Props {
  /** Those nobody has decided. */
  missing: DatedName[]
  saved: () => void
}

const HINTS = {
  OFFICE_NAME: 'office_name_hint',
  OFFICE_NAME_EN: 'office_english_hint',
  COUNTY_POSITION: 'office_position_hint',
} as const
type Asked = keyof typeof HINTS
const isAsked = (name: DatedName): name is Asked => name in HINTS

export function OfficeForm({ missing, saved }: Props) {
  const names = missing.filter(isAsked)
  const base = { OFFICE_NAME: '', OFFICE_NAME_EN: '', COUNTY_POSITION: '' }
  const { draft, set, clear } = useKeptDraft('office', base)
  const sending = useSending()
  const submit = () =>
    sending.run(async () => {
      throwIncomplete(officeIssues(names, draft))
      for (const { name, value } of officeDecisions(names, draft)) await decide(name, value)
      clear()
      await learnOffice()
      saved()
    })
  return (
    <Form label={t('start_office')} {...{ sending, submit, names }} button={t('save')}>
      {names.map((name) => (
        <InputField
          key={name}
          {...{ name, value: draft[name], set: set(name), problem: sending.problem }}
          label={t(`setting_${name}`)}
          hint={t(HINTS[name])}
          maxLength={120}
        />
      ))}
    </Form>
  )
}

const decide = (name: DatedName, value: unknown): Promise<unknown> =>
  request('PUT', `/api/settings/${name}`, { value, effectiveOn: FIRST_DAY })
