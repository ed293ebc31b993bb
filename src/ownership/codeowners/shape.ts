import { matches, readPattern } from '../pattern.ts';

/**
 * Which paths a pattern covers, whoever wrote it how: for each segment of a path what it has to be, from the root of
 * the repository. `*` and `?` stand for parts of a name, `\` in front of a character for itself; `**` alone stands for
 * any number of segments. Nothing is implied: what lies below a folder is only covered by a `**` at the end.
 */
export type Shape = readonly string[];

/** The shape of a pattern of `docs/format.md` that has no fault, without its `!`, in a file of a folder. */
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

/** A shape as a pattern of `docs/format.md` at the root; one that is wider covers what lies below as well. */
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

/** What a shape says of the end of a path: the thing itself alone, it and what lies below, or only what lies below. */
export type ShapeEnd = 'exact' | 'self' | 'below' | 'children';

/** A shape as a row of segments and what it covers there; no segments are the root of the repository. */
export function partsOf(shape: Shape): { readonly body: Shape; readonly end: ShapeEnd } {
  const last = shape.at(-1);
  if (last === '*') return { body: shape.slice(0, -1), end: 'children' };
  if (last !== '**') return { body: shape, end: 'exact' };
  const body = shape.slice(0, -1);
  return body.at(-1) === '*' ? { body: body.slice(0, -1), end: 'below' } : { body, end: 'self' };
}

/** In a row of wildcards, those for one segment come first, and one for any number stands behind them. */
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

/** A name that stands for itself only. */
export function literal(name: string): string {
  return name.replace(/[\\*?]/g, '\\$&');
}

/** The shapes that cover what two shapes both cover; undefined where no shapes can say that. */
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

/** Whether every path of a shape is one of another; false where that is not plain to see. */
export function isCovered(shape: Shape, by: Shape): boolean {
  const rows = new Set([0]);
  const close = (): void => {
    for (const at of rows) if (by[at] === '**') rows.add(at + 1);
  };
  close();
  for (const segment of shape) {
    const next = new Set<number>();
    for (const at of rows) {
      const wanted = by[at];
      if (wanted === '**') next.add(at);
      else if (
        segment !== '**' &&
        wanted !== undefined &&
        (wanted === '*' || wanted === segment || isOf(segment, wanted))
      )
        next.add(at + 1);
    }
    rows.clear();
    for (const at of next) rows.add(at);
    close();
  }
  return rows.has(by.length);
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

/** What stands for every path below a folder. */
function isAnything(shape: Shape): boolean {
  return shape.length === 2 && shape[0] === '*' && shape[1] === '**';
}

/** Whether two shapes have no path in common; told at once for most, which begin with different names. */
export function areDisjoint(one: Shape, other: Shape): boolean {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const [left = '', right = ''] = [one[at], other[at]];
    if (isPattern(left) || isPattern(right)) return false;
    if (left !== right) return true;
  }
  return false;
}

/** The segments for what two segments both stand for; undefined where none can say that. */
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

function isPattern(segment: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*[*?]/.test(segment);
}

/** Whether a name that stands for itself is one of those that a segment stands for. */
function isOf(name: string, segment: string): boolean {
  if (isPattern(name)) return false;
  const reading = readPattern(`/${segment.replace(/\\(?=[A-Za-z0-9_])/g, '')}`);
  return 'pattern' in reading && matches(reading.pattern, [name.replace(/\\(.)/gsu, '$1')]);
}

/** The characters of a segment that stand in front of its first wildcard. */
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
