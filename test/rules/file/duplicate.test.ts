import { checkFindings, completed } from '../../checkFindings.ts';

const broken = 'version: 1\nauth\n';

describe('file/duplicate', () => {
  checkFindings(/./, [
    {
      it: 'is told on the second file, of which nothing else is',
      written: { 'leadership.yaml': completed(''), 'leadership.yml': broken },
      finds: [
        'leadership.yml 1:1-1:11 file/duplicate This file is ignored because leadership.yaml already covers this folder. Merge its contents there and delete this file.',
      ],
    },
    {
      it: 'in .github',
      written: { 'leadership.yml': completed(''), '.github/leadership.yaml': completed('') },
      finds: [
        '.github/leadership.yaml 1:1-1:11 file/duplicate This file is ignored because leadership.yml already covers this folder. Merge its contents there and delete this file.',
      ],
    },
    {
      it: 'two in .github beside one at the root',
      written: {
        '.github/leadership.yaml': completed(''),
        '.github/leadership.yml': completed(''),
        'leadership.yaml': completed(''),
      },
      finds: [
        '.github/leadership.yaml 1:1-1:11 file/duplicate This file is ignored because leadership.yaml already covers this folder. Merge its contents there and delete this file.',
        '.github/leadership.yml 1:1-1:11 file/duplicate This file is ignored because leadership.yaml already covers this folder. Merge its contents there and delete this file.',
      ],
    },
    {
      it: 'in a folder further in',
      written: {
        'a/leadership.yaml': completed(''),
        'a/leadership.yml': '# a second one\nversion: 1\n',
        'b/leadership.yml': completed(''),
      },
      finds: [
        'a/leadership.yml 1:1-1:15 file/duplicate This file is ignored because a/leadership.yaml already covers this folder. Merge its contents there and delete this file.',
      ],
    },
    {
      it: 'even where the first cannot be read',
      written: { 'leadership.yaml': completed('version: 2\n'), 'leadership.yml': completed('') },
      finds: [
        'leadership.yaml 1:10-1:11 version Unsupported format version 2. Use "version: 1", or update Leadership as Code.',
        'leadership.yml 1:1-1:11 file/duplicate This file is ignored because leadership.yaml already covers this folder. Merge its contents there and delete this file.',
      ],
    },
    {
      it: 'even where the second cannot be read',
      written: { 'leadership.yaml': completed(''), 'leadership.yml': 'version: 2\n' },
      finds: [
        'leadership.yml 1:1-1:11 file/duplicate This file is ignored because leadership.yaml already covers this folder. Merge its contents there and delete this file.',
      ],
    },
  ]);
});
