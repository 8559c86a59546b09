/** What flags say of the ledger: works that are late, problems whose day comes or has passed; and whose photos an entry takes. */

export const ledgerWords = {
  error_not_entered_by_you: [
    '照片只能加到自己登记的活动，请联系管理员。',
    'You can add photos to what you entered yourself. Please ask a manager.',
  ],
  flag_work_late: [
    '“{name}”有一步计划{planned|day}完成，已晚 {days} 天。请抓紧推进，并在台账记进展。',
    '“{name}”: a stage was planned for {planned|day}; days late: {days}. Get it done, and record it in the ledger.',
  ],
  flag_problem_due: [
    '问题“{name}”限{due|day}解决，还剩 {days} 天。请抓紧解决，并在台账登记解决日期。',
    'The problem “{name}” is to be solved by {due|day}; days left: {days}. Get it solved, and enter the day it is.',
  ],
  flag_problem_today: [
    '问题“{name}”今天到期（{due|day}）。请今天解决，并在台账登记解决日期。',
    'The problem “{name}” is due today ({due|day}). Get it solved today, and enter the day it is.',
  ],
  flag_problem_overdue: [
    '问题“{name}”限{due|day}解决，已逾期 {days} 天。请说明原因并尽快解决。',
    'The problem “{name}” was to be solved by {due|day}; days past it: {days}. Say why, and get it solved.',
  ],
} as const
