// Owns: what other features may use of the audit trail.
// Must never: export a table.
export { auditRouter } from './router'
export { findBrokenLink, newestInstant, newestSeq, recordAudit } from './store'
