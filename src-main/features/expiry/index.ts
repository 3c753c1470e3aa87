// Owns: what other features and the app may use of the expiry engine.
// Must never: export how a step is carried out.
export { LOGIN_SCRIPT, ROUTER_SCRIPTS, type RouterScript, SANE_SINCE, SWEEP_SCRIPT, scriptVersion } from './scripts'
