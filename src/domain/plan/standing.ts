/** Which evenings are still to take place as they stand; known to the phone's first view, so without schemas. */

export const isStanding = ({ state }: { state: 'planned' | 'confirmed' | 'moved' | 'cancelled' }): boolean =>
  state === 'planned' || state === 'confirmed'
