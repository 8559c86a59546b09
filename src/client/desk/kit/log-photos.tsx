/** A log's photos: those that came, to be opened as large as the window, and those still awaited. */
import { useId } from 'preact/hooks'
import { addressOf } from '../../../contract/address.ts'
import { type Log, screenings } from '../../../contract/screenings.ts'
import { longDay } from '../../shared/format.ts'
import { t } from '../words.ts'
import { PhotoGallery, type Picture } from './photo-gallery.tsx'
import { MissingMark } from './record-tables.tsx'
import { Section } from './section.tsx'

export function LogPhotos({ log, title = t('photos_title') }: { log: Log; title?: string }) {
  const { id, villageName, screenedOn, photoStates, photosMissing } = log
  const pictures = photoStates.map(({ sha256, kind, source, receivedAt }): Picture => {
    const word = t(`photo_${kind}`)
    return {
      sha256,
      word,
      path: addressOf(screenings.photo, { params: { id, sha256 } }),
      alt: t('photo_alt', { kind: word, village: villageName, day: longDay(screenedOn) }),
      is: receivedAt === undefined ? 'awaited' : 'here',
      isAwaited: receivedAt === undefined,
      below: (
        <p class="soft">
          {word} {source === 'album' && <span class="tag">{t('photo_album')}</span>}
        </p>
      ),
    }
  })
  return (
    <Section id={useId()} title={title}>
      {pictures.length === 0 && <p class="soft">{t('photos_none')}</p>}
      {photosMissing > 0 && (
        <div data-figure="photos-missing">
          <MissingMark count={photosMissing} />
          <p class="soft">{t('photos_wait')}</p>
        </div>
      )}
      {pictures.length > 0 && <PhotoGallery pictures={pictures} />}
    </Section>
  )
}
