/** 来了多少人: the pad that is hit with a thumb in the dark; of a returned log, what was said beside what it is changed to. */
import { figure } from '../../shared/format.ts'
import { useTyped } from '../kit/inputs.tsx'
import { wrongBy } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { type BlockProps, OpenBlock, SaidHere } from './parts.tsx'
import { PAD_KEYS, type PadKey, padded } from './people-pad.ts'
import { BeforeAndAfter, OfficeSaid, useReturned } from './returned.tsx'
import { lastIn } from './show-draft.ts'
import { Sign } from './signs.tsx'

export function PeopleBlock({ form, isTried }: BlockProps) {
  const { draft, check, update } = form
  const { attendance } = draft
  const returned = useReturned(draft)
  const last = lastIn(
    check.logs.filter(({ id }) => id !== draft.id),
    draft.villageCode,
  )?.attendance
  const typed = useTyped(attendance, (people) => update({ attendance: people }))
  const says = typed.isWrong ? t('number_wrong') : ''
  const press = (key: PadKey) => {
    typed.leave()
    update({ attendance: padded(attendance, key) })
  }
  return (
    <OpenBlock
      block="people"
      title={<label for="attendance">{t('ask_people')}</label>}
      beside={last !== undefined && returned === undefined ? t('people_last', { count: figure(last) }) : undefined}
    >
      {returned && <OfficeSaid form={form} block="people" />}
      {returned && <BeforeAndAfter form={form} was={figure(returned.content.attendance)} now={attendance} />}
      <div class={says === '' ? 'number' : 'number has-issue'}>
        <input id="attendance" {...typed.field} inputMode="none" {...wrongBy(says, 'attendance-says')} />
        <span aria-hidden="true">{t('people_unit')}</span>
      </div>
      <p class="says" role="alert" id="attendance-says">
        {says}
      </p>
      <SaidHere form={form} of={['attendance']} isTried={isTried} />
      <div class="pad" role="group" aria-label={t('people_pad')}>
        {PAD_KEYS.map((key) => (
          <button key={key} type="button" class={looksOf(key)} data-key={key} onClick={() => press(key)}>
            {key === 'back' ? (
              <>
                <Sign name="erase" />
                <span class="unseen">{t('pad_back')}</span>
              </>
            ) : key === 'clear' ? (
              t('pad_clear')
            ) : (
              key.replace('-', '−')
            )}
          </button>
        ))}
      </div>
    </OpenBlock>
  )
}

const looksOf = (key: PadKey): string =>
  key.startsWith('+') || key.startsWith('-') ? 'is-step' : key.length > 1 ? 'is-text' : ''
