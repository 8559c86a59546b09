/** What is said to whoever was just let in: how to install the app, a password, a log to try. */

export const welcomeWords = {
  welcome_title: ['{name}，登记好了', '{name}, you are in'],
  welcome_kept: ['村和影片都存好了。', 'Villages and films are on this phone.'],
  welcome_fetching: ['正在取村和影片。', 'Villages and films are on their way.'],
  welcome_steps: ['还有{count}步，都可以跳过。', 'Steps left: {count}; each may be skipped.'],
  welcome_nothing: ['都做好了，可以开始用。', 'All is done; you can begin.'],
  welcome_begin: ['开始使用', 'Begin'],
  welcome_open: ['安装和试记', 'Install and try'],
  step_install: ['装到手机桌面', 'Onto the home screen'],
  step_install_why: ['没信号也能打开', 'Opens without signal, too'],
  install_in_android: ['安卓', 'Android'],
  install_in_chat: ['微信里', 'In a chat app'],
  install_in_apple: ['苹果', 'iPhone'],
  install_offered: [
    '点“安装”，桌面上就有映响的图标，没信号也能打开。',
    'Press Install: the icon comes to the home screen, and opens without signal, too.',
  ],
  install_now: ['安装', 'Install'],
  install_android_1: [
    '点右上角（或下方）的菜单，三个点或三条线。',
    'Open the browser’s menu: three dots or lines, at the top right or below.',
  ],
  install_android_2: [
    '点“添加到主屏幕”（有的叫“安装应用”“添加到桌面”）。没信号也能打开。',
    'Choose “Add to home screen” (or “Install app”). It opens without signal, too.',
  ],
  install_chat_1: ['点右上角三个点。', 'Tap the three dots at the top right.'],
  install_chat_2: ['选“在浏览器打开”。', 'Choose “Open in browser”.'],
  install_chat_3: [
    '在浏览器里用用户名和密码登录，再装到桌面。',
    'Sign in there with user name and password, then install.',
  ],
  install_apple_1: [
    '用 Safari 打开，点下方的分享按钮（方框加向上箭头）。',
    'In Safari, tap the share button: a square with an arrow upwards.',
  ],
  install_apple_2: ['往下找到“添加到主屏幕”，点“添加”。', 'Scroll to “Add to Home Screen” and tap Add.'],
  install_apple_3: [
    '从桌面打开，用用户名和密码登录一次。',
    'Open it from there and sign in once with user name and password.',
  ],
  install_done: ['装好了，下一步', 'Installed; next'],
  install_later: ['以后再装', 'Later'],
  step_password: ['设自己的密码', 'A password of your own'],
  step_password_why: ['换手机时要用，至少8位', 'For another phone; 8 characters or more'],
  step_password_text: [
    '换手机或退出后，用它自己登录。可以用下面这个，也可以改。',
    'It lets you in again on another phone or after leaving. Take this one, or change it.',
  ],
  step_password_reads: ['读作：{reads}', 'It reads: {reads}'],
  step_password_another: ['换一个', 'Another one'],
  step_password_later: ['以后再说', 'Later'],
  step_password_saved: [
    '密码已保存，请记下来。用户名 {username}，密码：',
    'Saved; write it down. User name {username}, password:',
  ],
  step_password_next: ['记好了，下一步', 'Written down; next'],
  /** Two characters for each of the things of welcome.tsx, in their order; in English as it is typed. */
  things_read: [
    '玉米 南瓜 豆角 花生 土豆 萝卜 白菜 苹果 西瓜 核桃 石榴 柿子 板栗 枇杷 樱桃 橘子 喜鹊 燕子 麻雀 布谷 水牛 山羊 鲤鱼 蜻蜓 蝴蝶 蜜蜂 松鼠 青蛙 竹林 柏树 荷花 桂花 菊花 ' +
      '梅花 麦田 菜园 果园 鱼塘 小河 石桥 山路 水井 院子 灶台 锄头 镰刀 扁担 背篓 竹筐 草帽 雨伞 板凳 米饭 面条 豆腐 腊肉 泡菜 月亮 太阳 星星 彩虹 春风 秋雨 冬雪 银幕 喇叭 ' +
      '电影 胶片',
    'yumi nangua doujiao huasheng tudou luobo baicai pingguo xigua hetao shiliu shizi banli pipa yingtao juzi ' +
      'xique yanzi maque bugu shuiniu shanyang liyu qingting hudie mifeng songshu qingwa zhulin baishu hehua ' +
      'guihua juhua meihua maitian caiyuan guoyuan yutang xiaohe shiqiao shanlu shuijing yuanzi zaotai chutou ' +
      'liandao biandan beilou zhukuang caomao yusan bandeng mifan miantiao doufu larou paocai yueliang taiyang ' +
      'xingxing caihong chunfeng qiuyu dongxue yinmu laba dianying jiaopian',
  ],
  step_trial: ['试记一场', 'Try a log'],
  step_trial_why: ['练手用，不上报，不计数', 'Practice: not sent, not counted'],
  step_trial_text: [
    '和正式记录一样填，练手用：不上报，不计数，也不留在手机里。',
    'Filled in like a real one. It is not sent, does not count, and does not stay on the phone.',
  ],
  trial_says: ['试记：不上报，不计数。', 'Practice: not sent, not counted.'],
  trial_done: ['试记完成', 'Practice done'],
  trial_done_text: [
    '这一场没有上报，也没有存下。正式的也这样记。',
    'This one was neither sent nor kept. A real one is logged the same way.',
  ],
  trial_again: ['再试一次', 'Try again'],
} as const
