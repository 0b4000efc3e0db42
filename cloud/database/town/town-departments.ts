export interface OfficePlan {
  key: string;
  name: string;
  shortName: string;
  duties: string;
}

/** 区直部门. Keys are the English words of their trade. */
export const DEPARTMENTS: OfficePlan[] = [
  office('urban-management', '城市管理综合执法局', '城管执法局', '市容秩序、违建查处、占道经营、户外广告'),
  office('housing', '住房和城乡建设局', '住建局', '物业监管、房屋安全、建筑工地、老旧小区改造'),
  office('transport', '交通运输局', '交通局', '公交出行、农村公路、客货运输'),
  office('police', '公安分局', '公安分局', '治安、户籍、养犬、社会生活噪声'),
  office('traffic-police', '交警大队', '交警大队', '道路通行秩序、信号灯与标线、违法停车'),
  office('environment', '生态环境分局', '生态环境分局', '大气、水、噪声与固体废物污染防治'),
  office('water', '水利局', '水利局', '河道、排涝、节水与水源保护'),
  office('market', '市场监督管理局', '市场监管局', '食品药品、消费维权、价格与计量、特种设备'),
  office('health', '卫生健康局', '卫健局', '医疗机构、公共卫生、托育'),
  office('education', '教育局', '教育局', '义务教育入学、校园管理、校外培训'),
  office('civil-affairs', '民政局', '民政局', '养老、低保、残疾人补贴、地名'),
  office('labour', '人力资源和社会保障局', '人社局', '就业、欠薪、社会保险'),
  office('culture', '文化旅游和广播电视局', '文旅局', '文化场所、景区、广场活动'),
  office('agriculture', '农业农村局', '农业农村局', '农业生产、农村人居环境、动物防疫'),
  office('emergency', '应急管理局', '应急局', '安全生产、防汛抗灾、危险化学品'),
  office('petitions', '信访局', '信访局', '来信来访、矛盾纠纷协调'),
  office('parks', '园林绿化服务中心', '园林中心', '公园、行道树、绿地养护'),
  office('municipal', '市政设施管理处', '市政处', '道路、桥梁、井盖、护栏等市政设施'),
  office('natural-resources', '自然资源分局', '自然资源分局', '规划许可、不动产、土地巡查'),
  office('medical-insurance', '医疗保障局', '医保局', '居民医保、异地就医、医疗救助'),
  office('development', '发展和改革局', '发改局', '重点项目、价格、节能'),
  office('industry', '工业和信息化局', '工信局', '企业服务、通信协调、中小企业'),
  office('commerce', '商务局', '商务局', '商贸流通、农贸市场、加油站'),
  office('finance', '财政局', '财政局', '财政资金、政府采购'),
  office('audit', '审计局', '审计局', '审计监督'),
  office('statistics', '统计局', '统计局', '统计调查'),
  office('justice', '司法局', '司法局', '人民调解、法律援助、公证'),
  office('veterans', '退役军人事务局', '退役军人局', '优抚安置、拥军优属'),
  office('business-environment', '营商环境建设局', '营商局', '政务服务大厅、审批、企业诉求'),
  office('fire', '消防救援大队', '消防大队', '消防通道、灭火救援、隐患排查'),
  office('tax', '税务分局', '税务局', '税费征收、发票与办税服务'),
  office('sports', '体育事业发展中心', '体育中心', '健身设施、体育场馆'),
  office('disabled', '残疾人联合会', '残联', '无障碍设施、康复与就业帮扶'),
  office('women', '妇女联合会', '妇联', '妇女儿童权益、家庭调解'),
  office('housing-security', '住房保障中心', '住保中心', '公租房、住房补贴、公有房屋'),
  office('united-front', '民族和宗教事务局', '民宗局', '民族团结、宗教场所'),
];

/** 公共事业单位与养护作业单位. */
export const PUBLIC_UNITS: OfficePlan[] = [
  office('water-supply', '供水公司', '供水公司', '自来水供应、水管抢修、水表'),
  office('power', '供电公司', '供电公司', '供电抢修、配电设施、电力井盖'),
  office('gas', '燃气公司', '燃气公司', '燃气供应、管道抢险、入户安检'),
  office('heating', '供热公司', '供热公司', '冬季供暖、换热站与供热管道'),
  office('sanitation', '环卫中心', '环卫中心', '清扫保洁、垃圾清运、公共厕所'),
  office('lighting', '路灯管理所', '路灯所', '路灯、景观灯、灯杆与路灯井盖'),
  office('drainage', '排水公司', '排水公司', '雨污水管网、雨水箅子、道路排涝'),
  office('telecom', '通信设施服务公司', '通信公司', '通信线缆、交接箱、基站与通信井盖'),
  office('bus', '公共交通公司', '公交公司', '公交线路、站亭与车辆服务'),
  office('road-care', '道路养护公司', '道路养护公司', '路面修补、人行道与侧石维护'),
  office('river-care', '河道养护中心', '河道中心', '河面保洁、堤岸养护'),
  office('broadcast', '广电网络公司', '广电公司', '有线电视、广电线缆与井盖'),
];

function office(key: string, name: string, shortName: string, duties: string): OfficePlan {
  return { key, name, shortName, duties };
}
