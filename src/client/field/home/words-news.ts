/** What home tells of logs; fetched with that part of it. */
import { sayerOf } from '../../shared/words.ts'

export const newsWords = {
  home_returned: [
    '有 {count} 条记录被退回，点此查看原因并改正',
    '{count} logs were returned: see why and correct them',
  ],
  news_title: ['新消息（{count}）', 'News ({count})'],
  news_why: ['理由：{why}', 'Reason: {why}'],
  news_seen: ['知道了', 'Got it'],
  news_more: ['另有 {count} 条', '{count} more'],
} as const

export const t = sayerOf(newsWords)
