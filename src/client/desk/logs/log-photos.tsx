/** A log's photos: those that came, to be opened large, and those still awaited. */
import { useId, useState } from 'preact/hooks'
import type { PhotoState } from '../../../domain/photo.ts'
import { figure, longDay } from '../../shared/format.ts'
import type { Log } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { Mark } from '../marks.tsx'

export function LogPhotos({ log, title = t('photos_title') }: { log: Log; title?: string }) {
  const id = useId()
  const { photoStates, photosMissing } = log
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {photoStates.length === 0 && <p class="soft">{t('photos_none')}</p>}
      {photosMissing > 0 && (
        <div data-figure="photos-missing">
          <MissingMark count={photosMissing} />
          <p class="soft">{t('photos_wait')}</p>
        </div>
      )}
      {photoStates.length > 0 && (
        <ul class="photos">
          {photoStates.map((photo, i) => (
            <li key={photo.sha256} data-photo={photo.receivedAt === undefined ? 'awaited' : 'here'}>
              <Photo log={log} photo={photo} number={i + 1} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export const MissingMark = ({ count }: { count: number }) => (
  <Mark look={['watch', 'clock']}>{t('photos_missing', { count: figure(count) })}</Mark>
)

interface PhotoProps {
  log: Log
  photo: PhotoState
  number: number
}

function Photo({ log, photo: { sha256, kind, receivedAt }, number }: PhotoProps) {
  const [isBroken, setBroken] = useState(false)
  const word = t(`photo_${kind}`)
  if (receivedAt === undefined || isBroken) {
    return (
      <>
        <p class="photo-room photo-absent">{isBroken ? t('photo_not_shown') : t('photo_awaited')}</p>
        <p class="soft">{word}</p>
      </>
    )
  }
  const path = `/api/screenings/${encodeURIComponent(log.id)}/photos/${sha256}`
  const alt = t('photo_alt', { kind: word, village: log.villageName, day: longDay(log.screenedOn) })
  return (
    <>
      <a
        class="photo-room"
        href={path}
        target="_blank"
        rel="noopener"
        aria-label={t('photo_open', { kind: word, number })}
      >
        <img src={path} alt={alt} loading="lazy" decoding="async" onError={() => setBroken(true)} />
      </a>
      <p class="soft">{word}</p>
    </>
  )
}
