import {runEffect} from "../../statistics/analysis/analyse.js";
import type {EffectSettings} from "../../statistics/analysis/settings.js";
import type {EffectData} from "../../statistics/analysis/study.js";

/** What the page posts to the worker: the run's number comes back with every event. */
export interface EffectRequest {
  run: number;
  data: EffectData;
  settings: EffectSettings;
}

addEventListener("message", ({data: request}: MessageEvent<EffectRequest>) => {
  const {run, data, settings} = request;
  runEffect(data, settings, (event) => postMessage({run, event}));
});
