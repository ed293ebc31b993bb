import type { ErrorObject } from 'ajv';
import validateSchema from '../../schemas/leadership.schema.json?validator';
import { originOf } from '../parse/moved.ts';
import type { MapEntry, MapNode, Node } from '../parse/tree.ts';
import { toValue } from './value.ts';

/**
 * Validates a tree against the schema. Parts of the large collections that were valid before are not
 * validated again, even if they moved. Values that could not be parsed count as null.
 */
export function shapeErrors(root: MapNode, isDark?: (node: Node) => boolean): readonly ErrorObject[] {
  if (isDark !== undefined) return errorsIn(toValue(root, isDark));
  const value = Object.create(null) as Record<string, unknown>;
  const open = new Map<string, OpenParts>();
  for (const { key, value: node } of root.entries) {
    if (key.name in value) continue;
    const parts = sections.has(key.name) ? openParts(key.name, node) : undefined;
    if (parts !== undefined) open.set(key.name, parts);
    value[key.name] = parts === undefined ? toValue(node) : parts.value;
  }
  const errors = errorsIn(value).map((error) => inItsPlace(error, open));
  for (const [section, { parts }] of open) {
    const flawed = new Set(errors.flatMap((error) => partOf(error, section) ?? []));
    for (const [name, part] of parts) if (!flawed.has(name)) flawless.set(originOf(part).own, section);
  }
  return errors;
}

const sections = new Set(['goals', 'decisionCriteria', 'people', 'teams', 'competencies', 'domains']);

/** The parts without errors, with the top-level key that they are in. */
const flawless = new WeakMap<Node | MapEntry, string>();

/** The parts of a collection that have to be validated. */
interface OpenParts {
  /** By the name in a JSON pointer: the position in a list, or the key in a map. */
  readonly parts: ReadonlyMap<string, Node | MapEntry>;
  /** The original positions of list items. The validated list has other positions. */
  readonly positions: readonly string[] | undefined;
  readonly value: unknown;
}

function openParts(section: string, node: Node): OpenParts | undefined {
  const isOpen = (part: Node | MapEntry): boolean => flawless.get(originOf(part).own) !== section;
  if (node.kind === 'list') {
    const parts = new Map<string, Node>();
    for (const [position, item] of node.items.entries()) if (isOpen(item)) parts.set(String(position), item);
    return {
      parts,
      positions: [...parts.keys()],
      value: Array.from(parts.values(), (item) => toValue(item)),
    };
  }
  if (node.kind !== 'map') return undefined;
  const parts = new Map<string, MapEntry>();
  const value = Object.create(null) as Record<string, unknown>;
  for (const entry of node.entries) {
    const { name } = entry.key;
    if (parts.has(name) || !isOpen(entry)) continue;
    parts.set(name, entry);
    value[name] = toValue(entry.value);
  }
  return { parts, positions: undefined, value };
}

function errorsIn(value: unknown): readonly ErrorObject[] {
  return validateSchema(value) ? [] : (validateSchema.errors ?? []);
}

function inItsPlace(error: ErrorObject, open: ReadonlyMap<string, OpenParts>): ErrorObject {
  const [, section = '', shown = '', ...rest] = error.instancePath.split('/');
  const position = open.get(section)?.positions?.[Number(shown)];
  if (shown === '' || position === undefined) return error;
  return { ...error, instancePath: ['', section, position, ...rest].join('/') };
}

/** The part of a collection that an error is about. */
function partOf(error: ErrorObject, section: string): string | undefined {
  const [, first, part] = error.instancePath.split('/');
  if (first !== section) return undefined;
  const { propertyName } = error as { readonly propertyName?: string };
  return part === undefined ? propertyName : part.replaceAll('~1', '/').replaceAll('~0', '~');
}
