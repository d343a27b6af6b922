import {writeLicencesPage} from "../loaders/readers/licences.ts";
import {readPackages} from "../loaders/readers/packages.ts";

process.stdout.write(writeLicencesPage(readPackages()));
