/** Pages on which the office looks after the system itself; part of the table in pages.ts. */
import { lazy } from './kit/lazy.tsx'

export const OFFICE_PAGES = {
  settings: { address: '/settings', menu: 'settings_title', view: lazy(() => import('./settings/settings.tsx')) },
  audit: { address: '/audit', menu: 'audit_title', view: lazy(() => import('./audit/audit.tsx')) },
  operations: {
    address: '/operations',
    menu: 'operations_title',
    view: lazy(() => import('./operations/operations.tsx')),
  },
  messages: {
    address: '/messages',
    menu: 'messages_title',
    view: lazy(() => import('./messages/messages.tsx')),
  },
  verify: {
    address: '/verify',
    place: { for: ['auditor'], icon: 'check', word: 'verify_title', isOfDesks: true },
    view: lazy(() => import('./verify/verify.tsx')),
  },
  phones: { address: '/phones', menu: 'phones_title', view: lazy(() => import('./phones/phones.tsx')) },
  import: { address: '/import', menu: 'imports_title', view: lazy(() => import('./sheet-import/sheet-import.tsx')) },
  'import-outbox': {
    address: '/import-outbox',
    under: 'import',
    view: lazy(() => import('./outbox-import/outbox-import.tsx')),
  },
} as const
