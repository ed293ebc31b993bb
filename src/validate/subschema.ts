import schema from '../../schemas/leadership.schema.json';
import type { Node } from '../parse/tree.ts';
import { remembered } from '../text/remember.ts';

/** What of the JSON schema sentences are made of. */
export interface Subschema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly const?: string | number | boolean;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly string[];
  /** What each of `enum` means. */
  readonly enumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly anyOf?: readonly Subschema[];
  readonly properties?: Readonly<Record<string, Subschema>>;
  readonly additionalProperties?: boolean | Subschema;
  readonly patternProperties?: Readonly<Record<string, Subschema>>;
  readonly required?: readonly string[];
  /** What is required, too, of a file that does not inherit. */
  readonly then?: { readonly required?: readonly string[] };
  readonly propertyNames?: Subschema;
  readonly items?: Subschema;
}

/** The schema of the whole file. */
export const fileSchema: Subschema = schema;

/** What a schema says of a node: its reference followed, and of its alternatives the one for the node's type. */
export function forNode(subschema: Subschema | undefined, node: Pick<Node, 'kind'>): Subschema | undefined {
  const followed = follow(subschema);
  if (followed?.anyOf === undefined) return followed;
  const type = node.kind === 'map' ? 'object' : node.kind === 'list' ? 'array' : 'string';
  return followed.anyOf.map(follow).find((alternative) => alternative?.type === type) ?? followed;
}

/** The schema of the entry of a map, or of the items of a list, whose own schema is as `forNode` tells. */
export function childOf(subschema: Subschema | undefined, key: string): Subschema | undefined {
  const { properties, additionalProperties, items } = subschema ?? {};
  if (items !== undefined) return items;
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : others;
}

/** The definition that a schema refers to, or itself. */
export function follow(subschema: Subschema | undefined): Subschema | undefined {
  return subschema?.$ref === undefined ? subschema : followed(subschema);
}

const followed = remembered((subschema: Subschema): Subschema | undefined => {
  const name = subschema.$ref?.replace('#/definitions/', '') ?? '';
  const definitions: Readonly<Record<string, Subschema>> = schema.definitions;
  return follow(definitions[name]);
});
