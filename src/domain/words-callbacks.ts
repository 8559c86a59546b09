/** What is said when a draw or a call-back cannot be done. */

export const callbackWords = {
  noun_callback: ['被抽中的放映记录', 'log that was drawn'],
  noun_callback_draw: ['抽查', 'draw'],
  callback_why: ['回访不实时请写明村里怎么说。', 'Of what was not so please write down what was said.'],
  callback_accept_why: [
    '村里说这场不实，审核通过须写明理由。',
    'Its village says that it was not so: to accept it, please say why.',
  ],
  callback_no_logs: ['这个月没有可抽的放映记录。', 'There is no log of this month to draw from.'],
  callback_too_many: [
    '这个月的记录太多（超过2万条），不能抽取，请先核对导入的记录。',
    'This month has too many logs (over 20 000) to draw from: please check what was imported.',
  ],
  callback_too_early: [
    '这个月还没放完，最早{day|day}抽取。',
    'This month is not over: it can be drawn from {day|day} on.',
  ],
  callback_not_sealed: [
    '抽取已登记，等数据封存后即可抽出，请过几分钟再点一次。',
    'The draw is noted and waits for the next seal. Please press once more in some minutes.',
  ],
} as const
