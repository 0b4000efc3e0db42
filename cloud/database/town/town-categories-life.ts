import type { CategoryGroup } from './town-categories';
import { count, many, one, text } from './town-questions';

/** 百姓生活: what a hotline hears. Five working days as for 12345 requests, faster where people wait in the cold. */
export const LIFE: CategoryGroup[] = [
  {
    code: '9001',
    name: '百姓生活',
    nearbyMetres: 200,
    rows: [
      [
        '900101',
        '供暖不热',
        'heating',
        '24H',
        '暖气 不热 供暖 暖气片 温度低 冻 地热 屋里冷',
        [
          count('degrees', '室内大约多少度？'),
          one('scope', '只有您家吗？', '只有我家 整个单元 整栋楼 不清楚'),
        ],
      ],
      [
        '900102',
        '停水',
        'water-supply',
        '12H',
        '停水 没水 水压 水小 水黄 水有味',
        [one('scope', '影响多大？', '只有我家 整栋楼 整个小区')],
      ],
      [
        '900103',
        '停电',
        'power',
        '8H',
        '停电 没电 跳闸 电压 断电',
        [one('scope', '影响多大？', '只有我家 整栋楼 整个小区')],
      ],
      ['900104', '燃气服务', 'gas', '3d', '燃气缴费 燃气表 换表 安检 没气'],
      [
        '900105',
        '物业服务',
        'housing',
        '5d',
        '物业 电梯 物业费 保安 小区没人管 单元门 电梯坏',
        [text('estate', '小区名称')],
      ],
      [
        '900106',
        '生活噪声',
        'police',
        '1d',
        '噪声 吵 广场舞 音响 半夜 唱歌 扰民 狗叫 装修',
        [one('when', '多在什么时候？', '清早 白天 晚上 半夜')],
      ],
      ['900107', '邻里纠纷', 'justice', '5d', '邻居 吵架 漏水到楼下 漏水到我家 占楼道 纠纷'],
      ['900108', '养老助残', 'civil-affairs', '5d', '老人 养老 低保 残疾 高龄补贴 送餐 护理'],
      [
        '900109',
        '公交出行',
        'transport',
        '5d',
        '公交 班次 等车 线路 末班车 司机 老年卡',
        [text('line', '是哪一路车？')],
      ],
      ['900110', '教育入学', 'education', '5d', '学校 入学 学区 幼儿园 补课 校车 食堂'],
      ['900111', '就医医保', 'medical-insurance', '5d', '医保 报销 医院 挂号 药 医保卡 异地'],
      [
        '900112',
        '劳动社保',
        'labour',
        '5d',
        '工资 拖欠 社保 养老金 劳动合同 工伤',
        [many('about', '关于哪方面？', '工资 社保 合同 工伤 其他')],
      ],
      ['900113', '市场消费', 'market', '5d', '缺斤少两 退款 假货 过期 预付卡 办卡 不退钱 超市'],
      ['900114', '犬只管理', 'police', '3d', '狗 遛狗不拴绳 流浪狗 咬人 狗屎'],
      // Where a report stands until someone says what it is.
      ['900199', '其他诉求', 'petitions', '5d', '咨询 建议 其他'],
    ],
  },
];
