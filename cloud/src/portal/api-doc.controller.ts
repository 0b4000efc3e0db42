import { Controller, Get, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { BOUND_ROUTES } from '../kernel/http';
import { openApi, operationsOf } from './api-doc';
import { API_DOC_SCRIPT, API_DOC_STYLE } from './api-doc-assets';
import { apiDocPage } from './api-doc-page';

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The API about itself; not in the contract, for no client of ours calls it. */
@Controller('/api')
@Scope(ScopeEnum.Singleton)
export class ApiDocController {
  @Get('/openapi.json')
  async openApi(): Promise<object> {
    return openApi(BOUND_ROUTES);
  }

  @Get('/docs')
  async page(ctx: Context): Promise<string> {
    ctx.set('Content-Security-Policy', PAGE_POLICY);
    ctx.type = 'html';
    return apiDocPage(operationsOf(BOUND_ROUTES));
  }

  @Get('/docs.css')
  async style(ctx: Context): Promise<string> {
    ctx.type = 'css';
    return API_DOC_STYLE;
  }

  @Get('/docs.js')
  async script(ctx: Context): Promise<string> {
    ctx.type = 'js';
    return API_DOC_SCRIPT;
  }
}
