/** The field app's views: each with its address, who it is for, and where its code is. */
import type { ComponentType } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import { isOfDesk, type Role } from '../../domain/people/account.ts'
import { readOutbox, tell } from '../shared/phone/device.ts'
import { namesIn } from '../shared/place.ts'
import { CallOffice, Empty, Failed, Frame, Goes, lazily, Missing, Skeleton } from './kit/states.tsx'
import { OpenAnewContext, usePhone } from './phone/phone.ts'
import {
  type Asked,
  CHOOSE_VILLAGE,
  HOME,
  LOGS,
  MACHINE,
  ME,
  MY_VILLAGES,
  NEWS,
  OUTBOX,
  PLAN,
  ROUND,
  TRIAL,
} from './routes.ts'
import { t } from './words.ts'

type ViewOf = ComponentType<{ asked: Asked }>
interface Page {
  address?: string
  /** What may be asked for behind the address. */
  asks?: readonly (keyof Asked)[]
  /** Everybody's, if nobody's in particular. */
  for?: readonly Role[]
  /** All other views stand on the copy. */
  isWithoutCopy?: boolean
  /** A team's view that says itself from when its data are. */
  isOwnTop?: boolean
  /** Nothing but the view: neither the line on top nor the places and the bar above them. */
  isBare?: boolean
  /** What a technician needs, and what is seldom needed, is fetched when it is opened. */
  View: ViewOf
  OfTechnicians?: ViewOf
}
const table = <Name extends string>(pages: Record<Name, Page>) => pages

const from = <Name extends string>(load: () => Promise<Record<Name, ViewOf>>, name: Name): ViewOf =>
  lazily(() => load().then((views) => views[name]))

/** The views of one file: once one of them has come, all are there. */
function allFrom<Name extends string>(load: () => Promise<Record<Name, ViewOf>>) {
  const Any = lazily(async () => {
    const views = await load()
    return ({ name, asked }: { name: Name; asked: Asked }) => {
      const Shown: ViewOf = views[name]
      return <Shown asked={asked} />
    }
  })
  const viewOf = (name: Name): ViewOf => {
    const One: ViewOf = ({ asked }) => <Any name={name} asked={asked} />
    return One
  }
  return viewOf
}
const own = allFrom(() => import('./home/my-villages.tsx'))
const trial = from(() => import('./welcome/trial.tsx'), 'Trial')
const show = allFrom(() => import('./show/views.tsx'))
const logs = allFrom(() => import('./log/logs.tsx'))
const broadcast = allFrom(() => import('./broadcast/broadcast.tsx').then(({ VIEWS }) => VIEWS))

const events = allFrom(() => import('./events/event-form.tsx'))
const REPORTERS: readonly Role[] = ['technician', 'manager']

