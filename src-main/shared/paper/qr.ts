// Owns: a QR code as a square of dark and light modules, and its drawing as one SVG path.
// Must never: make the code itself; the matrix function is passed in, so that shared stays free of libraries.

export interface QrMatrix {
  /** Modules per side, without the quiet zone. */
  readonly size: number
  isDark(row: number, column: number): boolean
}

/** Null when the payload does not fit any QR code. */
export type MakeQrMatrix = (payload: string) => QrMatrix | null

/** Longer than any login link; keeps hostile input from filling the paper with a code nobody can scan. */
export const maxQrPayload = 300

/** Light modules that a scanner needs around the code. */
export const quietZone = 4

/** One `d` for the whole code (runs of dark modules joined): no image, so nothing blurs in print. View box = size + 2 x quietZone. */
export function qrSvgPath(matrix: QrMatrix): string {
  let path = ''
  for (let row = 0; row < matrix.size; row++) {
    for (let column = 0; column < matrix.size; column++) {
      if (!matrix.isDark(row, column)) continue
      const start = column
      while (column + 1 < matrix.size && matrix.isDark(row, column + 1)) column++
      path += `M${start + quietZone} ${row + quietZone}h${column - start + 1}v1h-${column - start + 1}z`
    }
  }
  return path
}

/** Mikhmon's link: `http://<dns-name>/login?username=U&password=P`. Logs in by itself only where the hotspot allows http-pap. */
export function hotspotLoginUrl(loginHost: string, user: string, password: string): string {
  const value = (text: string) => encodeURIComponent(text.toWellFormed())
  return `http://${loginHost}/login?username=${value(user)}&password=${value(password)}`
}
