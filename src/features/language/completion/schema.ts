import { childOf, fileSchema, forNode, type Subschema } from '../../../validate/subschema.ts';

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

/** The meaning of a string that the schema only describes as a string. */
export type Meaning =
  'owner' | 'person' | 'goal' | 'domain' | 'competency' | 'pattern' | 'link' | 'learn' | 'date' | 'duration';

/** Keyed by path: `-` is a list item, `*` an id, and a trailing `:` the keys of the map. */
const meanings = new Map<string, Meaning>([
  ['goals/-/owner', 'owner'],
  ['goals/-/due', 'date'],
  ['goals/-/links/-', 'link'],
  ['decisionCriteria/-/serves/-', 'goal'],
  ['decisionCriteria/-/domains/-', 'domain'],
  ['decisionCriteria/-/paths/-', 'pattern'],
  ['people/*/competencies/:', 'competency'],
  ['people/*/growing/-/competency', 'competency'],
  ['people/*/growing/-/by', 'date'],
  ['people/*/away/until', 'date'],
  ['people/*/away/deputy', 'person'],
  ['teams/*/-', 'person'],
  ['teams/*/members/-', 'person'],
  ['competencies/*/learn/-', 'learn'],
  ['domains/-/paths/-', 'pattern'],
  ['domains/-/owners/-', 'owner'],
  ['domains/-/parent', 'domain'],
  ['domains/-/delegatedBy', 'owner'],
  ['domains/-/decisions/-/consult/-', 'owner'],
  ['domains/-/decisions/-/inform/-', 'owner'],
  ['domains/-/decisionCriteria/-/serves/-', 'goal'],
  ['domains/-/decisionCriteria/-/paths/-', 'pattern'],
  ['domains/-/goals/-', 'goal'],
  ['domains/-/requires/:', 'competency'],
  ['domains/-/links/-', 'link'],
  ['unowned/-', 'pattern'],
  ['review/every', 'duration'],
  ['review/last', 'date'],
]);

/** The meaning of the string at a path. If the path ends with an empty key, the meaning of the keys there. */
export function meaningAt(path: SchemaPath): Meaning | undefined {
  const [root] = path;
  const hasIds = root === 'people' || root === 'teams' || root === 'competencies';
  const steps = path.map((step, position) => {
    if (step === null) return '-';
    if (step === '') return ':';
    return hasIds && position === 1 ? '*' : step;
  });
  return meanings.get(steps.join('/'));
}

/** Whether there are suggestions for the value at a path, or for its content. */
export function hasChoices(path: SchemaPath): boolean {
  const { text, list, map } = shapesOf(schemaAt(path));
  const isClosed = text?.enum !== undefined || map?.properties !== undefined;
  const isList = list !== undefined && meaningAt([...path, null]) !== undefined;
  return isClosed || isList || [path, [...path, '']].some((at) => meaningAt(at) !== undefined);
}
