/** What the page says that a village's cadre opens on his own phone. Plain and short: he sees it once a month. */
import { fill, type Language } from './sentence.ts'
import { audienceWords } from './words-audience.ts'

export const cadreWords = {
  title: ['放映确认', 'About a film show'],
  other_language: ['English', '中文'],
  lead: ['{team}说在您村放了这一场电影：', '{team} says that this film was shown in your village:'],
  village: ['村', 'Village'],
  films: ['放的影片', 'What was shown'],
  films_unlisted: ['名单外影片', 'A film in no list'],
  films_offline: ['片名要有信号才看得到', 'The title is shown where there is signal'],
  times: ['放映时间', 'When'],
  offline_lead: [
    '现在没有信号，也可以答：选好后出一个码，给放映员的手机扫。',
    'There is no signal, and you can answer all the same: you get a code for the projectionist’s phone.',
  ],
  ask: ['放了吗？', 'Was it?'],
  answer_confirmed: ['放了，是这样', 'Yes, as it says'],
  answer_not_shown: ['没有放', 'No, there was none'],
  answer_other_time: ['放了，时间不对', 'Yes, at another time'],
  answer_other_audience: ['放了，观众很少或不一样', 'Yes, with very few people, or others'],
  began: ['大约几点开始（时间不对时必填）', 'When did it begin? (needed if the time is wrong)'],
  audience: ['大约多少人看（观众不一样时必填）', 'How many watched? (needed if that is what differs)'],
  audience_none: ['记不清', 'I do not remember'],
  ...audienceWords,
  send: ['确认提交', 'Send this'],
  private: [
    '不用登录，不问姓名，只存您选的内容。放映队看不到您选了什么，只知道有没有人确认。',
    'No sign-in, no name; only what you choose is kept. The team does not see what that was, only whether somebody confirmed.',
  ],
  answer_missing: ['请选“放了吗”中的一项。', 'Please choose one of the answers.'],
  began_missing: ['时间不对的，请写大约几点开始，如 20:30。', 'Please say when it began, such as 20:30.'],
  audience_missing: ['观众不一样的，请选大约多少人。', 'Please say roughly how many watched.'],
  thanks: ['谢谢，收到了', 'Thank you, we have it'],
  thanks_text: [
    '您对这一场的回复已经存好，只能回复一次。',
    'Your answer about this show is kept. It can be given once.',
  ],
  ready_text: [
    '以后没信号也能答：用这部手机的相机扫回执单上的码，选好后给放映员扫。',
    'From now on this phone can answer without signal: scan the receipt with its camera, answer, and let the projectionist scan your phone.',
  ],
  kept_title: ['答好了，给放映员扫', 'Done: now the projectionist scans this'],
  kept_text: [
    '没有信号，请放映员用放映应用扫这个码带回去。他看不到您选了什么，也改不了。这部手机12小时内有信号时也会自己发出，不会重复。',
    'There is no signal: let the projectionist scan this with the app and carry it. He cannot see what you chose, nor change it. If this phone has signal within 12 hours it sends it, too; it counts once.',
  ],
  kept_code: ['给放映员扫的二维码', 'QR code for the projectionist'],
  kept_digits: ['扫不了的，点这里', 'If it cannot be scanned'],
  kept_later: [
    '请留着这个页，12小时内有信号时再打开一次，答复就会发出。',
    'Keep this page and open it once more where there is signal, within 12 hours: that sends your answer.',
  ],
  stranger_title: ['这里要有信号才能答', 'This needs signal'],
  stranger_text: [
    '这部手机没有打开过这个村的确认页。请在放完12小时内到有信号处再扫；有上次六个数字的，也可以念给放映员。',
    'This phone has not had the page of this village before. Please scan again where there is signal, within 12 hours of the show; or tell the projectionist the six digits of last time.',
  ],
  code_title: ['下一场没信号时用', 'For the next show without signal'],
  code_text: [
    '请截屏保存。下次放完电影，如果没有信号，把这六个数字念给放映员，就算您确认了那一场。没放、没看就不要念，也不要提前告诉别人。',
    'Keep a picture of this page. If there is no signal after the next show, tell the projectionist these six digits: that confirms it. Tell nobody before, nor of a show that did not take place.',
  ],
  code_alone: ['六位数字：{code}', 'Six digits: {code}'],
  own_title: ['请换一部手机', 'Please use another phone'],
  own_text: [
    '这部手机登录过工作账号，不能确认放映。请村干部用自己的手机扫码。',
    'Somebody of the office signed in on this phone, so it cannot confirm a show. Please let the villager scan with a phone of his own.',
  ],
  over_title: ['已过时间', 'Too late'],
  over_text: [
    '放完12小时后不能再确认。有情况请打办公室电话。',
    'Twelve hours after the show this is closed. If something was wrong, please call the office.',
  ],
  not_yet_title: ['还没放完', 'Not over yet'],
  not_yet_text: ['请放完电影再确认。', 'Please answer after the show.'],
  unknown_title: ['这个码打不开', 'This code leads nowhere'],
  unknown_text: [
    '请让放映员再打开回执单，重新扫一次。',
    'Please ask the projectionist to open the receipt again, and scan once more.',
  ],
  full_title: ['已有多人回复', 'Answered by several people'],
  full_text: ['这一场的回复已经够多，不用再填。', 'There are enough answers about this show.'],
  cookies_title: ['请再试一次', 'Please try again'],
  cookies_text: [
    '浏览器没有存下标记，分不清是不是同一部手机。请允许存储（Cookie），再扫一次。',
    'The browser keeps no mark, so phones cannot be told apart. Please allow cookies and scan again.',
  ],
  office_phone: ['办公室电话：{phone}', 'The office: {phone}'],
} as const satisfies Record<string, readonly [zh: string, en: string]>

export type CadreWord = keyof typeof cadreWords
export const sayCadre = (language: Language, key: CadreWord, facts: Record<string, string> = {}): string =>
  fill(cadreWords[key][language === 'zh' ? 0 : 1], facts, language)
