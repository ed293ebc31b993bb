import type { ErrorObject } from 'ajv';
import validateSchema from '../../schemas/leadership.schema.json?validator';
import { memoizePart } from '../parse/moved.ts';
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
    for (const { name, part } of parts) if (!flawed.has(name)) shapeOf(part).flawlessIn = section;
  }
  return errors;
}

const sections = new Set(['goals', 'decisionCriteria', 'people', 'teams', 'competencies', 'domains']);

/** What is known about a part: the top-level key that it is in, if it has no errors there. */
const shapeOf = memoizePart((): { flawlessIn?: string } => ({}));

/** The parts of a collection that have to be validated. */
interface OpenParts {
  readonly parts: readonly OpenPart[];
  /** The value to validate. A list has only these parts, in other positions. */
  readonly value: unknown;
}

interface OpenPart {
  /** Its name in a JSON pointer: the position in a list, or the key in a map. */
  readonly name: string;
  readonly part: Node | MapEntry;
}

function openParts(section: string, node: Node): OpenParts | undefined {
  const isOpen = (part: Node | MapEntry): boolean => shapeOf(part).flawlessIn !== section;
  const parts: OpenPart[] = [];
  if (node.kind === 'list') {
    const value: unknown[] = [];
    for (const [position, item] of node.items.entries()) {
      if (!isOpen(item)) continue;
      parts.push({ name: String(position), part: item });
      value.push(toValue(item));
    }
    return { parts, value };
  }
  if (node.kind !== 'map') return undefined;
  const value = Object.create(null) as Record<string, unknown>;
  for (const entry of node.entries) {
    const { name } = entry.key;
    if (name in value || !isOpen(entry)) continue;
    parts.push({ name, part: entry });
    value[name] = toValue(entry.value);
  }
  return { parts, value };
}

function errorsIn(value: unknown): readonly ErrorObject[] {
  return validateSchema(value) ? [] : (validateSchema.errors ?? []);
}

function inItsPlace(error: ErrorObject, open: ReadonlyMap<string, OpenParts>): ErrorObject {
  const [, section = '', shown = '', ...rest] = error.instancePath.split('/');
  const { parts, value } = open.get(section) ?? {};
  const position = Array.isArray(value) && shown !== '' ? parts?.[Number(shown)]?.name : undefined;
  return position === undefined
    ? error
    : { ...error, instancePath: ['', section, position, ...rest].join('/') };
}

/** The part of a collection that an error is about. */
function partOf(error: ErrorObject, section: string): string | undefined {
  const [, first, part] = error.instancePath.split('/');
  if (first !== section) return undefined;
  const { propertyName } = error as { readonly propertyName?: string };
  return part === undefined ? propertyName : part.replaceAll('~1', '/').replaceAll('~0', '~');
}
