import { readPattern } from '../patterns/pattern.ts';
import type { Host } from './host.ts';
import { canonical, literal, patternOf, shapeOf, type Shape } from './shape.ts';

/**
 * The paths that a CODEOWNERS pattern matches, without the `!` of GitLab; undefined if the host or `docs/format.md` has no
 * such pattern.
 */
export function globShapes(pattern: string, host: Host): readonly Shape[] | undefined {
  if (pattern.length > maxLength) return undefined;
  const written = host === 'gitlab' ? expanded(gitlabPattern(pattern)) : [pattern];
  const shapes = written?.map((text) => (host === 'gitlab' ? gitlabShape(text) : githubShape(text)));
  return shapes?.some((shape) => shape === undefined || !isReadable(shape)) === true
    ? undefined
    : (shapes as readonly Shape[] | undefined);
}

const maxLength = 1024;
const maxAlternatives = 64;

/** GitHub's patterns are those of `docs/format.md`, except that a backslash escapes any character. */
function githubShape(pattern: string): Shape | undefined {
  const source = pattern.replace(/\\(.)/gsu, (_, character: string) => literal(character));
  return 'fault' in readPattern(source) ? undefined : shapeOf(source, '');
}

/**
 * A pattern as GitLab completes it, so that patterns that it takes for the same are the same: without a leading slash it
 * matches at any depth, and with a trailing slash everything below.
 * https://docs.gitlab.com/user/project/codeowners/reference/#path-matching
 */
export function gitlabPattern(pattern: string): string {
  if (pattern === '*') return '/**/*';
  const written = pattern.replace(/^\\#/, '#').replace(/\\[\t\v\f\r\n ]+/g, ' ');
  const anchored = written.startsWith('/') ? written : `/**/${written}`;
  return anchored.endsWith('/') ? `${anchored}**/*` : anchored;
}

/**
 * GitLab uses Ruby's `File.fnmatch` with `FNM_PATHNAME` and `FNM_DOTMATCH`. A name matches only a file of that name, not
 * the files in a folder, and `**` at the end is the same as `*`.
 */
function gitlabShape(completed: string): Shape | undefined {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(completed)) return undefined;
  const segments = completed.slice(1).split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return undefined;
  const names = segments.map((segment, at) =>
    segment === '**' && at < segments.length - 1 ? '**' : gitlabName(segment),
  );
  return names.includes(undefined) ? undefined : canonical(names.filter((name) => name !== undefined));
}

function gitlabName(segment: string): string | undefined {
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(segment)) return undefined;
  return segment.replace(/\\(.)|\*+/gsu, (_, escaped: string | undefined) =>
    escaped === undefined ? '*' : literal(escaped),
  );
}

/**
 * A pattern with character classes, `[ch]` or `[a-c]`, as patterns without them; undefined for too many. A `[` without a
 * `]` matches nothing.
 */
function expanded(pattern: string): string[] | undefined {
  const [, before = '', bracket, inside = '', end, after = ''] =
    /^((?:\\.|[^\\[])*)(\[)((?:\\.|[^\\\]])*)(\]?)(.*)$/su.exec(pattern) ?? [];
  if (bracket === undefined) return [pattern];
  if (end === '' || inside === '') return [];
  if (/^[!^]/.test(inside)) return undefined;
  const characters: string[] = [];
  const members = inside.match(/\\.|[^\\]/gsu) ?? [];
  for (let at = 0; at < members.length; at++) {
    const from = bare(members[at]);
    const to = members[at + 1] === '-' ? bare(members[at + 2]) : undefined;
    if (to === undefined || to === '') {
      characters.push(from);
      continue;
    }
    at += 2;
    const [first = 0, last = 0] = [from.codePointAt(0), to.codePointAt(0)];
    if (last - first >= maxAlternatives) return undefined;
    for (let code = first; code <= last; code++) characters.push(String.fromCodePoint(code));
  }
  const rests = expanded(after);
  if (rests === undefined || characters.includes('/') || characters.length * rests.length > maxAlternatives)
    return undefined;
  return [...new Set(characters)].flatMap((character) =>
    rests.map((rest) => `${before}${/[\w.-]/.test(character) ? '' : '\\'}${character}${rest}`),
  );
}

function bare(member: string | undefined): string {
  return member === undefined ? '' : member.length > 1 && member.startsWith('\\') ? member.slice(1) : member;
}

/** Whether a pattern of `docs/format.md` can express a shape. */
function isReadable(shape: Shape): boolean {
  return 'pattern' in readPattern(patternOf(shape).pattern);
}
