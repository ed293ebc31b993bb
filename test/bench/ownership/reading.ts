import { isCovered } from '../../ownership/plainReading.ts';

/** The position of the last pattern that covers a path, or -1. */
export interface Reading {
  readonly decide: (path: string) => number;
  /** The same, where patterns are read as docs/format.md says it, sentence by sentence. */
  readonly decideSlowly: (path: string) => number;
}

/**
 * A reading of many patterns that shares nothing with what it is compared with: regular expressions. Quick enough
 * for a million paths, since a pattern is only read where the path has the names that are written in it.
 */
export function reading(patterns: readonly string[]): Reading {
  const expressions = patterns.map(expressionOf);
  const byHead = new Map<string, number[]>();
  const byName = new Map<string, number[]>();
  const globs: { readonly rule: number; readonly begin: string; readonly end: string }[] = [];
  const always: number[] = [];
  for (const [rule, pattern] of patterns.entries()) {
    const segments = pattern.replace(/^\//, '').replace(/\/$/, '').split('/');
    const floats = segments.length === 1 && !pattern.startsWith('/');
    const firstGlob = floats ? 0 : segments.findIndex((segment) => !isLiteral(segment));
    const head = firstGlob < 0 ? segments : segments.slice(0, firstGlob);
    const name = segments.findLast(isLiteral);
    const glob = segments.find((segment) => /[^*]/.test(segment));
    if (head.length > 0) add(byHead, head.map(plain).join('/'), rule);
    else if (name !== undefined) add(byName, plain(name), rule);
    else if (glob === undefined) always.push(rule);
    else {
      const [begin = '', ...others] = glob.replaceAll(/\\./gsu, '*').split(/[*?]+/);
      globs.push({ rule, begin, end: others.at(-1) ?? '' });
    }
  }
  const ofName = remembering((name: string): readonly number[] => [
    ...(byName.get(name) ?? []),
    ...globs.filter(({ begin, end }) => name.startsWith(begin) && name.endsWith(end)).map(({ rule }) => rule),
  ]);
  let latest: { readonly folder: string; readonly rules: readonly number[] } | undefined;
  const ofFolder = (folder: string): readonly number[] => {
    if (latest?.folder === folder) return latest.rules;
    const names = folder === '' ? [] : folder.split('/');
    const rules = names.flatMap((name, at) => [
      ...ofName(name),
      ...(byHead.get(names.slice(0, at + 1).join('/')) ?? []),
    ]);
    latest = { folder, rules: [...always, ...rules] };
    return latest.rules;
  };
  const candidates = (path: string): readonly number[] => {
    const slash = path.lastIndexOf('/');
    const inFolder = ofFolder(slash < 0 ? '' : path.slice(0, slash));
    const ofFile = [...ofName(path.slice(slash + 1)), ...(byHead.get(path) ?? [])];
    return [...inFolder, ...ofFile].sort((one, other) => other - one);
  };
  return {
    decide: (path) => candidates(path).find((rule) => expressions[rule]?.test(path)) ?? -1,
    decideSlowly: (path) => patterns.findLastIndex((pattern) => isCovered(pattern, path)),
  };
}

function expressionOf(pattern: string): RegExp {
  const segments = pattern.replace(/^\//, '').replace(/\/$/, '').split('/');
  const floats = segments.length === 1 && !pattern.startsWith('/');
  const last = segments.at(-1);
  const parts = segments.map((segment, at) => {
    const isLast = at === segments.length - 1;
    if (segment === '**') return isLast ? '.+' : '(?:[^/]+/)*';
    const name = segment.replaceAll(/\\?[^]/gu, (sign) => {
      if (sign === '*') return '[^/]*';
      if (sign === '?') return '[^/]';
      return quoted(sign.replace(/^\\/, ''));
    });
    return isLast ? name : `${name}/`;
  });
  const end = pattern.endsWith('/') ? '/.+' : last === '*' || last === '**' ? '' : '(?:/.+)?';
  return new RegExp(`^${floats ? '(?:[^/]+/)*' : ''}${parts.join('')}${end}$`, 'us');
}

function quoted(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
}

function isLiteral(segment: string): boolean {
  return !/[*?]/.test(segment.replaceAll(/\\./gsu, ''));
}

function plain(segment: string): string {
  return segment.replaceAll(/\\(.)/gsu, '$1');
}

function add(map: Map<string, number[]>, key: string, rule: number): void {
  map.set(key, [...(map.get(key) ?? []), rule]);
}

function remembering<V>(compute: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
