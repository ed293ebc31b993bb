import { canonical, isCovered, literal, type Shape } from '../codeowners/shape.ts';
import { hasCharacter, isAnyCharacter, type CharacterSet, type Expression } from './expression.ts';

/**
 * Shapes for one alternative of an expression, the simplest candidate first. Only the last one matches exactly the same
 * paths; the others match fewer, which may make no difference for the files of a repository.
 */
export type ShapeCandidates = readonly (readonly Shape[])[];

/** Part of a text: a character; any of a name (`?`); any number of these (`*`); any text, with slashes (`**`). */
type Piece = { readonly character: string; readonly isDot?: true } | { readonly wildcard: '?' | '*' | '**' };
type Part = Piece | 'start' | 'end';

/**
 * The alternatives of an expression as shapes of paths relative to a folder; undefined if shapes cannot express them. A
 * `.` counts as any character but a slash: whether that makes a difference has to be checked.
 */
export function shapesOfExpression(expression: Expression): readonly ShapeCandidates[] | undefined {
  const alternatives = partsOf(expression);
  const found: ShapeCandidates[] = [];
  for (const parts of alternatives ?? []) {
    const candidates = candidatesFor(parts);
    if (candidates === undefined) return undefined;
    found.push(candidates);
  }
  return alternatives === undefined ? undefined : found;
}

/** More alternatives are not written as patterns. */
const maxAlternatives = 64;

/** The alternatives of an expression, each as a list of parts. */
function partsOf(expression: Expression): Part[][] | undefined {
  switch (expression.kind) {
    case 'start':
    case 'end':
      return [[expression.kind]];
    case 'characters':
      return piecesOf(expression.set)?.map((piece) => [piece]);
    case 'choice': {
      const options = expression.options.map(partsOf);
      return options.includes(undefined) ? undefined : limited(options.flatMap((option) => option ?? []));
    }
    case 'sequence': {
      let found: Part[][] = [[]];
      for (const part of expression.parts) {
        const next = partsOf(part);
        if (next === undefined || found.length * next.length > maxAlternatives) return undefined;
        found = found.flatMap((before) => next.map((after) => [...before, ...after]));
      }
      return found;
    }
    case 'repeat':
      return repeated(expression);
  }
}

function limited(alternatives: Part[][]): Part[][] | undefined {
  return alternatives.length > maxAlternatives ? undefined : alternatives;
}

function repeated({ part, least, isMany }: Expression & { readonly kind: 'repeat' }): Part[][] | undefined {
  if (!isMany) {
    const once = partsOf(part);
    return once === undefined ? undefined : limited([[], ...once]);
  }
  if (part.kind !== 'characters') return undefined;
  const wildcard = isAnyCharacter(part.set) ? '**' : isNameCharacter(part.set) ? '*' : undefined;
  if (wildcard === undefined) return undefined;
  return [[...(least === 1 ? [{ wildcard: '?' } as const] : []), { wildcard }]];
}

function piecesOf(set: CharacterSet): Piece[] | undefined {
  if (isAnyCharacter(set)) return [{ character: '.', isDot: true }];
  if (isNameCharacter(set)) return [{ wildcard: '?' }];
  const count = set.ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  if (set.isNegated || count > maxAlternatives) return undefined;
  return set.ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => ({ character: String.fromCodePoint(first + at) })),
  );
}

/** Whether a set is `[^/]`. */
function isNameCharacter(set: CharacterSet): boolean {
  return (
    set.isNegated && set.ranges.length === 1 && !hasCharacter(set, slash) && set.ranges[0]?.[0] === slash
  );
}

const slash = 47;

function candidatesFor(parts: readonly Part[]): ShapeCandidates | undefined {
  const isFixedStart = parts[0] === 'start';
  const isFixedEnd = parts.at(-1) === 'end';
  const inner = parts.slice(isFixedStart ? 1 : 0, isFixedEnd ? -1 : undefined);
  const pieces = inner.filter((part) => part !== 'start' && part !== 'end');
  if (pieces.length < inner.length) return undefined;
  const any: Piece = { wildcard: '**' };
  const whole = [...(isFixedStart ? [] : [any]), ...pieces, ...(isFixedEnd ? [] : [any])];
  // What is a name or ends with one is most likely meant to be that name, and not a part of a longer one.
  const startsName = !isFixedStart && isNameStart(pieces);
  const named = [
    ...(startsName ? [{ wildcard: '**' } as const, { character: '/' }] : isFixedStart ? [] : [any]),
    ...pieces,
  ];
  const below = isFixedEnd ? [] : ['**'];
  const all = [
    ...(isFixedEnd && !startsName ? [] : [shapesOfPieces(named.map(withDot), startsName, below)]),
    shapesOfPieces(whole.map(withDot), false, []),
    shapesOfPieces(whole.map(withoutDot), false, []),
  ];
  return all.includes(undefined)
    ? undefined
    : all.flatMap((shapes) => (shapes === undefined ? [] : [shapes]));
}

/** Whether pieces begin like the name of a file, and not like the end of one. */
function isNameStart([first, second]: readonly Piece[]): boolean {
  const text = [first, second].map((piece) =>
    piece !== undefined && 'character' in piece ? piece.character : '',
  );
  return /^(?:[\p{L}\p{N}_]|\.[\p{L}\p{N}_])/u.test(text.join('')) && first !== undefined && !isDot(first);
}

function isDot(piece: Piece): boolean {
  return 'isDot' in piece && piece.isDot;
}

function withDot(piece: Piece): Piece {
  return isDot(piece) ? { character: '.' } : piece;
}

function withoutDot(piece: Piece): Piece {
  return isDot(piece) ? { wildcard: '?' } : piece;
}

/** The shapes of the paths that pieces match; `floats` if they begin with any folder, or none. `end` comes last. */
function shapesOfPieces(
  pieces: readonly Piece[],
  floats: boolean,
  end: readonly string[],
): readonly Shape[] | undefined {
  let open: readonly (readonly string[])[] = [floats ? ['**', ''] : ['']];
  const rest = floats ? pieces.slice(2) : pieces;
  for (const [at, piece] of rest.entries()) {
    const next = rest[at + 1];
    const endsName = next === undefined || ('character' in next && next.character === '/');
    open = open.flatMap((segments) => extended(segments, piece, endsName));
    if (open.length > maxAlternatives) return undefined;
  }
  const shapes = open
    .filter((segments) => !segments.some((name) => name === '' || name === '.' || name === '..'))
    .map((segments) => canonical([...segments, ...end]));
  return shapes.filter(
    (shape, at) =>
      !shapes.some(
        (other, place) => place !== at && isCovered(shape, other) && (place < at || !isCovered(other, shape)),
      ),
  );
}

/** Segments with one more piece at their end. */
function extended(segments: readonly string[], piece: Piece, endsName: boolean): (readonly string[])[] {
  const before = segments.slice(0, -1);
  const name = segments.at(-1) ?? '';
  if ('character' in piece)
    return [piece.character === '/' ? [...segments, ''] : [...before, name + literal(piece.character)]];
  if (piece.wildcard !== '**') return [[...before, joinedName(name, piece.wildcard)]];
  if (name === '**') return [segments];
  if (name === '') return [[...before, '**', '*']];
  const within = [...before, joinedName(name, '*')];
  return endsName ? [[...within, '**']] : [within, [...within, '**', '*']];
}

/** A `**` in a name has another meaning. */
function joinedName(name: string, wildcard: '?' | '*'): string {
  return wildcard === '*' && /(?:^|[^\\])(?:\\\\)*\*$/.test(name) ? name : name + wildcard;
}
