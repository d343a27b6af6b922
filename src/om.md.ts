import {writeAboutPage} from "../loaders/readers/about.ts";
import {readSiteSettings} from "../loaders/readers/site-settings.ts";

process.stdout.write(writeAboutPage(readSiteSettings()));
