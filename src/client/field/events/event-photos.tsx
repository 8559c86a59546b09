/** Photos of an event: shrunk at once, kept beside its draft, sent after it. */
import { useState } from 'preact/hooks'
import { MOST_PHOTOS } from '../../../domain/screening/photo.ts'
import { hashOf, OF_EVENT } from '../../shared/phone/outbox-request.ts'
import { addPhoto, removePhoto } from '../../shared/phone/phone-records.ts'
import { PhotoProblem, shrunk } from '../../shared/shrunk-photo.ts'
import { FileButton } from '../kit/inputs.tsx'
import { usePhotoUrls } from '../kit/photo-urls.ts'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'

/** `added`: a draft that has nothing but a photo yet is one, too. */
export function EventPhotos({ id, added }: { id: string; added: () => void }) {
  const { person, entries } = useCopy()
  const [says, setSays] = useState('')
  const photos = entries.filter(({ kind, about }) => kind === 'photo' && about === id)
  const urls = usePhotoUrls(id, photos.length)
  const take = async (file: File) => {
    setSays(t('photo_working'))
    try {
      const { bytes, type, sha256 } = await shrunk(file)
      setSays('')
      if (photos.some((photo) => hashOf(photo) === sha256)) return
      await addPhoto({ person: person.id, logId: id, sha256, kind: OF_EVENT, type, bytes }, [`event:${id}`])
      added()
    } catch (thrown) {
      setSays(thrown instanceof PhotoProblem ? t(`photo_problem_${thrown.kind}`) : t('photo_failed'))
    }
  }
  return (
    <section class="block">
      <h2>{t('photos_title')}</h2>
      <ul class="photos">
        {photos.map((photo, i) => (
          <li key={photo.key} class="photo" data-photo={hashOf(photo)}>
            <img src={urls.get(hashOf(photo))} alt={t('event_photo', { number: i + 1 })} />
            {photo.state === 'draft' && (
              <Button
                label={t('photo_remove')}
                of={t('event_photo', { number: i + 1 })}
                act={() => void removePhoto(person.id, photo.key)}
              />
            )}
          </li>
        ))}
      </ul>
      {photos.length < MOST_PHOTOS ? (
        <div class="photo-kinds">
          <FileButton
            label={t('event_photo_take')}
            accept="image/*"
            capture="environment"
            take={(file) => void take(file)}
          />
          <FileButton
            label={t('event_photo_pick')}
            class="button quiet"
            accept="image/*"
            take={(file) => void take(file)}
          />
        </div>
      ) : (
        <p class="soft">{t('photo_most', { count: MOST_PHOTOS })}</p>
      )}
      <p class="says" role="status">
        {says}
      </p>
    </section>
  )
}
