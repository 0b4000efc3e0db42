const hearing = require('../../hearing');

Page(hearing({ data: { title: 'From the template', size: '20px' } }));
