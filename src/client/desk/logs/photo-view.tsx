/** A log's photos one at a time, as large as the window, walked with the arrow keys. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'

export interface Picture {
  sha256: string
  path: string
  alt: string
}

interface Props {
  pictures: readonly Picture[]
  at: number
  show: (at: number) => void
  close: () => void
}

/** The one before the first is the last. */
export const turnedTo = (at: number, by: 1 | -1, count: number): number => (at + by + count) % count

export function PhotoView({ pictures, at, show, close }: Props) {
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
            <button type="button" aria-keyshortcuts="ArrowLeft" onClick={() => turn(-1)}>
              {t('photo_before')}
            </button>
            <button type="button" aria-keyshortcuts="ArrowRight" onClick={() => turn(1)}>
              {t('photo_next')}
            </button>
          </>
        )}
        <a href={picture.path} target="_blank" rel="noopener">
          {t('photo_alone')}
        </a>
        <button type="button" class="quiet" onClick={close}>
          {t('close')}
        </button>
      </p>
    </dialog>
  )
}
