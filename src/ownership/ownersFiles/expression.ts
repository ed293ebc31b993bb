/**
 * A regular expression, parsed. The syntax is what Go and JavaScript read in the same way: characters, `.`, classes,
 * groups, alternatives, `*`, `+`, `?`, `^`, `$`, and `(?i)` at the start. Go: https://pkg.go.dev/regexp/syntax
 */
export type Expression =
  | { readonly kind: 'characters'; readonly set: CharacterSet }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly kind: 'choice'; readonly options: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly part: Expression; readonly least: 0 | 1; readonly isMany: boolean };

/** One of some characters, or any but these. */
export interface CharacterSet {
  readonly isNegated: boolean;
  /** Of code points, first and last. */
  readonly ranges: readonly CharacterRange[];
}

type CharacterRange = readonly [first: number, last: number];

/** The characters of `.`: all but a line break. */
const anyCharacter: CharacterSet = { isNegated: true, ranges: [[10, 10]] };

/** A longer expression is not parsed. */
const maxLength = 1000;
const maxDepth = 50;

/** Parses a regular expression; undefined if it is invalid, too long, or has other syntax. */
export function parseExpression(source: string): Expression | undefined {
  if (source.length > maxLength) return undefined;
  const flag = /^\(\?i\)/.exec(source)?.[0] ?? '';
  const reader = new Reader(source.slice(flag.length), flag !== '');
  const expression = reader.choice(0);
  return reader.isAtEnd ? expression : undefined;
}

/** Whether a set has a character. */
export function hasCharacter({ isNegated, ranges }: CharacterSet, code: number): boolean {
  return ranges.some(([first, last]) => first <= code && code <= last) !== isNegated;
}

/** Whether an expression is `.`. */
export function isAnyCharacter(set: CharacterSet): boolean {
  return set === anyCharacter;
}

/** Reads an expression from left to right. Each method returns undefined where it cannot go on. */
class Reader {
  readonly #characters: readonly string[];
  readonly #ignoresCase: boolean;
  #at = 0;

  constructor(source: string, ignoresCase: boolean) {
    this.#characters = Array.from(source);
    this.#ignoresCase = ignoresCase;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#characters.length;
  }

  choice(depth: number): Expression | undefined {
    if (depth > maxDepth) return undefined;
    const options: Expression[] = [];
    do {
      const option = this.#sequence(depth);
      if (option === undefined) return undefined;
      options.push(option);
    } while (this.#skip('|'));
    const [only] = options;
    return options.length === 1 ? only : { kind: 'choice', options };
  }

  #sequence(depth: number): Expression | undefined {
    const parts: Expression[] = [];
    while (!this.isAtEnd && this.#next !== '|' && this.#next !== ')') {
      const part = this.#repeated(depth);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return { kind: 'sequence', parts };
  }

  #repeated(depth: number): Expression | undefined {
    const part = this.#part(depth);
    const mark = this.#next;
    if (part === undefined || !/^[*+?{]$/.test(mark)) return part;
    this.#at++;
    // The lazy form matches the same texts.
    this.#skip('?');
    if (mark === '{' || part.kind === 'start' || part.kind === 'end' || /^[*+?{]$/.test(this.#next))
      return undefined;
    return { kind: 'repeat', part, least: mark === '+' ? 1 : 0, isMany: mark !== '?' };
  }

  #part(depth: number): Expression | undefined {
    const character = this.#take();
    switch (character) {
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '.':
        return { kind: 'characters', set: anyCharacter };
      case '[':
        return this.#class();
      case '(':
        return this.#group(depth);
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
      case '{':
        return undefined;
      default:
        return this.#characterSet(character);
    }
  }

  #group(depth: number): Expression | undefined {
    if (this.#skip('?') && !this.#skip(':')) return undefined;
    const inside = this.choice(depth + 1);
    return this.#skip(')') ? inside : undefined;
  }

  #escape(): Expression | undefined {
    const set = this.#escaped();
    if (set === 'start' || set === 'end') return { kind: set };
    return set === undefined ? undefined : { kind: 'characters', set };
  }

  #escaped(): CharacterSet | 'start' | 'end' | undefined {
    const character = this.#take();
    if (character === 'A') return 'start';
    if (character === 'z') return 'end';
    const ranges = namedRanges.get(character.toLowerCase());
    if (ranges !== undefined) return { isNegated: character !== character.toLowerCase(), ranges };
    return /^[!-/:-@[-`{-~]$/.test(character) ? setOf(character) : undefined;
  }

  #class(): Expression | undefined {
    const isNegated = this.#skip('^');
    const ranges: CharacterRange[] = [];
    for (let isFirst = true; isFirst || this.#next !== ']'; isFirst = false) {
      const first = this.#classMember();
      if (first === undefined) return undefined;
      const [start] = first;
      const isRange = this.#next === '-' && this.#characters[this.#at + 1] !== ']';
      if (!isRange) {
        ranges.push(...first);
        continue;
      }
      this.#at++;
      const [end] = this.#classMember() ?? [];
      if (start === undefined || end === undefined || start[0] !== start[1] || end[0] !== end[1])
        return undefined;
      if (start[0] > end[0]) return undefined;
      ranges.push([start[0], end[0]]);
    }
    this.#at++;
    const cased = this.#ignoresCase ? ranges.flatMap(withBothCases) : ranges;
    return { kind: 'characters', set: { isNegated, ranges: cased } };
  }

  #classMember(): readonly CharacterRange[] | undefined {
    const character = this.#take();
    // Names such as [:alpha:].
    if (character === '' || (character === '[' && this.#next === ':')) return undefined;
    if (character !== '\\') return setOf(character).ranges;
    const set = this.#escaped();
    return typeof set !== 'object' || set.isNegated ? undefined : set.ranges;
  }

  #characterSet(character: string): Expression {
    const { ranges } = setOf(character);
    const cased = this.#ignoresCase ? ranges.flatMap(withBothCases) : ranges;
    return { kind: 'characters', set: { isNegated: false, ranges: cased } };
  }

  get #next(): string {
    return this.#characters[this.#at] ?? '';
  }

  #take(): string {
    const character = this.#next;
    this.#at++;
    return character;
  }

  #skip(character: string): boolean {
    if (this.#next !== character || this.isAtEnd) return false;
    this.#at++;
    return true;
  }
}

const digits: CharacterRange = [48, 57];
const namedRanges: ReadonlyMap<string, readonly CharacterRange[]> = new Map<string, CharacterRange[]>([
  ['d', [digits]],
  [
    's',
    [
      [9, 10],
      [12, 13],
      [32, 32],
    ],
  ],
  ['w', [digits, [65, 90], [95, 95], [97, 122]]],
]);

function setOf(character: string): CharacterSet {
  const code = character.codePointAt(0) ?? 0;
  return { isNegated: false, ranges: [[code, code]] };
}

/** A range of letters and the same letters in the other case. Letters outside ASCII have one case here. */
function withBothCases(range: CharacterRange): CharacterRange[] {
  const [first, last] = range;
  const shifted = ([from, to]: CharacterRange, by: number): CharacterRange[] => {
    const [start, end] = [Math.max(first, from), Math.min(last, to)];
    return start > end ? [] : [[start + by, end + by]];
  };
  return [range, ...shifted([65, 90], 32), ...shifted([97, 122], -32)];
}
