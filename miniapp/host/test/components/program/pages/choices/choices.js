const hearing = require('../../hearing');

Page(hearing({ data: { on: false, value: 10 } }));
