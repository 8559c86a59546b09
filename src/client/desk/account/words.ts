/** What is said on one's own page at the desk: the password, the second factor. */

export const accountWords = {
  account_signed_in: ['您是{who}，用户名 {username}。', 'You are {who}, user name {username}.'],
  account_signed_in_unnamed: ['您是{who}，还没有用户名。', 'You are {who}, without a user name yet.'],
  account_password: ['登录密码', 'Password'],
  account_password_hint: [
    '至少 8 个字符。把几个不相关的词连在一起，又好记又难猜。',
    'At least 8 characters. A few words that have nothing to do with each other are easy to keep and hard to guess.',
  ],
  account_password_changed: [
    '密码已更换，其他设备上的登录都已结束。',
    'The password is changed, and all other sessions have ended.',
  ],
  factor_title: ['两步验证', 'Second factor'],
  factor_lead: [
    '开启后，登录除了密码，还要手机验证器上的 6 位数字；密码被人知道也登录不了。',
    'Once on, signing in takes six digits of an app on your phone beside the password: who only knows the password stays out.',
  ],
  factor_is_off: ['未开启', 'off'],
  factor_is_on: ['已开启', 'on'],
  factor_since: ['{day}起', 'since {day}'],
  factor_left: ['还有 {count} 个备用码。', '{count} recovery codes left.'],
  factor_few: [
    '备用码快用完了：关闭后重新开启，就有一组新的。',
    'Few recovery codes are left: turn it off and on again for new ones.',
  ],
  factor_begin: ['开始设置', 'Set it up'],
  factor_scan: [
    '用手机上的验证器扫这个码（微信小程序“腾讯身份验证器”、Microsoft Authenticator 等）。',
    'Scan this with an authenticator app on your phone, such as Microsoft Authenticator.',
  ],
  factor_qr: ['给验证器扫的二维码', 'QR code for the authenticator'],
  factor_by_hand: ['扫不了就手工输入密钥：', 'Cannot scan? Type this key:'],
  factor_code: ['验证器显示的 6 位数字', 'The six digits that the app shows'],
  factor_turn_on: ['开启', 'Turn it on'],
  factor_on_says: ['两步验证已开启。', 'The second factor is on.'],
  factor_codes_title: ['备用码（{count} 个）', 'Recovery codes ({count})'],
  factor_codes_lead: [
    '手机丢了或换了时，用一个备用码代替 6 位数字，每个只能用一次。只显示这一次：请现在抄到纸上，或打印收好。',
    'If the phone is lost or replaced, one of these stands for the six digits, once each. They are shown this once: write them down or print them now.',
  ],
  factor_codes_copy: ['复制', 'Copy'],
  factor_codes_print: ['打印', 'Print'],
  factor_codes_kept: ['我已收好', 'I have kept them'],
  factor_turn_off: ['关闭两步验证', 'Turn it off'],
  factor_off_says: ['两步验证已关闭，密码即可登录。', 'The second factor is off: the password alone signs in.'],
} as const
