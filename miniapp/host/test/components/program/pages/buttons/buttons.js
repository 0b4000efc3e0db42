const hearing = require('../../hearing');

Page(
  hearing({
    data: {},
    onShareAppMessage(from) {
      this.setData({ shared: { from: from.from, what: from.target && from.target.dataset.what } });
      return { title: 'come', path: '/pages/boxes/boxes' };
    },
  }),
);
