import type {Allocation, NetworkAllocation} from "../../src/statistics/allocation/key.ts";

/** Where a number is not given. */
const none = "..";

const whole = (value: number | null) =>
  value === null ? none : String(value).replace(/\B(?=(\d{3})+(?!\d))/g, " ");
const perHead = (value: number | null) => (value === null ? none : value.toFixed(2));

interface TableColumn {
  title: string;
  cell: (network: NetworkAllocation) => string;
  sum?: string;
}

/** The distribution as an aligned table for people; kroner per head are rounded to øre, `..` where there is none. */
export function formatAllocation({frame, joint, networks, sum}: Allocation): string {
  const isKnown = (count: "apprentices" | "bullied") => networks.some(({counts}) => counts[count] !== null);
  const isBounded = networks.some(({adjustment, bound}) => adjustment !== 0 || bound !== null);
  const total = (valueOf: (network: NetworkAllocation) => number) =>
    whole(networks.reduce((all, network) => all + valueOf(network), 0));
  const columns: TableColumn[] = [
    {title: "network", cell: ({network}) => network, sum: "sum"},
    {title: "pupils", cell: ({counts}) => whole(counts.pupils)},
    {title: "children", cell: ({counts}) => whole(counts.children)},
    ...(isKnown("apprentices")
      ? [{title: "apprentices", cell: ({counts}: NetworkAllocation) => whole(counts.apprentices)}]
      : []),
    ...(isKnown("bullied")
      ? [{title: "bullied", cell: ({counts}: NetworkAllocation) => String(counts.bullied ?? none)}]
      : []),
    {title: "base", cell: ({base}) => whole(base), sum: total(({base}) => base)},
    {title: "pro rata", cell: ({proRata}) => whole(proRata), sum: total(({proRata}) => proRata)},
    ...(isBounded
      ? [
          {
            title: "adjustment",
            cell: ({adjustment}: NetworkAllocation) => whole(adjustment),
            sum: total(({adjustment}) => adjustment)
          },
          {title: "bound", cell: ({bound}: NetworkAllocation) => bound ?? ""}
        ]
      : []),
    {title: "amount", cell: ({amount}) => whole(amount), sum: whole(sum)},
    {title: "per pupil", cell: ({perPupil}) => perHead(perPupil)},
    {title: "per child", cell: ({perChild}) => perHead(perChild)},
    {title: "per head", cell: (network) => perHead(network.perHead)}
  ];
  const rows = [
    columns.map(({title}) => title),
    ...networks.map((network) => columns.map(({cell}) => cell(network))),
    columns.map((column) => column.sum ?? "")
  ];
  const widths = columns.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!)))
      .join("  ")
      .trimEnd()
  );
  return [
    `Frame ${whole(frame)} kr, joint measures ${whole(joint)} kr, to networks ${whole(sum)} kr`,
    "",
    ...lines
  ].join("\n");
}
