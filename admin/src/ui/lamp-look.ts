import type { LampColour } from '@contract/case/case.api';

/** A lamp is told by shape and word as well as by colour. */
export const LAMPS: Record<LampColour, { word: string; shape: string; svg: string }> = {
  green: { word: '正常', shape: '圆', svg: '<circle cx="8" cy="8" r="6"/>' },
  yellow: { word: '临期', shape: '三角', svg: '<path d="M8 1.6 15 14H1z"/>' },
  red: { word: '超期', shape: '方', svg: '<path d="M2 2h12v12H2z"/>' },
  off: { word: '不计时', shape: '环', svg: '<circle cx="8" cy="8" r="5" fill="none" stroke-width="2.4"/>' },
};
