import {testRoom} from "./tests.ts";

testRoom("browser");
