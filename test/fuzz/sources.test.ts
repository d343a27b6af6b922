import {testRoom} from "./tests.ts";

testRoom("sources");
