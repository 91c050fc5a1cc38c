const require_base = require("./base.js");
const require_gate = require("./gate.js");
// src/commands/digest.ts
async function digest(args, terminal) {
	const { values, operands } = require_gate.parse(args, {
		policy: { type: "string" },
		inventory: {
			type: "string",
			multiple: true
		},
		touches: { type: "string" },
		base: { type: "string" },
		commit: { type: "string" },
		format: { type: "string" }
	});
	const format = require_base.oneOf("--format", values.format ?? "text", ["text", "json"]);
	const plans = await readPlans({
		root: terminal.root,
		manifests: operands,
		moment: "plan",
		policy: values.policy,
		inventories: values.inventory,
		touches: values.touches,
		observed: void 0,
		deadline: void 0,
		base: values.base,
		commit: await require_gate.commitAt("--commit", values.commit, terminal.root),
		now: terminal.clock(),
		replay: false
	});
	if (!plans.known) {
		terminal.stderr([...new Set(plans.because.map(problemLine))].join(""));
		return 2;
	}
	terminal.stdout(format === "json" ? object(plans.value) : text(plans.value));
	return 0;
}
async function readPlans(request) {
	const manifests = await require_gate.findManifests(request.manifests, require_gate.workingTree(request.root));
	if (!manifests.known) return manifests;
	if (request.touches !== void 0 && manifests.value.length > 1) throw new require_base.UsageError("--touches says what one rollout touches; name one manifest");
	const world = await require_gate.openWorld(request);
	if (!world.known) return world;
	const plans = [];
	const because = [];
	for (const manifest of manifests.value) {
		const plan = await require_gate.gather(manifest, request, require_gate.ruleIds, world.value).readers.plan();
		if (plan.known) plans.push({
			manifest,
			plan: plan.value
		});
		else because.push(...plan.because);
	}
	return because.length > 0 ? {
		known: false,
		because
	} : {
		known: true,
		value: plans
	};
}
function text(plans) {
	return plans.map(({ manifest, plan }) => section(manifest, plan)).join("\n");
}
function section(manifest, { digest, parts }) {
	const lines = [
		["digest", digest],
		["commit", parts.commit ?? "not given"],
		["says", says(parts.manifest)],
		["hosts", hosts(parts.hosts)],
		["waves", waves(parts.hosts)],
		["flags", flags(parts.flags)],
		["policy", parts.policy ?? "no policy file"]
	].map(([name, value]) => `  ${name.padEnd(6)}  ${require_base.line(value)}\n`);
	return `${require_base.line(manifest)}\n${lines.join("")}\n${parts.commit === null ? NO_COMMIT : toApprove(digest)}`;
}
const NO_COMMIT = "No approval of a release can quote this: give the commit with --commit.\n";
function toApprove(digest) {
	return `It was not judged here; rollcall check does that. To approve it, paste:\n  ${require_gate.approval(digest)}\n`;
}
function says({ operation, service, release, environment, hosts }) {
	return `${operation} ${release ? `${service} ${release.version}` : service} to ${hosts.select} in ${environment}`;
}
function hosts({ touched, strangers, excepted, rollback }) {
	return [
		`${require_base.count(touched.length, "host")} touched${touched.length > 0 ? ` (${require_base.list(touched, 20)})` : ""}`,
		...strangers.length > 0 ? [`${require_base.count(strangers.length, "name")} that the inventory does not know`] : [],
		`${require_base.count(excepted.length, "host")} excepted`,
		rollback ? `a way back for ${require_base.count(rollback.length, "host")}` : "no way back"
	].join(", ");
}
function waves({ waves }) {
	const each = waves.map(({ name, hosts }) => `${name} (${require_base.count(hosts.length, "host")})`);
	return require_base.list(each) || "none";
}
function flags({ activates, retires }) {
	const each = [...activates.map((flag) => `activates ${flag}`), ...retires.map((flag) => `retires ${flag}`)];
	return require_base.list(each) || "none";
}
function object(plans) {
	return `${require_base.json({ plans: plans.map(({ manifest, plan: { digest, parts } }) => ({
		manifest,
		digest,
		plan: parts,
		approval: parts.commit === null ? null : require_gate.approval(digest)
	})) })}\n`;
}
function problemLine({ place, what, next }) {
	return `${require_base.line(place.file)}:${place.line}:${place.column}  ${require_base.line(what)}.\n  → ${require_base.ended(require_base.line(next))}\n`;
}
exports.digest = digest;
