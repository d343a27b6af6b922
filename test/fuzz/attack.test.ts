import {testRoom} from "./tests.ts";

testRoom("attack");
