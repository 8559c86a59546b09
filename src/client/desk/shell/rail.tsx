/** The way to every page, at the left or on phones above and below; and there language, light or dark. */
import { useLayoutEffect, useState } from 'preact/hooks'
import { isOfDesk, type Role, type Session } from '../../../domain/people/account.ts'
import { setLanguage } from '../../shared/language.ts'
import { officeName } from '../../shared/office.ts'
import type { Place } from '../../shared/place.ts'
import { setTheme, THEMES, themeNow } from '../../shared/theme.ts'
import { language } from '../../shared/words.ts'
import { StartLink } from '../first-run/start-link.tsx'
import { Button } from '../kit/buttons.tsx'
import { Brand, Icon } from '../kit/marks.tsx'
import { PAGE_NAMES, type PageName, PAGES, placeOf, routeOf, seenBy } from '../pages.ts'
import { SearchButton } from '../search/palette.tsx'
import { t } from '../words.ts'

export function Rail({ session, place, leave }: { session: Session; place: Place; leave: () => void }) {
  const [isOpen, setOpen] = useState(false)
  useLayoutEffect(() => setOpen(false), [place])
  const { role } = session
  const page = seenBy(role, routeOf(place.path).page)
  const isAtDesk = isOfDesk(role)
  return (
    <header class="rail">
      <a class="brand" href="/">
        <Brand />
        <span>
          <span class="brand-name">{t('app_name')}</span>
          <span class="office">{officeName()}</span>
        </span>
      </a>
      {isAtDesk && <SearchButton />}
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
      <Places role={role} page={page} />
      <div id="menu" class={isOpen ? 'menu menu-open' : 'menu'}>
        {isAtDesk && <Seldom role={role} page={page} />}
        <Sections page={page} />
        {role === 'manager' && <StartLink />}
        <Preferences />
        <div class="leave">
          <p class="who">
            {session.displayName}{' '}
            <span class="soft">
              {session.username && `${session.username} · `}
              {t(`role_${role}`)}
            </span>
          </p>
          <a href="/account" aria-current={page === 'account' ? 'page' : undefined}>
            {t('nav_account')}
          </a>
          <Button class="quiet" onClick={leave} label={t('sign_out')} />
        </div>
      </div>
    </header>
  )
}

interface HereProps {
  role: Role
  page: PageName
}

/** Pages that are needed now and then; phones have no fifth place below, so the tasks are here for them. */
const Seldom = ({ role, page }: HereProps) => (
  <nav aria-label={t('nav_more')}>
    <ul class="seldom">
      {PAGE_NAMES.map((name) => {
        const { address, menu, place } = PAGES[name]
        if (seenBy(role, name) !== name) return null
        const word = place?.isOfDesks ? place.word : menu
        const isHere = name === page || placeOf(role, page) === name
        return (
          word && (
            <li key={name} class={place && 'of-phones'}>
              <a href={address} aria-current={isHere ? 'page' : undefined}>
                {t(word)}
              </a>
            </li>
          )
        )
      })}
    </ul>
  </nav>
)

const Places = ({ role, page }: HereProps) => (
  <nav class="places" aria-label={t('nav_main')}>
    {PAGE_NAMES.map((name) => {
      const { address, place } = PAGES[name]
      if (!place?.for.includes(role)) return null
      const { icon, word, href = address, isOfDesks, Count } = place
      return (
        <a
          key={name}
          href={href}
          class={isOfDesks ? 'place place-of-desks' : 'place'}
          aria-current={placeOf(role, page) === name ? 'page' : undefined}
        >
          <Icon name={icon} />
          <span>{t(word)}</span>
          {Count && <Count />}
        </a>
      )
    })}
  </nav>
)

/** So tall that there is room for the parts and for all the pages above. */
const TALL = '(min-height: 62rem)'

function Sections({ page }: { page: PageName }) {
  const { sections } = PAGES[page]
  if (!sections) return null
  return (
    <nav class="sections" aria-label={t('nav_sections')}>
      <details open={matchMedia(TALL).matches}>
        <summary>{t('nav_sections')}</summary>
        <ul>
          {Object.entries(sections).map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{t(title)}</a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}

function Preferences() {
  const [theme, setNow] = useState(themeNow)
  const [isOffline, setOffline] = useState(false)
  return (
    <div class="preferences">
      <Choice
        legend={t('language')}
        options={['zh', 'en']}
        chosen={language()}
        word={(it) => t(`language_${it}`)}
        choose={(it) => void setLanguage(it).then((isFetched) => setOffline(!isFetched))}
      />
      {isOffline && <p role="alert">{t('offline')}</p>}
      <Choice
        legend={t('theme')}
        options={THEMES}
        chosen={theme}
        word={(it) => t(`theme_${it}`)}
        choose={(it) => {
          setTheme(it)
          setNow(it)
        }}
      />
    </div>
  )
}

interface ChoiceProps<Option extends string> {
  legend: string
  options: readonly Option[]
  chosen: Option
  word: (option: Option) => string
  choose: (option: Option) => void
}

const Choice = <Option extends string>({ legend, options, chosen, word, choose }: ChoiceProps<Option>) => (
  <div class="choice" role="group" aria-label={legend}>
    {options.map((option) => (
      <button key={option} type="button" aria-pressed={option === chosen} onClick={() => choose(option)}>
        {word(option)}
      </button>
    ))}
  </div>
)
