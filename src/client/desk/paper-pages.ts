/** The pages that are printed to leave the house, each a choice and its sheets; part of the table in pages.ts. */
import { lazy } from './kit/lazy.tsx'

export const PAPER_PAGES = {
  receipts: {
    times: 'moment',
    address: '/receipts',
    also: ['team'],
    under: 'logs',
    view: lazy(() => import('./receipts/receipts.tsx')),
  },
  'team-months': {
    times: 'moment',
    address: '/team-months',
    under: 'logs',
    view: lazy(() => import('./teams/team-months.tsx')),
  },
  supervision: {
    times: 'moment',
    address: '/supervision',
    under: 'tasks',
    view: lazy(() => import('./supervision/supervision.tsx')),
  },
  'village-card': {
    times: 'moment',
    address: '/villages/{code}/card',
    view: lazy(() => import('./village/village-card.tsx')),
  },
  'machine-labels': {
    times: 'moment',
    address: '/villages/{code}/labels',
    view: lazy(() => import('./village/machine-labels.tsx')),
  },
  'callback-sheet': {
    times: 'moment',
    address: '/callback-sheet',
    under: 'callbacks',
    view: lazy(() => import('./callbacks/callback-sheet.tsx')),
  },
  plan: { times: 'moment', address: '/plan', under: 'logs', view: lazy(() => import('./plan/plan.tsx')) },
  notices: { times: 'moment', address: '/notices', under: 'logs', view: lazy(() => import('./notices/notices.tsx')) },
} as const
