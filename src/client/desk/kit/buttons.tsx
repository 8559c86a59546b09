/** Buttons, what was said when what they do was refused, and who gets none. */
import { type ComponentChildren, type ComponentProps, createContext } from 'preact'
import { useContext } from 'preact/hooks'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'label'> {
  label: ComponentChildren
  /** For who hears the buttons one by one. */
  of?: string | undefined
  /** What it does is on its way. */
  isBusy?: boolean
}

export const Button = ({ label, of, isBusy, ...more }: ButtonProps) => (
  <button type="button" aria-label={of} aria-disabled={isBusy} {...more}>
    {label}
  </button>
)

/** One by itself. */
export const ActionButton = (props: ButtonProps) => (
  <p class="actions">
    <Button {...props} />
  </p>
)

interface LinkProps {
  href: string
  isMain?: boolean
  children: ComponentChildren
}

/** The way on, as a button. */
export const ActionLink = ({ href, isMain, children }: LinkProps) => (
  <p class="actions">
    <a class={isMain ? 'button main-action' : 'button'} href={href}>
      {children}
    </a>
  </p>
)

interface SwitchProps<C extends string> {
  label: string
  choices: readonly (readonly [choice: C, name: string])[]
  chosen: C
  choose: (choice: C) => void
}

/** One of a few, each with its own button. */
export const Switch = <C extends string>({ label, choices, chosen, choose }: SwitchProps<C>) => (
  <div class="choice" role="group" aria-label={label}>
    {choices.map(([choice, name]) => (
      <Button key={choice} label={name} aria-pressed={chosen === choice} onClick={() => choose(choice)} />
    ))}
  </div>
)

/** The way on, as a line of its own. */
export const LinkLine = ({ href, children }: { href: string; children: ComponentChildren }) => (
  <p>
    <a href={href}>{children}</a>
  </p>
)

/** Said aloud at once: why something was not done. */
export const Says = ({ children }: { children: ComponentChildren }) => (
  <p class="says" role="alert">
    {children}
  </p>
)

export const MayChange = createContext(true)
export const useMayChange = (): boolean => useContext(MayChange)

/** What changes something, drawn for those who may. */
export const Changing = ({ children }: { children: ComponentChildren }) => (useMayChange() ? <>{children}</> : null)
