/** What the village has to say of a show: a code that a villager's phone scans, and without signal the six digits he tells. */
import { useEffect, useState } from 'preact/hooks'
import { dayTimeOf, timeOf } from '../../shared/format.ts'
import { type Entry, madeAndQueued } from '../../shared/phone/outbox-entry.ts'
import type { Qr } from '../../shared/qr.ts'
import { entryProblemSaid } from '../../shared/words-outbox.ts'
import { Fold, Text } from '../kit/inputs.tsx'
import { Mark } from '../kit/marks.tsx'
import { ScanButton } from '../kit/scan-button.tsx'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { digitsIn, linkOf, type Slip } from './rules.ts'

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
        <p>{saidOf(slip, link, copy.cadreKey)}</p>
        <p data-village={isConfirmed ? 'confirmed' : 'open'}>
          {isConfirmed ? (
            <Mark look={['good', 'check']}>{t('village_confirmed')}</Mark>
          ) : (
            <Mark look={['unknown', 'ring']}>{t('village_not_yet')}</Mark>
          )}
        </p>
      </div>
      {link !== undefined && !isConfirmed && <Digits slip={slip} />}
    </section>
  )
}

function saidOf({ confirmedAt, content }: Slip, link: string | undefined, key: string | undefined): string {
  if (confirmedAt !== undefined) {
    const isSameDay = dayTimeOf(confirmedAt).slice(0, 10) === dayTimeOf(content.endedAt).slice(0, 10)
    return t('village_confirmed_at', { time: isSameDay ? timeOf(confirmedAt) : dayTimeOf(confirmedAt) })
  }
  if (link !== undefined) return t('village_scan_text')
  return t(key === undefined ? 'village_no_key' : 'village_over')
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

function Digits({ slip: { id, entry } }: { slip: Slip }) {
  const { entries, change, made, stamp } = useCopy()
  const [typed, setTyped] = useState('')
  const [says, setSays] = useState('')
  const key = codeKey(id)
  const kept = entries.find((one) => one.key === key)
  if (kept && kept.state !== 'attention' && kept.state !== 'draft') {
    return <p class="village-digits">{t('village_digits_kept')}</p>
  }
  const keep = (text: string): string | undefined => {
    const code = digitsIn(text)
    if (code === undefined) return t('village_digits_wrong')
    const body = { code, heardAt: stamp().recordedAt }
    const after = entry ? [entry.key] : []
    const before = kept?.state === 'attention' ? [{ kind: 'reopened', key, body } as const] : []
    void change([...before, ...madeAndQueued(made({ kind: 'cadre_code', key, about: id, body, after }))])
    return undefined
  }
  return (
    <div class="village-digits">
      <Fold title={t('village_digits')} issue={kept?.state === 'attention'}>
        <p class="soft">{t('village_digits_what')}</p>
        <Text
          label={t('village_digits_field')}
          value={typed}
          isPhone
          says={says || refusalIn(kept)}
          set={(text) => {
            setSays('')
            setTyped(text)
          }}
        />
        <p class="actions">
          <Button data-do="keep-digits" label={t('village_digits_keep')} act={() => setSays(keep(typed) ?? '')} />
        </p>
        <ScanButton label={t('village_digits_scan')} title={t('village_digits_scan_title')} take={keep} />
      </Fold>
    </div>
  )
}
