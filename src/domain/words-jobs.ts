/** What is said of what runs by the clock: what it is called, and what came of it. */

export const jobWords = {
  job_register: ['登记册到日生效', 'Register takes effect'],
  job_seals: ['封存操作记录', 'Sealing the trail'],
  job_flags: ['更新提醒', 'Flags of the day'],
  job_housekeeping: ['清理过期登录', 'Tidying up'],
  job_photos: ['抽查照片', 'Looking at photos'],
  job_people: ['清除到期的个人信息', 'Clearing people whose years are over'],
  job_people_kept: ['设为不清除', 'Set to keep them for ever'],
  job_people_cleared: [
    '{before|day}以前：清除了 {logs} 条放映记录、{faults} 张报修单的个人信息',
    'Of before {before|day}: {logs} logs and {faults} faults cleared',
  ],
  job_backup: ['每夜备份', 'Nightly backup'],
  job_drill: ['恢复演练', 'Restore drill'],
  job_changes: ['备份新变化', 'Backup of changes'],
  job_morning: ['工作日早报', 'Morning line'],
  job_team_week: ['放映队周一清单', 'Teams’ Monday lists'],
  job_ten_days: ['旬报', 'Ten-day digest'],
  job_month: ['月报', 'Monthly digest'],
  job_digest_made: ['生成 {count} 条消息', '{count} messages made'],
  job_messages: ['发送通知', 'Sending messages'],
  job_photos_looked: ['看了 {looked} 张，{faulty} 张缺失或损坏', '{looked} looked at, {faulty} missing or damaged'],
  job_failed_because: [
    '没有做成：{why}。系统会自动再试；一直不成，请把这句话告诉维护人员。',
    'It could not be done: {why}. It is tried again by itself; if it never works, please tell whoever looks after the server this sentence.',
  ],
} as const
