/** What is said of the proof of a show: what is missing, what was there before. */
export const proofWords = {
  finding_proof_missing: [
    '按有效场次的规定，还缺{missing}。请补齐；通过时须写理由。',
    'By the rule of a valid show this lacks: {missing}. Please add it; to accept it without takes a reason.',
  ],
  valid_show_come_since: ['收到时还缺{missing}，现已补齐。', 'When it came it lacked: {missing}. By now all is there.'],
  error_unproven: [
    '按有效场次的规定还缺{missing}，通过须写理由。',
    'By the rule of a valid show it lacks: {missing}. To accept it takes a reason.',
  ],
  valid_show_some: ['一部分证明', 'some of the proof'],
  valid_show_start: ['开场照片', 'a photo of the start'],
  valid_show_middle: ['放映中照片', 'a photo of the middle'],
  valid_show_end: ['散场照片', 'a photo of the end'],
  valid_show_receipt: ['回执单照片', 'a photo of the receipt'],
  valid_show_witness: ['证明人姓名和电话', 'a witness with a phone number'],
  valid_show_position: ['定位', 'a position'],
  valid_show_list: ['{first}、{rest}', '{first} and {rest}'],
  finding_photo_reused: [
    '有一张照片与{otherTeam}{otherDay|day} {otherTime} 在{otherVillage}放映的照片是同一张。请核对照片。',
    'A photo is the same as one of the show of {otherTeam} in {otherVillage} at {otherTime} on {otherDay|day}. Please check the photos.',
  ],
  photo_nearly_reused: [
    '有一张照片与{otherTeam}{otherDay|day} {otherTime} 在{otherVillage}放映的照片几乎一样。请并排核对。',
    'A photo is nearly the same as one of the show of {otherTeam} in {otherVillage} at {otherTime} on {otherDay|day}. Please compare them side by side.',
  ],
  finding_position_copied: [
    '定位与{otherTeam}{otherDay|day} {otherTime} 在{otherVillage}放映的定位六位小数完全相同。请核对地点。',
    'The position is the same to six digits as that of the show of {otherTeam} in {otherVillage} at {otherTime} on {otherDay|day}. Please check the place.',
  ],
  finding_position_stale: [
    '定位不是放映时的，与放映相差 {minutes} 分钟。请核对地点。',
    'The position is not of the show: {minutes} minutes lie between. Please check the place.',
  ],
  position_coarse: [
    '定位误差 {metres} 米，超过 500 米，看不出在哪里放映。请核对地点。',
    'The position may be {metres} m off, more than 500 m: it does not tell where the show was. Please check the place.',
  ],
  position_stale_and_coarse: [
    '定位与放映相差 {minutes} 分钟，误差 {metres} 米。请核对地点。',
    'The position is {minutes} minutes from the show and may be {metres} m off. Please check the place.',
  ],
} as const
