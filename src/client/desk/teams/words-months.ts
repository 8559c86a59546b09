/** What a team's month sheet (月报表) says. */

export const teamMonthWords = {
  team_months_lead: [
    '每队每月一份，列出全部放映记录，签字后存档。',
    'One for each team and month, with all its logs, to be signed and filed.',
  ],
  team_months_none: ['没有这个放映队。请改选。', 'There is no such team. Choose another.'],
  team_months_back: ['回到放映队', 'Back to the team'],
  team_month_heading: ['放映队月报表', 'Month sheet of a team'],
  team_month_of: ['{month|day}', '{month|day}'],
  team_month_plan: ['本月计划（场）', 'Planned shows'],
  team_month_done: ['完成（场）', 'Shows done'],
  team_month_rooms: ['室内 / 室外（场）', 'Indoor / outdoor'],
  team_month_logs: ['计入的记录', 'Logs counted'],
  team_month_held_logs: ['存疑待核的记录', 'Logs held'],
  team_month_day: ['日期和起止', 'Day and time'],
  team_month_nothing: ['本月没有计入的放映记录。', 'No log of this month is counted.'],
  team_month_held: ['存疑待核，暂不计入（{count}条）', 'Held, not counted yet ({count})'],
  team_month_others: ['退回、无效或作废，不计入（{count}条）', 'Returned, rejected or voided, not counted ({count})'],
  team_month_why: ['存疑原因', 'Why it is held'],
  team_month_sign_team: ['放映队负责人：', 'Team leader:'],
} as const
