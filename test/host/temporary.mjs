import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Makes a folder for files that go when this process ends */
export function temporaryFolder() {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-')));
  process.on('exit', () => {
    try {
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    } catch (error) {
      // On Windows a process of VS Code that is about to end may hold a file; that is no reason to fail.
      console.error(`"${folder}" could not be removed: ${error.message}`);
    }
  });
  return folder;
}
