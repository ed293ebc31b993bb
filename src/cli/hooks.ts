import fs from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { hookFolder, type HookFolder } from '../git/hookFolder.ts';
import { noRepository } from './base.ts';
import { subcommand, type Run } from './command.ts';
import { exitCodes, Failure, reasonOf, type ExitCode } from './failure.ts';
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
import { printable } from './printable.ts';
import { rootOf } from './repository.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';
import { createFile, replaceFile } from './writeFile.ts';

/** The hooks of a repository as they are. */
interface Found extends HookFolder {
  readonly managedBy: readonly Manager[];
  readonly states: readonly FoundHook[];
}

interface FoundHook {
  readonly hook: Hook;
  readonly state: HookState;
  /** Whether somebody else's hook, or what manages the hooks, asks leadership. */
  readonly isAsked: boolean;
}

export function hooksCommand(run: Run): Command {
  const command = subcommand('hooks', 'have git ask leadership when somebody commits', [
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
      subcommand(name, description).action((options: TerminalOptions) =>
        run(options, async (terminal) => does(await findHooks(terminal), terminal)),
      ),
    );
  part('install', 'put prepare-commit-msg and commit-msg into the hooks of this repository', install);
  part('uninstall', 'take them away again', uninstall);
  part('status', 'tell whether they are there; 1 where they are not', status);
  return command;
}

async function install(found: Found, { print, tell }: Terminal): Promise<ExitCode> {
  const { folder, managedBy, isOwn, isSet, states } = found;
  if (managedBy.length > 0) {
    print(managedBy.map(linesFor).join('\n\n'));
    return exitCodes.clean;
  }
  if (!isOwn) {
    tell(
      `The hooks are in ${folder}, which core.hooksPath names and which is not of this repository alone. Add to them:`,
    );
    print(hooks.map((hook) => `${hook}: ${lineFor(hook)}`).join('\n'));
    return exitCodes.findings;
  }
  // A folder that is set is most often one that the team shares.
  const program = isSet ? undefined : await fs.realpath(process.argv[1] ?? '');
  let code: ExitCode = exitCodes.clean;
  await fs.mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new Failure(exitCodes.unwritable, `Cannot make the folder ${folder}: ${reasonOf(error)}`);
  });
  for (const { hook, state } of states) {
    if (state === 'foreign' || state === 'changed') {
      code = exitCodes.findings;
      tell(`There is a hook ${hook} already, and it stays as it is. Add this line to it: ${lineFor(hook)}`);
      continue;
    }
    await (state === 'none' ? createFile : replaceFile)(folder, hook, hookScript(hook, program));
    await fs.chmod(path.join(folder, hook), 0o755).catch((error: unknown) => {
      throw new Failure(exitCodes.unwritable, `Cannot make ${hook} a program: ${reasonOf(error)}`);
    });
    print(`${hook}: ${state === 'none' ? 'installed' : 'brought up to date'} in ${printable(folder)}`);
  }
  return code;
}

async function uninstall({ folder, managedBy, states }: Found, { print, tell }: Terminal): Promise<ExitCode> {
  let code: ExitCode = exitCodes.clean;
  for (const { hook, state } of states) {
    if (state === 'changed') {
      code = exitCodes.findings;
      tell(
        `${hook} was changed since it was installed: take it away yourself, it is ${path.join(folder, hook)}`,
      );
    }
    if (state !== 'ours') continue;
    await fs.rm(path.join(folder, hook)).catch((error: unknown) => {
      throw new Failure(exitCodes.unwritable, `Cannot take ${hook} away: ${reasonOf(error)}`);
    });
    print(`${hook}: taken away from ${printable(folder)}`);
  }
  // One that `install` has made is gone with them; git itself keeps examples in its own.
  if (states.some(({ state }) => state === 'ours')) await fs.rmdir(folder).catch(() => undefined);
  if (states.every(({ state }) => state === 'none' || state === 'foreign'))
    print(
      managedBy.length > 0
        ? `Take the lines for ${managedBy.join(' and ')} out yourself`
        : 'None of the hooks is ours',
    );
  return code;
}

function status({ folder, managedBy, states }: Found, { print }: Terminal): Promise<ExitCode> {
  print(
    [`In ${printable(folder)}:`, ...states.map((found) => `  ${found.hook}: ${stateInWords(found)}`)].join(
      '\n',
    ),
  );
  if (managedBy.length > 0) print(`Hooks here are managed by ${managedBy.join(' and ')}`);
  const isThere = states.every(({ state, isAsked }) => isAsked || state === 'ours' || state === 'changed');
  return Promise.resolve(isThere ? exitCodes.clean : exitCodes.findings);
}

function stateInWords({ state, isAsked }: FoundHook): string {
  switch (state) {
    case 'ours':
      return 'installed';
    case 'changed':
      return 'installed, and changed since';
    case 'foreign':
      return isAsked
        ? "somebody else's, and it asks leadership"
        : "somebody else's, and it does not ask leadership";
    case 'none':
      return isAsked ? 'managed elsewhere, and leadership is asked' : 'not there';
  }
}

async function findHooks({ cwd }: Terminal): Promise<Found> {
  const root = await rootOf(cwd);
  const found = await hookFolder(root);
  if (found === undefined) throw noRepository(root);
  const managedBy = await managersOf(root, found);
  const settings = await Promise.all(
    managedBy.flatMap((manager) => configurations[manager]).map((name) => scriptOf(path.join(root, name))),
  );
  const states = await Promise.all(
    hooks.map(async (hook): Promise<FoundHook> => {
      const script = await scriptOf(path.join(found.folder, hook));
      const managed = await scriptOf(path.join(root, '.husky', hook));
      return {
        hook,
        state: stateOf(script),
        isAsked: [script, managed, ...settings].some((text) => text?.includes(`leadership ${hook}`)),
      };
    }),
  );
  return { ...found, managedBy, states };
}

/** Undefined where nothing is there; a link or a folder is somebody's. */
async function scriptOf(file: string): Promise<string | undefined> {
  const stats = await fs.lstat(file).catch(() => undefined);
  if (stats === undefined) return undefined;
  return stats.isFile() ? fs.readFile(file, 'utf8').catch(() => '') : '';
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

/** Those whose settings are at the root. */
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
