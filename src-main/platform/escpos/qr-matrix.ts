// Owns: making QR codes through the qrcode library (level M, smallest version).
// Must never: throw at a payload; what does not fit is null and the code in letters remains.
import { create } from 'qrcode'
import { type MakeQrMatrix, maxQrPayload } from '../../shared/paper/qr'

export const makeQrMatrix: MakeQrMatrix = (payload) => {
  if (payload === '' || payload.length > maxQrPayload) return null
  // At most 300 UTF-16 units = 900 bytes, far below version 40-M (2,331 bytes): create cannot run out of room.
  const { modules } = create(payload.toWellFormed(), { errorCorrectionLevel: 'M' })
  return { size: modules.size, isDark: (row, column) => modules.get(row, column) === 1 }
}
