import {testRoom} from "./tests.ts";

testRoom("commands");
