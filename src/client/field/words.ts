/** The sentences of the field app's frame and first view in both languages, and `t`, which says one; later-words.ts has all others. */
import { sayerOf, sharedWords, type Words } from '../shared/words.ts'

export const words = {
  ...sharedWords,
  nav_top: ['手机状态', 'This phone'],
  nav_villages: ['我的村', 'My villages'],
  nav_log: ['记一场', 'Log a show'],
  nav_outbox: ['待上传', 'To upload'],
  nav_me: ['我的', 'Me'],
  nav_test: ['检测', 'Tests'],
  back_villages: ['返回', 'Back'],

  offline_short: ['离线', 'Offline'],
  data_of: ['截至 {time} 的数据', 'Data as of {time}'],
  data_none: ['还没有数据', 'No data yet'],
  unsent_records: ['{count}条记录', 'records: {count}'],
  unsent_photos: ['{count}张照片', 'photos: {count}'],
  unsent_is: ['{what}未上传', 'Not uploaded: {what}'],

  banner_storage_denied: [
    '这部手机存不下新内容：浏览器不让保存，或空间已满。请先清理空间或换系统浏览器，再填写。',
    'This phone cannot keep anything new: the browser refuses, or the space is full. Free some space or use the system browser before you go on.',
  ],
  banner_in_app: [
    '您正在聊天软件里打开，没有信号时不能用，填的内容也可能被清掉。请点右上角“…”，选“在浏览器打开”。',
    'This is open inside a chat app: it will not work without signal, and what you enter may be cleared. Tap “…” at the top right and choose “Open in browser”.',
  ],
  banner_no_worker: [
    '这个浏览器没有信号时打不开本应用。请用手机自带的浏览器打开；现在有信号，可以先用。',
    'Without signal this browser cannot open the app. Use the phone’s own browser; while there is signal, you can go on here.',
  ],
  banner_worker_failed: [
    '离线功能这次没有装好，没有信号时可能打不开。请在有信号时重新打开本页。',
    'Working without signal could not be set up this time. Open this page again while there is signal.',
  ],
  banner_not_persistent: [
    '{what}还没上传，请到有信号处打开本应用。',
    'Not uploaded yet: {what}. Open this app where there is signal.',
  ],
  banner_signed_out: [
    '登录已过期，内容都还在这部手机上。请重新登录后发送。',
    'The session has ended. Everything is still on this phone; sign in again to send it.',
  ],
  banner_stale: [
    '没能取到新数据，下面是原来的；填写和发送不受影响。',
    'No newer data could be fetched: below is what there was. Logging and sending go on.',
  ],
  sign_in_again: ['重新登录', 'Sign in again'],
  banner_clock_ahead: [
    '手机时钟快了约 {minutes} 分钟，请校准。记录里会注明，放映时间按办公室的时钟填。',
    'This phone’s clock is about {minutes} minutes fast. Please set it. Logs say so, and times are filled in by the office’s clock.',
  ],
  banner_clock_behind: [
    '手机时钟慢了约 {minutes} 分钟，请校准。记录里会注明，放映时间按办公室的时钟填。',
    'This phone’s clock is about {minutes} minutes slow. Please set it. Logs say so, and times are filled in by the office’s clock.',
  ],
  banner_update: [
    '新版本已经下载好，等草稿写完或关上后自动换上。',
    'A newer version is ready. It takes over by itself once no draft is open.',
  ],

  copy_none_title: ['还没有村庄数据', 'No village data yet'],
  copy_none: [
    '第一次使用要有信号，才能取到村庄和影片。{problem}',
    'The first time, signal is needed to fetch villages and films. {problem}',
  ],
  team_none: ['您的账号没有对应的放映队，请联系管理员。', 'Your account has no team. Please ask a manager.'],
  for_managers_title: ['这里是放映队和技术员的应用', 'This is the app of teams and technicians'],
  for_managers: [
    '管理员请使用看板；别人手机上导出的文件可以在“待上传”里导入。',
    'Managers use the desk. A colleague’s outbox file can be imported under “To upload”.',
  ],
  to_desk: ['打开看板', 'Open the desk'],

  search_village: ['找村', 'Find a village'],
  search_hint: ['村名、拼音或首字母', 'Name, pinyin or initials'],
  search_none: ['没有找到，请换个字或首字母。', 'Nothing found. Try another character or the initials.'],

  figures_title: ['本队进度', 'Your team’s progress'],
  figures_of: ['场计入 / 任务 {amount} 场', 'counted of {amount}'],
  figures_bar: ['完成 {done}，序时 {time}', '{done} done, {time} of the time'],
  figures_more: ['审核与依据', 'Reviews and basis'],
  figures_none: ['本队还没有任务数。', 'Your team has no quota yet.'],
  figures_basis: [
    '截至{day}，计入的是“已提交”和“已审核”的记录；期限按 {deadline}。存疑和退回的不计入。',
    'As of {day}. Counted are logs submitted or accepted, against the deadline {deadline}. Held and returned ones are not counted.',
  ],
  figure_accepted: ['已审核', 'Accepted'],
  figure_held: ['存疑待核', 'Held'],
  figure_returned: ['退回待改', 'Returned'],
  pace_ahead: [
    '{deadline}前还差 {remaining} 场，剩 {days} 天；比进度多放约{shows}场（+{gap}个百分点）。',
    '{remaining} to go by {deadline}, {days} days left; about {shows} more shows than scheduled (+{gap} points).',
  ],
  pace_behind: [
    '{deadline}前还差 {remaining} 场，剩 {days} 天；比进度少放约{shows}场（−{gap}个百分点）。',
    '{remaining} to go by {deadline}, {days} days left; about {shows} fewer shows than scheduled (−{gap} points).',
  ],
  pace_done: ['{deadline}的任务已完成。', 'The quota for {deadline} is reached.'],
  pace_overdue: [
    '{deadline}的期限已过，还差 {remaining} 场。',
    'The deadline {deadline} has passed with {remaining} to go.',
  ],

  home_villages: ['{count} 个村，{missing} 个本月未放', '{count} villages, {missing} missing this month'],
  home_none: ['还没有分给本队的村，请联系管理员。', 'No village is on your list yet. Please ask a manager.'],
  village_draft: ['草稿未完', 'draft'],
  village_today: ['今天已放', 'shown today'],
  village_missing: ['本月未放', 'missing'],
  village_part: ['不足一场', 'less than one'],
  village_held: ['存疑待核', 'held'],
  village_returned: ['退回待改', 'returned'],
  village_done: ['本月已放', 'done'],
  village_on_phone: ['已记在手机', 'on this phone'],
  village_no_quota: ['无任务', 'no quota'],
  last_shown: ['上次 {day}', 'last {day}'],
  never_shown: ['还没放过', 'never yet'],

  missed: ['没放成', 'Not held'],
  missed_why: ['为什么没放成？（不计入场次）', 'Why was it not held? (Counts nowhere.)'],
  missed_note: ['{day}没放成：{reason}', 'not held on {day}: {reason}'],
  missed_day: ['哪一晚', 'Which evening'],
  missed_tonight: ['今晚（{day}）', 'Tonight ({day})'],

  standing_draft: ['草稿', 'draft'],
  standing_waiting: ['待上传', 'waiting'],
  standing_sending: ['上传中', 'uploading'],
  standing_attention: ['需要看一下', 'needs a look'],
  standing_received: ['已收到', 'received'],
  standing_submitted: ['已提交', 'submitted'],
  standing_accepted: ['已审核', 'accepted'],
  standing_held: ['存疑待核', 'held'],
  standing_returned: ['退回补正', 'returned'],
  standing_rejected: ['无效', 'rejected'],
  standing_voided: ['已作废', 'voided'],

  storage_full: [
    '手机空间已满，这一步没有存上。请清理空间后再填一次。',
    'The phone is full: this step was not kept. Free some space and enter it again.',
  ],
  home_returned: [
    '有 {count} 条记录被退回，点此查看原因并改正',
    '{count} logs were returned: see why and correct them',
  ],
  news_title: ['新消息（{count}）', 'News ({count})'],
  news_why: ['理由：{why}', 'Reason: {why}'],
  news_seen: ['知道了', 'Got it'],
  news_more: ['另有 {count} 条', '{count} more'],
} as const satisfies Words
export const t = sayerOf(words)
