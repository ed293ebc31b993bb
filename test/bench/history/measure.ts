import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { markedFiles } from '../../../src/git/attributes.ts';
import { gitFiles } from '../../../src/git/files.ts';
import { gitHistory } from '../../../src/git/history.ts';
import { resolveOwners } from '../../../src/ownership/codeowners/effect.ts';
import { codeownersFile } from '../../../src/ownership/codeowners/host.ts';
import { readCodeowners } from '../../../src/ownership/codeowners/read.ts';
import { fileListBuilder, type FileList } from '../../../src/ownership/coverage/fileList.ts';
import { proposeAreas, type Area } from '../../../src/ownership/history/areas.ts';
import { foreignFolders } from '../../../src/ownership/history/foreignFolders.ts';
import { historyOf, maxFiles, type History } from '../../../src/ownership/history/history.ts';
import { isActive, knowledgeIn, tallied } from '../../../src/ownership/history/knowledge.ts';
import { runSync } from '../../../src/text/task.ts';

console.log('| repository | day | files compared | first name | first three | same for all | areas |');
console.log('| --- | --- | --: | --: | --: | --: | --: |');
for (const folder of process.argv.slice(2)) console.log(await measure(path.resolve(folder)));

async function measure(root: string): Promise<string> {
  const now = Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }));
  const builder = fileListBuilder();
  await gitFiles(root, builder.add);
  const all = runSync(builder.list());
  const limits = { maxCommits: 20_000, maxAge: 3 * 365.25 * 86_400, maxTime: 60_000, maxPaths: maxFiles + 1 };
  const read = await gitHistory(root, now, limits);
  if (read === undefined) throw new Error('no history');
  const history = historyOf({ ...read, now });
  const { folders } = foreignFolders(all, await markedFiles(root));
  const files = all.changed({ removed: folders, added: [] });
  const areas = proposeAreas(files, history);
  const best = mostActive(history);
  const owned = declaredOwners(root, all, history);
  let [compared, declared, first, three, one] = [0, 0, 0, 0, 0];
  for (const file of files.paths) {
    const owners = owned(file);
    if (owners === undefined) continue;
    declared++;
    if (owners.size === 0) continue;
    compared++;
    const { candidates } = areaOf(areas, file);
    if (candidates[0] !== undefined && owners.has(candidates[0])) first++;
    if (candidates.some((person) => owners.has(person))) three++;
    if (best !== undefined && owners.has(best)) one++;
  }
  const share = (count: number): string => `${((100 * count) / compared).toFixed(0)}%`;
  const name = path.basename(root);
  const day = new Date(now * 1000).toISOString().slice(0, 10);
  const cells = [
    name,
    day,
    `${String(compared)} of ${String(declared)}`,
    share(first),
    share(three),
    share(one),
  ];
  if (process.env['VERBOSE'] !== undefined) explain(areas, files, owned, history);
  return `| ${[...cells, String(areas.length)].join(' | ')} |`;
}

/** The person with most days of work on all files, who is active. */
function mostActive(history: History): number | undefined {
  const tally = tallied(history, () => ['']).get('');
  const known = tally === undefined ? [] : knowledgeIn(tally, history.today);
  return known.find(({ person }) => isActive(history, person))?.person;
}

/**
 * The people whom CODEOWNERS declares for a file: undefined without owners, empty if nobody of them is active or
 * found. An account is found by the address that GitHub makes for it, by the names that were used with that address, by
 * the merges of branches of that account, and by a name or an address that is spelled like it. Members of teams are
 * unknown.
 */
