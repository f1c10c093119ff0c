// Compiled against the types that are generated from the description, and run against the program: what does not agree
// with the description does not compile, and what does not agree with the program fails.
import createClient from "openapi-fetch";
import type { paths } from "./portfolio.js";

declare const process: { argv: string[] };

const client = createClient<paths>({ baseUrl: process.argv[2], headers: { Authorization: "Bearer demo-pmo" } });

function must<T>(name: string, answer: { data?: T; error?: { title: string }; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${name}: ${answer.response.status} ${answer.error?.title}`);
  }

  return answer.data;
}

const proposed = must("propose", await client.POST("/api/programmes", {
  body: { code: "GEN-1", title: "Generated", department: "MKT", plannedFinish: "2099-03-31", budget: { amount: 1000000, currency: "GBP" } },
}));
const at = { params: { path: { code: "GEN-1" } } };
must("sponsor", await client.POST("/api/programmes/{code}/appoint-sponsor", { ...at, body: { person: "ada", role: "Lead" } }));
must("phase", await client.POST("/api/programmes/{code}/plan-phase", { ...at, body: { number: 1, title: "First" } }));
must("commission", await client.POST("/api/programmes/{code}/commission", { ...at, body: {} }));
const stalled = must("stall", await client.POST("/api/programmes/{code}/stall", { ...at, body: { causes: ["BudgetCut"], note: "told on the phone" } }));

const refused = await client.POST("/api/programmes/{code}/stall", {
  params: { ...at.params, header: { "If-Match": "\"1\"" } }, body: { causes: ["NewSeniorLeader"] },
});
const bulk = must("bulk", await client.POST("/api/commands", {
  body: { commands: [{ command: "resume", code: "GEN-1", fields: {} }, { command: "resume", code: "NONE", fields: {} }] },
}));
const programme = must("programme", await client.GET("/api/programmes/{code}", at));
const list = must("list", await client.GET("/api/programmes", { params: { query: { state: "Active", limit: 10 } } }));
const report = must("report", await client.GET("/api/reports/stalls", { params: { query: { by: "department", limit: "all" } } }));
if (typeof report === "string" || !("groups" in report)) {
  throw new Error("report: no comparison was asked for");
}

const causes: string[] = report.causes.map(c => c.cause);
const compared = must("comparison", await client.GET("/api/reports/stalls", { params: { query: { compare: `knownAt:${proposed.position}` } } }));
const events = must("events", await client.GET("/api/events", { params: { query: { after: proposed.position, type: ["ProgrammeStalled"] } } }));

console.log(JSON.stringify({
  versions: [proposed.version, stalled.version],
  recorded: stalled.recorded.map(e => e.type),
  error: refused.error === undefined ? null : {
    status: refused.error.status, version: refused.error.currentVersion, changed: refused.error.meanwhile?.map(m => m.type),
  },
  bulk: bulk.answers.map(a => a.status),
  problem: bulk.answers[1].problem?.title,
  state: programme.state,
  total: list.total,
  report: { name: report.header.name, causes, counted: report.figures.find(f => f.name === "stalledNow")?.value, groups: report.groups.map(g => g.group) },
  compared: typeof compared !== "string" && "compared" in compared && compared.compared.parameters.knowledge.knownAt === proposed.position,
  events: events.events.map(e => e.subject),
}));
