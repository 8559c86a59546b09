/** Photos of a show: taken with the camera, shrunk at once, kept beside the draft; each by what it shows. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { MOST_PHOTOS, PhotoKind, type PhotoSource } from '../../../domain/screening/photo.ts'
import { PhotoProblem, shrunk } from '../../shared/shrunk-photo.ts'
import { addPhoto, photoKey, removePhoto } from '../../shared/phone/phone-records.ts'
import { FileButton } from '../kit/inputs.tsx'
import { usePhotoUrls } from '../kit/photo-urls.ts'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { keyOfLog } from '../log/log-draft.ts'
import { usePhone } from '../phone/phone.ts'
import { type Form, OpenBlock, SaidHere } from './parts.tsx'
import { Sign } from './signs.tsx'

/** What becomes of a photo is said where it was taken. */
export function useShots({ draft, update }: Pick<Form, 'draft' | 'update'>) {
  const { person } = usePhone()
  const [says, setSays] = useState('')
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
  return { says, take, drop, isFull: draft.photos.length >= MOST_PHOTOS }
}
type Shots = ReturnType<typeof useShots>

interface ShootProps {
  kind: PhotoKind
  shots: Shots
  class: string
  children: ComponentChildren
}
/** Opens the camera; what it looks like is up to where it stands. */
export const Shoot = ({ kind, shots, class: looks, children }: ShootProps) => (
  <label class="shoot">
    <input
      type="file"
      accept="image/*"
      capture="environment"
      aria-label={t('photo_take', { kind: t(`photo_${kind}`) })}
      onChange={({ currentTarget }) => {
        const [file] = currentTarget.files ?? []
        currentTarget.value = ''
        if (file) void shots.take(kind, file)
      }}
    />
    <span class={looks} aria-hidden="true">
      {children}
    </span>
  </label>
)

export const ShotsSay = ({ shots }: { shots: Shots }) => (
  <p class="says" role="status">
    {shots.says}
  </p>
)

/** One tile: the photo that is there, or where to take it. */
export function PhotoTile({ form, kind }: { form: Form; kind: PhotoKind }) {
  const shots = useShots(form)
  const urls = usePhotoUrls(form.draft.id, form.draft.photos.length)
  const shot = form.draft.photos.find((photo) => photo.kind === kind)
  return (
    <div>
      <Shoot kind={kind} shots={shots} class={shot ? 'shoot-tile is-shot' : 'shoot-tile'}>
        {shot ? (
          <>
            <img src={urls.get(shot.sha256)} alt="" />
            <span>
              <Sign name="check" isSmall />
              {t('shot_again')}
            </span>
          </>
        ) : (
          <>
            <Sign name="camera" />
            <b>{t('shoot_one')}</b>
            <span class="small">{t('shoot_hint')}</span>
          </>
        )}
      </Shoot>
      <ShotsSay shots={shots} />
    </div>
  )
}

/** All that was taken, in a row: start, middle, end, receipt. */
export function ShotStrip({ form, act }: { form: Form; act: () => void }) {
  const { draft } = form
  const urls = usePhotoUrls(draft.id, draft.photos.length)
  const counts = new Map(PhotoKind.options.map((kind) => [kind, draft.photos.filter((photo) => photo.kind === kind)]))
  return (
    <section class="strip" data-block="photos" aria-label={t('photos_title')}>
      <button type="button" class="shots" onClick={act}>
        {[...counts].map(([kind, photos]) => (
          <span key={kind} class="shot">
            {photos[0] ? <img src={urls.get(photos[0].sha256)} alt="" /> : <span class="no-shot" />}
            <span>
              {photos.length > 0 && <Sign name="check" isSmall />}
              {t(`photo_${kind}`)}
              {photos.length > 1 && ` ${photos.length}`}
            </span>
          </span>
        ))}
        <span class="unseen">{t('photos_open')}</span>
      </button>
    </section>
  )
}

export function PhotosBlock({ form }: { form: Form }) {
  const { draft } = form
  const shots = useShots(form)
  const urls = usePhotoUrls(draft.id, draft.photos.length)
  const pick = (kind: PhotoKind) => (file: File) => void shots.take(kind, file, 'album')
  return (
    <OpenBlock block="photos" title={t('photos_title')} beside={t('photos_count', { count: draft.photos.length })}>
      <SaidHere form={form} of={['photos']} />
      <ul class="photos">
        {draft.photos.map(({ sha256, kind, source }) => (
          <li key={sha256} class="photo" data-photo={sha256}>
            <img src={urls.get(sha256)} alt={t('photo_of', { kind: t(`photo_${kind}`) })} />
            <span class="soft">
              {t(`photo_${kind}`)}
              {source && `（${t('photo_album')}）`}
            </span>
            <Button label={t('photo_remove')} of={t(`photo_${kind}`)} act={() => shots.drop(sha256)} />
          </li>
        ))}
      </ul>
      {shots.isFull ? (
        <p class="soft">{t('photo_most', { count: MOST_PHOTOS })}</p>
      ) : (
        <div class="photo-kinds">
          {PhotoKind.options.map((kind) => (
            <div key={kind}>
              <Shoot kind={kind} shots={shots} class="button">
                <Sign name="camera" isSmall />
                {t(`photo_${kind}`)}
              </Shoot>
              <FileButton
                label={t('photo_pick', { kind: t(`photo_${kind}`) })}
                class="button quiet"
                accept="image/*"
                take={pick(kind)}
              />
            </div>
          ))}
        </div>
      )}
      <ShotsSay shots={shots} />
    </OpenBlock>
  )
}
