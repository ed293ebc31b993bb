import { runGit } from './run.ts';

/** A setting of git that applies in a folder. Undefined if it is not set. */
export async function gitSetting(folder: string, key: string): Promise<string | undefined> {
  return (await runGit(folder, ['config', '-z', '--get', key]))?.split('\0')[0];
}
