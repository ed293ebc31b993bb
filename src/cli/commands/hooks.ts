import fs from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { hookFolder, type HookFolder } from '../../git/hookFolder.ts';
import { isWithin } from '../../git/isWithin.ts';
import { readNamedFile, readRepositoryFile } from '../../git/readFile.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { noRepository } from '../repository/base.ts';
import { subcommand, type Run } from './command.ts';
import { exitCodes, CliError, reasonOf, type ExitCode } from '../terminal/cliError.ts';
import {
  hooks,
  hookScript,
  lineFor,
  linesFor,
  managers,
  stateOf,
  type Hook,
  type HookState,
  type Manager,
} from './hookScript.ts';
import { labelLines, pageText, type Line } from '../terminal/page.ts';
import { printable } from '../terminal/printable.ts';
import { rootOf } from '../repository/root.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { createFile, replaceFile } from '../repository/writeFile.ts';

/** The hooks of a repository. */
interface Found extends HookFolder {
  readonly managedBy: readonly Manager[];
  readonly states: readonly FoundHook[];
}

interface FoundHook {
  readonly hook: Hook;
  readonly state: HookState;
  /** Whether another hook or a hook manager runs the command. */
  readonly isCalled: boolean;
}

export function hooksCommand(run: Run): Command {
  const command = subcommand('hooks', 'Manage the Git hooks that check commit messages', [
    'leadership hooks install',
    'leadership hooks status',
    'leadership hooks uninstall',
  ]);
  const part = (
    name: string,
    description: string,
    does: (found: Found, terminal: Terminal) => Promise<ExitCode>,
  ) =>
    command.addCommand(
      subcommand(name, description).action(() =>
        run(async (terminal) => does(await findHooks(terminal), terminal)),
      ),
    );
  part('install', 'Install the commit-msg and prepare-commit-msg hooks', install);
  part('uninstall', 'Remove the hooks', uninstall);
  part('status', 'Show whether the hooks are installed (exit code 1 if not)', status);
  return command;
}

async function install(found: Found, { print, tell }: Terminal): Promise<ExitCode> {
  const { folder, managedBy, isOwn, isSet, states } = found;
  if (managedBy.length > 0) {
    print(managedBy.map(linesFor).join('\n\n'));
    return exitCodes.clean;
  }
  if (!isOwn) {
    tell(`core.hooksPath points to ${folder}, outside this repository. Add these lines to the hooks there:`);
    print(hooks.map((hook) => `${hook}: ${lineFor(hook)}`).join('\n'));
    return exitCodes.findings;
  }
  // A folder set by core.hooksPath is usually shared by the team.
  const program = isSet ? undefined : await fs.realpath(process.argv[1] ?? '');
  let code: ExitCode = exitCodes.clean;
  await fs.mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new CliError(exitCodes.unwritable, `Cannot create the folder ${folder}: ${reasonOf(error)}.`);
  });
  for (const { hook, state } of states) {
    if (state === 'foreign' || state === 'changed') {
      code = exitCodes.findings;
      tell(`A ${hook} hook already exists and was not changed. Add this line to it:\n  ${lineFor(hook)}`);
      continue;
    }
    await (state === 'none' ? createFile : replaceFile)(folder, hook, hookScript(hook, program));
    await fs.chmod(path.join(folder, hook), 0o755).catch((error: unknown) => {
      throw new CliError(exitCodes.unwritable, `Cannot make ${hook} executable: ${reasonOf(error)}.`);
    });
    print(`${state === 'none' ? 'Installed' : 'Updated'} ${hook} in ${printable(folder)}`);
  }
  return code;
}

async function uninstall({ folder, managedBy, states }: Found, { print, tell }: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.clean;
  for (const { hook, state } of states) {
    if (state === 'changed') {
      code = exitCodes.findings;
      tell(`${hook} was modified after it was installed. Remove it yourself: ${path.join(folder, hook)}`);
    }
    if (state !== 'ours') continue;
    await fs.rm(path.join(folder, hook)).catch((error: unknown) => {
      throw new CliError(exitCodes.unwritable, `Cannot remove ${hook}: ${reasonOf(error)}.`);
    });
    print(`Removed ${hook} from ${printable(folder)}`);
  }
  // Removes an empty folder, such as one that `install` created; Git's own contains examples.
  if (states.some(({ state }) => state === 'ours')) await fs.rmdir(folder).catch(() => undefined);
  if (states.every(({ state }) => state === 'none' || state === 'foreign'))
    print(
      managedBy.length > 0
        ? `Hooks are managed by ${managedBy.join(' and ')}. Remove the Leadership lines there.`
        : 'No Leadership hooks installed.',
    );
  return code;
}

