// Owns: the page that an isolated customer sees: light, static, of the shop alone.
// Must never: hold anything about a customer, a script, or something from elsewhere: his internet is shut.
import { isPhone, showPhoneGrouped } from '../../shared/phone'

export interface PageContent {
  readonly shopName: string
  readonly address: string
  /** 62..., or empty. */
  readonly phone: string
  readonly message: string
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

const STYLE = `
:root{color-scheme:light dark}*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;font:17px/1.55 system-ui,sans-serif;background:#f6f4ef;color:#22201c}
main{width:100%;max-width:440px;background:#fff;border-radius:16px;padding:28px 24px;box-shadow:0 2px 18px #0001}
h1{margin:0 0 4px;font-size:22px}p{margin:14px 0}small{color:#6a655c}
b{display:inline-block;padding:4px 12px;border-radius:99px;background:#fde7c3;color:#7a4a00;font-size:14px}
a{display:block;margin-top:12px;padding:14px;border-radius:12px;text-align:center;text-decoration:none;font-weight:600;background:#1f7a4d;color:#fff}
a+a{background:#ece8df;color:#22201c}
@media(prefers-color-scheme:dark){body{background:#171613;color:#eee9df}main{background:#23211d}small{color:#a79f92}a+a{background:#38352f;color:#eee9df}}
`

/** Whole HTML, under 10 kB. The links work by mobile data; without it there is the number to type. */
export function isolirHtml({ shopName, address, phone, message }: PageContent): string {
  const contact =
    phone === ''
      ? ''
      : `<p>Hubungi <strong>${escapeHtml(isPhone(phone) ? showPhoneGrouped(phone) : phone)}</strong> atau datang ke loket kami.</p>
<a href="https://wa.me/${encodeURIComponent(phone)}">Kirim WhatsApp</a><a href="tel:+${encodeURIComponent(phone)}">Telepon</a>`
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Internet diisolir - ${escapeHtml(shopName)}</title><style>${STYLE}</style></head><body><main>
<b>Internet diisolir</b><h1>${escapeHtml(shopName)}</h1><small>${escapeHtml(address)}</small>
<p>${escapeHtml(message)}</p>
<p>Begitu pembayaran dicatat, internet menyala lagi dengan sendirinya. Kalau belum, matikan lalu nyalakan modemnya.</p>
${contact}</main></body></html>`
}
