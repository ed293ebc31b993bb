import type { Domain, Items, Leadership, Text } from '../../model/leadership.ts';
import { readLeadership } from '../../model/read.ts';
import { allOf } from '../../text/sentence.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { compileOwnership, type Match, type Ownership } from '../ownership.ts';
import type { Codeowners, CodeownersRule } from './read.ts';
import { patternOf, type Shape } from './shape.ts';

/** Those who are asked about a path, by one section; each section of GitLab asks for itself. */
export interface Asked {
  readonly owners: readonly string[];
  /** What decided. */
  readonly rule: CodeownersRule;
  readonly isOptional: boolean;
  readonly approvals: number;
}

/** Who is asked about a path; nobody where there is no item, whether on purpose or not. */
export type Effect = (path: RepoPath) => readonly Asked[];

/** Compiles a CODEOWNERS file, so that it can be asked often. */
export function effectOf({ rules, sections }: Codeowners): Effect {
  const asked = sections.flatMap((section, at) => {
    const own = rules.filter((rule) => rule.section === at);
    const decide = decider(own.filter(({ isExclusion }) => !isExclusion));
    const exclude = decider(own.filter(({ isExclusion }) => isExclusion));
    return own.length === 0 ? [] : [{ section, decide, exclude }];
  });
  return (path) =>
    asked.flatMap(({ section, decide, exclude }): Asked[] => {
      const rule = decide(path);
      if (rule === undefined || rule.owners.length === 0 || exclude(path) !== undefined) return [];
      const { isOptional, approvals } = section;
      return [{ owners: rule.owners, rule, isOptional, approvals }];
    });
}

/** What two files ask for differently. */
export interface Difference {
  readonly path: RepoPath;
  readonly one: readonly Asked[];
  readonly other: readonly Asked[];
}

/** The paths about which two files do not ask the same people, in the order of the paths. */
export function differencesOf(paths: Iterable<RepoPath>, one: Effect, other: Effect): Difference[] {
  const differences: Difference[] = [];
  for (const path of paths) {
    const [left, right] = [one(path), other(path)];
    if (signatureOf(left) !== signatureOf(right)) differences.push({ path, one: left, other: right });
  }
  return differences;
}

/** Who is asked, in words. */
export function askedInWords(asked: readonly Asked[]): string {
  if (asked.length === 0) return 'nobody';
  return allOf(
    asked.map(({ owners, isOptional, approvals }) => {
      const conditions = [
        ...(isOptional ? ['optional'] : []),
        ...(approvals > 1 ? [`${String(approvals)} approvals`] : []),
      ];
      return owners.join(' ') + (conditions.length === 0 ? '' : ` (${conditions.join(', ')})`);
    }),
  );
}

/** The patterns of `docs/format.md` for a shape, in one list. */
export function patternsOf(shape: Shape): string[] {
  const { pattern, isWider } = patternOf(shape);
  return isWider ? [pattern, `!${pattern}/`] : [pattern];
}

function signatureOf(asked: readonly Asked[]): string {
  return asked
    .map(({ owners, isOptional, approvals }) =>
      JSON.stringify([
        [...new Set(owners.map((owner) => owner.toLowerCase()))].sort(),
        isOptional,
        approvals,
      ]),
    )
    .sort()
    .join();
}

/** The last rule that covers a path. */
function decider(rules: readonly CodeownersRule[]): (path: RepoPath) => CodeownersRule | undefined {
  const { byDomain, lookup } = compiled(rules);
  return (path) => ruleOf(byDomain, lookup(path).decidedBy);
}

/** The rules that cover a path, the last one first. */
export function coveringRules(rules: readonly CodeownersRule[]): (path: RepoPath) => CodeownersRule[] {
  const { byDomain, lookup } = compiled(rules);
  return (path) => {
    const { decidedBy, overruled } = lookup(path);
    return [decidedBy, ...overruled].flatMap((match) => ruleOf(byDomain, match) ?? []);
  };
}

type ByDomain = ReadonlyMap<Domain, CodeownersRule>;

/** Rules are asked as the domains of a leadership file are. */
function compiled(rules: readonly CodeownersRule[]): {
  readonly byDomain: ByDomain;
  readonly lookup: Ownership['lookup'];
} {
  const byDomain = new Map<Domain, CodeownersRule>();
  const domains = rules.flatMap((rule) =>
    (rule.shapes ?? []).map((shape) => {
      const domain: Domain = { ...bareDomain, paths: items(patternsOf(shape).map(located)) };
      byDomain.set(domain, rule);
      return domain;
    }),
  );
  const { lookup } = compileOwnership([{ ...emptyLeadership, domains: items(domains) }]);
  return { byDomain, lookup };
}

function ruleOf(byDomain: ByDomain, match: Match | undefined): CodeownersRule | undefined {
  return match?.domain === undefined ? undefined : byDomain.get(match.domain);
}

const span = { start: 0, end: 0 };
const located = (value: string): Text => ({ value, span });
const items = <T>(list: readonly T[]): Items<T> => ({ items: list, span, isWhole: true });
const emptyLeadership: Leadership = readLeadership(
  { kind: 'map', span, entries: [], damaged: false },
  'leadership.yaml',
);
const bareDomain: Domain = {
  id: located('rule'),
  paths: items([]),
  owners: items([]),
  decisions: [],
  criteria: items([]),
  goals: items([]),
  requires: [],
  span,
  unread: new Set(),
};
