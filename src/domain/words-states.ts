/** What states, kinds and steps of logs and faults are called: lists say it in every row, so it is loaded without the sentences. */

export const stateWords = {
  status_submitted: ['已提交', 'submitted'],
  status_accepted: ['已审核（有效）', 'accepted'],
  status_held: ['存疑待核', 'held'],
  status_returned: ['退回补正', 'returned'],
  status_rejected: ['无效', 'rejected'],
  status_voided: ['已作废', 'voided'],

  category_no_sound: ['无声', 'no sound'],
  category_noise: ['断续杂音', 'noise'],
  category_power: ['断电', 'no power'],
  category_amplifier: ['功放', 'amplifier'],
  category_speaker: ['喇叭音柱', 'speaker'],
  category_line: ['线路', 'line'],
  category_network: ['网络', 'network'],
  category_reception: ['信号接收', 'reception'],
  category_controller: ['主板', 'controller'],
  category_lightning_water: ['雷击水浸', 'lightning or water'],
  category_theft_damage: ['被盗人为', 'theft or damage'],
  category_microphone_console: ['话筒播控', 'microphone or console'],
  category_relocation: ['设备迁移', 'relocation'],
  category_false_alarm: ['误报', 'false alarm'],

  fault_severity_minor: ['一般', 'minor'],
  fault_severity_major: ['较重', 'major'],
  fault_severity_critical: ['严重', 'critical'],

  fault_open: ['待派单', 'open'],
  fault_assigned: ['已派单', 'assigned'],
  fault_in_progress: ['处理中', 'in progress'],
  fault_paused: ['挂起', 'paused'],
  fault_awaiting_retest: ['待验收', 'awaiting retest'],
  fault_reopened: ['重开', 'reopened'],
  fault_closed: ['已办结', 'closed'],
  fault_cancelled: ['取消', 'cancelled'],
  fault_duplicate: ['重复', 'duplicate'],

  step_report: ['报修', 'report'],
  step_assign: ['派单', 'assign'],
  step_start: ['开始处理', 'start'],
  step_pause: ['挂起', 'pause'],
  step_resume: ['继续处理', 'resume'],
  step_repaired: ['报告修好', 'say it is repaired'],
  step_close: ['办结', 'close'],
  step_cancel: ['取消报修', 'cancel'],
  step_mark_duplicate: ['标为重复', 'mark as a duplicate'],
  step_reopen: ['重开', 'reopen'],

  noun_flag: ['提醒', 'flag'],
  error_flag_cleared: [
    '这条提醒已于{on|day}因情况消除而解除，不再需要负责人。如情况再次出现，系统会另开一条。',
    'The facts cleared this flag on {on|day}, so it needs nobody any more. If the trouble returns, a new flag opens.',
  ],
  due_in_past: [
    '完成期限早于今天（{today|day}），请选择今天或以后的日期。',
    'The due day is before today ({today|day}). Please choose today or a later day.',
  ],
  flag_without_words: [
    '{name}：当时的说明已无法显示，请查看该对象的记录。',
    '{name}: what was said then can no longer be shown. Please look at its records.',
  ],
} as const
