/** A province, city or district, with its code of GB/T 2260. */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly inside: readonly Region[];
}

/**
 * A sample, not the country: WeChat's own list has some 3,000 districts and lives in the app.
 * Written as `code name`; a code says where it belongs.
 */
const SAMPLE = `110000 北京市,110100 北京市,110101 东城区,110102 西城区,110105 朝阳区,110106 丰台区,110107 石景山区,110108 海淀区
310000 上海市,310100 上海市,310101 黄浦区,310104 徐汇区,310105 长宁区,310106 静安区,310107 普陀区,310109 虹口区,310110 杨浦区
330000 浙江省,330100 杭州市,330102 上城区,330106 西湖区,330108 滨江区,330200 宁波市,330203 海曙区,330205 江北区
440000 广东省,440100 广州市,440103 荔湾区,440104 越秀区,440105 海珠区,440106 天河区,440300 深圳市,440303 罗湖区,440304 福田区,440305 南山区`;

const ENTRIES = SAMPLE.split(/[,\n]/).map((each) => ({ code: each.slice(0, 6), name: each.slice(7) }));

export const REGIONS: readonly Region[] = within('', 2);

/** The entries whose code begins like this and has so many digits that count: 2 a province, 4 a city, 6 a district. */
function within(head: string, digits: number): Region[] {
  return ENTRIES.filter(({ code }) => code.startsWith(head) && significant(code) === digits).map((entry) => ({
    ...entry,
    inside: within(entry.code.slice(0, digits), digits + 2),
  }));
}

function significant(code: string): number {
  if (code.endsWith('0000')) return 2;
  return code.endsWith('00') ? 4 : 6;
}
