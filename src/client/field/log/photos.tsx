/** Photos of a show: taken with the camera, shrunk at once, kept beside the draft; each by what it shows. */
import { useState } from 'preact/hooks'
import { MOST_PHOTOS, PhotoKind, type PhotoSource } from '../../../domain/screening/photo.ts'
import { PhotoProblem, shrunk } from '../../shared/shrunk-photo.ts'
import { addPhoto, photoKey, removePhoto } from '../../shared/phone/phone-records.ts'
import { keyOfLog } from './log-draft.ts'
import { usePhone } from '../phone/phone.ts'
import { t } from '../later-words.ts'
import type { PartProps } from './log-entry.ts'
import { FileButton, Fold } from '../kit/inputs.tsx'
import { Remarks } from '../kit/remarks.tsx'
import { usePhotoUrls } from '../kit/photo-urls.ts'
import { Button } from '../kit/states.tsx'

export function Photos({ draft, issue, update, findings }: PartProps) {
  const { person } = usePhone()
  const [says, setSays] = useState('')
  const urls = usePhotoUrls(draft.id, draft.photos.length)
  const take = async (kind: PhotoKind, file: File, source?: PhotoSource) => {
    setSays(t('photo_working'))
    try {
      const { bytes, type, sha256, look } = await shrunk(file)
      setSays('')
      if (draft.photos.some((photo) => photo.sha256 === sha256)) return
      await addPhoto({ person: person.id, logId: draft.id, sha256, kind, type, bytes }, [keyOfLog(draft)])
      update({ photos: [...draft.photos, { sha256, kind, ...(source && { source }), ...(look && { look }) }] })
    } catch (thrown) {
      setSays(thrown instanceof PhotoProblem ? t(`photo_problem_${thrown.kind}`) : t('photo_failed'))
    }
  }
  const drop = (sha256: string) => {
    update({ photos: draft.photos.filter((photo) => photo.sha256 !== sha256) })
    void removePhoto(person.id, photoKey(draft.id, sha256))
  }
  const count = draft.photos.length
  return (
    <Fold
      title={t('photos_title')}
      says={count > 0 ? t('photos_count', { count }) : ''}
      isOpen={count > 0}
      issue={issue('photos')}
    >
      <ul class="photos">
        {draft.photos.map(({ sha256, kind, source }) => (
          <li key={sha256} class="photo" data-photo={sha256}>
            <img src={urls.get(sha256)} alt={t('photo_of', { kind: t(`photo_${kind}`) })} />
            <span class="soft">
              {t(`photo_${kind}`)}
              {source && `（${t('photo_album')}）`}
            </span>
            <Button label={t('photo_remove')} of={t(`photo_${kind}`)} act={() => drop(sha256)} />
          </li>
        ))}
      </ul>
      {count < MOST_PHOTOS ? (
        <div class="photo-kinds">
          {PhotoKind.options.map((kind) => (
            <div key={kind}>
              <FileButton
                label={t('photo_take', { kind: t(`photo_${kind}`) })}
                accept="image/*"
                capture="environment"
                take={(file) => void take(kind, file)}
              />
              <FileButton
                label={t('photo_pick', { kind: t(`photo_${kind}`) })}
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
      <Remarks findings={findings} at="photos" />
      <p class="says" role="status">
        {says || issue('photos')}
      </p>
    </Fold>
  )
}