/** The first whose address fits. */
const PAGES = table({
  home: {
    address: HOME,
    isOwnTop: true,
    View: from(() => import('./home/home.tsx'), 'TeamHome'),
    OfTechnicians: broadcast('where-to'),
  },
  villages: {
    address: MY_VILLAGES,
    for: ['team', 'technician'],
    View: own('MyVillages'),
    OfTechnicians: broadcast('villages'),
  },
  tonight: { address: CHOOSE_VILLAGE, for: ['team'], View: own('ChooseVillage') },
  news: { address: NEWS, for: ['team'], View: from(() => import('./home/news-list.tsx'), 'NewsView') },
  month: {
    address: '/field/month',
    asks: ['month'],
    for: ['team'],
    View: from(() => import('./month/month.tsx'), 'MonthView'),
  },
  outbox: { address: OUTBOX, isWithoutCopy: true, View: from(() => import('./outbox/outbox.tsx'), 'OutboxView') },
  entry: {
    address: '/field/outbox/{key}',
    isWithoutCopy: true,
    View: from(() => import('./outbox/entry.tsx'), 'EntryView'),
  },
  me: { address: ME, isWithoutCopy: true, View: from(() => import('./me/me.tsx'), 'Me') },
  welcome: {
    address: '/field/welcome',
    isWithoutCopy: true,
    View: from(() => import('./welcome/welcome.tsx'), 'Welcome'),
  },
  logs: { address: LOGS, for: ['team'], View: logs('Logs') },
  'new-show': {
    address: '/field/show/new',
    asks: ['village', 'after'],
    for: ['team'],
    isBare: true,
    View: show('NewShow'),
  },
  'late-show': { address: '/field/show/late', asks: ['village'], for: ['team'], isBare: true, View: show('LateShow') },
  show: { address: '/field/show/{id}', for: ['team'], isBare: true, View: show('OneShow') },
  trial: { address: TRIAL, for: ['team'], isBare: true, View: trial },
  log: { address: '/field/logs/{id}', asks: ['sent'], for: ['team'], View: logs('OneLog') },
  receipt: {
    address: '/field/logs/{id}/receipt',
    for: ['team'],
    isBare: true,
    View: from(() => import('./receipt/receipt.tsx'), 'Receipt'),
  },
  correct: { address: '/field/logs/{id}/correct', for: ['team'], isBare: true, View: show('Correction') },
  round: { address: ROUND, for: ['technician'], View: broadcast('round') },
  machine: { address: MACHINE, asks: ['village'], for: ['technician'], View: broadcast('machine') },
  village: { address: '/field/villages/{code}', for: ['technician'], View: broadcast('village') },
  tests: { address: '/field/tests', for: ['technician'], View: broadcast('tests') },
  'new-test': {
    address: '/field/tests/new',
    asks: ['village', 'fault'],
    for: ['technician'],
    isBare: true,
    View: broadcast('test'),
  },
  test: { address: '/field/tests/{id}', for: ['technician'], isBare: true, View: broadcast('test') },
  faults: { address: '/field/faults', for: ['technician'], View: broadcast('faults') },
  'new-fault': {
    address: '/field/faults/new',
    asks: ['village', 'machine'],
    for: ['technician'],
    View: broadcast('new-fault'),
  },
  fault: { address: '/field/faults/{id}', for: ['technician'], View: broadcast('fault') },
  'new-event': { address: '/field/events/new', asks: ['village'], for: REPORTERS, View: events('EventForm') },
  event: { address: '/field/events/{id}', for: REPORTERS, View: events('EventForm') },
  plan: { address: PLAN, for: ['team'], View: from(() => import('./plan/plan.tsx'), 'PlanView') },
  missing: { View: Missing },
})
export type PageName = keyof typeof PAGES
const PAGE_NAMES = Object.keys(PAGES) as PageName[]

export type Route = { view: PageName } & Asked

export function routeOf(path: string, search: string): Route {
  for (const view of PAGE_NAMES) {
    const { address, asks = [] } = PAGES[view]
    const names = address === undefined ? undefined : namesIn(address, path)
    if (names) return { view, ...names, ...askedIn(search, asks) }
  }
  return { view: 'missing' }
}

const askedIn = (search: string, asks: readonly (keyof Asked)[]): Asked =>
  Object.fromEntries([...new URLSearchParams(search)].filter(([name]) => asks.some((known) => known === name)))

/** What of the frame stands around a view. */
export function frameOf(role: Role, view: PageName) {
  const { isBare = false, isOwnTop = false }: Page = PAGES[view]
  return { hasTop: !isBare && !(isOwnTop && role === 'team'), hasPlaces: !isBare }
}

/** A view that is somebody else's is not there. */
export function isFor(role: Role, view: PageName): boolean {
  return PAGES[view].for?.includes(role) ?? true
}

export function View({ route: { view, ...asked } }: { route: Route }) {
  const { person } = usePhone()
  const { opening, openAnew } = useOpenAnew(person.id)
  const { View: Own, OfTechnicians = Own, isWithoutCopy } = PAGES[isFor(person.role, view) ? view : 'missing']
  const Shown = person.role === 'technician' ? OfTechnicians : Own
  const shown = <Shown key={`${view} ${Object.values(asked).join(' ')}`} asked={asked} />
  if (isWithoutCopy || Own === Missing) return shown
  return (
    <OpenAnewContext.Provider value={openAnew}>
      <WithCopy key={opening} isOfDesk={isOfDesk(person.role) && PAGES[view].for === undefined}>
        {shown}
      </WithCopy>
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

function WithCopy({ isOfDesk: isDesk, children }: { isOfDesk: boolean; children: preact.ComponentChild }) {
  const { copy, person, isAsking, problem, refresh } = usePhone()
  if (!copy) {
    const failed = <Failed tone="watch" says={t('copy_none', { problem: problem ?? '' })} retry={refresh} />
    return (
      <Frame title={t('copy_none_title')}>
        {isAsking ? <Skeleton /> : failed}
        {!isAsking && <CallOffice />}
      </Frame>
    )
  }
  if (isDesk) {
    return (
      <Frame title={t('for_managers_title')}>
        <p>{t(person.role === 'auditor' ? 'for_auditors' : 'for_managers')}</p>
        <Goes href="/" label={t('to_desk')} />
      </Frame>
    )
  }
  if (person.role !== 'team' || copy.team) return <>{children}</>
  return (
    <main>
      <Empty>{t('team_none')}</Empty>
      <CallOffice />
    </main>
  )
}
