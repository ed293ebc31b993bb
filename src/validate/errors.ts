import type { ErrorObject } from 'ajv';

/**
 * One error for one fault. The alternatives of an `anyOf` differ in type: those of another type than the value
 * have nothing to say, and where all are, one error names the types that would do.
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
  for (const [path, error] of alternatives) {
    if (decisive.some(({ instancePath }) => instancePath === path || instancePath.startsWith(`${path}/`)))
      continue;
    const types = errors.filter((other) => other.instancePath === path && isMismatch(other)).flatMap(typesOf);
    decisive.push({ ...error, keyword: 'type', params: { type: types } });
  }
  return decisive;
}

/** The types that a `type` error asks for. */
export function typesOf(error: ErrorObject): string[] {
  const { type } = error.params as { type: string | string[] };
  return [type].flat();
}
