/** What the page 运行 says. */

export const operationWords = {
  operations_lead: [
    '系统按时自己做的事。停机漏下的，开机后会补做；没有做成的，会自动再试。',
    'What the system does by itself. What it missed while it was stopped is caught up; what failed is tried again.',
  ],
  jobs_title: ['定时任务', 'By the clock'],
  job_name: ['任务', 'What'],
  job_last: ['上次运行', 'Last run'],
  job_took: ['用时', 'Took'],
  job_result: ['结果', 'Result'],
  job_next: ['下次运行', 'Next run'],
  job_state_waiting: ['还没有运行过', 'not run yet'],
  job_state_running: ['正在运行', 'running'],
  job_state_done: ['已做好', 'done'],
  job_state_failed: ['没有做成', 'failed'],
  job_tries: ['已试 {count} 次', 'tried {count} times'],
  seconds_short: ['{count}秒', '{count} s'],
  minutes_short: ['{count}分{seconds}秒', '{count} min {seconds} s'],
  jobs_none: ['服务刚启动，一分钟后这里会有内容。', 'The service has just started; this fills within a minute.'],
} as const
