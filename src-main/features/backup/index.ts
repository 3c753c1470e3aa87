// Owns: what the app may use of copies.
// Must never: export a way to change the books.
export { type BackupDeps, makeBackups } from './copying'
export { makeBackupSchedule } from './jobs'
export { keyIdOf } from './key-file'
export { findRescue, layRescue } from './rescue'
export { makeBackupRouter } from './router'
export { type Started, startBooks } from './start'
export { backupTroubles } from './troubles'
