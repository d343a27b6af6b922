import {writeMethodPage} from "../loaders/readers/method.ts";
import {readSiteSettings} from "../loaders/readers/site-settings.ts";

process.stdout.write(writeMethodPage(readSiteSettings()));
