import type { RepoPath } from '../../text/repoPath.ts';
import { quoted } from '../../text/sentence.ts';
import { unnamed, type Codeowners, type CodeownersNote, type CodeownersRule } from './codeowners.ts';
import { githubRules, maxGithubSize } from './github.ts';
import { gitlabRules } from './gitlab.ts';
import { hostName, isLikeOwner, type Host } from './host.ts';
import { linesOf } from './lines.ts';

/**
 * Reads the text of a CODEOWNERS file. Never throws; takes time in proportion to the text. `paths` are the files of the
 * repository: with them, a line such as `@types @ana` has a pattern if there is such a file or folder.
 */
export function readCodeowners(text: string, host: Host, paths: Iterable<RepoPath> = []): Codeowners {
  const unread = unreadReason(text, host);
  if (unread !== undefined)
    return {
      ...{ host, rules: [], replaced: [], sections: [unnamed], comments: [] },
      notes: [{ line: 1, message: unread }],
    };
  const notes: CodeownersNote[] = [];
  const { lines, comments } = linesOf(text, host, notes);
  const read =
    host === 'gitlab' ? gitlabRules(lines) : { rules: githubRules(lines), replaced: [], sections: [unnamed] };
  const rules = withPatterns(read.rules, host, paths, notes);
  const patterns = new Set(rules.map(({ pattern }) => pattern));
  const replaced = read.replaced.filter(
    ({ pattern }) => patterns.has(pattern) || !isLikeOwner(pattern, host),
  );
  const sections = read.sections.map((section, at) => {
    const own = rules.filter((rule) => rule.section === at);
    return own.length === 0
      ? section
      : { ...section, isOptional: own.every(({ heading }) => heading.isOptional) };
  });
  notes.sort((one, other) => one.line - other.line);
  return { host, rules, replaced, sections, notes, comments };
}

function unreadReason(text: string, host: Host): string | undefined {
  // Read as UTF-8, the byte order mark is two replacement characters, and every second byte is NUL.
  if (/^(?:\ufffd\ufffd)?(?:[^\0]\0|\0[^\0]){2}/.test(text))
    return `${hostName(host)} cannot read UTF-16, so no file has an owner. Save the file as UTF-8.`;
  if (host === 'github' && new TextEncoder().encode(text).length >= maxGithubSize)
    return 'GitHub ignores CODEOWNERS files of 3 MB or more, so no file has an owner.';
  if (host === 'gitlab' && text.includes('\0'))
    return 'GitLab ignores CODEOWNERS files that contain NUL characters, so no file has an owner.';
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
