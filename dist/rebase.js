const require_base = require("./base.js");
// src/evidence/flags/registry/rebase.ts
function rebased(head, base, tip) {
	const entry = ({ key }) => require_base.folded(key);
	return {
		flags: carried(head.flags, base.flags, tip.flags, entry),
		retired: carried(head.retired, base.retired, tip.retired, entry),
		fields: carried(head.fields, base.fields, tip.fields, ({ name, slot }) => `${name} ${require_base.slotText(slot)}`),
		reserved: carried(head.reserved, base.reserved, tip.reserved, reservation),
		sources: head.sources
	};
}
function carried(head, base, tip, name) {
	const names = (entries) => new Set(entries.map(name));
	const [atHead, atBase, atTip] = [
		names(head),
		names(base),
		names(tip)
	];
	return [...head.filter((entry) => atTip.has(name(entry)) || !atBase.has(name(entry))), ...tip.filter((entry) => !atBase.has(name(entry)) && !atHead.has(name(entry)))];
}
function reservation(reserved) {
	return reserved.slot ? require_base.slotText(reserved.slot) : `${reserved.schema} ${reserved.of} ${reserved.name}`;
}
exports.rebased = rebased;
