import schema from '../../schemas/leadership.schema.json';
import type { Node } from '../parse/tree.ts';
import { memoize } from '../text/memoize.ts';

/** The parts of the JSON schema that messages are created from. */
export interface Subschema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly const?: string | number | boolean;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  /** A description for each value of `enum`. */
  readonly enumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly anyOf?: readonly Subschema[];
  readonly properties?: Readonly<Record<string, Subschema>>;
  readonly additionalProperties?: boolean | Subschema;
  readonly patternProperties?: Readonly<Record<string, Subschema>>;
  readonly required?: readonly string[];
  /** The additional requirements for a file that does not inherit. */
  readonly then?: { readonly required?: readonly string[] };
  readonly propertyNames?: Subschema;
  readonly items?: Subschema;
}

/** The schema of the whole file. */
export const fileSchema: Subschema = schema;

/** The schema of a node: follows a reference, and selects the `anyOf` alternative with the node's type. */
export function forNode(subschema: Subschema | undefined, node: Pick<Node, 'kind'>): Subschema | undefined {
  const followed = follow(subschema);
  if (followed?.anyOf === undefined) return followed;
  const type = node.kind === 'map' ? 'object' : node.kind === 'list' ? 'array' : 'string';
  return followed.anyOf.map(follow).find((alternative) => alternative?.type === type) ?? followed;
}

/** The schema of a map entry or of list items. `subschema` comes from `forNode`. */
export function childOf(subschema: Subschema | undefined, key: string): Subschema | undefined {
  const { properties, additionalProperties, items } = subschema ?? {};
  if (items !== undefined) return items;
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : others;
}

/** The definition that a schema refers to, or the schema itself. */
export function follow(subschema: Subschema | undefined): Subschema | undefined {
  return subschema?.$ref === undefined ? subschema : followed(subschema);
}

const followed = memoize((subschema: Subschema): Subschema | undefined => {
  const name = subschema.$ref?.replace('#/definitions/', '') ?? '';
  const definitions: Readonly<Record<string, Subschema>> = schema.definitions;
  return follow(definitions[name]);
});
