// Owns: handing a file of bills to the person, as a download.
// Must never: leave the file in memory after it was handed over.

function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export const saveText = (name: string, pieces: readonly string[]): void =>
  save(name, new Blob([...pieces], { type: 'text/csv;charset=utf-8' }))

export const saveBase64 = (name: string, base64: string, type: string): void =>
  save(name, new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type }))
