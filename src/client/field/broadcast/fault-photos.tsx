/** Photos of a fault: before and after its repair, taken on the spot, kept on the phone, sent after what they belong to. */
import { useState } from 'preact/hooks'
import { FaultPhotoKind } from '../../../domain/fault/fault-photo.ts'
import { MOST_PHOTOS, type PhotoSource } from '../../../domain/screening/photo.ts'
import { hashOf } from '../../shared/phone/outbox-request.ts'
import { addPhoto, removePhoto } from '../../shared/phone/phone-records.ts'
import { PhotoProblem, shrunk } from '../../shared/shrunk-photo.ts'
import { FileButton } from '../kit/inputs.tsx'
import { EntryMark } from '../kit/marks.tsx'
import { usePhotoUrls } from '../kit/photo-urls.ts'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'

interface Props {
  faultId: string
  /** What may be taken now: before a repair there is no after. */
  kinds: readonly FaultPhotoKind[]
  /** Keys of what they must wait for. */
  after: string[]
  /** Of a form that is not sent yet: they are drafts, as it is, and it is told that there is one. */
  added?: (() => void) | undefined
}

export function FaultPhotos({ faultId, kinds, after, added }: Props) {
  const { person, entries } = useCopy()
  const [says, setSays] = useState('')
  const photos = entries.filter(({ kind, about }) => kind === 'photo' && about === faultId)
  const urls = usePhotoUrls(faultId, photos.length)
  const take = async (kind: FaultPhotoKind, file: File, source?: PhotoSource) => {
    setSays(t('photo_working'))
    try {
      const { bytes, type, sha256 } = await shrunk(file)
      setSays('')
      if (photos.some((photo) => hashOf(photo) === sha256)) return
      await addPhoto({ person: person.id, logId: faultId, sha256, kind, type, bytes, source }, after, !added)
      added?.()
    } catch (thrown) {
      setSays(thrown instanceof PhotoProblem ? t(`photo_problem_${thrown.kind}`) : t('photo_failed'))
    }
  }
  return (
    <section class="block" aria-label={t('photos_title')}>
      <h2>{t('photos_title')}</h2>
      {photos.length === 0 && <p class="soft">{t('fault_photos_hint')}</p>}
      <ul class="photos">
        {photos.map((photo, i) => {
          const word = t(`${kindIn(photo.body)}_repair`)
          const named = t('fault_photo_named', { kind: word, number: i + 1 })
          return (
            <li key={photo.key} class="photo" data-photo={hashOf(photo)}>
              <img src={urls.get(hashOf(photo))} alt={named} />
              <span class="soft">{word}</span> {photo.state !== 'draft' && <EntryMark entry={photo} />}
              {photo.state === 'draft' && (
                <Button label={t('photo_remove')} of={named} act={() => void removePhoto(person.id, photo.key)} />
              )}
            </li>
          )
        })}
      </ul>
      {photos.length < MOST_PHOTOS ? (
        <div class="photo-kinds">
          {kinds.map((kind) => (
            <div key={kind}>
              <FileButton
                label={t('fault_photo_take', { kind: t(`${kind}_repair`) })}
                accept="image/*"
                capture="environment"
                take={(file) => void take(kind, file)}
              />
              <FileButton
                label={t('photo_pick', { kind: t(`${kind}_repair`) })}
                class="button quiet"
                accept="image/*"
                take={(file) => void take(kind, file, 'album')}
              />
            </div>
          ))}
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

const kindIn = (body: unknown): FaultPhotoKind =>
  FaultPhotoKind.catch('before').parse((body as { kind?: unknown }).kind)
