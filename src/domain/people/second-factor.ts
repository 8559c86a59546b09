/** A second factor (两步验证): codes that an app on a phone makes every half minute, beside the password. */
import * as z from 'zod'
import { Instant } from '../period.ts'

export const SecondFactor = z
  .object({
    isOn: z.boolean(),
    since: Instant.optional(),
    recoveryCodesLeft: z.int().min(0),
  })
  .meta({ id: 'SecondFactor', description: 'Whether signing in takes a code beside the password' })
export type SecondFactor = z.infer<typeof SecondFactor>

export const SecondFactorSecret = z
  .object({
    secret: z.string().meta({ description: 'Base32, to type into an app' }),
    url: z.string().meta({ description: 'The same as otpauth://, for a QR code' }),
  })
  .meta({ id: 'SecondFactorSecret', description: 'Kept nowhere until a code made with it has come back' })
export type SecondFactorSecret = z.infer<typeof SecondFactorSecret>

const password = z.string().max(200)
/** Six digits of the app, or one of the codes kept on paper. */
export const SecondCode = z.string().trim().min(1).max(40)

export const NewSecondFactor = z
  .object({
    secret: z.string().regex(/^[A-Z2-7]{32}$/),
    code: SecondCode.meta({ description: 'What the app shows now' }),
    currentPassword: password,
  })
  .strict()
  .meta({ id: 'NewSecondFactor' })

export const RecoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()) })
  .meta({ id: 'RecoveryCodes', description: 'Each signs in once without the app; shown this once and kept as SHA-256' })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>
export const RECOVERY_CODES = 8

export const SecondFactorEnd = z.object({ currentPassword: password }).strict().meta({ id: 'SecondFactorEnd' })
