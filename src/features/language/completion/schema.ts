import { childOf, fileSchema, forNode, meaningOf, type Subschema } from '../../../validate/subschema.ts';

/** Key names from the root of a leadership file, and null for a list item. */
export type SchemaPath = readonly (string | null)[];

/** The possible forms of a value. */
export interface Shapes {
  /** A string, number, or boolean. */
  readonly text: Subschema | undefined;
  readonly list: Subschema | undefined;
  readonly map: Subschema | undefined;
}

export function shapesOf(schema: Subschema | undefined): Shapes {
  const list = forNode(schema, { kind: 'list' });
  const map = forNode(schema, { kind: 'map' });
  const text = forNode(schema, { kind: 'scalar' });
  const isText = text?.type !== 'object' && text?.type !== 'array' && text?.anyOf === undefined;
  return {
    text: isText ? text : undefined,
    list: list?.type === 'array' ? list : undefined,
    map: map?.type === 'object' ? map : undefined,
  };
}

export function schemaAt(path: SchemaPath): Subschema | undefined {
  let schema: Subschema | undefined = fileSchema;
  for (const step of path)
    schema = childOf(forNode(schema, { kind: step === null ? 'list' : 'map' }), step ?? '');
  return schema;
}

/** What is suggested for a string that the schema only describes as a string. */
export type Meaning =
  'owner' | 'person' | 'goal' | 'domain' | 'competency' | 'pattern' | 'link' | 'learn' | 'date' | 'duration';

/** The meaning of the string at a path. If the path ends with an empty key, the meaning of the keys there. */
export function meaningAt(path: SchemaPath): Meaning | undefined {
  const { ref, means } = meaningOf(
    path.at(-1) === ''
      ? forNode(schemaAt(path.slice(0, -1)), { kind: 'map' })?.propertyNames
      : schemaAt(path),
  );
  if (ref === 'team' || ref === 'criterion' || means === 'text' || means === 'name' || means === 'account')
    return undefined;
  return ref ?? means;
}

/** Whether there are suggestions for the value at a path, or for its content. */
export function hasChoices(path: SchemaPath): boolean {
  const { text, list, map } = shapesOf(schemaAt(path));
  const isClosed = text?.enum !== undefined || map?.properties !== undefined;
  const isList = list !== undefined && meaningAt([...path, null]) !== undefined;
  return isClosed || isList || [path, [...path, '']].some((at) => meaningAt(at) !== undefined);
}
