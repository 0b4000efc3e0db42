import type { CaseAction, CaseEnding } from '../../contract/case/case.flow';
import {
  DECLINE_REASONS,
  type EndingWords,
  EXTENSION_REASONS,
  INSPECTION_WORDS,
  SEND_BACK_REASONS,
  SUPERVISION_WORDS,
} from './town-words';

export const ENDING_WORDS: Record<CaseEnding, EndingWords> = {
  solved: 'solved',
  partlySolved: 'partly',
  temporary: 'interim',
  notOurs: 'beyond',
  cannotSolve: 'unable',
};

/** What is said with a step. A step without words here says nothing. The first of each list fits any case. */
export const STEP_WORDS: Partial<Record<CaseAction, readonly string[]>> = {
  amend: ['按描述和照片改正类别。'],
  askVerify: ['请到现场看一下情况是否属实，拍张全景。', '描述不太清楚，请现场核实具体位置。'],
  decline: DECLINE_REASONS,
  appeal: [
    '情况没有变，我今天又去看了一次，请再核实一下。',
    '说不归你们管，那归谁管？总得有个说法。',
    '照片我重新拍了，请复核。',
  ],
  uphold: ['复核后情况与原结论一致，维持不予受理，已电话向您说明。'],
  overturn: ['复核后认为应当受理，今日立案，给您添麻烦了。'],
  merge: ['与在办的一件是同一处同一事，合并办理，进展同样会告诉您。'],
  unmerge: ['现场核对后不是同一处，撤销并案，单独办理。'],
  recall: ['派遣有误，撤回重新研判。'],
  sendBack: ['经核对职责清单，此事不归我单位管，请另行派遣。', ...SEND_BACK_REASONS],
  arbitrate: [
    '两家都有道理，但居民等不起。按职责清单由这家牵头，另一家配合，今天就去现场。',
    '三次退回不应该。就由你单位办，办完再谈边界。',
  ],
  askExtension: ['所需配件要从厂家订货，到货还需几个工作日，申请延期。', ...EXTENSION_REASONS],
  grant: ['理由成立，同意延期，请抓紧。', '同意，请提前告知上报人。'],
  refuse: ['配件可以就近调剂，不同意延期，请按期办结。', '时限内可以完成，请加派人手。'],
  suspend: [
    '目前天气不具备施工条件，先设警示，挂账至条件具备。',
    '已列入改造计划，改造前挂账，每月查看一次。',
  ],
  resume: ['条件已具备，恢复办理。'],
  escalate: [
    '需要专业设备，社区没有能力处置，请上级协调。',
    '涉及产权单位，我们协调不动，上报。',
    '已现场查看，超出我们的权限，请派专业单位。',
  ],
  reportToCity: ['责任单位属市级，区里无权限，上报市级平台并附现场情况。'],
  handOver: ['结论不属该单位，已明确责任主体，重新派遣。'],
  redispatch: ['原单位整改不到位，改派另一家办理。'],
  pass: ['现场看过，问题已经解决，同意结案。', ...INSPECTION_WORDS.passed],
  returnToDesk: ['现场看过，问题还在，退回重新派遣。'],
  rework: ['现场仍有残留，没有处理到位，请返工。', ...INSPECTION_WORDS.failed],
  reopen: ['刚过半个月又跟原来一样了，请回来再看看。'],
  callBack: ['电话回访，已说明办理情况。'],
  void: ['内容为测试上报，作废。', '同一部手机一分钟内重复提交，保留一件，其余作废。'],
  withdraw: ['刚才已经有人来处理了，撤回。', '位置选错了，我重新报一件。', '不好意思，报重了。'],
  supplement: [
    '补充一下：今天比昨天更严重了，又拍了一张。',
    '补充具体位置：就在大门往东二十步。',
    '补充：晚上八点以后最明显。',
  ],
  urge: ['好几天了，麻烦问问到哪一步了。', '家里有老人，等着呢，请快一点。', '什么时候能来？给个准信就行。'],
  join: ['我也遇到了，同一个地方。', '我家也是，希望一起解决。', '路过看见的，确实是这样。'],
  note: [
    '已到现场查看，工具材料下午到位。',
    '已联系上报人，约好明天上午一起看现场。',
    '已完成一半，剩余部分明天接着做。',
  ],
  supervise: ['此件已近时限，请今日内到场处置并回传照片。', ...SUPERVISION_WORDS],
  respond: ['已按要求到场，今日下班前完成并回传照片。', '主要负责人已到现场，方案已定，明早动工。'],
};

export const VERIFY_WORDS = {
  yes: ['到现场看了，情况属实，照片附后。', '属实，比描述的还严重一些。'],
  no: ['到现场没有看到所说的情况，周边住户也说没有。', '现场已恢复正常，没有发现问题。'],
} as const;

/** Words that only fit certain categories; everything else may hear them nowhere. */
const TOPICS: readonly [words: RegExp, fits: RegExp][] = [
  [/灯|手电/, /^1001(18|20)/],
  [/井盖|通信井|盖板/, /^1001(0|1[014])/],
  [/路面|沥青|路段|道路养护|侧石|地砖|开挖|管养/, /^(1001|1002|200110|200111|2004)/],
  [/管道|管线|抽排|积水|地下空间/, /^(1001|200111|2004|90010[12])/],
  [/河/, /^200109/],
  [/用暖|测温/, /^900101/],
  [/待遇|材料转交/, /^9001(08|11|12)/],
  [/住户不同意|开发单位|院内|小区物业|入户/, /^9001(0[1-7])/],
  [/民事纠纷|当事双方/, /^900107/],
  [/清运|收集点|垃圾/, /^(1003|20010[2-7])/],
  [/执法局|执法权/, /^200[1235]/],
  [/司法程序/, /^9001(07|12|13)/],
  [/外观修复|六处|占压|临时线路/, /^100/],
  [/降雪|天气不具备/, /^(100|200110|2004)/],
  [/退回两次|提醒：/, /^never/],
];

/** Would somebody say this of a case of that category? */
export const sayable = (words: string, categoryCode: string): boolean =>
  TOPICS.every(([topic, fits]) => !topic.test(words) || fits.test(categoryCode));

/** When no other words fit the ending. */
export const PLAIN_ENDINGS: Record<CaseEnding, string> = {
  solved: '已到现场处理完毕，恢复正常，照片附后。',
  partlySolved: '主要问题已经处理，余下的部分下周接着办，办完再告诉您。',
  temporary: '已先做临时处理，保证安全和使用；彻底解决的办法正在走手续。',
  notOurs: '经查，此事不归我单位管，已写明责任单位，请重新派遣。',
  cannotSolve: '经现场查看，目前确实没有办法按您的诉求办，原因已当面说明，向您致歉。',
};
