/** Targets as they might be: by itself, for it comes only with the page that asks. */
import { NewWhatIf, WhatIf } from '../domain/target/what-if.ts'
import { Known, post } from './route.ts'

export const whatIf = {
  ask: post('/api/overview/what-if', {
    tag: 'Figures',
    may: ['manager', 'auditor'],
    needs: 'read',
    summary: 'Read how targets would stand if they were others',
    query: Known,
    body: NewWhatIf,
    answer: WhatIf,
    says: 'As they would stand, by what was known at the moment asked about; nothing is stored',
  }),
}
