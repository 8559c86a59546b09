/** What is said while a code is scanned. */
import { sayerOf, type Words } from '../../shared/words.ts'
import { words as firstWords } from '../words.ts'

export const words = {
  ...firstWords,
  scan_aim: ['把二维码放进画面里，离一掌远。', 'Hold the code into the picture, a hand’s breadth away.'],
  scan_starting: ['正在打开相机……', 'Opening the camera…'],
  scan_denied: [
    '相机没有授权。请在浏览器的网站设置里允许相机，或从相册选图片。',
    'The camera is not allowed. Allow it in the browser’s site settings, or choose a picture.',
  ],
  scan_no_camera: [
    '这部手机现在打不开相机。请从相册选图片。',
    'The camera cannot be opened now. Choose a picture instead.',
  ],
  scan_light: ['开灯', 'Light'],
  scan_picture: ['从相册选图片', 'Choose a picture'],
  scan_picture_none: [
    '这张图片里没有找到二维码。请换一张清楚的。',
    'No code was found in this picture. Choose a clearer one.',
  ],
  scan_typed_none: ['请先输入。', 'Please type it first.'],
  scan_take: ['确定', 'OK'],
} as const satisfies Words
export const t = sayerOf(words)
