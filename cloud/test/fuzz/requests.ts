import fc from 'fast-check';
import type { FuzzActor } from './actors';
import { stepsOf, type Step } from './steps';
import { UPLOADS } from './upload';
import { hostile, valid, type Schema } from './values';

/** One operation of the served OpenAPI document. */
export interface Operation {
  readonly method: string;
  /** `/api/cases/{no}` */
  readonly path: string;
  readonly inPath: readonly Field[];
  readonly inQuery: readonly Field[];
  readonly inBody: readonly Field[];
  readonly keyed: boolean;
  /** Who may call it at all: `anyone`, `person`, `staff`, `systemAdmin` … */
  readonly who: string;
}

interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

/** A request as drawn: what stands for known things is filled in when it is sent. */
export interface Drawn {
  readonly operation: Operation;
  /** Which of the actors. */
  readonly actor: number;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly key: string | undefined;
}

interface Document {
  readonly paths: Record<string, Record<string, OperationObject>>;
}
interface OperationObject {
  readonly 'x-who'?: string;
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema?: Schema }[];
  readonly requestBody?: {
    content: Record<string, { schema: { properties?: Record<string, Schema>; required?: string[] } }>;
  };
}

type Sender = Pick<FuzzActor, 'kind' | 'seated'>;

/** Every operation of the document. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, object]) => ({
      method: method.toUpperCase(),
      path,
      inPath: parametersOf(object, 'path'),
      inQuery: parametersOf(object, 'query'),
      inBody: bodyOf(object),
      keyed: parametersOf(object, 'header').length > 0,
      who: object['x-who'] ?? 'anyone',
    })),
  );
}

function parametersOf({ parameters = [] }: OperationObject, where: string): Field[] {
  return parameters
    .filter((parameter) => parameter.in === where)
    .map(({ name, required = false, schema = true }) => ({ name, required, schema }));
}

function bodyOf({ requestBody }: OperationObject): Field[] {
  const { properties = {}, required = [] } = requestBody?.content['application/json']?.schema ?? {};
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    required: required.includes(name),
  }));
}

/**
 * Requests to all operations alike, most by somebody the door is open to; half of them as they should be, the rest wrong
 * in one place or in all.
 */
export function requests(operations: readonly Operation[], actors: readonly Sender[]): fc.Arbitrary<Drawn> {
  return fc.oneof(
    ...operations.map((operation) => ({
      // Forty steps hide behind one address.
      weight: Math.max(1, Math.ceil(stepsOf(operation.path).length / 3)),
      arbitrary: requestOf(operation, actors),
    })),
  );
}

function actorFor({ who }: Operation, actors: readonly Sender[]): fc.Arbitrary<number> {
  const admitted = [...actors.keys()].filter((at) => isAdmitted(actors[at]?.kind ?? '', who));
  const seated = admitted.filter((at) => actors[at]?.seated);
  const some = [
    { weight: 1, from: [...actors.keys()] },
    { weight: 2, from: admitted },
    { weight: 3, from: seated },
  ].filter(({ from }) => from.length > 0);
  return fc.oneof(...some.map(({ weight, from }) => ({ weight, arbitrary: fc.constantFrom(...from) })));
}

function isAdmitted(kind: string, who: string): boolean {
  if (who === 'anyone') return true;
  if (who === 'person' || who === 'entering') return kind !== 'nobody';
  return who === 'staff' ? kind !== 'nobody' && kind !== 'resident' : kind === who;
}

function requestOf(operation: Operation, actors: readonly Sender[]): fc.Arbitrary<Drawn> {
  const drawn = fc.record({
    operation: fc.constant(operation),
    actor: actorFor(operation, actors),
    path: mostlyValid(operation.inPath),
    query: mostlyValid(operation.inQuery),
    body: bodyArbitrary(operation),
    key: fc.oneof(
      { weight: 9, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.constantFrom(undefined, 'the-same-key', 'x', '钥匙', 'k'.repeat(81)) },
    ),
  });
  const steps = stepsOf(operation.path);
  if (steps.length === 0) return drawn;
  const asAStep = drawn.chain((one) => fc.constantFrom(...steps).chain((step) => filledIn(one, step)));
  return fc.oneof({ weight: 4, arbitrary: asAStep }, { weight: 1, arbitrary: drawn });
}

/** A step with the very form it asks for: the flow table says which, the document cannot. */
function filledIn(drawn: Drawn, { action, form }: Step): fc.Arbitrary<Drawn> {
  return valid(form).map((filled) => ({
    ...drawn,
    path: { ...drawn.path, action },
    body: { form: filled },
  }));
}

function bodyArbitrary({ method, path, inBody }: Operation): fc.Arbitrary<unknown> {
  if (method === 'GET' || method === 'DELETE') return fc.constant(undefined);
  const uploads = UPLOADS[path];
  if (uploads) return fc.constantFrom(...uploads, undefined, {});
  return fc.oneof({ weight: 19, arbitrary: mostlyValid(inBody) }, { weight: 1, arbitrary: hostile });
}

function mostlyValid(fields: readonly Field[]): fc.Arbitrary<Record<string, unknown>> {
  if (fields.length === 0) return fc.constant({});
  const right = recordOf(fields, ({ name, schema }) => valid(schema, name));
  const wrong = recordOf(fields, () => hostile);
  const oneWrong = fc
    .tuple(right, fc.constantFrom(...fields), hostile)
    .map(([values, { name }, value]) => ({ ...values, [name]: value }));
  const oneMore = fc
    .tuple(right, fc.constantFrom('state', 'ownerId', '__proto__', 'admin', 'disabled'), hostile)
    .map(([values, name, value]) => Object.defineProperty({ ...values }, name, { value, enumerable: true }));
  return fc.oneof(
    { weight: 6, arbitrary: right },
    { weight: 3, arbitrary: oneWrong },
    { weight: 1, arbitrary: oneMore },
    { weight: 1, arbitrary: wrong },
  );
}

/** A list with every filter set is a list nobody asks for. */
const sometimes = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary });

function recordOf(
  fields: readonly Field[],
  arbitrary: (field: Field) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Record<string, unknown>> {
  const shape = fields.map((field): [string, fc.Arbitrary<unknown>] => [
    field.name,
    field.required ? arbitrary(field) : sometimes(arbitrary(field)),
  ]);
  return fc.record(Object.fromEntries(shape));
}
