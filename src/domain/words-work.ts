/** What is said of logs and their findings, of the task list and of TV coverage. */
export const workWords = {
  finding_duplicate: [
    '{otherTeam}已报{otherDay|day} {otherTime} 在{otherVillage}放映同一影片，两场开始时间相隔 90 分钟以内，疑为重复。请核对是否同一场。',
    '{otherTeam} reported the same film in {otherVillage} at {otherTime} on {otherDay|day}, within 90 minutes of this one: it looks like the same show. Please check.',
  ],
  finding_overlap: [
    '{otherTeam}{otherDay|day} {otherTime} 在{otherVillage}的放映与本场重叠 {minutes} 分钟，同一队不能同时放两场。请核对时间。',
    'This overlaps by {minutes} minutes with the show of {otherTeam} in {otherVillage} at {otherTime} on {otherDay|day}; one team cannot show in two places at once. Please check the times.',
  ],
  finding_impossible_travel: [
    '{otherTeam}{otherDay|day} {otherTime} 在{otherVillage}放映，与本场相距 {km} 公里、间隔仅 {minutes} 分钟，不足以到达。请核对时间和定位。',
    '{otherTeam} was in {otherVillage} at {otherTime} on {otherDay|day}, {km} km away with only {minutes} minutes between: too far to drive. Please check times and positions.',
  ],
  finding_receipt_reused: [
    '回执单编号 {receiptNo} 已用于{otherTeam}{otherDay|day} {otherTime} 在{otherVillage}的放映。请核对回执单。',
    'Receipt {receiptNo} is already used for the show of {otherTeam} in {otherVillage} at {otherTime} on {otherDay|day}. Please check the receipt.',
  ],
  finding_in_future: [
    '开始时间是{startDay|day} {startTime}，收到时还没到。请核对日期。',
    'The start is {startTime} on {startDay|day}, still to come when we received this. Please check the day.',
  ],
  earlier_in_future: [
    '开始时间比收到时间晚 {minutes} 分钟，尚未发生。请核对时间和手机时钟。',
    'The start is {minutes} minutes after we received this, so it has not happened yet. Please check the time and the phone’s clock.',
  ],
  finding_sender_revoked: [
    '这条记录来自已停用的手机，在停用之前填写。请核实后决定是否计入。',
    'This came from a phone that has been revoked, and was made before that. Please check it before it counts.',
  ],
  finding_film_unlisted: [
    '影片“{titles}”不在影片名录中，须由管理员核定是哪部影片后再计场。',
    'Not in the list of films: “{titles}”. It counts once a manager has said which film that is.',
  ],
  finding_clock_off: [
    '手机时钟不准：手机显示 {phone} 时，服务器是 {server}，相差 {minutes} 分钟。请核对放映时间。',
    'The phone’s clock was off: it showed {phone} when the server’s showed {server}, {minutes} minutes apart. Please check the times of the show.',
  ],
  finding_short_run: [
    '放映 {ranMinutes} 分钟，短于影片时长 {filmMinutes} 分钟的 85%。请说明是否放完。',
    'It ran {ranMinutes} minutes, less than 85 % of the {filmMinutes} minutes of film. Please say whether it was shown to the end.',
  ],
  short_run_with_pauses: [
    '扣除中断 {pausedMinutes} 分钟，放映 {ranMinutes} 分钟，短于影片时长 {filmMinutes} 分钟的 85%。请说明是否放完。',
    'Without {pausedMinutes} minutes of pauses it ran {ranMinutes} minutes, less than 85 % of the {filmMinutes} minutes of film. Please say whether it was shown to the end.',
  ],
  finding_before_dusk: [
    '室外放映早于当天天黑时间（{dusk}）。请核对开始时间或场地。',
    'An outdoor show that began before dusk that day ({dusk}). Please check the start or the venue.',
  ],
  finding_late_report: ['放映 {days} 天后补报。', 'Reported {days} days after the show (late report).'],
  late_for_closed_month: [
    '{month|day}关账以后才收到，列为补报（放映结束 {hours} 小时后）。',
    'Received after {month|day} was closed, {hours} hours after the show ended (late report).',
  ],
  earlier_late_report: [
    '放映结束 {hours} 小时后才收到（补报）。',
    'Received {hours} hours after the show ended (late report).',
  ],
  finding_many_shows: [
    '该队当晚第 {shows} 场放映，超过两场。请核对。',
    'Show number {shows} of this team that evening, more than two. Please check.',
  ],
  finding_attendance_zero: ['观众人次为 0。请说明情况。', 'Nobody was present. Please say why.'],
  finding_attendance_high: [
    '观众 {attendance} 人次，超过全村人口 {population} 人。请核对人数。',
    '{attendance} people present, more than the village’s {population}. Please check the number.',
  ],
  finding_film_repeated: [
    '《{film}》12 个月内已在{otherVillage}放映过（{otherTeam}，{otherDay|day} {otherTime}）。',
    '“{film}” was shown in {otherVillage} within 12 months ({otherTeam}, {otherTime} on {otherDay|day}).',
  ],
  finding_far_from_village: [
    '定位距该村 {km} 公里，超过 1.5 公里。请核对地点。',
    'The position is {km} km from the village, more than 1.5 km. Please check the place.',
  ],
  finding_unplanned: [
    '{day|day}的放映计划里没有这个村（未报备）。',
    'The plan has no show in this village on {day|day} (not planned).',
  ],
  finding_outside_area: ['该村不在本队负责的村名单内。', 'This village is not on the team’s list.'],

  flag_audibility_low: [
    '{village}通响率 {rate}%（{sounding}/{installed}，{on|day}检测），低于 95%。{reason}',
    'Audibility of {village} is {rate} % ({sounding}/{installed}, tested {on|day}), below 95 %. {reason}',
  ],
  flag_audibility_severe: [
    '{village}通响率 {rate}%（{sounding}/{installed}，{on|day}检测），低于 60%，问题突出，请优先处理。{reason}',
    'Audibility of {village} is {rate} % ({sounding}/{installed}, tested {on|day}), under 60 %: this one first. {reason}',
  ],
  flag_audibility_partial: [
    '{village}抽测发现 {silent} 只喇叭不响（{on|day}），通响率最高只有 {rate}%，低于 95%。请全面检测。{reason}',
    'A part test of {village} found {silent} silent speakers ({on|day}): audibility is {rate} % at most, below 95 %. Test all of them. {reason}',
  ],
  flag_audibility_stale: [
    '{village}上次全面检测是{on|day}，已超过 {days} 天，不再算达标。请重新检测。',
    'The last full test of {village} was on {on|day}, over {days} days ago, and no longer counts. Test it again.',
  ],
  flag_audibility_untested: [
    '{village}尚未全面检测，通响率未知。请安排检测。',
    '{village} has had no full test; its audibility is unknown. Arrange a test.',
  ],
  flag_target_behind: [
    '{name}完成 {percent}%，按{deadline|day}期限慢于序时 {points} 个百分点。今后每天需 {needed} {unit}。',
    '{name}: {percent} % done, {points} points behind schedule for {deadline|day}. From now on {needed} {unit} a day are needed.',
  ],
  flag_target_overdue: [
    '{name}期限{deadline|day}已过，还差 {remaining} {unit}。请说明原因并安排补足。',
    '{name}: the deadline {deadline|day} has passed with {remaining} {unit} missing. Explain, and plan how to make it up.',
  ],
  flag_month_without_screening: [
    '{village}本月（{month} 月）尚无放映。请安排放映。',
    '{village} has had no screening yet in month {month}. Arrange one.',
  ],
  flag_months_without_screening: [
    '{village}已连续 {months} 个月无放映（自{since|day}起）。请尽快安排放映。',
    '{village} has had no screening for {months} months (since {since|day}). Arrange one soon.',
  ],
  flag_month_below_one: [
    '{village}本月（{month} 月）只放了短片，折合 {count} 场，不足一场。请补足。',
    '{village} has had only shorts in month {month}: {count} of a screening, less than one. Arrange the rest.',
  ],
  flag_months_below_one: [
    '{village}已连续 {months} 个月不足一场（自{since|day}起），其中 {shorts} 个月只放了短片。请尽快安排放映。',
    '{village} has had no whole screening for {months} months (since {since|day}); in {shorts} of them only shorts. Arrange one soon.',
  ],
  flag_team_silent: [
    '{team}自{on|day}后没有放映记录，已 {days} 天。请联系该队。',
    '{team} has logged nothing since {on|day}, {days} days ago. Call the team.',
  ],
  flag_team_never: ['{team}还没有放映记录。请联系该队。', '{team} has logged nothing yet. Call the team.'],

  noun_event: ['活动', 'event'],
  noun_work: ['村级项目', 'work'],
  noun_fund: ['资金', 'fund'],
  noun_tender: ['招标', 'tender'],
  noun_problem: ['问题', 'problem'],
  noun_duty: ['责任对象', 'thing to answer for'],
  noun_milestone: ['节点', 'milestone'],

  tv_part_over_households: [
    '此项 {part} 户，比登记的 {households} 户多 {difference} 户。请核对。',
    'This is {part}, {difference} more than the {households} households registered. Please check.',
  ],
  tv_parts_too_many: [
    '已接通 {connected} + 返盲 {lost} + 无信号 {noSignal} + 无电视机 {noSet} = {sum}，比登记的 {households} 户多 {difference} 户。请核对各项。',
    'Connected {connected} + lost {lost} + no signal {noSignal} + no set {noSet} = {sum}, {difference} more than the {households} households registered. Please check each.',
  ],
  tv_parts_too_few: [
    '已接通 {connected} + 返盲 {lost} + 无信号 {noSignal} + 无电视机 {noSet} = {sum}，比登记的 {households} 户少 {difference} 户。请核对各项。',
    'Connected {connected} + lost {lost} + no signal {noSignal} + no set {noSet} = {sum}, {difference} fewer than the {households} households registered. Please check each.',
  ],
  tv_verified_over_connected: [
    '已核实 {verified} 户，比已接通的 {connected} 户多 {difference} 户。核实的必须是已接通的，请核对。',
    'Verified is {verified}, {difference} more than the {connected} connected. Only what is connected can be verified. Please check.',
  ],
  error_own_bulletin: [
    '不能确认自己发出的报数，请另一位管理员确认。',
    'Nobody confirms a bulletin of their own: ask another manager.',
  ],
  settlement_own: [
    '不能确认自己制作的结算，请另一位管理员确认。',
    'Nobody confirms a settlement of their own: ask another manager.',
  ],
  settlement_locked: [
    '这一期已锁定，不能重做；此后的变动列入下一期的以前期调整。',
    'This period is locked and cannot be made again: what changed since then is adjusted in the next one.',
  ],
  settlement_changed: [
    '制作草稿后有变动，请重新计算，核对后再确认。',
    'Something changed since the draft was made: make it again, look at it, then confirm.',
  ],
  settlement_not_over: ['这一期到{day|day}才结束，届时再确认。', 'This period ends on {day|day}: confirm it then.'],
  settlement_too_early: [
    '这一期还远未开始，请选本期或下一期。',
    'This period is far ahead: choose the current or the next one.',
  ],
  month_not_over: ['{month|day}还没有结束，不能关账。', '{month|day} is not over: it cannot be closed yet.'],
  change_one_to: [
    '合并后只能有一个，拆分后至少有两个，请核对 to。',
    'A merge has one heir, a split two or more: check to.',
  ],
  change_one_from: [
    '拆分只能从一个开始，合并至少要有两个，请核对 from。',
    'A split begins with one, a merge with two or more: check from.',
  ],
  change_name: ['请写明新的名称。', 'Say what it is called then.'],
  change_township: ['请写明调入的乡镇。', 'Say which township it moves to.'],
  change_code_used: ['这个代码已有另一个村在用，请换一个。', 'Another village has this code: choose another.'],
  reform_one_day: [
    '一张表只能有一个执行日期（第一行是 {day}），其他日期请另用一张表。',
    'A sheet is for one day (its first row says {day}): put other days in a sheet of their own.',
  ],
  ended_before: [
    '{name}到{day|day}为止，此后不再记放映。请核对日期，或选接续它的村、队、影片。',
    '{name} ended on {day|day} and takes no later shows. Check the day, or choose what came after it.',
  ],
  ended_became: [
    '{name}到{day|day}为止，此后为{heirs}。请改选{heirs}，或核对日期。',
    '{name} ended on {day|day} and is {heirs} since. Choose {heirs}, or check the day.',
  ],
  reason_for_past_day: [
    '{day|day}已经过去，请填写从那天起更改的理由。',
    '{day|day} is past: say why it is changed from that day on.',
  ],
  reason_for_closed_month: [
    '{month|day}已关账，请填写更改的理由。',
    'This changes a closed month ({month|day}): say why.',
  ],
  closed_months_more: ['{month|day}和{rest|day}', '{month|day} and {rest|day}'],
  closed_months_rest: ['另{count}个月', '{count} more'],
  known_in_future: [
    '这一时刻还没有到，请选现在或更早的时刻。',
    'This moment is still to come: choose now or an earlier one.',
  ],
  day_in_future: ['日期晚于今天（{today|day}），请核对。', 'This is after today ({today|day}). Please check the day.'],

  checklist_twice: ['清单中有重复的项目代码，请改正。', 'Two items of the checklist have one code. Please change one.'],
  checklist_manual_only: [
    '只有手工填报的目标可以有验收清单，请删除清单或改为手工填报。',
    'Only a manual target can have a checklist. Remove it, or make the target manual.',
  ],
  error_has_checklist: [
    '这个目标按验收清单逐村计数，不能直接登记进度。请登记各村的核查结果。',
    'This target counts villages by its checklist and takes no entries. Record what was found in each village.',
  ],
  error_no_checklist: [
    '这个目标没有验收清单，不能登记核查结果。请先为它设定清单。',
    'This target has no checklist to record a check for. Give it one first.',
  ],
  entry_outside_target: [
    '这一天不在目标“{name}”的期限内，登记了也不会计入。请核对日期。',
    'This day is outside the target “{name}”, so it would never be counted. Please check the day.',
  ],
  entry_below_zero: [
    '登记后{on|day}的累计将为 {sum}，不能小于零。请核对更正的数量和日期。',
    'With this the total on {on|day} would be {sum}, which is less than nothing. Please check the correction and its day.',
  ],
  unknown_item: [
    '清单中没有代码为“{code}”的项目，可选：{known}。',
    'There is no item “{code}” on the checklist. Choose one of: {known}.',
  ],
  village_out_of_scope: [
    '{village}不在这个目标的范围内，请核对。',
    '{village} is not in the scope of this target. Please check it.',
  ],
} as const
