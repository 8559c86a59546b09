/** The way to every page: a rail at the left; on phones a bar with a menu above, and the places below. */
import { useEffect, useState } from 'preact/hooks'
import type { Session } from '../../../domain/people/account.ts'
import { officeName } from '../../shared/office.ts'
import type { Place } from '../../shared/place.ts'
import { StartLink } from '../first-run/start-link.tsx'
import { Brand, Icon, type IconName } from '../kit/marks.tsx'
import { Preferences } from './preferences.tsx'
import { Sections } from './rail-sections.tsx'
import { ReviewPlace } from '../review/review-place.tsx'
import { routeOf } from '../routes.ts'
import { SearchButton } from '../search/search-button.tsx'
import { t } from '../words.ts'

interface Props {
  session: Session
  place: Place
  leave: () => void
}

export function Rail({ session, place, leave }: Props) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(false), [place])
  const { page } = routeOf(place.path)
  const isManager = session.role === 'manager'
  return (
    <header class="rail">
      <a class="brand" href="/">
        <Brand />
        <span>
          <span class="brand-name">{t('app_name')}</span>
          <span class="office">{officeName()}</span>
        </span>
      </a>
      {isManager && <SearchButton />}
      <button
        type="button"
        class="menu-button"
        aria-expanded={isOpen}
        aria-controls="menu"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="menu" />
        <span class="unseen">{t('menu')}</span>
      </button>
      <Places session={session} page={page} />
      <div id="menu" class={isOpen ? 'menu menu-open' : 'menu'}>
        {isManager && <Seldom page={page} />}
        <Sections role={session.role} page={page} />
        {isManager && <StartLink />}
        <Preferences />
        <div class="leave">
          <p class="who">
            {session.displayName}{' '}
            <span class="soft">
              {session.username && `${session.username} · `}
              {t(`role_${session.role}`)}
            </span>
          </p>
          <a href="/account" aria-current={page === 'account' ? 'page' : undefined}>
            {t('nav_account')}
          </a>
          <button type="button" class="quiet" onClick={leave}>
            {t('sign_out')}
          </button>
        </div>
      </div>
    </header>
  )
}

const SELDOM = [
  ['grid', 'grid_title'],
  ['map', 'map_title'],
  ['register', 'register_title'],
  ['settings', 'settings_title'],
  ['audit', 'audit_title'],
  ['phones', 'phones_title'],
  ['import-outbox', 'import_title'],
] as const

/** Pages a manager needs now and then; phones have no fifth place below, so the tasks are here for them. */
const Seldom = ({ page }: { page: string }) => (
  <nav aria-label={t('nav_more')}>
    <ul class="seldom">
      <li class="of-phones">
        <a href="/tasks" aria-current={TASK_PAGES.includes(page) ? 'page' : undefined}>
          {t('nav_tasks')}
        </a>
      </li>
      {SELDOM.map(([name, title]) => (
        <li key={name}>
          <a href={`/${name}`} aria-current={page === name ? 'page' : undefined}>
            {t(title)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const LOG_PAGES: string[] = ['logs', 'log', 'missed']
const TASK_PAGES: string[] = ['tasks', 'task']
const FAULT_PAGES: string[] = ['faults', 'fault']
/** Flags are reached from the overview. */
const HOME_PAGES: string[] = ['home', 'flags', 'flag']

/** At most four for each role: so many fit below a phone's page. */
function Places({ session: { role }, page }: { session: Session; page: string }) {
  const isManager = role === 'manager'
  const isTechnician = role === 'technician'
  const isBroadcast = page === 'broadcast' || (isTechnician && page === 'home')
  return (
    <nav class="places" aria-label={t('nav_main')}>
      {isManager && <PlaceLink href="/" icon="home" label={t('nav_home')} isHere={HOME_PAGES.includes(page)} />}
      {!isTechnician && <PlaceLink href="/logs" icon="logs" label={t('nav_logs')} isHere={LOG_PAGES.includes(page)} />}
      {isManager && <ReviewPlace isHere={page === 'review'} />}
      {role !== 'team' && (
        <PlaceLink
          href="/broadcast"
          icon="broadcast"
          label={t('nav_broadcast')}
          isHere={isBroadcast || page === 'tv' || (isManager && FAULT_PAGES.includes(page))}
        />
      )}
      {isTechnician && (
        <PlaceLink
          href="/faults?open=true"
          icon="faults"
          label={t('faults_title')}
          isHere={FAULT_PAGES.includes(page)}
        />
      )}
      {isManager && (
        <PlaceLink href="/tasks" icon="tasks" label={t('nav_tasks')} isHere={TASK_PAGES.includes(page)} isOfDesks />
      )}
    </nav>
  )
}

interface PlaceProps {
  href: string
  icon: IconName
  label: string
  isHere: boolean
  /** Phones have it in the menu. */
  isOfDesks?: boolean
}

function PlaceLink({ href, icon, label, isHere, isOfDesks = false }: PlaceProps) {
  return (
    <a href={href} class={isOfDesks ? 'place place-of-desks' : 'place'} aria-current={isHere ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{label}</span>
    </a>
  )
}
