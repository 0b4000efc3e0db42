const hearing = require('../../hearing');

Page(hearing({ data: {} }));
