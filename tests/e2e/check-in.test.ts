import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from 'playwright-core';
import { PHONE } from '../helpers/browser';
import { type Camera, placeCamera } from './check-in-camera';
import { forge, type Passenger, type Staff, sellTicket, signInStaff, ticketOf } from './check-in-staff';
import { eventually, openStage, PASSWORD, type Stage, tomorrow } from './stage';
import { type Visitor, visit } from './visitor';

let camera: Camera;
let stage: Stage;
let chief: Staff;
let admin: Staff;
/** Tomorrow's departure with three parties, and the one before it, which is full. */
let trip: string;
let earlier: string;

beforeAll(async () => {
  camera = placeCamera();
  stage = await openStage(camera.args);
  trip = (await stage.departureWith(1)).documentId;
  earlier = (await stage.departureWith(0)).documentId;
  chief = await signInStaff(stage, 'chief.tunis@relais.test');
  admin = await signInStaff(stage, 'admin@relais.test');
});

afterAll(async () => {
  await stage?.close();
  camera.close();
});

const button = ({ page }: Visitor, name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function enter(visitor: Visitor, email: string, password = PASSWORD): Promise<void> {
  await visitor.page.getByLabel('Adresse électronique').fill(email);
  await visitor.page.getByLabel('Mot de passe').fill(password);
  await button(visitor, 'Entrer').click();
}

/** A phone at the door of that departure, with somebody signed in who keeps the list. */
async function atTheDoor(name: string, of: string, email = 'chief.tunis@relais.test'): Promise<Visitor> {
  const visitor = await visit(stage, name, PHONE);
  await visitor.open(`/fr/controle/${of}`);
  await enter(visitor, email);
  await visitor.page.getByRole('heading', { name: 'Passagers' }).waitFor();
  await visitor.page.evaluate(async () => navigator.serviceWorker.ready);
  await eventually(
    () => kept(visitor, 'lists'),
    (lists) => lists === 1,
  );
  return visitor;
}

/** How many things the phone keeps in that place. */
const kept = ({ page }: Visitor, place: string): Promise<number> =>
  page.evaluate(
    (store) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('relais-check-in');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction(store).objectStore(store).count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
    place,
  );

/** What the phone says of the ticket that is held before its camera. */
async function scan(visitor: Visitor, token: string): Promise<string> {
  await camera.show(token);
  await button(visitor, 'Scanner les billets').click();
  return result(visitor);
}

async function result({ page }: Visitor): Promise<string> {
  return plainText(page.locator('dialog.door'));
}

/** What is written there, without the marks that keep names in their direction and lines from breaking. */
async function plainText(place: Locator): Promise<string> {
  return ((await place.textContent()) ?? '').replace(/[\u2066-\u2069]/g, '').replaceAll('\u00a0', ' ');
}

const onBoard = ({ page }: Visitor): Promise<string> => plainText(page.locator('h1 + p'));

/** What an expert would object to on this screen. */
async function barriers({ page }: Visitor): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function backToTheList(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  if (await page.locator('dialog.door').isVisible()) await page.keyboard.press('Escape');
  await page.locator('dialog.door').waitFor({ state: 'detached' });
  if (await page.locator('dialog.lens').isVisible()) await button(visitor, 'Fermer').click();
  await page.locator('dialog.lens').waitFor({ state: 'detached' });
}

const statusOf = async ({ code }: Passenger): Promise<string> => {
  const [booking] = await stage.rows<{ booking_status: string }>(
    'SELECT booking_status FROM bookings WHERE code = $1',
    [code],
  );
  return booking?.booking_status ?? '';
};

describe('a station chief with a phone', () => {
  let door: Visitor;
  let hannah: Passenger;
  let oussama: Passenger;

  beforeAll(async () => {
    door = await visit(stage, 'check-in', PHONE);
    [hannah, oussama] = [await chief.passenger(trip, 'Hannah Weber'), await chief.passenger(trip, 'Oussama Karoui')];
  });

  afterAll(async () => {
    await door?.context.close();
  });

  it('is told when the password is wrong, and then sees what leaves their station', async () => {
    await door.open('/fr/controle');
    await door.keep('sign-in');
    await enter(door, 'chief.tunis@relais.test', 'wrong');
    expect(await door.page.getByRole('alert').textContent()).toContain('L’adresse ou le mot de passe');
    await enter(door, 'chief.tunis@relais.test');
    await door.page.getByRole('link', { name: 'Jour suivant' }).click();
    await door.page.locator(`a[href="/fr/controle/${trip}"]`).waitFor();
    expect(await door.page.locator('main li a').allTextContents()).not.toContainEqual(expect.stringMatching(/^Sousse/));
    await door.keep('departures');
  });

  it('keeps the tokens from every script and from the rest of the site', async () => {
    const cookies = (await door.context.cookies()).filter(({ name }) => name.startsWith('relais_staff'));
    expect(cookies.length).toBe(6);
    expect(cookies.every(({ httpOnly, sameSite }) => httpOnly && sameSite === 'Lax')).toBe(true);
    expect(new Set(cookies.map(({ path }) => path))).toEqual(new Set(['/fr/controle', '/en/check-in', '/ar/muraqaba']));
  });

  it('sees who is expected', async () => {
    await door.page.locator(`a[href="/fr/controle/${trip}"]`).click();
    await door.page.getByText('Hannah Weber').waitFor();
    expect(await onBoard(door)).toContain('0 / 7');
    await door.keep('passengers');
  });

  it('scans a ticket from its picture, and the passenger is on board', async () => {
    const said = await scan(door, ticketOf(hannah, trip));
    expect(said).toContain('Bon pour monter');
    expect(said).toContain('Hannah Weber');
    expect(said).toContain('2 places');
    await door.keep('valid');
    expect(await statusOf(hannah)).toBe('attended');
    await backToTheList(door);
    expect(await onBoard(door)).toContain('2 / 7');
  });

  it('hears that the same ticket has been used, when and by whom', async () => {
    const said = await scan(door, ticketOf(hannah, trip));
    expect(said).toMatch(/Déjà à bord.*Contrôlé à \d\d:\d\d par Karim Trabelsi/);
    await door.keep('already');
    await backToTheList(door);
  });

  it('hears of a ticket for another departure, and of a forged one', async () => {
    const salma = await chief.passenger(earlier, 'Salma Jaziri');
    expect(await scan(door, ticketOf(salma, earlier))).toMatch(/Autre départ.*Sousse/);
    await door.keep('other-trip');
    await backToTheList(door);
    expect(await scan(door, forge(ticketOf(hannah, trip)))).toContain('Faux billet');
    await door.keep('forged');
    await backToTheList(door);
    expect(await statusOf(salma)).toBe('confirmed');
  });

  it('types a code, without the camera and without the mouse', async () => {
    await door.page.getByLabel('Code du billet').focus();
    await door.page.keyboard.type('xx');
    await door.page.keyboard.press('Enter');
    await door.page.getByText('Un code a huit lettres et chiffres.').waitFor();
    await door.page.getByLabel('Code du billet').fill(oussama.code.toLowerCase().replace('-', ' '));
    await door.page.keyboard.press('Enter');
    expect(await result(door)).toMatch(/Bon pour monter.*Oussama Karoui/);
    await door.page.keyboard.press('Enter');
    await door.page.locator('dialog.door').waitFor({ state: 'detached' });
    expect(await door.page.getByLabel('Code du billet').evaluate((input) => input === document.activeElement)).toBe(
      true,
    );
    expect(await statusOf(oussama)).toBe('attended');
    await door.keep('on-board');
  });

  it('shows the camera while it looks', async () => {
    camera.showNothing();
    await button(door, 'Scanner les billets').click();
    await door.page.getByText('Visez le code du billet').waitFor();
    await door.keep('camera');
    await backToTheList(door);
  });

  it('has seen no page that the browser complained about', () => {
    expect(door.complaints).toEqual([]);
  });
});

describe('a phone that loses the line', () => {
  let door: Visitor;
  let mehdi: Passenger;
  let salma: Passenger;
  let chebbi: Passenger;

  beforeAll(async () => {
    [mehdi, salma, chebbi] = [
      await chief.passenger(earlier, 'Mehdi Ayari'),
      await chief.passenger(earlier, 'Salma Jaziri'),
      await chief.passenger(earlier, 'Famille Chebbi'),
    ];
    door = await atTheDoor('check-in-offline', earlier);
  });

  afterAll(async () => {
    await door?.context.close();
  });

  it('checks in from what it keeps, and says that it will be sent', async () => {
    await door.context.setOffline(true);
    const said = await scan(door, ticketOf(mehdi, earlier));
    expect(said).toMatch(/Bon pour monter.*Mehdi Ayari.*sera envoyé/);
    await door.keep('valid');
    await backToTheList(door);
    await door.page.getByText('Pas de ligne. Vous pouvez continuer').waitFor();
    await door.page.getByText('1 contrôle à envoyer').waitFor();
    await door.keep('queued');
    expect(await statusOf(mehdi)).toBe('confirmed');
  });

  it('knows its own passengers and forgeries without the line', async () => {
    expect(await scan(door, ticketOf(mehdi, earlier))).toMatch(/Déjà à bord.*sur ce téléphone/);
    await backToTheList(door);
    expect(await scan(door, forge(ticketOf(mehdi, earlier)))).toContain('Faux billet');
    await backToTheList(door);
    expect(await kept(door, 'queue')).toBe(1);
  });

  it('opens again without the line, with the list and the queue', async () => {
    await door.page.reload();
    await door.page.getByText('1 contrôle à envoyer').waitFor();
    await door.page.getByText('Famille Chebbi').waitFor();
    expect(await onBoard(door)).toContain('1 / 8');
    await door.keep('reloaded');
  });

  it('sends it once the line is back', async () => {
    await door.context.setOffline(false);
    await door.page.getByText('1 contrôle à envoyer').waitFor({ state: 'detached' });
    expect(
      await eventually(
        () => statusOf(mehdi),
        (status) => status === 'attended',
      ),
    ).toBe('attended');
    expect(await kept(door, 'queue')).toBe(0);
    expect(await chief.passenger(earlier, 'Mehdi Ayari')).toMatchObject({ attendedBy: 'Karim Trabelsi' });
  });

  it('shows who was let in meanwhile by somebody else, until that has been seen', async () => {
    await door.context.setOffline(true);
    expect(await scan(door, ticketOf(salma, earlier))).toContain('sera envoyé');
    await backToTheList(door);
    const answer = await admin.checkIn({ scanId: randomUUID(), trip: earlier, code: salma.code });
    expect(answer).toMatchObject({ outcome: 'valid' });
    await door.context.setOffline(false);
    const conflict = door.page.getByRole('alert').filter({ hasText: 'Salma Jaziri' });
    await conflict.waitFor();
    expect(await plainText(conflict)).toMatch(/le serveur répond : Déjà à bord \(Amel Ben Salah/);
    await door.keep('conflict');
    await door.page.reload();
    await conflict.getByRole('button', { name: 'C’est vu' }).click();
    await conflict.waitFor({ state: 'detached' });
    await door.page.reload();
    await door.page.getByText('Famille Chebbi').waitFor();
    expect(await conflict.count()).toBe(0);
  });

  it('loses nothing when the session has ended meanwhile, and sends it after the next sign-in', async () => {
    await door.context.setOffline(true);
    expect(await scan(door, ticketOf(chebbi, earlier))).toContain('sera envoyé');
    await backToTheList(door);
    await door.context.clearCookies();
    await door.context.setOffline(false);
    await door.page.getByText('Votre session est terminée').waitFor();
    expect(await statusOf(chebbi)).toBe('confirmed');
    await door.keep('session-over');
    await door.page.getByRole('link', { name: 'Entrer à nouveau' }).click();
    await enter(door, 'chief.tunis@relais.test');
    expect(
      await eventually(
        () => statusOf(chebbi),
        (status) => status === 'attended',
      ),
    ).toBe('attended');
  });

  it('asks before it forgets what was not sent, and erases everything at sign-out', async () => {
    const nour = await chief.passenger(earlier, 'نور الدين');
    await door.page.getByRole('heading', { name: 'Passagers' }).waitFor();
    await door.context.setOffline(true);
    expect(await scan(door, ticketOf(nour, earlier))).toContain('sera envoyé');
    await backToTheList(door);
    await button(door, 'Sortir').click();
    const question = door.page.getByRole('dialog');
    await question.getByText('Des contrôles ne sont pas encore envoyés').waitFor();
    await door.keep('leave');
    await question.getByRole('button', { name: 'Rester' }).click();
    expect(await kept(door, 'queue')).toBe(1);
    await door.context.setOffline(false);
    expect(
      await eventually(
        () => statusOf(nour),
        (status) => status === 'attended',
      ),
    ).toBe('attended');
    await eventually(
      () => kept(door, 'queue'),
      (count) => count === 0,
    );
    await button(door, 'Sortir').click();
    await door.page.getByRole('heading', { name: 'Contrôle des billets' }).waitFor();
    for (const place of ['lists', 'days', 'queue', 'conflicts', 'staff']) expect(await kept(door, place)).toBe(0);
    expect(await door.open(`/fr/controle/${earlier}`)).toBe(200);
    expect(await door.heading()).toBe('Contrôle des billets');
  });
});

describe('a ticket that was sold after the phone had kept its list', () => {
  it('is let in by its signature alone, and is on board once the line is back', async () => {
    const door = await atTheDoor('check-in-unlisted', trip, 'admin@relais.test');
    await door.context.setOffline(true);
    const { code, printed } = await sellTicket(stage, trip);
    expect(await scan(door, printed)).toMatch(/Billet vrai, pas sur la liste.*sera envoyé/);
    await door.keep('unlisted');
    await backToTheList(door);
    await door.context.setOffline(false);
    const passenger = { code, name: '', linkVersion: 1, attendedBy: null };
    expect(
      await eventually(
        () => statusOf(passenger),
        (status) => status === 'attended',
      ),
    ).toBe('attended');
    await door.page.getByText('Quelqu’un d’autre').waitFor();
    expect(await kept(door, 'conflicts')).toBe(0);
    await door.context.close();
  });
});

describe('a chief of another station', () => {
  it('sees neither the departure nor anybody on it', async () => {
    const other = await visit(stage, 'check-in-other', PHONE);
    await other.open(`/fr/controle?date=${tomorrow()}`);
    await enter(other, 'chief.sousse@relais.test');
    await other.open(`/fr/controle?date=${tomorrow()}`);
    await other.page.getByRole('heading', { name: /Départs du/ }).waitFor();
    expect(await other.page.locator('main li a').count()).toBeGreaterThan(0);
    expect(await other.page.locator(`a[href="/fr/controle/${trip}"]`).count()).toBe(0);
    expect(await other.open(`/fr/controle/${trip}`)).toBe(404);
    expect(await other.page.getByText('Hannah Weber').count()).toBe(0);
    await other.context.close();
  });
});

describe('a phone in Arabic, at night', () => {
  let door: Visitor;
  let own: string;

  beforeAll(async () => {
    const sousse = await signInStaff(stage, 'chief.sousse@relais.test');
    own = await sousse.fullDeparture(tomorrow());
    door = await visit(stage, 'check-in-ar', { ...PHONE, colorScheme: 'dark' });
    await camera.show(ticketOf(await sousse.passenger(own, 'Salma Jaziri'), own));
  });

  afterAll(async () => {
    await door?.context.close();
  });

  it('has no barrier on any screen', async () => {
    const { page } = door;
    await door.open(`/ar/muraqaba/${own}`);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await barriers(door)).toEqual([]);
    await door.keep('sign-in');
    await page.getByLabel('البريد الإلكتروني').fill('chief.sousse@relais.test');
    await page.getByLabel('كلمة السر').fill(PASSWORD);
    await button(door, 'دخول').click();
    await page.getByText('Salma Jaziri').waitFor();
    expect(await barriers(door)).toEqual([]);
    await door.keep('passengers');
    await button(door, 'مسح التذاكر').click();
    await page.getByText('تفضلوا بالصعود').waitFor();
    expect(await barriers(door)).toEqual([]);
    await door.keep('valid');
    await page.getByRole('link', { name: 'التالي' }).click();
    await page.locator('dialog.door').waitFor({ state: 'detached' });
    expect(await barriers(door)).toEqual([]);
    await door.keep('camera');
    await button(door, 'إغلاق').click();
    await door.open(`/ar/muraqaba?date=${tomorrow()}`);
    await page.locator(`a[href="/ar/muraqaba/${own}"]`).waitFor();
    expect(await barriers(door)).toEqual([]);
    await door.keep('departures');
  });

  it('checks in somebody without a ticket, from the list, after asking', async () => {
    const { page } = door;
    await door.open(`/ar/muraqaba/${own}`);
    await button(door, /Mehdi Ayari/).click();
    await page.getByRole('dialog').getByText('هل يصعد').waitFor();
    expect(await barriers(door)).toEqual([]);
    await door.keep('ask');
    await button(door, 'نعم، صعد').click();
    expect(await result(door)).toContain('تفضلوا بالصعود');
    expect(door.complaints).toEqual([]);
  });
});

describe('the pages at the door', () => {
  const answer = (path: string, init?: RequestInit) => fetch(stage.site.url + path, init);
  const scanned = {
    method: 'POST',
    body: new URLSearchParams({
      scanId: randomUUID(),
      trip: 'trip',
      code: 'K7QF-3MXD',
      scannedAt: '2026-01-01T00:00:00Z',
    }),
  };

  it('alone may use the camera and compiled code', async () => {
    const policies = async (path: string) => {
      const { headers } = await answer(path);
      return `${headers.get('permissions-policy')} ${headers.get('content-security-policy')}`;
    };
    for (const path of ['/fr/controle', '/ar/muraqaba', '/en/check-in/shell']) {
      expect(await policies(path)).toMatch(/camera=\(self\).*script-src[^;]*'wasm-unsafe-eval'/);
      expect(await policies(path)).not.toMatch(/'unsafe-(inline|eval)'/);
    }
    expect(await policies('/fr')).toMatch(/camera=\(\)/);
    expect(await policies('/fr')).not.toContain('wasm');
  });

  it('take a scan from themselves only, and from whoever is signed in', async () => {
    const from = (origin: string) => answer('/fr/controle/scans', { ...scanned, headers: { Origin: origin } });
    expect((await from('https://evil.example')).status).toBe(403);
    expect((await from(stage.site.url)).status).toBe(401);
    expect((await answer(`/fr/controle/${trip}/list.json`)).status).toBe(401);
  });
});

describe('a phone without JavaScript', () => {
  it('shows the list, and checks in a code once however often its form is sent', async () => {
    const plain = await visit(stage, 'check-in-no-script', { ...PHONE, javaScriptEnabled: false });
    const yasmine = await chief.passenger(trip, 'Yasmine Dridi');
    await plain.open(`/fr/controle/${trip}`);
    await enter(plain, 'admin@relais.test');
    await plain.page.getByText('Yasmine Dridi').waitFor();
    expect(await button(plain, 'Scanner les billets').isVisible()).toBe(false);
    await plain.page.getByLabel('Code du billet').fill(yasmine.code);
    await button(plain, 'Contrôler').click();
    expect(await result(plain)).toMatch(/Bon pour monter.*Yasmine Dridi/);
    await plain.keep('valid');
    await plain.page.reload();
    expect(await result(plain)).toMatch(/Bon pour monter.*Yasmine Dridi/);
    await plain.page.getByRole('link', { name: 'Suivant' }).click();
    await plain.page.getByText('Yasmine Dridi').waitFor();
    expect(await statusOf(yasmine)).toBe('attended');
    await plain.context.close();
  });
});
