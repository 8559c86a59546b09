/** The register's files stand in the Worker as text (see `rules` in wrangler.toml). */
declare module '*.csv' {
  const text: string
  export default text
}
