/** What is said of shows that did not happen, and of what phones send along with a log: photos, their clock, no position. */

export const missedWords = {
  missed_lead: [
    '放映队报来的“今晚没放成”及原因。只作说明，不计入任何数字。',
    'Evenings on which a team could not show its film, and why. They explain; they are in no figure.',
  ],
  missed_not_counted: ['只作说明，不计入数字', 'for explanation; never counted'],
  missed_total: ['共 {count} 次', '{count} in all'],
  missed_none: ['没有符合条件的未放映，请放宽筛选。', 'None matches. Please widen the filter.'],
  missed_none_yet: ['还没有报来的未放映。', 'None has been reported yet.'],
  missed_see_all: ['看本村全部 {count} 次', 'See all {count} of the village'],

  photos_none: ['这条记录没有照片。', 'This log has no photos.'],
  photos_missing: ['照片还缺 {count} 张', 'Photos still missing: {count}'],
  photos_wait: [
    '手机会在有信号时自动补传；一直缺的，请放映队打开手机上的应用。',
    'The phone sends them when it has signal. If they stay away, ask the team to open the app on the phone.',
  ],
  photo_start: ['开场照片', 'Beginning'],
  photo_middle: ['放映中照片', 'Middle'],
  photo_end: ['散场照片', 'End'],
  photo_receipt: ['回执单照片', 'Receipt'],
  photo_open: ['看大图：{kind}（第 {number} 张）', 'Open large: {kind} (no. {number})'],
  photo_view: ['大图', 'Large photo'],
  photo_number: ['第 {number} 张，共 {count} 张', '{number} of {count}'],
  photo_before: ['上一张', 'Previous'],
  photo_next: ['下一张', 'Next'],
  photo_alone: ['在新窗口打开', 'Open in a window of its own'],
  photo_alt: ['{kind}，{village}，{day}', '{kind}, {village}, {day}'],
  proof_state_missing: ['还缺：{missing}', 'Missing: {missing}'],
  proof_state_awaited: ['报了还没传到：{missing}', 'Said to follow, not here yet: {missing}'],
  proof_state_overdue: ['超过三天仍没传到：{missing}', 'Not here after three days: {missing}'],
  photo_awaited: ['还没传到', 'not here yet'],
  photo_not_shown: ['没能读取这张照片', 'This photo could not be loaded'],

  phone_clock: ['手机时钟', 'Phone’s clock'],
  clock_right: ['与系统时间相差不到 1 分钟', 'less than a minute off the server’s'],
  clock_ahead: ['比系统时间快 {minutes} 分钟', '{minutes} min ahead of the server'],
  clock_behind: ['比系统时间慢 {minutes} 分钟', '{minutes} min behind the server'],
  clock_seen: ['最近一次联系：手机 {phone}，系统 {server}', 'at its last contact: phone {phone}, server {server}'],
  position_none: ['没有定位：{reason}', 'none: {reason}'],
} as const
