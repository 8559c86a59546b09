/**
 * The engine or the disk cannot take it just now: nothing of it was kept, and the same again may be taken later. The
 * adapters alone know what their engines call it.
 */
export class Unavailable extends Error {
  readonly why: Why
  constructor(why: Why, cause: unknown) {
    super(`not available: ${why}`, { cause })
    this.why = why
  }
}

export type Why = 'full' | 'read_only' | 'locked' | 'disk' | 'overloaded'

/** The first of the reasons whose signs are in what an engine said; undefined when it is something else. */
export const whyOf = (said: string, signs: readonly (readonly [Why, RegExp])[]): Why | undefined =>
  signs.find(([, sign]) => sign.test(said))?.[0]
