// Owns: putting text into HTML so that it stays text.
// Must never: be skipped; every value on a sheet passes through `escapeHtml`.

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Letters of any script and emoji stay (a PDF can show them); control bytes, bidi overrides and lone surrogates do not. */
export const escapeHtml = (text: string, limit = 200): string =>
  [...text.slice(0, limit * 2).toWellFormed()]
    .slice(0, limit)
    .join('')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
