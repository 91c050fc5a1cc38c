const require_base = require("./base.js");
// src/evidence/flags/registry/rebase.ts
function rebased(head, base, tip) {
	const entry = ({ key }) => require_base.folded(key);
	return {
		flags: carried(head.flags, base?.flags, tip.flags, entry),
		retired: carried(head.retired, base?.retired, tip.retired, entry),
		fields: carried(head.fields, base?.fields, tip.fields, ({ name, slot }) => `${name} ${require_base.slotText(slot)}`),
		reserved: carried(head.reserved, base?.reserved, tip.reserved, reservation),
		sources: head.sources
	};
}
function carried(head, base = [], tip, name) {
	const byName = (entries) => new Map(entries.map((entry) => [name(entry), entry]));
	const [atHead, atBase, atTip] = [
		byName(head),
		byName(base),
		byName(tip)
	];
	return [...head.flatMap((entry) => {
		const was = atBase.get(name(entry));
		if (was === void 0 || said(was) !== said(entry)) return [entry];
		return atTip.get(name(entry)) ?? [];
	}), ...tip.filter((entry) => !atBase.has(name(entry)) && !atHead.has(name(entry)))];
}
function said(entry) {
	return require_base.canonical(withoutPlaces(entry));
}
function withoutPlaces(value) {
	if (Array.isArray(value)) return value.map(withoutPlaces);
	if (value === null || typeof value !== "object") return value;
	const kept = Object.entries(value).filter(([key]) => key !== "place");
	return Object.fromEntries(kept.map(([key, held]) => [key, withoutPlaces(held)]));
}
function reservation(reserved) {
	return reserved.slot ? require_base.slotText(reserved.slot) : `${reserved.schema} ${reserved.of} ${reserved.name}`;
}
exports.rebased = rebased;
