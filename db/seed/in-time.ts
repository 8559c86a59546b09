/** The sample happens in its own time: what is known when is asked later, so each step comes after those before it. */

export interface Step {
  at: Date
  act: () => Promise<unknown>
}
export const step = (at: string | Date, act: Step['act']): Step => ({ at: new Date(at), act })

/** Of those at the same moment, the ones told first. */
export async function inTime(steps: Step[]): Promise<void> {
  for (const { act } of steps.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await act()
}
