import { t } from '../text/l10n.ts';
import type { Leadership, Text } from '../model/leadership.ts';
import type { Fix } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import { fixOf } from './fixes.ts';
import { patternLists } from './patterns.ts';
import type { Complaint, Rule } from './rule.ts';

/**
 * Reports characters that are invisible, change the direction of text, or look like other characters. With
 * them, text differs from what people see. (Trojan Source, CVE-2021-42574)
 */
export const confusable: Rule = {
  code: 'file/confusable',
  severity: 'warning',
  find: (subject) =>
    unusualTexts(subject.leadership).flatMap((text) => complaintAbout(text, subject.text) ?? []),
};

/** Invisible and format characters, except the zero-width joiner, which joins the parts of an emoji. */
const hidden = /(?!\u200d)[\p{Cf}\u115f\u1160\u2028\u2029]/u;

function complaintAbout({ value, span }: Text, text: string): Complaint | undefined {
  const [character] = hidden.exec(value) ?? [];
  if (character !== undefined) {
    const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const found = text.indexOf(character, span.start);
    const edit = { span: { start: found, end: found + character.length }, newText: '' };
    const isWritten = found >= 0 && found < span.end;
    return {
      span,
      message: t('Contains the invisible character U+{0}. Remove it.', point),
      fixes: () => (isWritten ? fixOf(t('Remove U+{0}', point), edit) : []),
    };
  }
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
    if (text !== undefined && /[^\x20-\x7e]/.test(text.value)) texts.push(text);
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
