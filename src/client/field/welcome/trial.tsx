/** A log to try one's hand at, in the form that logs are made in; never sent, never kept. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { freshId } from '../../shared/api.ts'
import { newDraft } from '../log/log-draft.ts'
import { Show } from '../show/show.tsx'
import { forgetTrials, PhoneContext, trialPhone, useCopy } from '../phone/phone.ts'
import { HOME } from '../routes.ts'
import { Button, Frame, LinkButton, Notice } from '../kit/states.tsx'
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
    return newDraft({ ...phone, id: freshId(), teamCode, villageCode: undefined })
  }
  return (
    <PhoneContext.Provider value={value}>
      <div class="banners">
        <Notice tone="info" data-banner="trial" says={t('trial_says')} />
      </div>
      <Show key={turn} start={start} />
    </PhoneContext.Provider>
  )
}

const Done = ({ again }: { again: () => void }) => (
  <Frame data-view="trial-done" title={t('trial_done')} back={[HOME, t('back_villages')]}>
    <p>{t('trial_done_text')}</p>
    <p class="actions">
      <LinkButton class="main-action wide" href={HOME} label={t('welcome_begin')} />
      <Button class="wide" label={t('trial_again')} act={again} />
    </p>
  </Frame>
)
