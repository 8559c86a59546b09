/** What is said of the task list and TV coverage. */

export const taskWords = {
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
  error_milestone_there: [
    '编号 {id} 的节点已经存在（第 {revision} 版）。如要更改，请写明版次；新节点请用新编号。',
    'There is a milestone with the id {id} already (revision {revision}). Give its revision to change it, or a new id for a new one.',
  ],
  milestone_replanned_why: [
    '原计划的{planned|day}已过。如要改期，请在备注中写明原因（谁决定、依据什么）。',
    'The planned day, {planned|day}, has passed. To plan it anew, say why in the note: who decided, and on what ground.',
  ],
  flag_milestone_late: [
    '{target}的节点“{name}”计划{planned|day}完成，已晚 {days} 天。请抓紧完成并登记完成日期。',
    '{target}: the milestone “{name}” was planned for {planned|day}; days late: {days}. Get it done, and enter the day it is.',
  ],
} as const
