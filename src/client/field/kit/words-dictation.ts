/** What is said while a text is dictated. */

export const dictationWords = {
  dictate: ['说话', 'Speak'],
  dictate_stop: ['停下', 'Stop'],
  dictate_starting: ['正在打开话筒……', 'Opening the microphone…'],
  dictate_on: ['在听，请说。', 'Listening.'],
  dictate_refused: [
    '话筒没有授权。请在浏览器的网站设置里允许话筒，或用输入法上的话筒。',
    'The microphone is not allowed. Allow it in the browser’s site settings, or use the keyboard’s own.',
  ],
  dictate_no_service: [
    '这个浏览器不能听写，请用输入法上的话筒。',
    'This browser cannot take dictation. Please use the microphone of your keyboard.',
  ],
  dictate_no_signal: [
    '听写要有信号，现在连不上。请打字，或用输入法上的话筒。',
    'Dictation needs signal, and cannot be reached now. Type it, or use the microphone of your keyboard.',
  ],
  dictate_no_voice: ['没有听到声音，请再点一次，靠近说。', 'Nothing was heard. Press again and speak closer.'],
  dictate_no_microphone: ['这部手机的话筒打不开，请打字。', 'The microphone cannot be opened. Please type it.'],
} as const
