import type { Behaviour, Builtin, Placed } from '../builtin';
import { draw } from './draw';
import { asNumber, flagOf, numberOf, textOf } from './read';

const FITS = ['contain', 'fill', 'cover'];

export const video: Builtin = {
  tag: 'video',
  events: [
    'play',
    'pause',
    'ended',
    'waiting',
    'timeupdate',
    'loadedmetadata',
    'progress',
    'error',
    'seekcomplete',
    'fullscreenchange',
  ],
  properties: {
    src: String,
    duration: null,
    controls: { type: Boolean, value: true },
    autoplay: Boolean,
    loop: Boolean,
    muted: Boolean,
    initialTime: { type: Number, value: 0 },
    objectFit: { type: String, value: 'contain' },
    poster: String,
    title: String,
    direction: null,
    showFullscreenBtn: { type: Boolean, value: true },
    showPlayBtn: { type: Boolean, value: true },
    showCenterPlayBtn: { type: Boolean, value: true },
    showProgress: { type: Boolean, value: true },
    showMuteBtn: Boolean,
    enableProgressGesture: { type: Boolean, value: true },
    autoPauseIfNavigate: { type: Boolean, value: true },
    autoPauseIfOpenNative: { type: Boolean, value: true },
    pictureInPictureMode: null,
    enablePlayGesture: Boolean,
    pageGesture: Boolean,
  },
  css: `wx-video { display: inline-block; position: relative; width: 300px; height: 225px; line-height: 0; overflow: hidden;
  background: #000; }
wx-video[hidden] { display: none; }
wx-video > video { width: 100%; height: 100%; }`,
  place: placeVideo,
};

function placeVideo(it: Placed): Behaviour {
  const player = draw('video', '');
  player.playsInline = true;
  player.preload = 'metadata';
  it.element.prepend(player);
  listen(it, player);
  let src = '';
  return {
    update() {
      player.controls = flagOf(it, 'controls');
      player.loop = flagOf(it, 'loop');
      player.muted = flagOf(it, 'muted');
      player.autoplay = flagOf(it, 'autoplay');
      player.poster = textOf(it, 'poster') ? it.host.fileUrl(textOf(it, 'poster')) : '';
      player.style.objectFit = FITS.includes(textOf(it, 'objectFit')) ? textOf(it, 'objectFit') : 'contain';
      if (textOf(it, 'src') === src) return;
      src = textOf(it, 'src');
      if (src === '') player.removeAttribute('src');
      else player.src = it.host.fileUrl(src);
    },
    removed: () => player.pause(),
    automator: {
      play: () => player.play(),
      pause: () => player.pause(),
      stop() {
        player.pause();
        player.currentTime = 0;
      },
      seek(seconds: unknown) {
        player.currentTime = asNumber(seconds);
      },
      playbackRate(rate: unknown) {
        player.playbackRate = asNumber(rate, 1);
      },
      requestFullScreen: () => it.fire('fullscreenchange', { fullScreen: true, direction: 'vertical' }),
      exitFullScreen: () => it.fire('fullscreenchange', { fullScreen: false, direction: 'vertical' }),
    },
  };
}

/** The player's own events as WeChat words them. */
function listen(it: Placed, player: HTMLVideoElement): void {
  const details: Readonly<Record<string, () => object>> = {
    play: () => ({}),
    pause: () => ({}),
    ended: () => ({}),
    waiting: () => ({}),
    timeupdate: () => ({ currentTime: player.currentTime, duration: lengthOf(it, player) }),
    loadedmetadata: () => ({
      width: player.videoWidth,
      height: player.videoHeight,
      duration: lengthOf(it, player),
    }),
    progress: () => ({ buffered: buffered(player) }),
    error: () => ({ errMsg: player.error?.message || 'MEDIA_ERR_SRC_NOT_SUPPORTED' }),
  };
  for (const [type, detail] of Object.entries(details))
    player.addEventListener(type, () => it.fire(type, detail()));
  player.addEventListener('seeked', () => it.fire('seekcomplete', { position: player.currentTime }));
  player.addEventListener('loadedmetadata', () => {
    const start = numberOf(it, 'initialTime');
    if (start > 0) player.currentTime = start;
  });
}

function lengthOf(it: Placed, player: HTMLVideoElement): number {
  return asNumber(it.data['duration']) || asNumber(player.duration);
}

/** Per cent of the film that has been loaded. */
function buffered(player: HTMLVideoElement): number {
  const { buffered: ranges, duration } = player;
  return ranges.length > 0 && duration > 0 ? (ranges.end(ranges.length - 1) / duration) * 100 : 0;
}
