// Plain JavaScript, so that a Node too old for the rest can still read it and say so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `映响需要 Node.js 22.12 或更高版本，当前是 ${process.versions.node}。请先运行 npm ci，再用 npm start 启动。\n` +
      `Yingxiang needs Node.js 22.12 or newer; this is ${process.versions.node}. Run npm ci, then npm start.`,
  )
  process.exit(1)
}
