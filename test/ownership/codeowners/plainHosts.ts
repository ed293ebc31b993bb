import type { Host } from '../../../src/ownership/codeowners/host.ts';

/** Who is asked about a path, each once, in the order of their names. */
export type PlainOwners = (path: string) => string;

/**
 * Who a host asks by a CODEOWNERS file: what the hosts' own pages say, line by line and with regular expressions, so
 * that it can be compared with a quicker and more careful reading. The file has to be one without a fault.
 */
export function plainOwners(text: string, host: Host): PlainOwners {
  return host === 'github' ? plainGithub(text) : plainGitlab(text);
}

interface PlainRule {
  readonly covers: RegExp;
  readonly owners: readonly string[];
}

/** https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners */
function plainGithub(text: string): PlainOwners {
  const rules = linesOf(text).map(({ pattern, words }): PlainRule => {
    const comment = words.findIndex((word) => word.startsWith('#'));
    return { covers: githubExpression(pattern), owners: comment < 0 ? words : words.slice(0, comment) };
  });
  return (path) => inWords(rules.findLast(({ covers }) => covers.test(path))?.owners ?? []);
}

function githubExpression(pattern: string): RegExp {
  const floats = !/\/./.test(pattern);
  const segments = pattern.replace(/^\//, '').replace(/\/$/, '').split('/');
  const last = segments.at(-1);
  const ending = pattern.endsWith('/') || last === '**' ? '/.+' : last === '*' ? '' : '(?:/.+)?';
  const named = last === '**' ? segments.slice(0, -1) : segments;
  return new RegExp(
    `^${floats ? '(?:.+/)?' : ''}${joined(named)}${named.length === 0 ? '.+' : ending}$`,
    'su',
  );
}

/**
 * Ruby's `File.fnmatch` with `FNM_PATHNAME` and `FNM_DOTMATCH`, after what GitLab makes of a pattern.
 * https://gitlab.com/gitlab-org/gitlab/-/blob/master/ee/lib/gitlab/code_owners/file.rb
 */
function gitlabExpression(pattern: string): RegExp {
  if (pattern === '*') return /^.*$/su;
  const anchored = pattern.startsWith('/') ? pattern.slice(1) : `**/${pattern}`;
  return new RegExp(`^${joined((anchored.endsWith('/') ? `${anchored}**/*` : anchored).split('/'))}$`, 'su');
}

/** https://docs.gitlab.com/user/project/codeowners/reference/ */
function plainGitlab(text: string): PlainOwners {
  /** For each section, its lines by their patterns: a later line with the same pattern takes the place of the earlier. */
  const sections = new Map<string, Map<string, PlainRule & { excludes: boolean }>>();
  const open = (name: string): Map<string, PlainRule & { excludes: boolean }> => {
    const section = sections.get(name) ?? new Map<string, PlainRule & { excludes: boolean }>();
    sections.set(name, section);
    return section;
  };
  let section = open('');
  let defaults: readonly string[] = [];
  for (const { line, pattern, words } of linesOf(text)) {
    const [, name, owners = ''] = /^\^?\[([^\]]+)\](?:\[\d*\])?((?:\s.*)?)$/.exec(line) ?? [];
    if (name !== undefined) {
      section = open(name.toLowerCase());
      defaults = owners.split(/\s+/).filter((word) => word.includes('@'));
      continue;
    }
    const excludes = pattern.startsWith('!');
    const covers = gitlabExpression(excludes ? pattern.slice(1) : pattern);
    section.set(covers.source, { covers, excludes, owners: words.length === 0 ? defaults : words });
  }
  return (path) =>
    inWords(
      [...sections.values()].flatMap((section) => {
        const matching = [...section.values()].filter(({ covers }) => covers.test(path));
        return matching.some(({ excludes }) => excludes) ? [] : (matching.at(-1)?.owners ?? []);
      }),
    );
}

function linesOf(text: string): { line: string; pattern: string; words: string[] }[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [pattern = '', ...words] = line.match(/(?:\\.|\S)+/g) ?? [];
      return { line, pattern, words };
    });
}

/** Segments as an expression: `**` and a slash stand for any number of folders, none included. */
function joined(segments: readonly string[]): string {
  return segments
    .map((segment, at) =>
      at === segments.length - 1
        ? nameExpression(segment)
        : segment === '**'
          ? '(?:[^/]+/)*'
          : `${nameExpression(segment)}/`,
    )
    .join('');
}

function nameExpression(name: string): string {
  if (/^\*+$/.test(name)) return '[^/]+';
  return name.replace(/\\(.)|\*+|\?|\[([^\]]+)\]|[^\\]/gsu, (part, escaped?: string, members?: string) => {
    if (escaped !== undefined) return quoted(escaped);
    if (members !== undefined) return `[${members}]`;
    return part.startsWith('*') ? '[^/]*' : part === '?' ? '[^/]' : quoted(part);
  });
}

function quoted(character: string): string {
  return character.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&');
}

function inWords(owners: readonly string[]): string {
  return [...new Set(owners.map((owner) => owner.toLowerCase()))].sort().join(' ');
}
