import type {Fuzzed} from "../fuzzed.ts";
import {tableParsers} from "./tables.ts";
import {attackParsers} from "./attack.ts";
import {browserParsers} from "./browser.ts";
import {commandParsers} from "./commands.ts";
import {settingParsers} from "./settings.ts";
import {sourceParsers} from "./sources.ts";
import {userFileParsers} from "./user-files.ts";

/** Every parser of the product, by the room it belongs to. */
export const parserRooms: Readonly<Record<string, readonly Fuzzed[]>> = {
  tables: tableParsers,
  "user-files": userFileParsers,
  sources: sourceParsers,
  settings: settingParsers,
  commands: commandParsers,
  browser: browserParsers,
  attack: attackParsers
};
