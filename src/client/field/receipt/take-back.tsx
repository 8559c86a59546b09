/** Taking a log back, counted down from its submission; after that, what became of it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { madeAndQueued } from '../../shared/phone/outbox-entry.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import { go } from '../../shared/place.ts'
import { AskedTwice } from '../kit/inputs.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { logPath } from '../routes.ts'
import { leftToTakeBack, type Slip, takenBack, wayBack } from './rules.ts'

const SECOND_MS = 1000

export function TakeBack({ slip }: { slip: Slip }) {
  const { entries, change, made, stamp } = useCopy()
  const left = useLeft(slip.content.recordedAt)
  const way = wayBack(slip)
  const isWanted = useRef(false)
  const toForm = () => {
    const events = slip.entry ? takenBack(slip.entry, entries, stamp().timeZone) : []
    void change(events).then((isDone) => isDone && go(logPath(slip.id), { replace: true }))
  }
  // pressed while it was being sent in vain: done once it is not; of what has arrived it is asked anew
  useEffect(() => {
    if (!isWanted.current || way === 'later') return
    isWanted.current = false
    if (way === 'form') toForm()
  })
  const isWithdrawn = entries.some(({ key }) => key === `void:${slip.id}`)
  if (left === 0 || way === undefined || isWithdrawn) {
    return (
      <a class="button quiet" href={logPath(slip.id)}>
        {t('receipt_review')}
      </a>
    )
  }
  const act = () => {
    if (way === 'void') {
      const body = { reason: t('receipt_mistake') }
      return void change(madeAndQueued(made({ kind: 'void', key: `void:${slip.id}`, about: slip.id, body })))
    }
    if (way === 'form') return toForm()
    isWanted.current = true
  }
  const seconds = Math.ceil(left / SECOND_MS)
  const facts = { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }
  return (
    <AskedTwice
      name="take-back"
      isBare
      class="quiet"
      label={t('receipt_take_back', facts)}
      tone="watch"
      says={<p>{t(way === 'void' ? 'receipt_take_back_void' : 'receipt_take_back_form')}</p>}
      yes={t('take_back_yes')}
      no={t('take_back_no')}
      act={act}
      leave={() => void (isWanted.current = false)}
      later={way === 'later' && <p class="soft receipt-later">{t('receipt_take_back_later')}</p>}
    />
  )
}

/** Milliseconds, from second to second; of a demo, whose clock stands, all of them. */
function useLeft(recordedAt: string): number {
  const { copy, now } = useCopy()
  const [, tick] = useState(0)
  const left = leftToTakeBack(recordedAt, copy.isClockFixed ? now().getTime() : phoneNow())
  const isRunning = left > 0
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => tick((count) => count + 1), SECOND_MS)
    return () => clearInterval(timer)
  }, [isRunning])
  return left
}
