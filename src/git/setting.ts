import { askGit } from './run.ts';

/**
 * Settings of Git that apply in a folder, by key. A key that is not set is missing. `keys` are in lower case, as Git prints
 * them. Throws a `GitFailure`.
 */
export async function gitSettings(
  folder: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const anyOf = `^(${keys.map((key) => key.replaceAll('.', '\\.')).join('|')})$`;
  const printed = (await askGit(folder, ['config', '-z', '--get-regexp', anyOf])) ?? '';
  return new Map(
    printed.split('\0').map((line): [string, string] => {
      const [key = '', ...value] = line.split('\n');
      return [key, value.join('\n')];
    }),
  );
}
