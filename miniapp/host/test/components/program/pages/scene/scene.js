const hearing = require('../../hearing');

Page(
  hearing({
    look() {
      const map = wx.createMapContext('map');
      const ask = (name, given) =>
        new Promise((success, fail) => map[name](Object.assign({ success, fail }, given)));
      return Promise.all([
        ask('getCenterLocation'),
        ask('getScale'),
        ask('getRegion'),
        ask('toScreenLocation', { latitude: 23.1, longitude: 113.3 }),
      ]);
    },
    play() {
      wx.createVideoContext('video').play();
    },
    remove(markerIds) {
      wx.createMapContext('map').removeMarkers({ markerIds });
    },
    data: {
      lat: 23.1,
      lon: 113.3,
      points: [],
      film: '',
      markers: [
        {
          id: 7,
          latitude: 23.1,
          longitude: 113.3,
          width: 30,
          height: 30,
          callout: { content: 'here', display: 'ALWAYS', padding: 6 },
          label: { content: 'label', anchorX: 30, anchorY: 10 },
        },
        { id: 9, latitude: 23.1015, longitude: 113.2985, customCallout: { display: 'BYCLICK' } },
        { id: 8, latitude: 23.101, longitude: 113.301, title: 'titled' },
      ],
      polygons: [
        {
          points: [
            { latitude: 23.099, longitude: 113.299 },
            { latitude: 23.099, longitude: 113.301 },
            { latitude: 23.101, longitude: 113.3 },
          ],
          fillColor: '#ff000033',
          strokeColor: '#ff0000',
        },
      ],
      circles: [{ latitude: 23.1, longitude: 113.3, radius: 100, color: '#00ff00' }],
      polyline: [
        {
          points: [
            { latitude: 23.0985, longitude: 113.298 },
            { latitude: 23.0985, longitude: 113.302 },
          ],
          width: 12,
        },
      ],
      controls: [
        {
          id: 3,
          iconPath: '/pics/wide.png',
          position: { left: 5, top: 5, width: 30, height: 30 },
          clickable: true,
        },
      ],
    },
  }),
);
