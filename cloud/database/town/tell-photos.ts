import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Database } from '../../src/kernel/database';
import type { FileStore } from '../../src/kernel/file-store';
import { storeKey, thumbKey } from '../../src/kernel/files.store';
import { composePhoto, PHOTO_KINDS, sceneFor, type PhotoKind, type PhotoStage } from './town-photos';
import { townRandom } from './town-random';
import { of } from './tell-people';

interface Print {
  readonly content: Buffer;
  readonly thumb: Buffer;
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
}

const VARIANTS = 2;
/** Three quarters of the drawing's size: 960 × 720 on a phone is plenty, and the first start writes hundreds. */
const DENSITY = 54;
const THUMB_WIDTH = 360;
const AT_ONCE = 12;

/**
 * Photos of the story. Every scene is drawn a few times; each case gets copies of its own, as if somebody had stood there.
 * Rows are written at once, bytes beside the telling: `settled` waits for them.
 */
export class PhotoShelf {
  private readonly prints = new Map<string, Promise<Print>>();
  private readonly writing = new Set<Promise<void>>();
  private readonly failures: unknown[] = [];

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
    seed: number,
  ) {
    for (const kind of PHOTO_KINDS) {
      for (let variant = 0; variant < VARIANTS; variant++)
        this.prints.set(nameOf(kind, variant), draw(kind, seed + variant));
    }
  }

  /** Keeps a photo of the scene for this owner and gives its id. Both stages of one variant show the same place. */
  async take(
    owner: { readonly id: number },
    scene: { categoryCode: string; stage: PhotoStage; variant: number },
  ): Promise<string> {
    const kind: PhotoKind = `${sceneFor(scene.categoryCode)}.${scene.stage}`;
    const { content, thumb, width, height, sha256 } = await of(
      this.prints,
      nameOf(kind, scene.variant % VARIANTS),
    );
    const file = { fileKey: randomBytes(16).toString('hex'), type: 'image/jpeg' };
    await this.write(async () => {
      await this.files.put(storeKey(file), content, file.type);
      await this.files.put(thumbKey(file.fileKey), thumb, file.type);
    });
    await this.database.unitOfWork((uow) =>
      uow.insert('stored_file', {
        ...file,
        ownerId: owner.id,
        kind: 'photo',
        bytes: content.length,
        width,
        height,
        sha256,
        at: uow.now,
        // The town drew it itself: there is nothing for a check to find.
        contentCheck: 'passed',
      }),
    );
    return file.fileKey;
  }

  /** Every photo's bytes are where they belong; throws when one could not be written. */
  async settled(): Promise<void> {
    await Promise.all(this.writing);
    if (this.failures.length > 0) throw new AggregateError(this.failures, 'photos could not be written');
  }

  private async write(task: () => Promise<void>): Promise<void> {
    while (this.writing.size >= AT_ONCE) await Promise.race(this.writing);
    const writing = task()
      .catch((error: unknown) => void this.failures.push(error))
      .finally(() => this.writing.delete(writing));
    this.writing.add(writing);
  }
}

const nameOf = (kind: PhotoKind, variant: number): string => `${kind} ${variant}`;

async function draw(kind: PhotoKind, seed: number): Promise<Print> {
  const picture = sharp(Buffer.from(composePhoto(kind, townRandom(seed))), { density: DENSITY });
  const { data: content, info } = await picture.jpeg({ quality: 80 }).toBuffer({ resolveWithObject: true });
  const thumb = await sharp(content).resize({ width: THUMB_WIDTH }).jpeg({ quality: 78 }).toBuffer();
  return {
    content,
    thumb,
    width: info.width,
    height: info.height,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}