function declaredOwners(
  root: string,
  files: FileList,
  history: History,
): (file: string) => ReadonlySet<number> | undefined {
  const file = codeownersFile(files.hasFile);
  if (file === undefined) throw new Error(`no CODEOWNERS in ${root}`);
  const effect = resolveOwners(
    readCodeowners(fs.readFileSync(path.join(root, file), 'utf8'), 'github', files.paths),
  );
  const { people } = history;
  const bySpelling = new Map<string, number>();
  const byKey = new Map<string, number>();
  for (const [position, { name, keys }] of people.entries()) {
    for (const key of keys) byKey.set(key, position);
    for (const text of [name, ...keys.map((key) => key.replace(/@.*/, '').replace(/^\d+\+/, ''))])
      if (spelling(text).length > 3) bySpelling.set(spelling(text), position);
  }
  const merged = mergedAccounts(root);
  const named = namedAccounts(root);
  const personOf = (owner: string): number | undefined => {
    const key = owner.replace(/^@/, '').toLowerCase();
    const address = merged.get(key) ?? '';
    const names = named.get(key) ?? [];
    const byName = names.map((name) => bySpelling.get(spelling(name))).find((person) => person !== undefined);
    return byKey.get(key) ?? byKey.get(address) ?? bySpelling.get(spelling(key)) ?? byName;
  };
  return (path) => {
    const owners = effect(path).flatMap(({ owners }) => owners);
    if (owners.length === 0) return undefined;
    const declared = new Set(owners.flatMap((owner) => personOf(owner) ?? []));
    return [...declared].some((person) => isActive(history, person)) ? declared : new Set();
  };
}

/** The names with which authors and co-authors used the address that GitHub makes for an account, by the account. */
function namedAccounts(root: string): ReadonlyMap<string, readonly string[]> {
  const format = '--format=%an <%ae>%n%(trailers:only)';
  const log = execFileSync('git', ['log', format], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 });
  const names = new Map<string, string[]>();
  for (const [, name = '', account = ''] of log.matchAll(
    /^(?:[\w-]+: )?(.+) <(?:\d+\+)?([^@<>+]+)@users\.noreply\.github\.com>$/gm,
  ))
    names.set(account.toLowerCase(), [...new Set([...(names.get(account.toLowerCase()) ?? []), name])]);
  return names;
}

/** The address that most commits have at the ends of the branches of an account, by the account in lower case. */
function mergedAccounts(root: string): ReadonlyMap<string, string> {
  const git = (...args: readonly string[]): string[] =>
    execFileSync('git', ['log', ...args], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 30 }).split('\n');
  const addresses = new Map(
    git('--format=%H %aE').map((line): [string, string] => [line.slice(0, 40), line.slice(41).toLowerCase()]),
  );
  const counts = new Map<string, Map<string, number>>();
  for (const line of git('--merges', '--format=%P %s')) {
    const [, end = '', account = ''] = /^\S+ (\S+) Merge pull request #\d+ from ([\w-]+)\//.exec(line) ?? [];
    const address = addresses.get(end);
    if (address === undefined) continue;
    const ofAccount = counts.get(account.toLowerCase()) ?? new Map<string, number>();
    counts.set(account.toLowerCase(), ofAccount.set(address, (ofAccount.get(address) ?? 0) + 1));
  }
  return new Map(
    Array.from(counts, ([account, ofAccount]): [string, string] => [
      account,
      [...ofAccount].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '',
    ]),
  );
}

function spelling(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

function areaOf(areas: readonly Area[], file: string): Area {
  const around = areas.filter(({ folder }) => folder === '' || file.startsWith(`${folder}/`));
  return around.reduce((one, other) => (other.folder.length > one.folder.length ? other : one));
}

function explain(
  areas: readonly Area[],
  files: FileList,
  owned: (file: string) => ReadonlySet<number> | undefined,
  { people }: History,
): void {
  const names = (positions: Iterable<number>): string =>
    Array.from(positions, (position) => people[position]?.name).join(', ');
  for (const area of areas) {
    const counts = new Map<string, number>();
    let count = 0;
    for (const file of files.paths) {
      if (areaOf(areas, file) !== area) continue;
      count++;
      const owners = owned(file);
      const key = owners === undefined ? 'none' : owners.size === 0 ? 'unknown' : names(owners);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const most = [...counts].sort((one, other) => other[1] - one[1]).slice(0, 4);
    console.log(
      `  ${area.folder}/ (${String(count)}): ${names(area.candidates)} | ${most.map(([key, n]) => `${key} ${String(n)}`).join('; ')}`,
    );
  }
}
