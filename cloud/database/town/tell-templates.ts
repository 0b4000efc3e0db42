import type { CaseForm } from '../../contract/case/case.flow';

/** Reply templates that everyone on the staff has at hand. */
export const REPLY_TEMPLATES: readonly { name: string; form: CaseForm; words: string }[] = [
  { name: '已到现场', form: 'words', words: '已到现场查看，工具材料备齐，今天动工。' },
  { name: '约好时间', form: 'words', words: '已电话联系上报人，约好明天上午一起看现场。' },
  { name: '请现场核实', form: 'words', words: '请到现场核实情况是否属实，拍一张全景、一张近景。' },
  {
    name: '办结：已修复',
    form: 'answer',
    words: '已到现场处理完毕，恢复正常，照片附后。感谢您的提醒，今后再有情况请随时上报。',
  },
  { name: '办结：已清理', form: 'answer', words: '已清理干净并冲洗，今后每天增加一次巡查。' },
  {
    name: '办结：先临时处置',
    form: 'answer',
    words: '已先做临时处理，保证安全和使用；彻底维修正在办手续，办完再告诉您。',
  },
  {
    name: '办结：如实说明',
    form: 'answer',
    words: '经现场查看，目前确实不具备办理条件，原因是：____。特向您说明并致歉。',
  },
  {
    name: '核查通过',
    form: 'inspect',
    words: '现场看过，问题已经解决，走访两户居民，都说办好了，同意结案。',
  },
  { name: '核查不通过', form: 'inspect', words: '现场仍有残留，没有处理到位，请返工后补拍同一角度的照片。' },
  {
    name: '不予受理：司法',
    form: 'reason',
    words: '属于已进入司法程序的事项，请按判决渠道办理，可拨打 12348 咨询法律援助。',
  },
  {
    name: '退回：不归我管',
    form: 'reason',
    words: '经核对管养范围，此处不归我单位管，管养图附后，建议改派：____。',
  },
  { name: '回访：已解决', form: 'callBack', words: '电话回访，上报人表示问题已解决，对办理过程没有意见。' },
];
