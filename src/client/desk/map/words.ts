/** What the schematic map says; its title, which the rail says too, is in home/words.ts. */

export const mapWords = {
  map_by: ['按什么着色', 'What the dots show'],
  map_by_band: ['通响率', 'Audibility'],
  map_by_gaps: ['缺放映的月份', 'Months missed'],
  map_see_grid: ['看一村一月一场表', 'See the months as a table'],
  map_none: ['名册里还没有村，请先登记。', 'No village is registered yet. Please enter the register first.'],
  map_hint: [
    '每块一个乡镇，每点一个村；用方向键在村间移动，回车看该村。',
    'A tile is a township, a dot a village. Arrow keys move, Enter opens the village.',
  ],
  map_placed: [
    '{placed} 个村按已知位置排；{unplaced} 个村位置未知，在本乡镇里按编码排。方位大致如此，不是地图。',
    'Placed where they are known to be: {placed}; place unknown, by code within their township: {unplaced}. A sketch, not a map.',
  ],
  map_all_placed: [
    '各村按已知位置排。方位大致如此，不是地图。',
    'Every village lies where it is known to be. It is a sketch, not a map.',
  ],
  map_unplaced: [
    '尚无村的位置，乡镇和村都按编码排。',
    'No village’s place is known yet: townships and villages come in the order of their codes.',
  ],
  map_place_unknown: ['位置未知', 'place unknown'],
  map_and: ['，', ', '],
  map_designated: ['其中贫困村 {count}', 'designated: {count}'],
  map_list_title: ['逐村列表', 'Village by village'],
  map_says: ['{village}（{township}）：{state}', '{village} ({township}): {state}'],
  map_rate: ['{band} {rate}%', '{band} {rate}%'],
  map_rate_at_most: ['{band}，至多 {rate}%', '{band}, {rate}% at most'],
  map_tested: ['{day}检测', 'tested {day}'],
  map_list_open: ['逐村列出，由低到高', 'List the villages, lowest first'],
  map_gaps_none: ['没有缺', 'none missed'],
  map_gaps_one: ['缺 1 个月', '1 month missed'],
  map_gaps_two: ['缺 2 个月', '2 months missed'],
  map_gaps_many: ['缺 3 个月及以上', '3 months missed or more'],
  map_gaps_many_says: ['缺 {count} 个月', '{count} months missed'],

  map_by_logs: ['其中 {count} 个村的位置由放映记录推定。', 'Learnt from logs: {count}.'],
} as const
