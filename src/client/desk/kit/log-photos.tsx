/** A log's photos: those that came, to be opened as large as the window, and those still awaited. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { addressOf } from '../../../contract/address.ts'
import { type Log, screenings } from '../../../contract/screenings.ts'
import type { PhotoState } from '../../../domain/screening/photo.ts'
import { figure, longDay } from '../../shared/format.ts'
import { t } from '../words.ts'
import { MissingMark } from './record-tables.tsx'
import { Button } from './buttons.tsx'

export function LogPhotos({ log, title = t('photos_title') }: { log: Log; title?: string }) {
  const id = useId()
  const [open, setOpen] = useState<string>()
  const [broken, setBroken] = useState<ReadonlySet<string>>(NONE)
  const { photoStates, photosMissing } = log
  const pictures = photoStates
    .filter(({ sha256, receivedAt }) => receivedAt !== undefined && !broken.has(sha256))
    .map((photo) => pictureOf(log, photo))
  const at = pictures.findIndex(({ sha256 }) => sha256 === open)
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
              <Photo
                photo={photo}
                picture={pictures.find(({ sha256 }) => sha256 === photo.sha256)}
                number={i + 1}
                open={() => setOpen(photo.sha256)}
                fail={() => setBroken(new Set([...broken, photo.sha256]))}
              />
            </li>
          ))}
        </ul>
      )}
      {at >= 0 && (
        <PhotoView
          pictures={pictures}
          at={at}
          show={(next) => setOpen(pictures[next]?.sha256)}
          close={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}

const NONE: ReadonlySet<string> = new Set()

const pictureOf = (log: Log, { sha256, kind }: PhotoState): Picture => ({
  sha256,
  path: addressOf(screenings.photo, { params: { id: log.id, sha256 } }),
  alt: t('photo_alt', { kind: t(`photo_${kind}`), village: log.villageName, day: longDay(log.screenedOn) }),
})

interface Picture {
  sha256: string
  path: string
  alt: string
}

interface PhotoProps {
  photo: PhotoState
  /** Absent of a photo that has not come, or cannot be shown. */
  picture: Picture | undefined
  number: number
  open: () => void
  fail: () => void
}

function Photo({ photo: { kind, source, receivedAt }, picture, number, open, fail }: PhotoProps) {
  const word = t(`photo_${kind}`)
  const under = (
    <p class="soft">
      {word} {source === 'album' && <span class="tag">{t('photo_album')}</span>}
    </p>
  )
  if (!picture) {
    return (
      <>
        <p class="photo-room photo-absent">{receivedAt === undefined ? t('photo_awaited') : t('photo_not_shown')}</p>
        {under}
      </>
    )
  }
  return (
    <>
      <button type="button" class="photo-room" aria-label={t('photo_open', { kind: word, number })} onClick={open}>
        <img src={picture.path} alt={picture.alt} loading="lazy" decoding="async" onError={fail} />
      </button>
      {under}
    </>
  )
}

interface ViewProps {
  pictures: readonly Picture[]
  at: number
  show: (at: number) => void
  close: () => void
}

/** The one before the first is the last. */
export const turnedTo = (at: number, by: 1 | -1, count: number): number => (at + by + count) % count

/** One at a time, walked with the arrow keys. */
function PhotoView({ pictures, at, show, close }: ViewProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const picture = pictures[at]
  if (!picture) return null
  const turn = (by: 1 | -1) => show(turnedTo(at, by, pictures.length))
  return (
    <dialog
      ref={dialog}
      class="window photo-view"
      aria-label={t('photo_view')}
      onClose={close}
      onKeyDown={({ key }) => {
        if (key === 'ArrowRight') turn(1)
        if (key === 'ArrowLeft') turn(-1)
      }}
    >
      <img src={picture.path} alt={picture.alt} />
      <p role="status">
        {picture.alt}{' '}
        <span class="soft">{t('photo_number', { number: figure(at + 1), count: figure(pictures.length) })}</span>
      </p>
      <p class="actions">
        {pictures.length > 1 && (
          <>
            <Button label={t('photo_before')} aria-keyshortcuts="ArrowLeft" onClick={() => turn(-1)} />
            <Button label={t('photo_next')} aria-keyshortcuts="ArrowRight" onClick={() => turn(1)} />
          </>
        )}
        <a href={picture.path} target="_blank" rel="noopener">
          {t('photo_alone')}
        </a>
        <Button class="quiet" label={t('close')} onClick={close} />
      </p>
    </dialog>
  )
}
