import type { RepoPath } from '../../text/repoPath.ts';
import { quoted } from '../../text/sentence.ts';
import { isRole } from '../../model/handle.ts';
import { hostName, isOwnerOn, type Host } from './host.ts';
import { gitlabPattern, globShapes } from './glob.ts';
import type { Shape } from './shape.ts';

/** A CODEOWNERS file as a host reads it. */
export interface Codeowners {
  readonly host: Host;
  /** In the order of precedence: of those of a section that match a path, the last one wins. */
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
  /** The heading of GitLab that it follows. Headings with the same name begin the same section. */
  readonly heading: Heading;
}

/** A section on GitLab: a path has owners in each section. */
export interface Section {
  readonly name: string;
  /** That of its first heading. */
  readonly line: number;
  /** Whether all of its rules follow headings that start with `^`. */
  readonly isOptional: boolean;
}

/** A line such as `^[Name][2]`. */
export interface Heading {
  readonly line: number;
  readonly isOptional: boolean;
  /** The number of approvals that the rules after it require. */
  readonly approvals: number;
}

export interface CodeownersNote {
  readonly line: number;
  readonly message: string;
}

/**
 * Reads the text of a CODEOWNERS file. Never throws; takes time in proportion to the text. `paths` are the files of the
 * repository: with them, a line such as `@types @ana` has a pattern if there is such a file or folder.
 */
