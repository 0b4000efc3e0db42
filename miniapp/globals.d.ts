/// <reference types="@tarojs/taro" />
import type { Program } from '../config/apps';

declare global {
  /** Which of the four programs this build is; set by config/index.ts. */
  const PROGRAM: Program;
  /** `/api` on H5, an absolute address in WeChat. */
  const API_BASE: string;
  /** Platform this build is for; Taro writes it into the code. */
  namespace NodeJS {
    interface ProcessEnv {
      TARO_ENV?: string;
    }
  }
}
