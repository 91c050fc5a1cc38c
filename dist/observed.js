const require_base = require("./base.js");
const require_gate = require("./gate.js");
// src/evidence/observed/csv.ts
const NEVER_CLOSED = "A quote opens here that never closes, so the rest of the file is torn";
const MISPLACED = "A quote opens or closes in the middle of a field here, so nobody can tell where the field ends";
const ODD_END = `A line end other than a line feed stands here, and ${require_base.NO_KNOWN_END}`;
function parseCsv(text) {
	const rows = [];
	let row = [];
	let line = 1;
	let lineStart = 0;
	let at = 0;
	while (at < text.length || row.length > 0) {
		const start = {
			line,
			column: at - lineStart + 1
		};
		const field = text[at] === "\"" ? quotedField(text, at) : plainField(text, at);
		if (!field) return {
			what: NEVER_CLOSED,
			...start
		};
		row.push({
			text: field.text,
			...start
		});
		const written = text.slice(at, field.end);
		for (let nl = written.indexOf("\n"); nl >= 0; nl = written.indexOf("\n", nl + 1)) {
			line++;
			lineStart = at + nl + 1;
		}
		at = field.end;
		if (text[at] === ",") {
			at++;
			continue;
		}
		if (text.startsWith("\r\n", at) || text[at] === "\r" && at + 1 === text.length) at++;
		if (at < text.length && text[at] !== "\n") return {
			what: require_base.ODD_LINE_END.test(text[at]) ? ODD_END : MISPLACED,
			line,
			column: at - lineStart + 1
		};
		if (row.length > 1 || row[0]?.text) rows.push(row);
		row = [];
		line++;
		lineStart = ++at;
	}
	return rows;
}
function quotedField(text, open) {
	let value = "";
	for (let at = open + 1;; at++) {
		const close = text.indexOf("\"", at);
		if (close < 0) return void 0;
		value += text.slice(at, close);
		if (text[close + 1] !== "\"") return {
			text: value,
			end: close + 1
		};
		value += "\"";
		at = close + 1;
	}
}
function plainField(text, from) {
	let end = from;
	while (end < text.length && !ENDS.has(text[end])) end++;
	return {
		text: require_base.withoutBlanks(text.slice(from, end)),
		end
	};
}
const ENDS = new Set([...",\"\n\r", ...require_base.ODD_ENDS]);
// src/evidence/observed/index.ts
const COUNT = "a whole number of warnings, or a list of their texts, belongs here";
const hostName = require_gate.string().check(require_gate._regex(/^[\p{L}\p{M}\p{N}._:%[\]-]{1,1000}$/u, { error: "the name of a host, without blanks, user or hidden characters, belongs here" }));
const row = require_gate.strictObject({
	host: hostName,
	version: require_gate.optional(require_gate.line),
	digest: require_gate.optional(require_gate.digest),
	at: require_gate.time,
	flags: require_gate.optional(require_gate.record(require_gate.string(), require_gate.boolean())),
	warnings: require_gate.optional(require_gate.union([require_gate.int().check(require_gate._gte(0, { error: COUNT })), require_gate.array(require_gate.string())], { error: COUNT }))
});
function readObserved(file, fleet, deadline) {
	const format = formatOf(file.text);
	const rows = readRows(file, format);
	if (!rows.known) return rows;
	const reports = new Map();
	const strangers = new Map();
	const twice = [];
	for (const [i, row] of rows.value.value.entries()) {
		const report = toReport(row, rows.value.at(i));
		const host = fleet.find(row.host);
		const before = host === void 0 ? strangers.get(row.host) : reports.get(host);
		if (before) twice.push({
			what: `${row.host} reports here again; its first report is on line ${before.place.line}, and nothing says which one holds`,
			next: "Keep one row for each host, the newest",
			place: report.place
		});
		else if (host === void 0) strangers.set(row.host, report);
		else reports.set(host, report);
	}
	if (twice.length > 0) return require_base.unknown(...require_base.firstOf(twice, (problem) => problem));
	const source = {
		role: "observed",
		file: file.file,
		format,
		digest: require_base.sha256(file.bytes)
	};
	return require_base.known({
		source,
		reports,
		strangers: [...strangers.values()],
		deadline
	});
}
function toReport(value, place) {
	const { warnings = 0 } = value;
	return {
		host: value.host,
		place,
		version: value.version,
		digest: value.digest,
		at: require_base.instant(value.at),
		flags: new Map(Object.entries(value.flags ?? {})),
		warnings: typeof warnings === "number" ? {
			count: warnings,
			texts: []
		} : {
			count: warnings.length,
			texts: warnings
		}
	};
}
function formatOf(text) {
	const start = text.trimStart()[0];
	return start === "[" ? "JSON" : start === "{" ? "NDJSON" : "CSV";
}
function readRows({ file, text }, format) {
	const tree = format === "JSON" ? require_gate.parseJson(file, text) : format === "NDJSON" ? require_gate.parseJsonLines(file, text) : csvTree(file, text);
	if (!tree.known) return tree;
	return format === "NDJSON" && isWrapped(tree.value) ? require_base.unknown({
		what: `${file} is one object, and a list of reports belongs here, or one report a line`,
		next: "Write the list alone, without an object around it",
		place: require_base.wholeFile(file)
	}) : require_gate.conformRows(row, tree.value, "report");
}
function isWrapped({ root }) {
	if (root.kind !== "list" || root.items.length !== 1) return false;
	const [only] = root.items;
	return only?.kind === "map" && only.entries.some(({ value }) => value.kind === "list") && !only.entries.some(({ name }) => name === "host");
}
function csvTree(file, text) {
	const rows = parseCsv(text);
	if (!Array.isArray(rows)) {
		const { what, line, column } = rows;
		return require_base.unknown({
			what,
			next: "Check that the file is whole",
			place: {
				file,
				line,
				column
			}
		});
	}
	const [header = [], ...body] = rows;
	const names = header.map(({ text }) => text);
	const problems = headerProblems(file, header);
	for (const fields of body) {
		if (fields.length === names.length) continue;
		const { line, column } = fields[0];
		problems.push({
			what: `The row has ${require_base.count(fields.length, "field")} and the header has ${names.length}, so the row is torn`,
			next: "Check that the file is whole",
			place: {
				file,
				line,
				column
			}
		});
	}
	if (problems.length > 0) return require_base.unknown(...require_base.firstOf(problems, (problem) => problem));
	const fields = [];
	const node = (field, value) => ({
		kind: "scalar",
		offset: fields.push(field) - 1,
		value,
		source: field.text,
		quoted: false,
		tag: void 0
	});
	const items = body.map((row) => {
		const entries = row.flatMap((field, i) => field.text === "" ? [] : [{
			name: names[i],
			key: node(field, names[i]),
			value: node(field, csvValue(names[i], field.text))
		}]);
		return {
			kind: "map",
			offset: node(row[0], "").offset,
			entries
		};
	});
	return require_base.known({
		file,
		root: {
			kind: "list",
			offset: 0,
			items
		},
		duplicates: [],
		tags: [],
		place: (offset) => {
			const { line, column } = fields[offset] ?? {
				line: 1,
				column: 1
			};
			return {
				file,
				line,
				column
			};
		}
	});
}
const COLUMNS = [
	"host",
	"version",
	"digest",
	"at",
	"warnings"
];
function headerProblems(file, header) {
	return header.filter(({ text }, i) => !COLUMNS.includes(text) || header.findIndex((h) => h.text === text) < i).map(({ text, line, column }) => ({
		what: `${JSON.stringify(text)} is not a column of its own; the columns are ${require_base.list(COLUMNS)}, each once`,
		next: "Begin the file with a header line such as host,version,at",
		place: {
			file,
			line,
			column
		}
	}));
}
function csvValue(column, text) {
	return column === "warnings" && /^\d+$/.test(text) ? Number(text) : text;
}
exports.readObserved = readObserved;
