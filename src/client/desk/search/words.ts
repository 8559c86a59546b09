/** What is said around the search over villages, teams, films, logs and faults. */

export const searchWords = {
  search_all_hint: [
    '村、放映队、影片、记录、报修：汉字、拼音或首字母',
    'Villages, teams, films, logs, faults: by name, pinyin or initials',
  ],
  search_title: ['搜索：{q}', 'Search: {q}'],
  search_how: [
    '可输汉字、拼音（sanqing）或首字母（sqc），也可输代码、放映员、回执单编号。',
    'Type characters, pinyin (sanqing) or initials (sqc); a code, an operator or a receipt will do, too.',
  ],
  search_recent: ['最近搜过', 'Recent searches'],
  search_forget: ['清除', 'Clear'],
  search_nothing: [
    '没有找到“{q}”。请换一个字，或只输前几个字母。',
    'Nothing is found for “{q}”. Try other letters, or only the first few.',
  ],
  search_keys: [
    '找到 {count} 项。上下键选择，回车打开；直接回车看全部。',
    '{count} found. Arrow keys choose, Enter opens; Enter alone shows all.',
  ],
  search_more: ['还有更多，请输得更完整些。', 'There are more. Type a little more to find them.'],
  search_more_of: ['更多{kind}', 'More: {kind}'],
  search_in_logs: ['在放映记录里看全部', 'See all of them among the logs'],
  search_all_kinds: ['看各类结果', 'All kinds'],
  search_count: ['列出 {count} 项。', '{count} listed.'],
  found_log: ['{village} {day}', '{village}, {day}'],
} as const
