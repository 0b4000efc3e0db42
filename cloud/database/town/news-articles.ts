import type { NewsColumn, PolicyTag } from '../../contract/news/news.flow';

/** An article of the demonstration; every word of it is made up, and it says so at its end. */
export interface ArticleScene {
  readonly title: string;
  readonly column: NewsColumn;
  readonly body: string;
  /** Days before now when it came out; negative: it is still to come; absent: a draft. */
  readonly daysAgo?: number;
  readonly tags?: readonly PolicyTag[];
  readonly top?: true;
  /** How many residents have opened it. */
  readonly readers: number;
}

const p = (...lines: string[]): string => lines.map((line) => `<p>${line}</p>`).join('');
const list = (...lines: string[]): string =>
  `<ul>${lines.map((line) => `<li><p>${line}</p></li>`).join('')}</ul>`;
const scene = (
  column: NewsColumn,
  title: string,
  body: string,
  more: Omit<ArticleScene, 'column' | 'title' | 'body'>,
): ArticleScene => ({ column, title, body, ...more });

export const ARTICLE_SCENES: readonly ArticleScene[] = [
  scene(
    'party',
    '机关党员回社区“双报到”，认领身边小事',
    p('周末，机关党员回到居住的社区报到，现场认领了 26 件身边小事。') +
      '<h2>认领了什么</h2>' +
      list('陪独居老人体检和买药', '修理楼道灯和晾衣架', '周末给孩子们辅导作业') +
      '<blockquote><p>“都是举手之劳，住在这里，就该出一份力。”一位党员说。</p></blockquote>',
    { daysAgo: 40, readers: 21 },
  ),
  scene(
    'policy',
    '小微企业稳岗补贴怎么领：一图看懂',
    p('符合条件的小微企业，可以申请稳岗补贴。申请全程网上办，不收任何费用。') +
      '<h2>谁可以领</h2>' +
      list('在本区登记并正常经营', '上年度没有裁员，或裁员率低于规定比例') +
      '<h2>怎么申请</h2><ol><li><p>登录企业诉求小程序，找到“稳岗补贴”</p></li><li><p>填写并上传材料</p></li><li><p>十个工作日内收到结果</p></li></ol>',
    { daysAgo: 33, tags: ['jobs', 'subsidy'], readers: 12 },
  ),
  scene(
    'community',
    '春晖街口袋公园建成开放',
    p('原来堆放杂物的空地，变成了有座椅、有树荫的口袋公园。') +
      '<h3>居民出的主意</h3>' +
      p(
        '座椅加扶手、步道不设台阶，都是居民议事会上提出来的。',
        '公园 <strong>早六点到晚十点</strong> 开放，请爱护花木。',
      ),
    { daysAgo: 28, readers: 18 },
  ),
  scene(
    'volunteer',
    '理发剪刀响起来：每月十五为老服务日',
    p(
      '志愿者带着推子和围布走进活动室，一上午为 23 位老人理了发。',
      '下个月十五日，地点不变；行动不便的，志愿者上门。',
    ),
    { daysAgo: 24, readers: 15 },
  ),
  scene(
    'study',
    '怎样把群众的话记准、记全、办好',
    p('听群众说话，先听完，再记下，然后复述一遍：“您说的是不是这个意思？”') +
      list('不打断：让人把话说完', '不替答：不清楚的，问明白再答', '不拖延：当天能回的，当天回'),
    { daysAgo: 20, readers: 9 },
  ),
  scene(
    'policy',
    '首次贷款的小微企业，可以申请贴息',
    p(
      '第一次从银行贷款的小微企业，可以申请财政贴息。',
      '贷款合同、付息单据齐全即可申请，<u>先付息、后贴补</u>。',
    ),
    { daysAgo: 17, tags: ['finance'], readers: 7 },
  ),
  scene(
    'notice',
    '供水管道检修，部分小区夜间停水',
    p('为更换老旧管道，<strong>周四 22 时至次日 5 时</strong>，文昌路以东部分小区停水，请提前储水。') +
      p('恢复供水后，请先放水一两分钟。给您带来不便，敬请谅解。'),
    { daysAgo: 12, readers: 24 },
  ),
  scene(
    'community',
    '议事会议定：楼道不停电动车，车棚装上充电柜',
    p('经过三次议事，充电柜装进了车棚，楼道里的电动车都有了去处。') +
      '<ol><li><p>充电柜二十四小时可用，充满自动断电</p></li><li><p>楼道停车，先劝导，再移车</p></li></ol>',
    { daysAgo: 9, readers: 17 },
  ),
  scene(
    'volunteer',
    '暴雪那天，他们把通道扫到了家门口',
    p('清晨五点，四十多名志愿者已经在扫雪。到七点，学校和医院门前的路都通了。', '谢谢每一位早起的人。'),
    { daysAgo: 6, readers: 26 },
  ),
  scene(
    'policy',
    '科技型企业研发投入奖补开始申报',
    p('上年度研发投入达到规定比例的科技型企业，可以申报奖补。', '申报时间一个月，逾期不再受理。') +
      p('政策原文请看 <a href="https://www.gov.cn/">中国政府网</a>。'),
    { daysAgo: 4, tags: ['innovation', 'subsidy', 'tax'], readers: 5 },
  ),
  scene(
    'party',
    '区里公布今年为民办实事清单，请您监督',
    p('今年的为民办实事共十项，每一项都写明由谁办、何时办成。') +
      '<h2>与您最近的几项</h2>' +
      list('改造 32 个老旧小区的楼道照明', '新增 600 个公共充电桩', '为八十岁以上独居老人装一键呼叫') +
      p('办得怎么样，请在小程序里告诉我们。'),
    { daysAgo: 2, top: true, readers: 31 },
  ),
  scene('notice', '元旦期间社区服务大厅值班安排', p('元旦假期，社区服务大厅每天 9 时至 15 时有人值班。'), {
    daysAgo: -3,
    readers: 0,
  }),
  scene('study', '冬季用电用气安全手册（草稿）', p('取暖设备远离易燃物；出门断电，睡前关气。'), {
    readers: 0,
  }),
];
