import type { OpenStory } from './town-stories-model';
import {
  accept,
  answer,
  AT_WORK,
  dispatch,
  file,
  pass,
  passWithPhoto,
  rate,
  SOLVED,
} from './town-stories-parts';

const LI = { person: 'li-guilan', neighbour: 'chen-yutong', where: 'demoGrid', times: 1 } as const;
const CHEN = { person: 'chen-yutong', neighbour: 'li-guilan', where: 'demoGrid', times: 1 } as const;

/** What the two residents of the landing page have on their phones, and what they said. */
export const DEMO_STORIES: readonly OpenStory[] = [
  {
    ...LI,
    name: '李桂兰：路灯修好了',
    category: '100118',
    daysAgo: 41,
    text: '楼下的路灯三天没亮了，晚上倒垃圾都得打手电，老伴昨天差点绊着。',
    steps: [
      file,
      { after: '3H', who: 'neighbour', does: 'join', says: '我也住这栋楼，下班回来黑灯瞎火的。' },
      dispatch(),
      accept,
      answer(),
      passWithPhoto,
      { ...rate(5), says: '上午师傅来的，晚上灯就亮了，老伴遛弯不用打手电了，谢谢你们。' },
      { after: '5H', who: 'neighbour', does: 'rateToo', level: 5, says: '灯亮了，点赞。' },
    ],
  },
  {
    ...LI,
    name: '李桂兰：等她评价',
    category: '200102',
    lamp: 'green',
    share: 0.04,
    text: '垃圾桶旁边堆的全是袋子，两天没人收了，味儿都进屋了。',
    steps: [file, dispatch(), accept, answer(), passWithPhoto],
  },
  {
    ...LI,
    name: '李桂兰：正在处理',
    category: '200110',
    lamp: 'green',
    text: '小区门口人行道的砖都翘起来了，我推小车过不去，下雨一踩一脚泥。',
    steps: [
      ...AT_WORK,
      { after: '2H', who: 'neighbour', does: 'join', says: '同一处，昨天骑车在这儿颠了一下。' },
      {
        after: '1h',
        who: 'handler',
        does: 'note',
        shows: 'before',
        says: '已到现场查看，约十二平方米需要重铺，明天进料。',
      },
    ],
  },
  {
    ...LI,
    name: '李桂兰：刚报上来',
    category: '100402',
    lamp: 'green',
    text: '楼前那棵大杨树有根枝子快断了，就悬在长椅上头，怕砸着人。',
    steps: [],
  },
  {
    ...LI,
    name: '李桂兰：不满意，正在整改',
    category: '900105',
    lamp: 'green',
    text: '单元门的电梯坏了四天，我家住七楼，老伴腿不好下不来，买菜都得邻居捎。',
    steps: [
      ...AT_WORK,
      answer(),
      pass,
      { ...rate(2), says: '修完好了半天，晚上又停在五楼，把人关里头了。' },
      {
        after: '3h',
        who: 'dispatcher',
        does: 'callBack',
        reached: true,
        says: '已电话联系李老师，请住建局督促物业今天换下门机配件，维保单位留人值守。',
      },
    ],
  },
  {
    ...LI,
    name: '李桂兰：没有受理',
    category: '900109',
    daysAgo: 23,
    text: '听说门口这趟公交要改线，能不能别改？去医院就靠它了。',
    steps: [
      {
        after: '50%',
        who: 'intake',
        does: 'decline',
        says: '经与交通局核实，该线路目前没有调整计划，暂无需办理的事项，不再立案。如有变动会提前公示。',
      },
    ],
  },
  {
    ...CHEN,
    name: '陈雨桐：共享单车清走了',
    category: '200506',
    daysAgo: 17,
    text: '地铁口、公交站前共享单车堆成山，走路都得侧着身子。',
    steps: [...SOLVED, { ...rate(4), says: '清得挺快，希望能常来。' }],
  },
  {
    ...CHEN,
    name: '陈雨桐：夜里施工',
    category: '200301',
    lamp: 'yellow',
    text: '工地半夜十二点还在打混凝土，明早还要上班，真的睡不着。',
    steps: AT_WORK,
  },
];
