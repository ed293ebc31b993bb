import { t } from '../../text/l10n.ts';
import { memoizeText } from '../../text/memoize.ts';

/** A parsed pattern, as described in `docs/format.md`. */
export interface Pattern {
  readonly source: string;
  /** Whether it is `!pattern`, which excludes paths from its own list. */
  readonly isNegated: boolean;
  readonly elements: readonly Element[];
}

/** Matches one segment of a path, or any number of segments. */
export type Element =
  | { readonly kind: 'literal'; readonly text: string }
  | GlobElement
  | { readonly kind: 'any' }
  | { readonly kind: 'any-number' };

export interface GlobElement {
  readonly kind: 'glob';
  /** As written in the pattern. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** The text before, between, and after each `*`. Undefined if the glob has a `?`. */
  readonly parts: readonly string[] | undefined;
  /** The literal start and end of each name that matches. Most names are ruled out by these alone. */
  readonly prefix: string;
  readonly suffix: string;
}

/** A character, a `?` (`one`), or a `*` (`many`). */
type Token = { readonly character: string } | 'one' | 'many';

/** The reason why a pattern is invalid, as a message. `meant` is the probable correction. */
export interface PatternFault {
  readonly message: string;
  readonly meant?: string;
}

export type PatternReading = { readonly pattern: Pattern } | { readonly fault: PatternFault };

/** The name of a file that does not exist yet. Only `*` and `**` match it. */
export const anyFileName = '\0';

const maxLength = 1024;
const maxGlobstars = 16;

/**
 * Parses a pattern like GitHub does for CODEOWNERS, plus `!pattern`. Results are memoized.
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export const readPattern = memoizeText(20_000, (source: string): PatternReading => {
  const isNegated = source.startsWith('!');
  const written = isNegated ? source.slice(1) : source;
  const fault = faultOf(written);
  if (fault !== undefined)
    return {
      fault: fault.meant === undefined || !isNegated ? fault : { ...fault, meant: `!${fault.meant}` },
    };

  const isFolder = written.endsWith('/');
  const segments = written.replace(/^\//, '').replace(/\/$/, '').split('/');
  const floats = segments.length === 1 && !written.startsWith('/');
  const elements: Element[] = floats ? [{ kind: 'any-number' }] : [];
  elements.push(...segments.map(elementOf));
  const last = segments.at(-1);
  if (isFolder || last === '**') elements.push({ kind: 'any' }, { kind: 'any-number' });
  else if (last !== '*') elements.push({ kind: 'any-number' });
  return { pattern: { source, isNegated, elements } };
});

/** Whether a pattern matches a path, given by its segments. Takes at most segments × elements steps. */
export function matches({ elements }: Pattern, segments: readonly string[]): boolean {
  return matchesSequence(
    elements.length,
    segments.length,
    (element) => elements[element]?.kind === 'any-number',
    (element, segment) => covers(elements[element], segments[segment] ?? ''),
  );
}

/** The literal names at the start of each path that a pattern matches: folders, and possibly the file. */
export function literalHead({ elements }: Pattern): string[] {
  const head: string[] = [];
  for (const element of elements) {
    if (element.kind !== 'literal') break;
    head.push(element.text);
  }
  return head;
}

function faultOf(written: string): PatternFault | undefined {
  if (written === '') return { message: t('Empty pattern. Enter a path such as "src/".') };
  if (written.length > maxLength)
    return { message: t('Pattern is too long (max {0} characters).', maxLength) };
  if (written === '/')
    return {
      message: t(
        '"/" alone matches nothing. Use "/**" for everything in this folder, or "/*" for its direct children.',
      ),
      meant: '/**',
    };
  const windows = /\\[A-Za-z0-9_]/.test(written);
  if (windows) {
    const meant = written.replaceAll('\\', '/');
    return { message: t('Use "/" as the path separator: {0}', meant), meant };
  }
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(written))
    return { message: t('A trailing "\\" escapes nothing. Remove it.') };
  if (written.includes('***'))
    return {
      message: t('Invalid wildcard. Use "**" for any number of folders, or "*" within a name.'),
      meant: written.replace(/\*{3,}/g, '**'),
    };
  const segments = written.replace(/^\//, '').replace(/\/$/, '').split('/');
  if (segments.includes(''))
    return {
      message: t('Empty path segment. Use a single "/" between folders.'),
      meant: written.replace(/\/{2,}/g, '/'),
    };
  if (segments.includes('.') || segments.includes('..')) {
    const meant = `/${segments.filter((segment) => segment !== '.').join('/')}${written.endsWith('/') ? '/' : ''}`;
    return {
      message: t('"." and ".." are not allowed. Write the path relative to this file\'s folder.'),
      ...(segments.includes('..') || !/[^/]/.test(meant) ? {} : { meant }),
    };
  }
  if (segments.filter((segment) => segment === '**').length > maxGlobstars)
    return { message: t('Too many "**" in one pattern (max {0}).', maxGlobstars) };
  return undefined;
}

