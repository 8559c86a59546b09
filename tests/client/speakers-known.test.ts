import { afterEach, describe, expect, test } from 'vitest'
import { speakersKnown } from '../../src/client/desk/village/village-speakers.tsx'
import { speak } from '../../src/client/shared/words.ts'

afterEach(() => speak('zh'))

describe('how many speakers a village has', () => {
  const tested = { registered: 45, speakersInstalled: 45, testedOn: '2017-06-20' }

  test('is said once where all agree, with everybody who says it', () => {
    expect(speakersKnown({ speakersInstalled: 45 }, tested)).toEqual({
      said: '45 只（村名录、喇叭登记、2017年6月20日全面检测）',
      agrees: true,
    })
  })

  test('is not unknown while the last full test or the list of speakers knows it', () => {
    expect(speakersKnown({}, { ...tested, registered: null }).said).toBe('45 只（2017年6月20日全面检测）')
    expect(speakersKnown({}, { registered: 45, speakersInstalled: null, testedOn: null }).said).toBe(
      '45 只（喇叭登记）',
    )
    expect(speakersKnown({}, { registered: null, speakersInstalled: null, testedOn: null }).said).toBeUndefined()
    expect(speakersKnown({}).said).toBeUndefined()
  })

  test('is said by each of those who differ', () => {
    speak('en')
    expect(speakersKnown({ speakersInstalled: 40 }, tested)).toEqual({
      said: '40 (the village’s entry); 45 (the list of speakers, full test of 20 June 2017)',
      agrees: false,
    })
  })
})
