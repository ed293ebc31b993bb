import { t } from '../../text/l10n.ts';
import type { Leadership, Text } from '../../model/leadership.ts';
import { memoizePart } from '../../parse/moved.ts';
import { partsOf, visitNodes, type Node, type ScalarNode } from '../../parse/tree.ts';
import type { Fix, TextEdit } from '../../text/finding.ts';
import { movedSpan } from '../../text/moved.ts';
import { allOf } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { codePoint, isPlain, unseenIn, type Unseen } from '../../text/visible.ts';
import { fixOf } from '../fixes.ts';
import { patternLists } from '../patterns.ts';
import type { RuleReport, Rule, RuleContext } from '../rule.ts';

/**
 * Reports characters that nobody can see, in every string of the file, and in ids, names, and patterns letters that
 * look like other ones. With them, text differs from what people see. (Trojan Source, CVE-2021-42574)
 */
export const confusable: Rule = {
  code: 'file/confusable',
  severity: 'warning',
  check: (context) => [
    ...hiddenIn(context),
    ...unusualTexts(context.leadership).flatMap((text) => mixtureIn(text, context.text) ?? []),
  ],
};

/** A string with characters that nobody can see. */
interface Hidden {
  readonly span: Span;
  /** The code points, each once. */
  readonly points: readonly string[];
}

/** Looks at each part of the file once: what moves at a keystroke is not read again. */
function hiddenIn({ root, text }: RuleContext): RuleReport[] {
  if (root?.kind !== 'map') return [];
  const found: Hidden[] = [];
  for (const { key, value } of root.entries) {
    addHidden(key.name, key.span, found);
    if (value.kind === 'map')
      for (const entry of value.entries) addHidden(entry.key.name, entry.key.span, found);
    for (const part of value.kind === 'scalar' ? [value] : partsOf(value))
      if (part.kind !== 'scalar') found.push(...hiddenInPart(part));
      else addHidden(part.value, part.span, found);
  }
  // An alias is the same string once more.
  return [...new Map(found.map((hidden) => [hidden.span.start, hidden])).values()].map((hidden) =>
    reportAbout(hidden, text),
  );
}

const hiddenInPart = memoizePart(hiddenInNode, (found, by) =>
  found.map(({ span, points }) => ({ span: movedSpan(span, by), points })),
);

function hiddenInNode(part: Node): readonly Hidden[] {
  const found: Hidden[] = [];
  visitNodes(part, (node) => {
    if (node.kind === 'scalar') addHidden(node.value, node.span, found);
    else if (node.kind === 'map') for (const { key } of node.entries) addHidden(key.name, key.span, found);
  });
  return found;
}

function addHidden(value: ScalarNode['value'], span: Span, found: Hidden[]): void {
  if (typeof value !== 'string' || isPlain(value)) return;
  const points = unseenIn(value)
    .filter(isHidden)
    .map(({ character }) => codePoint(character));
  if (points.length > 0) found.push({ span, points: [...new Set(points)] });
}

/** Tabs and line breaks lay out a text. */
function isHidden({ character }: Unseen): boolean {
  return !/[\t\n\r]/.test(character);
}

/** The number of code points that a message names. */
const maxPoints = 3;

function reportAbout({ span, points }: Hidden, text: string): RuleReport {
  const more = points.length - maxPoints;
  const names = allOf([...points.slice(0, maxPoints), ...(more > 0 ? [t('{0} more', more)] : [])]);
  return {
    span,
    message:
      points.length === 1
        ? t('Contains the invisible character {0}. Remove it.', names)
        : t('Contains the invisible characters {0}. Remove them.', names),
    fixes: () => {
      const edits = removals(text, span);
      return edits.length === 0 ? [] : [{ title: t('Remove {0}', names), edits }];
    },
  };
}

