const require_base = require("./base.js");
const require_gate = require("./gate.js");
// src/evidence/flags/registry/schema.ts
const words = (error) => ({ error });
const key = require_gate.line.check(require_gate.refine((text) => require_base.isReadable(text) && text.trim() === text && require_base.folded(text) !== "", words("a name with more to it than blanks, - _ and . belongs here, without blanks around it")));
const reason = require_gate.line.check(require_gate.refine(require_base.isReadable, words("a reason that a person can read belongs here")));
const WHOLE = words("a whole number from 0 on belongs here");
const whole = require_gate.int(WHOLE).check(require_gate._gte(0, WHOLE));
const VALUE = words("a whole number belongs here");
const value = require_gate.int(VALUE);
const BIT = words("a bit from 0 to 63 belongs here");
const bit = require_gate.int(BIT).check(require_gate._gte(0, BIT), require_gate._lte(63, BIT));
const KINDS = [
	"number",
	"bit",
	"value",
	"route",
	"column"
];
const slotSchema = require_gate.strictObject({
	schema: require_gate.line,
	message: require_gate.optional(require_gate.line),
	field: require_gate.optional(require_gate.line),
	enum: require_gate.optional(require_gate.line),
	table: require_gate.optional(require_gate.line),
	number: require_gate.optional(whole),
	bit: require_gate.optional(bit),
	value: require_gate.optional(value),
	route: require_gate.optional(require_gate.line),
	column: require_gate.optional(require_gate.line)
}).check(require_gate.refine((slot) => KINDS.filter((kind) => slot[kind] !== void 0).length === 1, words("exactly one of number, bit, value, route or column belongs in it")), require_gate.refine(hasOneHolder, words("at most one of message, field, enum or table belongs in it, or message and field")));
function hasOneHolder({ message, field, enum: values, table }) {
	return [
		message ?? field,
		values,
		table
	].filter((holder) => holder !== void 0).length <= 1;
}
function slotOf(slot, place) {
	const { schema, message, field, enum: values, table } = slot;
	const kind = KINDS.find((each) => slot[each] !== void 0) ?? "number";
	const at = slot[kind] ?? 0;
	return {
		schema,
		of: [
			message,
			field,
			values,
			table
		].filter((holder) => holder !== void 0).join("."),
		kind,
		at,
		to: at,
		place
	};
}
const flag = require_gate.strictObject({
	key,
	owner: require_gate.optional(require_gate.line),
	description: require_gate.optional(require_gate.line),
	type: require_gate.optional(require_gate.line),
	id: require_gate.optional(require_gate.line),
	created: require_gate.optional(require_gate.date),
	expires: require_gate.optional(require_gate.date),
	aliases: require_gate.optional(require_gate.array(key)),
	slots: require_gate.optional(require_gate.array(slotSchema))
});
const tombstone = require_gate.strictObject({
	key,
	aliases: require_gate.optional(require_gate.array(key)),
	slots: require_gate.optional(require_gate.array(slotSchema)),
	retired: require_gate.date,
	reason,
	removedIn: require_gate.optional(require_gate.line),
	replacedBy: require_gate.optional(require_gate.line),
	unretired: require_gate.optional(require_gate.strictObject({
		by: require_gate.line,
		reason,
		at: require_gate.date
	}))
});
const registrySchema = require_gate.strictObject({
	version: require_gate.optional(require_gate.versionOne),
	flags: require_gate.optional(require_gate.array(flag)),
	retired: require_gate.optional(require_gate.array(tombstone))
}).check(require_gate.refine(({ flags, retired }) => flags !== void 0 || retired !== void 0, words("flags or retired belongs in it; flags: [] says that there are none")));
Object.defineProperty(exports, "registrySchema", {
	enumerable: true,
	get: function() {
		return registrySchema;
	}
});
Object.defineProperty(exports, "slotOf", {
	enumerable: true,
	get: function() {
		return slotOf;
	}
});
Object.defineProperty(exports, "slotSchema", {
	enumerable: true,
	get: function() {
		return slotSchema;
	}
});
