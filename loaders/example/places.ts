/** Names and sizes of the fictional county, from the coast inland. All names are invented. */

export const countyCode = "EX";
export const countyName = "Eksempelfylket";

/** First day on which every unit is valid unless it says otherwise. */
export const firstDay = "2014-08-01";

/** The day when two municipalities became one, and the last day of the old ones. */
export const merger = {
  date: "2020-01-01",
  lastDay: "2019-12-31",
  newName: "Storvoll",
  former: [
    {code: "EX44", name: "Nordvoll", schools: 4},
    {code: "EX45", name: "Myrhaug", schools: 3}
  ],
  newCode: "EX46"
} as const;

/** The largest town and the coast-to-inland order of municipalities with their number of schools (300 in all). */
export const cityName = "Storhavn";
export const municipalitiesFromCoast: readonly (readonly [name: string, schools: number])[] = [
  ["Havrøy", 3],
  ["Sildvær", 1],
  ["Nattøy", 2],
  ["Ytterholm", 3],
  ["Storskjær", 4],
  ["Tangvåg", 5],
  ["Kvitsund", 9],
  [cityName, 54],
  ["Gråsund", 17],
  ["Terneset", 6],
  ["Lauvstrand", 20],
  ["Skodvik", 5],
  ["Vesterhamn", 11],
  ["Ospøya", 2],
  ["Furuneset", 8],
  ["Elvestrand", 24],
  ["Lomvika", 4],
  ["Bjørkestad", 14],
  ["Mørkeid", 6],
  ["Havremo", 3],
  ["Granhaug", 9],
  ["Lyngheim", 7],
  ["Rypelia", 3],
  ["Solbygda", 12],
  [merger.newName, 7],
  ["Kråkmark", 4],
  ["Ravnås", 5],
  ["Tverrelv", 3],
  ["Hestdalen", 2],
  ["Steinmark", 7],
  ["Brattlia", 5],
  ["Frostadal", 3],
  ["Isvatn", 1],
  ["Svartdalen", 4],
  ["Øvre Ravndal", 3],
  ["Kaldvoll", 2],
  ["Tyrimo", 5],
  ["Granskogen", 5],
  ["Ulvmark", 3],
  ["Bjørnmo", 2],
  ["Tindfjell", 1],
  ["Høgvidda", 1],
  ["Reinmo", 3],
  ["Fjellgrenda", 2]
];

/** The kompetansenettverk: name and number of neighbouring municipalities, in coast-to-inland order without the city. */
export const networksFromCoast: readonly (readonly [name: string, members: number])[] = [
  ["Ytterkysten", 7],
  ["Sundregionen", 2],
  ["Strandregionen", 6],
  ["Lomvikregionen", 3],
  ["Lyngheimregionen", 5],
  ["Vollregionen", 4],
  ["Dalregionen", 6],
  ["Ravndalen", 2],
  ["Skogregionen", 5],
  ["Fjellregionen", 3]
];

/** The city is a network of its own. */
export const cityNetwork = "Storhavnnettverket";

// prettier-ignore
export const namePrefixes = [
  "Bjørke", "Gran", "Furu", "Solbakk", "Nord", "Sør", "Øst", "Vest", "Elve", "Sjø", "Stein", "Lyng", "Rogne",
  "Hassel", "Eike", "Havre", "Bygg", "Kirke", "Fjell", "Skog", "Lauv", "Molte", "Tytte", "Blå", "Kvit", "Røde",
  "Linde", "Older", "Selje", "Hegg"
] as const;

export const nameSuffixes = [
  "lia",
  "haugen",
  "moen",
  "vollen",
  "bakken",
  "enga",
  "tunet",
  "vika",
  "åsen",
  "marka"
] as const;
