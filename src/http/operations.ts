/** What each route is called where the contract is read, by what it belongs to; a route without a name fails its test. */

interface Tag {
  about: string
  /** By `method path`. */
  routes: Record<string, string>
}

export const TAGS: Record<string, Tag> = {
  Screenings: {
    about: 'Logs of shows: sent, corrected, voided, listed',
    routes: {
      'get /api/screenings': 'List logs',
      'post /api/screenings': 'Send a log',
      'post /api/screenings/batch': 'Send up to a hundred logs',
      'get /api/screenings/{id}': 'Read a log with its history',
      'put /api/screenings/{id}': 'Correct a log',
      'post /api/screenings/{id}/void': 'Void a log',
      'get /api/screenings/{id}/photos/{sha256}': 'Get a photo of a log',
      'put /api/screenings/{id}/photos/{sha256}': 'Send a photo of a log',
      'get /api/missed-shows': 'List shows that did not happen',
      'post /api/missed-shows': 'Say that a show did not happen',
      'post /api/missed-shows/batch': 'Say of many that they did not happen',
      'post /api/imports/screenings': 'Import logs from a CSV or xlsx sheet',
      'get /api/field-copy': 'Read what a phone carries with it',
    },
  },
  Reviews: {
    about: 'Decisions of managers on logs',
    routes: {
      'post /api/reviews': 'Accept, return or reject logs',
      'get /api/reviews/undoable': 'List one’s decisions that can be taken back',
      'post /api/reviews/undo': 'Take decisions back',
      'put /api/screenings/{id}/presence': 'Say that one has a log open',
    },
  },
  Broadcast: {
    about: 'Speakers, their tests and faults, and TV coverage',
    routes: {
      'get /api/audibility-reports': 'List speaker tests',
      'post /api/audibility-reports': 'Send a speaker test',
      'post /api/audibility-reports/batch': 'Send many speaker tests',
      'get /api/villages/{code}/audibility': 'Read how a village’s speakers stand',
      'get /api/faults': 'List faults',
      'post /api/faults': 'Report a fault',
      'get /api/faults/{id}': 'Read a fault with everything that happened to it',
      'post /api/faults/{id}/witnesses': 'Say that one found a fault, too',
      'post /api/faults/{id}/steps': 'Carry a fault on',
      'get /api/villages/{code}/speakers': 'Read a village’s register of speakers',
      'put /api/villages/{code}/speakers': 'Replace a village’s register of speakers',
      'get /api/speaker-resources': 'List machines that report by themselves',
      'put /api/speaker-resources': 'Register machines',
      'post /api/speaker-status': 'Send what machines say',
      'get /api/speaker-online': 'Read which machines were online on a day',
      'get /api/fault-figures': 'Read figures of faults and repairs',
      'get /api/audibility-trend': 'Read how audibility went from month to month',
      'get /api/repair-plan': 'Read what to repair first',
      'get /api/tv-coverage': 'List villages’ TV coverage',
      'post /api/tv-coverage': 'Send a village’s TV coverage',
      'get /api/villages/{code}/tv-coverage': 'Read a village’s TV coverage and its history',
    },
  },
  Figures: {
    about: 'What the managers’ pages say of a day',
    routes: {
      'get /api/overview': 'Read everything as of a day',
      'get /api/village-months': 'Read the grid of villages and months',
      'get /api/village-positions': 'List where villages lie and how they stand',
      'get /api/search': 'Search villages, teams, films, logs and faults',
      'get /api/flags': 'List flags',
      'get /api/flags/{id}': 'Read a flag with its history',
      'post /api/flags/{id}/acknowledge': 'Say who sees to a flag',
    },
  },
  Targets: {
    about: 'The task list and what it is measured by',
    routes: {
      'get /api/targets': 'List targets',
      'get /api/targets/{code}': 'Read a target on a day',
      'put /api/targets/{code}': 'Change a target from a day on',
      'get /api/targets/{code}/versions': 'List what a target was from which day on',
      'post /api/targets/{code}/entries': 'Enter progress of a target counted by hand',
      'put /api/targets/{code}/milestones/{id}': 'Set a milestone',
      'post /api/targets/{code}/checks': 'Send a check of a village',
    },
  },
  Register: {
    about: 'Townships, villages, teams, films and the counting rule',
    routes: {
      'get /api/townships': 'List townships',
      'get /api/townships/{code}': 'Read a township',
      'put /api/townships/{code}': 'Set a township',
      'get /api/villages': 'List villages',
      'get /api/villages/{code}': 'Read a village',
      'put /api/villages/{code}': 'Set a village',
      'get /api/teams': 'List teams',
      'get /api/teams/{code}': 'Read a team',
      'put /api/teams/{code}': 'Set a team',
      'put /api/teams/{code}/villages': 'Say which villages a team serves',
      'get /api/films': 'List films',
      'get /api/films/unlisted': 'List titles that are in no list',
      'post /api/films/match': 'Say which film a title is',
      'get /api/films/{code}': 'Read a film',
      'put /api/films/{code}': 'Set a film',
      'get /api/credit-rules': 'List counting rules',
      'get /api/credit-rules/{effectiveOn}': 'Read the counting rule of a day',
      'put /api/credit-rules/{effectiveOn}': 'Set a counting rule from a day on',
      'get /api/register-form': 'Get the register’s form',
      'post /api/register': 'Bring the register as a whole',
    },
  },
  Office: {
    about: 'Settings, the audit trail, and the office itself',
    routes: {
      'get /api/office': 'Read the office’s name and clock',
      'get /api/setup': 'Read what a new office still lacks',
      'get /api/settings': 'List settings',
      'get /api/settings/{name}': 'Read a setting with its history',
      'put /api/settings/{name}': 'Change a setting from a day on',
      'get /api/audit': 'List what was done',
    },
  },
  Access: {
    about: 'Signing in, accounts, tokens and one-use codes',
    routes: {
      'get /api/session': 'Read who is signed in',
      'post /api/session': 'Sign in',
      'delete /api/session': 'Sign out',
      'put /api/session/password': 'Set one’s password',
      'get /api/accounts': 'List accounts',
      'delete /api/accounts/{id}': 'Disable an account',
      'post /api/accounts/{id}/password-reset': 'Reset an account’s password',
      'post /api/enrolments': 'Make a one-use code',
      'post /api/enrolments/redeem': 'Redeem a one-use code',
      'get /api/tokens': 'List tokens',
      'post /api/tokens': 'Make a token',
      'delete /api/tokens/{id}': 'Revoke a token',
    },
  },
  Service: {
    about: 'For watchers, and this description',
    routes: {
      'get /healthz': 'Is the process alive',
      'get /readyz': 'Is it ready',
      'get /metrics': 'Read metrics',
      'get /api/openapi.json': 'Read this description',
      'get /api/docs': 'Read this description as a page',
    },
  },
}

const NAMED = new Map(
  Object.entries(TAGS).flatMap(([tag, { routes }]) =>
    Object.entries(routes).map(([route, summary]) => [route, { tag, summary }] as const),
  ),
)

/** Its tag and summary, and the name that a generated client calls it by. */
export function named(method: string, path: string) {
  const known = NAMED.get(`${method} ${path}`)
  return { operationId: operationId(method, path), ...(known && { tags: [known.tag], summary: known.summary }) }
}

/** `get /api/villages/{code}/audibility` is `getVillagesByCodeAudibility`. */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/api(?=\/)/, '')
    .replaceAll('{', 'by-')
    .split(/\W+/)
    .filter(Boolean)
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}
