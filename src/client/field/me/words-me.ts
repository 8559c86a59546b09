/** What is said on one's own page: passwords, leaving, storage. */

export const meWords = {
  username_is: ['用户名 {username}', 'user name {username}'],
  password_why: [
    '有了密码，换手机或退出后能自己登录，不用再找管理员要链接。',
    'With a password you can sign in again by yourself after leaving or on another phone.',
  ],
  password_is_saved: [
    '密码已保存。下次用用户名 {username} 登录，请记下来。',
    'Saved. Next time sign in as {username}; write it down.',
  ],
  call_office: ['打不开？打电话给单位：{number}', 'No help? Call the office: {number}'],
  remind_title: ['退回提醒', 'Returned logs'],
  remind_off: ['放映记录被退回时，可以让手机提醒您。', 'This phone can tell you when a log was returned.'],
  remind_on: ['放映记录被退回时，手机会提醒您。', 'This phone tells you when a log was returned.'],
  remind_silent: [
    '这个浏览器收不到提醒。退回的记录，下次打开本应用时会显示在首页。',
    'This browser cannot be told. Returned logs show on the first page the next time you open the app.',
  ],
  remind_denied: [
    '浏览器不许本应用发通知。要收提醒，请在浏览器的网站设置里允许；不收也行，退回的记录下次打开时会显示在首页。',
    'The browser does not let this app notify you. Allow it in the browser’s site settings; or leave it, and returned logs show on the first page the next time you open the app.',
  ],
  remind_start: ['有退回时提醒我', 'Tell me'],
  remind_stop: ['不再提醒', 'Stop telling me'],
  storage_title: ['手机存储', 'Storage'],
  storage_kept: [
    '内容会一直保留，浏览器不会自动清掉。',
    'What is here stays; the browser will not clear it by itself.',
  ],
  storage_may_go: [
    '空间不足时浏览器可能清掉内容。把本应用“添加到主屏幕”后通常就不会。',
    'The browser may clear this when space runs short. Adding the app to the home screen usually prevents that.',
  ],
  storage_none: [
    '浏览器不让保存：关掉页面内容就没了。',
    'The browser keeps nothing: all is gone when the page is closed.',
  ],
  storage_used: ['已用 {size} MB', '{size} MB used'],
  storage_ask: ['防止浏览器清理', 'Keep the browser from clearing it'],
  storage_unsent: ['其中{what}未上传。', 'Of it not uploaded: {what}.'],
  leave_title: ['换人使用', 'Hand over the phone'],
  leave_means: [
    '退出后别人可以登录；您没发送的内容留在手机上，别人看不见。',
    'After that somebody else can sign in. What you have not sent stays here, out of sight.',
  ],
  leave_free: ['确定退出登录？', 'Sign out now?'],
  leave_unsent: [
    '还有{what}未上传，会留在这部手机上，等您下次登录再传。',
    'Not uploaded yet: {what}. They stay on this phone until you sign in again.',
  ],
  leave_no_password: [
    '您还没有设密码：退出后要管理员再发一个登记链接才能回来。',
    'You have no password: to come back, a manager must give you a new link.',
  ],
  leave_no_password_unsent: [
    '还有{what}未上传，而您没有设密码：退出后要管理员再发一个登记链接，才能回来上传。',
    'Not uploaded yet: {what}. And you have no password: to come back and send them, a manager must give you a new link.',
  ],
  leave_no: ['先不退出', 'Stay'],
} as const
