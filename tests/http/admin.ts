/** For tests about signing in: a service with an admin, somebody at the door, and time. */
import { putAccounts } from '../../src/store/people/accounts.ts'
import { quickHash } from '../ways-in.ts'
import { aService, PASSWORD, type Service, type ServiceOptions } from './service.ts'

const ADMIN = { username: 'admin', displayName: '管理员', role: 'manager' as const }

export async function withAdmin(options: ServiceOptions = {}): Promise<Service> {
  const service = await aService(options)
  await putAccounts(service.sql, [ADMIN], quickHash(PASSWORD), service.deps.now())
  return service
}

export const attempt = ({ call }: Service, password: string, more: { username?: string; address?: string } = {}) =>
  call(
    'POST',
    '/api/session',
    { username: more.username ?? 'admin', password },
    { 'x-test-address': more.address ?? '192.0.2.9' },
  )

export const DAY = 24 * 60
export const later = ({ clock }: Service, minutes: number): void => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000)
}
