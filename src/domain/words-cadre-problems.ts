/** Why a team's phone is not taken at its word, when it carries a cadre's answer. */

export const cadreProblemWords = {
  cadre_not_yet: ['这一场还没放完，请放完再填。', 'The show is not over yet; please enter it afterwards.'],
  cadre_over: [
    '放完已超过12小时，不能再用口令确认。',
    'More than twelve hours after the show the digits confirm nothing.',
  ],
  cadre_code_wrong: [
    '六位数字不对，请村干部再念一遍。每个口令只能用一次。',
    'These are not the digits. Please ask the villager again; they are good for one show.',
  ],
  cadre_full: [
    '这一场的村里答复已经够多，不再存。',
    'There are enough answers about this show; this one was not kept.',
  ],
} as const
