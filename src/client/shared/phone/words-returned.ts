/** What a browser says that was woken because a log was returned. */

export const returnedWords = {
  title: ['退回补正', 'Log returned'],
  one: ['{village} {day|day}的放映记录被退回。点开补正。', '{village}, {day|day}: returned. Open it to correct it.'],
  more: [
    '{count}条放映记录被退回，最近一条是{village} {day|day}。点开补正。',
    '{count} logs were returned, the latest {village} on {day|day}. Open to correct them.',
  ],
  some: ['有放映记录被退回。请打开查看。', 'A log was returned. Open the app to see.'],
} as const
