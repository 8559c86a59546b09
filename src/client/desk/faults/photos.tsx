/** The photos of a fault: what was broken, and beside it the same place repaired. */
import { addressOf } from '../../../contract/address.ts'
import { type FaultDetail, faults } from '../../../contract/faults.ts'
import { FaultPhotoKind } from '../../../domain/fault/fault-photo.ts'
import { dayOf, longDay } from '../../shared/format.ts'
import { PhotoGallery, type Picture } from '../kit/photo-gallery.tsx'
import { Section } from '../kit/section.tsx'
import { t } from '../words.ts'

export function FaultPhotos({ fault: { id, villageName, photos } }: { fault: FaultDetail }) {
  if (photos.length === 0) return null
  const pictureOf = ({ sha256, kind, source, receivedAt, receivedBy }: (typeof photos)[number]): Picture => {
    const [word, day] = [t(`${kind}_repair`), longDay(dayOf(receivedAt))]
    return {
      sha256,
      word,
      path: addressOf(faults.photo, { params: { id, sha256 } }),
      alt: t('photo_alt', { kind: word, village: villageName, day }),
      is: kind,
      below: (
        <p>
          <strong>{word}</strong> {source === 'album' && <span class="tag">{t('photo_album')}</span>}{' '}
          <span class="soft">
            {day} {receivedBy}
          </span>
        </p>
      ),
    }
  }
  const inOrder = FaultPhotoKind.options.flatMap((kind) => photos.filter((photo) => photo.kind === kind))
  return (
    <Section id="photos-title" title={t('photos_title')}>
      <PhotoGallery pictures={inOrder.map(pictureOf)} />
    </Section>
  )
}
