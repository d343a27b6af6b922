import {testRoom} from "./tests.ts";

testRoom("user-files");
