const hearing = require('../../hearing');

Page(hearing({ data: { items: [1, 2, 3], current: 0, top: 0, into: '', fresh: false, show: false, x: 0 } }));
