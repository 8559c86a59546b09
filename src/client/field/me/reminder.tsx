/** 退回提醒: whether this browser tells of returned logs, and how it comes to. */
import { useEffect, useState } from 'preact/hooks'
import { type Problem, saidOf } from '../../shared/api.ts'
import { Button, Says } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { remind, type Reminding, remindingNow, remindNoMore } from './reminding.ts'

/** Looked up when the page is opened; asked of the browser by a tap alone. */
export function Reminder() {
  const [state, setState] = useState<Reminding>()
  const [says, setSays] = useState('')
  useEffect(() => void remindingNow().then(setState, () => setState('silent')), [])
  if (state === undefined) return null
  const change = (to: Promise<Reminding>): void => {
    setSays('')
    to.then(setState, (thrown: Problem) => setSays(saidOf(thrown)))
  }
  return (
    <>
      <h2>{t('remind_title')}</h2>
      <p data-line="reminder">{t(`remind_${state}`)}</p>
      <p class="actions">
        {state === 'off' && <Button label={t('remind_start')} act={() => change(remind())} />}
        {state === 'on' && <Button label={t('remind_stop')} act={() => change(remindNoMore())} />}
      </p>
      <Says says={says} />
    </>
  )
}
