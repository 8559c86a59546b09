/** What is said of targets as they might be; the page's title, which others link by, is in tasks/words.ts. */

export const whatIfWords = {
  what_if_lead: [
    '改一改目标、期限、月份计划或放映队数，看会怎样。只算不存；网址里有全部条件，可以发给同事。',
    'Change the amount, the deadline, the plan of months or the number of teams and see what would come of it. Nothing is stored; the address holds it all and can be sent to a colleague.',
  ],
  what_if_target: ['哪项任务', 'Which task'],
  what_if_form: ['假设', 'Suppose'],
  what_if_season: ['月份计划', 'Plan of months'],
  what_if_by: ['按假设的月份计划推算：{season}。', 'Reckoned by the plan of months supposed: {season}.'],
  what_if_season_now: ['与现在一样', 'as it is'],
  what_if_season_none: ['每天相同', 'each day the same'],
  what_if_season_learnt: ['按往年各月实际', 'as past years went'],
  what_if_season_own: ['自己填十二个月', 'twelve shares of my own'],
  what_if_shares_hint: [
    '一月到十二月的十二个数，如 0.08，相加为 1，用空格隔开。',
    'Twelve numbers, January first, as 0.08; they add up to 1. Spaces between them.',
  ],
  what_if_teams_hint: [
    '现有 {now} 支。假设从第二天起，每支队都和至今的平均一样快。',
    'There are {now}. It is assumed that from the next day on each team shows as much as the average so far.',
  ],
  what_if_teams_range: ['请填 1 到 {most} 的整数。', 'Please enter a whole number from 1 to {most}.'],
  what_if_reckon: ['测算', 'Work it out'],
  what_if_reset: ['恢复现状', 'Back to how it is'],
  what_if_result: ['测算结果', 'What would come of it'],
  what_if_nothing_yet: [
    '还没有假设。改一项，按“测算”。',
    'Nothing is supposed yet. Change something and press “Work it out”.',
  ],
  what_if_not_then: [
    '这一天没有生效的任务，不能测算。',
    'No task is in force on that day, so there is nothing to work out.',
  ],
  what_if_figure: ['数字', 'Figure'],
  what_if_now: ['现状', 'As it is'],
  what_if_then: ['测算', 'Supposed'],
  what_if_difference: ['相差', 'Difference'],
  what_if_short: ['预计差额', 'Short by'],
  what_if_higher: ['提高', 'higher'],
  what_if_lower: ['降低', 'lower'],
  what_if_same: ['不变', 'the same'],
  what_if_days: ['{days} 天', '{days} days'],
} as const
