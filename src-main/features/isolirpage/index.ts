// Owns: what the app may use of the isolir page.
// Must never: export the server itself.
export { type IsolirPageWatch, makeIsolirPage, type PageState } from './watch'
