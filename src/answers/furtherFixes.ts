import type { AnalyzedFile } from '../analyze.ts';
import { removeChild, wayTo } from '../parse/edits.ts';
import type { Finding, Fix, TextEdit } from '../text/finding.ts';
import { t } from '../text/l10n.ts';
import { quoted } from '../text/sentence.ts';
import { missingKeyFixes } from './missingKeys.ts';

type FixedFile = Pick<AnalyzedFile, 'text' | 'findings' | 'reading'>;

/** The fixes of a finding that need the whole file: they add what is missing, indent lines, and remove unknown keys. */
export function furtherFixes(file: FixedFile, finding: Finding): Fix[] {
  return [...missingKeyFixes(file, finding), ...indentFixes(file, finding), ...removalFixes(file, finding)];
}

/** A key that stands below the dash of its item instead of below the item's first key, as a fix for it and its siblings. */
function indentFixes({ text }: FixedFile, { code, span }: Finding): Fix[] {
  if (code !== 'syntax') return [];
  const lines = text.split('\n');
  const at = text.slice(0, span.start).split('\n').length - 1;
  const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;
  const indent = indentOf(lines[at] ?? '');
  if (!isKeyAt(lines[at], indent)) return [];
  // Siblings before it, and the item itself.
  let first = at;
  while (first > 0 && (isBlank(lines[first - 1]) || belongs(lines[first - 1], indent))) first--;
  const dash = /^ *-( +)\S/.exec(lines[first - 1] ?? '');
  if (dash === null || indentOf(lines[first - 1] ?? '') !== indent) return [];
  while (first < at && !isKeyAt(lines[first], indent)) first++;
  let end = at + 1;
  while (end < lines.length && (isBlank(lines[end]) || belongs(lines[end], indent))) end++;
  const spaces = ' '.repeat(1 + (dash[1]?.length ?? 1));
  const edits: TextEdit[] = [];
  let offset = 0;
  for (const [position, line] of lines.entries()) {
    if (position >= first && position < end && !isBlank(line))
      edits.push({ span: { start: offset, end: offset }, newText: spaces });
    offset += line.length + 1;
  }
  const count = edits.length;
  return [
    {
      title: count === 1 ? t('Indent this line') : t('Indent these {0} lines', count),
      edits,
    },
  ];
}

function isBlank(line = ''): boolean {
  return line.trim() === '';
}

function isKeyAt(line = '', indent: number): boolean {
  return /^[A-Za-z][\w-]*:(?:\s|$)/.test(line.slice(indent));
}

/** Whether a line is a key at this indentation, or something below one. */
function belongs(line = '', indent: number): boolean {
  return isKeyAt(line, indent) ? /^ *$/.test(line.slice(0, indent)) : /^ *$/.test(line.slice(0, indent + 1));
}

function removalFixes({ text, reading: { root } }: FixedFile, { unknownKey, span }: Finding): Fix[] {
  if (unknownKey === undefined || root === undefined) return [];
  const turn = wayTo(root, span).findLast(({ parent }) => parent.kind === 'map');
  if (turn === undefined || turn.parent.damaged) return [];
  const edit = removeChild(text, turn.parent, turn.position);
  return edit === undefined
    ? []
    : [{ title: t('Remove {0}', quoted(unknownKey)), isPlaceholder: true, edits: [edit] }];
}
