// Owns: who may do what, as groups of roles that the contracts name.
// Must never: decide by hiding a button; the core checks these.
export const ROLES = ['owner', 'admin', 'cashier'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_NAMES: Readonly<Record<Role, string>> = { owner: 'Pemilik', admin: 'Admin', cashier: 'Kasir' }

export const EVERYONE = ROLES
export const MANAGERS = ['owner', 'admin'] as const satisfies readonly Role[]
export const isManager = (role: Role): boolean => MANAGERS.some((manager) => manager === role)
export const OWNER = ['owner'] as const satisfies readonly Role[]
