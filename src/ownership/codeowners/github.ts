import { quoted } from '../../text/sentence.ts';
import { noHeading, type CodeownersRule } from './codeowners.ts';
import { globShapes } from './glob.ts';
import { isLikeOwner, isOwnerOn } from './host.ts';
import { trimmedBlanks, wordsOf, type Line } from './lines.ts';

/** GitHub ignores larger files. */
export const maxGithubSize = 3 * 1024 * 1024;

/** GitHub ignores a line with a wrong pattern, or without any valid owner among its owners. */
export function githubRules(lines: readonly Line[]): CodeownersRule[] {
  return lines.flatMap(({ line, text, note }): CodeownersRule[] => {
    const { pattern, rest } = splitLine(text);
    const words = wordsOf(rest);
    const comment = words.findIndex((word) => word.startsWith('#'));
    const written = comment < 0 ? words : words.slice(0, comment);
    const owners = written.filter((word) => isOwnerOn('github', word));
    const wrong = written.find((word) => !isOwnerOn('github', word));
    const why =
      wrong === undefined ? undefined : `${quoted(wrong)} is not a @user, @org/team, or email address.`;
    const shapes = globShapes(pattern, 'github');
    const error =
      githubError(pattern) ??
      (shapes === undefined ? `${quoted(pattern)} is not a valid pattern.` : undefined) ??
      (owners.length === 0 && !isLikeOwner(pattern, 'github') ? why : undefined);
    if (error !== undefined || shapes === undefined) {
      note(`GitHub ignores this line: ${error ?? ''}`);
      return [];
    }
    if (why !== undefined && owners.length > 0) note(`GitHub ignores this owner: ${why}`);
    return [{ line, pattern, shapes, owners, isExclusion: false, section: 0, heading: noHeading }];
  });
}

function githubError(pattern: string): string | undefined {
  if (pattern.startsWith('\\#')) return 'patterns cannot start with "\\#". Use "**/#".';
  if (pattern.startsWith('!')) return 'patterns cannot start with "!".';
  if (/(?:^|[^\\])(?:\\\\)*[[\]]/.test(pattern)) return '"[" and "]" must be escaped as "\\[" and "\\]".';
  return undefined;
}

/** The pattern, up to the first unescaped space, and the rest. */
function splitLine(line: string): { pattern: string; rest: string } {
  const pattern = /^(?:\\.|[^\\\t\v\f\r\n ]|\\$)*/su.exec(line)?.[0] ?? '';
  return { pattern, rest: trimmedBlanks(line.slice(pattern.length)) };
}
