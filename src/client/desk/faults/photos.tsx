/** The photos of a fault: what was broken, and beside it the same place repaired. */
import { useState } from 'preact/hooks'
import { addressOf } from '../../../contract/address.ts'
import { type FaultDetail, faults } from '../../../contract/faults.ts'
import { FaultPhotoKind } from '../../../domain/fault/fault-photo.ts'
import { dayOf, longDay } from '../../shared/format.ts'
import { PhotoView } from '../kit/log-photos.tsx'
import { Section } from '../kit/section.tsx'
import { t } from '../words.ts'

export function FaultPhotos({ fault: { id, villageName, photos } }: { fault: FaultDetail }) {
  const [open, setOpen] = useState<string>()
  const [broken, setBroken] = useState<readonly string[]>([])
  if (photos.length === 0) return null
  const pictures = FaultPhotoKind.options.flatMap((kind) =>
    photos
      .filter((photo) => photo.kind === kind)
      .map((photo) => ({
        ...photo,
        path: addressOf(faults.photo, { params: { id, sha256: photo.sha256 } }),
        word: t(`${kind}_repair`),
        alt: t('photo_alt', {
          kind: t(`${kind}_repair`),
          village: villageName,
          day: longDay(dayOf(photo.receivedAt)),
        }),
      })),
  )
  const shown = pictures.filter(({ sha256 }) => !broken.includes(sha256))
  const at = shown.findIndex(({ sha256 }) => sha256 === open)
  return (
    <Section id="photos-title" title={t('photos_title')}>
      <ul class="photos">
        {pictures.map(({ sha256, kind, path, word, alt, source, receivedBy, receivedAt }, i) => (
          <li key={sha256} data-photo={kind}>
            {broken.includes(sha256) ? (
              <p class="photo-room photo-absent">{t('photo_not_shown')}</p>
            ) : (
              <button
                type="button"
                class="photo-room"
                aria-label={t('photo_open', { kind: word, number: i + 1 })}
                onClick={() => setOpen(sha256)}
              >
                <img
                  src={path}
                  alt={alt}
                  loading="lazy"
                  decoding="async"
                  onError={() => setBroken([...broken, sha256])}
                />
              </button>
            )}
            <p>
              <strong>{word}</strong> {source === 'album' && <span class="tag">{t('photo_album')}</span>}{' '}
              <span class="soft">
                {longDay(dayOf(receivedAt))} {receivedBy}
              </span>
            </p>
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
    </Section>
  )
}
