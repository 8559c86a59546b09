/** Photos of a show: taken with the camera, shrunk at once, kept beside the draft; each by what it shows. */
import { useEffect, useState } from 'preact/hooks'
import { MOST_PHOTOS, PhotoKind, type PhotoSource } from '../../../domain/screening/photo.ts'
import { addPhoto, type KeptPhoto, photoKey, photosOf, removePhoto } from '../../shared/phone/phone-photos.ts'
import { keyOfLog } from './log-draft.ts'
import { PhotoProblem, shrunk } from './shrink.ts'
import { usePhone } from '../phone/phone.ts'
import { t } from '../later-words.ts'
import type { PartProps } from './findings-at-entry.ts'
import { Fold } from '../kit/inputs.tsx'

export function Photos({ draft, issue, update }: PartProps) {
  const { person } = usePhone()
  const [says, setSays] = useState('')
  const urls = usePhotoUrls(draft.id, draft.photos.length)
  const take = async (kind: PhotoKind, file: File, source?: PhotoSource) => {
    setSays(t('photo_working'))
    try {
      const { bytes, type, sha256 } = await shrunk(file)
      setSays('')
      if (draft.photos.some((photo) => photo.sha256 === sha256)) return
      await addPhoto({ person: person.id, logId: draft.id, sha256, kind, type, bytes }, [keyOfLog(draft)])
      update({ photos: [...draft.photos, { sha256, kind, ...(source && { source }) }] })
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
            <button type="button" onClick={() => drop(sha256)}>
              {t('photo_remove')}
              <span class="unseen"> {t(`photo_${kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {count < MOST_PHOTOS ? (
        <div class="photo-kinds">
          {PhotoKind.options.map((kind) => (
            <div key={kind}>
              <TakePhoto
                label={t('photo_take', { kind: t(`photo_${kind}`) })}
                capture
                take={(file) => take(kind, file)}
              />
              <TakePhoto
                label={t('photo_pick', { kind: t(`photo_${kind}`) })}
                take={(file) => take(kind, file, 'album')}
              />
            </div>
          ))}
        </div>
      ) : (
        <p class="soft">{t('photo_most', { count: MOST_PHOTOS })}</p>
      )}
      <p class="says" role="status">
        {says || issue('photos')}
      </p>
    </Fold>
  )
}

interface TakeProps {
  label: string
  /** With the camera; without it, from the album. */
  capture?: boolean
  take: (file: File) => Promise<void>
}
const TakePhoto = ({ label, capture = false, take }: TakeProps) => (
  <label>
    <input
      type="file"
      accept="image/*"
      {...(capture && { capture: 'environment' })}
      aria-label={label}
      onChange={(event) => {
        const [file] = event.currentTarget.files ?? []
        event.currentTarget.value = ''
        if (file) void take(file)
      }}
    />
    <span class={capture ? 'button' : 'button quiet'} aria-hidden="true">
      {label}
    </span>
  </label>
)

/** Thumbnails of what is kept on this phone; let go of when the form is left. */
function usePhotoUrls(logId: string, count: number): Map<string, string> {
  const [urls, setUrls] = useState(new Map<string, string>())
  useEffect(() => {
    let made: string[] = []
    const show = (photos: KeptPhoto[]) => {
      const entries = photos.map(({ sha256, bytes, type }): [string, string] => [
        sha256,
        URL.createObjectURL(new Blob([bytes], { type })),
      ])
      made = entries.map(([, url]) => url)
      setUrls(new Map(entries))
    }
    photosOf(logId)
      .then(show)
      .catch(() => undefined)
    return () => {
      for (const url of made) URL.revokeObjectURL(url)
    }
  }, [logId, count])
  return urls
}
