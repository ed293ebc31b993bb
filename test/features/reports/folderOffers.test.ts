import assert from 'node:assert/strict';
import { folderOffers } from '../../../src/features/reports/folderOffers.ts';
import { scopeOf } from '../../../src/model/scope.ts';
import { resolveOwners } from '../../../src/ownership/codeowners/effect.ts';
import { readCodeowners } from '../../../src/ownership/codeowners/read.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { filesIn, historyFrom, work } from '../../ownership/history/syntheticHistory.ts';

const paths = [...filesIn('api', 12), ...filesIn('web', 2000), '.github/x', 'README.md'];
const files = fileList(paths);
const codeowners = resolveOwners(
  readCodeowners(
    '* @acme/all\nweb/f1*.ts @acme/some\nweb/f17*.ts @acme/x\nweb/f18*.ts @acme/x\nweb/f19*.ts @acme/x\napi/ @acme/api @bo\nweb/f2.ts @@maintainer\n',
    'gitlab',
    paths,
  ),
);

describe('the folders that a first file is offered for', () => {
  const history = historyFrom([
    ...work('Ana <ana@acme.test>', filesIn('api', 12), 30),
    ...work('Bo <bo@acme.test>', filesIn('web', 12), 3),
  ]);
  const offers = folderOffers({ files, history, codeowners, scope: scopeOf([]) });

  it('are those that the history proposes and those at the root, each with who knows it', () => {
    assert.deepEqual(
      offers.map(({ folder, files: count, isProposed, knowers }) => [
        folder,
        count,
        isProposed,
        knowers.map(({ name }) => name),
      ]),
      [
        ['', 2014, true, []],
        ['api', 12, true, ['Ana']],
        ['web', 2000, false, ['Bo']],
      ],
    );
  });
  it('have the owners that most of their files have in CODEOWNERS, and none without a majority', () => {
    assert.deepEqual(
      offers.map((offer) => offer.codeowners),
      [[], ['@acme/api', '@bo'], []],
    );
  });
});
