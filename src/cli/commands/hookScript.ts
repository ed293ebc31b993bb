import { createHash } from 'node:crypto';

/** The Git hooks that are installed, which are also the names of the commands that they run. */
export const hooks = ['prepare-commit-msg', 'commit-msg'] as const;
export type Hook = (typeof hooks)[number];

/** No hook, ours, ours but modified, or another one. */
export type HookState = 'none' | 'ours' | 'changed' | 'foreign';

const mark = /^#!\/bin\/sh\n# leadership-as-code ([\da-f]{64})\n/;

/**
 * A hook as a script for any POSIX shell, such as the one of Git for Windows. It runs the `leadership` of the
 * repository, else that in PATH, else the one that installed the hook. Without any, and after an error other than
 * problems in the message, the commit passes. `program` is the command line on this machine; undefined for a hook
 * that is shared.
 */
export function hookScript(hook: Hook, program: string | undefined): string {
  const body = `# "leadership hooks uninstall" removes this file, "git commit --no-verify" skips it.
message=$1
if [ -x node_modules/.bin/leadership ]; then
  set -- node_modules/.bin/leadership ${hook} "$@"
elif command -v leadership >/dev/null 2>&1; then
  set -- leadership ${hook} "$@"
${program === undefined ? '' : callOf(hook, program)}else
  echo 'leadership not found, so this commit was not checked. Install it with "npm install --save-dev leadership-as-code".' >&2
  exit 0
fi
"$@"
${endings[hook]}`;
  const digest = createHash('sha256').update(body).digest('hex');
  return `#!/bin/sh\n# leadership-as-code ${digest}\n${body}`;
}

function callOf(hook: Hook, program: string): string {
  const file = `'${program.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;
  return `elif [ -f ${file} ] && command -v node >/dev/null 2>&1; then
  set -- node ${file} ${hook} "$@"
`;
}

/** Only exit code 1, problems in the message, blocks a commit. */
const endings: Readonly<Record<Hook, string>> = {
  'prepare-commit-msg': 'exit 0\n',
  'commit-msg': `if [ $? -eq 1 ]; then
  echo "Commit blocked. To edit and retry: git commit --edit --file='$message'" >&2
  exit 1
fi
exit 0
`,
};

/** The state of a hook with a script. */
export function stateOf(script: string | undefined): HookState {
  if (script === undefined) return 'none';
  const found = mark.exec(script);
  if (found === null) return 'foreign';
  const body = script.slice(found[0].length);
  return createHash('sha256').update(body).digest('hex') === found[1] ? 'ours' : 'changed';
}

/** The supported hook managers. */
export const managers = ['husky', 'lefthook', 'pre-commit'] as const;
export type Manager = (typeof managers)[number];

/**
 * What to add to the configuration of a hook manager, which runs hooks at the root of the repository. The installed command
 * is called by its path: `npx` takes longer to find it than the command runs.
 */
export function linesFor(manager: Manager): string {
  switch (manager) {
    case 'husky':
      return `For husky, in .husky/prepare-commit-msg:

  node_modules/.bin/leadership prepare-commit-msg "$@"

and in .husky/commit-msg:

  node_modules/.bin/leadership commit-msg "$1"`;
    case 'lefthook':
      return `For lefthook, in lefthook.yml:

  prepare-commit-msg:
    commands:
      leadership:
        run: node_modules/.bin/leadership prepare-commit-msg {0}
  commit-msg:
    commands:
      leadership:
        run: node_modules/.bin/leadership commit-msg {1}`;
    case 'pre-commit':
      return `For pre-commit, in .pre-commit-config.yaml, and then "pre-commit install":

  default_install_hook_types: [pre-commit, prepare-commit-msg, commit-msg]
  repos:
    - repo: local
      hooks:
        - id: leadership-prepare
          name: leadership prepare-commit-msg
          entry: node_modules/.bin/leadership prepare-commit-msg
          language: system
          stages: [prepare-commit-msg]
        - id: leadership
          name: leadership commit-msg
          entry: node_modules/.bin/leadership commit-msg
          language: system
          stages: [commit-msg]`;
  }
}

/** What to add to another hook. */
export function lineFor(hook: Hook): string {
  return hook === 'commit-msg'
    ? 'leadership commit-msg "$1" || exit 1'
    : 'leadership prepare-commit-msg "$@" || true';
}
