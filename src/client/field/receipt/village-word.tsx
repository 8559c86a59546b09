/** What the village has to say of a show: a code that a villager's phone scans, and without signal his answer, which this phone scans and carries, or the six digits he tells. */
import { useEffect, useState } from 'preact/hooks'
import { timeToAnswer } from '../../../domain/screening/cadre-link.ts'
import { dayTimeOf, timeOf } from '../../shared/format.ts'
import { type Entry, madeAndQueued } from '../../shared/phone/outbox-entry.ts'
import type { Qr } from '../../shared/qr.ts'
import { entryProblemSaid } from '../../shared/words-outbox.ts'
import { Fold, Text } from '../kit/inputs.tsx'
import { Mark } from '../kit/marks.tsx'
import { ScanButton } from '../kit/scan-button.tsx'
import { Button, Says } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { carriedOf, digitsIn, linkOf, type Slip } from './rules.ts'

export function VillageWord({ slip }: { slip: Slip }) {
  const { copy, entries, now } = useCopy()
  const link = linkOf(slip, copy, location.origin, now())
  const heard = entries.find(({ key }) => key === codeKey(slip.id))
  const isConfirmed = slip.confirmedAt !== undefined || heard?.state === 'received'
  const isNone = slip.state === 'voided' || slip.state === 'rejected'
  if (isNone && !isConfirmed) return null
  return (
    <section class="village-word" aria-labelledby="village-word">
      {link !== undefined && <Code link={link} />}
      <div class="village-says">
        <h2 id="village-word">{t('village_scan')}</h2>
        <p>{saidOf(slip, link, copy.cadreKey, now())}</p>
        <p data-village={isConfirmed ? 'confirmed' : 'open'}>
          {isConfirmed ? (
            <Mark look={['good', 'check']}>{t('village_confirmed')}</Mark>
          ) : (
            <Mark look={['unknown', 'ring']}>{t('village_not_yet')}</Mark>
          )}
        </p>
      </div>
      {link !== undefined && !isConfirmed && <WithoutSignal slip={slip} />}
    </section>
  )
}

function saidOf({ confirmedAt, content }: Slip, link: string | undefined, key: string | undefined, now: Date): string {
  if (confirmedAt !== undefined) {
    const isSameDay = dayTimeOf(confirmedAt).slice(0, 10) === dayTimeOf(content.endedAt).slice(0, 10)
    return t('village_confirmed_at', { time: isSameDay ? timeOf(confirmedAt) : dayTimeOf(confirmedAt) })
  }
  if (link !== undefined) return t('village_scan_text')
  if (key === undefined) return t('village_no_key')
  const isAhead = timeToAnswer(content.endedAt, now) === 'not_yet'
  return isAhead ? t('village_ahead', { time: timeOf(content.endedAt) }) : t('village_over')
}

/** Fetched by itself: until it has come, its room is kept. */
function Code({ link }: { link: string }) {
  const [qr, setQr] = useState<Qr>()
  useEffect(() => {
    let isWanted = true
    void import('../../shared/qr.ts').then(
      // on a screen nothing is creased: fewer and larger squares are read from farther off
      ({ qrOf }) => isWanted && setQr(qrOf(link, 'L')),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [link])
  return (
    <div class="village-code" data-link={link}>
      {qr && (
        <svg viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t('village_code_alt')}>
          <path d={qr.path} />
        </svg>
      )}
    </div>
  )
}

const refusalIn = (kept: Entry | undefined): string =>
  kept?.problem ? kept.problem.issues.map(({ message }) => message).join(' ') || entryProblemSaid(kept.problem) : ''

const codeKey = (id: string): string => `cadre_code:${id}`

function WithoutSignal({ slip: { id, entry } }: { slip: Slip }) {
  const { entries, change, made, stamp } = useCopy()
  const kept = entries.filter(({ kind, about, state }) => kind === 'cadre_code' && about === id && state !== 'draft')
  const digits = kept.find(({ key }) => key === codeKey(id))
  const scanned = kept.filter((one) => one !== digits)
  const carried = scanned.filter(({ state }) => state !== 'attention')
  const areSent = carried.every(({ state }) => state === 'received')
  const refused = scanned.find(({ state }) => state === 'attention')
  const keep = (key: string, code: string): undefined => {
    const body = { code, heardAt: stamp().recordedAt }
    const after = entry ? [entry.key] : []
    const entryMade = made({ kind: 'cadre_code', key, about: id, body, after })
    const anew = [{ kind: 'reopened', key, body } as const, { kind: 'queued', key, body, after } as const]
    const isRefused = kept.some((one) => one.key === key && one.state === 'attention')
    void change(isRefused ? anew : madeAndQueued(entryMade))
  }
  const keepDigits = (text: string): string | undefined => {
    const code = digitsIn(text)
    return code === undefined ? t('village_digits_wrong') : keep(codeKey(id), code)
  }
  const take = (text: string): string | undefined => {
    const answer = carriedOf(text)
    if (!answer) return digitsIn(text) === undefined ? t('village_carried_none') : keepDigits(text)
    return answer.id === id ? keep(`${codeKey(id)}:${answer.seal}`, text) : t('village_carried_other')
  }
  const areDigitsKept = digits !== undefined && digits.state !== 'attention'
  return (
    <div class="village-digits">
      {carried.length > 0 && (
        <p data-line="carried">
          <Mark look={areSent ? ['good', 'check'] : ['info', 'clock']}>
            {t(areSent ? 'village_carried_sent' : 'village_carried_kept', { count: carried.length })}
          </Mark>
        </p>
      )}
      {areDigitsKept && <p>{t('village_digits_kept')}</p>}
      <Fold title={t('village_offline')} issue={kept.some(({ state }) => state === 'attention')}>
        <p class="soft">{t('village_carried_what')}</p>
        <ScanButton label={t('village_carried_scan')} title={t('village_carried_scan_title')} take={take} />
        <Says says={refusalIn(refused)} />
        {!areDigitsKept && <Digits refusal={refusalIn(digits)} take={keepDigits} />}
      </Fold>
    </div>
  )
}

function Digits({ refusal, take }: { refusal: string; take: (text: string) => string | undefined }) {
  const [typed, setTyped] = useState('')
  const [says, setSays] = useState('')
  return (
    <>
      <p class="soft">{t('village_digits_what')}</p>
      <Text
        label={t('village_digits_field')}
        value={typed}
        isPhone
        says={says || refusal}
        set={(text) => {
          setSays('')
          setTyped(text)
        }}
      />
      <p class="actions">
        <Button data-do="keep-digits" label={t('village_digits_keep')} act={() => setSays(take(typed) ?? '')} />
      </p>
    </>
  )
}
