/** What is said at the door: signing in, joining, passwords, and who this desk is for. */

export const accessWords = {
  sign_in_lead: [
    '管理员看板：放映进度与广播通响率。',
    'The managers’ desk: screening progress and broadcast audibility.',
  ],
  session_ended: [
    '登录已过期，请重新登录，之后会回到刚才的页面。',
    'The session has ended. Sign in again to return to the page you were on.',
  ],
  wall_ended: ['登录已过期，大屏已停止，请重新登录', 'Signed out: the screen has stopped. Sign in again'],
  no_password: ['没有账号或忘记密码，请联系管理员。', 'No account, or the password forgotten? Ask a manager.'],
  enrol_title: ['用登记码登录', 'Join with an enrolment code'],
  enrol_text: [
    '这个链接只能用一次，请在要使用的设备上打开。',
    'This link works once. Use it on the device you will work with.',
  ],
  enrol_button: ['完成登记并登录', 'Join and sign in'],
  enrol_other: ['我有用户名和密码', 'I have a user name and a password'],
  set_password_text: [
    '第一次使用，请设置自己的密码，至少 8 个字符。',
    'This is your first visit. Set your own password, at least 8 characters.',
  ],
  password_saved: ['密码已保存', 'The password is saved'],
  next_time: ['下次登录请用这个用户名和刚才的密码：', 'Next time, sign in with this user name and the password:'],
  note_username: [
    '请记下用户名，以后也可在“账号与安全”处查到。',
    'Write the user name down. It also stands under “Account and security” once you are in.',
  ],
  go_on: ['进入系统', 'Go on'],
  not_for_you_title: ['这里是管理员看板', 'This is the managers’ desk'],
  not_for_auditor: ['这一页只用来改动，审计员只看不改。', 'This page is there to change something; auditors read.'],
  not_for_team: [
    '您登录的是放映队账号。全县进度由管理员查看；记放映请用手机应用，本队的放映记录也在这里：',
    'You are signed in as a team. Managers see the county’s progress; log your shows in the field app. Your own logs are here, too:',
  ],
  not_for_technician: [
    '您登录的是技术员账号。全县进度由管理员查看；如需权限，请联系管理员。',
    'You are signed in as a technician. Managers see the county’s progress; if you need access, ask a manager.',
  ],
  open_field: ['打开手机应用', 'Open the field app'],
  own_logs: ['查看本队放映记录', 'See your team’s logs'],
  // where pages that are opened now and then are
  register_title: ['登记册', 'The register'],
  phones_title: ['手机与账号', 'Phones and accounts'],
  imports_title: ['导入表格', 'Import a sheet'],
  import_title: ['导入手机文件', 'Import phone file'],
  settings_title: ['设置', 'Settings'],
  messages_title: ['消息通知', 'Messages'],
  operations_title: ['运行', 'Operations'],
  bulletins_title: ['报数', 'Bulletins'],
  reports_title: ['汇报', 'Reports'],
  verify_title: ['核验', 'Verification'],
  nav_account: ['账号与安全', 'Account'],
  account_title: ['账号与安全', 'Account and security'],
  start_link: ['开始使用：还差 {count} 步', 'Getting started: {count} to do'],
} as const
