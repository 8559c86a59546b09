/** What is said at both apps’ doors: signing in and out, passwords, roles. */

export const doorWords = {
  sign_in: ['登录', 'Sign in'],
  username: ['用户名', 'User name'],
  password: ['密码', 'Password'],
  second_code: ['验证码', 'Code'],
  signing_in: ['正在登录……', 'Signing in…'],
  sign_out: ['退出登录', 'Sign out'],
  new_password: ['新密码', 'New password'],
  new_password_again: ['再输入一次', 'The same again'],
  passwords_differ: ['两次输入的密码不一样，请重新输入。', 'The two passwords differ. Please enter them again.'],
  password_short: ['密码至少 8 个字符，请再加长一些。', 'A password has at least 8 characters. Please make it longer.'],
  save_password: ['保存密码', 'Save the password'],
  demo_sign_ins: [
    '示例账号，点一下即可填入（密码都是 {password}）',
    'Sign-ins of the demo: press one to fill it in (everybody’s password is {password})',
  ],
  demo_others: ['其他 {count} 个账号', 'The other {count}'],
  role_team: ['放映队', 'team'],
  role_technician: ['技术员', 'technician'],
  role_manager: ['管理员', 'manager'],
  role_auditor: ['审计员', 'auditor'],
  enrolment_code: ['登记码', 'Code'],
  password_now: ['现在的密码', 'Password now'],
  password_change: ['更换密码', 'Change the password'],
  handbook: ['使用手册', 'Handbook'],
  set_password_title: ['设置密码', 'Set a password'],
} as const
