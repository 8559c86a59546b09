/** What the village × month grid says besides its cells. */

export const gridWords = {
  grid_see_groups: ['按乡镇、放映队分组查看', 'See it by township or team'],
  grid_see_map: ['在示意图上看', 'See it on the map'],
  grid_order: ['排列', 'Order'],
  grid_order_gaps: ['缺的月份多的在前', 'Most gaps first'],
  grid_order_township: ['按乡镇', 'By township'],
  grid_order_team: ['按放映队', 'By team'],
  grid_legend_seen: ['当月已放映的场次', 'screenings in the month'],
  grid_no_gaps: ['月月有放映', 'Every month seen'],
  grid_gaps_each: ['缺 {count} 个月', 'Months missed: {count}'],
  grid_no_team: ['未分给放映队的村', 'Villages without a team'],
  grid_villages: ['{count} 个村', 'villages: {count}'],
  grid_of: ['{count} 个村，共缺 {gaps} 个村月', 'villages: {count}; months missed in all: {gaps}'],
} as const
