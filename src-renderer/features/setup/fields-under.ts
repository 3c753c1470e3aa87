// Owns: the errors of one part of an input: `shop.name` becomes `name`.
// Must never: drop an error that belongs to the part.
export function fieldsUnder(fields: Readonly<Record<string, string>>, part: string): Record<string, string> {
  const prefix = `${part}.`
  return Object.fromEntries(
    Object.entries(fields).flatMap(([path, text]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), text]] : [],
    ),
  )
}
