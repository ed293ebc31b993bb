import { matches, readPattern } from '../patterns/pattern.ts';

/**
 * The paths that a pattern matches, independent of its syntax: a list of segments from the root of the repository. In
 * a segment, `*` and `?` match parts of a name, and `\` escapes a character; the segment `**` matches any number of
 * segments. Nothing is implied: paths below a folder match only a `**` at the end.
 */
export type Shape = readonly string[];

/** The shape of a valid pattern of `docs/format.md`, without its `!`, in a leadership file of a folder. */
export function shapeOf(source: string, folder: string): Shape {
  const written = source.replace(/^!/, '');
  const segments = segmentsOf(written.replace(/^\//, '').replace(/\/$/, ''));
  const floats = segments.length === 1 && !written.startsWith('/');
  const last = segments.at(-1);
  const tail = written.endsWith('/') || last === '**' ? ['*', '**'] : last === '*' ? [] : ['**'];
  return canonical([
    ...(folder === '' ? [] : folder.split('/').map(literal)),
    ...(floats ? ['**'] : []),
    ...segments,
    ...tail,
  ]);
}

/** A shape as a pattern of `docs/format.md` at the root; a wider pattern also matches the paths below. */
export function patternOf(shape: Shape): { readonly pattern: string; readonly isWider: boolean } {
  const { body, end } = partsOf(shape);
  const text = body.join('/');
  const isFloating = body.length === 2 && body[0] === '**' && end !== 'children';
  const isWider = end === 'exact';
  if (body.length === 0) return { pattern: end === 'children' ? '/*' : '*', isWider: false };
  const mark = end === 'below' ? '/' : end === 'children' ? '/*' : '';
  if (!isFloating) return { pattern: `${text.startsWith('**/') ? '' : '/'}${text}${mark}`, isWider };
  const name = body[1] ?? '';
  return { pattern: /^[#!]/.test(name) ? `**/${name}${mark}` : `${name}${mark}`, isWider };
}

/** What a shape matches at the end: only the path itself, also everything below, or only something below. */
export type ShapeEnd = 'exact' | 'self' | 'below' | 'children';

/** A shape as segments and what it matches at their end; no segments are the root of the repository. */
export function partsOf(shape: Shape): { readonly body: Shape; readonly end: ShapeEnd } {
  const last = shape.at(-1);
  if (last === '*') return { body: shape.slice(0, -1), end: 'children' };
  if (last !== '**') return { body: shape, end: 'exact' };
  const body = shape.slice(0, -1);
  return body.at(-1) === '*' ? { body: body.slice(0, -1), end: 'below' } : { body, end: 'self' };
}

/** In a row of wildcards, those for one segment come first, followed by at most one for any number. */
export function canonical(segments: readonly string[]): Shape {
  const shape: string[] = [];
  let singles = 0;
  let isAnyNumber = false;
  const flush = (): void => {
    shape.push(...Array.from({ length: singles }, () => '*'), ...(isAnyNumber ? ['**'] : []));
    singles = 0;
    isAnyNumber = false;
  };
  for (const segment of segments)
    if (segment === '*') singles++;
    else if (segment === '**') isAnyNumber = true;
    else {
      flush();
      shape.push(segment);
    }
  if (segments.every((segment) => segment === '**')) singles = 1;
  flush();
  return shape;
}

/** A name as a segment without wildcards. */
export function literal(name: string): string {
  return name.replace(/[\\*?]/g, '\\$&');
}

/** Whether two shapes may have a path in common; true if that is not obvious. */
export function mayMeet(one: Shape, other: Shape): boolean {
  return !areDisjoint(one, other) && intersection(one, other)?.length !== 0;
}

/** The shapes of the paths that two shapes both match; undefined if no shapes can express them. */
export function intersection(one: Shape, other: Shape): readonly Shape[] | undefined {
  const found = new Map<string, Shape>();
  let steps = 0;
  const walk = (prefix: readonly string[], left: Shape, right: Shape): boolean => {
    if (++steps > maxSteps) return false;
    const [first, second] = [left[0], right[0]];
    if (first === undefined && second === undefined) {
      const shape = canonical(prefix);
      found.set(shape.join('/'), shape);
      return found.size <= maxShapes;
    }
    if (isAnything(left) && right.some((segment) => segment !== '**'))
      return walk([...prefix, ...right], [], []);
    if (isAnything(right) && left.some((segment) => segment !== '**')) return walk(prefix, right, left);
    if (first === '**' && left.length === 1) return walk([...prefix, ...right], [], []);
    if (first === '**' && second === '**')
      return right.length === 1
        ? walk(prefix, right, left)
        : walk([...prefix, '**'], left.slice(1), right) && walk([...prefix, '**'], left, right.slice(1));
    if (first === '**')
      return (
        walk(prefix, left.slice(1), right) &&
        (second === undefined || walk([...prefix, second], left, right.slice(1)))
      );
    if (second === '**') return walk(prefix, right, left);
    if (first === undefined || second === undefined) return true;
    const both = common(first, second);
    return both?.every((segment) => walk([...prefix, segment], left.slice(1), right.slice(1))) ?? false;
  };
  if (areDisjoint(one, other)) return [];
  return walk([], one, other) ? withoutCovered([...found.values()]) : undefined;
}

/**
 * Whether another shape matches every path of a shape; false if that is not obvious. Both are read as automata: each way
 * through the one, in which `**` is any number of names, has to end at the end of the other.
 */
export function isCovered(shape: Shape, by: Shape): boolean {
  if (leadsElsewhere(shape, by)) return false;
  const start = withSkipped([0], by);
  const open: { readonly at: number; readonly rows: readonly number[] }[] = [{ at: 0, rows: start }];
  const known = new Set<string>();
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const { at, rows } = state;
    const segment = shape[at];
    if (segment === undefined) {
      if (rows.at(-1) !== by.length) return false;
      continue;
    }
    const key = `${String(at)}:${rows.join()}`;
    if (rows.length === 0 || known.size > maxSteps) return false;
    if (known.has(key)) continue;
    known.add(key);
    const next = rowsAfter(segment === '**' ? '*' : segment, rows, by);
    if (segment === '**') open.push({ at: at + 1, rows }, { at, rows: next });
    else open.push({ at: at + 1, rows: next });
  }
  return true;
}

/** The places in a shape after all names that a segment matches, from some places. */
function rowsAfter(segment: string, rows: readonly number[], by: Shape): number[] {
  const next = new Set<number>();
  for (const at of rows) {
    const wanted = by[at];
    if (wanted === '**') next.add(at);
    else if (wanted !== undefined && isNameCovered(segment, wanted)) next.add(at + 1);
  }
  return withSkipped(next, by);
}

/** Some places in a shape, and those after each `**` there, in their order. */
function withSkipped(rows: Iterable<number>, by: Shape): number[] {
  const all = new Set(rows);
  for (const at of all) if (by[at] === '**') all.add(at + 1);
  return [...all].sort((one, other) => one - other);
}

function isNameCovered(segment: string, by: string): boolean {
  return by === '*' || by === segment || isOf(segment, by) || isNarrower(segment, by);
}

/** A path that a shape covers. */
export function examplePath(shape: Shape): string {
  return shape
    .filter((segment) => segment !== '**')
    .map((segment) => segment.replace(/\\(.)|[*?]/g, (_, escaped: string | undefined) => escaped ?? 'x'))
    .join('/');
}

const maxSteps = 2000;
const maxShapes = 32;

/** The segments of a pattern, each in one way of writing only. */
function segmentsOf(written: string): string[] {
  return written.split('/').map((segment) => (segment === '**' ? segment : nameOf(segment)));
}

function nameOf(segment: string): string {
  return segment.replace(/\\(.)|\*+/gsu, (found, escaped: string | undefined) =>
    escaped === undefined ? (found.startsWith('*') ? '*' : found) : literal(escaped),
  );
}

/** The segments that match every path below a folder. */
function isAnything(shape: Shape): boolean {
  return shape.length === 2 && shape[0] === '*' && shape[1] === '**';
}

/** Whether two shapes have no path in common; fast for most, which begin with different names. */
export function areDisjoint(one: Shape, other: Shape): boolean {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const [left = '', right = ''] = [one[at], other[at]];
    if (isPattern(left) || isPattern(right)) return false;
    if (left !== right) return true;
  }
  return false;
}

/** Whether a shape has a path that begins differently than those of another shape; fast for most. */
function leadsElsewhere(shape: Shape, other: Shape): boolean {
  for (let at = 0; at < shape.length && at < other.length; at++) {
    const wanted = other[at] ?? '';
    if (isPattern(wanted)) return false;
    if (shape[at] !== wanted) return true;
  }
  return false;
}

/** The segments for the names that two segments both match; undefined if no segments can express them. */
function common(one: string, other: string): string[] | undefined {
  if (one === other || other === '*') return [one];
  if (one === '*') return [other];
  if (!isPattern(one)) return isOf(one, other) ? [one] : [];
  if (!isPattern(other)) return isOf(other, one) ? [other] : [];
  const starts = [headOf(one), headOf(other)] as const;
  const ends = [headOf(reversed(one)), headOf(reversed(other))] as const;
  const fit = ([left, right]: readonly [string, string]): boolean =>
    left.startsWith(right) || right.startsWith(left);
  return fit(starts) && fit(ends) ? undefined : [];
}

/** Whether a segment has a wildcard. */
export function isPattern(segment: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*[*?]/.test(segment);
}

/** Whether a segment matches a name without wildcards. */
function isOf(name: string, segment: string): boolean {
  if (isPattern(name)) return false;
  const reading = readPattern(`/${segment.replace(/\\(?=[A-Za-z0-9_])/g, '')}`);
  return 'pattern' in reading && matches(reading.pattern, [name.replace(/\\(.)/gsu, '$1')]);
}

/**
 * Whether one segment with wildcards obviously matches no name that another does not match: each of its wildcards stands
 * where the other one has the same, or a `*`.
 */
function isNarrower(segment: string, wanted: string): boolean {
  const [parts, others] = [partsOfName(segment), partsOfName(wanted)];
  let rows = new Set(others[0] === '*' ? [0, 1] : [0]);
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of rows) {
      const other = others[at];
      if (other === '*') next.add(at);
      else if (other !== undefined && (other === part || (other === '?' && part !== '*'))) next.add(at + 1);
    }
    for (const at of next) if (others[at] === '*') next.add(at + 1);
    rows = next;
  }
  return rows.has(others.length);
}

/** The characters of a segment: `*` and `?` are wildcards, others have a backslash if they are escaped or could be. */
function partsOfName(segment: string): string[] {
  return (segment.match(/\\.|[^\\]/gsu) ?? []).map((part) =>
    /^\\[^*?]$/su.test(part) ? part.slice(1) : part,
  );
}

/** The characters of a segment before its first wildcard. */
function headOf(segment: string): string {
  return /^(?:\\.|[^\\*?])*/su.exec(segment)?.[0] ?? '';
}

/** A segment read from its end, escapes kept together. */
function reversed(segment: string): string {
  return (segment.match(/\\.|[^\\]/gsu) ?? []).reverse().join('');
}

function withoutCovered(shapes: readonly Shape[]): Shape[] {
  return shapes.filter(
    (shape, at) =>
      !shapes.some(
        (other, position) =>
          position !== at && isCovered(shape, other) && (position < at || !isCovered(other, shape)),
      ),
  );
}
