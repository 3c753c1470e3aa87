// Owns: how short a kata sandi may be that somebody makes for his own login on the portal.
// Must never: speak of a PIN of staff, or of a login in a modem.
export const SHORTEST_OWN_SECRET = 8
export const OWN_SECRET_TOO_SHORT = `Paling sedikit ${SHORTEST_OWN_SECRET} karakter.`
