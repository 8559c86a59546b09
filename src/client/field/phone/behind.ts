/** What the first view does without is fetched behind it, so that it takes nothing of a slow network before that is there. */

const PATIENCE_MS = 3000
const AGAIN_MS = 10_000
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

let draw = (): void => undefined
const drawn = new Promise<void>((resolve) => (draw = resolve))
/** The first view is there. */
export const firstDrawn = (): void => draw()

/** Asked for again until it comes. */
export async function behindFirstView<Code>(fetchCode: () => Promise<Code>): Promise<Code> {
  await Promise.race([drawn, after(PATIENCE_MS)])
  for (;;) {
    const code = await fetchCode().catch(() => undefined)
    if (code) return code
    await after(AGAIN_MS)
  }
}
