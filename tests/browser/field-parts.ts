/** The phone's parts without their screens, for a page of the tests to use. */
import { dispatch, followOutbox, hear, readOutbox } from '../../src/client/shared/phone/device.ts'
import { holdDraft, startUpdates } from '../../src/client/shared/phone/tabs.ts'
import {
  addPhoto,
  currentPerson,
  enterPerson,
  learnClock,
  photosOf,
} from '../../src/client/shared/phone/phone-records.ts'
import { persist, storageState } from '../../src/client/shared/phone/shelf.ts'
import { startSender } from '../../src/client/shared/phone/sender.ts'
import { lookOf } from '../../src/client/shared/photo-look.ts'
import { shrunk } from '../../src/client/shared/shrunk-photo.ts'

const parts = {
  hear,
  dispatch,
  followOutbox,
  readOutbox,
  holdDraft,
  addPhoto,
  photosOf,
  currentPerson,
  enterPerson,
  learnClock,
  persist,
  storageState,
  startSender,
  startUpdates,
  shrunk,
  lookOf,
}
export type Parts = typeof parts

Object.assign(window, { parts })
