/** The proof of a log: what its day's rule asks for and is not there, and photos that are in another log, too. */
import { useState } from 'preact/hooks'
import { addressOf } from '../../../contract/address.ts'
import { type Log, screenings } from '../../../contract/screenings.ts'
import { type ProofNeed, ProofState } from '../../../domain/screening/proof.ts'
import { proofWords } from '../../../domain/words-proof.ts'
import { longDay } from '../../shared/format.ts'
import { sayerOf } from '../../shared/words.ts'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'

const say = sayerOf(proofWords)
export const needsSaid = (needs: readonly ProofNeed[]): string =>
  needs.map((need) => say(`valid_show_${need}`)).join(t('list_comma'))

/** What the rule of its day asks for and is not there, where its finding does not say it: on its way, or not come when it should have. */
export function ProofMissing({ log }: { log: Log }) {
  const isFound = log.findings.some(({ code }) => code === 'proof_missing')
  const untold = ProofState.options.filter((state) => state !== 'missing' || !isFound)
  const states = untold.flatMap((state) => {
    const needs = log.proofMissing?.filter((one) => one.state === state).map(({ need }) => need) ?? []
    return needs.length > 0 ? [{ state, missing: needsSaid(needs) }] : []
  })
  if (states.length === 0) return null
  return (
    <ul class="plain" data-list="proof-missing">
      {states.map(({ state, missing }) => (
        <li key={state} data-proof={state}>
          <Mark look={state === 'awaited' ? ['unknown', 'clock'] : ['watch', 'alert']}>
            {t(`proof_state_${state}`, { missing })}
          </Mark>
        </li>
      ))}
    </ul>
  )
}

/** The photo of a log beside the one of another that it is said to be the same as. */
export function SamePhotos({ log, other }: { log: Log; other: Log }) {
  const pair = log.findings.find(({ code, otherId }) => code === 'photo_reused' && otherId === other.id)?.photos
  if (!pair) return null
  const sides = [log, other].map((one, i) => ({ one, sha256: pair[i] ?? '' }))
  return (
    <div class="same-photos" data-figure="same-photos">
      {sides.map(({ one, sha256 }) => (
        <figure key={one.id}>
          <SamePhoto log={one} sha256={sha256} />
          <figcaption>{t('log_title', { village: one.villageName, day: longDay(one.screenedOn) })}</figcaption>
        </figure>
      ))}
    </div>
  )
}

function SamePhoto({ log: { id, photoStates, villageName, screenedOn }, sha256 }: { log: Log; sha256: string }) {
  const [isBroken, setBroken] = useState(false)
  const photo = photoStates.find((one) => one.sha256 === sha256)
  if (photo?.receivedAt === undefined || isBroken)
    return (
      <p class="photo-room photo-absent">{t(photo?.receivedAt === undefined ? 'photo_awaited' : 'photo_not_shown')}</p>
    )
  const path = addressOf(screenings.photo, { params: { id, sha256 } })
  const alt = t('photo_alt', { kind: t(`photo_${photo.kind}`), village: villageName, day: longDay(screenedOn) })
  return (
    <a href={path} target="_blank" rel="noopener">
      <img src={path} alt={alt} decoding="async" onError={() => setBroken(true)} />
    </a>
  )
}
