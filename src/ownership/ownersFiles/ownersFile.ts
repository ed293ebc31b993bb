import { parse } from '../../parse/parse.ts';
import type { KeyNode, MapEntry, MapNode, Node } from '../../parse/tree.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { folderOf } from '../../text/repoPath.ts';
import { nearest, quoted } from '../../text/sentence.ts';
import { lineTable, positionAt, type Span } from '../../text/span.ts';
import { parseExpression, type Expression } from './expression.ts';
import { matcherOf } from './matcher.ts';
import type { FileNote } from './note.ts';

/** A file that is read: OWNERS, or OWNERS_ALIASES. */
export interface OwnersSource {
  readonly path: RepoPath;
  readonly text: string;
}

/** An OWNERS file of Kubernetes. */
export interface OwnersFile {
  readonly path: RepoPath;
  readonly folder: RepoPath;
  /** Those with approvers. Without filters, a file has one that matches everything. */
  readonly filters: readonly OwnersFilter[];
  /** Whether approvers of outer folders cannot approve changes in this one. */
  readonly hasNoParentOwners: boolean;
  /** Whether it has reviewers, with or without approvers. */
  readonly hasReviewers: boolean;
  /** Comments above the approvers that are not about the format. */
  readonly comments: readonly string[];
}

/** The approvers of some files in a folder. */
export interface OwnersFilter {
  readonly line: number;
  /** The regular expression for paths relative to the folder; undefined for all files. */
  readonly source: string | undefined;
  readonly expression: Expression | undefined;
  readonly matches: (path: RepoPath) => boolean;
  /** How many steps its matches took. */
  readonly work: () => number;
  readonly approvers: readonly Approver[];
}

/** A user or an alias, as written without `@`. */
export interface Approver {
  readonly name: string;
  readonly line: number;
  /** The comment on its line. */
  readonly comment: string | undefined;
}

/** How many steps the matches of all filters can still take. Below 0, they are of no use. */
export interface MatchBudget {
  left: number;
}

/** What a file says, what is ignored in it, and what prevents that it is read. */
export interface ReadOwnersFile {
  readonly file: OwnersFile;
  readonly notes: readonly FileNote[];
  readonly errors: readonly FileNote[];
}

/**
 * Reads an OWNERS file as Prow does: either approvers for the whole folder, or `filters`, whose keys are regular
 * expressions for paths relative to the folder. Keys are read in any case, and unknown ones are ignored. Unlike Prow,
 * which ignores a file with an error, this reports it.
 * https://github.com/kubernetes-sigs/prow/blob/main/pkg/repoowners/repoowners.go
 * https://www.kubernetes.dev/docs/guide/owners/
 */
export function readOwnersFile(source: OwnersSource, budget: MatchBudget): ReadOwnersFile {
  const reader = new FileReader(source, budget);
  const file = reader.file();
  return { file, notes: reader.notes, errors: reader.errors };
}

