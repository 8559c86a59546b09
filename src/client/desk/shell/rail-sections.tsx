/** The parts of a long page, in the rail: open where the window is tall enough for them and all the pages above. */
import type { Role } from '../../../domain/people/account.ts'
import { t } from '../words.ts'

const HOME = [
  ['now', 'steer_title'],
  ['targets', 'targets_title'],
  ['progress', 'chart_title'],
  ['months', 'chart_months'],
  ['audibility', 'audibility_title'],
  ['tv', 'tv_title'],
  ['flags', 'flags_title'],
  ['teams', 'teams_title'],
  ['grid', 'grid_title'],
] as const

const BROADCAST = [
  ['plan', 'plan_title'],
  ['faults', 'open_faults_title'],
  ['repair-times', 'repair_times_title'],
  ['repairs', 'repairs_title'],
  ['categories', 'categories_title'],
  ['trend', 'trend_short'],
  ['online', 'online_short'],
] as const

/** A technician's first page is that of the broadcast. */
function sectionsOf(role: Role, page: string): typeof HOME | typeof BROADCAST | null {
  if (role === 'manager' && page === 'home') return HOME
  return page === 'broadcast' || (role === 'technician' && page === 'home') ? BROADCAST : null
}

const TALL = '(min-height: 62rem)'

export function Sections({ role, page }: { role: Role; page: string }) {
  const sections = sectionsOf(role, page)
  if (!sections) return null
  return (
    <nav class="sections" aria-label={t('nav_sections')}>
      <details open={matchMedia(TALL).matches}>
        <summary>{t('nav_sections')}</summary>
        <ul>
          {sections.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{t(title)}</a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
