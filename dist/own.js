const require_base = require("./base.js");
const require_gate = require("./gate.js");
const require_schema = require("./schema.js");
// src/evidence/flags/registry/own.ts
function readOwn(tree) {
	const document = require_gate.conform(require_schema.registrySchema, tree, "flag registry");
	if (!document.known) return document;
	const twice = [...repeated(document.value, "flags"), ...repeated(document.value, "retired")];
	if (twice.length > 0) return require_base.unknown(...require_base.firstOf(twice, (problem) => problem));
	const { flags = [], retired = [] } = document.value.value;
	return require_base.known({
		flags: flags.map((flag, i) => toFlag(flag, i, document.value)),
		retired: retired.map((each, i) => toTombstone(each, i, document.value)),
		fields: [],
		reserved: []
	});
}
function toFlag(flag, index, document) {
	return {
		key: flag.key,
		aliases: flag.aliases ?? [],
		slots: slotsOf(flag.slots, document, "flags", index),
		owner: flag.owner,
		description: flag.description,
		type: flag.type,
		id: flag.id,
		created: flag.created === void 0 ? void 0 : require_base.instant(flag.created),
		expires: flag.expires === void 0 ? void 0 : require_base.lastInstant(flag.expires),
		place: document.at("flags", index, "key")
	};
}
function toTombstone(tombstone, index, document) {
	const { key, aliases = [], slots, retired, reason, removedIn, replacedBy, unretired } = tombstone;
	return {
		key,
		aliases,
		slots: slotsOf(slots, document, "retired", index),
		retired: require_base.instant(retired),
		reason,
		removedIn,
		replacedBy,
		unretired: unretired && {
			...unretired,
			at: require_base.instant(unretired.at)
		},
		place: document.at("retired", index, "key")
	};
}
function slotsOf(slots, document, section, index) {
	return (slots ?? []).map((slot, i) => require_schema.slotOf(slot, document.at(section, index, "slots", i)));
}
function repeated(document, section) {
	const first = new Map();
	const problems = [];
	for (const name of namesIn(document, section)) {
		const before = first.get(require_base.folded(name.text));
		if (!before) first.set(require_base.folded(name.text), name);
		else if (before.index !== name.index) problems.push(standsTwice(name, before, section));
	}
	return problems;
}
function* namesIn(document, section) {
	for (const [index, { key, aliases = [] }] of (document.value[section] ?? []).entries()) {
		yield {
			text: key,
			index,
			place: document.at(section, index, "key")
		};
		for (const [i, text] of aliases.entries()) yield {
			text,
			index,
			place: document.at(section, index, "aliases", i)
		};
	}
}
function standsTwice(again, before, section) {
	const { file, line, column } = before.place;
	const spelt = before.text === again.text ? "" : ` as ${JSON.stringify(before.text)}`;
	return {
		what: `${JSON.stringify(again.text)} names a second entry of ${section}; the first is at ${file}:${line}:${column}${spelt}, and nothing says which of the two holds`,
		next: "Join the two entries, or give one of them another name",
		place: again.place
	};
}
exports.readOwn = readOwn;
