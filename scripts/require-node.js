// The scripts of this project run TypeScript as it is, which the Node of its `node` dependency does.
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  process.stderr.write(
    `This runs on Node ${process.versions.node}, but the project brings Node 24 of its own. ` +
      "Install it with `npm ci`, without --ignore-scripts.\n",
  );
  process.exit(1);
}
