// Loaded with NODE_OPTIONS=--import into the build and every data loader: an attempt to use the network stops it.
import {Socket} from "node:net";

const explain = (target) =>
  new Error(
    `network use during the build: ${target}: import from node_modules ("d3", never "npm:d3" or an implicit library) and read snapshots from data/`
  );

globalThis.fetch = async (input) => {
  throw explain(input?.url ?? input);
};

const connect = Socket.prototype.connect;
Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const local = typeof options === "string" || options?.path;
  if (!local) throw explain(options?.host ?? options);
  return connect.apply(this, args);
};
