/** A newer app that has been fetched and waits: it takes over when told to, never over an open form. */
import { useEffect, useState } from 'preact/hooks'

export function useUpdate(): { isWaiting: boolean; take: () => void } {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)
  useEffect(() => {
    const { serviceWorker: workers } = navigator as { serviceWorker?: ServiceWorkerContainer }
    if (!workers) return
    let isGone = false
    void workers.getRegistration('/field').then((registration) => {
      if (!registration || isGone) return
      const look = () => setWaiting(registration.waiting)
      look()
      registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look))
    })
    return () => void (isGone = true)
  }, [])
  const take = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting?.postMessage('take-over')
  }
  return { isWaiting: waiting !== null, take }
}
