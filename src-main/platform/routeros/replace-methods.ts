// Owns how methods of a library class are taken aside and replaced, with its layout checked first.
// Must never know what the methods do.

export interface LibraryClass {
  readonly name: string
  readonly prototype: object
}

/** Throws when the library has no such method: another version, whose insides we have not read. */
export function libraryMethod(type: LibraryClass, name: string | symbol): object {
  const method: unknown = Reflect.get(type.prototype, name)
  if (typeof method !== 'function')
    throw new Error(`node-routeros is not 1.6.9: ${type.name}.${String(name)} is missing`)
  return method
}

/** The library's own method, kept aside once per process, so that loading this module twice does not wrap a wrapper. */
export function pristine(type: LibraryClass, name: string): (self: object) => unknown {
  const key = Symbol.for(`loketnet.pristine.${name}`)
  if (!Reflect.has(type.prototype, key)) Reflect.set(type.prototype, key, libraryMethod(type, name))
  const method = libraryMethod(type, key)
  return (self) => (typeof method === 'function' ? Reflect.apply(method, self, []) : undefined)
}

/** Replaces methods that must exist in 1.6.9 and adds ours; `this` inside them is the internal shape. */
export function harden<Internals>(
  type: LibraryClass,
  replaced: Partial<Internals> & ThisType<Internals>,
  added: Partial<Internals> & ThisType<Internals> = {},
): void {
  for (const name of Object.keys(replaced)) libraryMethod(type, name)
  Object.assign(type.prototype, replaced, added)
}
