/** Photos of a show: taken with the camera, shrunk at once, kept beside the draft; each by what it shows. */
import { useEffect, useState } from 'preact/hooks'
import { MOST_PHOTOS, PhotoKind, type PhotoSource } from '../../../domain/screening/photo.ts'
import { addPhoto, type KeptPhoto, photoKey, photosOf, removePhoto } from '../../shared/phone/phone-records.ts'
import { keyOfLog } from './log-draft.ts'
import { usePhone } from '../phone/phone.ts'
import { t } from '../later-words.ts'
import type { PartProps } from './log-entry.ts'
import { FileButton, Fold } from '../kit/inputs.tsx'
import { Button } from '../kit/states.tsx'

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
      <p class="says" role="status">
        {says || issue('photos')}
      </p>
    </Fold>
  )
}

/** Thumbnails of what is kept on this phone; let go of when the form is left. */
function usePhotoUrls(logId: string, count: number): ReadonlyMap<string, string> {
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    const urlOf = ({ bytes, type }: KeptPhoto) => URL.createObjectURL(new Blob([bytes], { type }))
    const made = photosOf(logId)
      .then((photos) => new Map(photos.map((photo) => [photo.sha256, urlOf(photo)])))
      .catch(() => new Map<string, string>())
    void made.then(setUrls)
    return () =>
      void made.then((gone) => {
        for (const url of gone.values()) URL.revokeObjectURL(url)
      })
  }, [logId, count])
  return urls
}

/** The issue of the field app: longest side and size. */
const LONGEST_SIDE = 1280
const MOST_BYTES = 150_000

class PhotoProblem extends Error {
  readonly kind: 'not_a_picture' | 'not_secure' | 'not_shrunk'
  constructor(kind: PhotoProblem['kind'], cause?: unknown) {
    super(`photo: ${kind}`, { cause })
    this.kind = kind
  }
}

/** First the sides, then for each the qualities that are tried. */
const SIDES = [LONGEST_SIDE, 1024, 800, 640, 480] as const
const QUALITIES = [0.8, 0.7, 0.6, 0.5] as const

/** Throws a PhotoProblem. */
export async function shrunk(file: Blob) {
  const subtle = (crypto as { subtle?: SubtleCrypto }).subtle
  if (!subtle) throw new PhotoProblem('not_secure')
  const image = await opened(file)
  for (const side of SIDES) {
    const { width, height } = within(image.naturalWidth, image.naturalHeight, side)
    const canvas = drawn(image, width, height)
    for (const quality of QUALITIES) {
      const blob = await encoded(canvas, quality)
      if (blob.size > MOST_BYTES) continue
      const bytes = await blob.arrayBuffer()
      return { type: 'image/jpeg' as const, bytes, width, height, sha256: hex(await subtle.digest('SHA-256', bytes)) }
    }
  }
  throw new PhotoProblem('not_shrunk')
}

/** The same shape, no side longer than `side`; never larger than it was. */
export function within(width: number, height: number, side: number): { width: number; height: number } {
  const share = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}

/** An <img> turns a photo as the camera was held, in every browser since Chrome 81. */
async function opened(file: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    if (image.naturalWidth === 0) throw new PhotoProblem('not_a_picture')
    return image
  } catch (thrown) {
    throw thrown instanceof PhotoProblem ? thrown : new PhotoProblem('not_a_picture', thrown)
  } finally {
    URL.revokeObjectURL(address)
  }
}

function drawn(image: HTMLImageElement, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) throw new PhotoProblem('not_shrunk')
  // what is transparent would turn black
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(image, 0, 0, width, height)
  return canvas
}

async function encoded(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (blob?.type !== 'image/jpeg') throw new PhotoProblem('not_shrunk')
  return blob
}

const hex = (hash: ArrayBuffer): string =>
  Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
