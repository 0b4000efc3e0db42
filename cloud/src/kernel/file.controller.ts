import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { FILE_UPLOAD_PATH, type FileView } from '../../contract/file/file.api';
import { get, post } from '../../contract/route';
import { cut, rangeOf } from './byte-range';
import type { StoredFile } from './file-store';
import { Files } from './files';
import { Gate } from './gate';
import { Serve, type Call } from './http';
import { Limits } from './limits';
import { readUpload } from './upload';

const fileId = z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/, { error: '照片编号有误' }) });
type FileId = z.output<typeof fileId>;

const upload = post<Record<never, never>, FileView>(FILE_UPLOAD_PATH);
const whole = get<FileId, undefined>('/files/:id');
const thumb = get<FileId, undefined>('/files/:id/thumb');

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class FileController {
  @Inject() gate: Gate;
  @Inject() files: Files;
  @Inject() limits: Limits;

  @Serve(upload, undefined, {
    who: 'person',
    reaches: 'own',
    says: '上传一张照片或一段视频（multipart 字段 file），得到编号',
  })
  async upload({ actor, ctx }: Call<unknown>): Promise<FileView> {
    await this.limits.spend('upload', String(actor.id), 60, 60);
    return this.files.store(actor, { bytes: await readUpload(ctx.req) });
  }

  @Serve(whole, fileId, {
    who: 'anyone',
    reaches: 'link',
    counts: 'picture',
    says: '照片或视频；编号不可猜测，知道编号即可查看',
  })
  async whole({ input, ctx }: Call<FileId>): Promise<undefined> {
    return answer(ctx, await this.files.read(input.id));
  }

  @Serve(thumb, fileId, { who: 'anyone', reaches: 'link', counts: 'picture', says: '缩略图' })
  async thumb({ input, ctx }: Call<FileId>): Promise<undefined> {
    return answer(ctx, await this.files.readThumb(input.id));
  }
}

/** A video opened in a tab of its own is a page the browser makes around it, which must be able to fetch it. */
const PLAYER_POLICY = "default-src 'none'; media-src 'self'; frame-ancestors 'none'";

/** Sent by hand, for it is no JSON. What is stored under an id never changes, so it may be kept for ever. */
function answer(ctx: Call<unknown>['ctx'], file: StoredFile): undefined {
  ctx.set({
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Accept-Ranges': 'bytes',
    'Content-Security-Policy': PLAYER_POLICY,
  });
  const range = rangeOf(ctx.get('range'), file.size);
  if (range === 'outside') {
    file.stream.destroy();
    ctx.set('Content-Range', `bytes */${file.size}`);
    ctx.status = 416;
    return;
  }
  ctx.status = range ? 206 : 200;
  ctx.type = file.type;
  ctx.length = range ? range.to - range.from + 1 : file.size;
  if (range) ctx.set('Content-Range', `bytes ${range.from}-${range.to}/${file.size}`);
  if (ctx.method === 'HEAD') file.stream.destroy();
  else ctx.body = range ? cut(file.stream, range) : file.stream;
}
