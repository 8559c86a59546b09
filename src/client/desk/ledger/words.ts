/** What is said around the ledger; its columns and fields are in domain/words-tables.ts. */

export const ledgerDeskWords = {
  ledger_lead: [
    '放映、广播以外的工作都登在这里：活动、村级项目、资金、招标和问题，报告从这里取数。',
    'All the office does besides shows and speakers stands here: events, works of villages, funds, tenders, problems. Reports take their figures from it.',
  ],
  ledger_total: ['共 {count} 条', '{count} in all'],
  ledger_none: ['没有符合条件的记录。请放宽条件。', 'Nothing matches. Please ask for less.'],
  ledger_none_yet: [
    '还没有登记。登记第一条后，这里会列出来。',
    'Nothing is entered yet. The first entry will be listed here.',
  ],
  ledger_add: ['登记', 'New entry'],
  ledger_added: ['已登记：{title}', 'Entered: {title}'],
  ledger_saved: ['已保存：{title}', 'Saved: {title}'],
  ledger_withdrawn_only: ['只看已撤销的', 'Withdrawn ones'],
  ledger_standing: ['有效的', 'Those that count'],
  ledger_which: ['范围', 'Which'],
  ledger_facts: ['登记内容', 'What is entered'],
  ledger_no_village: ['不属于某一个村', 'not of one village'],
  ledger_at_least_hint: [
    '报告里写“2000余册”的，在这里写：册（件）。几项用顿号分开。',
    'Where a report says “more than 2000 copies”, write Copies here; several with commas.',
  ],
  ledger_missing: ['没有这条登记', 'No such entry'],
  ledger_missing_text: [
    '没有这条登记，可能地址不全。请从台账进入。',
    'There is no such entry. Please go there from the ledger.',
  ],
  ledger_loading: ['登记', 'Entry'],
  ledger_withdraw: ['撤销这条登记', 'Withdraw this entry'],
  ledger_withdraw_hint: [
    '撤销后不再计数，但保留在台账里；再编辑可恢复。',
    'It does not count any more, and stays in the ledger.',
  ],
  ledger_is_withdrawn: ['已撤销：{reason}', 'Withdrawn: {reason}'],
  ledger_restore: ['恢复', 'Take it back in'],
  work_progress: ['记进展', 'Record progress'],
  work_document: ['文件', 'Document'],
  work_saved: ['已记：{stage}', 'Recorded: {stage}'],
  fund_move: ['记一笔', 'Record a movement'],
  fund_none: ['还没有资金往来。', 'No money has moved yet.'],
  fund_take_out: ['删去这一笔', 'Take it out'],
  in_yuan: ['{what}（元）', '{what} (yuan)'],
} as const
