const require_base = require("./base.js");
const require_gate = require("./gate.js");
// src/evidence/flags/imports/shape.ts
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function held(value, key) {
	return isMap(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
function has(value, ...keys) {
	return isMap(value) && keys.every((key) => Object.hasOwn(value, key));
}
function hasAny(value, ...keys) {
	return keys.some((key) => has(value, key));
}
function itemsOf(value) {
	if (Array.isArray(value)) return value;
	return isMap(value) ? Object.values(value) : [];
}
function valueAt(value, path) {
	return path.reduce((within, step) => Array.isArray(within) ? within[Number(step)] : held(within, String(step)), value);
}
function pathText(path) {
	return path.map((step, i) => typeof step === "number" ? `[${step}]` : i > 0 ? `.${step}` : step).join("") || "the file";
}
// src/evidence/flags/imports/values.ts
const LATEST = 864e13;
const key = require_gate.line;
const text = require_gate.nullish(require_gate.string({ error: "a text belongs here" }));
const word = require_gate.string({ error: "a text belongs here" });
const yesNo = require_gate.nullish(require_gate.boolean({ error: "true or false belongs here" }));
const MILLISECONDS = { error: "a whole number of milliseconds since 1970 belongs here" };
const milliseconds = require_gate.nullish(require_gate.int(MILLISECONDS).check(require_gate._gte(0, MILLISECONDS), require_gate._lte(LATEST, MILLISECONDS)));
const DATE = { error: "a date (2012-08-01) or a time with its zone (2012-08-01T09:30:00Z) belongs here" };
const date = require_gate.nullish(require_gate.string(DATE).check(require_gate.refine((written) => require_base.instant(written) !== void 0, DATE)));
const moment = require_gate.nullish(require_gate.union([milliseconds, date], DATE));
const id = require_gate.union([require_gate.int(), require_gate.string()], { error: "a whole number or a text belongs here" });
const map = require_gate.custom(isMap, { error: "a map of keys and values belongs here" });
function row(shape) {
	return require_gate.object(shape, { error: "a map with the fields of a flag belongs here" });
}
function part(shape) {
	return require_gate.nullish(require_gate.object(shape, { error: "a map of keys and values belongs here" }));
}
function said(written) {
	return written?.trim() ? written : void 0;
}
function momentOf(written) {
	return typeof written === "string" ? require_base.instant(written) : written ?? void 0;
}
function endOf(written) {
	return written ? require_base.lastInstant(written) : void 0;
}
const RETIRED = { error: "true, false or the date of the retirement belongs here" };
function isRetirement(value) {
	return typeof value === "boolean" || typeof value === "string" && require_base.instant(value) !== void 0;
}
const metadata = part({
	retired: require_gate.nullish(require_gate.custom(isRetirement, RETIRED)),
	owner: require_gate.optional(require_gate.unknown()),
	description: require_gate.optional(require_gate.unknown())
});
function toldBy(written) {
	const { retired, owner, description } = written ?? {};
	return {
		owner: typeof owner === "string" ? said(owner) : void 0,
		description: typeof description === "string" ? said(description) : void 0,
		retired: retired ? { at: typeof retired === "string" ? require_base.instant(retired) : void 0 } : void 0
	};
}
function typeOf(values) {
	const types = new Set(Object.values(values).map((value) => typeof value));
	return types.size === 1 ? [...types][0] : void 0;
}
// src/evidence/flags/imports/entries.ts
const LONGEST = 80;
function readListing(document, listing) {
	const rows = readRows(document, listing);
	if (!rows.known) return rows;
	const twice = repeated(rows.value, listing);
	return twice.length > 0 ? require_base.unknown(...require_base.firstOf(twice, (problem) => problem)) : require_base.known(partOf(rows.value, listing));
}
function readRows(document, listing) {
	const { path, keyed, next } = listing;
	const all = valueAt(document.value, path);
	if (keyed === void 0 ? !isMap(all) : !Array.isArray(all)) {
		const belongs = keyed === void 0 ? "the map of flags" : "the list of flags";
		return require_base.unknown({
			what: `${pathText(path)} is ${show(all)}, and ${belongs} belongs here, so the export is not whole`,
			next,
			place: document.at(...path)
		});
	}
	const rows = [];
	const problems = [];
	for (const [name, value] of Object.entries(all)) {
		const row = readRow(document, listing, [...path, keyed === void 0 ? name : Number(name)], name, value);
		if (row.known) rows.push(row.value);
		else problems.push(...row.because);
	}
	return problems.length > 0 ? require_base.unknown(...require_base.firstOf(problems, (problem) => problem)) : require_base.known(rows);
}
function readRow(document, { keyed, row, next }, at, name, value) {
	const read = require_gate.safeParse(row, value);
	const key$1 = keyed === void 0 ? name : valueAt(value, [keyed]);
	const named = require_gate.safeParse(key, key$1);
	const problems = [];
	if (keyed === void 0 && !named.success) problems.push({
		what: `The key of a flag is ${show(key$1)}, and ${wordsOf(named.error.issues[0])}`,
		next: "Rename the flag, or take it out",
		place: document.keyAt(...at)
	});
	if (!read.success) problems.push(...read.error.issues.map((issue) => explain(document, at, issue, next)));
	if (!read.success || !named.success) return require_base.unknown(...problems);
	const place = keyed === void 0 ? document.keyAt(...at) : document.at(...at, keyed);
	return require_base.known({
		value: read.data,
		key: named.data,
		place
	});
}
function explain(document, at, issue, next) {
	const path = [...at, ...issue.path];
	const value = valueAt(document.value, path);
	return {
		what: `${pathText(path)} is ${show(value)}, and ${wordsOf(issue)}`,
		next,
		place: document.at(...path)
	};
}
function wordsOf(issue) {
	return issue && issue.message !== "Invalid input" ? issue.message : "a text belongs here";
}
function show(value) {
	if (value === void 0) return "missing";
	if (value === null) return "empty";
	if (Array.isArray(value)) return "a list";
	return typeof value === "object" ? "a map" : require_base.cut(JSON.stringify(value), LONGEST);
}
function repeated(rows, { identity, next }) {
	const first = new Map();
	return rows.flatMap(({ key, value, place }) => {
		const same = identity?.(value) ?? key;
		const before = first.get(same);
		if (before === void 0) {
			first.set(same, place);
			return [];
		}
		return [{
			what: `The flag ${JSON.stringify(require_base.cut(key, LONGEST))} stands here again; it is first on line ${before.line}, and nothing says which one holds`,
			next,
			place
		}];
	});
}
function partOf(rows, { entry }) {
	const flags = [];
	const retired = new Map();
	for (const { value, key, place } of rows) {
		const { retired: end, ...told } = entry(value, key);
		if (!end) flags.push(flagOf(told, place));
		else if (!retired.has(told.key)) retired.set(told.key, tombstoneOf(told.key, end, place));
	}
	return {
		flags,
		retired: [...retired.values()],
		fields: [],
		reserved: []
	};
}
function flagOf(entry, place) {
	return {
		key: entry.key,
		aliases: [],
		slots: [],
		owner: entry.owner,
		description: entry.description,
		type: entry.type,
		id: entry.id,
		created: entry.created,
		expires: entry.expires,
		place
	};
}
function tombstoneOf(key, { at, reason }, place) {
	return {
		key,
		aliases: [],
		slots: [],
		retired: at,
		reason,
		removedIn: void 0,
		replacedBy: void 0,
		unretired: void 0,
		place
	};
}
function miscounted(document, told, listed, next) {
	const list = valueAt(document.value, listed);
	const number = valueAt(document.value, told);
	if (!Array.isArray(list) || number === list.length) return [];
	const place = document.at(...told);
	if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 0) return [{
		what: `${pathText(told)} is ${show(number)}, and without the number of all flags nobody can tell whether the export is whole`,
		next,
		place
	}];
	const why = number > list.length ? "so some are missing" : "so pages were joined and their counts were not added";
	return [{
		what: `The export has ${require_base.count(list.length, "flag")} and says that there are ${require_base.thousands(number)}, ${why}`,
		next,
		place
	}];
}
function continued(document, path, next) {
	if (!valueAt(document.value, path)) return [];
	return [{
		what: `${pathText(path)} says that another page follows, so this is a part of the export`,
		next,
		place: document.at(...path)
	}];
}
function unlessTorn(torn, part) {
	const problems = [...torn, ...part.known ? [] : part.because];
	return problems.length > 0 ? require_base.unknown(...problems) : part;
}
// src/evidence/flags/imports/configcat.ts
const NEXT$10 = "Join the answers for settings and for deleted-settings into one file, as docs/flag-providers.md shows for ConfigCat";
const setting = row({
	settingId: id,
	key,
	settingType: word,
	hint: text,
	createdAt: date
});
const configcat = {
	format: "configcat",
	name: "ConfigCat",
	recognizes(value) {
		if (has(value, "deletedSettings")) return true;
		const settings = Array.isArray(value) ? value : held(value, "settings");
		return Array.isArray(settings) && settings.some((item) => has(item, "settingId"));
	},
	read(document) {
		if (Array.isArray(document.value)) return require_base.unknown({
			what: "It is one answer of ConfigCat, which looks the same for live and for deleted settings, so a retired flag cannot be told from a live one",
			next: NEXT$10,
			place: require_base.wholeFile(document.file)
		});
		const listing = {
			keyed: "key",
			row: setting,
			next: NEXT$10
		};
		const parts = require_base.both(readListing(document, {
			...listing,
			path: ["settings"],
			entry: entryOf
		}), readListing(document, {
			...listing,
			path: ["deletedSettings"],
			identity: ({ settingId }) => String(settingId),
			entry: ({ key }) => ({
				key,
				retired: {}
			})
		}));
		if (!parts.known) return parts;
		const [live, deleted] = parts.value;
		return require_base.known({
			...live,
			retired: deleted.retired
		});
	}
};
function entryOf(row) {
	return {
		key: row.key,
		id: String(row.settingId),
		type: row.settingType,
		created: momentOf(row.createdAt),
		description: said(row.hint)
	};
}
// src/evidence/flags/imports/flagd.ts
const NEXT$9 = "Name the file that flagd itself reads, as docs/flag-providers.md shows for flagd, and check that it is whole";
const flag$5 = row({
	variants: map,
	metadata
});
const keyedFlag = row({
	key,
	variants: map,
	metadata
});
const flagd = {
	format: "flagd",
	name: "flagd",
	recognizes(value) {
		const flags = held(value, "flags");
		if (String(held(value, "$schema")).includes("flagd.dev")) return true;
		if (has(value, "$evaluators")) return true;
		return itemsOf(flags).some((flag) => hasAny(flag, "defaultVariant", "state") || isMap(held(flag, "variants")));
	},
	read(document) {
		const listing = {
			path: ["flags"],
			next: NEXT$9
		};
		return Array.isArray(held(document.value, "flags")) ? readListing(document, {
			...listing,
			keyed: "key",
			row: keyedFlag,
			entry
		}) : readListing(document, {
			...listing,
			keyed: void 0,
			row: flag$5,
			entry
		});
	}
};
function entry({ variants, metadata }, key) {
	return {
		key,
		type: typeOf(variants),
		...toldBy(metadata)
	};
}
// src/evidence/flags/imports/flagsmith.ts
const NEXT$8 = "Export all pages of GET /api/v1/projects/ID/features/ into one file, as docs/flag-providers.md shows for Flagsmith";
const feature$2 = row({
	id,
	name: key,
	type: text,
	description: text,
	created_date: date,
	is_archived: require_gate.boolean({ error: "true or false belongs here, since nothing else tells a retired flag" }),
	owners: require_gate.nullish(require_gate.array(row({ email: text }), { error: "a list of the owners of a flag belongs here" }))
});
const flagsmith = {
	format: "flagsmith",
	name: "Flagsmith",
	recognizes(value) {
		const items = Array.isArray(value) ? value : held(value, "results");
		return Array.isArray(items) && items.some((item) => has(item, "name", "default_enabled"));
	},
	read(document) {
		if (Array.isArray(document.value)) return require_base.unknown({
			what: "It is what Flagsmith writes into a file when it exports features, which does not say which of them are archived, so a retired flag cannot be told from a live one",
			next: NEXT$8,
			place: require_base.wholeFile(document.file)
		});
		return unlessTorn([...miscounted(document, ["count"], ["results"], NEXT$8), ...continued(document, ["next"], NEXT$8)], readListing(document, {
			path: ["results"],
			keyed: "name",
			row: feature$2,
			next: NEXT$8,
			entry: (row) => ({
				key: row.name,
				id: String(row.id),
				type: said(row.type),
				created: momentOf(row.created_date),
				owner: said(row.owners?.find(({ email }) => said(email))?.email),
				description: said(row.description),
				retired: row.is_archived ? {} : void 0
			})
		}));
	}
};
// src/evidence/flags/imports/flipt.ts
const NEXT$7 = "Export the namespace anew, as docs/flag-providers.md shows for Flipt, and check that the file is whole";
const flag$4 = row({
	key,
	type: text,
	description: text,
	metadata
});
const flipt = {
	format: "flipt",
	name: "Flipt",
	recognizes(value) {
		const flags = held(value, "flags");
		if (has(value, "namespace") && has(value, "flags")) return true;
		return Array.isArray(flags) && flags.some((flag) => has(flag, "key", "enabled"));
	},
	read(document) {
		return readListing(document, {
			path: ["flags"],
			keyed: "key",
			row: flag$4,
			next: NEXT$7,
			entry: (row) => {
				const { description, ...told } = toldBy(row.metadata);
				return {
					key: row.key,
					type: said(row.type),
					description: said(row.description) ?? description,
					...told
				};
			}
		});
	}
};
// src/evidence/flags/imports/go-feature-flag.ts
const NEXT$6 = "Name a file with nothing but flags in the format of version 1, as docs/flag-providers.md shows for GO Feature Flag, and check that it is whole";
const flag$3 = row({
	variations: map,
	experimentation: part({ end: date }),
	metadata
});
const goFeatureFlag = {
	format: "go-feature-flag",
	name: "GO Feature Flag",
	recognizes(value) {
		return isMap(value) && itemsOf(value).some((flag) => isMap(held(flag, "variations")));
	},
	read(document) {
		return readListing(document, {
			path: [],
			keyed: void 0,
			row: flag$3,
			next: NEXT$6,
			entry: ({ variations, experimentation, metadata }, key) => ({
				key,
				type: typeOf(variations),
				expires: endOf(experimentation?.end),
				...toldBy(metadata)
			})
		});
	}
};
// src/evidence/flags/imports/growthbook.ts
const NEXT$5 = "Export all pages of GET /api/v1/features into one file, as docs/flag-providers.md shows for GrowthBook";
const feature$1 = row({
	id: key,
	archived: yesNo,
	owner: text,
	description: text,
	valueType: text,
	dateCreated: date
});
const growthbook = {
	format: "growthbook",
	name: "GrowthBook",
	recognizes(value) {
		const features = held(value, "features");
		if (Array.isArray(features)) return hasAny(value, "hasMore", "nextOffset") || features.some((item) => has(item, "id") && hasAny(item, "archived", "valueType", "dateCreated"));
		return isPayload(features);
	},
	read(document) {
		if (isPayload(held(document.value, "features"))) return require_base.unknown({
			what: "It is what GrowthBook sends to its SDKs, which leaves out archived features, so a retired flag cannot be told from one that never was",
			next: NEXT$5,
			place: document.at("features")
		});
		return unlessTorn([...miscounted(document, ["total"], ["features"], NEXT$5), ...continued(document, ["hasMore"], NEXT$5)], readListing(document, {
			path: ["features"],
			keyed: "id",
			row: feature$1,
			next: NEXT$5,
			entry: (row) => ({
				key: row.id,
				type: said(row.valueType),
				created: momentOf(row.dateCreated),
				owner: said(row.owner),
				description: said(row.description),
				retired: row.archived ? {} : void 0
			})
		}));
	}
};
function isPayload(features) {
	return isMap(features) && itemsOf(features).some((item) => has(item, "defaultValue"));
}
// src/evidence/flags/imports/launchdarkly.ts
const NEXT$4 = "Export all pages of live, deprecated and archived flags into one file, as docs/flag-providers.md shows for LaunchDarkly";
const flag$2 = row({
	key,
	kind: text,
	description: text,
	creationDate: milliseconds,
	archived: yesNo,
	archivedDate: milliseconds,
	_maintainer: part({ email: text }),
	_maintainerTeam: part({
		key: text,
		name: text
	})
});
const launchdarkly = {
	format: "launchdarkly",
	name: "LaunchDarkly",
	recognizes(value) {
		const items = held(value, "items");
		return Array.isArray(items) && (has(value, "totalCount") || items.some((item) => has(item, "key") && hasAny(item, "creationDate", "kind", "archived")));
	},
	read(document) {
		return unlessTorn([
			...miscounted(document, ["totalCount"], ["items"], NEXT$4),
			...continued(document, ["_links", "next"], NEXT$4),
			...oneSided(document)
		], readListing(document, {
			path: ["items"],
			keyed: "key",
			row: flag$2,
			next: NEXT$4,
			entry: (row) => ({
				key: row.key,
				type: said(row.kind),
				created: row.creationDate ?? void 0,
				owner: said(row._maintainer?.email) ?? said(row._maintainerTeam?.name) ?? said(row._maintainerTeam?.key),
				description: said(row.description),
				retired: row.archived ? { at: row.archivedDate ?? void 0 } : void 0
			})
		}));
	}
};
function oneSided(document) {
	if (!has(held(document.value, "_links"), "self")) return [];
	const states = new Set(itemsOf(held(document.value, "items")).map((item) => held(item, "archived") === true));
	if (states.size === 2) return [];
	const [missing, why] = states.has(true) ? ["live flags", "it was asked for archived ones"] : ["archived flags", "it was not asked for them"];
	return [{
		what: `It is one answer of LaunchDarkly without ${missing}, which it leaves out because ${why}, so nobody can tell whether there are any`,
		next: NEXT$4,
		place: document.at("_links", "self")
	}];
}
// src/evidence/flags/imports/openfeature.ts
const NEXT$3 = "Write the manifest anew, as docs/flag-providers.md shows for OpenFeature";
const flag$1 = row({
	flagType: word,
	description: text
});
const openfeature = {
	format: "openfeature",
	name: "OpenFeature manifest",
	recognizes(value) {
		const flags = held(value, "flags");
		if (String(held(value, "$schema")).includes("flag-manifest")) return true;
		return isMap(flags) && itemsOf(flags).some((flag) => has(flag, "flagType"));
	},
	read(document) {
		return readListing(document, {
			path: ["flags"],
			keyed: void 0,
			row: flag$1,
			next: NEXT$3,
			entry: (row, key) => ({
				key,
				type: said(row.flagType),
				description: said(row.description)
			})
		});
	}
};
// src/evidence/flags/imports/posthog.ts
const NEXT$2 = "Export all pages of GET /api/projects/ID/feature_flags/ into one file, as docs/flag-providers.md shows for PostHog";
const flag = row({
	id,
	key,
	name: text,
	deleted: yesNo,
	created_at: date
});
const FREED = /:deleted:\d+$/;
const FREED_BEFORE = /_deleted_\d+$/;
const posthog = {
	format: "posthog",
	name: "PostHog",
	recognizes(value) {
		const results = held(value, "results");
		return Array.isArray(results) && results.some((item) => has(item, "key", "id") && hasAny(item, "filters", "active"));
	},
	read(document) {
		return unlessTorn([...miscounted(document, ["count"], ["results"], NEXT$2), ...continued(document, ["next"], NEXT$2)], readListing(document, {
			path: ["results"],
			keyed: "key",
			row: flag,
			next: NEXT$2,
			entry: (row) => ({
				...keyOf(row.key, row.deleted === true),
				id: String(row.id),
				created: momentOf(row.created_at),
				description: said(row.name)
			})
		}));
	}
};
function keyOf(written, deleted) {
	if (FREED.test(written)) return {
		key: written.replace(FREED, ""),
		retired: {}
	};
	return deleted ? {
		key: written.replace(FREED_BEFORE, ""),
		retired: {}
	} : { key: written };
}
// src/evidence/flags/imports/statsig.ts
const NEXT$1 = "Export all pages of GET /console/v1/gates with includeArchived=true into one file, as docs/flag-providers.md shows for Statsig";
const gate = row({
	id: key,
	status: word,
	description: text,
	createdTime: milliseconds,
	owner: part({
		ownerEmail: text,
		ownerName: text
	}),
	archivedAt: moment,
	archiveReason: text
});
const statsig = {
	format: "statsig",
	name: "Statsig",
	recognizes(value) {
		const data = held(value, "data");
		return Array.isArray(data) && (hasAny(held(value, "pagination"), "nextPage", "totalItems") || data.some((item) => has(item, "id", "status", "isEnabled")));
	},
	read(document) {
		return unlessTorn([...miscounted(document, ["pagination", "totalItems"], ["data"], NEXT$1), ...continued(document, ["pagination", "nextPage"], NEXT$1)], readListing(document, {
			path: ["data"],
			keyed: "id",
			row: gate,
			next: NEXT$1,
			entry: (row) => ({
				key: row.id,
				created: row.createdTime ?? void 0,
				owner: said(row.owner?.ownerEmail) ?? said(row.owner?.ownerName),
				description: said(row.description),
				retired: row.status.toLowerCase() === "archived" ? {
					at: momentOf(row.archivedAt),
					reason: said(row.archiveReason)
				} : void 0
			})
		}));
	}
};
// src/evidence/flags/imports/unleash.ts
const NEXT = "Export all pages of active and of archived flags into one file, as docs/flag-providers.md shows for Unleash";
const feature = row({
	name: key,
	type: text,
	description: text,
	createdAt: date,
	archived: yesNo,
	archivedAt: date,
	lifecycle: part({
		stage: text,
		enteredStageAt: date
	})
});
const unleash = {
	format: "unleash",
	name: "Unleash",
	recognizes(value) {
		const features = held(value, "features");
		if (!Array.isArray(features) || hasAny(value, "hasMore", "nextOffset")) return false;
		if (hasAny(value, "featureStrategies", "tagTypes")) return true;
		return features.some((item) => has(item, "name") && hasAny(item, "stale", "archived", "archivedAt", "project", "lifecycle"));
	},
	read(document) {
		return unlessTorn(has(document.value, "total") ? miscounted(document, ["total"], ["features"], NEXT) : [], readListing(document, {
			path: ["features"],
			keyed: "name",
			row: feature,
			next: NEXT,
			entry: (row) => ({
				key: row.name,
				type: said(row.type),
				created: momentOf(row.createdAt),
				description: said(row.description),
				retired: retiredOf(row)
			})
		}));
	}
};
function retiredOf({ archived, archivedAt, lifecycle }) {
	const ended = lifecycle?.stage === "archived" ? lifecycle : void 0;
	if (!archived && !archivedAt && !ended) return void 0;
	return { at: momentOf(archivedAt) ?? momentOf(ended?.enteredStageAt) };
}
// src/evidence/flags/imports/index.ts
const importers = [
	configcat,
	flagd,
	flagsmith,
	flipt,
	goFeatureFlag,
	growthbook,
	launchdarkly,
	openfeature,
	posthog,
	statsig,
	unleash
];
exports.importers = importers;
