/** Auditors read: what changes something is not drawn for them, instead of refusing them when they press it. */
import { createContext, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'

export const MayChange = createContext(true)
export const useMayChange = (): boolean => useContext(MayChange)

/** What changes something, drawn for those who may. */
export const Changing = ({ children }: { children: ComponentChildren }) => (useMayChange() ? <>{children}</> : null)
