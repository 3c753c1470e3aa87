// Owns: what the app may use of the routers' keepers.
// Must never: grow; each keeper has its own door.
export { makeKeeping } from './keeping'
