/** What is said of a team's villages, and of the list of news. */

export const villageListWords = {
  news_title: ['新消息', 'News'],
  news_why: ['理由：{why}', 'Reason: {why}'],
  figures_more: ['审核与依据', 'Reviews and basis'],
  figures_basis: [
    '截至{day}，计入的是“已提交”和“已审核”的记录；期限按 {deadline}。存疑和退回的不计入。',
    'As of {day}. Counted are logs submitted or accepted, against the deadline {deadline}. Held and returned ones are not counted.',
  ],
  figure_accepted: ['已审核', 'Accepted'],
  figure_held: ['存疑待核', 'Held'],
  figure_returned: ['退回待改', 'Returned'],
  figures_exact: [
    '完成{done}，序时{time}，相差{gap}个百分点；还差{left}场。',
    '{done} done, {time} of the time, {gap} points apart; {left} to go.',
  ],
  home_villages: ['{count}个村，{missing}个本月未放', '{count} villages, {missing} missing this month'],
  village_free: ['无任务', 'no quota'],
  village_draft: ['草稿未完', 'draft'],
  village_today: ['今天已放', 'shown today'],
  village_missing: ['本月未放', 'missing'],
  village_part: ['不足一场', 'less than one'],
  village_held: ['存疑待核', 'held'],
  village_returned: ['退回待改', 'returned'],
  village_done: ['本月已放', 'done'],
  village_on_phone: ['已记在手机', 'on this phone'],
  search_village: ['找村', 'Find a village'],
  search_hint: ['村名、拼音或首字母', 'Name, pinyin or initials'],
  search_none: ['没有找到，请换个字或首字母。', 'Nothing found. Try another character or the initials.'],
  missed_why: ['为什么没放成？（不计入场次）', 'Why was it not held? (Counts nowhere.)'],
  missed_day: ['哪一晚', 'Which evening'],
  missed_tonight: ['今晚（{day}）', 'Tonight ({day})'],
} as const
