import { domainName } from '../answers/card.ts';
import type { CoverageTable, DomainRow, FolderRow, PatternRow } from '../answers/coverageTable.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { listLines, pageText, type Line, type Page } from './page.ts';
import { counted, firstOf, jsonText } from './printable.ts';
import { tableLines, type Row } from './table.ts';

type Shown = (path: RepoPath) => string;

/** The table for a terminal; by folder where `folders` are given. */
export function textCoverage(
  table: CoverageTable,
  folders: readonly FolderRow[] | undefined,
  shown: Shown,
  page: Page,
): string {
  const rows = folders === undefined ? domainCells(table) : folderCells(table, folders, shown);
  return pageText([...tableLines(rows, page.width), ...notes(table, shown)], page);
}

/** The table as `docs/cli.md` describes it. */
export function jsonCoverage(table: CoverageTable, folders: readonly FolderRow[], shown: Shown): string {
  const place = <R extends { readonly file: RepoPath }>(row: R): R => ({ ...row, file: shown(row.file) });
  return jsonText({
    version: 1,
    total: table.total,
    domains: table.domains.map((row) => ({ ...place(row), takenBy: row.takenBy.map(place) })),
    folders: folders.map((row) => ({ ...row, folder: shown(row.folder) })),
    unowned: table.unowned.map((row) => ({ ...row, path: shown(row.path) })),
    unmatched: table.unmatched.map(place),
    overruled: table.overruled.map(place),
  });
}

function domainCells({ domains, total }: CoverageTable): Row[] {
  const row = (name: string, files: number, text = ''): Row => ({
    name,
    numbers: [String(files), percent(total.files === 0 ? 0 : (files * 100) / total.files)],
    text,
  });
  const isLed = ({ status, patterns }: DomainRow): boolean => status === 'owned' && patterns > 0;
  return [
    { name: 'domain', numbers: ['files', '%'], text: 'owners' },
    ...domains
      .filter(isLed)
      .map((domain) =>
        row(domainName(domain), domain.files, domain.owners.map(({ name }) => name).join(', ')),
      ),
    row('unowned on purpose', total.onPurpose),
    row('unowned', total.unowned),
    row('all', total.files),
  ];
}

function folderCells({ total }: CoverageTable, folders: readonly FolderRow[], shown: Shown): Row[] {
  const row = (name: string, of: Omit<FolderRow, 'folder'>): Row => ({
    name,
    numbers: [of.files, of.owned, of.onPurpose, of.unowned].map(String).concat(percent(of.percent)),
  });
  return [
    { name: 'folder', numbers: ['files', 'owned', 'on purpose', 'unowned', '%'] },
    ...folders.map((folder) => row(shown(folder.folder), folder)),
    row('all', total),
  ];
}

/** How many places are named of each kind. */
const maxPlaces = 10;

/** What the numbers do not say: where nobody leads, and what of the file says nothing. */
function notes({ total, unowned, domains, unmatched, overruled }: CoverageTable, shown: Shown): Line[] {
  const files = (number: number): string => (number === 1 ? '' : ` (${String(number)})`);
  const pattern = (row: PatternRow): string => `${row.pattern} at ${shown(row.file)}:${String(row.line)}`;
  const silent = domains.filter(({ files: own, matched }) => own === 0 && matched > 0);
  const empty = domains.filter(({ matched, patterns }) => matched === 0 && patterns > 0);
  const isAre = total.files === 1 ? 'is' : 'are';
  const lists = {
    Unowned: unowned.map((place) => `${shown(place.path)}${files(place.files)}`),
    'Domains whose files all belong to others': silent.map(
      (row) => `${domainName(row)}, to ${row.takenBy.map(({ domain = 'unowned' }) => domain).join(', ')}`,
    ),
    'Domains that match no file': empty.map(domainName),
    'Patterns whose files all belong to others': overruled.map(pattern),
    'Patterns that match no file': unmatched.map(pattern),
  };
  return [
    { text: '' },
    {
      text: `${percent(total.percent)} % of ${counted(total.files, 'file')} ${isAre} owned, or unowned on purpose`,
    },
    ...Object.entries(lists)
      .filter(([, items]) => items.length > 0)
      .flatMap(([title, items]) => [{ text: '' }, ...listLines(`${title}:`, firstOf(items, maxPlaces))]),
  ];
}

/** Rounded down, so that 100 is all. */
function percent(value: number): string {
  return (Math.floor(value * 10 + 1e-9) / 10).toFixed(1);
}
