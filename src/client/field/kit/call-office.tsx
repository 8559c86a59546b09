/** The office's number where somebody is told to ask the office: a tap dials. Nothing where the office has set none. */
import { useContext, useEffect, useState } from 'preact/hooks'
import { phoneSaid, telOf } from '../../shared/format.ts'
import { askClock } from '../../shared/office-clock.ts'
import { keptCopy, peopleHere } from '../../shared/phone/phone-records.ts'
import { doorWords } from '../../shared/words-door.ts'
import { sayerOf } from '../../shared/words.ts'
import { PhoneContext } from '../phone/phone.ts'
import { Icon } from './marks.tsx'

const t = sayerOf(doorWords)

export function CallOffice() {
  const copy = useContext(PhoneContext)?.copy
  const [asked, setAsked] = useState<string>()
  useEffect(() => {
    if (!copy) officePhone().then(setAsked, () => undefined)
  }, [copy])
  const phone = copy ? copy.officePhone : asked
  if (phone === undefined) return null
  return (
    <p class="actions">
      <a class="button quiet" href={telOf(phone)} data-call="office">
        <Icon name="call" />
        {t('call_the_office')} {phoneSaid(phone)}
      </a>
    </p>
  )
}

/** Nobody is in: then the office tells it, and without signal what this phone was told last. */
const officePhone = (): Promise<string | undefined> =>
  askClock().then(
    ({ supervisionPhone }) => supervisionPhone,
    async () => {
      for (const { id } of await peopleHere()) {
        const known = (await keptCopy(id))?.copy.officePhone
        if (known !== undefined) return known
      }
      return undefined
    },
  )
