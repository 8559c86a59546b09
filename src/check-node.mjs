// Plain JavaScript, so that a Node too old for the rest can still read it and say so.
// better-sqlite3 crashes without a word below Node-API 10, which 22.14 brought
if (Number.parseInt(process.versions.node, 10) < 22 || Number(process.versions.napi) < 10) {
  console.error(
    `映响需要 Node.js 22.14 或更高版本，当前是 ${process.versions.node}。请先运行 npm ci，再用 npm start 启动。\n` +
      `Yingxiang needs Node.js 22.14 or newer; this is ${process.versions.node}. Run npm ci, then npm start.`,
  )
  process.exit(1)
}
