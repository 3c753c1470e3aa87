// Owns: what other features may use of the people.
// Must never: export a table or a hash.

export { createUser } from './commands'
export { Secret, UserName } from './contract'
export { makeUsersRouter } from './router'
export { findUser, hasUsers, listUsers } from './store'
export { type VerifyDeps, verifyApproval, verifySecret } from './verify'
