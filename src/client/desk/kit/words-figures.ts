/** Words of figures and states: verdicts, bands, statuses, kinds. Each goes with a shape and a colour. */

export const figureWords = {
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

  band_pass_means: ['95% 及以上', '95% and over'],
  band_low_means: ['60% 至 95%', '60% to 95%'],
  band_severe_means: ['低于 60%', 'under 60%'],
  band_stale_means: ['检测已过期，不算达标', 'last test too old to count'],
  band_untested_means: ['没有全面检测', 'no full test yet'],

  severity_critical: ['紧急', 'urgent'],
  severity_warning: ['需处理', 'needs action'],
  severity_info: ['留意', 'to watch'],

  flag_kind_audibility_low: ['通响率偏低', 'Low audibility'],
  flag_kind_audibility_severe: ['通响率问题突出', 'Severe audibility'],
  flag_kind_audibility_stale: ['检测过期', 'Test out of date'],
  flag_kind_audibility_untested: ['尚未检测', 'Not tested'],
  flag_kind_target_behind: ['目标慢于序时', 'Target behind schedule'],
  flag_kind_target_overdue: ['目标逾期', 'Target overdue'],
  flag_kind_month_without_screening: ['本月未满一场的村', 'Villages without a whole screening'],
  flag_kind_fault_overdue: ['报修超时', 'Fault overdue'],
  flag_kind_speakers_fewer: ['检测少算喇叭', 'Speakers left out of a test'],
  flag_kind_team_silent: ['放映队无记录', 'Silent teams'],

  finding_name_duplicate: ['疑似重复', 'duplicate'],
  finding_name_overlap: ['时间重叠', 'overlap'],
  finding_name_impossible_travel: ['两场间隔不足以到达', 'too far apart for the time between'],
  finding_name_receipt_reused: ['回执单重号', 'receipt reused'],
  finding_name_in_future: ['尚未发生', 'in the future'],
  finding_name_sender_revoked: ['手机已停用', 'phone revoked'],
  finding_name_film_unlisted: ['影片未登记', 'film not listed'],
  finding_name_clock_off: ['手机时钟不准', 'clock off'],
  finding_name_short_run: ['放映过短', 'short run'],
  finding_name_before_dusk: ['天黑前放映', 'before dusk'],
  finding_name_late_report: ['补报', 'late report'],
  finding_name_many_shows: ['一晚多场', 'many shows'],
  finding_name_attendance_zero: ['观众为零', 'nobody present'],
  finding_name_attendance_high: ['观众过多', 'attendance too high'],
  finding_name_film_repeated: ['影片重复', 'film repeated'],
  finding_name_far_from_village: ['定位偏远', 'far from the village'],
  finding_name_outside_area: ['非本队村', 'outside the team’s area'],

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

  designated: ['贫困村', 'designated'],
  designated_village: ['贫困村', 'Designated'],
  method_on_site: ['现场', 'on site'],
  method_remote: ['远程', 'remote'],
} as const
