import { visible, visibleLine, withoutUnseen } from '../../text/visible.ts';
import { opening, scalar } from '../codeowners/startText.ts';
import type { StatedPurpose } from '../codeowners/statedPurpose.ts';
import type { Annotation, Annotations, CommentHeading } from './annotations.ts';
import { domainNames, teamOf, type DomainName } from './domainNames.ts';
import type { DomainRule } from './domainRules.ts';
import type { DomainToWrite } from './domains.ts';

/** What a new leadership file is written from. */
export interface FileToWrite {
  readonly domains: readonly DomainToWrite[];
  readonly patternsFor: (rule: DomainRule) => readonly string[];
  readonly annotations: Annotations;
  /** Comments about what is not imported, by the line of a heading of GitLab. */
  readonly losses: ReadonlyMap<number, string>;
  /** What the owners come from, such as the path of a CODEOWNERS file. */
  readonly from: string;
  readonly purpose: StatedPurpose | undefined;
  /** What teams own a domain; by default, those whose handles are its owners. */
  readonly teamsOf?: (domain: DomainToWrite) => readonly string[];
  readonly parentOf?: (domain: DomainToWrite) => DomainToWrite | undefined;
  /** Comments beside the owners of a domain. */
  readonly ownerComments?: (domain: DomainToWrite) => ReadonlyMap<string, string>;
  /** Comments above the domains. */
  readonly remarks?: readonly string[];
  /** Lines after the domains. */
  readonly lists?: readonly string[];
}

/** The text of a new leadership file. */
export function fileText(file: FileToWrite): string {
  const { annotations, from, purpose, remarks = [], lists = [] } = file;
  const source = visibleLine(from);
  const domains = file.domains.filter(({ isUnowned }) => !isUnowned);
  const parents = new Set(domains.map((domain) => file.parentOf?.(domain)));
  const names = domainNames(
    domains.map((domain) => ({
      ...domain,
      isParent: parents.has(domain),
      teams: file.teamsOf?.(domain) ?? domain.owners.filter((owner) => owner.includes('/')).map(teamOf),
      headings: domain.rules.map((rule) => annotationOf(rule, file)?.heading),
    })),
  );
  const progress: Progress = { told: new Set(), chapter: undefined };
  const idOf = new Map(domains.map((domain, at) => [domain, names[at]?.id]));
  const unowned = file.domains.filter(({ isUnowned }) => isUnowned).flatMap(({ rules }) => rules);
  return [
    `# Generated from ${source} by "leadership init".`,
    '# Replace each TODO with your own words.',
    ...opening(purpose),
    ...remarks.map(commentLine),
    ...quotedComments(`# At the start of ${source}:`, annotations.start),
    domains.length === 0 ? 'domains: []' : 'domains:',
    ...domains.flatMap((domain, at) => [
      ...(at === 0 ? [] : ['']),
      ...domainLines(domain, names[at] ?? { id: 'domain', heading: undefined }, file, progress, idOf),
    ]),
    ...(unowned.length === 0
      ? []
      : [
          '',
          '# Paths that need no owner.',
          ...listLines('', 'unowned', itemsOf(unowned, undefined, file, progress)),
        ]),
    ...(annotations.end.length === 0
      ? []
      : ['', ...quotedComments(`# At the end of ${source}:`, annotations.end)]),
    ...lists,
    '',
  ].join('\n');
}

/** What is written so far. */
interface Progress {
  /** The lines of the rules and headings whose comments are written. */
  readonly told: Set<number>;
  /** The heading that is written above the domains of its rules. */
  chapter: string | undefined;
}

/** Comments that may no longer be true where they stand, with their source. */
function quotedComments(title: string, comments: readonly string[]): string[] {
  return comments.length === 0 ? [] : [title, ...comments.map((text) => commentLine(`  ${text}`))];
}

function commentLine(text: string): string {
  return `# ${visible(text)}`.trimEnd();
}

function annotationOf({ rule }: DomainRule, { annotations }: FileToWrite): Annotation | undefined {
  return annotations.byLine.get(rule.line);
}

/** An item of a list of patterns. */
interface Item {
  readonly pattern: string;
  /** The comments above it. */
  readonly comments: string[];
  /** The comment on its line. */
  readonly beside: string | undefined;
}

