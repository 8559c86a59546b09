/** As much of nodemailer as mail.ts uses: its own types bring all of Node's streams along. */
declare module 'nodemailer' {
  interface Sent {
    messageId: string
    from: string
    to: string
    subject: string
    text: string
    headers: Record<string, string>
    disableFileAccess: true
    disableUrlAccess: true
  }
  interface Transport {
    sendMail: (sent: Sent) => Promise<unknown>
    close: () => void
  }
  export function createTransport(options: {
    host: string
    port: number
    secure: boolean
    requireTLS: boolean
    ignoreTLS: boolean
    auth?: { user: string; pass: string }
    connectionTimeout: number
    greetingTimeout: number
    socketTimeout: number
    dnsTimeout: number
  }): Transport
}
