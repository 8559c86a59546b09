/** Telling people: the channels, who is told what by them, and what waits, arrived or failed. */
import * as z from 'zod'
import { Channel, NewChannel } from '../domain/message/channel.ts'
import { Message, MessageFilter } from '../domain/message/message.ts'
import { get, listOf, paging, Paging, post, put } from './route.ts'

// who is told what stands beside people’s addresses
const ofManagers = { tag: 'Messages', may: ['manager'], needs: 'people' } as const

export const ChannelTest = z
  .object({
    arrived: z.boolean(),
    said: z.string().meta({ description: 'What to do about it, or that it arrived' }),
    status: z.int().optional().meta({ description: 'The HTTP status that was answered' }),
    answer: z.string().optional().meta({ description: 'The beginning of the real answer' }),
  })
  .meta({ id: 'ChannelTest' })
export type ChannelTest = z.infer<typeof ChannelTest>

export const channels = {
  list: get('/api/channels', {
    ...ofManagers,
    summary: 'List the channels',
    fresh: 'any',
    query: Paging,
    answer: listOf(Channel),
    says: 'Those that are on first; secrets are masked',
  }),
  read: get('/api/channels/{id}', {
    ...ofManagers,
    summary: 'Read a channel',
    answer: Channel,
    says: 'Its ETag is for changing it',
  }),
  put: put('/api/channels/{id}', {
    ...ofManagers,
    summary: 'Make or change a channel',
    conditional: true,
    body: NewChannel,
    answer: Channel,
    says: 'As it is kept now; secrets that are left out stay',
  }),
  test: post('/api/channels/{id}/test', {
    ...ofManagers,
    summary: 'Send a test by a channel',
    answer: ChannelTest,
    says: 'What was really answered; it is sent at once, and to all of its receivers',
  }),
}

export const messages = {
  list: get('/api/messages', {
    ...ofManagers,
    summary: 'List messages',
    fresh: 'any',
    query: z.strictObject({ ...paging, ...MessageFilter.shape }),
    answer: listOf(Message),
    says: 'The newest first, each with what went wrong the last time',
  }),
  retry: post('/api/messages/{id}/retry', {
    ...ofManagers,
    summary: 'Try a message again',
    says: { 204: 'It is tried with the next minute, and for another 72 hours; one that has arrived is not' },
  }),
}

const PAGE = {
  tag: 'Messages',
  may: 'everyone',
  answersFile: ['text/html'],
} as const

/** Behind a message’s link, for people: nobody signs in there, and the code acknowledges once. */
export const acknowledgement = {
  look: get('/seen/{code}', {
    ...PAGE,
    summary: 'Look at what a message told',
    says: 'A page with the button that acknowledges; looking changes nothing',
  }),
  acknowledge: post('/seen/{code}', {
    ...PAGE,
    summary: 'Say that somebody saw it',
    says: 'A page that says when it was acknowledged: now, or before',
  }),
}
