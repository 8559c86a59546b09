/** Loaded into a server that is measured (`--import`): how long its loop was held, asked for over the channel to its parent. */
export interface Held {
  /** The longest time in which nobody else had a turn. */
  longestMs: number
  /** The most computing within such a time; less than the other where the machine is shared. */
  computingMs: number
}

const RESOLUTION_MS = 1
let held: Held = { longestMs: 0, computingMs: 0 }
const cpuMs = (): number => process.threadCpuUsage().user / 1000 + process.threadCpuUsage().system / 1000
let [at, cpu] = [performance.now(), cpuMs()]

function watch(): void {
  setInterval(() => {
    const [now, used] = [performance.now(), cpuMs()]
    held = {
      longestMs: Math.max(held.longestMs, now - at - RESOLUTION_MS),
      computingMs: Math.max(held.computingMs, used - cpu),
    }
    ;[at, cpu] = [now, used]
  }, RESOLUTION_MS).unref()

  process.on('message', () => {
    process.send?.(held)
    held = { longestMs: 0, computingMs: 0 }
  })
  process.channel?.unref()
}

// not the processes that it begins
if (process.argv[1]?.endsWith('node.ts')) watch()
