/** Photos side by side, each to be opened as large as the window; one that cannot be loaded says so. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Button } from './buttons.tsx'

export interface Picture {
  sha256: string
  path: string
  alt: string
  /** What it shows, in a word. */
  word: string
  /** Its `data-photo`. */
  is: string
  isAwaited?: boolean
  below: ComponentChildren
}

export function PhotoGallery({ pictures }: { pictures: readonly Picture[] }) {
  const [open, setOpen] = useState<string>()
  const [broken, setBroken] = useState<readonly string[]>([])
  const shown = pictures.filter(({ sha256, isAwaited }) => !isAwaited && !broken.includes(sha256))
  const at = shown.findIndex(({ sha256 }) => sha256 === open)
  return (
    <>
      <ul class="photos">
        {pictures.map((picture, i) => (
          <li key={picture.sha256} data-photo={picture.is}>
            {shown.includes(picture) ? (
              <button
                type="button"
                class="photo-room"
                aria-label={t('photo_open', { kind: picture.word, number: i + 1 })}
                onClick={() => setOpen(picture.sha256)}
              >
                <img
                  src={picture.path}
                  alt={picture.alt}
                  loading="lazy"
                  decoding="async"
                  onError={() => setBroken([...broken, picture.sha256])}
                />
              </button>
            ) : (
              <p class="photo-room photo-absent">{t(picture.isAwaited ? 'photo_awaited' : 'photo_not_shown')}</p>
            )}
            {picture.below}
          </li>
        ))}
      </ul>
      {at >= 0 && (
        <PhotoView
          pictures={shown}
          at={at}
          show={(next) => setOpen(shown[next]?.sha256)}
          close={() => setOpen(undefined)}
        />
      )}
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
