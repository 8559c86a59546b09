/** Why a photo cannot be used. */
import { sayerOf } from '../../shared/words.ts'

export const photoWords = {
  photo_problem_not_a_picture: ['这个文件不是照片，或已损坏。', 'This file is no photo, or it is damaged.'],
  photo_problem_not_secure: [
    '当前网址不是安全连接（https），无法处理照片。请改用 https 网址打开。',
    'This address is not secure (https), so photos cannot be used. Open the app by its https address.',
  ],
  photo_problem_not_shrunk: [
    '这张照片没能压缩到可以发送的大小，请重新拍一张。',
    'This photo could not be made small enough to send. Please take another.',
  ],
} as const

type Kind = keyof typeof photoWords extends `photo_problem_${infer K}` ? K : never
const t = sayerOf(photoWords)
export const photoProblemSaid = ({ kind }: { kind: Kind }): string => t(`photo_problem_${kind}`)
