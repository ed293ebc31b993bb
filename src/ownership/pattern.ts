import { t } from '../text/l10n.ts';
import { rememberedTexts } from '../text/remember.ts';

/** A pattern of `docs/format.md`, ready to be asked. */
export interface Pattern {
  readonly source: string;
  /** `!pattern`: takes paths out of its own list again. */
  readonly isNegated: boolean;
  readonly elements: readonly Element[];
}

/** What stands for one segment of a path, or for any number of them. */
export type Element =
  | { readonly kind: 'literal'; readonly text: string }
  | GlobElement
  | { readonly kind: 'any' }
  | { readonly kind: 'any-number' };

export interface GlobElement {
  readonly kind: 'glob';
  /** As it is written. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** What stands before, between and behind its `*`; undefined where it has a `?`. */
  readonly parts: readonly string[] | undefined;
  /** What a name has to begin and end with: told from most names at once. */
  readonly prefix: string;
  readonly suffix: string;
}

/** A character, or what stands for one or for any number of them. */
type Token = { readonly character: string } | 'one' | 'many';

/** Why a pattern cannot be read, as a sentence; `meant` is what was probably meant. */
export interface PatternFault {
  readonly message: string;
  readonly meant?: string;
}

export type PatternReading = { readonly pattern: Pattern } | { readonly fault: PatternFault };

/** The name of a file that does not exist yet: only what stands for any name stands for it. */
export const newFile = '\0';

const maxLength = 1024;
const maxGlobstars = 16;

/**
 * Reads a pattern as GitHub reads CODEOWNERS, with `!pattern` on top.
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export const readPattern = rememberedTexts(20_000, (source: string): PatternReading => {
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

/** Whether a path, given by its segments, is one that a pattern covers. Takes at most segments × elements steps. */
export function matches({ elements }: Pattern, segments: readonly string[]): boolean {
  return matchesSequence(
    elements.length,
    segments.length,
    (element) => elements[element]?.kind === 'any-number',
    (element, segment) => covers(elements[element], segments[segment] ?? ''),
  );
}

/** The names of the folders, and perhaps of the file, that every path begins with that a pattern covers. */
export function literalHead({ elements }: Pattern): string[] {
  const head: string[] = [];
  for (const element of elements) {
    if (element.kind !== 'literal') break;
    head.push(element.text);
  }
  return head;
}

function faultOf(written: string): PatternFault | undefined {
  if (written === '') return { message: t('Write a pattern here: it is empty') };
  if (written.length > maxLength)
    return { message: t('Write a shorter pattern: at most {0} characters are read', maxLength) };
  if (written === '/')
    return {
      message: t('Write "/**" for everything below this folder, or "/*" for the files in it'),
      meant: '/**',
    };
  const windows = /\\[A-Za-z0-9_]/.test(written);
  if (windows) {
    const meant = written.replaceAll('\\', '/');
    return { message: t('Write / between folders: {0}', meant), meant };
  }
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(written))
    return { message: t('Remove the \\ at the end: no character follows it') };
  if (written.includes('***'))
    return {
      message: t('Write ** for any number of folders, or * for a part of a name'),
      meant: written.replace(/\*{3,}/g, '**'),
    };
  const segments = written.replace(/^\//, '').replace(/\/$/, '').split('/');
  if (segments.includes(''))
    return { message: t('Write a single / between folders'), meant: written.replace(/\/{2,}/g, '/') };
  if (segments.includes('.') || segments.includes('..')) {
    const meant = `/${segments.filter((segment) => segment !== '.').join('/')}${written.endsWith('/') ? '/' : ''}`;
    return {
      message: t('Write the path from the folder of this file, without . and ..'),
      ...(segments.includes('..') || !/[^/]/.test(meant) ? {} : { meant }),
    };
  }
  if (segments.filter((segment) => segment === '**').length > maxGlobstars)
    return { message: t('Write fewer **: at most {0} are read in a pattern', maxGlobstars) };
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

/** The characters before, between and behind those that stand for any number of characters. */
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

/** The characters that tokens begin with. */
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
      return segment !== newFile && matchesGlob(element, segment);
    default:
      return false;
  }
}

/** Whether a name is one that a glob stands for. */
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

/** Whether a text that begins and ends as it should has all the parts, each behind the one before. */
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
 * Matches a row of items against a row of wanted ones, some of which stand for any number of items. Only the
 * last of these is ever tried again: if the part behind it fits at all, the earlier ones need not change.
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
