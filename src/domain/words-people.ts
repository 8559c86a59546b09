/** What is said of people’s names and numbers: who sees them, who looked, and when they are cleared. */

export const peopleWords = {
  look_reason_missing: ['请写明查看的理由。', 'Please say why you want to see it.'],
} as const
