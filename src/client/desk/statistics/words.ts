/** What the page of statistics says. */

export const statisticWords = {
  statistics_by: ['统计口径', 'Statistics by'],
  statistics_by_township: ['分乡镇', 'Each township'],
  statistics_by_team: ['分放映队', 'Each team'],
  statistics_by_month: ['分月', 'Each month'],
  statistics_by_kind: ['分片种', 'Each kind of film'],
  statistics_basis: [
    '计划期{from|day}至{to|day}；序时按{deadline|day}计，已过 {elapsed} 天，共 {total} 天，序时进度 {percent}。',
    'Planned for {from|day} to {to|day}; time is reckoned to {deadline|day}: {elapsed} of {total} days, {percent}.',
  ],
  statistics_means: [
    '达标村：期内每个已结束的月都放满一场。新片：该村此前 12 个月没有放过，按部计。室内、室外按折算场次，合计与完成的实数相等。每场归入它的第一部长片，全是短片的归科教短片。',
    'Villages that kept it: a whole screening in each month that has ended. New: not shown in the village in the 12 months before, counted by film. Indoor and outdoor are exact shows and add up to what is done. A show is of its first full-length film’s kind, of shorts alone a science short.',
  ],
} as const
