import { lazy } from './lazy.ts';

/**
 * A character that nobody can see: it has no glyph, changes the direction of the text around it, or acts on a
 * terminal.
 */
export interface Unseen {
  /** The offset in the text, in UTF-16 units. */
  readonly at: number;
  readonly character: string;
}

/**
 * The characters of a text that nobody can see, by code point. They are what Unicode calls Default_Ignorable_Code_Point
 * (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point: tag characters, variation selectors, zero-width
 * and bidirectional characters, soft hyphens, fillers), controls, formats, line and paragraph separators, surrogates
 * without a partner, noncharacters, and four symbols that are blank.
 *
 * Not among them are
 * - formats with a glyph, such as U+0600 (Prepended_Concatenation_Mark),
 * - emoji as in https://www.unicode.org/reports/tr51/#def_emoji_sequence: joined by U+200D, with one variation
 *   selector, keycaps, and the flags of England, Scotland, and Wales, the only tag sequences for general interchange,
 * - ideographs with one variation selector, up to the last one that is registered for any of them
 *   (https://www.unicode.org/ivd/),
 * - joiners within words of scripts that need them, as in https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters:
 *   U+200C and U+200D between letters of Arabic, Indic, and similar scripts, U+200D after a virama, and Mongolian
 *   selectors after Mongolian letters. Also some that this annex leaves to applications: U+200C between a Latin letter
 *   or digit and an Arabic suffix, as Persian has it, U+200D after an Arabic Heh, which stands for “Hijri”, and U+200B
 *   between letters of scripts without blanks (https://www.unicode.org/versions/latest/core-spec/chapter-23/).
 */
export function unseenIn(text: string): Unseen[] {
  const found: Unseen[] = [];
  if (mayHide(text))
    for (const { index, 1: character } of text.matchAll(keptOrUnseen()))
      if (character !== undefined) found.push({ at: index, character });
  return found;
}

/** Whether a text has a character that nobody can see. */
export function hasUnseen(text: string): boolean {
  return unseenIn(text).length > 0;
}

/** Text for people and terminals: what nobody can see is written as `\u200b` or `\u{e0041}`, line breaks too. */
export function visible(text: string): string {
  if (!mayHide(text)) return text;
  return text.replace(keptOrUnseen(), (kept, character?: string) =>
    character === undefined ? kept : escapeOf(character),
  );
}

/** The same on one line: line breaks and other blanks become one space. U+FEFF is not a blank that anybody sees. */
export function visibleLine(text: string): string {
  return visible(text.replace(/[^\S\ufeff]+/g, ' '));
}

/** The same with its lines. */
export function visibleLines(text: string): string {
  return text.replace(/[^\r\n]+/g, visible);
}

/** Prose of several lines, such as a block string of YAML, on one line. Nothing else changes. */
export function oneLine(prose: string): string {
  return prose.replace(/[\t ]*[\r\n]+[\t ]*/g, ' ');
}

/** Without what nobody can see, on one line. */
export function withoutUnseen(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Z}]+/gu, ' ');
  if (!mayHide(line)) return line;
  return line.replace(keptOrUnseen(), (kept, character?: string) => (character === undefined ? kept : ''));
}

/** A visible text that was cut off, without what the cut left of a sequence. */
export function withoutOpenEnd(text: string): string {
  return text.replace(/[\u200b-\u200d\u{e0020}-\u{e007e}]+$/u, '');
}

