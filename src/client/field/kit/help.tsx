/** The handbook, opened at what it says of the view: a sign beside the view's name, in nobody's way. */
import type { Role } from '../../../domain/people/account.ts'
import { handbookOf } from '../../shared/handbook.ts'
import { usePhone } from '../phone/phone.ts'
import { t } from '../words.ts'
import { Icon } from './marks.tsx'

/** Views and moments that a role's handbook explains, each under an id of that name. */
export const HELP: Partial<Record<Role, readonly string[]>> = {
  team: ['home', 'before', 'during', 'after', 'receipt', 'outbox', 'villages', 'month'],
  technician: ['home', 'villages', 'round', 'test', 'faults', 'outbox'],
}

export function Help({ of }: { of: string }) {
  const { role } = usePhone().person
  if (!HELP[role]?.includes(of)) return null
  return (
    <a class="help" href={handbookOf(role, of)} aria-label={t('help_here')}>
      <Icon name="help" />
    </a>
  )
}