/** The edits that remove all characters from a scalar that nobody can see, also those that are written as escapes. */
function removals(text: string, { start, end }: Span): TextEdit[] {
  const pieces = text[start] === '"' ? unescaped(text.slice(start, end)) : undefined;
  if (pieces === undefined)
    return unseenIn(text.slice(start, end))
      .filter(isHidden)
      .map(({ at, character }) => removal(start + at, character.length));
  const offsets = new Map<number, { readonly at: number; readonly length: number }>();
  let value = '';
  for (const piece of pieces) {
    offsets.set(value.length, piece);
    value += piece.value;
  }
  return unseenIn(value)
    .filter(isHidden)
    .flatMap(({ at }) => {
      const piece = offsets.get(at);
      return piece === undefined ? [] : [removal(start + piece.at, piece.length)];
    });
}

function removal(start: number, length: number): TextEdit {
  return { span: { start, end: start + length }, newText: '' };
}

/** The characters of a double-quoted scalar, and where they are written. */
function unescaped(
  source: string,
): { readonly value: string; readonly at: number; readonly length: number }[] {
  const written =
    /\\u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8}))|\\([^])|[^]/giu;
  return Array.from(
    source.matchAll(written),
    ({ 0: text, 1: high, 2: low, 3: x, 4: u, 5: U, 6: short, index }) => {
      const digits = x ?? u ?? U;
      const value =
        high !== undefined && low !== undefined
          ? String.fromCharCode(parseInt(high, 16), parseInt(low, 16))
          : digits !== undefined
            ? fromPoint(parseInt(digits, 16))
            : short === undefined
              ? text
              : (shortEscapes.get(short) ?? ' ');
      return { value, at: index, length: text.length };
    },
  );
}

function fromPoint(point: number): string {
  return point > 0x10ffff ? ' ' : String.fromCodePoint(point);
}

/** https://yaml.org/spec/1.2.2/#57-escaped-characters, as far as nobody can see them. */
const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['v', '\v'],
  ['f', '\f'],
  ['e', '\u001b'],
  ['N', '\u0085'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

function mixtureIn({ value, span }: Text, text: string): RuleReport | undefined {
  const mixed = value.split(/[^\p{L}\p{M}]+/u).find(isMixed);
  return mixed === undefined
    ? undefined
    : {
        span,
        message: t('"{0}" mixes look-alike letters from different alphabets. Use one alphabet.', mixed),
        fixes: () => latinFix(mixed, text, span),
      };
}

function latinFix(mixed: string, text: string, span: Span): Fix[] {
  const latin = Array.from(mixed, (letter) => lookalikes.get(letter) ?? letter).join('');
  const start = text.indexOf(mixed, span.start);
  const end = start + mixed.length;
  if (isMixed(latin) || start < 0 || end > span.end) return [];
  return fixOf(t('Replace with Latin letters: "{0}"', latin), { span: { start, end }, newText: latin });
}

/** Cyrillic, then Greek letters that look like Latin ones. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  [
    ['аеорсухіјѕһԁԛԝАВЕКМНОРСТХІЈЅ', 'aeopcyxijshdqwABEKMHOPCTXIJS'],
    ['ονραιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ovpaiABEZHIKMNOPTYX'],
  ].flatMap(([theirs = '', ours = '']) => Array.from(theirs, (letter, at) => [letter, ours.charAt(at)])),
);

/** Whether a word mixes alphabets that have look-alike letters. */
function isMixed(word: string): boolean {
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
  return scripts.filter((script) => script.test(word)).length > 1;
}

/** The names, ids, and patterns of a file that contain a non-ASCII character. */
function unusualTexts(leadership: Leadership): Text[] {
  const { people, teams, competencies, domains, goals, criteria } = leadership;
  const texts: Text[] = [];
  const look = (text: Text | undefined): void => {
    if (text !== undefined && !isPlain(text.value)) texts.push(text);
  };
  for (const entries of [people.items, teams.items, competencies.items, domains.items])
    for (const { id, name } of entries) {
      look(id);
      if (name !== id) look(name);
    }
  for (const entries of [goals.items, criteria.items]) for (const { id } of entries) look(id);
  for (const { items } of patternLists(leadership)) items.forEach(look);
  return texts;
}
