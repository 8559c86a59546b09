/** What the charts of the managers' page say, and what saves them. */

export const chartWords = {
  chart_title: ['累计放映与计划', 'Screenings to date and the plan'],
  chart_label: [
    '折线图：截至{day}累计放映 {done} 场，计划此时 {expected} 场，目标 {amount} 场，按目前进度到{deadline}约 {projected} 场。数据见图下的表。',
    'Line chart: {done} screenings by {day}, {expected} planned by then, target {amount}, about {projected} by {deadline} at this pace. The data are in the table below it.',
  ],
  chart_done: ['已放映 {amount}', 'Done {amount}'],
  chart_plan: ['计划', 'Plan'],
  chart_projection: ['预计 {amount}', 'Projected {amount}'],
  chart_target: ['目标 {amount} {unit}', 'Target {amount} {unit}'],
  chart_deadline: ['期限 {day}', 'Deadline {day}'],
  chart_axis: ['累计场次', 'Screenings to date'],
  chart_band: [
    '浅色带：按目前进度推算，十次有八次落在其中；到最后期限为 {low} 至 {high} 场。',
    'Pale band: eight times in ten, the pace so far ends within it; by the last deadline, {low} to {high}.',
  ],
  chart_low: ['预计下限（10%）', 'Projected, 10 % point'],
  chart_high: ['预计上限（90%）', 'Projected, 90 % point'],
  chart_not_fetched: [
    '图没能载入，数字见下表。',
    'The chart could not be fetched; its numbers are in the table below.',
  ],
  chart_table: ['图中数据（按月）', 'The data of the chart, by month'],

  chart_months: ['各月完成与计划', 'Months: done and planned'],
  chart_months_axis: ['当月场次', 'Screenings in the month'],
  chart_months_label: [
    '柱状图：截至{day}，各月完成的场次和当月计划。数据见图下的表。',
    'Bar chart: screenings of each month up to {day}, and what was planned. The data are in the table below it.',
  ],
  month_difference: ['完成减计划', 'Done less planned'],

  chart_teams: ['各放映队完成率', 'Teams: how far each is'],
  chart_teams_rule: ['序时 {percent}（对照{day}）', 'Time {percent} (to {day})'],
  chart_teams_label: [
    '柱状图：{teams} 个放映队的完成率，从高到低；序时进度 {percent}。数据见下表。',
    'Bar chart: completion of {teams} teams, furthest first; time progress {percent}. The data are in the table below.',
  ],

  chart_bands: ['贫困村通响情况变化', 'Designated villages by state through time'],
  chart_bands_under: ['各月末，最后是截至日', 'Month ends, then the as-of day'],
  chart_bands_none: [
    '还没有检测过，画不出变化。请先安排检测。',
    'Nothing has been tested, so there is nothing to draw. Arrange tests first.',
  ],
  chart_bands_label: [
    '柱状图：{from}至{to}各月末和截至日的通响情况；截至日 {villages} 个村中达标 {pass} 个、偏低 {low} 个、问题突出 {severe} 个、不明 {unheard} 个。数据见图下的表。',
    'Bar chart of states at month ends from {from} and on the as-of day, {to}; of {villages} villages then {pass} pass, {low} are low, {severe} severe, {unheard} unknown. The data are in the table below it.',
  ],
  chart_bands_table: ['图中数据（各月末和截至日）', 'The data of the chart: month ends and the as-of day'],
  chart_unheard: ['不明', 'Unknown'],

  save_png: ['存为图片', 'Save as PNG'],
  save_csv: ['存为表格', 'Save as CSV'],
  chart_not_saved: ['图片没能存下，请再试一次。', 'The picture could not be saved. Please try again.'],
  done: ['完成', 'Done'],
  quota: ['任务', 'Quota'],
  completion_percent: ['完成率（%）', 'Completion (%)'],
  villages: ['村数', 'Villages'],
} as const
