import { quoted } from '../../text/sentence.ts';
import type { CodeownersComment, CodeownersNote } from './codeowners.ts';
import { hostName, type Host } from './host.ts';

/** A line with content, without the blanks around it. */
export interface Line {
  readonly line: number;
  readonly text: string;
  readonly note: (message: string) => void;
}

/**
 * The lines of a CODEOWNERS file that have content and that a host reads, and its comments; adds a note for each of the
 * other lines.
 */
export function linesOf(
  text: string,
  host: Host,
  notes: CodeownersNote[],
): { readonly lines: readonly Line[]; readonly comments: readonly CodeownersComment[] } {
  const content = text.replace(/^\ufeff/, '');
  const comments: CodeownersComment[] = [];
  const lines = content
    .split(host === 'gitlab' ? '\n' : /\r\n|\r|\n/)
    .flatMap((written, position): Line[] => {
      const line = position + 1;
      const note = (message: string): void => {
        notes.push({ line, message });
      };
      const trimmed = written.length > maxLineLength ? written : trimmedBlanks(written);
      if (trimmed === '' || trimmed.trim() === '') return [];
      const comment = trimmed.startsWith('#') ? trimmed.slice(1) : /[\t ]#(.*)$/su.exec(trimmed)?.[1];
      if (comment !== undefined && trimmed.length <= maxLineLength)
        comments.push({ line, text: comment.trim() });
      if (trimmed.startsWith('#')) return [];
      const problem = lineProblem(trimmed, host);
      if (problem !== undefined) {
        note(problem);
        return [];
      }
      const blank = misleadingBlank(trimmed);
      if (blank !== undefined)
        note(`${blank} does not separate words on ${hostName(host)}. Replace it with a space.`);
      return [{ line, text: trimmed, note }];
    });
  return { lines, comments };
}

const maxLineLength = 64 * 1024;

/** Why a line is none of the file. */
function lineProblem(text: string, host: Host): string | undefined {
  if (text.length > maxLineLength)
    return `Ignored: the line is longer than ${String(maxLineLength)} characters.`;
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  if (host === 'github' && /[\u0000-\u0008\u000b-\u001f\u007f]/.test(text))
    return 'Ignored: the line contains a control character.';
  const marker = conflictMarker(text);
  return marker === undefined
    ? undefined
    : `${quoted(marker)} is a Git conflict marker. Resolve the conflict.`;
}

/** What Git writes around each side of a conflict, if a line starts with that. */
export function conflictMarker(text: string): string | undefined {
  return /^(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)/.exec(text)?.[0];
}

/** Another blank that looks as if it separated words, by its code point. */
function misleadingBlank(text: string): string | undefined {
  for (const word of wordsOf(text.replace(/[\t ]#.*$/s, ''))) {
    const first = word.search(/\s/);
    if (first < 0 || (first > word.lastIndexOf('@') && word.trim() === word)) continue;
    return `U+${word.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return undefined;
}

/** The blanks that separate words: those of ASCII. */
const blanks = /[\t\v\f\r\n ]+/;

export function wordsOf(text: string): string[] {
  return text.split(blanks).filter((word) => word !== '');
}

export function trimmedBlanks(text: string): string {
  return text.replace(/^[\t\v\f\r\n ]+/, '').replace(/(?<![\t\v\f\r\n ])[\t\v\f\r\n ]+$/, '');
}
