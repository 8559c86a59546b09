/** What is said at the field app's door, and fetched with it. */
import { doorWords } from '../../shared/words-door.ts'
import { sayerOf, type Words } from '../../shared/words.ts'
import { bannerWords } from '../phone/words-banners.ts'
import { words as firstWords } from '../words.ts'

export const words = {
  ...firstWords,
  ...doorWords,
  ...bannerWords,
  door_link_title: ['登记这部手机', 'Join with this phone'],
  door_link_text: [
    '链接只能用一次。请确认这就是要带去村里用的手机，而且是手机自带的浏览器。',
    'The link works once. Make sure that this is the phone you take to the villages, in its own browser.',
  ],
  door_link_button: ['登记并进入', 'Join and go in'],
  door_code_title: ['输入登记码', 'Enter the code'],
  door_code_text: ['登记码由管理员发给您，只能用一次。', 'A manager gives you the code. It works once.'],
  door_code_missing: ['请先输入登记码。', 'Please enter the code first.'],
  door_scan: ['扫登记二维码', 'Scan the code'],
  door_scan_other: [
    '这不是登记二维码。请扫管理员发给您的那一张。',
    'This code lets nobody in. Scan the one a manager gave you.',
  ],
  door_code: ['我有登记码', 'I have a code'],
  door_password: ['用户名和密码登录', 'User name and password'],
  door_no_account: ['没有账号或登记码，请联系管理员。', 'No account or code? Ask a manager.'],
  door_offline: [
    '现在没有信号，登录要等有信号时再试。这部手机上没发送的内容都还在。',
    'There is no signal now. Try again where there is some. What was not sent is still on this phone.',
  ],
  door_people: ['用过这部手机的人', 'Who has used this phone'],
  door_people_text: [
    '各人的内容分开存，互相看不见。',
    'Everybody’s entries are kept apart and out of the others’ sight.',
  ],
  door_of: ['{name}，请输入密码。', '{name}, please enter your password.'],
  pin_title: ['输入PIN', 'Enter your PIN'],
  pin_of: ['{name}，请输入您在这部手机上设的PIN。', '{name}, please enter the PIN you set on this phone.'],
  pin_enter: ['进入', 'Go in'],
  pin_form: ['PIN是4至6位数字。', 'A PIN has four to six digits.'],
  pin_wrong: ['PIN不对，还可以试{left}次。', 'That PIN is wrong. Tries left: {left}.'],
  pin_wait: ['请等{seconds}秒再试。', 'Please wait {seconds} seconds before the next try.'],
  pin_gone: [
    '输错5次，PIN已取消。请用密码登录；没发送的内容都还在。',
    'Five wrong tries: the PIN is gone. Please sign in by password; what was not sent is still here.',
  ],
  pin_outdated: [
    '服务器没有让您进来，密码可能改过。请用密码登录；没发送的内容都还在。',
    'The server did not let you in; the password may have changed. Please sign in by password. What was not sent is still here.',
  ],
  pin_by_password: ['用密码登录', 'Sign in by password'],
  door_no_password: [
    '这个账号还没有设密码。请向管理员要一个新的登记链接，没发送的内容会接着发。',
    'This account has no password yet. Ask a manager for a new link; what was not sent will then be sent.',
  ],
} as const satisfies Words
export const t = sayerOf(words)