export function readCodeowners(text: string, host: Host, paths: Iterable<RepoPath> = []): Codeowners {
  const unread = unreadReason(text, host);
  if (unread !== undefined)
    return { host, rules: [], sections: [unnamed], notes: [{ line: 1, message: unread }] };
  const notes: CodeownersNote[] = [];
  const content = text.replace(/^\ufeff/, '');
  const lines = content
    .split(host === 'gitlab' ? '\n' : /\r\n|\r|\n/)
    .flatMap((written, position): Line[] => {
      const line = position + 1;
      const note = (message: string): void => {
        notes.push({ line, message });
      };
      const trimmed = written.length > maxLineLength ? written : trimmedBlanks(written);
      if (trimmed === '' || trimmed.trim() === '' || trimmed.startsWith('#')) return [];
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
  const read = host === 'gitlab' ? gitlabRules(lines) : { rules: githubRules(lines), sections: [unnamed] };
  const rules = withPatterns(read.rules, host, paths, notes);
  const sections = read.sections.map((section, at) => {
    const own = rules.filter((rule) => rule.section === at);
    return own.length === 0
      ? section
      : { ...section, isOptional: own.every(({ heading }) => heading.isOptional) };
  });
  return { host, rules, sections, notes: notes.sort((one, other) => one.line - other.line) };
}

/** The offset of GitLab's first section in a text, which may have one character per byte; undefined without sections. */
export function headingLine(text: string): number | undefined {
  let start = /^(?:\ufeff|\u00ef\u00bb\u00bf)/.exec(text)?.[0].length ?? 0;
  for (const line of text.slice(start).split('\n')) {
    if (headingOf(trimmedBlanks(line)) !== undefined) return start;
    start += line.length + 1;
  }
  return undefined;
}

/** A line with content, without the blanks around it. */
interface Line {
  readonly line: number;
  readonly text: string;
  readonly note: (message: string) => void;
}

const unnamed: Section = { name: '', line: 0, isOptional: false };
const noHeading: Heading = { line: 0, isOptional: false, approvals: 1 };
const maxLineLength = 64 * 1024;
/** GitHub ignores larger files. */
export const maxGithubSize = 3 * 1024 * 1024;

function unreadReason(text: string, host: Host): string | undefined {
  if (host === 'github' && new TextEncoder().encode(text).length >= maxGithubSize)
    return 'GitHub ignores CODEOWNERS files of 3 MB or more, so no file has an owner.';
  if (host === 'gitlab' && text.includes('\0'))
    return 'GitLab ignores CODEOWNERS files that contain NUL characters, so no file has an owner.';
  return undefined;
}

/** Why a line is none of the file. */
function lineProblem(text: string, host: Host): string | undefined {
  if (text.length > maxLineLength)
    return `Ignored: the line is longer than ${String(maxLineLength)} characters.`;
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  if (host === 'github' && /[\u0000-\u0008\u000b-\u001f\u007f]/.test(text))
    return 'Ignored: the line contains a control character.';
  const [marker] = /^(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)/.exec(text) ?? [];
  return marker === undefined
    ? undefined
    : `${quoted(marker)} is a Git conflict marker. Resolve the conflict.`;
}

/** The blanks that separate words: those of ASCII. */
const blanks = /[\t\v\f\r\n ]+/;

function wordsOf(text: string): string[] {
  return text.split(blanks).filter((word) => word !== '');
}

function trimmedBlanks(text: string): string {
  return text.replace(/^[\t\v\f\r\n ]+/, '').replace(/(?<![\t\v\f\r\n ])[\t\v\f\r\n ]+$/, '');
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

/** The rules without those that have an owner in place of the pattern, with a note for each. */
function withPatterns(
  rules: readonly CodeownersRule[],
  host: Host,
  paths: Iterable<RepoPath>,
  notes: CodeownersNote[],
): CodeownersRule[] {
  const unlikely = new Set(
    rules.map(({ pattern }) => pattern).filter((pattern) => isLikeOwner(pattern, host)),
  );
  const sizes = new Set([...unlikely].map((pattern) => pattern.split('/').length));
  for (const path of sizes.size === 0 ? [] : paths) {
    const names = path.split('/');
    for (const size of sizes)
      for (let at = 0; at + size <= names.length; at++) unlikely.delete(names.slice(at, at + size).join('/'));
  }
  return rules.filter(({ line, pattern }) => {
    if (!unlikely.has(pattern)) return true;
    notes.push({
      line,
      message: `The line has owners, but no pattern. Add a pattern before ${quoted(pattern)}.`,
    });
    return false;
  });
}

/** Whether a pattern is an owner, and not the name of an image such as `logo@2x.png`. */
function isLikeOwner(pattern: string, host: Host): boolean {
  return (
    (isOwnerOn(host, pattern.replace(/[,;]+$/, '')) || /^@[^/*?]*@[^/*?]*$/.test(pattern)) &&
    !/@\dx\./.test(pattern)
  );
}

/** The pattern, up to the first unescaped space, and the rest. */
function splitLine(line: string): { pattern: string; rest: string } {
  const pattern = /^(?:\\.|[^\\\t\v\f\r\n ]|\\$)*/su.exec(line)?.[0] ?? '';
  return { pattern, rest: trimmedBlanks(line.slice(pattern.length)) };
}

/** GitHub ignores a line with a wrong pattern, or without any valid owner among its owners. */
function githubRules(lines: readonly Line[]): CodeownersRule[] {
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

/**
 * The rules of GitLab, which uses the valid parts of a line. A section has one rule for each pattern: a line with the
 * pattern of an earlier one replaces it in its place.
 * https://gitlab.com/gitlab-org/gitlab/-/blob/master/ee/lib/gitlab/code_owners/file.rb
 */
function gitlabRules(lines: readonly Line[]): { rules: CodeownersRule[]; sections: Section[] } {
  const rules: CodeownersRule[] = [];
  const sections: Section[] = [unnamed];
  /** The names as GitLab keeps them. That of the first section is its own. */
  const names = ['codeowners'];
  const places = new Map<string, number>();
  let current = 0;
  let heading = noHeading;
  let defaults: readonly string[] = [];
  for (const { line, text, note } of lines) {
    const started = headingOf(text);
    if (started !== undefined) {
      const { name, isOptional, approvals, rest } = started;
      const known =
        names.length === 1 ? names.indexOf(name) : names.findIndex((other) => isSameName(other, name));
      current = known < 0 ? sections.length : known;
      if (known < 0) {
        sections.push({ name, line, isOptional });
        names.push(name);
      }
      heading = { line, isOptional, approvals };
      defaults = ownersIn(started.owners);
      if (rest !== '') note(ignoredAfter(started));
      continue;
    }
    const rule = gitlabRule(text, defaults, note);
    if (rule === undefined) continue;
    const key = JSON.stringify([current, gitlabPattern(rule.pattern.replace(/^!/, ''))]);
    const place = places.get(key);
    const whole = { ...rule, line, section: current, heading };
    if (place === undefined) {
      places.set(key, rules.length);
      rules.push(whole);
    } else {
      note(
        `Line ${String(rules[place]?.line ?? 0)} has the same pattern, so GitLab uses this line in its place. Remove one of them.`,
      );
      rules[place] = whole;
    }
  }
  return { rules, sections };
}

/** Whether GitLab takes two names of sections for the same: without regard to case. */
function isSameName(one: string, other: string): boolean {
  const folded = (name: string): string => name.toUpperCase().toLowerCase();
  return folded(one) === folded(other);
}

function gitlabRule(
  text: string,
  defaults: readonly string[],
  note: (message: string) => void,
): Pick<CodeownersRule, 'pattern' | 'shapes' | 'owners' | 'isExclusion'> | undefined {
  // Unlike on GitHub, a backslash before a backslash escapes nothing here.
  const end = /(?<!\\)[\t\v\f\r\n ]+/.exec(text);
  const pattern = text.slice(0, end?.index);
  const rest = end === null ? '' : text.slice(end.index + end[0].length);
  const isExclusion = pattern.startsWith('!');
  const glob = isExclusion ? pattern.slice(1) : pattern;
  const shapes = globShapes(glob, 'gitlab');
  if (shapes === undefined) note(`Pattern ${quoted(glob)} cannot be expressed in leadership.yaml.`);
  else if (shapes.length === 0) {
    note(`On GitLab, ${quoted(glob)} matches nothing because of its "[". Escape it as "\\[".`);
    return undefined;
  }
  if (isExclusion) return { pattern, shapes, owners: [], isExclusion };
  // Only here, GitLab also takes other blanks for none.
  if (rest.trim() === '') return { pattern, shapes, owners: defaults, isExclusion };
  noteOwners(wordsOf(rest), note);
  return { pattern, shapes, owners: ownersIn(rest), isExclusion };
}

function noteOwners(words: readonly string[], note: (message: string) => void): void {
  const comment = words.findIndex((word) => word.startsWith('#'));
  if (comment >= 0 && ownersIn(words.slice(comment).join(' ')).length > 0) {
    note('GitLab has no end-of-line comments: handles after "#" become owners.');
    return;
  }
  for (const word of comment < 0 ? words : words.slice(0, comment)) {
    const owners = ownersIn(word);
    if (owners.length === 0) {
      note(`GitLab ignores ${quoted(word)}: not a user, group, or email address.`);
      return;
    }
    const others = owners.reduce((left, owner) => left.replace(owner, ' '), word);
    if (/[\w@]/.test(others)) {
      note(`GitLab reads ${quoted(word)} as ${quoted(owners.join(' '))}. Separate owners by spaces.`);
      return;
    }
  }
}

/**
 * The owners that GitLab finds in the words of a line: users and groups wherever an `@` starts a name, addresses up to
 * their last letter or digit, and whole words that are roles.
 * https://gitlab.com/gitlab-org/gitlab/-/blob/master/ee/lib/gitlab/code_owners/reference_extractor.rb
 */
function ownersIn(text: string): string[] {
  const owners = wordsOf(text).flatMap((word) =>
    isRole(word)
      ? [word]
      : [...(word.includes('@') ? word.matchAll(gitlabName) : []), ...addressesIn(word)]
          .sort((one, other) => one.index - other.index)
          .map(({ 0: owner }) => owner)
          .filter((owner) => isOwnerOn('gitlab', owner)),
  );
  return [...new Set(owners)];
}

const gitlabSegment = /(?:[\w.][\w.-]*[\w-]|\w)(?<!\.git|\.atom)/.source;
const gitlabName = new RegExp(`(?<![\\w@])@(?:${gitlabSegment}/)*${gitlabSegment}`, 'g');
/** At most 100 characters, an `@`, and at most 255 characters, the last of which is a letter, a digit, or `_`. */
function addressesIn(word: string): { readonly 0: string; readonly index: number }[] {
  const found: { readonly 0: string; readonly index: number }[] = [];
  let from = 0;
  for (let at = word.indexOf('@'); at >= 0; at = word.indexOf('@', from)) {
    const start = Math.max(from, at - 100);
    const [domain = ''] = start < at ? (/^[^@]+(?<!\W)/.exec(word.slice(at + 1, at + 256)) ?? []) : [];
    from = at + 1 + domain.length;
    if (domain !== '') found.push({ 0: word.slice(start, from), index: start });
  }
  return found;
}

interface GitlabHeading extends Omit<Heading, 'line'> {
  readonly name: string;
  /** The default owners: all characters that owners can consist of. */
  readonly owners: string;
  /** What GitLab ignores after them; empty if that is a comment. */
  readonly rest: string;
}

/**
 * `[Name]`, `^[Name]`, `[Name][2] @default @owners`: whatever starts with a name in brackets.
 * https://gitlab.com/gitlab-org/gitlab/-/blob/master/ee/lib/gitlab/code_owners/section_parser.rb
 */
function headingOf(line: string): GitlabHeading | undefined {
  const start = /^(\^?)\[([^\]]*)\](?:\[(\d*)\])?/.exec(line);
  if (start === null) return undefined;
  const [all, caret, name = '', approvals = ''] = start;
  const owners = /^[\t\v\f\r\n ]+[@\w.\-/+\t\v\f\r\n ]*/.exec(line.slice(all.length))?.[0] ?? '';
  const rest = line.slice(all.length + owners.length);
  return {
    name,
    isOptional: caret === '^',
    approvals: Math.max(1, Math.min(Number(approvals), maxApprovals)),
    owners,
    rest: rest.startsWith('#') && owners !== '' ? '' : rest,
  };
}

const maxApprovals = 1_000_000;

function ignoredAfter({ name, owners, rest }: GitlabHeading): string {
  return owners === ''
    ? `GitLab reads this line as section [${name}], and ignores ${quoted(rest)}. Remove that, or escape "[" if this is a pattern.`
    : `GitLab ignores ${quoted(rest)}: default owners end there. Separate owners by spaces.`;
}
