/** Thumbnails of what is kept on this phone; let go of when the form is left. */
import { useEffect, useState } from 'preact/hooks'
import { type KeptPhoto, photosOf } from '../../shared/phone/phone-records.ts'
import './photos.css'

/** By what is in them, of a log or an event. */
export function usePhotoUrls(about: string, count: number): ReadonlyMap<string, string> {
  const [urls, setUrls] = useState<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    const urlOf = ({ bytes, type }: KeptPhoto) => URL.createObjectURL(new Blob([bytes], { type }))
    const made = photosOf(about)
      .then((photos) => new Map(photos.map((photo) => [photo.sha256, urlOf(photo)])))
      .catch(() => new Map<string, string>())
    void made.then(setUrls)
    return () =>
      void made.then((gone) => {
        for (const url of gone.values()) URL.revokeObjectURL(url)
      })
  }, [about, count])
  return urls
}
