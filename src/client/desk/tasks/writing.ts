/** What the parts of a task's page that write have in common. */

export interface Writing {
  code: string
  today: string
  /** Not on a past day: what is entered then would not be seen. */
  mayWrite: boolean
  reload: () => void
}
