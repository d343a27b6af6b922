import {testRoom} from "./tests.ts";

testRoom("settings");
