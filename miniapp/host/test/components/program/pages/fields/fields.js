const hearing = require('../../hearing');

Page(hearing({ data: { name: 'a', held: 'abc', focused: false, long: '' } }));
