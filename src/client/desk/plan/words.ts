/** What the page of the plan says. */

export const planPageWords = {
  plans_lead: [
    '哪个队、哪一晚、在哪个村、放什么。放映队确认后据此公示；放没放，由放映记录自动对上。',
    'Which team shows what, where and on which evening. Notices come from it; what was shown is matched from the logs.',
  ],
  plans_week: ['{from}—{to}', '{from} – {to}'],
  plans_week_of: ['{from}起', 'from {from}'],
  plans_before: ['往前', 'Earlier'],
  plans_after: ['往后', 'Later'],
  plans_today: ['本周', 'This week'],
  plans_add_at: ['{team} {day}', '{team}, {day}'],
  plans_change: ['{day} {village}', '{day}, {village}'],
  plans_saved: ['{village}{day}的计划已存下。', 'The evening of {day} in {village} is kept.'],
  plans_done: ['{village}{day}的计划已改。', 'The evening of {day} in {village} is changed.'],
  plans_confirm: ['放映队已答复，确认', 'The team agreed: confirm'],
  plans_remarks: ['请留意', 'Please note'],
  plans_nothing_against: ['没有冲突。', 'Nothing speaks against it.'],
  plans_propose: ['提出本月计划', 'Propose the month'],
  plans_propose_lead: [
    '还没放、也没排的村，等得最久的在前，排在这个队常放的星期几。改好再存下；不要的去掉勾。',
    'Villages without a show or an evening, the longest wait first, on the team’s usual weekdays. Change what you like, then save; untick what is not wanted.',
  ],
  plans_propose_none: ['这个月的村都放过或排好了。', 'Every village has had its show, or has an evening.'],
  plans_propose_save: ['存下{count}场', 'Save {count} evenings'],
  plans_proposed: ['已存下{count}场。', '{count} evenings are kept.'],
  plans_last_shown: ['上次放映', 'Last shown'],
  plans_bring: ['用表格导入计划', 'Import a sheet of the plan'],
  plans_see_notices: ['按计划打印公示', 'Print notices from it'],
  plans_figures_none: ['这个月还没有排计划。', 'Nothing is planned for this month.'],
} as const
