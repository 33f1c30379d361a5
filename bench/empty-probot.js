// What Goalkeeper is compared with: Probot as it comes, with a handler that does nothing and stores nothing.
// Plain JavaScript, so that no memory goes into taking types off.
import { Probot, Server } from "probot";

const { APP_ID, PRIVATE_KEY, WEBHOOK_SECRET, HOST, PORT } = process.env;

const server = new Server({
  host: HOST,
  port: Number(PORT),
  Probot: Probot.defaults({ appId: APP_ID, privateKey: PRIVATE_KEY, secret: WEBHOOK_SECRET }),
});
await server.load((app) => app.onAny(() => {}));
server.addHandler((request, response) => {
  if (request.url !== "/healthz") return false;
  response.writeHead(200).end();
  return true;
});
await server.start();
