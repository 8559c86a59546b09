/** A log's photos: those that came, to be opened as large as the window, and those still awaited. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { addressOf } from '../../../contract/address.ts'
import { type Log, screenings } from '../../../contract/screenings.ts'
import type { PhotoState } from '../../../domain/screening/photo.ts'
import { figure, longDay } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Button } from './buttons.tsx'
import { MissingMark } from './record-tables.tsx'
import { Section } from './section.tsx'

interface Picture extends PhotoState {
  path: string
  alt: string
  isShown: boolean
}

export function LogPhotos({ log, title = t('photos_title') }: { log: Log; title?: string }) {
  const [open, setOpen] = useState<string>()
  const [broken, setBroken] = useState<readonly string[]>([])
  const { id, villageName, screenedOn, photoStates, photosMissing } = log
  const pictures = photoStates.map((photo): Picture => {
    const { sha256, kind, receivedAt } = photo
    return {
      ...photo,
      path: addressOf(screenings.photo, { params: { id, sha256 } }),
      alt: t('photo_alt', { kind: t(`photo_${kind}`), village: villageName, day: longDay(screenedOn) }),
      isShown: receivedAt !== undefined && !broken.includes(sha256),
    }
  })
  const shown = pictures.filter(({ isShown }) => isShown)
  const at = shown.findIndex(({ sha256 }) => sha256 === open)
  return (
    <Section id={useId()} title={title}>
      {pictures.length === 0 && <p class="soft">{t('photos_none')}</p>}
      {photosMissing > 0 && (
        <div data-figure="photos-missing">
          <MissingMark count={photosMissing} />
          <p class="soft">{t('photos_wait')}</p>
        </div>
      )}
      {pictures.length > 0 && (
        <ul class="photos">
          {pictures.map((picture, i) => (
            <li key={picture.sha256} data-photo={picture.receivedAt === undefined ? 'awaited' : 'here'}>
              <Photo
                picture={picture}
                number={i + 1}
                open={() => setOpen(picture.sha256)}
                fail={() => setBroken([...broken, picture.sha256])}
              />
            </li>
          ))}
        </ul>
      )}
      {at >= 0 && (
        <PhotoView
          pictures={shown}
          at={at}
          show={(next) => setOpen(shown[next]?.sha256)}
          close={() => setOpen(undefined)}
        />
      )}
    </Section>
  )
}

interface PhotoProps {
  picture: Picture
  number: number
  open: () => void
  fail: () => void
}

function Photo({ picture: { kind, source, receivedAt, path, alt, isShown }, number, open, fail }: PhotoProps) {
  const word = t(`photo_${kind}`)
  return (
    <>
      {isShown ? (
        <button type="button" class="photo-room" aria-label={t('photo_open', { kind: word, number })} onClick={open}>
          <img src={path} alt={alt} loading="lazy" decoding="async" onError={fail} />
        </button>
      ) : (
        <p class="photo-room photo-absent">{t(receivedAt === undefined ? 'photo_awaited' : 'photo_not_shown')}</p>
      )}
      <p class="soft">
        {word} {source === 'album' && <span class="tag">{t('photo_album')}</span>}
      </p>
    </>
  )
}

interface ViewProps {
  pictures: readonly Pick<Picture, 'path' | 'alt'>[]
  at: number
  show: (at: number) => void
  close: () => void
}

/** The one before the first is the last. */
export const turnedTo = (at: number, by: 1 | -1, count: number): number => (at + by + count) % count

/** One at a time, walked with the arrow keys. */
export function PhotoView({ pictures, at, show, close }: ViewProps) {
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
