import type { HelpKind } from '../../contract/volunteer/order.flow';
import type { Skill } from '../../contract/volunteer/activity.flow';

/** One activity of the story: what it is, and when it begins, in days from now (negative: it is over). */
export interface Scene {
  readonly title: string;
  readonly words: string;
  readonly kind: HelpKind;
  readonly skills: readonly Skill[];
  readonly day: number;
  /** Hours from midnight, town time, and how long. */
  readonly from: number;
  readonly hours: number;
  readonly capacity: number;
  readonly points: number;
}

const scene = (title: string, words: string, rest: Omit<Scene, 'title' | 'words'>): Scene => ({
  title,
  words,
  ...rest,
});

/** Two months of a community's weekends, and the fortnight to come. */
export const SCENES: readonly Scene[] = [
  scene('周末清洁家园', '清理楼道杂物和绿地垃圾，工具由社区准备。', {
    ...{ kind: 'environment', skills: [], day: -56, from: 9, hours: 2, capacity: 8, points: 10 },
  }),
  scene('手机课堂：学会扫码和挂号', '一对一教老人用手机，请自带耐心。', {
    ...{
      kind: 'digital',
      skills: ['digital', 'teaching'],
      day: -49,
      from: 14,
      hours: 2,
      capacity: 5,
      points: 15,
    },
  }),
  scene('上门量血压', '为独居老人测量血压血糖，医护专业优先。', {
    ...{ kind: 'health', skills: ['medical'], day: -42, from: 9, hours: 3, capacity: 4, points: 20 },
  }),
  scene('邻里议事：停车怎么停', '协助社区主持楼院议事，做好记录。', {
    ...{ kind: 'mediation', skills: ['mediation'], day: -35, from: 18, hours: 2, capacity: 4, points: 10 },
  }),
  scene('小课桌：放学后的两小时', '辅导小学生作业，不收任何费用。', {
    ...{ kind: 'tutoring', skills: ['teaching'], day: -28, from: 16, hours: 2, capacity: 6, points: 15 },
  }),
  scene('水电小修进家门', '换灯泡、修水龙头，材料由居民自备。', {
    ...{ kind: 'repair', skills: ['repair'], day: -21, from: 9, hours: 3, capacity: 4, points: 20 },
  }),
  scene('重阳陪老人说说话', '探访十户独居老人，陪聊、理发、拍照。', {
    ...{ kind: 'company', skills: ['care'], day: -14, from: 9, hours: 3, capacity: 8, points: 15 },
  }),
  scene('法律咨询进社区', '接待居民咨询，涉及个案的请引导到司法所。', {
    ...{ kind: 'law', skills: ['law'], day: -7, from: 14, hours: 2, capacity: 3, points: 15 },
  }),
  scene('为腿脚不便的老人代购', '按清单代买米面粮油，送到家门口。', {
    ...{ kind: 'errand', skills: [], day: 2, from: 9, hours: 2, capacity: 6, points: 10 },
  }),
  scene('冬季用电安全入户检查', '检查老化线路与电热器具，发现隐患当场登记。', {
    ...{ kind: 'repair', skills: ['repair'], day: 4, from: 9, hours: 3, capacity: 5, points: 20 },
  }),
  scene('元旦文艺彩排', '带居民排练合唱，会乐器的请写在备注里。', {
    ...{ kind: 'culture', skills: ['arts'], day: 9, from: 14, hours: 3, capacity: 10, points: 10 },
  }),
];

/** What residents wished for, newest last; `scene` is the activity it went into. */
export const WISHES: readonly { readonly words: string; readonly kind: HelpKind; readonly scene?: string }[] =
  [
    {
      words: '母亲一个人住，想请人每周来量一次血压，教她记在本子上。',
      kind: 'health',
      scene: '上门量血压',
    },
    { words: '厨房水龙头一直滴水，自己拧不动。', kind: 'repair', scene: '水电小修进家门' },
    { words: '想学会用手机挂号和看电子社保卡。', kind: 'digital' },
    { words: '孩子数学跟不上，能不能帮着辅导几次？', kind: 'tutoring' },
    { words: '楼上邻居半夜拖椅子，想请人帮着劝一劝。', kind: 'mediation' },
  ];
