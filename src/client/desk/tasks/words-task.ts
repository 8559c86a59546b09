/** What is said on one task’s page: what the ledger gives to it, and its checklist. */

export const taskPageWords = {
  fed_title: ['台账里的依据', 'What the ledger gives'],
  fed_lead: [
    '这项任务由台账计数，不用再登记进度。要改，请改台账。',
    'This task is counted from the ledger; nothing is entered again. To change it, change the ledger.',
  ],
  fed_by_villages: [
    '按台账里到达的不同的村计数：到乡镇的活动不算到村，同一个村只算一次。',
    'Counted by the different villages in the ledger: a trip to a township reaches none, and a village counts once.',
  ],
  fed_none: ['台账里还没有相应的登记。', 'The ledger has nothing for it yet.'],
  checklist_complete: ['{complete} / {total} 个村各项达标', '{complete} of {total} villages have everything'],
  checklist_hint: [
    '每格是最近一次核查的数值；点一格登记新的核查。达标要不低于表头的数。',
    'Each cell is the latest value found; press one to record a check. To hold, it must be at least the number in the head.',
  ],
  checklist_empty: ['范围内没有村。', 'There is no village in its scope.'],
  check_state: ['不足的，是否已在建或规划', 'If it is not enough: is it being built or planned'],
  check_state_none: ['没有', 'Neither'],
  check_cell: ['{village}，{item}：', '{village}, {item}: '],
  check_found: ['（{unit}，{day}核查）', ' ({unit}, checked on {day})'],
  check_title: ['{village}：{item}', '{village}: {item}'],
  check_last: ['上次核查 {day}：{value} {unit}，{word}。', 'Last checked on {day}: {value} {unit}, {word}.'],
  check_never: ['还没有核查过。', 'It has not been checked yet.'],
  check_value: ['查得数值（{unit}，至少 {minimum}）', 'Value found ({unit}, at least {minimum})'],
  check_on: ['核查日期', 'Checked on'],
  check_note: ['说明', 'Remark'],
  check_save: ['登记核查', 'Record the check'],
  check_all_hold: ['各项达标', 'everything holds'],
  check_some: ['{holds} / {total} 项达标', '{holds} of {total} hold'],
  checklist_found: ['{item}，{found} {count} 个村：', '{item}, {found}, {count} villages: '],
  fed_nothing: ['不计入', 'not counted'],
} as const
