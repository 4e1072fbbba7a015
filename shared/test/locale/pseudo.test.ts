import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../../locale/catalogues';
import { pseudoCatalogue, pseudoText } from '../../locale/pseudo';
import { textsOf } from './texts-of';

describe('a pseudo text', () => {
  it('is accented, longer and in brackets', () => {
    expect(pseudoText('Get started')).toBe('[Ĝééţ šţááŕţééð ~]');
    expect(pseudoText('QR')).toBe('[ǪŔ ~]');
  });
  it('keeps what is not words', () => {
    expect(pseudoText('Wait {{time}}, see $t(app.name)')).toMatch(/^\[Ŵ.*\{\{time\}\}.* \$t\(app\.name\)( ~+)?\]$/);
    expect(pseudoText('such as https://portal.example.com.')).toContain(' https://portal.example.com.');
    expect(pseudoText('<b>Two</b>')).toMatch(/^\[<b>Ţŵóó?<\/b>( ~+)?\]$/);
  });
});

describe('the pseudo catalogue', () => {
  const english = textsOf(CATALOGUES.en);
  const pseudo = new Map(textsOf(pseudoCatalogue(CATALOGUES.en)));
  const changed = english.filter(([key]) => !/^languages\.[a-z]{2}$/.test(key));

  it('has every key; only the names of the languages are as they are', () => {
    expect([...pseudo.keys()].sort()).toEqual(english.map(([key]) => key).sort());
    expect(english.filter(([key, text]) => pseudo.get(key) === text).map(([key]) => key)).toEqual(
      english.filter((entry) => !changed.includes(entry)).map(([key]) => key),
    );
  });
  it('is about 35 % longer', () => {
    const length = (texts: readonly string[]) => texts.join('').length;
    const ratio = length(changed.map(([key]) => pseudo.get(key) ?? '')) / length(changed.map(([, text]) => text));
    expect(ratio).toBeGreaterThan(1.3);
    expect(ratio).toBeLessThan(1.5);
  });
});
