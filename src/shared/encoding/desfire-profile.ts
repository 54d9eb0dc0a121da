import { z } from 'zod';
import { Content, contentBytes, Hex } from './content.ts';

/**
 * What the key of one card is derived from (AN10922, 2.2): these parts, in this order, 31 bytes at most. `application`
 * is its id as it is written here, most significant byte first; `key` is the number of the key, one byte.
 */
export const Diversification = z
  .strictObject({
    input: z.array(z.enum(['uid', 'application', 'key', 'system'])).min(1),
    /** Whatever tells this system from others: an ASCII name, as hex. */
    system: Hex.optional(),
  })
  .refine(({ input }) => input.includes('uid'), 'a key that does not depend on the UID is not diversified')
  .refine(({ input }) => new Set(input).size === input.length, 'a part stands twice')
  .refine(
    ({ input, system }) => input.includes('system') === (system !== undefined),
    'system: name and bytes',
  )
  .refine(({ system = '' }) => system.length / 2 <= 31 - 10 - 4, 'the input would be longer than 31 bytes');
export type Diversification = z.infer<typeof Diversification>;

const KeyNumber = z.int().min(0).max(13);
const Right = z.union([KeyNumber, z.literal('never')]);

const Rights = z.strictObject({
  read: z.union([Right, z.literal('free')]),
  write: Right,
  readWrite: Right,
  change: Right,
});
type Rights = z.infer<typeof Rights>;
const numbers = (...rights: Rights[keyof Rights][]): number[] =>
  rights.filter((right): right is number => typeof right === 'number');

/** Numbers of the keys that may read. */
export const readersOf = ({ read, readWrite }: Rights): number[] => numbers(read, readWrite);
/** Numbers of the keys that may write. */
export const writersOf = ({ write, readWrite }: Rights): number[] => numbers(write, readWrite);

/** A backup file: its writes all become true at once, or not at all. */
const File = z
  .strictObject({
    file: z.int().min(0).max(31),
    /** Bytes. */
    size: z.int().min(1).max(4096),
    mode: z.enum(['plain', 'mac', 'full']),
    rights: Rights,
    content: Content,
  })
  .refine(({ content, size }) => contentBytes(content) <= size, 'the content is longer than the file')
  .refine(({ rights }) => readersOf(rights).length > 0 || rights.read === 'free', 'nobody could read it back')
  .refine(({ rights }) => writersOf(rights).length > 0, 'nobody could write it');
export type DesfireFile = z.infer<typeof File>;

/** One application with AES keys on a MIFARE DESFire EV1 or later. */
export const DesfireProfile = z
  .strictObject({
    kind: z.literal('desfire-aes'),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
    version: z.int().min(1),
    /** Six hex digits, most significant byte first, as in directories of application ids: F585C0. */
    application: z.string().regex(/^(?!000000)[0-9A-F]{6}$/),
    /** EV1 chips have no EV2 secure messaging; `ev2` refuses them. */
    chip: z.enum(['ev1', 'ev2']),
    /** Key 0 is the application's master key, which changes the others. A blank one is sixteen zeros, version 0. */
    keys: z
      .array(z.strictObject({ number: KeyNumber, version: z.int().min(1).max(255) }))
      .min(1)
      .max(14),
    diversification: Diversification,
    /** Whether creating and listing files needs the master key, once the application is there. */
    createNeedsMaster: z.boolean(),
    listNeedsMaster: z.boolean(),
    files: z.array(File).min(1).max(32),
  })
  .refine(
    ({ keys }) => keys.every(({ number }, at) => number === at),
    'keys are numbered from 0, without a gap',
  )
  .refine(({ files }) => new Set(files.map(({ file }) => file)).size === files.length, 'a file stands twice')
  .refine(
    ({ files, keys }) =>
      files.every(({ rights }) => numbers(...Object.values(rights)).every((key) => key < keys.length)),
    'a right names a key that there is not',
  );
export type DesfireProfile = z.infer<typeof DesfireProfile>;
