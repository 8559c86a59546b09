/** Where people are masked, and there is more to be shown: the way to it, which is fetched only then. */
import { isMasked } from '../../../domain/people/masking.ts'
import { lazy } from './lazy.tsx'
import type { Masked } from './shown-people.tsx'

const Shown = lazy<Masked>(() => import('./shown-people.tsx'))

/** `said` is what the page says of people, as it was answered. */
export const MaskedPeople = ({ kind, id, said }: Masked & { said: readonly (string | undefined)[] }) =>
  said.some(isMasked) ? <Shown.View kind={kind} id={id} /> : null
