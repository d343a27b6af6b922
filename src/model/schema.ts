import {z} from "zod";

// Zod would otherwise try to make code from text, which the pages' security policy refuses and reports.
z.config({jitless: true});

export {z};
