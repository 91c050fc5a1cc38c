const require_base = require("./base.js");
const require_gate = require("./gate.js");
// src/evidence/github/record.ts
const text = require_gate.string().check(require_gate._maxLength(1e5));
const id = require_gate.int().check(require_gate._gte(1));
const index = require_gate.int().check(require_gate._gte(0));
const COMMIT = { error: "a full commit of 40 hexadecimal digits belongs here" };
const commit = require_gate.string(COMMIT).check(require_gate._regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, COMMIT));
function maybe(schema) {
	return require_gate.pipe(require_gate.nullable(schema), require_gate.transform((value) => value ?? void 0));
}
const at = require_gate.pipe(require_gate.time, require_gate.transform((written) => require_base.instant(written)));
const person = require_gate.strictObject({
	id,
	login: text,
	kind: require_gate._enum(["human", "bot"])
});
const role = require_gate._enum([
	"none",
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
]);
const hand = require_gate.strictObject({
	as: require_gate._enum([
		"author",
		"co-author",
		"committer",
		"signer"
	]),
	person: maybe(person),
	name: text
});
const content = require_gate.discriminatedUnion("kind", [
	require_gate.strictObject({ kind: require_gate.literal("same") }),
	require_gate.strictObject({
		kind: require_gate.literal("proven"),
		how: require_gate._enum([
			"update",
			"merge",
			"squash",
			"rebase"
		])
	}),
	require_gate.strictObject({
		kind: require_gate.literal("other"),
		why: text
	})
]);
const owner = require_gate.discriminatedUnion("kind", [
	require_gate.strictObject({
		kind: require_gate.literal("team"),
		team: text
	}),
	require_gate.strictObject({
		kind: require_gate.literal("person"),
		id
	}),
	require_gate.strictObject({
		kind: require_gate.literal("login"),
		login: text
	})
]);
const pull = require_gate.strictObject({
	number: id,
	title: text,
	state: require_gate._enum([
		"open",
		"closed",
		"merged"
	]),
	draft: require_gate.boolean(),
	base: text,
	head: commit,
	fork: require_gate.boolean(),
	author: maybe(person),
	trusted: require_gate.boolean(),
	assignees: require_gate.array(person),
	commits: require_gate.array(require_gate.strictObject({
		id: commit,
		parents: require_gate.array(commit),
		title: text,
		hands: require_gate.array(hand),
		byGitHub: require_gate.boolean()
	})),
	pushers: maybe(require_gate.array(person)),
	reviews: require_gate.array(require_gate.strictObject({
		person: maybe(person),
		state: require_gate._enum([
			"approved",
			"changes-requested",
			"dismissed",
			"commented"
		]),
		at,
		commit: maybe(commit),
		content,
		role
	})),
	retargeted: require_gate.array(at),
	merged: maybe(at)
});
const part = require_gate.strictObject({
	commits: require_gate.array(commit),
	title: text,
	hands: require_gate.array(hand),
	candidates: require_gate.array(require_gate.strictObject({
		pull: id,
		content
	})),
	guarded: require_gate.array(require_gate.strictObject({
		path: text,
		because: text,
		owners: require_gate.array(owner),
		place: require_gate.strictObject({
			file: text,
			line: id,
			column: id
		})
	}))
});
const release = require_gate.strictObject({
	run: index,
	attempt: id,
	initiators: require_gate.array(person),
	environments: require_gate.array(require_gate.strictObject({
		name: text,
		state: require_gate._enum([
			"guarded",
			"open",
			"missing"
		])
	})),
	approvals: require_gate.array(require_gate.strictObject({
		person: maybe(person),
		state: require_gate._enum([
			"approved",
			"rejected",
			"pending"
		]),
		comment: text,
		environments: require_gate.array(text),
		role
	}))
});
const change = require_gate.strictObject({
	repository: text,
	commit,
	subject: text,
	waits: require_gate.boolean(),
	branch: text,
	live: maybe(commit),
	parts: require_gate.array(part),
	pulls: require_gate.array(pull),
	ref: maybe(require_gate.strictObject({
		name: text,
		commit: maybe(commit),
		contains: require_gate.boolean()
	})),
	checkout: content,
	release: maybe(release),
	memberships: require_gate.array(require_gate.strictObject({
		team: text,
		members: require_gate.array(id)
	})),
	reviewers: require_gate.strictObject({
		people: require_gate.array(person),
		complete: require_gate.boolean()
	}),
	incident: maybe(text)
});
const problem = require_gate.strictObject({
	what: text,
	next: text
});
const EITHER = { error: "either a change or why it is unknown belongs here" };
const ONCE = { error: "each manifest belongs here once" };
const entry = require_gate.strictObject({
	manifest: text,
	change: maybe(change),
	unknown: require_gate.array(problem)
}).check(require_gate.refine(({ change, unknown }) => change === void 0 === unknown.length > 0, EITHER));
const recordSchema = require_gate.strictObject({
	version: require_gate.versionOne,
	at: require_gate.time,
	changes: require_gate.array(entry).check(require_gate.refine((all) => new Set(all.map((each) => each.manifest)).size === all.length, ONCE))
});
function writeRecord(at, recorded) {
	const changes = recorded.flatMap(({ manifest, change }) => {
		if (!change) return [];
		if (change.known) return change.value ? [{
			manifest,
			change: change.value,
			unknown: []
		}] : [];
		return [{
			manifest,
			change: null,
			unknown: change.because.map(({ what, next }) => ({
				what,
				next
			}))
		}];
	});
	return `${JSON.stringify({
		version: 1,
		at: new Date(at).toISOString(),
		changes
	}, written, 2)}\n`;
}
const TIMES = new Set([
	"at",
	"merged",
	"retargeted"
]);
function written(key, value) {
	if (value === void 0) return null;
	if (!TIMES.has(key)) return value;
	if (typeof value === "number") return new Date(value).toISOString();
	return Array.isArray(value) ? value.map((each) => written("at", each)) : value;
}
function readRecord({ file, text }) {
	const tree = require_gate.parseJson(file, text);
	if (!tree.known) return tree;
	const record = require_gate.conform(recordSchema, tree.value, "record");
	if (!record.known) return record;
	const place = require_base.wholeFile(file);
	return require_base.known(new Map(record.value.value.changes.map((each) => [each.manifest, each.change ? require_base.known(each.change) : require_base.unknown(...each.unknown.map((problem) => ({
		...problem,
		place
	})))])));
}
exports.readRecord = readRecord;
exports.writeRecord = writeRecord;
