/** Mail, as a server sends it: encrypted, in a bounded time, and under the same id when it is tried again. */
import type { SendMail } from '../notify/deliver.ts'

export const sendMail: SendMail = async (mail) => {
  const { id, host, port, username, password = '', from, to, subject, text, patienceMs, isLocal } = mail
  // only where there is mail to be sent
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({
    host,
    port,
    secure: port === 465,
    requireTLS: !isLocal,
    ignoreTLS: isLocal,
    ...(username !== undefined && { auth: { user: username, pass: password } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
  })
  try {
    await transport.sendMail({
      // a mailbox that gets it twice shows it once
      messageId: `<${id}@yingxiang>`,
      from,
      to,
      subject,
      text,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } finally {
    transport.close()
  }
}
