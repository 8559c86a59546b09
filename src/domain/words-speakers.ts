/** What is said of the register of speakers and of what machines report. */

export const speakerWords = {} as const
