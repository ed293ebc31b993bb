import { isRole } from '../../model/handle.ts';
import { quoted } from '../../text/sentence.ts';
import { noHeading, unnamed, type CodeownersRule, type Heading, type Section } from './codeowners.ts';
import { gitlabPattern, globShapes } from './glob.ts';
import { isOwnerOn } from './host.ts';
import { trimmedBlanks, wordsOf, type Line } from './lines.ts';

/**
 * The rules of GitLab, which uses the valid parts of a line. A section has one rule for each pattern: a line with the
 * pattern of an earlier one replaces it in its place.
 * https://gitlab.com/gitlab-org/gitlab/-/blob/master/ee/lib/gitlab/code_owners/file.rb
 */
export function gitlabRules(lines: readonly Line[]): {
  rules: CodeownersRule[];
  replaced: CodeownersRule[];
  sections: Section[];
} {
  const rules: CodeownersRule[] = [];
  const replaced: CodeownersRule[] = [];
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
    const earlier = place === undefined ? undefined : rules[place];
    if (place === undefined || earlier === undefined) {
      places.set(key, rules.length);
      rules.push(whole);
    } else {
      replaced.push(earlier);
      note(
        `Line ${String(earlier.line)} has the same pattern, so GitLab uses this line in its place. Remove one of them.`,
      );
      rules[place] = whole;
    }
  }
  return { rules, replaced, sections };
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

/** The offset of GitLab's first section in a text, which may have one character per byte; undefined without sections. */
export function headingLine(text: string): number | undefined {
  let start = /^(?:\ufeff|\u00ef\u00bb\u00bf)/.exec(text)?.[0].length ?? 0;
  for (const line of text.slice(start).split('\n')) {
    if (headingOf(trimmedBlanks(line)) !== undefined) return start;
    start += line.length + 1;
  }
  return undefined;
}
