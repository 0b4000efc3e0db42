import type { CategoryGroup, CategoryRow } from './town-categories';
import { count, many, one, text } from './town-questions';

const COVER_STATE = one('state', '井盖现在怎样？', '缺失 破损 松动异响 下沉或凸起');

/** A missing cover is a danger by night too: six hours by the clock, not by the office. */
function cover(code: string, name: string, unit: string, keywords: string): CategoryRow {
  return [code, name, unit, '6H', keywords, [COVER_STATE]];
}

/** 部件: things that stand in one place. */
export const PARTS: CategoryGroup[] = [
  {
    code: '1001',
    name: '公共设施',
    nearbyMetres: 40,
    rows: [
      cover('100101', '上水井盖', 'water-supply', '井盖 自来水井 上水井 井盖丢了 井盖响'),
      cover('100102', '污水井盖', 'drainage', '井盖 污水井 下水井盖 井盖坏了 井盖没了'),
      cover('100103', '雨水井盖', 'drainage', '井盖 雨水井 井盖翻了 井口敞着'),
      [
        '100104',
        '雨水箅子',
        'drainage',
        '36H',
        '箅子 雨水篦子 水篦子 下水口 铁箅子',
        [one('state', '箅子现在怎样？', '缺失 破损 堵塞')],
      ],
      cover('100105', '电力井盖', 'power', '电力井 电井盖 电缆井'),
      cover('100106', '路灯井盖', 'lighting', '路灯井 灯井盖 路灯井盖'),
      cover('100107', '通信井盖', 'telecom', '通信井 电信井盖 光缆井'),
      cover('100110', '热力井盖', 'heating', '热力井 暖气井盖 供热井 冒热气'),
      cover('100111', '燃气井盖', 'gas', '燃气井 煤气井盖 天然气井'),
      [
        '100113',
        '消防设施',
        'fire',
        '1d',
        '消防栓 消火栓 消防箱 灭火器',
        [one('state', '哪里坏了？', '漏水 缺失 被遮挡 其他')],
      ],
      ['100114', '无主井盖', 'municipal', '6H', '井盖 没人管的井 不知道谁家的井盖', [COVER_STATE]],
      ['100115', '通信交接箱', 'telecom', '3d', '交接箱 通信箱 箱门开着 线缆乱'],
      [
        '100116',
        '电力设施',
        'power',
        '8h',
        '变压器 配电箱 电线 电线杆 电箱',
        [one('danger', '有没有裸露的电线？', '有 没有 看不清')],
      ],
      ['100117', '立杆', 'municipal', '2d', '杆子歪 立杆 电线杆斜了 废弃杆'],
      [
        '100118',
        '路灯',
        'lighting',
        '2d',
        '路灯 灯不亮 灯坏了 黑灯瞎火 灯一闪一闪 没有路灯 灯杆 太黑',
        [
          count('lamps', '几盏不亮？'),
          text('pole', '灯杆编号（如有）'),
          one('state', '是哪种情况？', '不亮 闪烁 常亮不灭 灯杆损坏'),
        ],
      ],
      ['100120', '景观灯', 'lighting', '5d', '景观灯 亮化灯 彩灯 轮廓灯'],
      [
        '100126',
        '健身设施',
        'sports',
        '5d',
        '健身器材 健身器 单杠 扭腰器 器材坏了',
        [text('item', '是哪一件器材？')],
      ],
    ],
  },
  {
    code: '1002',
    name: '道路交通',
    nearbyMetres: 60,
    rows: [
      ['100201', '停车场', 'transport', '5d', '停车场 停车位 道闸 停车收费'],
      ['100203', '公交站亭', 'bus', '3d', '公交站 站亭 站牌 候车亭 站台'],
      ['100205', '过街天桥', 'municipal', '3d', '天桥 过街桥 天桥台阶 桥面'],
      ['100208', '跨河桥', 'municipal', '3d', '桥 桥栏杆 桥面 伸缩缝'],
      ['100210', '交通标志牌', 'traffic-police', '3d', '标志牌 指示牌 路牌 牌子歪 被树挡'],
      [
        '100211',
        '护栏',
        'municipal',
        '2d',
        '护栏 栏杆 隔离栏 护栏倒了 护栏撞坏',
        [count('metres', '大约坏了多少米？')],
      ],
      [
        '100214',
        '信号灯',
        'traffic-police',
        '8h',
        '红绿灯 信号灯 灯不变 红绿灯坏了 倒计时',
        [many('where', '哪个方向的灯？', '东 南 西 北')],
      ],
      ['100217', '盲道与无障碍坡道', 'disabled', '5d', '盲道 无障碍 坡道 轮椅 盲道砖'],
    ],
  },
  {
    code: '1003',
    name: '市容环境',
    nearbyMetres: 50,
    rows: [
      ['100301', '公共厕所', 'sanitation', '1d', '公厕 厕所 卫生间 厕所没水 厕所脏'],
      ['100302', '化粪池', 'sanitation', '1d', '化粪池 粪水 化粪池满了 冒粪'],
      [
        '100305',
        '垃圾箱',
        'sanitation',
        '1d',
        '垃圾箱 垃圾桶 桶满了 桶坏了 垃圾桶太少',
        [one('state', '垃圾箱怎样？', '满溢 破损 缺失 位置不合适')],
      ],
      ['100307', '广告牌匾', 'urban-management', '3d', '牌匾 招牌 广告牌 牌子要掉 灯箱'],
    ],
  },
  {
    code: '1004',
    name: '园林绿化',
    nearbyMetres: 60,
    rows: [
      [
        '100402',
        '行道树',
        'parks',
        '3d',
        '树 树枝 树歪了 枯树 树挡窗户 树枝断了',
        [one('state', '树怎样了？', '枯死 倾斜 断枝 遮挡')],
      ],
      ['100405', '绿地', 'parks', '5d', '绿地 草坪 花坛 绿化带 草枯了 没人浇水'],
      ['100407', '街头座椅', 'parks', '5d', '座椅 长椅 凳子 椅子坏了'],
      ['100410', '喷泉', 'parks', '5d', '喷泉 水池 池子漏水'],
    ],
  },
  {
    code: '1005',
    name: '房屋土地',
    nearbyMetres: 60,
    rows: [
      ['100501', '宣传栏', 'culture', '5d', '宣传栏 公示栏 橱窗 玻璃碎'],
      ['100503', '公有房屋', 'housing-security', '5d', '公租房 公房 房顶漏 墙皮掉'],
    ],
  },
];
