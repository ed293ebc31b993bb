import type { ErrorObject } from 'ajv';

/**
 * Reduces the errors to one for each problem. The alternatives of an `anyOf` differ in type. Errors of
 * alternatives with another type than the value are dropped. If all of them have another type, one error
 * lists the accepted types.
 */
export function decisiveErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const alternatives = new Map(
    errors.filter(({ keyword }) => keyword === 'anyOf').map((error) => [error.instancePath, error]),
  );
  const isMismatch = (error: ErrorObject): boolean =>
    error.keyword === 'type' && alternatives.has(error.instancePath);
  const mistyped = new Set(
    errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath),
  );
  const follows = ({ keyword, instancePath }: ErrorObject): boolean =>
    ['anyOf', 'if', 'propertyNames'].includes(keyword) ||
    (['const', 'enum'].includes(keyword) && mistyped.has(instancePath));
  const decisive = errors.filter((error) => !isMismatch(error) && !follows(error));
  const told = new Set(decisive.flatMap(({ instancePath }) => pathsTo(instancePath)));
  const wanted = new Map<string, string[]>();
  for (const error of errors.filter(isMismatch))
    wanted.set(error.instancePath, [...(wanted.get(error.instancePath) ?? []), ...typesOf(error)]);
  // The validator reports an inner `anyOf` before an outer one.
  for (const [path, error] of alternatives) {
    if (told.has(path)) continue;
    decisive.push({ ...error, keyword: 'type', params: { type: wanted.get(path) ?? [] } });
    for (const outer of pathsTo(path)) told.add(outer);
  }
  return decisive;
}

/** A JSON pointer and the pointers to all of its ancestors. */
function pathsTo(pointer: string): string[] {
  const steps = pointer.split('/');
  return steps.map((_, position) => steps.slice(0, position + 1).join('/'));
}

/** The types that a `type` error expects. */
export function typesOf(error: ErrorObject): string[] {
  const { type } = error.params as { type: string | string[] };
  return [type].flat();
}
