import type * as vscode from 'vscode';
import { gitIdentity } from '../../git/identity.ts';
import type { Self } from '../../model/self.ts';
import { gitFolder } from './gitFolder.ts';
import { settingsFor } from '../host/settings.ts';

/** The current user in a folder: from the setting, or else the committer that Git would use. */
export async function selfIn(folder: vscode.Uri): Promise<Self> {
  const { me } = settingsFor(folder);
  if (me !== '') return { ref: me };
  const inGit = gitFolder(folder);
  return (inGit === undefined ? undefined : await gitIdentity(inGit).catch(() => undefined)) ?? {};
}
