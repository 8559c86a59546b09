/** What is said of broadcast figures and flags of the workshop. */

export const broadcastWords = {} as const
