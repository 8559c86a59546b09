import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Rooms whose tests start servers or databases, and those with a browser; everything else is pure and shares its workers. */
const SERVICE = ['tests/http/**', 'tests/store/**', 'tests/office/**', 'tests/bench/**']
const BROWSER = ['tests/browser/**']

/** One process after the other's file: what is slow to start (Chromium, workerd) is started once in each. */
const ONE_AFTER_ANOTHER = {
  pool: 'forks',
  globalSetup: 'tests/scratch.ts',
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // what wrangler's local Workers write down of every request, and show in a page of their own, nobody reads here: a third of their work
  env: { X_LOCAL_OBSERVABILITY: 'false', X_LOCAL_EXPLORER: 'false' },
} as const
const testsOf = (rooms: string[]): string[] => rooms.map((room) => `${room}/*.test.ts`)

/** By size, as it comes, but first all with a browser: the longest of them is one of the smallest, and the end was it alone. */
class BrowsersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isOf = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/tests/browser/')
    return [...sorted.filter(isOf), ...sorted.filter((file) => !isOf(file))]
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: BrowsersFirst },
    globals: false,
    environment: 'node',
    passWithNoTests: false,
    // a second, as it comes, is short where a browser draws on a busy machine
    expect: { poll: { timeout: 15_000 } },
    // one more than two cores: what waits for a page or a clock leaves a core to another, and the whole is a twelfth quicker
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['tests/**/*.test.ts'],
          exclude: [...SERVICE, ...BROWSER],
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
        },
      },
      { extends: true, test: { name: 'service', include: testsOf(SERVICE), ...ONE_AFTER_ANOTHER } },
      {
        extends: true,
        // on a busy machine a page is now and then drawn later than anybody waits: once more, and tests/run.ts says which
        test: { name: 'browser', include: testsOf(BROWSER), retry: 1, ...ONE_AFTER_ANOTHER },
      },
    ],
  },
})
