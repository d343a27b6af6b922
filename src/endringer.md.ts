import {readChanges} from "../loaders/readers/changes.ts";
import {writeChangesPage} from "../loaders/readers/changes-page.ts";

process.stdout.write(writeChangesPage(await readChanges()));
