/** The handbook, opened at what it says of the view, under the view's name: a sign beside it, in nobody's way. */
import { handbookOf } from '../../shared/handbook.ts'
import { usePhone } from '../phone/phone.ts'
import { t } from '../words.ts'
import { Icon } from './marks.tsx'

export const Help = ({ of }: { of: string }) => (
  <a class="help" href={handbookOf(usePhone().person.role, of)} aria-label={t('help_here')}>
    <Icon name="help" />
  </a>
)
