/** A table that is cards on phones and whole on a desk; on what is between it scrolls in its own room. */
import type { ComponentChildren } from 'preact'

export const WideRoom = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div class="wide-room" role="group" aria-label={label} tabIndex={0}>
    {children}
  </div>
)