/** JSON in which nothing is invisible. It is parsed to the same value. */
export function visibleJson(json: string): string {
  if (!/[^\n -~]/.test(json)) return json;
  return json.replace(/"[^"\\]*(?:\\.[^"\\]*)*"/g, (token) => (mayHide(token) ? jsonToken(token) : token));
}

/** The code point of a character as Unicode writes it, such as `U+200B`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function jsonToken(token: string): string {
  const value = JSON.parse(token) as string;
  let written = '';
  let end = 0;
  for (const { at, character } of unseenIn(value)) {
    const own = inner(character);
    written += inner(value.slice(end, at)) + (own.startsWith('\\') ? own : unitsOf(character));
    end = at + character.length;
  }
  return `"${written}${inner(value.slice(end))}"`;
}

function inner(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function unitsOf(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${hex(character.charCodeAt(at))}`).join('');
}

function escapeOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return point > 0xffff ? `\\u{${hex(point)}}` : `\\u${hex(point)}`;
}

function hex(point: number): string {
  return point.toString(16).padStart(4, '0');
}

/** One quick test for nearly all texts. */
function mayHide(text: string): boolean {
  return !isPlain(text) && unseen.test(text);
}

/** Whether a text consists of visible ASCII characters and spaces, as nearly all do. */
export function isPlain(text: string): boolean {
  return !/[^ -~]/.test(text);
}

const unseen =
  /[\u{16fe4}\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufffc\u{1d159}]/u;

/** Cursive scripts, and scripts with conjuncts. */
const joining = [
  ...['Adlm', 'Arab', 'Chrs', 'Mand', 'Mani', 'Mong', 'Nkoo', 'Ougr', 'Phag', 'Phlp', 'Rohg', 'Sogd', 'Syrc'],
  ...['Ahom', 'Bali', 'Batk', 'Beng', 'Bhks', 'Brah', 'Cakm', 'Cham', 'Deva', 'Diak', 'Dogr', 'Gong', 'Gonm'],
  ...['Gran', 'Gujr', 'Guru', 'Java', 'Khar', 'Khmr', 'Khoj', 'Knda', 'Kthi', 'Lana', 'Lepc', 'Limb', 'Mahj'],
  ...['Maka', 'Marc', 'Mlym', 'Modi', 'Mtei', 'Mult', 'Mymr', 'Nand', 'Newa', 'Orya', 'Rjng', 'Saur', 'Shrd'],
  ...['Sidd', 'Sind', 'Sinh', 'Soyo', 'Sund', 'Sylo', 'Takr', 'Taml', 'Telu', 'Tirh', 'Zanb'],
];
/** The scripts that do not separate words. */
const unspaced = ['Khmr', 'Lana', 'Laoo', 'Mymr', 'Talu', 'Tavt', 'Thai'];
/** A letter or mark of one of these scripts. */
const oneOf = (scripts: readonly string[]): string =>
  `(?=[\\p{L}\\p{M}])[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]`;

const virama =
  '[\\u094d\\u09cd\\u0a4d\\u0acd\\u0b4d\\u0bcd\\u0c4d\\u0ccd\\u0d4d\\u0dca\\u1039\\u17d2\\u1a60\\u1b44\\u1baa\\u1bab\\ua806\\ua8c4\\ua953\\ua9c0\\uaaf6\\u{11046}\\u{110b9}\\u{11133}\\u{111c0}\\u{11235}\\u{1134d}\\u{11442}\\u{114c2}\\u{115bf}\\u{1163f}\\u{116b6}]';
const mongolian = '[\\u1820-\\u1878\\u1880-\\u18aa]';
/** Unicode reserves code points for emoji, which an older engine does not know yet. */
const emoji = '(?=[\\p{Emoji}\\p{Cn}])\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|[\\ufe0e\\ufe0f])?';

/** What stays as a whole, or else, as the first group, a character that nobody can see. */
const keptOrUnseen = lazy(
  () =>
    new RegExp(
      [
        '[\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}]',
        '\\u{1f3f4}\\u{e0067}\\u{e0062}(?:\\u{e0065}\\u{e006e}\\u{e0067}|\\u{e0073}\\u{e0063}\\u{e0074}|\\u{e0077}\\u{e006c}\\u{e0073})\\u{e007f}',
        `${emoji}(?:\\u200d${emoji})*`,
        '[0-9#*]\\ufe0f\\u20e3',
        '\\p{Unified_Ideograph}[\\ufe00-\\ufe02\\u{e0100}-\\u{e011f}]',
        `(?<=${oneOf(joining)})[\\u200c\\u200d](?=${oneOf(joining)})`,
        `(?<=${virama}|\\u0647)\\u200d(?![\\u200c\\u200d])`,
        `(?<=[\\p{Script=Latin}\\p{Nd}])\\u200c(?=(?=\\p{L})\\p{Script=Arab})`,
        `(?<=${oneOf(unspaced)})\\u200b(?=${oneOf(unspaced)})`,
        `(?<=${mongolian})[\\u180b-\\u180d\\u180f]`,
        `(?<=${mongolian}[\\u180b-\\u180d\\u180f]?)\\u180e(?=${mongolian})`,
        '(?<=[\\u2801-\\u28ff])\\u2800+(?=[\\u2801-\\u28ff])',
        `(${unseen.source})`,
      ].join('|'),
      'gu',
    ),
);
