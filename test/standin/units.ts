import {readEmbedded} from "./embedded.ts";
import {seeded, splitUnevenly} from "./seeded.ts";

/** A school or kindergarten of the stand-in. `count` are its pupils or children. */
export interface Unit {
  code: string;
  name: string;
  municipality: string;
  isPrivate: boolean;
  /** Teaches grunnskole; else videregående. Kindergartens: false. */
  lower: boolean;
  count: number | null;
  position: {latitude: number; longitude: number} | null;
}

interface Place {
  name: string;
  latitude: number;
  longitude: number;
}

function readPlaces(): Map<string, Place> {
  const places = readEmbedded("ssb-municipalities/municipalities_2024.csv").map(
    ({code = "", name = "", latitude, longitude}): [string, Place] => [
      code,
      {name, latitude: Number(latitude), longitude: Number(longitude)}
    ]
  );
  return new Map([...places, ["2100", {name: "Svalbard", latitude: 78.22, longitude: 15.65}]]);
}

/**
 * Schools that add up to the embedded pupils of 2025-26 and to the number of schools of each municipality, Bergen's
 * with their real numbers and names where they are known; then schools of videregående, the known ones first.
 */
export function createSchools(seed: number): Unit[] {
  const places = readPlaces();
  const bergen = readEmbedded("udir-bergen-grade7/bergen_grade7_bullying.csv").filter(
    ({level}) => level === "4"
  );
  const lower = readEmbedded("udir-pupils/pupils_by_municipality.csv")
    .filter(({school_year, level}) => school_year === "2025-26" && level === "municipality")
    .flatMap(({code = "", pupils, schools}) => {
      const known = code === "4601" ? bergen : [];
      const counts = splitUnevenly(Number(pupils), Number(schools), seed, code);
      return counts.map((count, index): Unit => {
        const key = `school ${code} ${index}`;
        return {
          code: known[index]?.organisation_number ?? `974${code}${String(index).padStart(2, "0")}`,
          name: known[index]?.name ?? `${places.get(code)?.name ?? code} skole ${index + 1}`,
          municipality: code,
          isPrivate: seeded(seed, `${key} owner`) < 0.1,
          lower: true,
          count: seeded(seed, `${key} count`) < 0.02 ? null : count,
          position: maybePosition(places.get(code), seed, key)
        };
      });
    });
  return [...lower, ...createUpperSecondary(seed, places)];
}

function createUpperSecondary(seed: number, places: ReadonlyMap<string, Place>): Unit[] {
  const known = new Map(
    readEmbedded("udir-upper-secondary/upper_secondary_survey.csv")
      .filter(({organisation_number}) => /^\d{9}$/.test(organisation_number ?? ""))
      .map(({organisation_number = "", name = "", county = ""}) => [organisation_number, {name, county}])
  );
  const codes = [...places.keys()].filter((code) => code !== "2100");
  const real = [...known].map(([code, {name, county}], index) => ({
    code,
    name,
    municipality: codes.find((place) => place.startsWith(county)) ?? "0301",
    index
  }));
  const others = Array.from({length: 440}, (_, index) => {
    const municipality = codes[Math.floor(seeded(seed, `upper ${index}`) * codes.length)] ?? "0301";
    return {
      code: `98${String(index).padStart(3, "0")}${municipality}`,
      name: `${places.get(municipality)?.name ?? ""} videregående skole ${index + 1}`,
      municipality,
      index
    };
  });
  return [...real, ...others].map(({index, ...unit}) => ({
    ...unit,
    isPrivate: seeded(seed, `upper ${index} owner`) < 0.2,
    lower: false,
    count: Math.round(50 + 700 * seeded(seed, `upper ${index} count`)),
    position: maybePosition(places.get(unit.municipality), seed, `upper ${index}`)
  }));
}

/** Kindergartens that add up to the embedded children and number of each municipality; some lack a count. */
export function createKindergartens(seed: number): Unit[] {
  const places = readPlaces();
  return readEmbedded("udir-kindergartens/kindergarten_children_by_municipality.csv").flatMap(
    ({code = "", kindergartens, private_kindergartens, children}) => {
      const number = Number(kindergartens);
      const uncounted = Math.floor(number / 10);
      const counts = splitUnevenly(Number(children), number - uncounted, seed, code);
      return Array.from({length: number}, (_, index): Unit => {
        const key = `kindergarten ${code} ${index}`;
        return {
          code: `97${code}${String(index).padStart(3, "0")}`,
          name: `${places.get(code)?.name ?? code} barnehage ${index + 1}`,
          municipality: code,
          isPrivate: index < Number(private_kindergartens),
          lower: false,
          count: counts[index] ?? null,
          position: maybePosition(places.get(code), seed, key)
        };
      });
    }
  );
}

function maybePosition(place: Place | undefined, seed: number, key: string): Unit["position"] {
  if (!place || seeded(seed, `${key} position`) < 0.02) return null;
  return {
    latitude: round(place.latitude + (seeded(seed, `${key} north`) - 0.5) / 10),
    longitude: round(place.longitude + (seeded(seed, `${key} east`) - 0.5) / 5)
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
