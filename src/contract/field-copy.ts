/** What a phone carries with it: one reply, and none at all while nothing has changed. */
import { FIELD_COPY } from './address.ts'
import { FieldCopy } from '../domain/screening/field-copy.ts'
import { get } from './route.ts'

export const fieldCopy = {
  read: get(FIELD_COPY, {
    tag: 'Screenings',
    summary: 'Read what a phone carries with it',
    may: ['team', 'technician', 'manager'],
    needs: 'read',
    answer: FieldCopy,
    says: {
      200: 'The register, and what is one’s own; a manager has neither part',
      304: 'Nothing has changed since the copy that If-None-Match names; `yx-now` is the clock',
    },
  }),
}
