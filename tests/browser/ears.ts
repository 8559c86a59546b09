/** A browser that takes dictation: what it hears, a test says. */

export interface Ears {
  say: (text: string) => void
  /** As the browser names it. */
  refusal?: string
}
/** In place of the browser's recogniser, which asks its maker: run in the page. */
export function hearing(): void {
  const ears = window as unknown as Ears
  type Told = (event: object) => void
  class SpeechRecognition {
    onstart?: () => void
    onresult?: Told
    onerror?: Told
    onend?: () => void
    start = () => {
      ears.say = (transcript) => this.onresult?.({ results: [[{ transcript }]] })
      setTimeout(() => (ears.refusal === undefined ? this.onstart?.() : this.abort(ears.refusal)), 100)
    }
    stop = () => setTimeout(() => this.onend?.())
    abort = (error = 'aborted') => setTimeout(() => [this.onerror?.({ error }), this.onend?.()])
  }
  Object.assign(window, { SpeechRecognition })
}
