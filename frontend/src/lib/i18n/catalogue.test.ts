import type { PluralForms } from './catalogue/shape';
import { languageSettings, languages } from './languages';
import { catalogues } from './translate';

type Leaf = string | PluralForms;

function leaves(node: object, path = ''): [key: string, leaf: Leaf][] {
  return Object.entries(node).flatMap(([name, value]) => {
    const key = path ? `${path}.${name}` : name;
    const isLeaf = typeof value === 'string' || 'other' in value;
    return isLeaf ? [[key, value as Leaf] as [string, Leaf]] : leaves(value, key);
  });
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const formsOf = (leaf: Leaf) => (typeof leaf === 'string' ? [leaf] : Object.values(leaf));
const french = new Map(leaves(catalogues.fr));

describe.each(languages)('the catalogue in %s', (language) => {
  const own = new Map(leaves(catalogues[language]));

  it('has exactly the messages of the French one', () => {
    expect([...own.keys()].sort()).toEqual([...french.keys()].sort());
  });

  it('leaves no message empty', () => {
    const empty = [...own].filter(([, leaf]) => formsOf(leaf).some((text) => text.trim() === ''));
    expect(empty).toEqual([]);
  });

  it('uses the same placeholders as French', () => {
    for (const [key, leaf] of own) {
      const source = french.get(key) ?? '';
      const expected = new Set(formsOf(source).flatMap(placeholders));
      for (const name of formsOf(leaf).flatMap(placeholders))
        expect({ key, name, known: expected.has(name) }).toEqual({ key, name, known: true });
      const widest = typeof leaf === 'string' ? leaf : leaf.other;
      const wanted = [...expected].filter((name) => name !== 'count');
      expect({ key, names: placeholders(widest).filter((name) => name !== 'count') }).toEqual({
        key,
        names: wanted.sort(),
      });
    }
  });

  it('has every plural form that its language asks for', () => {
    const { pluralCategories } = new Intl.PluralRules(languageSettings[language].locale).resolvedOptions();
    const plurals = [...own].filter((entry): entry is [string, PluralForms] => typeof entry[1] !== 'string');
    expect(plurals.length).toBeGreaterThan(5);
    for (const [key, forms] of plurals) {
      const lacking = pluralCategories.filter((category) => category !== 'many' && !(category in forms));
      expect({
        key,
        lacking: language === 'ar' ? pluralCategories.filter((category) => !(category in forms)) : lacking,
      }).toEqual({ key, lacking: [] });
    }
  });
});
