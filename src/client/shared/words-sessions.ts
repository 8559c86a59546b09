/** What is said of where one is signed in, at the desk and on the phone. */

export const ownSessionWords = {
  own_sessions_title: ['已登录的设备', 'Where you are signed in'],
  own_sessions_lead: [
    '不认识的，或手机丢了，就在这里结束它；那台设备要重新登录。',
    'End what you do not know, or a phone that was lost: it has to sign in again.',
  ],
  own_session_unknown: ['未知设备', 'Unknown device'],
  own_session_here: ['本机', 'this device'],
  own_session_times: ['最近使用 {used}，{begun} 登录', 'last used {used}, signed in {begun}'],
  own_session_end: ['结束', 'End'],
  own_session_end_of: ['结束在“{device}”上的登录', 'End the session on {device}'],
  own_session_end_sure: ['确认结束', 'End it'],
  own_sessions_end_others: ['结束其他所有登录', 'End all others'],
  own_sessions_end_others_sure: ['确认结束其他 {count} 个', 'End the {count} others'],
  own_session_ended: ['已结束在“{device}”上的登录。', 'Ended the session on {device}.'],
  own_sessions_ended: ['其他登录都已结束。', 'All others have ended.'],
} as const
