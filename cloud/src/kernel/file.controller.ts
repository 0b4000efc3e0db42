import { Controller, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { fileApi, type FileView } from '../../contract/file/file.api';
import { cut, rangeOf } from './byte-range';
import { Files, type FileShown } from './files';
import { Gate } from './gate';
import { Serve, type Call } from './http';
import { Limits } from './limits';
import { readUpload } from './upload';

/** Without a pass nothing is shown: such a call is refused like one with a pass that is not genuine. */
const fileAsked = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{32}$/, { error: '照片编号有误' }),
  pass: z.string().max(60).default(''),
});
type Asked = Call<z.output<typeof fileAsked>>;

@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class FileController {
  @Inject() gate: Gate;
  @Inject() files: Files;
  @Inject() limits: Limits;

  @Serve(fileApi.upload, undefined, {
    who: 'person',
    reaches: 'own',
    sends: 'file',
    says: '上传一张照片或一段视频，得到编号',
  })
  async upload({ actor, ctx, once }: Call<unknown>): Promise<FileView> {
    await this.limits.spend('upload', String(actor.id), 60, 60);
    const bytes = await readUpload(ctx.req);
    await this.limits.upload(actor, bytes.length);
    return this.files.store(actor, { bytes, call: once });
  }

  @Serve(fileApi.whole, fileAsked, {
    who: 'anyone',
    reaches: 'link',
    counts: 'picture',
    says: '照片或视频；地址由服务签发（pass），按看的人区分，一两个小时后失效',
  })
  async whole({ input, ctx }: Asked): Promise<undefined> {
    return answer(ctx, await this.files.read(input));
  }

  @Serve(fileApi.thumb, fileAsked, {
    who: 'anyone',
    reaches: 'link',
    counts: 'picture',
    says: '缩略图；地址同上',
  })
  async thumb({ input, ctx }: Asked): Promise<undefined> {
    return answer(ctx, await this.files.readThumb(input));
  }
}

/** A video opened in a tab of its own is a page the browser makes around it, which must be able to fetch it. */
const PLAYER_POLICY = "default-src 'none'; media-src 'self'; frame-ancestors 'none'";

/** Sent by hand, for it is no JSON. Kept by the asker's own device alone, and no longer than the address lasts. */
function answer(ctx: Call<unknown>['ctx'], file: FileShown): undefined {
  ctx.set({
    'Cache-Control': `private, max-age=${Math.floor(file.keptFor / 1000)}, immutable`,
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
