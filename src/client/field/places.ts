/** The places at the thumb, for each role. */
import type { Role } from '../../domain/people/account.ts'
import type { IconName } from './kit/marks.tsx'
import type { PageName } from './pages.tsx'
import { HOME, ME, MY_VILLAGES, newEventPath, OUTBOX } from './routes.ts'

interface NavPlace {
  word: 'nav_tonight' | 'nav_event' | 'nav_villages' | 'nav_outbox' | 'nav_me' | 'nav_where_to'
  href: string
  icon: IconName
  views: PageName[]
}

const OUTBOX_PLACE: NavPlace = { word: 'nav_outbox', href: OUTBOX, icon: 'outbox', views: ['outbox', 'entry'] }
const ME_PLACE: NavPlace = { word: 'nav_me', href: ME, icon: 'person', views: ['me', 'welcome'] }
const ME_OF_TEAM: NavPlace = { ...ME_PLACE, views: [...ME_PLACE.views, 'month', 'logs'] }
/** At most four. */
const PLACES: Record<Role, NavPlace[]> = {
  team: [
    { word: 'nav_tonight', href: HOME, icon: 'tonight', views: ['home', 'tonight', 'news'] },
    { word: 'nav_villages', href: MY_VILLAGES, icon: 'home', views: ['villages'] },
    OUTBOX_PLACE,
    ME_OF_TEAM,
  ],
  technician: [
    { word: 'nav_where_to', href: HOME, icon: 'speaker', views: ['home', 'round', 'new-test', 'test'] },
    {
      word: 'nav_villages',
      href: MY_VILLAGES,
      icon: 'home',
      views: ['villages', 'village', 'machine', 'tests', 'faults', 'new-fault', 'fault', 'new-event', 'event'],
    },
    OUTBOX_PLACE,
    ME_PLACE,
  ],
  manager: [
    { word: 'nav_event', href: newEventPath(), icon: 'plus', views: ['new-event', 'event'] },
    OUTBOX_PLACE,
    ME_PLACE,
  ],
  auditor: [ME_PLACE],
}
export const placesOf = (role: Role): NavPlace[] => PLACES[role]
