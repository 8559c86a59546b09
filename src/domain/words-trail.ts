/** What is said of the trail when it is checked: the first thing that is not as it was sealed. */

export const trailWords = {
  noun_seal: ['封存', 'seal'],
  noun_audibility_report: ['通响率检测', 'audibility test'],
  noun_tv_coverage: ['电视入户', 'TV coverage'],
  noun_target_entry: ['目标登记数', 'entry of a target'],
  noun_target_check: ['任务核查', 'check'],
  noun_missed_show: ['未放映', 'missed show'],
  noun_plan: ['计划场次', 'planned evening'],
  noun_setting: ['设置', 'setting'],
  noun_channel: ['通知渠道', 'channel'],
  noun_message: ['消息', 'message'],
  seal_none: [
    '操作记录还没有封存；最迟一小时后会有第一次。',
    'Nothing has been sealed yet; the first seal comes within an hour.',
  ],
  seal_row_altered: [
    '操作记录第 {row} 行被改动：与第 {seal} 号封存时的内容不同。请停用此库，与备份核对。',
    'Row {row} of the trail was altered: it is not what seal {seal} covers. Please stop using this database and compare it with a backup.',
  ],
  seal_row_missing: [
    '操作记录缺第 {row} 行：此后的行还在，这一行被取走了。请与备份核对。',
    'Row {row} of the trail is missing, although later ones are there. Please compare with a backup.',
  ],
  seal_row_moved: [
    '操作记录第 {row} 行被调换：那里现在是封存时第 {from} 行的内容。请与备份核对。',
    'Row {row} of the trail was reordered: what stands there was row {from} when it was sealed. Please compare with a backup.',
  ],
  seal_rows_cut: [
    '操作记录末尾被截断：缺第 {row} 至 {to} 行，第 {seal} 号封存时还在。请从备份恢复。',
    'The end of the trail is cut off: rows {row} to {to} are missing, which seal {seal} covers. Please restore a backup.',
  ],
  seal_rows_beyond: [
    '操作记录末尾被截断：数据库编过第 {to} 行，现在只到第 {row} 行。请从备份恢复。',
    'The end of the trail is cut off: the database has numbered row {to}, and ends at row {row}. Please restore a backup.',
  ],
  seal_broken: [
    '第 {seal} 号封存（第 {first} 至 {last} 行）的校验值与内容不符：封存或其中的行被改动。请与备份核对。',
    'Seal {seal} (rows {first} to {last}) does not fit what it covers: it or its rows were altered. Please compare with a backup.',
  ],
  seal_missing: [
    '数据库缺第 {seal} 号封存，或它没有接着上一号。请与备份核对。',
    'Seal {seal} is missing from the database, or does not carry on from the one before. Please compare with a backup.',
  ],
  seal_file_differs: [
    '第 {seal} 号封存（第 {first} 至 {last} 行）在数据库与封存文件中不同：其中一处被改写。请与备份核对。',
    'Seal {seal} (rows {first} to {last}) differs between the database and the file of seals: one of them was rewritten. Please compare with a backup.',
  ],
  seal_file_cut: [
    '封存文件缺第 {seal} 号封存，数据库里有：文件被截断或替换。请恢复封存文件。',
    'The file of seals lacks seal {seal}, which the database has: the file was cut or replaced. Please restore it.',
  ],
  seal_file_ahead: [
    '封存文件有第 {seal} 号封存（到第 {last} 行），数据库里没有：数据库丢了最近写入的内容，或是旧的副本。请从备份恢复。',
    'The file of seals knows seal {seal} (up to row {last}), the database does not: it lost what was written last, or is an older copy. Please restore a backup.',
  ],
  seal_head_unknown: [
    '没有校验值为 {head} 的封存：当时封存的操作记录后来被改写，或校验值抄错。请核对。',
    'No seal has the head {head}: what was sealed then has been rewritten, or the head is misspelt. Please compare.',
  ],
  kept_differs: [
    '{what} {code} 与操作记录第 {row} 行不符：它在系统之外被改动。请与备份核对。',
    'The {what} {code} is not what row {row} of the trail says: it was altered behind the service. Please compare with a backup.',
  ],
  sums_differ: [
    '{of} 的合计与放映记录不符：数据库在系统之外被改动。放映记录为准，请从备份恢复。',
    'The sums kept of {of} are not what the logs add up to: the database was altered behind the service. The logs hold; please restore a backup.',
  ],
  lasts_differ: [
    '{village} 村的末次放映或末次测试与原始记录不符：数据库在系统之外被改动。原始记录为准，请从备份恢复。',
    'The last show or the last tests kept of village {village} are not what its logs and tests say: the database was altered behind the service. Those hold; please restore a backup.',
  ],
  kept_unreadable: [
    '保存的内容已无法读取（{text}）：它在系统之外被改动。请与备份核对。',
    'Something that is kept cannot be read any more ({text}): it was altered behind the service. Please compare with a backup.',
  ],
  kept_missing: [
    '操作记录第 {row} 行有{what} {code}，库里没有：它被删去了。请从备份恢复。',
    'Row {row} of the trail knows the {what} {code}, and it is gone. Please restore a backup.',
  ],
  proven_row_altered: [
    '数据表 {table} 中 {key} 这一行与操作记录第 {row} 行的存证不符：它在系统之外被改动。请与备份核对。',
    'Table {table}: {key} is not what row {row} of the trail proves. It was altered behind the service. Please compare with a backup.',
  ],
  proven_row_missing: [
    '数据表 {table} 缺 {key} 这一行，操作记录第 {row} 行存证时还在：它被删去或改动了。请从备份恢复。',
    'Table {table}: {key} is gone or altered, and row {row} of the trail proves that it was there. Please restore a backup.',
  ],
  proven_row_added: [
    '数据表 {table} 中 {key} 这一行在存证时并不存在：它不是经系统录入的。请查明来源。',
    'Table {table}: {key} was not there when the table was proved: it did not come in through the service. Please find out where it came from.',
  ],
  proven_row_untold: [
    '数据表 {table} 中 {key} 这一行有变化，操作记录里却没有：它在系统之外被改动。请与备份核对。',
    'Table {table}: {key} changed, and no row of the trail tells of it. It was altered behind the service. Please compare with a backup.',
  ],
  proven_text_altered: [
    '数据表 {table} 的第 {proof} 次存证与操作记录不符，或已被删去。请与备份核对。',
    'Proof {proof} of table {table} is gone, or is not what the trail says of it. Please compare with a backup.',
  ],
  kept_unknown: [
    '{what} {code} 在操作记录中没有来历：它不是经系统录入的。请查明来源。',
    'No row of the trail tells of the {what} {code}: it did not come in through the service. Please find out where it came from.',
  ],
} as const
