/** What views are made of: their frame, what they show when they have nothing, marks, buttons, rows; and how they are fetched. */
import type { ComponentChildren, ComponentProps, ComponentType } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../words.ts'
import { withWords } from '../../shared/language.ts'
import { go } from '../../shared/place.ts'
import { Help } from './help.tsx'
import { firstDrawn } from '../phone/behind.ts'
import { Icon } from './marks.tsx'

/** The view's shape while it loads; the stylesheet keeps it unseen for 300 ms. */
export const Skeleton = ({ lines = 7 }: { lines?: number }) => (
  <div class="skeleton" role="status">
    <span class="unseen">{t('loading')}</span>
    {Array.from({ length: lines }, (_, i) => (
      <span key={i} class="skeleton-line" />
    ))}
  </div>
)

export const Empty = ({ children }: { children: ComponentChildren }) => <p class="empty">{children}</p>

interface NoticeProps {
  tone: 'bad' | 'watch' | 'info' | 'good'
  isAlert?: boolean
  says?: string
  children?: ComponentChildren
}
export const Notice = ({ tone, isAlert, says, children, ...data }: NoticeProps) => (
  <div class={`notice notice-${tone}`} {...(isAlert && { role: 'alert' })} {...data}>
    {says !== undefined && <p>{says}</p>}
    {children}
  </div>
)

/** Something could not be had: why, and how to ask for it again. */
export const Failed = ({ tone, says, retry }: Pick<NoticeProps, 'tone'> & { says: string; retry: () => void }) => (
  <Notice tone={tone} isAlert says={says}>
    <Button label={t('retry')} act={retry} />
  </Notice>
)

/** `isPart`: of a view that stands without it; until it is there, and where it cannot be fetched, nothing is said. */
export function lazily<Props extends object>(
  fetchView: () => Promise<ComponentType<Props>>,
  isPart = false,
): ComponentType<Props> {
  let Found: ComponentType<Props> | undefined
  return function Lazy(props: Props) {
    const [, setFetched] = useState(false)
    const [isFailed, setFailed] = useState(false)
    const fetchNow = () => {
      setFailed(false)
      fetchView()
        .then(withWords)
        .then((view) => {
          Found = view
          setFetched(true)
          requestAnimationFrame(firstDrawn)
        })
        .catch(() => setFailed(true))
    }
    useEffect(() => {
      if (!Found) fetchNow()
    }, [])
    if (Found) return <Found {...props} />
    if (isPart) return null
    return <main>{isFailed ? <Failed tone="bad" says={t('page_not_fetched')} retry={fetchNow} /> : <Skeleton />}</main>
  }
}

/** The office's number, where somebody is told to ask the office: seldom needed, and then something failed. */
export const CallOffice = lazily(() => import('./call-office.tsx').then(({ CallOffice: part }) => part), true)

interface FrameProps {
  title: string
  back?: [href: string, label: ComponentChildren]
  /** Of a view without the line on top. */
  help?: string
  children?: ComponentChildren
}
export const Frame = ({ title, back, help, children, ...data }: FrameProps) => (
  <main {...data}>
    {help && <Help of={help} />}
    {back && <Back href={back[0]}>{back[1]}</Back>}
    <Heading>{title}</Heading>
    {children}
  </main>
)

let isFirst = true
/** The view's name; what led here is gone, so the focus goes to where one is now. */
export function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    document.title = t('page_title', { page: children })
    if (!isFirst) heading.current?.focus({ preventScroll: true })
    isFirst = false
  }, [children])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

/** What is asked for is looked at elsewhere. */
export function Redirected({ to }: { to: string }) {
  useEffect(() => go(to, { replace: true }), [to])
  return null
}

export const Back = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <a class="back" href={href}>
    <Icon name="back" />
    {children}
  </a>
)

export const Missing = () => (
  <Frame title={t('not_found_title')}>
    <p>{t('not_found_text')}</p>
    <Goes href="/field" label={t('back_villages')} />
  </Frame>
)

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'onClick' | 'label'> {
  label: ComponentChildren
  /** For who hears the buttons one by one: what it is about. */
  of?: string | undefined
  act: () => void
}
export const Button = ({ label, of, act, ...rest }: ButtonProps) => (
  <button type="button" {...rest} onClick={act}>
    {label}
    {of !== undefined && <span class="unseen"> {of}</span>}
  </button>
)

interface LinkProps {
  href: string
  label: string
  class?: string
}
export const LinkButton = ({ href, label, class: looks = '' }: LinkProps) => (
  <a class={`button ${looks}`} href={href}>
    {label}
  </a>
)
export const Goes = (props: LinkProps) => (
  <p class="actions">
    <LinkButton {...props} />
  </p>
)

/** With what tells it from others of the name. */
export const Named = ({ name, of }: { name: string; of: string }) => (
  <>
    {name} <span class="soft">{of}</span>
  </>
)

interface RowLinkProps {
  href?: string | undefined
  act?: (() => void) | undefined
  name: ComponentChildren
  says?: ComponentChildren
  state?: ComponentChildren
  /** In place of a state: what else is to be known of it. */
  note?: string | undefined
}
export function RowLink({ href, act, name, says, state, note }: RowLinkProps) {
  const inside = (
    <>
      <span class="row-says">
        <span class="row-name">{name}</span>
        {typeof says === 'string' ? <span class="soft">{says}</span> : says}
      </span>
      {state && <span class="row-state">{state}</span>}
      {note && <span class="soft row-state">{note}</span>}
    </>
  )
  if (!href) return <Button class="row-link" label={inside} act={act ?? (() => undefined)} />
  return (
    <a class="row-link" href={href}>
      {inside}
    </a>
  )
}
/** One thing of a list, all of it to be pressed; below it what else there is to say of it. */
export const Row = ({
  children,
  href,
  act,
  name,
  says,
  state,
  note,
  ...data
}: RowLinkProps & { children?: ComponentChildren }) => (
  <li class="row" {...data}>
    <RowLink href={href} act={act} name={name} says={says} state={state} note={note} />
    {children}
  </li>
)

interface SearchProps extends Omit<ComponentProps<'input'>, 'label' | 'role' | 'type'> {
  label: string
  hint: string
  query: string
  set: (query: string) => void
}
export const Search = ({ label, hint, query, set, ...rest }: SearchProps) => (
  <input
    type="search"
    class="search"
    aria-label={label}
    placeholder={hint}
    value={query}
    onInput={(event) => set(event.currentTarget.value)}
    {...rest}
  />
)

export const Facts = ({ facts }: { facts: [name: string, value: string | undefined][] }) => (
  <dl class="facts">
    {facts
      .filter(([, value]) => value)
      .flatMap(([name, value]) => [
        <dt key={`${name} name`}>{name}</dt>,
        <dd key={name} class="passage">
          {value}
        </dd>,
      ])}
  </dl>
)

export const Says = ({ says, id }: { says: string; id?: string }) => (
  <p class="says" role="alert" id={id}>
    {says}
  </p>
)

/** Of a field: that it is wrong, and where that is said. */
export const wrongBy = (says: string, id: string) =>
  says === '' ? {} : ({ 'aria-invalid': true, 'aria-describedby': id } as const)
