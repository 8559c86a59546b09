/** A list of facts, a line each; one that has nothing to say is left out. */
import type { ComponentChildren } from 'preact'

export const Facts = ({ children }: { children: ComponentChildren }) => <dl class="facts">{children}</dl>

export function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  if (children === undefined || children === null || children === '') return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
