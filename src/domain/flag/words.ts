/** What is said of the life of flags; what each flag itself says is with the findings. */

export const flagWords = {
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
