/** What is said of seals, and of checking what rests on them. */

export const verifyWords = {
  verify_lead: [
    '操作记录每小时封存一次，一环扣一环。核验从第一行查到最后一行，再查记录、目标、设置、登记册、检测和登记数、报修、报数、结算、汇报是否仍是操作记录所说的样子。',
    'The trail is sealed every hour, each seal over the one before. The check reads it from the first row to the last, and then whether logs, targets, settings, the register, tests, entries, faults, bulletins, settlements and reports are still what it says of them.',
  ],
  verify_head: ['最近一次封存', 'Newest seal'],
  verify_none: ['还没有封存；最迟一小时后会有第一次。', 'Nothing is sealed yet; the first seal comes within an hour.'],
  verify_number: ['封存号', 'Seal'],
  verify_at: ['封存时间', 'Sealed at'],
  verify_rows: ['封存到第几行', 'Rows sealed'],
  verify_hash: ['校验值', 'Head'],
  verify_hash_note: [
    '抄下校验值另行保存：日后在服务器上运行 npm run verify -- --head 校验值，就能证明此前的内容没有被改写。',
    'Keep a copy of the head elsewhere: npm run verify -- --head HEAD on the server proves later that nothing before it was rewritten.',
  ],
  verify_start: ['开始核验', 'Check now'],
  verify_again: ['重新核验', 'Check again'],
  verify_running: ['正在核验：{part}', 'Checking: {part}'],
  verify_good: ['全部相符：没有一处被改动。', 'Everything fits: nothing was altered.'],
  verify_result: ['核验结果', 'Result'],
  verify_part: ['核验内容', 'What is checked'],
  verify_looked: ['已查', 'Looked at'],
  verify_part_seals: ['操作记录与封存', 'Trail and seals'],
  verify_part_tail: ['尚未封存的操作记录', 'Rows not sealed yet'],
  verify_part_gone: ['被删去的记录和报数', 'Logs and bulletins taken away'],
  verify_part_register: ['登记册', 'Register'],
  verify_part_entries: ['检测、入户、登记与报修', 'Tests, coverage, entries, faults'],
  verify_part_bulletins: ['报数与确认', 'Bulletins'],
  verify_as_it_was: ['相符', 'fits'],
  verify_not_yet: ['待查', 'to come'],
  verify_differs: ['不符', 'differs'],
} as const
