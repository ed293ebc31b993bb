import { domainName } from '../../features/card/card.ts';
import type { CoverageTable, FolderRow, PatternRow } from '../../features/reports/coverageTable.ts';
import type { OwnerOfDomains } from '../../features/reports/ownedDomains.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { oneLine } from '../../text/visible.ts';
import { explainStep } from './nextStep.ts';
import { paragraphsText, type Line, type Page } from '../terminal/page.ts';
import { counted, jsonText, moreThan } from '../terminal/printable.ts';
import { alignedLines, fits, tableLines, type Row } from '../terminal/table.ts';

type Shown = (path: RepoPath) => string;

/** The rows of other groupings than by domain. */
export interface CoverageRows {
  readonly folders?: readonly FolderRow[];
  readonly owners?: readonly OwnerOfDomains[];
}

/** Coverage for a terminal, by folder or by owner if these rows are given, else by domain. */
export function textCoverage(
  table: CoverageTable,
  { folders, owners }: CoverageRows,
  shown: Shown,
  page: Page,
): string {
  const { files, unowned, percent } = table.total;
  const total = `Coverage: ${inPercent(percent)} (${String(files - unowned)} of ${counted(files, 'file')})`;
  const rows =
    folders !== undefined
      ? folderCells(table, folders, shown, page.width)
      : owners !== undefined
        ? ownerCells(table, owners)
        : domainCells(table);
  return paragraphsText(
    [
      [{ text: total }],
      tableLines(rows, page.width),
      ...lists(table, shown, page),
      nextStep(table, folders, shown),
    ],
    page,
  );
}

function nextStep(
  { unowned: [first, ...others] }: CoverageTable,
  folders: readonly FolderRow[] | undefined,
  shown: Shown,
): Line[] {
  if (first === undefined) return [];
  return folders === undefined && others.length >= maxItems
    ? [{ text: 'Run "leadership coverage --by folder" to see all of them.' }]
    : explainStep(shown(first.path), 'to see why');
}

/** Coverage as JSON, described in `docs/cli.md`. */
export function jsonCoverage(
  table: CoverageTable,
  { folders = [], owners = [] }: CoverageRows,
  shown: Shown,
): string {
  const withShownFile = <R extends { readonly file: RepoPath }>(row: R): R => ({
    ...row,
    file: shown(row.file),
  });
  return jsonText({
    version: 1,
    total: table.total,
    domains: table.domains.map((row) => ({
      ...withShownFile(row),
      overriddenBy: row.overriddenBy.map(withShownFile),
    })),
    folders: folders.map((row) => ({ ...row, folder: shown(row.folder) })),
    owners: owners.map(({ owner, domains, files }) => ({
      ...owner,
      domains: domains.length,
      files,
      percent: percentOf(files, table.total.files),
    })),
    unowned: table.unowned.map((row) => ({ ...row, path: shown(row.path) })),
    unmatched: table.unmatched.map(withShownFile),
    overridden: table.overridden.map(withShownFile),
  });
}

function domainCells({ domains, total }: CoverageTable): Row[] {
  const row = (name: string, files: number, people: readonly string[] = []): Row => ({
    name,
    numbers: [String(files), inPercent(percentOf(files, total.files))],
    people,
  });
  return [
    { name: 'Domain', numbers: ['Files', '%'], people: ['Owners'] },
    ...domains
      .filter(({ status, patterns }) => status === 'owned' && patterns > 0)
      .sort((one, other) => other.files - one.files)
      .map((domain) =>
        row(
          domainName(domain),
          domain.files,
          domain.owners.map(({ name }) => oneLine(name)),
        ),
      ),
    row('Intentionally unowned', total.intentionallyUnowned),
    row('Unowned', total.unowned),
    row('Total', total.files),
  ];
}

/** A file with several owners counts for each of them, so the rows do not add up to the total. */
function ownerCells({ total }: CoverageTable, owners: readonly OwnerOfDomains[]): Row[] {
  const row = (name: string, files: number, domains = ''): Row => ({
    name,
    numbers: [domains, String(files), inPercent(percentOf(files, total.files))],
  });
  return [
    { name: 'Owner', numbers: ['Domains', 'Files', '%'] },
    ...owners.map(({ owner, domains, files }) => row(oneLine(owner.name), files, String(domains.length))),
    row('Intentionally unowned', total.intentionallyUnowned),
    row('Unowned', total.unowned),
    row('Total', total.files),
  ];
}

/** All numbers if no folder is cut for them, else those that matter most. */
function folderCells(
  { total }: CoverageTable,
  folders: readonly FolderRow[],
  shown: Shown,
  width = Infinity,
): Row[] {
  const rows = (
    heads: readonly string[],
    numbers: (of: Omit<FolderRow, 'folder'>) => readonly number[],
  ): Row[] => {
    const row = (name: string, of: Omit<FolderRow, 'folder'>): Row => ({
      name,
      isPath: true,
      numbers: [...numbers(of).map(String), inPercent(of.percent)],
    });
    return [
      { name: 'Folder', numbers: [...heads, 'Coverage'] },
      ...folders.map((folder) => row(shown(folder.folder), folder)),
      row('Total', total),
    ];
  };
  const all = ['Intentionally unowned', 'Intentional'].map((intentionally) =>
    rows(['Files', 'Owned', intentionally, 'Unowned'], (of) => [
      of.files,
      of.owned,
      of.intentionallyUnowned,
      of.unowned,
    ]),
  );
  return all.find((one) => fits(one, width)) ?? rows(['Files', 'Unowned'], (of) => [of.files, of.unowned]);
}

/** The number of items that each list shows. */
const maxItems = 10;

/** What the table does not show: unowned paths, and domains and patterns without files of their own. */
function lists(
  { unowned, domains, unmatched, overridden }: CoverageTable,
  shown: Shown,
  page: Page,
): Line[][] {
  const patternCells = ({ pattern, file, line }: PatternRow): string[] => [
    pattern,
    `${shown(file)}:${String(line)}`,
  ];
  const unmatchedDomains = domains.filter(({ matched, patterns }) => matched === 0 && patterns > 0);
  const overriddenDomains = domains.filter(({ files, matched }) => files === 0 && matched > 0);
  const list = (title: string, rows: readonly (readonly string[])[]): Line[] => {
    if (rows.length === 0) return [];
    const lines = alignedLines(rows.slice(0, maxItems), page.width, 1).flat();
    const more = moreThan(maxItems, rows.length).map((text) => ({ text, depth: 1 }));
    return [{ text: `${title}:`, style: 'cyan' }, ...lines, ...more];
  };
  return [
    list(
      'Unowned',
      unowned.map(({ path, files }) =>
        path.endsWith('/') || files > 1 ? [shown(path), counted(files, 'file')] : [shown(path)],
      ),
    ),
    list(
      'Fully overridden domains',
      overriddenDomains.map((row) => [
        domainName(row),
        `overridden by ${row.overriddenBy.map(({ domain = 'unowned' }) => domain).join(', ')}`,
      ]),
    ),
    list(
      'Domains without files',
      unmatchedDomains.map((row) => [domainName(row)]),
    ),
    list('Fully overridden patterns', overridden.map(patternCells)),
    list('Patterns without files', unmatched.map(patternCells)),
  ];
}

function percentOf(some: number, all: number): number {
  return all === 0 ? 0 : Math.floor((some * 1000) / all) / 10;
}

/** Rounded down, so that only complete coverage is 100%. */
function inPercent(value: number): string {
  return `${(Math.floor(value * 10 + 1e-9) / 10).toFixed(1)}%`;
}
