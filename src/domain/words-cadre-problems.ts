/** Why a team's phone is not taken at its word, when it carries a cadre's answer. */

export const cadreProblemWords = {
  cadre_not_yet: ['这一场还没放完，请放完再填。', 'The show is not over yet; please enter it afterwards.'],
  cadre_over: [
    '放完已超过12小时，村里的口令和答复不再收。',
    'More than twelve hours after the show no digits and no answers are taken.',
  ],
  cadre_code_wrong: [
    '六位数字不对，请村干部再念一遍。每个口令只能用一次。',
    'These are not the digits. Please ask the villager again; they are good for one show.',
  ],
  cadre_carried_wrong: [
    '这份答复不是这一场的，或不是村里手机出的。请打开那一场的回执单，再扫一次。',
    'This answer is about another show, or no villager’s phone made it. Open the receipt of that show and scan once more.',
  ],
  cadre_full: [
    '这一场的村里答复已经够多，不再存。',
    'There are enough answers about this show; this one was not kept.',
  ],
} as const
