/** A log to try one's hand at, in the form that logs are made in; never sent, never kept. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { freshId } from '../../shared/fresh-id.ts'
import { newDraft } from '../log/log-draft.ts'
import { LogForm } from '../log/log-form.tsx'
import { forgetTrials, PhoneContext, trialPhone, useCopy } from '../phone/phone.ts'
import { HOME } from '../routes.ts'
import { Back, Heading } from '../kit/states.tsx'
import { t } from '../later-words.ts'

export function Trial() {
  const phone = useCopy()
  const [turn, setTurn] = useState(0)
  const [isDone, setDone] = useState(false)
  const value = useMemo(() => trialPhone(phone, () => setDone(true)), [phone])
  useEffect(() => {
    void forgetTrials().catch(() => undefined)
    return () => void forgetTrials().catch(() => undefined)
  }, [turn])
  if (isDone) return <Done again={() => (setTurn(turn + 1), setDone(false))} />
  const start = () => {
    const teamCode = phone.copy.team?.code ?? phone.person.teamCode ?? ''
    return newDraft({ id: freshId(), ...{ teamCode, villageCode: undefined }, ...phone })
  }
  return (
    <PhoneContext.Provider value={value}>
      <div class="banners">
        <div class="notice notice-info" data-banner="trial">
          <p>{t('trial_says')}</p>
        </div>
      </div>
      <LogForm key={turn} start={start} />
    </PhoneContext.Provider>
  )
}

const Done = ({ again }: { again: () => void }) => (
  <main data-view="trial-done">
    <Back href={HOME}>{t('back_villages')}</Back>
    <Heading>{t('trial_done')}</Heading>
    <p>{t('trial_done_text')}</p>
    <p class="actions">
      <a class="button main-action wide" href={HOME}>
        {t('welcome_begin')}
      </a>
      <button type="button" class="wide" onClick={again}>
        {t('trial_again')}
      </button>
    </p>
  </main>
)
