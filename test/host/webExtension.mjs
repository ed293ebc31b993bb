import fs from 'node:fs';
import path from 'node:path';

/** Where the page's own server would answer for the extension, and for its tests: VS Code looks for these below it. */
const extensionPath = '/__extension/';
const testsPath = '/__extension/__tests/';

const contentTypes = { '.cjs': 'text/javascript', '.json': 'application/json' };

/**
 * Has the workbench of this page run the extension of a folder and its tests, both files of one module each, in the
 * browser's worker, as on vscode.dev: its configuration names them, and their files come from the page's own origin.
 * The tests know `environment`, JSON, by the name of `testEnvironment`.
 */
export async function runInWorker(page, { extensionDevelopmentPath, extensionTestsPath, environment }) {
  const tests = `${testsPath}${path.basename(extensionTestsPath)}`;
  await page.route(
    ({ pathname }) => pathname.startsWith(extensionPath),
    (route) => {
      const pathname = decodeURIComponent(new URL(route.request().url()).pathname);
      if (pathname === tests) {
        const body = `const testEnvironment = ${JSON.stringify(environment)};\n${fs.readFileSync(extensionTestsPath, 'utf8')}`;
        return route.fulfill({ body, contentType: contentTypes['.cjs'] });
      }
      const file = path.join(extensionDevelopmentPath, pathname.slice(extensionPath.length));
      const isFile = fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
      if (!isFile) return route.fulfill({ status: 404, body: '' });
      const contentType = contentTypes[path.extname(file)] ?? 'application/octet-stream';
      return route.fulfill({ body: fs.readFileSync(file), contentType });
    },
  );
  await page.route(
    ({ pathname }) => pathname === '/',
    async (route) => {
      const authority = new URL(route.request().url()).host;
      const uri = (path) => ({ scheme: 'http', authority, path });
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
        (_, begin, escaped) => {
          const settings = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
          settings.developmentOptions = {
            ...settings.developmentOptions,
            extensions: [uri(extensionPath.slice(0, -1))],
            extensionTestsPath: uri(tests),
          };
          const json = JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
          return `${begin}${json}"`;
        },
      );
      await route.fulfill({ response, body });
    },
  );
}
