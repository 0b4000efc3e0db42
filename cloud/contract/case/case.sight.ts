/** Why someone may read a case. Each is a relation between the person and this very case; whoever has none cannot find it. */
export const CASE_SIGHTS = {
  reporter: '本人上报或共同上报了这件案件',
  desk: '在受理、派遣这件案件的单位任职',
  leadUnit: '在主办单位任职',
  coUnit: '在协办单位任职',
  holder: '在现在该办理的单位任职',
  place: '在案件所在的网格、社区或街道任职',
  district: '在区或区级中心任职',
  inCharge: '分管主办、协办单位或案件所在的地方（本人，或所代理的领导）',
  acted: '办理过其中的步骤，现在仍有岗位',
} as const;
export type CaseSight = keyof typeof CASE_SIGHTS;

/** The answer to “why can (not) this person see this case”: relations and steps in words, nothing of the case itself. */
export interface CaseAccessView {
  no: string;
  name: string;
  posts: string[];
  sees: boolean;
  /** The whole answer in one sentence. */
  says: string;
  sights: { sight: CaseSight; label: string; holds: boolean }[];
  /** What the person could do with it now. */
  actions: string[];
  /** Why nothing holds, where it is nothing about the case: disabled, an administrator, no post. */
  barred?: string;
}
