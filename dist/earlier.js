const require_base = require("./base.js");
const require_gate = require("./gate.js");
let node_path = require("node:path");
// src/evidence/earlier.ts
const words = (error) => ({ error });
const NAMES = words("names in code unit order, each once, belong here");
const names = require_gate.array(require_gate.string()).check(require_gate.refine((all) => all.every((name, i) => i === 0 || all[i - 1] < name), NAMES));
const COMMIT = words("a commit of 40 or 64 lower-case hexadecimal digits, or null, belongs here");
const plan = require_gate.strictObject({
	commit: require_gate.nullable(require_gate.string(COMMIT).check(require_gate._regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, COMMIT))),
	manifest: require_gate.manifestSchema,
	hosts: require_gate.strictObject({
		touched: names,
		strangers: names,
		excepted: names,
		waves: require_gate.array(require_gate.strictObject({
			name: require_gate.string(),
			hosts: names
		})),
		rollback: require_gate.nullable(names)
	}),
	flags: require_gate.strictObject({
		activates: names,
		retires: names
	}),
	policy: require_gate.nullable(require_gate.digest)
});
const verdict = require_gate._enum([
	"block",
	"error",
	"wait",
	"pass"
]);
const decision = require_gate.object({
	version: require_gate.versionOne,
	tool: require_gate.object({ name: require_gate.literal("rollcall") }),
	verdict,
	moment: require_gate._enum([
		"plan",
		"deploy",
		"activate"
	]),
	at: require_gate.time,
	replay: require_gate.boolean(),
	rollouts: require_gate.array(require_gate.object({
		manifest: require_gate.string(),
		verdict,
		planDigest: require_gate.nullable(require_gate.digest),
		plan: require_gate.nullable(plan)
	}))
});
function readEarlier(text, manifest) {
	const tree = require_gate.parseJson(text.file, text.text);
	if (!tree.known) return tree;
	const read = require_gate.conform(decision, tree.value, "decision");
	if (!read.known) return read;
	const index = indexOf(read.value, manifest);
	if (!index.known) return index;
	return earlierOf(read.value, index.value, text);
}
function indexOf({ file, value, at }, manifest) {
	const all = value.rollouts.map((rollout) => rollout.manifest);
	const [first, second] = all.flatMap((name, i) => node_path.posix.normalize(name) === node_path.posix.normalize(manifest) ? [i] : []);
	if (first === void 0) return require_base.unknown({
		what: `${file} is the decision about ${require_base.list(all) || "no manifest"}, and says nothing of ${manifest}`,
		next: `Give the decision that was made about ${manifest}, by the same name`,
		place: all.length === 0 ? require_base.wholeFile(file) : at("rollouts")
	});
	if (second === void 0) return require_base.known(first);
	return require_base.unknown({
		what: `${manifest} is decided here again, and nothing says which of the two holds`,
		next: "Give the decision as it was written, which has each manifest once",
		place: at("rollouts", second, "manifest")
	});
}
function earlierOf({ file, value, at }, index, { bytes }) {
	const { moment, replay } = value;
	const rollout = value.rollouts[index];
	const { plan: parts, planDigest: recorded } = rollout;
	if (parts === null || recorded === null) return require_base.unknown({
		what: `The decision of ${moment} has no plan of ${rollout.manifest}, since its evidence could not be read then, so nothing can be compared with it`,
		next: `Ask at ${moment} again until it can judge, and give the decision that it writes then`,
		place: at("rollouts", index, parts === null ? "plan" : "planDigest")
	});
	const made = require_base.planDigest(parts);
	if (made !== recorded) return require_base.unknown({
		what: `The plan that stands here has the digest ${made} and not ${recorded}, as the decision says, so one of the two was torn or edited`,
		next: "Give the decision as it was written, by the same version of Rollcall",
		place: at("rollouts", index, "planDigest")
	});
	return require_base.known({
		source: {
			role: "decision",
			file,
			format: `decision of ${moment}`,
			digest: require_base.sha256(bytes)
		},
		moment,
		verdict: worse(value.verdict, rollout.verdict),
		at: require_base.instant(value.at),
		replay,
		plan: {
			digest: recorded,
			parts
		}
	});
}
function worse(a, b) {
	return verdict.options.find((each) => each === a || each === b);
}
exports.readEarlier = readEarlier;