function status({ folder, managedBy, states }: Found, terminal: Terminal): Promise<ExitCode> {
  const manager = managedBy.join(' and ');
  const shownFolder = isWithin(terminal.cwd, folder) ? path.relative(terminal.cwd, folder) : folder;
  const isComplete = states.every(
    ({ state, isCalled }) => isCalled || state === 'ours' || state === 'changed',
  );
  const lines: Line[] = [
    { text: `Hooks in ${shownFolder.replaceAll(path.sep, '/')}:` },
    ...labelLines(Object.fromEntries(states.map((found) => [found.hook, [stateInWords(found, manager)]])), 1),
    ...(manager === '' ? [] : [{ text: `Hooks are managed by ${manager}.` }]),
    ...(isComplete ? [] : [{ text: 'Run "leadership hooks install" to install them.' }]),
  ];
  terminal.print(pageText(lines, terminal));
  return Promise.resolve(isComplete ? exitCodes.clean : exitCodes.findings);
}

function stateInWords({ state, isCalled }: FoundHook, manager: string): string {
  switch (state) {
    case 'ours':
      return 'installed';
    case 'changed':
      return 'installed (modified)';
    case 'foreign':
      return isCalled ? 'another hook, runs leadership' : 'another hook, does not run leadership';
    case 'none':
      return isCalled ? `managed by ${manager}, runs leadership` : 'not installed';
  }
}

async function findHooks({ cwd }: Terminal): Promise<Found> {
  const root = rootOf(cwd);
  const found = await hookFolder(root);
  if (found === undefined) throw noRepository(root);
  const managedBy = await managersOf(root, found);
  const settings = await Promise.all(
    managedBy.flatMap((manager) => configurations[manager]).map((name) => managedScript(root, name)),
  );
  const states = await Promise.all(
    hooks.map(async (hook): Promise<FoundHook> => {
      const script = await scriptOf(path.join(found.folder, hook));
      const managed = await managedScript(root, `.husky/${hook}`);
      return {
        hook,
        state: stateOf(script),
        isCalled: [script, managed, ...settings].some((text) => text?.includes(`leadership ${hook}`)),
      };
    }),
  );
  return { ...found, managedBy, states };
}

/** More is not read of a hook, or of the configuration of a hook manager. */
const maxHookBytes = 1024 * 1024;

/** The text of a file of a hook manager, in the repository; undefined if it is not read. */
async function managedScript(root: string, file: RepoPath): Promise<string | undefined> {
  const read = await readRepositoryFile(root, file, { maxBytes: maxHookBytes, isListed: () => false });
  return read.kind === 'read' ? read.bytes.toString('utf8') : undefined;
}

/** The text of a hook; undefined if there is none, and '' for a link or a folder, which is another hook. */
async function scriptOf(file: string): Promise<string | undefined> {
  const stats = await fs.lstat(file).catch(() => undefined);
  if (stats === undefined) return undefined;
  if (stats.isSymbolicLink()) return '';
  const read = await readNamedFile(file, maxHookBytes);
  return read.kind === 'read' ? read.bytes.toString('utf8') : '';
}

const configurations: Readonly<Record<Manager, readonly string[]>> = {
  husky: ['.husky'],
  lefthook: [
    'lefthook.yml',
    'lefthook.yaml',
    '.lefthook.yml',
    '.lefthook.yaml',
    'lefthook.toml',
    'lefthook.json',
  ],
  'pre-commit': ['.pre-commit-config.yaml', '.pre-commit-config.yml'],
};

/** The hook managers with a configuration at the root. */
async function managersOf(root: string, { folder }: HookFolder): Promise<Manager[]> {
  const isThere = async (name: string): Promise<boolean> =>
    fs.access(path.join(root, name)).then(
      () => true,
      () => false,
    );
  const found: Manager[] = [];
  for (const manager of managers) {
    const answers = await Promise.all(configurations[manager].map(isThere));
    if (answers.includes(true) || (manager === 'husky' && /[\\/]\.husky(?:[\\/]|$)/.test(folder)))
      found.push(manager);
  }
  return found;
}
