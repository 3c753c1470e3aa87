// Owns: the shape and default of what the shop opens to its LAN.
// Must never: be open by default.
import * as z from 'zod'

/** What the owner reads before passwords and saldo may travel over plain HTTP; a new text asks again. */
export const PLAIN_WARNING_VERSION = 1

export const Lan = z.object({
  /** The LAN door listens at all. */
  isOn: z.boolean(),
  port: z.int().min(1024, 'Pakai angka 1024 sampai 65535.').max(65_535, 'Pakai angka 1024 sampai 65535.'),
  /** IPv4 of this computer to listen on; empty = every address of the local network. */
  address: z.union([z.literal(''), z.ipv4('Isi alamat IP komputer ini, misalnya 192.168.88.10.')]),
  /** Host names beside the addresses, e.g. `portal.warkop.net`. */
  names: z.array(z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,60}[a-z0-9])?$/, 'Nama host tidak dikenal.')).max(5),
  forCustomers: z.boolean(),
  forResellers: z.boolean(),
  /** A new customer makes his own account from his phone. */
  forRegistration: z.boolean().default(false),
  /** Version of the warning about plain HTTP that the owner accepted; 0 = none. */
  plainAccepted: z.int().min(0),
})
export type Lan = z.infer<typeof Lan>

export const LAN_FALLBACK: Lan = {
  isOn: false,
  port: 8088,
  address: '',
  names: [],
  forCustomers: false,
  forResellers: false,
  forRegistration: false,
  plainAccepted: 0,
}

/** The owner's own certificate; the key is sealed by platform/secrets. */
export const LanTls = z.object({ certificate: z.string().max(20_000), sealedKey: z.string().max(20_000) }).nullable()
