import type { Behaviour, Builtin, Placed } from '../builtin';
import { openType } from './button.open-type';
import { submit, reset } from './form';
import { controlTapped } from './label';
import { flagOf, textOf } from './read';

export const button: Builtin = {
  tag: 'button',
  events: [
    'getphonenumber',
    'getrealtimephonenumber',
    'agreeprivacyauthorization',
    'chooseavatar',
    'contact',
    'opensetting',
    'getuserinfo',
    'error',
  ],
  properties: {
    size: { type: String, value: 'default' },
    type: { type: String, value: 'default' },
    plain: Boolean,
    disabled: Boolean,
    loading: Boolean,
    formType: String,
    openType: String,
    hoverClass: { type: String, value: 'button-hover' },
    hoverStartTime: { type: Number, value: 20 },
    hoverStayTime: { type: Number, value: 70 },
    name: String,
    lang: String,
    sessionFrom: String,
    sendMessageTitle: String,
    sendMessagePath: String,
    sendMessageImg: String,
    showMessageCard: Boolean,
    appParameter: String,
    businessId: null,
    phoneNumberNoQuotaToast: { type: Boolean, value: true },
  },
  css: `wx-button { position: relative; display: block; margin-left: auto; margin-right: auto; padding-left: 14px;
  padding-right: 14px; box-sizing: border-box; font-size: 18px; text-align: center; text-decoration: none;
  line-height: 2.55555556; border-radius: 5px; overflow: hidden; color: #000; background-color: #f8f8f8; cursor: pointer; }
wx-button[hidden] { display: none !important; }
wx-button::after { content: ' '; width: 200%; height: 200%; position: absolute; top: 0; left: 0; border: 1px solid rgba(0,0,0,.2);
  transform: scale(.5); transform-origin: 0 0; box-sizing: border-box; border-radius: 10px; pointer-events: none; }
wx-button[type=primary] { color: #fff; background-color: #07c160; }
wx-button[type=warn] { color: #fff; background-color: #e64340; }
wx-button[plain] { color: #353535; border: 1px solid #353535; background-color: transparent; }
wx-button[plain]::after { border-width: 0; }
wx-button[plain][type=primary] { color: #07c160; border-color: #07c160; }
wx-button[plain][type=warn] { color: #e64340; border-color: #e64340; }
wx-button[size=mini] { display: inline-block; line-height: 2.3; font-size: 13px; padding: 0 1.34em; }
wx-button[disabled] { color: rgba(0,0,0,.3); background-color: #f7f7f7; cursor: default; }
wx-button[disabled][type=primary] { color: rgba(255,255,255,.6); background-color: #9ed99d; }
wx-button[disabled][type=warn] { color: rgba(255,255,255,.6); background-color: #ec8b89; }
wx-button[loading]::before { content: ' '; display: inline-block; width: 18px; height: 18px; vertical-align: middle;
  box-sizing: border-box; border: 2px solid #d8d8d8; border-top-color: #888; border-radius: 50%; margin-right: 5px;
  animation: wx-button-loading 1s linear infinite; }
@keyframes wx-button-loading { to { transform: rotate(360deg); } }
.button-hover { color: rgba(0,0,0,.6); background-color: #dedede; }
.button-hover[type=primary] { color: rgba(255,255,255,.6); background-color: #06ad56; }
.button-hover[type=warn] { color: rgba(255,255,255,.6); background-color: #ce3c39; }`,
  place: placeButton,
};

function placeButton(it: Placed): Behaviour {
  return {
    update() {
      for (const name of ['type', 'size']) it.element.setAttribute(name, textOf(it, name) || 'default');
      for (const name of ['plain', 'disabled', 'loading']) it.element.toggleAttribute(name, flagOf(it, name));
    },
    tapDetail: (tap) => (flagOf(it, 'disabled') ? 'none' : { x: tap.x, y: tap.y }),
    tapped() {
      controlTapped(it);
      if (flagOf(it, 'disabled')) return;
      const form = it.around('form');
      if (form && textOf(it, 'formType') === 'submit') submit(form, it);
      if (form && textOf(it, 'formType') === 'reset') reset(form, it);
      for (const type of textOf(it, 'openType').split('|')) openType(it, type);
    },
  };
}
