import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCentral, type Central } from '../../central/central.ts';
import { initKeys } from '../../central/keys/files.ts';
import { loadImageRightsTexts } from '../../station/consent/texts.ts';
import { startDemoCas, type DemoCas } from '../cas/server.ts';
import { officeAt } from '../control/office.ts';
import { Drawer } from '../drawer.ts';
import { agent, newcomer, residents } from '../people.ts';
import { temporaryPlace } from '../place.ts';
import { differences } from '../tour/expected.ts';
import { freshBadge, freshPhoto, good, openClerk } from './clerk.ts';
import { drawnPhoto } from './picture.ts';
import { queue } from './queue.ts';
import { asCasPeople, seed } from './seed.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
const publicUrl = 'https://badges.univ.test';

describe('the seed of the demo', () => {
  const place = temporaryPlace('trombine-seed-');
  const { texts } = good('the texts', loadImageRightsTexts(`${resources}/image-rights`));
  let cas: DemoCas;
  let central: Central;
  beforeAll(async () => {
    cas = await startDemoCas({
      people: asCasPeople([...residents, agent, ...queue]),
      services: [`${publicUrl}/`],
    });
    await initKeys(place.file('keys'), place.file('recovery.json'));
    central = await startCentral({
      listen: { host: '127.0.0.1', port: 0 },
      publicUrl,
      university: 'Université de Démonstration',
      database: place.file('central.sqlite'),
      keys: place.file('keys'),
      ent: {
        prefixUrl: cas.url,
        pages: { password: cas.pages.change, firstLogin: null, security: null },
        hosts: [],
      },
      resources,
      log: { level: 'silent' },
    });
    const at = { central: central.url, cas: cas.url, profile: place.file('seed') };
    await seed({ ...at, admin: central.admin, residents, texts: texts.fr });
  });
  afterAll(async () => {
    await central.close();
    await cas.stop();
    place.remove();
  });

  const accountOf = async (login: string) => {
    const person = (await central.admin.people()).find((one) => one.login === login);
    if (person === undefined) throw new Error(`${login} is not there`);
    return central.admin.account(person.id);
  };

  it.each(residents)('gives $login what they have', async ({ login, has }) => {
    const { photo, consents, badges } = await accountOf(login);
    expect(photo?.state).toBe(has.photo);
    expect(consents).toHaveLength(has.imageRights === true ? 3 : 0);
    expect(badges.map(({ state, uid }) => ({ state, uid }))).toEqual(
      has.badge === undefined ? [] : [has.badge],
    );
  });

  it('tells of every difference when nothing was done', async () => {
    const { person } = await accountOf(newcomer.login);
    const decisions = { directory: 'accepted', teaching: 'accepted', communication: 'refused' } as const;
    const found = await differences(central.admin, {
      person: person.id,
      decisions,
      texts: texts.fr,
      uid: '04A1B2C3D4E580',
    });
    for (const what of ['photos', 'decisions', 'badges', 'the life of the badge', 'commands'])
      expect(found).toContainEqual(expect.stringContaining(`${what}: `));
  });

  it('lets the office accept the newest photo and make the newest badge, each once', async () => {
    const office = officeAt(central.admin, new Drawer());
    const { code } = await central.admin.issueEnrolmentCode('Test');
    const clerk = await openClerk({ profile: place.file('clerk'), central: central.url, cas: cas.url, code });
    const visit = await clerk.visit(newcomer.login, newcomer.password);
    const { identity, directory } = await drawnPhoto();
    const decisions = texts.fr.flatMap(({ purpose, source: text }) =>
      purpose === 'badge' ? [] : [{ purpose, decision: 'refused' as const, text }],
    );
    await visit.act('consent.record', { decisions, screenDefault: 'none' });
    await visit.act('photo.submit', { photo: freshPhoto() }, [
      { name: 'identity-photo', jpeg: identity },
      { name: 'directory-photo', jpeg: directory },
    ]);
    await visit.act('badge.request', { badge: freshBadge(), kind: 'student', certified: false });
    await clerk.close();
    expect(await office.produceBadge()).toEqual({ ok: false, error: 'photo.none' });
    expect(await office.acceptPhoto()).toMatchObject({ ok: true });
    expect(await office.acceptPhoto()).toEqual({ ok: false, error: 'photo.none' });
    expect(await office.produceBadge()).toMatchObject({ ok: true });
    expect(await office.produceBadge()).toEqual({ ok: false, error: 'badge.none' });
    const { badges } = await accountOf(newcomer.login);
    expect(badges.map(({ state }) => state)).toEqual(['encoded']);
    expect(office.cards().map(({ uid }) => uid)).toContain(badges[0]?.uid);
  });

  it('lets a dozen photos of each kind wait for the operator, at a station of the office', async () => {
    const at = { central: central.url, cas: cas.url, profile: place.file('seed-2') };
    await seed({ ...at, admin: central.admin, residents: [agent, ...queue], texts: texts.fr });
    const { code } = await central.admin.issueEnrolmentCode('Accueil', true);
    const desk = await openClerk({ profile: place.file('desk'), central: central.url, cas: cas.url, code });
    const visit = await desk.visit(agent.login, agent.password);
    expect(visit.account.roles).toEqual(['card-office', 'moderator']);
    await desk.close();
    const photos = await Promise.all(
      (await central.admin.people())
        .filter(({ login }) => queue.some((one) => one.login === login))
        .map(({ id }) => central.admin.photos(id)),
    );
    expect(photos.map(([newest]) => newest?.state)).toEqual(queue.map(() => 'submitted'));
    expect(photos.filter(([, before]) => before?.state === 'accepted')).toHaveLength(2);
    const count = (wanted: string) => photos.filter(([newest]) => newest?.class === wanted).length;
    for (const wanted of ['sure', 'unsure', 'poor']) expect(count(wanted), wanted).toBeGreaterThanOrEqual(3);
  });
});
