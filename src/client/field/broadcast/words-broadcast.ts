/** What is said to technicians in the villages. */

export const broadcastFieldWords = {
  villages_passing: [
    '{count} 个村里 {passing} 个达标；急的在前',
    '{passing} of {count} villages pass; the most urgent first',
  ],
  villages_more: ['再看 {count} 个村', '{count} more villages'],
  which_village: ['哪个村？', 'Which village?'],
  tested_on: ['{day} 检测', 'tested {day}'],
  faults_overdue: ['超时 {count}', '{count} overdue'],
  faults_open: ['报修 {count}', '{count} open'],

  last_test: [
    '{day} 全村检测：响 {sounding} / 装 {installed} 只。',
    'Full test on {day}: {sounding} of {installed} sounding.',
  ],
  no_test: ['还没有全村检测。', 'No full test yet.'],
  stale_from: ['{day}起过期', 'out of date from {day}'],
  test_here: ['检测喇叭', 'Test the speakers'],
  faults_here: ['未办结的报修（{count}）', 'Faults not settled ({count})'],
  faults_none_here: ['没有未办结的报修。', 'No fault is open here.'],

  tests_title: ['喇叭检测', 'Speaker tests'],
  test_new: ['新做检测', 'New test'],
  tests_here: ['这部手机上的检测', 'Tests on this phone'],
  tests_none: ['还没有检测。', 'No test yet.'],
  test_title: ['喇叭检测', 'Speaker test'],
  proves_unsettled: ['请先核对上面标出的数。', 'Please see to the numbers marked above first.'],
  proves_incomplete: ['三个数都填上，才能提交。', 'Fill in all three numbers to send it.'],
  proves_pass: ['达标（95% 及以上）。', 'Passing (95% and over).'],
  proves_low: ['偏低，低于 95%。', 'Low: below 95%.'],
  proves_severe: ['问题突出，低于 60%。', 'Severe: under 60%.'],
  proves_part_nothing: [
    '只测了一部分，不能说明达标，也不能作为办结依据。',
    'Only a part was tested: that proves nothing, and closes no fault.',
  ],
  proves_part_below: [
    '只测了一部分，但坏的已经够多：无论其余怎样都低于 95%。',
    'Only a part was tested, but so many are silent that the village is below 95% whatever the others do.',
  ],
  below_report: ['低于 95%，要不要报修？', 'Below 95%. Report a fault?'],
  back_to_fault: ['回到报修单办结', 'Back to the fault, to close it'],
  look_at_it: ['去看一下', 'Look at it'],

  faults_own: ['我经手的（{count}）', 'In my hands ({count})'],
  faults_other: ['其他（{count}）', 'Others ({count})'],
  faults_behind: [
    '还有 {count} 张较早的报修单没有带到手机上，请到电脑上查看。',
    '{count} older faults are not on the phone; the desk shows them.',
  ],
  description: ['听到或看到什么', 'What is heard or seen'],
  to_fault: ['去看报修单', 'Go to the fault'],

  noticed: ['发现', 'Noticed'],
  repaired_at: ['修好于', 'Repaired at'],
  overdue_since: ['{time} 起超时', 'overdue since {time}'],
  due_by: ['应于 {time} 前修好', 'due by {time}'],
  pending: ['{count} 步待发送', '{count} steps unsent'],
  fault_pending: ['这部手机上还没送到的', 'On this phone, not arrived yet'],
  fault_stuck: [
    '有一步办公室没有收下，请先处理上面那一条。',
    'The office did not take one of the steps. See to that one above first.',
  ],
  reason_for: ['“{step}”的原因', 'Reason to {step}'],
  reason_missing: ['请写明原因。', 'Please give a reason.'],
  step_confirm: ['确认{step}', 'Confirm: {step}'],
  close_with: ['用哪次检测办结？', 'Which test closes it?'],
  close_needs_test: [
    '办结要有修好之后的全村检测，请先检测。',
    'Closing takes a full test made after the repair. Test first.',
  ],
  close_by: ['{time}：{sounding}/{installed}', '{time}: {sounding}/{installed}'],
  test_now: ['现在检测', 'Test now'],
} as const
