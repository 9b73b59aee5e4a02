import { PHONE } from '../helpers/browser';
import { askFor, bookFor, cancelFor, freeDinner, tableWords } from './dining';
import { expectAccessible, statusOf } from './paying';
import { eventually, openStage, type Stage } from './stage';
import { DESKTOP, visit } from './visitor';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(async () => {
  await stage?.close();
});

const fr = tableWords.fr;

describe('a party that does not fit', () => {
  it('waits, and has the table by itself as soon as others cancel, where the restaurant wants it so', async () => {
    const visitor = await visit(stage, 'tables-waiting', DESKTOP);
    const sitting = await freeDinner(stage, 'la-medina');
    const others = [];
    for (let party = 0; party < 3; party += 1) others.push(await bookFor(stage, 'la-medina', sitting, 10));
    const code = await askFor(visitor, 'fr', 'la-medina', sitting, { covers: 4, button: fr.wait });
    expect(await visitor.heading()).toBe(fr.waiting);
    expect(await visitor.page.getByText('elle est à vous aussitôt').count()).toBe(1);
    await visitor.keep('on-the-list');
    await expectAccessible(visitor);
    for (const other of others) await cancelFor(stage, other);
    await eventually(
      () => statusOf(stage, code),
      (status) => status === 'confirmed',
    );
    await visitor.page.reload();
    expect(await visitor.heading()).toBe(fr.confirmed);
    await visitor.context.close();
  });

  it.each([
    ['fr', true],
    ['ar', false],
  ] as const)(
    'is offered what comes free, in %s, sees how long, and takes it with one button',
    async (locale, hasScript) => {
      const say = tableWords[locale];
      const visitor = await visit(stage, `tables-offer-${locale}`, { ...PHONE, javaScriptEnabled: hasScript });
      const sitting = await freeDinner(stage, 'le-port', 'open', hasScript ? 0 : 1);
      const other = await bookFor(stage, 'le-port', sitting, 8);
      const code = await askFor(visitor, locale, 'le-port', sitting, { covers: 4, button: say.wait });
      expect(await visitor.heading()).toBe(say.waiting);
      await visitor.keep('waiting');
      await cancelFor(stage, other);
      await eventually(
        () => statusOf(stage, code),
        (status) => status === 'held',
      );
      await visitor.page.reload();
      expect(await visitor.heading()).toBe(say.offered);
      if (hasScript)
        await visitor.page
          .locator('.countdown')
          .getByText(/^4[45] minutes$/)
          .waitFor();
      await visitor.keep('offer');
      if (hasScript) await expectAccessible(visitor);
      await visitor.page.getByRole('button', { name: say.take }).click();
      expect(await visitor.heading()).toBe(say.confirmed);
      expect(await statusOf(stage, code)).toBe('confirmed');
      await visitor.keep('taken');
      expect(visitor.complaints).toEqual([]);
      await visitor.context.close();
    },
  );
});

it('hears that the restaurant answers by itself, where it does', async () => {
  const visitor = await visit(stage, 'tables-by-hand', { ...PHONE, colorScheme: 'dark' });
  const sitting = await freeDinner(stage, 'dar-zitoun', 'manual');
  const code = await askFor(visitor, 'en', 'dar-zitoun', sitting, { covers: 2, button: tableWords.en.ask });
  expect(await visitor.heading()).toBe(tableWords.en.byHand);
  expect(await statusOf(stage, code)).toBe('waiting');
  await visitor.keep('asked');
  await expectAccessible(visitor);
  await visitor.context.close();
});
