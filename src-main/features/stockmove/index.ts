// Owns: what the app may use of moving stock.
// Must never: export a way to move a sold voucher.
export { makeMoveJobs, moveJobDescriptions } from './jobs'
export { makeMoveRouter } from './router'
export { isMoving } from './store'
