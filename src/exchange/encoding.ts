/** The text of a CSV file in whatever encoding it was saved: UTF-8 with or without BOM, UTF-16 with one, GB18030. */
import { unreadable } from './sheet-row.ts'

const SAMPLE_BYTES = 65_536
/** Chinese Excel saves CSV as GB18030; a text of that encoding is practically never valid UTF-8. */
const OTHERWISE = 'gb18030'

export async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let waiting = new Uint8Array(0)
  for await (const chunk of bytes) {
    waiting = joined(waiting, chunk)
    if (!decoder && waiting.length < SAMPLE_BYTES) continue
    // until the first byte that is not ASCII every candidate reads the same
    decoder ??= decoderFor(waiting)
    yield decoded(decoder ?? new TextDecoder(), waiting, true)
    waiting = new Uint8Array(0)
  }
  yield decoded(decoder ?? decoderFor(waiting) ?? new TextDecoder(), waiting, false)
}

function joined(head: Uint8Array<ArrayBuffer>, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(head.length + tail.length)
  both.set(head)
  both.set(tail, head.length)
  return both
}

function decoderFor(sample: Uint8Array): TextDecoder | undefined {
  if (sample[0] === 0xff && sample[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (sample.every((byte) => byte < 0x80)) return undefined
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return new TextDecoder('utf-8', { fatal: true })
  } catch {
    return new TextDecoder(OTHERWISE, { fatal: true })
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, isMore: boolean): string {
  try {
    return decoder.decode(bytes, { stream: isMore })
  } catch {
    throw unreadable('sheet_encoding')
  }
}
