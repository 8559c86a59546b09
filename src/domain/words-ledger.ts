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
