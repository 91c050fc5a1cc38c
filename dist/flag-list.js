const require_base = require("./base.js");
// src/report/flag-list.ts
function flagTable({ registry, code, now }) {
	const { flags, retired, sources } = registry;
	const read = readers(code);
	const unknown = require_base.groupBy(code.undeclared, ({ text }) => text);
	const files = [...new Set(sources.map(({ file }) => file))];
	return `${[
		[`${require_base.count(flags.length, "live flag")}, ${require_base.thousands(retired.length)} retired, from ${require_base.list(files)}; ${require_base.count(code.files, "file")} scanned at ${code.commit.slice(0, 7)}`],
		titled("Live", flags.flatMap((flag) => [
			title(flag),
			...aboutFlag(flag, now),
			reads(read(flag), "read")
		])),
		titled("Retired", retired.flatMap((tombstone) => [
			title(tombstone),
			...aboutTombstone(tombstone),
			reads(read(tombstone), "still read")
		])),
		titled("Asked for, and in no registry", [...unknown].map(([text, uses]) => `  ${require_base.line(text)}  ${places(uses)}`))
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function flagObject({ registry, code, now }) {
	const read = readers(code);
	const uses = (entry) => read(entry).uses.map(({ kind, text, place }) => ({
		kind,
		text,
		...place
	}));
	return `${require_base.json({
		commit: code.commit,
		files: code.files,
		skipped: code.skipped,
		sources: registry.sources,
		flags: registry.flags.map((flag) => ({
			key: flag.key,
			aliases: flag.aliases,
			slots: flag.slots.map(require_base.slotText),
			owner: flag.owner ?? null,
			description: flag.description ?? null,
			created: date(flag.created),
			expires: date(flag.expires),
			overdue: isOverdue(flag, now),
			reads: uses(flag)
		})),
		retired: registry.retired.map((tombstone) => ({
			key: tombstone.key,
			aliases: tombstone.aliases,
			slots: tombstone.slots.map(require_base.slotText),
			retired: date(tombstone.retired),
			reason: tombstone.reason ?? null,
			replacedBy: tombstone.replacedBy ?? null,
			unretired: tombstone.unretired ? {
				...tombstone.unretired,
				at: date(tombstone.unretired.at)
			} : null,
			reads: uses(tombstone)
		})),
		undeclared: code.undeclared.map(({ text, place }) => ({
			key: text,
			...place
		}))
	})}\n`;
}
function readers({ uses, mentions }) {
	const found = require_base.groupBy(uses, ({ text }) => require_base.folded(text));
	return (entry) => {
		const names = [...require_base.namesOf(entry)];
		return {
			uses: names.flatMap((name) => found.get(name) ?? []),
			mentions: names.reduce((sum, name) => sum + (mentions.get(name) ?? 0), 0)
		};
	};
}
function titled(title, lines) {
	return lines.length > 0 ? [title, ...lines] : [];
}
function title({ key, aliases, slots }) {
	const also = aliases.length > 0 ? ` (also ${require_base.list(aliases)})` : "";
	return `  ${require_base.line(`${key}${also}${slots.length > 0 ? `, ${require_base.list(slots.map(require_base.slotText))}` : ""}`)}`;
}
function aboutFlag(flag, now) {
	const { description, owner, created, expires } = flag;
	const facts = [
		owner === void 0 ? "nobody owns it" : `owned by ${owner}`,
		...created === void 0 ? [] : [`created ${date(created)}`],
		...expires === void 0 ? [] : [expiry(flag, expires, now)]
	];
	return [...description === void 0 ? [] : [row(description)], row(facts.join(", "))];
}
function expiry(flag, expires, now) {
	return isOverdue(flag, now) ? `overdue since ${date(expires)} (${require_base.span((now - expires) / 1e3)})` : `expires ${date(expires)}`;
}
function isOverdue({ expires }, now) {
	return expires !== void 0 && expires < now;
}
function aboutTombstone({ retired, reason, replacedBy, unretired }) {
	return [
		row(`${retired === void 0 ? "retired" : `retired ${date(retired)}`}${reason === void 0 ? "" : `: ${reason}`}`),
		...replacedBy === void 0 ? [] : [row(`replaced by ${replacedBy}`)],
		...unretired === void 0 ? [] : [row(`alive again since ${date(unretired.at)}, by ${unretired.by}: ${unretired.reason}`)]
	];
}
function reads({ uses, mentions }, verb) {
	const named = mentions > 0 ? `, and named ${require_base.count(mentions, "more time")}` : "";
	return uses.length > 0 ? `    ${verb} at ${places(uses)}${named}` : row(`no code asks for it${named}`);
}
function places(uses) {
	return require_base.line(require_base.list(uses.map(({ place: { file, line } }) => `${file}:${line}`)));
}
function row(text) {
	return `    ${require_base.line(text)}`;
}
function date(at) {
	return at === void 0 ? null : require_base.moment(at).slice(0, 10);
}
exports.flagObject = flagObject;
exports.flagTable = flagTable;
