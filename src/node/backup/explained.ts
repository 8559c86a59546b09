/** What a disk would not do, told to people. */
import { AppError } from '../../domain/errors.ts'

/** What went wrong, as a sentence that says what to do. */
export function explained(error: unknown, folder: string): unknown {
  const { code, why } = error instanceof Error ? (error as { code?: unknown; why?: unknown }) : {}
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL' || why === 'full') {
    return new AppError('unavailable', { key: 'backup_disk_full', facts: { folder } })
  }
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
    return new AppError('unavailable', { key: 'backup_not_writable', facts: { folder } })
  }
  return error
}
