/** The part of jsonstat-toolkit that is used: reading one JSON-stat 2 dataset. The package ships no types. */
declare module "jsonstat-toolkit" {
  export interface JsonStatCell {
    value: number | null;
    status: string | null;
  }
  export interface JsonStatDimension {
    id: string[];
    length: number;
  }
  export interface JsonStatDataset {
    class: string;
    id: string[] | null;
    Dimension(name: string): JsonStatDimension | null;
    Data(): JsonStatCell[] | null;
  }
  /** Wraps a parsed JSON-stat answer; given a string it would go to the network instead. */
  export default function JSONstat(json: object): JsonStatDataset;
}
