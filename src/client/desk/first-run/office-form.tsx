/** What an office says of itself: its name, and where the county lies; so from the first day. */
import type * as z from 'zod'
import { settings } from '../../../contract/settings.ts'
import { type DatedName, DatedSettings, FIRST_DAY } from '../../../domain/dated-setting.ts'
import { ask } from '../../shared/api.ts'
import { learnOffice } from '../../shared/office.ts'
import { t } from '../later-words.ts'
import { Field, Form, useForm } from '../kit/form.tsx'
import { valueIn } from '../kit/setting-text.ts'

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
const OfficeFields = DatedSettings.pick({ OFFICE_NAME: true, OFFICE_NAME_EN: true, COUNTY_POSITION: true })
const placeIn = (text: string) => OfficeFields.shape.COUNTY_POSITION.safeParse(valueIn('COUNTY_POSITION', text)).data

export function OfficeForm({ missing, saved }: Props) {
  const names = missing.filter(isAsked)
  const asked = (name: Asked) => ({ label: t(`setting_${name}`), isNeeded: names.includes(name) })
  const form = useForm(OfficeFields, {
    keep: 'office',
    start: {},
    fields: {
      OFFICE_NAME: asked('OFFICE_NAME'),
      // an office without an English name goes by its Chinese one
      OFFICE_NAME_EN: {
        label: t('setting_OFFICE_NAME_EN'),
        isNeeded: names.includes('OFFICE_NAME_EN') && !names.includes('OFFICE_NAME'),
      },
      COUNTY_POSITION: { ...asked('COUNTY_POSITION'), read: placeIn },
    },
    check: ({ COUNTY_POSITION: place }) =>
      place.trim() !== '' && !placeIn(place) ? [{ path: 'COUNTY_POSITION', message: t('position_range') }] : [],
    send: async (wanted: Partial<z.input<typeof OfficeFields>>) => {
      for (const name of names) {
        const value = wanted[name] ?? (name === 'OFFICE_NAME_EN' ? wanted.OFFICE_NAME : undefined)
        if (value === undefined) continue
        await ask(settings.put, { params: { name }, body: { value, effectiveOn: FIRST_DAY } })
      }
      await learnOffice()
    },
    done: saved,
  })
  return (
    <Form of={form} label={t('start_office')}>
      {names.map((name) => (
        <Field key={name} of={form} name={name} hint={t(HINTS[name])} />
      ))}
    </Form>
  )
}
