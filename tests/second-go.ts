/** Says at the end of a run which tests of a page passed only when they were tried once more: each is to be made steady. */
import type { Reporter, TestCase } from 'vitest/node'

export default class SecondGo implements Reporter {
  readonly #names: string[] = []

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#names.push(`${test.module.relativeModuleId} > ${test.fullName}`)
  }

  onTestRunEnd(): void {
    process.stdout.write(`\nPassed only at a second go: ${this.#names.length}\n`)
    for (const name of this.#names) process.stdout.write(`  ${name}\n`)
  }
}
