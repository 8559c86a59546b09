/** What somebody is led through who has just been let in: only what is still to be done. */
import type { Role } from '../../../domain/people/account.ts'
import type { InstallWay } from './install.ts'

export type Step = 'install' | 'password' | 'trial'

/** Where the app begins anew (another browser, an iPhone's home screen), the password comes first: it is what lets one in there. */
export function stepsFor({ way, hasPassword, role }: { way: InstallWay; hasPassword: boolean; role: Role }): Step[] {
  const isAnew = way === 'chat' || way === 'apple'
  const ordered: Step[] = isAnew ? ['password', 'install', 'trial'] : ['install', 'password', 'trial']
  return ordered.filter(
    (step) => !(step === 'install' && way === 'done') && !(step === 'password' && hasPassword) && isOf(role, step),
  )
}
const isOf = (role: Role, step: Step): boolean => step !== 'trial' || role === 'team'
