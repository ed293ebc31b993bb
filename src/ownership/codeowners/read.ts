import { quoted } from '../../text/sentence.ts';
import { isOwnerOn, type Host } from './host.ts';
import { globShapes } from './glob.ts';
import type { Shape } from './shape.ts';

/** A CODEOWNERS file as a host reads it. */
export interface Codeowners {
  readonly host: Host;
  /** In the order of the file. */
  readonly rules: readonly CodeownersRule[];
  /** The first one has no name; on GitHub, it has all rules. */
  readonly sections: readonly Section[];
  /** Lines that the host may read differently than intended. */
  readonly notes: readonly CodeownersNote[];
}

/** A line with a pattern. */
export interface CodeownersRule {
  /** From 1. */
  readonly line: number;
  /** As written. */
  readonly pattern: string;
  /** The paths that it matches; undefined if no pattern of `docs/format.md` can express them. */
  readonly shapes: readonly Shape[] | undefined;
  readonly owners: readonly string[];
  /** `!pattern` on GitLab: paths that it matches have no owner in its section. */
  readonly isExclusion: boolean;
  /** The position in `sections`. */
  readonly section: number;
}

/** A section on GitLab: a path has owners in each section. */
export interface Section {
  readonly name: string;
  readonly line: number;
  readonly isOptional: boolean;
  readonly approvals: number;
}

export interface CodeownersNote {
  readonly line: number;
  readonly message: string;
}

/** Reads the text of a CODEOWNERS file. Never throws; takes time in proportion to the text. */
export function readCodeowners(text: string, host: Host): Codeowners {
  const unread = unreadReason(text, host);
  if (unread !== undefined)
    return { host, rules: [], sections: [unnamed], notes: [{ line: 1, message: unread }] };
  const rules: CodeownersRule[] = [];
  const sections: Section[] = [unnamed];
  const sectionsByName = new Map<string, number>();
  const notes: CodeownersNote[] = [];
  let current = 0;
  let defaults: readonly string[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  for (const [position, written] of lines.entries()) {
    const line = position + 1;
    const note = (message: string): void => {
      notes.push({ line, message });
    };
    const trimmed = written.length > maxLineLength ? written : written.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    if (trimmed.length > maxLineLength) {
      note(`Ignored: the line is longer than ${String(maxLineLength)} characters.`);
      continue;
    }
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(trimmed)) {
      note('Ignored: the line contains a control character.');
      continue;
    }
    const heading = host === 'gitlab' ? headingOf(trimmed) : undefined;
    if (heading !== undefined) {
      const key = heading.name.toLowerCase();
      const known = sectionsByName.get(key);
      current = known ?? sections.length;
      if (known === undefined) {
        sections.push({ ...heading, line });
        sectionsByName.set(key, current);
      } else {
        const first = sections[known] ?? unnamed;
        sections[known] = {
          ...first,
          isOptional: first.isOptional && heading.isOptional,
          approvals: Math.max(first.approvals, heading.approvals),
        };
      }
      defaults = heading.owners;
      continue;
    }
    const { pattern, rest } = splitLine(trimmed);
    const rule =
      host === 'github' ? readGithubRule(pattern, rest, note) : readGitlabRule(pattern, rest, defaults, note);
    if (rule !== undefined) rules.push({ ...rule, line, pattern, section: current });
  }
  return { host, rules, sections, notes };
}

/** The offset of GitLab's first section in a text; undefined without sections. */
export function headingLine(text: string): number | undefined {
  for (const { index, 0: line } of text.matchAll(/^.*$/gm))
    if (line.length <= maxLineLength && headingOf(line.trim()) !== undefined) return index;
  return undefined;
}

type RuleParts = Pick<CodeownersRule, 'shapes' | 'owners' | 'isExclusion'>;
type AddNote = (message: string) => void;

const unnamed: Section = { name: '', line: 0, isOptional: false, approvals: 1 };
const maxLineLength = 4096;
/** GitHub ignores larger files. */
export const maxGithubSize = 3 * 1024 * 1024;

