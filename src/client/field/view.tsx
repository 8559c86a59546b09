/** The view at an address. What a technician needs, and what is seldom needed, is fetched when it is opened. */
import { useCallback, useState } from 'preact/hooks'
import { tell } from '../shared/phone/device-news.ts'
import { readOutbox } from '../shared/phone/device.ts'
import { lazily } from './kit/lazily.tsx'
import { isFor, type Route } from './routes.ts'
import { Empty, Heading, Missing, Notice, Skeleton } from './kit/states.tsx'
import { OpenAnewContext, usePhone } from './phone/phone.ts'
import { t } from './words.ts'

const TeamHome = lazily(() => import('./home/home.tsx').then(({ TeamHome: view }) => view))
const Logs = lazily(() => import('./log/logs.tsx').then(({ Logs: view }) => view))
const OneLog = lazily(() => import('./log/log-page.tsx').then(({ OneLog: view }) => view))
const Outbox = lazily(() => import('./outbox/outbox.tsx').then(({ OutboxView: view }) => view))
const EntryView = lazily(() => import('./outbox/entry.tsx').then(({ EntryView: view }) => view))
const Welcome = lazily(() => import('./welcome/welcome.tsx').then(({ Welcome: view }) => view))
const Trial = lazily(() => import('./welcome/trial.tsx').then(({ Trial: view }) => view))
const Me = lazily(() => import('./me/me.tsx').then(({ Me: view }) => view))
const Broadcast = lazily(() => import('./broadcast/broadcast.tsx').then(({ Broadcast: view }) => view))

export function View({ route }: { route: Route }) {
  const { person } = usePhone()
  const { opening, openAnew } = useOpenAnew(person.id)
  if (route.view === 'missing' || !isFor(person.role, route.view)) return <Missing />
  if (route.view === 'outbox') return <Outbox />
  if (route.view === 'entry') return <EntryView entryKey={route.key} />
  if (route.view === 'me') return <Me />
  if (route.view === 'welcome') return <Welcome />
  return (
    <OpenAnewContext.Provider value={openAnew}>
      <WithCopy key={opening} route={route} />
    </OpenAnewContext.Provider>
  )
}

/** Read from the disk first: the tab that had the draft may have been killed before it told anybody of its last change. */
function useOpenAnew(person: string) {
  const [opening, setOpening] = useState(0)
  const openAnew = useCallback(() => {
    tell({ kind: 'anything' })
    void readOutbox(person).finally(() => setOpening((count) => count + 1))
  }, [person])
  return { opening, openAnew }
}

/** All other views stand on the copy. */
function WithCopy({ route }: { route: Route }) {
  const { copy, person, isAsking, problem, refresh } = usePhone()
  if (!copy) {
    return (
      <main>
        <Heading>{t('copy_none_title')}</Heading>
        {isAsking ? (
          <Skeleton />
        ) : (
          <Notice tone="watch" isAlert>
            <p>{t('copy_none', { problem: problem ?? '' })}</p>
            <button type="button" onClick={refresh}>
              {t('retry')}
            </button>
          </Notice>
        )}
      </main>
    )
  }
  if (person.role === 'manager') return <ForManagers />
  if (person.role === 'technician') return <Broadcast route={route} />
  if (!copy.team) return <Empty>{t('team_none')}</Empty>
  if (route.view === 'home') return <TeamHome />
  if (route.view === 'trial') return <Trial />
  return route.view === 'logs' ? <Logs /> : <OneLog key={routeKey(route)} route={route} />
}

const routeKey = (route: Route): string =>
  route.view === 'new-log' ? `new ${route.village ?? ''}` : 'id' in route ? `${route.view} ${route.id}` : route.view

const ForManagers = () => (
  <main>
    <Heading>{t('for_managers_title')}</Heading>
    <p>{t('for_managers')}</p>
    <p class="actions">
      <a class="button" href="/">
        {t('to_desk')}
      </a>
    </p>
  </main>
)
