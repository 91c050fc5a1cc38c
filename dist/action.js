const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_base = require("./base.js");
const require_gate = require("./gate.js");
let node_fs = require("node:fs");
let os = require("os");
os = require_rolldown_runtime.__toESM(os, 1);
let crypto = require("crypto");
crypto = require_rolldown_runtime.__toESM(crypto, 1);
let fs = require("fs");
fs = require_rolldown_runtime.__toESM(fs, 1);
// src/event.ts
const commit = require_gate.string().check(require_gate._regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const account = require_gate.nullish(require_gate.object({
	id: require_gate.int(),
	login: require_gate.string(),
	type: require_gate.optional(require_gate.string())
}));
const pullRequest = require_gate.object({ pull_request: require_gate.object({
	number: require_gate.int().check(require_gate._gte(1)),
	head: require_gate.object({ sha: commit }),
	base: require_gate.object({ sha: commit })
}) });
const mergeGroup = require_gate.object({ merge_group: require_gate.object({
	base_sha: commit,
	head_sha: commit,
	head_ref: require_gate.string()
}) });
const released = require_gate.object({ release: require_gate.object({
	tag_name: require_gate.string(),
	author: account
}) });
const deployment = require_gate.object({ deployment: require_gate.object({
	sha: commit,
	creator: account
}) });
const followed = require_gate.object({ workflow_run: require_gate.object({
	head_sha: commit,
	actor: account,
	triggering_actor: account
}) });
function readEvent(environment, base) {
	const name = environment["GITHUB_EVENT_NAME"] ?? "";
	const subject = (found) => subjectOf(environment, name, found);
	switch (name) {
		case "pull_request":
		case "pull_request_review":
		case "pull_request_review_comment":
		case "pull_request_target": {
			const { number, head, base } = payload(environment, name, pullRequest).pull_request;
			return {
				moment: "plan",
				base: base.sha,
				head: name === "pull_request_target" ? head.sha : void 0,
				subject: subject({
					commit: head.sha,
					pull: number,
					base: base.sha,
					ref: void 0
				})
			};
		}
		case "merge_group": {
			const group = payload(environment, name, mergeGroup).merge_group;
			return {
				moment: "plan",
				base: group.base_sha,
				head: void 0,
				subject: subject({
					commit: group.head_sha,
					base: group.base_sha,
					ref: group.head_ref
				})
			};
		}
		default:
			if (base === void 0 && isProposal(environment)) throw new Error(`The event ${name} belongs to a pull request, and Rollcall does not know which base judges it; run on pull_request`);
			return {
				moment: "deploy",
				base: void 0,
				head: void 0,
				subject: subject(payloadOf(environment, name))
			};
	}
}
function payloadOf(environment, name) {
	switch (name) {
		case "release": {
			const { release } = payload(environment, name, released);
			return {
				ref: `refs/tags/${release.tag_name}`,
				initiators: people(release.author)
			};
		}
		case "deployment": {
			const { deployment: made } = payload(environment, name, deployment);
			return {
				commit: made.sha,
				initiators: people(made.creator)
			};
		}
		case "workflow_run": {
			const { workflow_run: run } = payload(environment, name, followed);
			return {
				commit: run.head_sha,
				ref: void 0,
				initiators: people(run.actor, run.triggering_actor)
			};
		}
		default: return {};
	}
}
function people(...accounts) {
	return accounts.flatMap((each) => {
		if (!each) return [];
		const { id, login, type } = each;
		return [{
			id,
			login,
			kind: type === "Bot" || login.endsWith("[bot]") ? "bot" : "human"
		}];
	});
}
function subjectOf(environment, event, found) {
	const { GITHUB_REPOSITORY: repository, GITHUB_SHA: sha, GITHUB_REF: ref, GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt } = environment;
	const commit = found.commit ?? sha;
	if (!repository || !commit) return void 0;
	return {
		repository,
		event,
		pull: void 0,
		base: void 0,
		ref: ref || void 0,
		run: run && attempt ? {
			id: Number(run),
			attempt: Number(attempt)
		} : void 0,
		initiators: [],
		...found,
		commit
	};
}
const NAMED = {
	pull_request: "its base, its head and its number",
	pull_request_review: "its base, its head and its number",
	pull_request_review_comment: "its base, its head and its number",
	pull_request_target: "its base, its head and its number",
	merge_group: "its base and its head"
};
function isProposal({ GITHUB_EVENT_PATH: file }) {
	if (file === void 0) return false;
	const { data, success } = proposal.safeParse(read(file));
	if (!success) return true;
	const { workflow_run, check_run, check_suite } = data;
	const runs = [
		OF_NO_PULL.has(workflow_run?.event ?? "") ? void 0 : workflow_run,
		check_run,
		check_suite
	];
	return [
		data.pull_request,
		data.issue?.pull_request,
		data.client_payload?.pull_request,
		...runs.flatMap((run) => run?.pull_requests ?? []),
		workflow_run?.event?.startsWith("pull_request") || void 0
	].some((found) => found !== void 0 && found !== null);
}
const OF_NO_PULL = new Set([
	"push",
	"schedule",
	"workflow_dispatch",
	"release",
	"deployment",
	"repository_dispatch"
]);
const some = require_gate.optional(require_gate.unknown());
const run = require_gate.optional(require_gate.object({
	event: require_gate.optional(require_gate.string()),
	pull_requests: require_gate.optional(require_gate.array(require_gate.unknown()))
}));
const proposal = require_gate.object({
	pull_request: some,
	issue: require_gate.optional(require_gate.object({ pull_request: some })),
	client_payload: require_gate.optional(require_gate.nullable(require_gate.object({ pull_request: some }))),
	workflow_run: run,
	check_run: run,
	check_suite: run
});
function read(file) {
	try {
		return JSON.parse((0, node_fs.readFileSync)(file, "utf8"));
	} catch {
		throw new Error(`The payload of the event, ${file} (GITHUB_EVENT_PATH), cannot be read, so nothing says whether a change is judged and by what; run on a runner that writes it`);
	}
}
function payload(environment, name, schema) {
	const file = environment["GITHUB_EVENT_PATH"];
	const result = file === void 0 ? void 0 : schema.safeParse(read(file));
	if (result?.success) return result.data;
	throw new Error(`The payload of the ${name} event does not name ${NAMED[name] ?? "what it is about"}, so nothing says what is judged and by which policy`);
}
// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os.EOL);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs.appendFileSync(filePath, `${toCommandValue(message)}${os.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os.EOL}${convertedValue}${os.EOL}${delimiter}`;
}
// node_modules/@actions/core/lib/summary.js
var __awaiter$1 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = fs.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	filePath() {
		return __awaiter$1(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, fs.constants.R_OK | fs.constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	write(options) {
		return __awaiter$1(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	clear() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	stringify() {
		return this._buffer;
	}
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	addEOL() {
		return this.addRaw(os.EOL);
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const summary = new Summary();
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
function getMultilineInput(name, options) {
	const inputs = getInput(name, options).split("\n").filter((x) => x !== "");
	if (options && options.trimWhitespace === false) return inputs;
	return inputs.map((input) => input.trim());
}
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
// src/runner.ts
function actionsRunner() {
	return {
		input: (name) => getInput(name) || void 0,
		inputs: (name) => getMultilineInput(name),
		output: (name, value) => {
			if (process.env["GITHUB_OUTPUT"]) setOutput(name, value);
		},
		print: (text) => void process.stdout.write(text),
		annotate: ({ level, message, title, file, line, column }) => {
			(level === "error" ? error : warning)(message, {
				title,
				file,
				startLine: line,
				startColumn: column
			});
		},
		fail: (message) => error(message),
		summarise: async (markdown) => {
			if (!process.env["GITHUB_STEP_SUMMARY"]) return;
			await summary.addRaw(markdown).write();
		}
	};
}
// src/action.ts
judge(actionsRunner());
async function judge(runner) {
	try {
		runner.output("verdict", "error");
		const decision = await require_gate.gate(requestFrom(runner));
		await tell(decision, runner);
		process.exitCode = require_gate.exitCode(decision.verdict);
		runner.output("verdict", decision.verdict);
	} catch (error) {
		process.exitCode = 2;
		const reason = error instanceof Error ? error.message : String(error);
		runner.fail(`Rollcall could not judge: ${require_base.line(reason)}`);
	}
}
function requestFrom({ input, inputs }) {
	const base = input("base");
	const event = readEvent(process.env, base);
	const commit = require_base.commitOf("commit", input("commit")) ?? event.subject?.commit;
	const asOf = require_base.timeOf("as-of", input("as-of"));
	return {
		root: process.cwd(),
		manifests: inputs("manifest"),
		moment: require_base.oneOf("moment", input("moment") ?? event.moment, require_gate.MOMENTS),
		policy: input("policy"),
		inventories: inputs("inventory"),
		flags: inputs("flags"),
		touches: input("touches"),
		observed: input("observed"),
		deadline: require_base.timeOf("deadline", input("deadline")),
		base: base ?? event.base,
		head: event.head && commit,
		commit,
		environment: input("environment"),
		requireReview: require_base.yesOrNo("require-review", input("require-review")),
		earlier: input("earlier"),
		incident: input("incident"),
		github: event.subject && {
			apiUrl: process.env["GITHUB_API_URL"] ?? "https://api.github.com",
			graphqlUrl: process.env["GITHUB_GRAPHQL_URL"] ?? "https://api.github.com/graphql",
			token: input("github-token"),
			subject: {
				...event.subject,
				commit: commit ?? event.subject.commit
			},
			clock: Date.now
		},
		now: asOf ?? Date.now(),
		replay: asOf !== void 0
	};
}
async function tell(decision$1, { output, print, annotate, summarise, input }) {
	const all = require_gate.annotations(decision$1);
	print(require_gate.formats.text(decision$1, { version: require_base.version }));
	for (const annotation of all) annotate(annotation);
	await summarise(require_gate.summary(decision$1, { version: require_base.version }));
	const file = input("decision") ?? "rollcall-decision.json";
	require_gate.writeDecision(process.cwd(), file, decision$1, require_gate.decision(decision$1, { version: require_base.version }));
	const record = input("record");
	if (record !== void 0) await require_gate.writeEvidence(process.cwd(), record, decision$1);
	const findings = decision$1.judgements.flatMap(({ findings }) => findings);
	output("decision", file);
	output("plan-digest", decision$1.judgements.map(({ plan }) => plan?.digest ?? "").join("\n"));
	output("blocking", findings.filter(({ effect }) => effect !== "warn").length);
	output("warnings", findings.filter(({ effect }) => effect === "warn").length);
}