function unreadReason(text: string, host: Host): string | undefined {
  if (host === 'github' && new TextEncoder().encode(text).length >= maxGithubSize)
    return 'GitHub ignores CODEOWNERS files of 3 MB or more, so no file has an owner.';
  if (host === 'gitlab' && text.includes('\0'))
    return 'GitLab ignores CODEOWNERS files that contain NUL characters, so no file has an owner.';
  return undefined;
}

/** The pattern, up to the first unescaped space, and the rest. */
function splitLine(line: string): { pattern: string; rest: string } {
  const pattern = /^(?:\\.|[^\\\s]|\\$)*/su.exec(line)?.[0] ?? '';
  return { pattern, rest: line.slice(pattern.length).trim() };
}

/** GitHub ignores a line with any error. */
function readGithubRule(pattern: string, rest: string, note: AddNote): RuleParts | undefined {
  const words = rest === '' ? [] : rest.split(/\s+/);
  const comment = words.findIndex((word) => word.startsWith('#'));
  const owners = comment < 0 ? words : words.slice(0, comment);
  const shapes = globShapes(pattern, 'github');
  const error = githubError(pattern, owners);
  if (error === undefined && shapes !== undefined) return { shapes, owners, isExclusion: false };
  note(`GitHub ignores this line: ${error ?? `${quoted(pattern)} is not a valid pattern.`}`);
  return undefined;
}

function githubError(pattern: string, owners: readonly string[]): string | undefined {
  if (pattern.startsWith('\\#')) return 'patterns cannot start with "\\#". Use "**/#".';
  if (pattern.startsWith('!')) return 'patterns cannot start with "!".';
  if (/(?:^|[^\\])(?:\\\\)*[[\]]/.test(pattern)) return '"[" and "]" must be escaped as "\\[" and "\\]".';
  const wrong = owners.find((word) => !isOwnerOn('github', word));
  return wrong === undefined ? undefined : `${quoted(wrong)} is not a @user, @org/team, or email address.`;
}

/** GitLab uses the valid parts of a line. */
function readGitlabRule(
  written: string,
  rest: string,
  defaults: readonly string[],
  note: AddNote,
): RuleParts | undefined {
  const isExclusion = written.startsWith('!');
  const pattern = isExclusion ? written.slice(1) : written;
  const shapes = globShapes(pattern, 'gitlab');
  if (shapes === undefined) note(`Pattern ${quoted(pattern)} cannot be expressed in leadership.yaml.`);
  if (isExclusion) return { shapes, owners: [], isExclusion };
  const words = rest === '' ? [] : rest.split(/\s+/);
  const owners = words.filter((word) => isOwnerOn('gitlab', word));
  const ignored = words.filter((word) => !owners.includes(word));
  const comment = words.findIndex((word) => word.startsWith('#'));
  if (comment >= 0 && words.slice(comment).some((word) => owners.includes(word)))
    note('GitLab has no end-of-line comments: handles after "#" become owners.');
  else if (ignored.length > 0 && comment !== 0) {
    const [first = ''] = ignored;
    if (first !== '' && first !== '#')
      note(`GitLab ignores ${quoted(first)}: not a user, group, or email address.`);
  }
  if (words.length === 0) return { shapes, owners: defaults, isExclusion };
  return { shapes, owners, isExclusion };
}

/** `[Name]`, `^[Name]`, `[Name][2] @default @owners`. */
function headingOf(line: string): (Omit<Section, 'line'> & { owners: readonly string[] }) | undefined {
  const [, caret, name = '', approvals, rest = ''] =
    /^(\^?)\[([^\]]+)\](?:\[(\d{1,9})\])?(.*)$/su.exec(line) ?? [];
  if (caret === undefined || name.trim() === '' || /^[^\s@]/.test(rest)) return undefined;
  return {
    name: name.trim(),
    isOptional: caret === '^',
    approvals: Math.max(1, Number(approvals ?? '1')),
    owners: rest.split(/\s+/).filter((word) => isOwnerOn('gitlab', word)),
  };
}
