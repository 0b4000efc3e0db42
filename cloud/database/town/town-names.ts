import type { TownRandom } from './town-random';

/** Every name here is invented; none was taken from the map of the district in the article. */
export const STREET_NAMES = words('云禾 青岚 澄湖 星桥 听雨 松亭 晴川 麦浪 竹溪 霁月');

export const COMMUNITY_NAMES = words(
  `青禾 春晖 枫林 荷风 南薰 望舒 白鹭 柳岸 梧桐 紫藤 银杏 海棠 丁香 芦花 榆荫 槐香
   书院 钟楼 桥头 石榴 杏坛 桃源 梨园 菊苑 兰亭 梅苑 翠屏 碧波 清泉 玉带 双塔 金穗
   和畅 嘉禾 永宁 安澜 怀远 崇文 尚德 明礼 致和 乐善 同心 百合 向阳 朝晖 晚晴 暖阳
   星河 云杉 雪松 红枫 绿洲 长堤 水岸 渔歌 雁栖 燕归 鹊桥 莺啼 归雁 听涛 观澜 映月
   揽翠 沐春`,
);

export const ROAD_NAMES = words(
  `文昌 长宁 丰泽 泰和 锦华 景明 康宁 育才 博学 广济 瑞祥 昌盛 同德 裕民 通达 畅远
   宏图 启航 凌云 飞鸿 清和 温泉 莲池 云锦 玉兰 芙蓉 茉莉 月季 樱花 香樟 白桦 胡杨
   天河 银湖 月牙 长虹 彩霞 晨光 星海 雪晴 雨花 霜叶 秋实 夏荷 冬青 春柳 金桂 石泉
   山茶 海岳 北辰 南浦 东皋 西岭 中和 大同 太平 和顺 仁爱 义德 礼贤 智远 信达 勤耕
   俭朴 廉泉`,
);

export const ESTATE_NAMES = words(
  `锦绣 御景 华庭 翰林 丽水 金色 阳光 碧水 翡翠 幸运 温馨 和谐 馨香 怡景 逸翠 绿茵
   盛世 富丽 东方 西苑 北岸 南湖 金桥 银座 帝景 名仕 学府 书香 清水 山水 蓝湾 香榭
   枫丹 雅居 澜庭 江南 紫荆 鸿运 嘉和 安泰 宏远 天悦 时代 未来 星光 月光 彩虹 晨曦
   橡树 棕榈`,
);

export const ESTATE_ENDINGS = words('家园 花园 小区 新城 公寓 名苑 雅苑 嘉园 华府 佳苑 花苑 里');

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗',
  ...'王李张刘陈杨赵孙马于姜宋谢韩唐冯董萧程曹',
  ...'袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘',
  ...'杜戴夏钟汪田任范方石姚谭廖邹熊金陆郝孔白',
  ...'崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易',
];

const GIVEN_NAMES = words(
  `建国 志强 建军 国庆 永福 德胜 长海 福生 春生 国栋 文斌 立新 宝山 振华 学军 景山 玉河 连生 凤岐 广林
   桂兰 秀英 淑珍 玉梅 凤霞 秀芝 桂荣 素芬 淑华 玉兰 春梅 丽华 艳红 秀云 金凤 雅琴 淑清 亚芹 月娥 彩云
   伟 刚 勇 军 磊 超 鹏 辉 涛 斌 浩 凯 杰 海波 晓东 洪涛 大勇 立军 志刚 俊峰 宏伟 永刚 春雷 少华
   静 丽 敏 艳 娟 霞 燕 玲 红 颖 丹 雪 晓燕 海燕 丽娜 晓红 红梅 春燕 立娟 晓丽 玉洁 爱华 雪梅 美玲
   子轩 浩然 宇航 俊杰 博文 天佑 泽宇 明哲 家豪 思远 一鸣 梓涵 雨桐 欣怡 诗涵 佳琪 梦瑶 雅婷 若曦 思琪
   晨阳 文博 嘉明 旭东 振宇 鸿飞 慧敏 婉清 语嫣 佳宁 晓彤 安琪 书瑶 楚涵 可欣 芷若 景行 知远 守成 承志`,
);

/** A plausible name out of common surnames and given names of three generations. */
export function personName(random: TownRandom): string {
  return random.pick(SURNAMES) + random.pick(GIVEN_NAMES);
}

const DIGITS = [...'零一二三四五六七八九'];

/** 1 to 99 as Chinese ordinal digits: 3 → 三, 12 → 十二. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return head + (ones > 0 ? DIGITS[ones] : '');
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
