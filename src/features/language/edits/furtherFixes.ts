import type { AnalyzedFile } from '../../../analyze.ts';
import { removeChild, wayTo } from '../../../parse/edits.ts';
import { columnOf, lineAround, lineEndOf, lineStartOf, nextLine } from '../../../parse/lines.ts';
import { parse } from '../../../parse/parse.ts';
import { parsedOf } from '../../../parse/proof.ts';
import type { Finding, Fix, TextEdit } from '../../../text/finding.ts';
import { t } from '../../../text/l10n.ts';
import { quoted } from '../../../text/sentence.ts';
import { edited } from '../../../text/soundEdits.ts';
import { missingKeyFixes } from './missingKeys.ts';

type FixedFile = Pick<AnalyzedFile, 'text' | 'findings' | 'parsedFile'>;

/** The fixes of a finding that need the whole file: they add what is missing, indent lines, and remove unknown keys. */
export function furtherFixes(file: FixedFile, finding: Finding): Fix[] {
  return [...missingKeyFixes(file, finding), ...indentFixes(file, finding), ...removalFixes(file, finding)];
}

/**
 * A fix for a line in a column where nothing can be, such as a key below the dash of its item. Moves the line, those
 * that follow in its column, and all below them to the nearest column of their kind above that ends the syntax error.
 */
function indentFixes({ text }: FixedFile, { code, span }: Finding): Fix[] {
  const { start } = lineAround(text, span.start);
  const kind = kindAt(text, start);
  if (code !== 'syntax' || kind === undefined) return [];
  const column = columnOf(text, start);
  const lines = linesFrom(text, start, (line) => {
    const by = columnOf(text, line) - column;
    return by > 0 || (by === 0 && kindAt(text, line) === kind);
  });
  const before = parsedOf(text);
  for (const by of columnsAbove(text, start, kind).map((other) => other - column)) {
    const edits = shifted(text, lines, by);
    if (edits === undefined || parse(edited(text, edits), before).findings.length >= before.findings.length)
      continue;
    const count = lines.length;
    const title =
      by > 0
        ? count === 1
          ? t('Indent this line')
          : t('Indent these {0} lines', count)
        : count === 1
          ? t('Outdent this line')
          : t('Outdent these {0} lines', count);
    return [{ title, edits }];
  }
  return [];
}

/** The starts of the content of a line and of those after it, as long as they belong to it. */
function linesFrom(text: string, start: number, belongs: (line: number) => boolean): number[] {
  const lines = [start];
  for (let line = nextLine(text, start); line && belongs(line.start); line = nextLine(text, line.start))
    lines.push(line.start);
  return lines;
}

/** The edits that move lines by some columns. Undefined if a line has too little indentation. */
function shifted(text: string, lines: readonly number[], by: number): TextEdit[] | undefined {
  if (lines.some((line) => columnOf(text, line) + by < 0)) return undefined;
  return lines.map((line) => {
    const start = lineStartOf(text, line);
    return { span: { start, end: start + Math.max(0, -by) }, newText: ' '.repeat(Math.max(0, by)) };
  });
}

/** The columns of the items or keys in the lines above one, nearest column first. */
function columnsAbove(text: string, start: number, kind: 'item' | 'key'): number[] {
  const columns = new Set<number>();
  for (let at = lineStartOf(text, start), seen = 0; at > 0 && seen < maxLinesAbove; seen++) {
    at = lineStartOf(text, at - 1);
    const line = lineAround(text, at).start;
    const dash = /^- +/.exec(text.slice(line, line + maxDash))?.[0].length ?? 0;
    if (kind === 'item' ? dash > 0 : kindAt(text, line + dash) === 'key')
      columns.add(line + dash * Number(kind === 'key') - at);
  }
  const column = columnOf(text, start);
  return [...columns].sort((one, other) => Math.abs(one - column) - Math.abs(other - column));
}

const maxLinesAbove = 200;
/** The maximum length of a dash with the spaces after it. */
const maxDash = 80;

function kindAt(text: string, offset: number): 'item' | 'key' | undefined {
  const rest = text.slice(offset, lineEndOf(text, offset));
  if (rest.startsWith('- ')) return 'item';
  return /^[A-Za-z][\w-]*:(?:\s|$)/.test(rest) ? 'key' : undefined;
}

function removalFixes({ text, parsedFile: { root } }: FixedFile, { unknownKey, span }: Finding): Fix[] {
  if (unknownKey === undefined || root === undefined) return [];
  const turn = wayTo(root, span).findLast(({ parent }) => parent.kind === 'map');
  if (turn === undefined || turn.parent.hasErrors) return [];
  const edit = removeChild(text, turn.parent, turn.position);
  return edit === undefined
    ? []
    : [{ title: t('Remove {0}', quoted(unknownKey)), isPlaceholder: true, edits: [edit] }];
}
