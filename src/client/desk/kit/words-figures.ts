/** Words of figures and states: verdicts, bands, statuses, kinds. Each goes with a shape and a colour. */

export const figureWords = {
  now_named: ['（现：{name}）', '(now {name})'],
  sheet_export: ['导出', 'Export'],
  sheet_export_as: ['导出为 {kind}', 'Export as {kind}'],
  printed_of: ['打印：', 'Print:'],
  notices_title: ['放映公示', 'Notices of shows'],
  receipts_title: ['放映回执单', 'Show receipts'],
  team_months_title: ['放映队月报表', 'Teams’ month sheets'],
  receipt_print: ['打印回执单', 'Print receipt'],
  supervise_of: ['打印督办单', 'Print supervision order'],
  supervision_title: ['三色督办单', 'Supervision orders'],
  village_card_title: ['村情卡', 'Village card'],
  gap_points: ['{points} 个百分点', '{points} points'],

  chance_sentence: [
    '按目前进度，{day}前完成的可能性约为{chance}。',
    'At the pace so far, the chance of finishing by {day} is about {chance}.',
  ],
  chance_below: [
    '按目前进度，{day}前完成的可能性不到{chance}。',
    'At the pace so far, the chance of finishing by {day} is under {chance}.',
  ],
  chance_above: [
    '按目前进度，{day}前完成的可能性在{chance}以上。',
    'At the pace so far, the chance of finishing by {day} is over {chance}.',
  ],
  chance_not_counted: [
    '{day}前能否完成不作估计：不是逐场、逐村计数的任务。',
    'No chance of finishing by {day} is stated: it is not counted one by one, as shows and villages are.',
  ],
  chance_none: ['不作估计', 'not stated'],
  season_office: ['按办公室的月份计划推算。', 'Reckoned by the office’s plan of months.'],
  season_learnt: [
    '未设月份计划，按{years}年各月实际放映推算。',
    'No plan of months is set; reckoned by how the months of {years} went.',
  ],
  season_none: ['未设月份计划，按每天相同推算。', 'No plan of months is set; each day is taken to be the same.'],
  chance_rests_on: ['依据', 'What it rests on'],
  chance_basis: [
    '{day}：各周起伏为偶然的{dispersion}倍，往年下半程变动按{drift}计；不计起伏（简式）的可能性：{plain}。',
    '{day}: weeks scatter {dispersion} times as much as chance alone has it, and the rest of a year moves by {drift}; if days were all alike (plain form), the chance is {plain}.',
  ],
  chance_too_early: ['{day}前能否完成，为时尚早，暂不估计。', 'Too early to say whether it will be finished by {day}.'],
  chance_nothing: [
    '还没有完成数，无法估计{day}前能否完成。',
    'Nothing is done yet, so the chance of finishing by {day} cannot be worked out.',
  ],
  chance_done: ['已经完成，不受{day}期限影响。', 'Finished; the deadline {day} is met.'],
  chance_past: ['{day}的期限已过，未能完成。', 'The deadline {day} has passed and it is not finished.'],
  chance_last_day: ['今天就是{day}期限，尚未完成。', 'Today is the deadline, {day}, and it is not finished.'],

  known_now: ['按现在所知', 'as known now'],
  known_then: ['按当时所知（{moment}）', 'as known then ({moment})'],
  known_choose: ['所知时刻', 'Known when'],
  known_that_day: ['按当日所知（{day}终）', 'as known that day (end of {day})'],
  known_other: ['另一时刻', 'Another moment'],
  known_show: ['按此时刻查看', 'View as known then'],
  known_back: ['回到现在', 'Back to now'],
  known_reads_only: [
    '正在看当时的情况，只能查看；要改，请先回到现在。',
    'This is what was known then and can only be read. To change something, go back to now first.',
  ],

  ends: ['到{day}为止', 'until {day}'],
  with_end: ['{name}（到{day}为止）', '{name} (until {day})'],
  designated: ['贫困村', 'designated'],
} as const
