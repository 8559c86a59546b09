/** Thumbnails of what is kept on this phone; let go of when the form is left. */
import { useEffect, useState } from 'preact/hooks'
import { type KeptPhoto, photosOf } from '../../shared/phone/phone-records.ts'
import './photos.css'

/** By what is in them, of a log or an event. */
export function usePhotoUrls(about: string, count: number): ReadonlyMap<string, string> {
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    let isGone = false
    const urlOf = ({ bytes, type }: KeptPhoto) => URL.createObjectURL(new Blob([bytes], { type }))
    const made = (photos: KeptPhoto[]) => new Map(photos.map((photo) => [photo.sha256, urlOf(photo)]))
    photosOf(about).then(
      (photos) => isGone || setUrls(made(photos)),
      () => isGone || setUrls(new Map()),
    )
    return () => void (isGone = true)
  }, [about, count])
  // only once others are shown in their place
  useEffect(
    () => () => {
      for (const url of urls.values()) URL.revokeObjectURL(url)
    },
    [urls],
  )
  return urls
}
