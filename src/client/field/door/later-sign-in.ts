/** Whoever came in by PIN without signal is signed in as soon as there is some; until then nothing is sent in anybody's name. */
import { Problem } from '../../shared/api.ts'
import { dispatch } from '../../shared/phone/device.ts'
import { signIn } from './asking.ts'
import { endSession, rememberSession } from './door-ways.ts'
import type { WayIn } from './pin-lock.ts'

let waiting: AbortController | undefined
/** Somebody else came in, or the same by another way. */
export const forgetLaterSignIn = (): void => waiting?.abort()

/** In memory alone: where the app is closed before, the line on top asks to sign in again. */
export function signInLater(way: WayIn): void {
  forgetLaterSignIn()
  const here = new AbortController()
  waiting = here
  const knock = async (): Promise<void> => {
    await endSession()
    const entered = await signIn(way)
    here.abort()
    rememberSession(entered)
    await dispatch(entered.id, { kind: 'signed_in' })
    // whoever waits for signal tries again, now that the server knows who it is
    dispatchEvent(new Event('online'))
  }
  const attempt = () =>
    void knock().catch((thrown: unknown) => {
      // with another password, or disabled: it is said where one signs in
      if (!(thrown instanceof Problem) || thrown.code !== 'offline') here.abort()
    })
  addEventListener('online', attempt, { signal: here.signal })
}
