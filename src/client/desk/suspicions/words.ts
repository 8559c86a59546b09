/** What the page of unusual logs says; each sign's own sentence comes with it. */

export const suspicionPageWords = {
  suspicions_verdict: [
    '{teams}与全县明显不同：{kinds}；共{count}条记录有疑点',
    '{teams}: clearly unlike the county ({kinds}); {count} logs have findings',
  ],
  suspicions_many: ['{count}支放映队', '{count} teams'],
  suspicions_ordinary: [
    '没有放映队与全县明显不同；{count}条记录有疑点',
    'No team is clearly unlike the county; {count} logs have findings',
  ],
  suspicions_none: ['没有疑点', 'Nothing is unusual'],
  suspicions_lead: [
    '{from|day}至{to|day}收到的{looked}条记录（已提交、已审核、存疑、退回）逐条看过。这里只说哪里异常、与什么相比，不是结论：请打开记录核对，对不上的退回，拿不准的问村干部。',
    'All {looked} logs of {from|day} to {to|day} that still count or may come to count were looked at. This says what is unusual and against what; it is no judgement. Open the logs, return what does not agree, and ask the village cadre where you are not sure.',
  ],
  suspicions_cut: [
    '记录太多，只看了{day|day}以来的；请缩短期间。',
    'There are too many logs: those since {day|day} were looked at. Please choose a shorter period.',
  ],
  suspicions_looked: ['看过（条）', 'Looked at'],
  suspicions_all_kinds: ['全部类别', 'All kinds'],
  suspicions_of: ['{team}：{count}条', '{team}: {count} logs'],
  suspicions_newest: ['列出最近的{shown}条，共{count}条。', 'The newest {shown} of {count} are listed.'],
  suspicions_more: ['再看{count}条', 'Show {count} more'],
  suspicions_do: ['怎么办：{advice}', 'What to do: {advice}'],
  suspicions_out: ['明显偏多', 'stands out'],
  suspicions_rest: [
    '其余疑点各队相近，点表中数字看记录。',
    'Other findings are as frequent everywhere: a number in the table leads to its logs.',
  ],
  suspicions_review: ['到审核中看待定的', 'See in the review those that wait'],
  suspicions_no_group: ['所选放映队和类别没有异常的记录。', 'Nothing is unusual in what was chosen.'],
} as const
