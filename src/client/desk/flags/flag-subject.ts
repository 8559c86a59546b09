/** Where a flag's subject can be looked into, and changed. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { faultPath, logsPath, taskPath, villagePath } from '../routes.ts'

export function subjectPath({ kind, code }: KeptFlag['subject']): string {
  switch (kind) {
    case 'village':
      return villagePath(code)
    case 'team':
      return logsPath({ team: code })
    case 'target':
      return taskPath(code)
    case 'fault':
      return faultPath(code)
    case 'milestone':
      // a milestone has no page of its own: the list shows which task waits for it
      return '/tasks'
  }
}