function domainLines(
  domain: DomainToWrite,
  { id, heading }: DomainName,
  file: FileToWrite,
  progress: Progress,
  idOf: ReadonlyMap<DomainToWrite, string | undefined>,
): string[] {
  const { rules, owners } = domain;
  const headings = rules.map((rule) => annotationOf(rule, file)?.heading);
  const only = headings.every((one) => one?.text === headings[0]?.text) ? headings[0] : undefined;
  const chapter = only === undefined || only.text === heading?.text ? undefined : only.text;
  const title = chapter === progress.chapter ? [] : [chapter].filter((text) => text !== undefined);
  progress.chapter = chapter;
  const items = itemsOf(rules, only ?? heading, file, progress);
  const paragraphs = new Set(rules.map((rule) => annotationOf(rule, file)?.paragraph));
  // A comment above all of the rules is about the domain.
  const comments = paragraphs.size === 1 ? (items[0]?.comments.splice(0) ?? []) : [];
  const losses = rules.flatMap(({ rule }) => {
    const isNew = !progress.told.has(rule.heading.line);
    progress.told.add(rule.heading.line);
    return isNew ? (file.losses.get(rule.heading.line) ?? []) : [];
  });
  const outer = file.parentOf?.(domain);
  const parent = outer && idOf.get(outer);
  const beside = file.ownerComments?.(domain);
  return [
    ...[...title, ...comments, ...losses].map((text) => `  ${commentLine(text)}`),
    `  - id: ${scalar(id)}`,
    ...(heading === undefined || heading.text === id
      ? []
      : [`    name: ${scalar(withoutUnseen(heading.text))}`]),
    ...(parent === undefined ? [] : [`    parent: ${scalar(parent)}`]),
    ...listLines('    ', 'paths', items),
    ...listLines(
      '    ',
      'owners',
      owners.map((pattern) => ({ pattern, comments: [], beside: beside?.get(pattern) })),
    ),
  ];
}

/** The patterns of rules with their comments and headings. Those under the name of the domain come first. */
function itemsOf(
  rules: readonly DomainRule[],
  name: CommentHeading | undefined,
  file: FileToWrite,
  progress: Progress,
): Item[] {
  const items = new Map<string, Item>();
  const headingOf = (rule: DomainRule): CommentHeading | undefined => {
    const heading = annotationOf(rule, file)?.heading;
    return heading?.text === name?.text ? undefined : heading;
  };
  let heading: CommentHeading | undefined;
  const ordered = [
    ...rules.filter((rule) => headingOf(rule) === undefined),
    ...rules.filter((rule) => headingOf(rule) !== undefined),
  ];
  for (const rule of ordered) {
    const { line } = rule.rule;
    const { above = [], beside } = progress.told.has(line) ? {} : (annotationOf(rule, file) ?? {});
    progress.told.add(line);
    const own = headingOf(rule);
    const comments = [...(own === undefined || own.text === heading?.text ? [] : [own.text]), ...above];
    heading = own;
    const [first = '', ...others] = file.patternsFor(rule);
    const known = items.get(first);
    if (known === undefined) items.set(first, { pattern: first, comments, beside });
    else known.comments.push(...comments, ...(beside === undefined ? [] : [beside]));
    for (const pattern of others)
      if (!items.has(pattern)) items.set(pattern, { pattern, comments: [], beside: undefined });
  }
  const owners = new Set(rules[0]?.owners);
  return [...items.values()].map((item) => ({
    ...item,
    // A comment that only repeats the owner says nothing new.
    comments: item.comments.filter((text) => !owners.has(text)),
  }));
}

/** A list of names on one line if it is short. */
export function listOfNames(indent: string, key: string, names: readonly string[]): string[] {
  return listLines(
    indent,
    key,
    names.map((pattern) => ({ pattern, comments: [], beside: undefined })),
  );
}

/** A list on one line if it is short and has no comments. */
function listLines(indent: string, key: string, items: readonly Item[]): string[] {
  const scalars = items.map(({ pattern }) => scalar(pattern));
  const line = `${indent}${key}: [${scalars.join(', ')}]`;
  const hasComments = items.some(({ comments, beside }) => comments.length > 0 || beside !== undefined);
  if (line.length <= maxWidth && !hasComments) return [line];
  return [
    `${indent}${key}:`,
    ...items.flatMap(({ comments, beside }, at) => [
      ...comments.map((text) => `${indent}  ${commentLine(text)}`),
      `${indent}  - ${scalars[at] ?? ''}${beside === undefined ? '' : ` ${commentLine(beside)}`}`,
    ]),
  ];
}

const maxWidth = 110;
