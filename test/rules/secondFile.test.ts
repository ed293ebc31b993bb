import { checkFindings, completed } from '../checkFindings.ts';

const broken = 'version: 1\nauth\n';

describe('file/second', () => {
  checkFindings(/./, [
    {
      it: 'is told on the second file, of which nothing else is',
      written: { 'leadership.yaml': completed(''), 'leadership.yml': broken },
      finds: [
        'leadership.yml 1:1-1:11 file/second Remove this file, or move what it says to leadership.yaml: only that one counts for this folder',
      ],
    },
    {
      it: 'in .github',
      written: { 'leadership.yml': completed(''), '.github/leadership.yaml': completed('') },
      finds: [
        '.github/leadership.yaml 1:1-1:11 file/second Remove this file, or move what it says to leadership.yml: only that one counts for this folder',
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
        '.github/leadership.yaml 1:1-1:11 file/second Remove this file, or move what it says to leadership.yaml: only that one counts for this folder',
        '.github/leadership.yml 1:1-1:11 file/second Remove this file, or move what it says to leadership.yaml: only that one counts for this folder',
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
        'a/leadership.yml 1:1-1:15 file/second Remove this file, or move what it says to a/leadership.yaml: only that one counts for this folder',
      ],
    },
    {
      it: 'even where the first cannot be read',
      written: { 'leadership.yaml': completed('version: 2\n'), 'leadership.yml': completed('') },
      finds: [
        'leadership.yaml 1:10-1:11 version Write "version: 1": version 2 of the format is not known here',
        'leadership.yml 1:1-1:11 file/second Remove this file, or move what it says to leadership.yaml: only that one counts for this folder',
      ],
    },
    {
      it: 'even where the second cannot be read',
      written: { 'leadership.yaml': completed(''), 'leadership.yml': 'version: 2\n' },
      finds: [
        'leadership.yml 1:1-1:11 file/second Remove this file, or move what it says to leadership.yaml: only that one counts for this folder',
      ],
    },
  ]);
});
