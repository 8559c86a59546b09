/** The parts of the contract, in the order in which they are read. */
export const TAGS = {
  Screenings: 'Logs of shows: sent, corrected, voided, listed',
  Reviews: 'Decisions of managers on logs',
  Broadcast: 'Speakers, their tests and faults, and TV coverage',
  Figures: 'What the managers’ pages say of a day',
  Targets: 'The task list and what it is measured by',
  Register: 'Townships, villages, teams, films and the counting rule',
  Office: 'Settings, the audit trail, and the office itself',
  Access: 'Signing in, accounts, tokens and one-use codes',
  Service: 'For watchers, and this description',
} as const
export type Tag = keyof typeof TAGS
