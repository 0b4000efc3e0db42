const hearing = require('../../hearing');

Page(
  hearing({
    data: { place: '', left: 0, scale: 1, cover: '', focused: false, film: '/pics/silence.wav', open: true },
    film(name, given) {
      wx.createVideoContext('film')[name](given);
    },
    photograph() {
      return new Promise((success, fail) => wx.createCameraContext().takePhoto({ success, fail }));
    },
  }),
);