/** Whether a text could be an OWNERS file of Kubernetes: in a file of Chromium or Gerrit, lines are owners themselves. */
export function isKubernetesOwners(text: string): boolean {
  return /^["']?(?:approvers|reviewers|filters|options|labels)["']?[ \t]*:/im.test(text);
}

/** The lines of the format that Chromium and Gerrit use. */
const chromiumLine =
  /^[ \t]*(?:set noparent|per-file[ \t].*|include[ \t]\S+|file:.*|\*|[\w.+-]+@[\w.-]+)[ \t]*(?:#.*)?$/m;

/** Reads a YAML file whose problems have lines. */
export class YamlReader {
  readonly notes: FileNote[] = [];
  readonly errors: FileNote[] = [];
  readonly #source: OwnersSource;
  readonly #lines: ReturnType<typeof lineTable>;
  /** The comments, by line. */
  protected readonly comments = new Map<number, string>();

  constructor(source: OwnersSource) {
    this.#source = source;
    this.#lines = lineTable(source.text);
  }

  /** The top of the file; undefined if it is empty or has errors. */
  protected root(): MapNode | undefined {
    const { text } = this.#source;
    const { root, findings, comments } = parse(text);
    for (const { start, end } of comments)
      this.comments.set(this.lineOf({ start }), text.slice(start + 1, end).trim());
    for (const { span, message } of findings) this.error(span, message);
    if (findings.length > 0 || (root?.kind === 'scalar' && root.value === null)) return undefined;
    if (root?.kind === 'map') return root;
    this.error(root?.span ?? { start: 0 }, `The file is not a YAML map. ${this.expected}`);
    return undefined;
  }

  /** What a file should look like. */
  protected readonly expected: string = 'Write "approvers:", and a list of users below it.';

  /** The entries of a map, without those whose key occurs before. */
  protected entriesOf(map: MapNode): readonly MapEntry[] {
    const known = new Map<string, MapEntry>();
    for (const entry of map.entries) {
      const { name, span } = entry.key;
      if (known.has(name)) this.error(span, `Key ${quoted(name)} occurs twice. Join both, or remove one.`);
      else known.set(name, entry);
    }
    return [...known.values()];
  }

  /** The strings of a list, with their nodes. A list without a value is empty. */
  protected stringsOf({ key, value }: MapEntry): readonly { readonly text: string; readonly span: Span }[] {
    if (value.kind === 'scalar' && value.value === null) return [];
    if (value.kind !== 'list') {
      this.error(
        value.span,
        `${quoted(key.name)} is not a list. Write each name in a line of its own, after "- ".`,
      );
      return [];
    }
    return value.items.flatMap((item) => {
      if (item.kind === 'scalar') return item.value === null ? [] : [{ text: item.source, span: item.span }];
      this.error(item.span, `${quoted(key.name)} has an item that is no name. Write a user or an alias.`);
      return [];
    });
  }

  protected lineOf({ start }: Pick<Span, 'start'>): number {
    return positionAt(this.#lines, start).line + 1;
  }

  protected note(span: Pick<Span, 'start'>, message: string): void {
    this.notes.push({ file: this.#source.path, line: this.lineOf(span), message });
  }

  protected error(span: Pick<Span, 'start'>, message: string): void {
    this.errors.push({ file: this.#source.path, line: this.lineOf(span), message });
  }

  protected get source(): OwnersSource {
    return this.#source;
  }
}

class FileReader extends YamlReader {
  readonly #budget: MatchBudget;

  constructor(source: OwnersSource, budget: MatchBudget) {
    super(source);
    this.#budget = budget;
  }

  file(): OwnersFile {
    const { path, text } = this.source;
    const folder = folderOf(path);
    const nothing = {
      path,
      folder,
      filters: [],
      hasNoParentOwners: false,
      hasReviewers: false,
      comments: [],
    };
    const foreign = isKubernetesOwners(text) ? null : chromiumLine.exec(text);
    if (foreign !== null) {
      this.error({ start: foreign.index }, chromiumFormat);
      return nothing;
    }
    const root = this.root();
    if (root === undefined) return nothing;
    const entries = this.entriesOf(root);
    for (const { key } of entries) this.#checkKey(key, topKeys);
    const valueOf = (name: string): Node | undefined => entryNamed(entries, name)?.value;
    const options = this.#options(valueOf('options'));
    const filtersNode = valueOf('filters');
    // Filters count only in a file without lists of its own.
    const isSimple = listKeys.some((name) => hasItems(valueOf(name)));
    if (isSimple && filtersNode !== undefined)
      this.note(
        filtersNode.span,
        'Prow ignores these filters, because the file also has lists outside of them.',
      );
    const own = entryNamed(entries, 'approvers');
    const simple = own === undefined ? [] : this.#approvers(own);
    const filters =
      isSimple || filtersNode === undefined
        ? [{ line: own === undefined ? 1 : this.lineOf(own.key.span), ...everything, approvers: simple }]
        : this.#filters(filtersNode);
    const withApprovers = filters.filter(({ approvers }) => approvers.length > 0);
    return {
      path,
      folder,
      filters: withApprovers,
      hasNoParentOwners: options,
      hasReviewers: /^[ \t]*["']?reviewers["']?[ \t]*:/im.test(text),
      comments: this.#commentsAbove(withApprovers[0]?.line ?? 0),
    };
  }

  #checkKey({ name, span }: KeyNode, known: readonly string[]): void {
    if (known.includes(name.toLowerCase())) return;
    const meant = nearest(name, ['approvers', 'filters', 'options', 'no_parent_owners']);
    if (meant !== undefined && known.includes(meant))
      this.note(span, `Prow ignores ${quoted(name)}. Did you mean ${quoted(meant)}?`);
  }

  /** Whether `no_parent_owners` is set. */
  #options(node: Node | undefined): boolean {
    if (node === undefined || (node.kind === 'scalar' && node.value === null)) return false;
    if (node.kind !== 'map') {
      this.error(node.span, '"options" is not a map. Write "no_parent_owners: true" below it.');
      return false;
    }
    const entries = this.entriesOf(node);
    for (const { key } of entries) this.#checkKey(key, optionKeys);
    const automatic = entryNamed(entries, 'auto_approve_unowned_subfolders');
    if (automatic !== undefined && isTrue(automatic.value))
      this.note(
        automatic.key.span,
        'Not imported: "auto_approve_unowned_subfolders". All files below have an owner.',
      );
    const value = entryNamed(entries, 'no_parent_owners')?.value;
    if (value !== undefined && !isTrue(value) && !isFalse(value))
      this.error(value.span, '"no_parent_owners" is neither true nor false.');
    return value !== undefined && isTrue(value);
  }

  #filters(node: Node): OwnersFilter[] {
    if (node.kind === 'scalar' && node.value === null) return [];
    if (node.kind !== 'map') {
      this.error(node.span, '"filters" is not a map. Its keys are regular expressions, such as ".*".');
      return [];
    }
    const filters = this.entriesOf(node).flatMap(({ key, value }) => this.#filter(key, value));
    if (filters.length > maxFilters)
      this.error(
        node.span,
        `Too many filters with approvers (max ${String(maxFilters)}). Use OWNERS files in subfolders.`,
      );
    return filters;
  }

  #filter({ name, span }: KeyNode, value: Node): OwnersFilter[] {
    if (value.kind === 'scalar' && value.value === null) return [];
    if (value.kind !== 'map') {
      this.error(value.span, `Filter ${quoted(name)} is not a map. Write "approvers:" below it.`);
      return [];
    }
    const entries = this.entriesOf(value);
    for (const { key } of entries) this.#checkKey(key, filterKeys);
    const own = entryNamed(entries, 'approvers');
    const approvers = own === undefined ? [] : this.#approvers(own);
    // A filter for labels or reviewers alone does not have to be understood.
    if (approvers.length === 0) return [];
    const line = this.lineOf(span);
    if (name === '.*') return [{ line, ...everything, approvers }];
    const expression = parseExpression(name);
    if (expression === undefined) {
      this.error(
        span,
        `Filter ${quoted(name)} cannot be imported. Use only characters, ".", "[]", "()", "|", "*", "+", "?", "^", and "$".`,
      );
      return [];
    }
    let used = 0;
    const matches = matcherOf(expression, (steps) => {
      used += steps;
      this.#budget.left -= steps;
      return this.#budget.left > 0;
    });
    return [{ line, source: name, expression, matches, work: () => used, approvers }];
  }

  #approvers(entry: MapEntry): Approver[] {
    const known = new Set<string>();
    const found: Approver[] = [];
    for (const { text, span } of this.stringsOf(entry)) {
      const name = text.replace(/^@/, '').trim();
      const key = name.toLowerCase();
      if (name === '' || known.has(key)) continue;
      known.add(key);
      if (/\[bot\]$/i.test(name)) {
        this.note(span, `${quoted(name)} is the account of an app, and was left out.`);
        continue;
      }
      const line = this.lineOf(span);
      found.push({ name, line, comment: this.comments.get(line) });
    }
    return found;
  }

  /** The comments in lines of their own above a line. */
  #commentsAbove(line: number): string[] {
    const lines = this.source.text.split(/\r\n|\r|\n/);
    return [...this.comments]
      .filter(([at, text]) => at < line && /^\s*#/.test(lines[at - 1] ?? '') && !isAboutFormat(text))
      .sort(([one], [other]) => one - other)
      .map(([, text]) => text);
  }
}

const everything = { source: undefined, expression: undefined, matches: () => true, work: () => 0 };

const chromiumFormat =
  'This OWNERS file has the format of Chromium or Gerrit. Only that of Kubernetes can be imported.';

const maxFilters = 30;

const listKeys = ['approvers', 'reviewers', 'required_reviewers', 'labels'];
const filterKeys = [...listKeys, 'emeritus_approvers', 'emeritus_reviewers'];
const topKeys = [...filterKeys, 'options', 'filters', 'security_contacts'];
const optionKeys = ['no_parent_owners', 'auto_approve_unowned_subfolders'];

/** The entry with a key, in any case: https://pkg.go.dev/encoding/json#Unmarshal */
function entryNamed(entries: readonly MapEntry[], name: string): MapEntry | undefined {
  return (
    entries.find(({ key }) => key.name === name) ?? entries.find(({ key }) => key.name.toLowerCase() === name)
  );
}

function hasItems(node: Node | undefined): boolean {
  return node?.kind === 'list' && node.items.length > 0;
}

function isTrue(node: Node): boolean {
  return node.kind === 'scalar' && /^(?:true|yes|on)$/i.test(node.source);
}

function isFalse(node: Node): boolean {
  return node.kind === 'scalar' && /^(?:|false|no|off|null|~)$/i.test(node.source);
}

function isAboutFormat(comment: string): boolean {
  return /\bOWNERS(?: file)? doc|k8s\.io\/owners|owners\.md|to use filters all entries|^[-\s#]*$|^use \.\* for/i.test(
    comment,
  );
}
