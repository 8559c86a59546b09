/** The phone's parts without their screens, for a page of the tests to use. */
import { hear } from '../../src/client/shared/phone/device-news.ts'
import { dispatch, followOutbox, readOutbox } from '../../src/client/shared/phone/device.ts'
import { holdDraft } from '../../src/client/shared/phone/draft-lock.ts'
import { addPhoto, photosOf } from '../../src/client/shared/phone/phone-photos.ts'
import { currentPerson, enterPerson } from '../../src/client/shared/phone/phone-people.ts'
import { persist, storageState } from '../../src/client/shared/phone/phone-storage.ts'
import { startSender } from '../../src/client/shared/phone/sender.ts'
import { startUpdates } from '../../src/client/shared/phone/update.ts'
import { shrunk } from '../../src/client/field/log/shrink.ts'

const parts = {
  ...{ hear, dispatch, followOutbox, readOutbox, holdDraft, addPhoto, photosOf, currentPerson, enterPerson },
  ...{ persist, storageState, startSender, startUpdates, shrunk },
}
export type Parts = typeof parts

Object.assign(window, { parts })
