/** What is said of the task list and TV coverage. */

export const taskWords = {} as const
