import type {WarehouseCheck} from "./check.ts";
import {hasRows, listFindings, lookAtRows} from "./list.ts";

export const networkMembers: WarehouseCheck = {
  id: "network-members",
  title: "Hvert medlem er i ett nettverk om gangen",
  looksAt:
    "Ser etter medlemmer i to nettverk på samme dag, og etter nettverk som ikke står i listen over nettverk.",
  severity: "error",
  level: 1,
  stage: "warehouse",
  looked: lookAtRows("network_member"),
  applies: ({connection}) => hasRows(connection, "SELECT 1 FROM network_member"),
  async run({connection}) {
    const overlaps = await listFindings(
      connection,
      `WITH m AS (
         SELECT *, coalesce(valid_from, DATE '0001-01-01') AS since, coalesce(valid_to, DATE '9999-12-31') AS until,
           row_number() OVER (ORDER BY member, network, valid_from) AS place
         FROM network_member
       )
       SELECT a.member, a.network AS one, b.network AS other, CAST(greatest(a.since, b.since) AS VARCHAR) AS day
       FROM m a JOIN m b ON a.member = b.member AND a.world = b.world AND a.place < b.place
         AND a.since <= b.until AND b.since <= a.until`,
      ({member, one, other, day}) => ({
        file: "network_member",
        column: "member",
        value: String(member),
        message: `${member} er i ${one} og ${other} samtidig${day === "0001-01-01" ? "" : ` fra ${day}`}.`,
        remedy: "Avslutt det ene medlemskapet dagen før det neste begynner."
      })
    );
    const unlisted = await listFindings(
      connection,
      `SELECT DISTINCT m.county, m.network FROM network_member m
       WHERE NOT EXISTS (
         SELECT 1 FROM network n WHERE n.county = m.county AND n.network = m.network AND n.world = m.world
       )`,
      ({county, network}) => ({
        file: "network_member",
        column: "network",
        value: String(network),
        message: `${network} i fylke ${county} har medlemmer, men står ikke i listen over nettverk.`,
        remedy: "Bygg varehuset på nytt med «npm run warehouse»."
      })
    );
    return [...overlaps, ...unlisted];
  }
};
