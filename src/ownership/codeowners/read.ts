import { quoted } from '../../text/sentence.ts';
import { isOwnerOn, type Host } from './host.ts';
import { globShapes } from './glob.ts';
import type { Shape } from './shape.ts';

/** A CODEOWNERS file as a host reads it. */
export interface Codeowners {
  readonly host: Host;
  /** In the order of the file. */
  readonly rules: readonly CodeownersRule[];
  /** The first one is without a name, and has all rules on GitHub. */
  readonly sections: readonly Section[];
  /** What the host does not do as somebody may have meant. */
  readonly notes: readonly Note[];
}

/** A line with a pattern. */
export interface CodeownersRule {
  /** From 1. */
  readonly line: number;
  /** As written. */
  readonly pattern: string;
  /** What it covers; undefined where no pattern of `docs/format.md` can say that. */
  readonly shapes: readonly Shape[] | undefined;
  readonly owners: readonly string[];
  /** `!pattern` on GitLab: what it covers has no owner in its section, whatever the others say. */
  readonly isExclusion: boolean;
  /** The position in `sections`. */
  readonly section: number;
}

/** Rules that GitLab asks on their own: each section has owners of its own for a path. */
export interface Section {
  readonly name: string;
  readonly line: number;
  readonly isOptional: boolean;
  readonly approvals: number;
}

export interface Note {
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
  const notes: Note[] = [];
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
      note(`The line is skipped: it has more than ${String(maxLineLength)} characters`);
      continue;
    }
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(trimmed)) {
      note('The line is skipped: it has a control character');
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

/** Where the first section of GitLab begins in a text; undefined where there is none. */
export function headingLine(text: string): number | undefined {
  for (const { index, 0: line } of text.matchAll(/^.*$/gm))
    if (line.length <= maxLineLength && headingOf(line.trim()) !== undefined) return index;
  return undefined;
}

type RuleParts = Pick<CodeownersRule, 'shapes' | 'owners' | 'isExclusion'>;
type Tell = (message: string) => void;

const unnamed: Section = { name: '', line: 0, isOptional: false, approvals: 1 };
const maxLineLength = 4096;
/** What GitHub reads at most. */
export const maxGithubSize = 3 * 1024 * 1024;

function unreadReason(text: string, host: Host): string | undefined {
  if (host === 'github' && new TextEncoder().encode(text).length >= maxGithubSize)
    return 'GitHub reads no CODEOWNERS file of 3 MB or more: nobody owns anything by it';
  if (host === 'gitlab' && text.includes('\0'))
    return 'GitLab reads no CODEOWNERS file with a NUL character in it: nobody owns anything by it';
  return undefined;
}

/** The pattern, up to the first blank without a backslash, and what stands behind it. */
function splitLine(line: string): { pattern: string; rest: string } {
  const pattern = /^(?:\\.|[^\\\s]|\\$)*/su.exec(line)?.[0] ?? '';
  return { pattern, rest: line.slice(pattern.length).trim() };
}

/** GitHub skips a line that is wrong in any part. */
function readGithubRule(pattern: string, rest: string, note: Tell): RuleParts | undefined {
  const words = rest === '' ? [] : rest.split(/\s+/);
  const comment = words.findIndex((word) => word.startsWith('#'));
  const owners = comment < 0 ? words : words.slice(0, comment);
  const shapes = globShapes(pattern, 'github');
  const fault = githubFault(pattern, owners);
  if (fault === undefined && shapes !== undefined) return { shapes, owners, isExclusion: false };
  note(`GitHub skips the line: ${fault ?? `${quoted(pattern)} is no pattern`}`);
  return undefined;
}

function githubFault(pattern: string, owners: readonly string[]): string | undefined {
  if (pattern.startsWith('\\#')) return 'a pattern cannot begin with \\#; write **/# instead';
  if (pattern.startsWith('!')) return 'it does not know ! in front of a pattern';
  if (/(?:^|[^\\])(?:\\\\)*[[\]]/.test(pattern)) return '[ and ] have to be written \\[ and \\]';
  const wrong = owners.find((word) => !isOwnerOn('github', word));
  return wrong === undefined ? undefined : `${quoted(wrong)} is no @user, @org/team or address`;
}

/** GitLab takes from a line what it understands. */
function readGitlabRule(
  written: string,
  rest: string,
  defaults: readonly string[],
  note: Tell,
): RuleParts | undefined {
  const isExclusion = written.startsWith('!');
  const pattern = isExclusion ? written.slice(1) : written;
  const shapes = globShapes(pattern, 'gitlab');
  if (shapes === undefined) note(`${quoted(pattern)} cannot be said in leadership.yaml`);
  if (isExclusion) return { shapes, owners: [], isExclusion };
  const words = rest === '' ? [] : rest.split(/\s+/);
  const owners = words.filter((word) => isOwnerOn('gitlab', word));
  const ignored = words.filter((word) => !owners.includes(word));
  const comment = words.findIndex((word) => word.startsWith('#'));
  if (comment >= 0 && words.slice(comment).some((word) => owners.includes(word)))
    note('GitLab knows no comment behind a pattern: who is named in it owns the line');
  else if (ignored.length > 0 && comment !== 0) {
    const [first = ''] = ignored;
    if (first !== '' && first !== '#') note(`GitLab ignores ${quoted(first)}: it is nobody's name`);
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