function elementOf(segment: string): Element {
  if (segment === '**') return { kind: 'any-number' };
  const tokens: Token[] = [];
  const characters = Array.from(segment);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '\\') tokens.push({ character: characters[++at] ?? '' });
    else if (character === '?') tokens.push('one');
    else if (character !== '*') tokens.push({ character });
    else if (tokens.at(-1) !== 'many') tokens.push('many');
  }
  if (tokens.length === 1 && tokens[0] === 'many') return { kind: 'any' };
  const isLiteral = tokens.every((token) => typeof token === 'object');
  return isLiteral
    ? { kind: 'literal', text: tokens.map((token) => token.character).join('') }
    : {
        kind: 'glob',
        text: segment,
        tokens,
        parts: tokens.includes('one') ? undefined : partsOf(tokens),
        prefix: charactersOf(tokens).join(''),
        suffix: charactersOf(tokens.toReversed()).reverse().join(''),
      };
}

/** The text before, between, and after each wildcard. */
function partsOf(tokens: readonly Token[]): string[] {
  const parts: string[] = [];
  let part = '';
  for (const token of tokens) {
    if (typeof token === 'object') part += token.character;
    else {
      parts.push(part);
      part = '';
    }
  }
  return [...parts, part];
}

/** The literal characters at the start of tokens. */
function charactersOf(tokens: readonly Token[]): string[] {
  const characters: string[] = [];
  for (const token of tokens) {
    if (typeof token !== 'object') break;
    characters.push(token.character);
  }
  return characters;
}

function covers(element: Element | undefined, segment: string): boolean {
  switch (element?.kind) {
    case 'literal':
      return element.text === segment;
    case 'any':
      return true;
    case 'glob':
      return segment !== anyFileName && matchesGlob(element, segment);
    default:
      return false;
  }
}

/** Whether a glob matches a name. */
export function matchesGlob({ tokens, parts, prefix, suffix }: GlobElement, segment: string): boolean {
  if (!segment.startsWith(prefix) || !segment.endsWith(suffix)) return false;
  if (parts !== undefined) return hasInOrder(segment, parts);
  const characters = Array.from(segment);
  return matchesSequence(
    tokens.length,
    characters.length,
    (token) => tokens[token] === 'many',
    (token, character) => {
      const wanted = tokens[token];
      return wanted === 'one' || (typeof wanted === 'object' && wanted.character === characters[character]);
    },
  );
}

/** Whether a text with the right start and end contains all parts in order. */
function hasInOrder(text: string, parts: readonly string[]): boolean {
  const end = text.length - (parts.at(-1)?.length ?? 0);
  let at = parts[0]?.length ?? 0;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= end;
}

/**
 * Matches a sequence of items against wanted elements, some of which match any number of items. On a
 * mismatch, it backtracks only to the last of these: more items for an earlier one cannot help.
 */
function matchesSequence(
  wantedCount: number,
  itemCount: number,
  isAnyNumber: (wanted: number) => boolean,
  fits: (wanted: number, item: number) => boolean,
): boolean {
  let wanted = 0;
  let item = 0;
  let retryWanted = -1;
  let retryItem = 0;
  while (item < itemCount) {
    if (wanted < wantedCount && isAnyNumber(wanted)) {
      retryWanted = wanted++;
      retryItem = item;
    } else if (wanted < wantedCount && fits(wanted, item)) {
      wanted++;
      item++;
    } else if (retryWanted >= 0) {
      wanted = retryWanted + 1;
      item = ++retryItem;
    } else return false;
  }
  while (wanted < wantedCount && isAnyNumber(wanted)) wanted++;
  return wanted === wantedCount;
}
