/** Whether this browser may be woken when a log was returned; the browser asks its person only after a tap. */
import { push } from '../../../contract/push.ts'
import { ask } from '../../shared/api.ts'

/** `silent`: it has nobody to be woken by, or cannot reach them. */
export type Reminding = 'silent' | 'denied' | 'off' | 'on'

async function manager(): Promise<PushManager | undefined> {
  if (!('Notification' in globalThis) || !('PushManager' in globalThis)) return undefined
  // none over plain http
  const registration = await (navigator.serviceWorker as ServiceWorkerContainer | undefined)?.getRegistration('/field')
  return registration?.pushManager
}

export async function remindingNow(): Promise<Reminding> {
  const pushes = await manager()
  if (!pushes) return 'silent'
  if (Notification.permission === 'denied') return 'denied'
  return (await pushes.getSubscription()) && Notification.permission === 'granted' ? 'on' : 'off'
}

const PATIENCE_MS = 15_000
/** Where the makers’ servers are out of reach, some browsers wait for ever. */
const inTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('too late')), PATIENCE_MS)
    }),
  ])

export async function remind(): Promise<Reminding> {
  const pushes = await manager()
  if (!pushes) return 'silent'
  const said = await Notification.requestPermission()
  if (said !== 'granted') return said === 'denied' ? 'denied' : 'off'
  const { publicKey } = await ask(push.key)
  const applicationServerKey = bytesOf(publicKey)
  const made = await inTime(pushes.subscribe({ userVisibleOnly: true, applicationServerKey })).catch(() => null)
  if (!made) return 'silent'
  await ask(push.put, { body: { endpoint: made.endpoint } })
  return 'on'
}

export async function remindNoMore(): Promise<Reminding> {
  await (await (await manager())?.getSubscription())?.unsubscribe()
  await ask(push.end)
  return 'off'
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
