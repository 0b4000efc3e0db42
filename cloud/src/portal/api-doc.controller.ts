import { createHash } from 'node:crypto';
import { Controller, Get, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { BOUND_ROUTES } from '../kernel/http';
import { Limits } from '../kernel/limits';
import { openApi, operationsOf } from './api-doc';
import { API_DOC_SCRIPT, API_DOC_STYLE } from './api-doc-assets';
import { apiDocPage } from './api-doc-page';

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** One text of the document, with the mark by which a browser asks whether it has changed. */
interface Sheet {
  readonly text: string;
  readonly etag: string;
}

/** How each is made: once, for the routes stay as they are while the process runs. */
const MAKERS = {
  json: () => JSON.stringify(openApi(BOUND_ROUTES)),
  html: () => apiDocPage(operationsOf(BOUND_ROUTES)),
  css: () => API_DOC_STYLE,
  js: () => API_DOC_SCRIPT,
} as const;
type Kind = keyof typeof MAKERS;

/** The API about itself; not in the contract, for no client of ours calls it. Open to all, so it is counted by address. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class ApiDocController {
  @Inject() protected limits: Limits;
  private readonly sheets = new Map<Kind, Sheet>();

  @Get('/openapi.json')
  openApi(ctx: Context): Promise<string> {
    return this.answer(ctx, 'json');
  }

  @Get('/docs')
  page(ctx: Context): Promise<string> {
    ctx.set('Content-Security-Policy', PAGE_POLICY);
    return this.answer(ctx, 'html');
  }

  @Get('/docs.css')
  style(ctx: Context): Promise<string> {
    return this.answer(ctx, 'css');
  }

  @Get('/docs.js')
  script(ctx: Context): Promise<string> {
    return this.answer(ctx, 'js');
  }

  /** 304 to whoever has it already; throws `tooOften`. */
  private async answer(ctx: Context, kind: Kind): Promise<string> {
    await this.limits.address(ctx.ip);
    const { text, etag } = this.sheet(kind);
    ctx.status = 200;
    ctx.type = kind;
    ctx.set({ ETag: etag, 'Cache-Control': 'no-cache' });
    if (ctx.fresh) ctx.status = 304;
    return text;
  }

  private sheet(kind: Kind): Sheet {
    const known = this.sheets.get(kind);
    if (known) return known;
    const text = MAKERS[kind]();
    const made = { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
    this.sheets.set(kind, made);
    return made;
  }
}
