import { POSTS, type PersonView, type Post } from '../../contract/identity/identity.api';
import { Database } from '../../src/kernel/database';
import { BOUND_ROUTES, type BoundRoute } from '../../src/kernel/http';
import { Directory } from '../../src/org/directory';
import { CheckCodes } from '../../src/volunteer/check.codes';
import { LAMP_PLACE, type Person, type Story } from '../build';
import { CREATING, sheetsToTake } from '../powers/creating';
import { SAMPLES, type Sample } from '../powers/samples';
import { holderOf } from '../powers/strangers';
import { makeThing, type Thing } from '../powers/thing';

const KEY = 'used-for-something-else';
/** What is sent as a file. */
const FILES: Record<string, Buffer> = {
  '/files': Buffer.from('no picture'),
  '/news-attachments': Buffer.from('%PDF-1.7\n%%EOF'),
};
const isPost = (name: string): name is Post => name in POSTS;

/** Every call that makes something is bound to its key: another body under the same one is refused, and makes nothing. */
export const sameKey: Story = (town) => {
  let thing: Thing;
  let people: Person[];
  /** What cannot be written down beforehand. */
  let made: Readonly<Record<string, readonly Sample[]>>;

  beforeAll(async () => {
    thing = await makeThing(town());
    const directory = await town().container.getAsync(Directory);
    const units = [directory.district.id, thing.communityId, thing.handlersUnitId, directory.centre.id];
    const holders = await Promise.all(
      units.flatMap((unit) =>
        Object.keys(POSTS)
          .filter(isPost)
          .map((post) => holderOf(post, unit, town())),
      ),
    );
    await directory.reload();
    people = [await volunteer(), ...holders.map(({ person }) => person)];
    made = { ...(await sheetsToTake()), 'POST /volunteer/checks': await checkIn() };
    await Promise.all(people.map(useKey));
  });

  /** Who has claimed a place in the activity, and may claim one. */
  async function volunteer(): Promise<Person> {
    const person = await town().resident('same-key');
    const { request, container } = town();
    await request
      .put('/api/volunteer/me')
      .set('Authorization', `Bearer ${person.token}`)
      .send({})
      .expect(200);
    const { id: personId } = (await person.get<PersonView>('/me')).body;
    const { activityId } = thing;
    const database = await container.getAsync(Database);
    await database.unitOfWork(async (uow) => {
      await uow.run("UPDATE volunteer_activity SET state = 'recruiting' WHERE id = ?", [activityId]);
      const life = { enteredAt: uow.now, seq: 0, head: '', claimedAt: uow.now };
      await uow.insert('volunteer_claim', { activityId, personId, state: 'claimed', ...life });
    });
    return person;
  }

  async function checkIn(): Promise<readonly Sample[]> {
    const { text: code } = (await town().container.getAsync(CheckCodes)).show(thing.activityId, Date.now());
    const form = { place: LAMP_PLACE, phoneAt: Date.now(), device: 'somebody-elses-phone' };
    return [{ sent: { way: 'in', code, ...form } }];
  }

  async function useKey(person: Person): Promise<void> {
    const { id: personId } = (await person.get<PersonView>('/me')).body;
    const database = await town().container.getAsync(Database);
    const row = { personId, onceKey: KEY, bodyHash: 'of another body', answerRef: '1' };
    await database.unitOfWork((uow) => uow.insert('once', { ...row, at: uow.now }));
  }

  const nameOf = ({ route }: BoundRoute): string => `${route.method} ${route.path}`;

  async function answerTo(person: Person, { route }: BoundRoute, { path = {}, sent = {} }: Sample) {
    const bytes = FILES[route.path];
    if (bytes) return person.sends<object>(route.path, { bytes, name: 'a' }, KEY);
    const address = route.path.replace(/:(\w+)/g, (_, name: string) => String(path[name] ?? 1));
    return person.post<object>(address, { ...sent }, KEY);
  }

  /** Somebody who may make such a thing is told that the key was used. */
  async function isBound(bound: BoundRoute, said: Set<string>): Promise<boolean> {
    const name = nameOf(bound);
    const samples = made[name] ?? (CREATING[name] ?? SAMPLES[name])?.(thing) ?? [{}];
    for (const person of people)
      for (const sample of samples) {
        const { status, body } = await answerTo(person, bound, sample);
        if (status === 409 && body.error?.code === 'keyReused') return true;
        said.add(body.error?.code ?? String(status));
      }
    return false;
  }

  it('refuses another body on every creating route there is', async () => {
    const unbound: string[] = [];
    for (const bound of BOUND_ROUTES.filter(({ route }) => route.creates)) {
      const said = new Set<string>();
      if (!(await isBound(bound, said))) unbound.push(`${nameOf(bound)}: ${[...said].join(' ')}`);
    }
    expect(unbound).toEqual([]);
  });

  it('would see a route that is not: the same request under a fresh key is no such refusal', async () => {
    const answers = await Promise.all(
      people.map((person) => person.post<object>('/case-views', { name: '新的', query: {} })),
    );
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(answers.some(({ body }) => body.error?.code === 'keyReused')).toBe(false);
  });
};
