// Owns: what the app may use of reminders.
// Must never: export a table.
export { remindersRouter } from './router'
