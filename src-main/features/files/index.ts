// Owns: what the app and other features may use of pictures.
// Must never: export a table, or a path on the disk.
export { makeAdmit } from './admitting'
export { attachFile, filesOf, type Subject } from './attaching'
export { makeFileSchedule } from './jobs'
export { makeFilesPortalRouter } from './portal-router'
export { makeReceiving, type Receiving } from './receiving'
export { makeFilesRouter } from './router'
export { type MayRead, makeServePicture } from './serving'
