/** What stands above the views when something of the phone is not as it should be. */
import type { Words } from '../../shared/words.ts'

export const bannerWords = {
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
} as const satisfies Words
