const require_base = require("./base.js");
const require_gate = require("./gate.js");
const require_schema = require("./schema.js");
let node_path = require("node:path");
// src/evidence/flags/releases/left.ts
function leftBehind(rollout, fleet) {
	const { touched, excepted, inScope, declared, manifest } = rollout;
	const own = require_base.union(require_base.difference(require_base.union(inScope, declared.hosts), touched), excepted);
	const kept = new Map();
	const silent = [];
	let untold = 0;
	const keep = (host, told) => {
		const key = JSON.stringify([told.release, told.commit]);
		const same = kept.get(key);
		if (same) same.hosts.push(host);
		else kept.set(key, {
			...told,
			hosts: [host]
		});
	};
	for (const host of own) {
		const told = toldOf(host, fleet);
		if (!told) silent.push(host);
		else if (!isOf(told, manifest.value.release)) keep(host, told);
	}
	for (let host = 0; host < fleet.size; host++) {
		if (require_base.contains(touched, host) || require_base.contains(own, host)) continue;
		const told = toldOf(host, fleet);
		if (told) keep(host, told);
		else untold++;
	}
	return {
		kept: [...kept.values()].map((each) => ({
			...each,
			hosts: require_base.setOf(each.hosts)
		})),
		silent: require_base.setOf(silent),
		untold
	};
}
function toldOf(host, fleet) {
	const release = fleet.fact(host, "release");
	const commit = fleet.fact(host, "commit");
	return release === void 0 && commit === void 0 ? void 0 : {
		release,
		commit
	};
}
function isOf({ release, commit }, brought) {
	const answers = [release === void 0 ? void 0 : release === brought?.version, commit === void 0 || brought?.commit === void 0 ? void 0 : sameCommit(commit, brought.commit)].filter((answer) => answer !== void 0);
	return answers.length > 0 && answers.every(Boolean);
}
const COMMIT$1 = /^[0-9a-f]{7,64}$/;
function sameCommit(a, b) {
	return COMMIT$1.test(a) && COMMIT$1.test(b) && (a.startsWith(b) || b.startsWith(a));
}
// src/evidence/flags/releases/reads.ts
function readsIn(keys, own, today) {
	const told = new Set(own && entriesOf(own).flatMap((entry) => [...require_base.namesOf(entry)]));
	const untold = new Map([...keys].filter(([key]) => !told.has(require_base.folded(key))));
	return {
		from: "commit",
		keys: new Map([...keys].map(([key, place]) => [require_base.folded(key), place])),
		slots: [...own ? slotsOf(keys, [own]) : [], ...slotsOf(untold, today)]
	};
}
function slotsOf(keys, registries) {
	const read = new Set([...keys.keys()].map(require_base.folded));
	const found = new Map();
	const put = (slot, key) => {
		const name = `${require_base.slotText(slot)} ${require_base.folded(key)}`;
		if (!found.has(name)) found.set(name, {
			slot,
			key
		});
	};
	for (const registry of registries) {
		for (const entry of entriesOf(registry)) if ([...require_base.namesOf(entry)].some((name) => read.has(name))) for (const slot of entry.slots) put(slot, entry.key);
		for (const { name, slot } of registry.fields) if (read.has(require_base.folded(name))) put(slot, name);
	}
	return [...found.values()];
}
function entriesOf({ flags, retired }) {
	return [...flags, ...retired];
}
// src/evidence/flags/releases/schema.ts
const COMMIT = { error: "a commit of 40 or 64 lower-case hexadecimal digits belongs here" };
const slot = require_gate.safeExtend(require_schema.slotSchema, { key: require_gate.optional(require_gate.line) });
const recordSchema = require_gate.strictObject({
	version: require_gate.versionOne,
	release: require_gate.line,
	commit: require_gate.optional(require_gate.string(COMMIT).check(require_gate._regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, COMMIT))),
	reads: require_gate.strictObject({
		keys: require_gate.array(require_gate.line),
		slots: require_gate.array(slot)
	})
});
// src/evidence/flags/releases/record.ts
function recordFile(folder, release) {
	return node_path.posix.join(folder, nameOf(release));
}
function nameOf(release) {
	return `${release.replace(/[%/\\:*?"<>|\p{Cc}]/gu, (character) => {
		return `%${character.codePointAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
	})}.json`;
}
function readRecord({ file, text }) {
	const tree = require_gate.parseJson(file, text);
	if (!tree.known) return tree;
	const read = require_gate.conform(recordSchema, tree.value, "release record");
	if (!read.known) return read;
	const { value, at, textAt } = read.value;
	const { release, commit, reads } = value;
	if (nameOf(release) !== node_path.posix.basename(file)) return require_base.unknown({
		what: `This is the record of ${release}, whose file is ${nameOf(release)}, so it says nothing of the release that ${node_path.posix.basename(file)} is named for`,
		next: "Give each release its own record, as the build of that release writes it",
		place: at("release")
	});
	return require_base.known({
		from: "record",
		release,
		commit,
		keys: placesOf(reads.keys, textAt),
		slots: reads.slots.map((each, i) => ({
			slot: require_schema.slotOf(each, at("reads", "slots", i)),
			key: each.key
		}))
	});
}
function placesOf(keys, textAt) {
	const first = new Map();
	for (const [i, key] of keys.entries()) if (!first.has(require_base.folded(key))) first.set(require_base.folded(key), i);
	return new Map([...first].map(([key, i]) => [key, textAt("reads", "keys", i)]));
}
function recordOf(release, commit, code, registry) {
	const names = spellings(registry);
	const keys = [...code.keys()].map((key) => names.get(require_base.folded(key)) ?? key);
	const slots = slotsOf(code, [registry]).map(({ slot, key }) => recorded(slot, key));
	const reads = {
		keys: sorted(keys, (key) => key),
		slots: sorted(slots, require_base.canonical)
	};
	return `${require_base.json({
		version: 1,
		release,
		commit,
		reads
	})}\n`;
}
function spellings({ flags, retired }) {
	const entries = [...flags, ...retired].reverse();
	const keys = entries.map(({ key }) => [require_base.folded(key), key]);
	const aliases = entries.flatMap(({ key, aliases }) => aliases.map((alias) => [require_base.folded(alias), key]));
	return new Map([...aliases, ...keys]);
}
function recorded({ schema, of, kind, at }, key) {
	return {
		schema,
		...of === "" ? {} : { [require_base.HOLDER[kind]]: of },
		[kind]: at,
		key
	};
}
function sorted(items, text) {
	return [...new Map(items.map((item) => [text(item), item]))].sort(([a], [b]) => a < b ? -1 : 1).map(([, item]) => item);
}
// src/evidence/flags/releases/behind.ts
const MOST_RELEASES = 200;
const LARGEST_RECORD = 16777216;
async function readBehind(question) {
	const { rollout, fleet, registries } = question;
	const touched = require_base.touchedFlags(rollout.manifest.value, registries);
	if (touched.length === 0) return require_base.known({
		releases: [],
		untold: 0,
		sources: []
	});
	const { kept, silent, untold } = leftBehind(rollout, fleet);
	const asked = kept.map((left) => ofHosts(left, fleet));
	addRollback(asked, rollout);
	const problems = silent.length > 0 ? [silence(silent, fleet)] : [];
	if (asked.length > MOST_RELEASES) return require_base.unknown(...problems, tooMany(asked));
	const releases = [];
	const sources = [];
	const read = reader(question, sources);
	for (const each of asked) {
		const reads = await read(each);
		if (!reads.known) {
			if (!mayBeUntold(each, touched, reads)) problems.push(...reads.because);
		} else {
			const { name, hosts, rollback } = each;
			releases.push({
				name,
				hosts,
				rollback,
				reads: reads.value
			});
		}
	}
	return problems.length > 0 ? require_base.unknown(...new Set(problems)) : require_base.known({
		releases,
		untold,
		sources
	});
}
function mayBeUntold({ hosts }, touched, { because }) {
	return hosts.length === 0 && touched.every(({ how }) => how === "retired") && because.every(({ absent }) => absent);
}
function ofHosts({ release, commit, hosts }, fleet) {
	return {
		name: release ?? commit,
		release,
		commit,
		hosts,
		rollback: false,
		place: fleet.place(hosts[0])
	};
}
function addRollback(asked, { manifest }) {
	const back = manifest.value.recovery?.rollback;
	if (!back) return;
	const [only, ...others] = asked.flatMap((each, i) => isSame(each, back) ? [i] : []);
	if (only !== void 0 && others.length === 0) {
		asked[only] = {
			...asked[only],
			rollback: true
		};
		return;
	}
	asked.push({
		name: back.version,
		release: back.version,
		commit: back.commit,
		hosts: require_base.none,
		rollback: true,
		place: manifest.at("recovery", "rollback", "version")
	});
}
function isSame({ release, commit }, back) {
	if (release !== back.version) return false;
	if (back.commit === void 0) return true;
	return commit !== void 0 && sameCommit(commit, back.commit);
}
function silence(hosts, fleet) {
	const names = Array.from(hosts, (host) => fleet.name(host));
	const [one, its] = names.length === 1 ? ["keeps", "it runs"] : ["keep", "they run"];
	return {
		what: `${require_base.list(names)} ${one} what ${its}, and nothing says what that is, so old code there may act on a flag that this rollout touches`,
		next: "Tell release or commit of each host in the inventory (rollcall_release and rollcall_commit in Ansible), or let the rollout reach it",
		place: fleet.place(hosts[0])
	};
}
function tooMany(asked) {
	return {
		what: `The rollout leaves ${require_base.thousands(asked.length)} different releases behind, and at most ${MOST_RELEASES} are looked at, so nobody knows what the others read`,
		next: "Check what the inventory says of release and commit; a version belongs there, and no number of a build on each host",
		place: asked[MOST_RELEASES].place
	};
}
function reader(question, sources) {
	const scanned = new Map();
	const scan = async (commit) => {
		const reads = scanned.get(commit) ?? await scanOf(commit, question);
		scanned.set(commit, reads);
		return reads;
	};
	return async (kept) => {
		const record = recordOf$1(kept, question);
		if (record?.known) {
			sources.push(record.value.source);
			return require_base.known(record.value.reads);
		}
		const because = record?.because ?? [];
		if (because.some(({ absent }) => !absent)) return require_base.unknown(...because);
		const commit = kept.commit === void 0 ? tagOf(kept, question) : idOf(kept.commit, question);
		if (commit !== void 0) return scan(commit);
		return require_base.unknown(unread(kept, because, question.fleet));
	};
}
function recordOf$1({ name, release, commit, place }, { folder, files }) {
	if (release === void 0) return void 0;
	const text = require_gate.openText(files, recordFile(folder, release), LARGEST_RECORD, folder);
	if (!text.known) return text;
	const record = readRecord(text.value);
	if (!record.known) return record;
	const { file, bytes } = text.value;
	if (commit && record.value.commit && !sameCommit(commit, record.value.commit)) return require_base.unknown({
		what: `${file} is the record of ${name} as it was built from ${record.value.commit}, and what runs was built from ${commit}, as ${place.file} says, so nobody knows what it reads`,
		next: "Find out which of the two runs, and mend the other",
		place: require_base.wholeFile(file)
	});
	const { from, keys, slots } = record.value;
	const source = {
		role: "release",
		file,
		format: "release record",
		digest: require_base.sha256(bytes)
	};
	return require_base.known({
		reads: {
			from,
			keys,
			slots
		},
		source
	});
}
function idOf(commit, { commitOf }) {
	const id = COMMIT$1.test(commit) ? commitOf(commit) : void 0;
	return id?.startsWith(commit) ? id : void 0;
}
const TAG = /^(?!.*\.\.)[A-Za-z0-9_.+/@-]+$/;
function tagOf({ release }, { commitOf }) {
	if (release === void 0 || !TAG.test(release)) return void 0;
	return commitOf(`refs/tags/${release}`) ?? commitOf(`refs/tags/v${release}`);
}
async function scanOf(commit, { registries, readsOf, registryAt }) {
	const [keys, own] = [await readsOf(commit), await registryAt(commit)];
	if (!keys.known) return keys;
	if (!own.known) return own;
	const { head, base } = registries;
	return require_base.known(readsIn(keys.value, own.value, base ? [head, base] : [head]));
}
function unread({ name, release, commit, hosts, rollback, place }, noRecord, fleet) {
	const names = Array.from(hosts, (host) => fleet.name(host));
	const keeps = names.length === 1 ? "keeps" : "keep";
	const who = names.length > 0 ? `${require_base.list(names)} ${keeps} ${name}` : `The way back leads to ${name}`;
	const missing = [...noRecord.map(({ what }) => what), ...commit === void 0 ? ["no commit is told", `no tag is called ${release} or v${release}`] : [`the commit ${commit} is not in this checkout`]];
	const tell = commit !== void 0 ? "check out with the history (fetch-depth: 0 for actions/checkout)" : rollback && names.length === 0 ? "tell its commit in recovery.rollback.commit" : "tell its commit in the inventory (rollcall_commit in Ansible)";
	return {
		what: `${who}, and nothing says which flags it reads, so it may act on one that this rollout touches: ${require_base.list(missing)}`,
		next: release === void 0 ? `Tell the release too, and keep its record; or ${tell}` : `Keep the record of the release, which rollcall flags record writes; or ${tell}`,
		place,
		...commit === void 0 ? { absent: true } : {}
	};
}
exports.readBehind = readBehind;
exports.recordOf = recordOf;
