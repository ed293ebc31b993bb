import type { AnalyzedFile } from '../analyze.ts';
import { removeChild, wayTo } from '../parse/edits.ts';
import { indentations } from '../parse/faults.ts';
import { lineAround, lineEndOf, lineStartOf, nextLine } from '../parse/lines.ts';
import type { Finding, Fix } from '../text/finding.ts';
import { t } from '../text/l10n.ts';
import { quoted } from '../text/sentence.ts';
import { missingKeyFixes } from './missingKeys.ts';

type FixedFile = Pick<AnalyzedFile, 'text' | 'findings' | 'reading'>;

/** The fixes of a finding that need the whole file: they add what is missing, indent lines, and remove unknown keys. */
export function furtherFixes(file: FixedFile, finding: Finding): Fix[] {
  return [...missingKeyFixes(file, finding), ...indentFixes(file, finding), ...removalFixes(file, finding)];
}

/** A key that stands below the dash of its item, and not below the item's first key: a fix for it and its siblings. */
function indentFixes({ text }: FixedFile, { code, span }: Finding): Fix[] {
  const { start } = lineAround(text, span.start);
  const column = columnOf(text, start);
  const dash = code === 'syntax' && isKey(text, start) ? dashAbove(text, start, column) : undefined;
  if (dash === undefined) return [];
  let before = dash;
  let line = nextLine(text, dash);
  for (; line !== undefined && columnOf(text, line.start) > column; line = nextLine(text, line.start))
    before = line.start;
  while (line !== undefined && (columnOf(text, line.start) > column || isSibling(text, line.start, column)))
    line = nextLine(text, line.start);
  const width = /^- */.exec(text.slice(dash, dash + maxDash))?.[0].length ?? 0;
  const edits = indentations(text, before, line?.start ?? text.length, width);
  const title = edits.length === 1 ? t('Indent this line') : t('Indent these {0} lines', edits.length);
  return [{ title, edits }];
}

/** The maximum length of a dash with the spaces after it. */
const maxDash = 80;

/** The dash above a line in its column, with nothing but siblings of the line between. */
function dashAbove(text: string, offset: number, column: number): number | undefined {
  for (let at = lineStartOf(text, offset); at > 0;) {
    at = lineStartOf(text, at - 1);
    const { start, end } = lineAround(text, at);
    if (start === end || text[start] === '#' || start - at > column || isSibling(text, start, column))
      continue;
    return start - at === column && text.startsWith('- ', start) ? start : undefined;
  }
  return undefined;
}

function isSibling(text: string, offset: number, column: number): boolean {
  return columnOf(text, offset) === column && isKey(text, offset);
}

function columnOf(text: string, offset: number): number {
  return offset - lineStartOf(text, offset);
}

function isKey(text: string, offset: number): boolean {
  return /^[A-Za-z][\w-]*:(?:\s|$)/.test(text.slice(offset, lineEndOf(text, offset)));
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
