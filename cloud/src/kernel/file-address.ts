import { timingSafeEqual } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { FileView } from '../../contract/file/file.api';
import { PLACEHOLDERS, type ModerationState } from '../../contract/moderation/moderation.flow';
import { Clock } from './clock';
import type { Sealer } from './personal-data';

/** For whose eyes an address was given out: anybody's, the uploader's and the case's staff's, or a moderator's. */
export type FileReader = 'public' | 'insider' | 'moderator';

export interface AddressedFile {
  readonly fileKey: string;
  readonly kind: 'photo' | 'video';
  readonly width: number;
  readonly height: number;
  readonly contentCheck: ModerationState;
}

const SEES: Record<FileReader, readonly ModerationState[]> = {
  public: ['passed'],
  insider: ['passed', 'waiting', 'held'],
  moderator: ['passed', 'waiting', 'held', 'blocked'],
};
const LETTERS: Record<string, FileReader> = { p: 'public', i: 'insider', m: 'moderator' };

/** Addresses given within one hour are the same, so that a picture seen twice is fetched once; they end an hour after. */
const WINDOW_MS = 3_600_000;
const PASS = /^([pim])([0-9a-z]{1,11})\.([\w-]{20})$/;

/**
 * Addresses of files. `<image>` carries no session, so the address itself says for whose eyes it was given and until
 * when, signed. What may be seen is asked anew at every fetch: once a file is blocked, no address given before shows it.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class FileAddresses {
  @Inject() protected sealer: Sealer;
  @Inject() protected clock: Clock;

  /** The file as this reader may see it. */
  view(file: AddressedFile, reader: FileReader): FileView {
    const { fileKey, kind, width, height, contentCheck } = file;
    const shown = SEES[reader].includes(contentCheck);
    return {
      id: fileKey,
      kind,
      url: shown ? this.whole(fileKey, reader) : '',
      thumb: shown ? this.thumb(fileKey, reader) : '',
      width,
      height,
      ...(shown ? {} : { hidden: placeholder(contentCheck) }),
    };
  }

  /** @param until ms; in an hour or two where it is not said */
  whole(fileKey: string, reader: FileReader, until = this.untilNext()): string {
    return `/api/files/${fileKey}?pass=${this.pass(fileKey, reader, until)}`;
  }

  thumb(fileKey: string, reader: FileReader): string {
    return `/api/files/${fileKey}/thumb?pass=${this.pass(fileKey, reader, this.untilNext())}`;
  }

  /** Until when this pass shows a file in that state (ms); undefined where it does not. */
  admits(pass: string, { fileKey, contentCheck }: Pick<AddressedFile, 'fileKey' | 'contentCheck'>) {
    const [, letter = '', time = '', signature = ''] = PASS.exec(pass) ?? [];
    const reader = LETTERS[letter];
    const until = parseInt(time, 36);
    if (!reader || !(until > this.clock.now()) || !SEES[reader].includes(contentCheck)) return undefined;
    const genuine = this.sealer.indexes(FIELD, signed(fileKey, reader, until));
    return genuine.some((each) => isSame(each, signature)) ? until : undefined;
  }

  private pass(fileKey: string, reader: FileReader, until: number): string {
    return `${reader.slice(0, 1)}${until.toString(36)}.${this.sealer.index(FIELD, signed(fileKey, reader, until))}`;
  }

  private untilNext(): number {
    return (Math.floor(this.clock.now() / WINDOW_MS) + 2) * WINDOW_MS;
  }
}

/** The sealer's keyed digest, under a name of its own: a digest of one field is none of another. */
const FIELD = 'stored_file.address';
const signed = (fileKey: string, reader: FileReader, until: number): string =>
  `${fileKey}\n${reader}\n${until}`;
const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const placeholder = (state: ModerationState): string =>
  state === 'blocked' ? PLACEHOLDERS.blockedMedia : PLACEHOLDERS.checkingMedia;
