import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Rooms whose tests start servers, browsers or databases; everything else is pure and shares its workers. */
const SLOW = ['tests/browser/**', 'tests/http/**', 'tests/store/**', 'tests/bench/**']

export default defineConfig({
  test: {
    globals: false,
    environment: 'node',
    passWithNoTests: false,
    // a second, as it comes, is short where a browser draws on a busy machine
    expect: { poll: { timeout: 15_000 } },
    // vitest leaves one of two cores free
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['tests/**/*.test.ts'],
          exclude: SLOW,
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'service',
          include: SLOW.map((room) => `${room}/*.test.ts`),
          // one process after the other's file: what is slow to start (Chromium, workerd) is started once in each
          pool: 'forks',
          globalSetup: 'tests/scratch.ts',
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
