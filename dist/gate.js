const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_base = require("./base.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_buffer = require("node:buffer");
let node_util = require("node:util");
// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish$1(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
function isPlainObject(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
const propertyKeyTypes = new Set([
	"string",
	"number",
	"symbol"
]);
const primitiveTypes = new Set([
	"string",
	"number",
	"bigint",
	"boolean",
	"symbol",
	"undefined"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function safeExtend$1(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to safeExtend: expected a plain object");
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
const CONSTANT_CATCH = "~constantCatch";
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}
// node_modules/zod/v4/core/core.js
var _a;
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = new WeakSet([Object.prototype, Error.prototype]);
const initializer = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodRealError = $constructor("$ZodError", initializer, void 0, { Parent: Error });
// node_modules/zod/v4/core/parse.js
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parse$3 = _parse($ZodRealError);
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parseAsync = _parseAsync($ZodRealError);
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParse = _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParseAsync = _safeParseAsync($ZodRealError);
// node_modules/zod/v4/core/regexes.js
const anyString = /^[\s\S]{0,}$/;
const string$1 = (params) => {
	const regex = params ? `[\\s\\S]{${params?.minimum ?? 0},${params?.maximum ?? ""}}` : `[\\s\\S]*`;
	return new RegExp(`^${regex}$`);
};
const integer$1 = /^-?\d+$/;
const number$1 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
// node_modules/zod/v4/core/checks.js
const $ZodCheck = $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish$1(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckLessThan = $constructor("$ZodCheckLessThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_big",
			maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckGreaterThan = $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
// node_modules/zod/v4/core/versions.js
const version = {
	major: 4,
	minor: 6,
	patch: 7
};
// node_modules/zod/v4/core/schemas.js
const $ZodType = $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodNumber = $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
const $ZodNever = $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
function discriminatorMap(def) {
	const map = new Map();
	for (const option of def.options) {
		const values = option._zod.propValues?.[def.discriminator];
		if (!values || values.size === 0) throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
		for (const value of values) if (map.has(value)) {
			if (value !== void 0) throw new Error(`Duplicate discriminator value "${String(value)}"`);
			map.set(value, null);
		} else map.set(value, option);
	}
	return map;
}
const $ZodDiscriminatedUnion = $constructor("$ZodDiscriminatedUnion", (inst, def) => {
	def.inclusive = false;
	$ZodUnion.init(inst, def);
	const _super = inst._zod.parse;
	defineLazyInternal(inst, "propValues", (zod) => {
		const propValues = {};
		let undefinedCount = 0;
		for (const option of zod.def.options) {
			const pv = option._zod.propValues;
			if (!pv || Object.keys(pv).length === 0) throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
			if (pv[zod.def.discriminator]?.has(void 0)) undefinedCount++;
			for (const [k, v] of Object.entries(pv)) {
				if (!Object.prototype.hasOwnProperty.call(propValues, k)) assignProp(propValues, k, new Set());
				for (const val of v) propValues[k].add(val);
			}
		}
		if (!zod.def.unionFallback && undefinedCount > 1) propValues[zod.def.discriminator]?.delete(void 0);
		return propValues;
	});
	def.options.forEach((option, i) => {
		const propShape = rawShape(option._zod.def);
		if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) throw new Error(`Invalid discriminated union option at index "${i}"`);
	});
	const disc = cached(() => discriminatorMap(def));
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isObject(input)) {
			payload.issues.push({
				code: "invalid_type",
				expected: "object",
				input,
				inst
			});
			return payload;
		}
		const value = input?.[def.discriminator];
		const opt = disc.value.get(value);
		if (opt && (value !== void 0 || ctx.direction !== "backward")) return opt._zod.run(payload, ctx);
		if (def.unionFallback || ctx.direction === "backward") return _super(payload, ctx);
		payload.issues.push({
			code: "invalid_union",
			errors: [],
			note: "No matching discriminator",
			discriminator: def.discriminator,
			options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
			input,
			path: [def.discriminator],
			inst
		});
		return payload;
	};
});
const $ZodRecord = $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$1.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
function leafPattern(schema) {
	const def = schema._zod.def;
	let pattern = def.pattern;
	let isInt = !!def.format?.includes("int");
	let minimum;
	let maximum;
	for (const ch of def.checks ?? []) {
		const d = ch._zod.def;
		if (d.pattern) pattern = d.pattern;
		isInt || (isInt = !!d.format?.includes("int"));
		const lo = d.minimum ?? d.length;
		const hi = d.maximum ?? d.length;
		if (lo !== void 0 && (minimum === void 0 || lo > minimum)) minimum = lo;
		if (hi !== void 0 && (maximum === void 0 || hi < maximum)) maximum = hi;
	}
	if (pattern) return pattern.source;
	if (minimum !== void 0 && maximum !== void 0 && minimum > maximum) return "(?!)";
	if (minimum !== void 0 || maximum !== void 0) return string$1({
		minimum,
		maximum
	}).source;
	const own = schema._zod.pattern;
	return (isInt && own === number$1 ? integer$1 : own)?.source;
}
function partPattern(schema) {
	const def = schema._zod.def;
	const own = schema._zod.pattern?.source;
	const inner = def.innerType ?? schema._zod.innerType;
	if (inner) {
		const before = inner._zod.pattern?.source;
		const after = partPattern(inner);
		if (own && before && after && after !== before) return own.replace(cleanRegex(before), () => cleanRegex(after));
		return own;
	}
	if (def.options) {
		const sources = def.options.map(partPattern);
		if (sources.every(Boolean)) return `^(${sources.map((s) => cleanRegex(s)).join("|")})$`;
	}
	return leafPattern(schema);
}
const $ZodTemplateLiteral = $constructor("$ZodTemplateLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const regexParts = [];
	for (const part of def.parts) if (typeof part === "object" && part !== null) {
		const source = partPattern(part);
		if (!source) throw new Error(`Invalid template literal part, no pattern found: ${[...part._zod.traits].shift()}`);
		regexParts.push(cleanRegex(source));
	} else if (part === null || primitiveTypes.has(typeof part)) regexParts.push(escapeRegex(`${part}`));
	else throw new Error(`Invalid template literal part: ${part}`);
	inst._zod.pattern = new RegExp(`^${regexParts.join("")}$`);
	inst._zod.parse = (payload, _ctx) => {
		if (typeof payload.value !== "string") {
			payload.issues.push({
				input: payload.value,
				inst,
				expected: "string",
				code: "invalid_type"
			});
			return payload;
		}
		inst._zod.pattern.lastIndex = 0;
		if (!inst._zod.pattern.test(payload.value)) {
			payload.issues.push({
				input: payload.value,
				inst,
				code: "invalid_format",
				format: def.format ?? "template_literal",
				pattern: inst._zod.pattern.source
			});
			return payload;
		}
		return payload;
	};
});
const $ZodCustom = $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}
// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
function _lte(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
function _custom(Class, fn, _params) {
	const norm = normalizeParams(_params);
	norm.abort ?? (norm.abort = true);
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...norm
	});
}
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// node_modules/zod/v4/mini/schemas.js
const ZodMiniType = $constructor("ZodMiniType", (inst, def) => {
	if (!inst._zod) throw new Error("Uninitialized schema in ZodMiniType.");
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
}, {
	get with() {
		return this.check;
	},
	set with(value) {
		own(this, "with", value);
	},
	parse(data, params) {
		return parse$3(this, data, params, { callee: this.parse });
	},
	parseAsync(data, params) {
		return parseAsync(this, data, params, { callee: this.parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	check(...checks) {
		const def = this.def;
		return this.clone({
			...def,
			checks: [...def.checks ?? [], ...checks.map((ch) => typeof ch === "function" ? { _zod: {
				check: ch,
				def: { check: "custom" },
				onattach: []
			} } : ch)]
		}, { parent: true });
	},
	clone(_def, params) {
		return clone(this, _def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	}
});
const ZodMiniString = $constructor("ZodMiniString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodMiniType.init(inst, def);
});
function string(params) {
	return _string(ZodMiniString, params);
}
const ZodMiniNumber = $constructor("ZodMiniNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodMiniType.init(inst, def);
});
function number(params) {
	return _number(ZodMiniNumber, params);
}
const ZodMiniNumberFormat = $constructor("ZodMiniNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodMiniNumber.init(inst, def);
});
function int(params) {
	return _int(ZodMiniNumberFormat, params);
}
const ZodMiniBoolean = $constructor("ZodMiniBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodMiniType.init(inst, def);
});
function boolean(params) {
	return _boolean(ZodMiniBoolean, params);
}
const ZodMiniUnknown = $constructor("ZodMiniUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodMiniType.init(inst, def);
});
function unknown$1() {
	return _unknown(ZodMiniUnknown);
}
const ZodMiniNever = $constructor("ZodMiniNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodMiniType.init(inst, def);
});
function never(params) {
	return _never(ZodMiniNever, params);
}
const ZodMiniArray = $constructor("ZodMiniArray", (inst, def) => {
	$ZodArray.init(inst, def);
	ZodMiniType.init(inst, def);
});
function array(element, params) {
	return new ZodMiniArray({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
const ZodMiniObject = $constructor("ZodMiniObject", (inst, def) => {
	$ZodObject.init(inst, def);
	ZodMiniType.init(inst, def);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodMiniObject(def);
}
function strictObject(shape, params) {
	return new ZodMiniObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
function safeExtend(schema, shape) {
	return safeExtend$1(schema, shape);
}
const ZodMiniUnion = $constructor("ZodMiniUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodMiniType.init(inst, def);
});
function union(options, params) {
	return new ZodMiniUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodMiniDiscriminatedUnion = $constructor("ZodMiniDiscriminatedUnion", (inst, def) => {
	$ZodDiscriminatedUnion.init(inst, def);
	ZodMiniType.init(inst, def);
});
function discriminatedUnion(discriminator, options, params) {
	return new ZodMiniDiscriminatedUnion({
		type: "union",
		options,
		discriminator,
		...normalizeParams(params)
	});
}
const ZodMiniRecord = $constructor("ZodMiniRecord", (inst, def) => {
	$ZodRecord.init(inst, def);
	ZodMiniType.init(inst, def);
});
function record$1(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodMiniRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodMiniRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
const ZodMiniEnum = $constructor("ZodMiniEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodMiniType.init(inst, def);
	inst.options = [...inst._zod.values];
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodMiniEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodMiniLiteral = $constructor("ZodMiniLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodMiniType.init(inst, def);
});
function literal$1(value, params) {
	return new ZodMiniLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodMiniTransform = $constructor("ZodMiniTransform", (inst, def) => {
	$ZodTransform.init(inst, def);
	ZodMiniType.init(inst, def);
});
function transform(fn) {
	return new ZodMiniTransform({
		type: "transform",
		transform: fn
	});
}
const ZodMiniOptional = $constructor("ZodMiniOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodMiniType.init(inst, def);
});
function optional(innerType) {
	return new ZodMiniOptional({
		type: "optional",
		innerType
	});
}
const ZodMiniNullable = $constructor("ZodMiniNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodMiniType.init(inst, def);
});
function nullable(innerType) {
	return new ZodMiniNullable({
		type: "nullable",
		innerType
	});
}
function nullish(innerType) {
	return optional(nullable(innerType));
}
const ZodMiniCatch = $constructor("ZodMiniCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodMiniType.init(inst, def);
});
function _catch(innerType, catchValue) {
	return new ZodMiniCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodMiniPipe = $constructor("ZodMiniPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodMiniType.init(inst, def);
});
function pipe(in_, out) {
	return new ZodMiniPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodMiniTemplateLiteral = $constructor("ZodMiniTemplateLiteral", (inst, def) => {
	$ZodTemplateLiteral.init(inst, def);
	ZodMiniType.init(inst, def);
});
function templateLiteral(parts, params) {
	return new ZodMiniTemplateLiteral({
		type: "template_literal",
		parts,
		...normalizeParams(params)
	});
}
const ZodMiniCustom = $constructor("ZodMiniCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodMiniType.init(inst, def);
});
function custom(fn, _params) {
	return _custom(ZodMiniCustom, fn ?? (() => true), _params);
}
function refine(fn, _params = {}) {
	return _refine(ZodMiniCustom, fn, _params);
}
// src/exit-code.ts
const CODES = {
	pass: 0,
	block: 1,
	error: 2,
	wait: 3
};
function exitCode(verdict) {
	return CODES[verdict];
}
// src/evidence/manifest/find.ts
const DEFAULT_MANIFESTS = "deploy/*.{yml,yaml,json}";
const MOST_PATTERNS = 1e3;
const MOST_ENTRIES = 1e6;
const MAGIC = /[*?[{]/;
async function findManifests(names, files) {
	const asked = names.length > 0 ? names : [DEFAULT_MANIFESTS];
	const found = await Promise.all(asked.map((name) => MAGIC.test(name) ? expandOrTake(name, names, files) : require_base.known([name])));
	const each = require_base.all(found);
	return each.known ? require_base.known([...new Set(each.value.flat())]) : each;
}
async function expandOrTake(name, named, files) {
	const expanded = await expand$1(name, files);
	if (!named.includes(name) || !files.open(name).known) return expanded;
	if (expanded.known) return require_base.known([name, ...expanded.value]);
	return expanded.because.every(({ absent }) => absent) ? require_base.known([name]) : expanded;
}
async function expand$1(glob, files) {
	const { Minimatch, minimatch } = await Promise.resolve().then(() => require("./esm.js"));
	const refuse = (what, next) => require_base.unknown({
		what,
		next,
		place: require_base.wholeFile(glob.slice(0, 200))
	});
	if (glob.length > 4096) return refuse("A glob of more than 4096 characters", "Shorten it");
	const patterns = minimatch.braceExpand(glob, { braceExpandMax: 1001 }).map((pattern) => pattern.replace(/^(?:\.\/+)+/, ""));
	if (patterns.length > MOST_PATTERNS) return refuse(`The braces of ${glob} stand for more than ${require_base.thousands(MOST_PATTERNS)} patterns`, "Name the manifests, or use a wider pattern");
	const matchers = patterns.map((pattern) => new Minimatch(pattern, {
		nobrace: true,
		nocomment: true,
		nonegate: true
	}));
	const matches = [];
	const left = { entries: MOST_ENTRIES };
	for (const root of new Set(patterns.map(literalFolder))) for (const file of walk(root, files, left)) if (matchers.some((matcher) => matcher.match(file))) matches.push(file);
	if (left.entries <= 0) return refuse(`${glob} asks for a walk over more than ${require_base.thousands(MOST_ENTRIES)} files`, "Begin the pattern with the folder of the manifests");
	if (matches.length > 0) return require_base.known([...new Set(matches)].sort());
	return require_base.unknown({
		what: `No file matches ${glob}, so nothing would be judged, and nothing judged is no pass`,
		next: "Name the manifest, or mend the pattern; it is relative to the current folder",
		place: require_base.wholeFile(glob.slice(0, 200)),
		absent: true
	});
}
function literalFolder(pattern) {
	const parts = pattern.split("/");
	const magic = parts.findIndex((part) => MAGIC.test(part));
	return parts.slice(0, magic < 0 ? -1 : magic).join("/") || (pattern.startsWith("/") ? "/" : ".");
}
function* walk(folder, files, left) {
	const opened = files.list(folder);
	for (const { name, directory } of opened) {
		if (--left.entries <= 0) return;
		const path = folder === "." ? name : (0, node_path.join)(folder, name);
		if (!directory) yield path;
		else if (name !== "node_modules" && name !== ".git") yield* walk(path, files, left);
	}
}
// src/evidence/files.ts
const MEBIBYTE = 1048576;
const LARGEST$1 = 500 * MEBIBYTE;
const LARGEST_BY_HAND = MEBIBYTE;
function workingTree(root) {
	return {
		open: (file, within) => openOnDisk(root, file, within),
		list: (folder) => listOnDisk((0, node_path.resolve)(root, folder))
	};
}
function listOnDisk(path) {
	try {
		return (0, node_fs.readdirSync)(path, { withFileTypes: true }).map((entry) => ({
			name: entry.name,
			directory: entry.isDirectory()
		})).sort((a, b) => a.name < b.name ? -1 : 1);
	} catch {
		return [];
	}
}
function openOnDisk(root, file, within) {
	try {
		if (file === "-" && within === void 0) return readStream(file, 0);
		const path = (0, node_path.resolve)(root, file);
		if (within !== void 0 && leadsOut((0, node_fs.realpathSync)((0, node_path.resolve)(root, within)), (0, node_fs.realpathSync)(path))) return require_base.unknown({
			what: `${file} leads out of the repository`,
			next: "Name a file inside it",
			place: require_base.wholeFile(file)
		});
		const status = (0, node_fs.statSync)(path);
		if (status.isDirectory()) return require_base.known({
			kind: "directory",
			file,
			entries: (0, node_fs.readdirSync)(path).sort()
		});
		if (!status.isFile() && !status.isFIFO()) return require_base.unknown({
			what: `${file} is neither a file nor a directory`,
			next: "Name a regular file",
			place: require_base.wholeFile(file)
		});
		if (status.isFIFO()) return isLinked(path) ? linkedPipe(file) : readPipe(file, path);
		if (status.size > 524288e3) return tooLarge$1(file, status.size, LARGEST$1);
		return require_base.known(opened(file, (0, node_fs.readFileSync)(path), (status.mode & 73) !== 0));
	} catch (error) {
		return unreadable$1(file, error);
	}
}
function isLinked(path) {
	return !path.startsWith("/dev/") && !path.startsWith("/proc/") && (0, node_fs.realpathSync)(path) !== path;
}
function linkedPipe(file) {
	return require_base.unknown({
		what: `${file} is a link to a pipe`,
		next: "Name a regular file",
		place: require_base.wholeFile(file)
	});
}
function readPipe(file, path) {
	const pipe = (0, node_fs.openSync)(path, "r");
	try {
		return readStream(file, pipe);
	} finally {
		(0, node_fs.closeSync)(pipe);
	}
}
function readStream(file, descriptor) {
	const chunks = [];
	let size = 0;
	while (size <= LARGEST$1) {
		const chunk = Buffer.allocUnsafe(MEBIBYTE / 4);
		const length = (0, node_fs.readSync)(descriptor, chunk);
		if (length === 0) return require_base.known(opened(file, Buffer.concat(chunks, size), false));
		chunks.push(chunk.subarray(0, length));
		size += length;
	}
	return tooLarge$1(file, size, LARGEST$1);
}
function opened(file, bytes, executable) {
	return {
		kind: "file",
		file,
		bytes,
		executable,
		from: void 0
	};
}
function leadsOut(root, file) {
	const way = (0, node_path.relative)(root, file);
	return way === ".." || way.startsWith("../") || (0, node_path.isAbsolute)(way);
}
function openText(files, file, largest, within) {
	const entry = files.open(file, within);
	if (!entry.known) return entry;
	if (entry.value.kind === "directory") return require_base.unknown({
		what: `${file} is a directory`,
		next: "Name a file in it",
		place: require_base.wholeFile(file)
	});
	return decode(entry.value, largest);
}
function decode(entry, largest) {
	const { file, bytes } = entry;
	if (bytes.length > largest) return tooLarge$1(file, bytes.length, largest);
	if (bytes[0] === 255 && bytes[1] === 254 || bytes[0] === 254 && bytes[1] === 255) return require_base.unknown({
		what: `${file} is UTF-16`,
		next: "Save it as UTF-8",
		place: require_base.wholeFile(file)
	});
	const zero = bytes.indexOf(0);
	if (zero >= 0) return notText(file, bytes, zero, "a NUL byte");
	if (!(0, node_buffer.isUtf8)(bytes)) return notText(file, bytes, firstInvalid(bytes), "bytes that are not UTF-8");
	const mark = bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191 ? 3 : 0;
	const text = bytes.toString("utf8", mark);
	if (text.trim() === "") return require_base.unknown({
		what: `${file} is empty`,
		next: "Check that the step that writes it succeeded, or fill it in",
		place: require_base.wholeFile(file)
	});
	return require_base.known({
		...entry,
		text
	});
}
function notText(file, bytes, offset, found) {
	const before = bytes.subarray(0, offset);
	const lineStart = before.lastIndexOf(10) + 1;
	return require_base.unknown({
		what: `${file} is not a text file: it holds ${found}`,
		next: "Name the text file that was meant, or save it as UTF-8",
		place: {
			file,
			line: before.filter((byte) => byte === 10).length + 1,
			column: bytes.toString("utf8", lineStart, offset).length + 1
		}
	});
}
function firstInvalid(bytes) {
	let low = 0;
	let high = bytes.length;
	while (low < high) {
		const middle = low + high + 1 >>> 1;
		if (validStart(bytes, middle) !== void 0) low = middle;
		else high = middle - 1;
	}
	return validStart(bytes, low) ?? 0;
}
function validStart(bytes, end) {
	for (let whole = end; whole >= 0 && whole > end - 4; whole--) if ((0, node_buffer.isUtf8)(bytes.subarray(0, whole))) return whole;
}
function tooLarge$1(file, size, largest) {
	return require_base.unknown({
		what: `${file} has ${require_base.count(Math.ceil(size / MEBIBYTE), "MiB", "MiB")}, and at most ${largest / MEBIBYTE} are read`,
		next: "Check that it is the file that was meant",
		place: require_base.wholeFile(file)
	});
}
const REASONS = {
	ENOENT: ["does not exist", "Check the name, and that the step that writes it ran before this one"],
	ENOTDIR: ["does not exist", "Check the name: a part of it is a file, not a directory"],
	EACCES: ["may not be read", "Give the user who runs this read permission"],
	ELOOP: ["is a symbolic link that leads round in a circle", "Mend the link"],
	ENAMETOOLONG: ["has a name that is too long", "Check the name"]
};
function unreadable$1(file, error) {
	const code = typeof error === "object" && error && "code" in error ? String(error.code) : "";
	const [what, next] = REASONS[code] ?? [`cannot be read (${code || String(error)})`, "Check that it is a readable file"];
	const problem = {
		what: `${file} ${what}`,
		next,
		place: require_base.wholeFile(file)
	};
	return require_base.unknown(code === "ENOENT" || code === "ENOTDIR" ? {
		...problem,
		absent: true
	} : problem);
}
// src/evidence/documents.ts
function readDocuments(manifest, root, files) {
	const { recovery } = manifest.value;
	const look = (role, path, place) => path === void 0 ? [] : [{
		role,
		path,
		place,
		...stateOf$1(path, root, files)
	}];
	return { named: [...look("procedure", recovery?.procedure, manifest.at("recovery", "procedure")), ...look("kill-switch", recovery?.killSwitch?.procedure, manifest.at("recovery", "killSwitch", "procedure"))] };
}
function stateOf$1(path, root, files) {
	const unopened = (state) => ({
		state,
		digest: void 0
	});
	if (/^https?:\/\//i.test(path)) return unopened("elsewhere");
	const file = (0, node_path.join)(root, path);
	if ((0, node_path.isAbsolute)(path) || leadsOut(root, file)) return unopened("outside");
	const entry = files.open(file, root);
	if (!entry.known || entry.value.kind === "directory") return unopened("missing");
	const { bytes } = entry.value;
	return {
		state: bytes.toString("utf8").trim() === "" ? "empty" : "present",
		digest: require_base.sha256(bytes)
	};
}
// src/evidence/plain-scalar.ts
const NUMBER$1 = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const ODD = /^[-+]?(?:0[ox][\da-f]*|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|\.inf|\.nan)$/i;
const ODD_IN_1_1 = /^[-+]?(?:0[bx][\da-f_]*|[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.inf|\.nan)$/i;
const TIME_IN_1_1 = /^(?:[-+]?[\d_]+(?::[\d_]+)+(?:\.[\d_]*)?$|\d{4}-\d\d?-\d)/;
const LONGEST_NUMBER = 15;
const LONGEST_WORD = 5;
function plainValue(source, version) {
	if ("0123456789-+.eE".includes(source.charAt(0))) return numberOrText(source, version);
	return source.length > LONGEST_WORD ? source : wordOrText(source, version);
}
function numberOrText(source, version) {
	if (NUMBER$1.test(source)) return source.length > LONGEST_NUMBER ? void 0 : Number.parseFloat(source);
	return (version === "1.2" ? ODD.test(source) : ODD_IN_1_1.test(source) || TIME_IN_1_1.test(source)) ? void 0 : source;
}
function wordOrText(source, version) {
	const word = source.toLowerCase();
	if (!(source === word || source === source.toUpperCase() || source.slice(1) === word.slice(1))) return source;
	switch (word) {
		case "~":
		case "null": return null;
		case "true": return true;
		case "false": return false;
		case "y":
		case "yes":
		case "on": return version === "1.1" ? true : source;
		case "n":
		case "no":
		case "off": return version === "1.1" ? false : source;
		case "<<": return;
		default: return source;
	}
}
// src/evidence/plain-yaml.ts
const DEEPEST$4 = 200;
const LONGEST_KEY = 1024;
const SMALL = 8;
function parsePlainYaml(file, text, version) {
	const starts = lineStarts$2(text);
	if (!starts) return void 0;
	try {
		const root = new Reader$1(text, version).document();
		const place = (offset) => placeOf$1(file, starts, offset);
		return {
			file,
			root,
			duplicates: [],
			tags: [],
			place
		};
	} catch (error) {
		if (error instanceof Unplain) return void 0;
		throw error;
	}
}
var Unplain = class extends Error {};
function unplain() {
	throw new Unplain();
}
var Reader$1 = class {
	text;
	version;
	at = 0;
	line = 0;
	column = -1;
	constructor(text, version) {
		this.text = text;
		this.version = version;
	}
	document() {
		this.content();
		if (this.column === 0 && this.text.startsWith("---", this.at)) {
			this.at += 3;
			this.endLine();
		}
		const root = this.block();
		return this.column < 0 ? root : unplain();
	}
	block() {
		return this.isDash() ? this.list() : this.map();
	}
	list() {
		const { at: offset, column } = this;
		const items = [];
		do {
			this.at++;
			items.push(this.item(column));
		} while (this.column === column && this.isDash());
		return {
			kind: "list",
			offset,
			items
		};
	}
	item(column) {
		const offset = this.spaces();
		if (this.isLineEnd()) {
			this.endLine();
			return this.column > column ? this.block() : this.absent(offset);
		}
		if (this.isFlow()) return this.last(this.flow());
		this.stand(offset - this.line);
		if (this.isDash()) return this.list();
		const scalar = this.scalar(false);
		this.spaces();
		return this.code() === COLON$1 ? this.map(scalar) : this.last(scalar);
	}
	map(first) {
		const { column } = this;
		const map = new Entries();
		let key = first ?? this.key();
		const { offset } = key;
		for (;;) {
			this.colon(key);
			const value = this.value(column);
			map.add(key, value);
			if (this.column !== column) return {
				kind: "map",
				offset,
				entries: map.entries
			};
			key = this.key();
		}
	}
	key() {
		if (this.column === 0 && this.isMarker()) unplain();
		return this.scalar(false);
	}
	value(column) {
		const offset = this.spaces();
		if (!this.isLineEnd()) return this.last(this.isFlow() ? this.flow() : this.scalar(false));
		this.endLine();
		return this.column > column || this.column === column && this.isDash() ? this.block() : this.absent(offset);
	}
	flow() {
		const c = this.code();
		return c === OPEN_MAP$1 ? this.flowMap() : c === OPEN_LIST$1 ? this.flowList() : this.scalar(true);
	}
	flowMap() {
		const offset = this.at++;
		const map = new Entries();
		this.spaces();
		while (this.code() !== CLOSE_MAP$1) {
			const key = this.scalar(true);
			this.colon(key);
			this.spaces();
			const value = this.flow();
			map.add(key, value);
			this.comma(CLOSE_MAP$1);
		}
		this.at++;
		return {
			kind: "map",
			offset,
			entries: map.entries
		};
	}
	flowList() {
		const offset = this.at++;
		const items = [];
		this.spaces();
		while (this.code() !== CLOSE_LIST$1) {
			items.push(this.flow());
			this.comma(CLOSE_LIST$1);
		}
		this.at++;
		return {
			kind: "list",
			offset,
			items
		};
	}
	scalar(inFlow) {
		const c = this.code();
		if (c === QUOTE$1 || c === APOSTROPHE) return this.quoted(c);
		const offset = this.at;
		if (!this.isPlainStart()) unplain();
		this.at = this.plainEnd(inFlow);
		const source = this.text.slice(offset, this.at);
		const value = plainValue(source, this.version);
		if (value === void 0) unplain();
		return {
			kind: "scalar",
			offset,
			value,
			source,
			quoted: false,
			tag: void 0
		};
	}
	plainEnd(inFlow) {
		const { text } = this;
		let end = this.at;
		for (let at = end;; at++) {
			const c = text.charCodeAt(at);
			if (isOrdinary(c)) end = at + 1;
			if (isOrdinary(c) || c === SPACE) continue;
			if (isBlank$1(c) || c === HASH$1 && end < at) return end;
			if (inFlow && isFlowIndicator(c)) return end;
			if (c === COLON$1) {
				const next = text.charCodeAt(at + 1);
				if (isBlank$1(next) || inFlow && isFlowIndicator(next)) return end;
			}
			end = at + 1;
		}
	}
	quoted(quote) {
		const { text, at: offset } = this;
		let doubled = false;
		let at = offset + 1;
		for (;; at++) {
			const c = text.charCodeAt(at);
			if (c === quote) {
				if (quote === QUOTE$1 || text.charCodeAt(at + 1) !== quote) break;
				doubled = true;
				at++;
			} else if (isLineBreak(c) || c === BACKSLASH$2 && quote === QUOTE$1) unplain();
		}
		this.at = at + 1;
		const inside = text.slice(offset + 1, at);
		const source = doubled ? inside.replaceAll("''", "'") : inside;
		return {
			kind: "scalar",
			offset,
			value: source,
			source,
			quoted: true,
			tag: void 0
		};
	}
	absent(offset) {
		return {
			kind: "scalar",
			offset,
			value: null,
			source: "",
			quoted: false,
			tag: void 0
		};
	}
	last(node) {
		this.endLine();
		return node;
	}
	colon({ offset }) {
		const at = this.spaces();
		if (this.code() !== COLON$1 || !isBlank$1(this.text.charCodeAt(at + 1))) unplain();
		if (at - offset > LONGEST_KEY) unplain();
		this.at++;
	}
	comma(close) {
		this.spaces();
		if (this.code() === COMMA$1) {
			this.at++;
			this.spaces();
		} else if (this.code() !== close) unplain();
	}
	endLine() {
		this.spaces();
		if (!this.isLineEnd()) unplain();
		if (this.nextLine()) this.content();
	}
	content() {
		do
			this.stand(this.spaces() - this.line);
		while (this.isLineEnd() && this.nextLine());
	}
	nextLine() {
		const end = this.text.indexOf("\n", this.at);
		this.line = this.at = end < 0 ? this.text.length : end + 1;
		if (end < 0) this.column = -1;
		return end >= 0;
	}
	stand(column) {
		if (column >= DEEPEST$4) unplain();
		this.column = column;
	}
	spaces() {
		while (this.code() === SPACE) this.at++;
		return this.at;
	}
	code() {
		return this.text.charCodeAt(this.at);
	}
	isLineEnd() {
		const c = this.code();
		if (c !== HASH$1) return isLineBreak(c);
		return this.at === this.line || this.text.charCodeAt(this.at - 1) === SPACE;
	}
	isDash() {
		return this.code() === DASH && isBlank$1(this.text.charCodeAt(this.at + 1));
	}
	isFlow() {
		const c = this.code();
		return c === OPEN_MAP$1 || c === OPEN_LIST$1;
	}
	isMarker() {
		return this.text.startsWith("---", this.at) || this.text.startsWith("...", this.at);
	}
	isPlainStart() {
		const c = this.code();
		if (c !== DASH) return isOrdinary(c) || !(isBlank$1(c) || INDICATORS.includes(this.text.charAt(this.at)));
		const next = this.text.charCodeAt(this.at + 1);
		return !(isBlank$1(next) || isFlowIndicator(next));
	}
};
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const QUOTE$1 = 34;
const HASH$1 = 35;
const APOSTROPHE = 39;
const COMMA$1 = 44;
const DASH = 45;
const COLON$1 = 58;
const OPEN_LIST$1 = 91;
const BACKSLASH$2 = 92;
const CLOSE_LIST$1 = 93;
const OPEN_MAP$1 = 123;
const CLOSE_MAP$1 = 125;
const NEXT_LINE = 133;
const LINE_SEPARATOR = 8232;
const PARAGRAPH_SEPARATOR = 8233;
const BYTE_ORDER_MARK = 65279;
const INDICATORS = "!\"#%&'*,:>?@[]`{|}";
function isBlank$1(c) {
	return !(c > SPACE);
}
function isOrdinary(c) {
	return c >= 97 && c <= 122 || c >= DASH && c <= 57;
}
function isLineBreak(c) {
	return c === LINE_FEED || c === CARRIAGE_RETURN || Number.isNaN(c);
}
function isOddLineEnd(c) {
	return c === NEXT_LINE || c === LINE_SEPARATOR || c === PARAGRAPH_SEPARATOR;
}
function isFlowIndicator(c) {
	return c === COMMA$1 || c === OPEN_LIST$1 || c === CLOSE_LIST$1 || c === OPEN_MAP$1 || c === CLOSE_MAP$1;
}
var Entries = class {
	entries = [];
	names;
	add(key, value) {
		const name = key.source;
		if (this.has(name)) unplain();
		this.entries.push({
			name,
			key,
			value
		});
		this.names?.add(name);
	}
	has(name) {
		if (this.names) return this.names.has(name);
		for (const entry of this.entries) if (entry.name === name) return true;
		if (this.entries.length === SMALL) this.names = new Set(this.entries.map((each) => each.name));
		return false;
	}
};
function lineStarts$2(text) {
	const starts = [0];
	let open = 0;
	for (let at = 0; at < text.length; at++) {
		const c = text.charCodeAt(at);
		if (isOrdinary(c) || c === SPACE) continue;
		if (c === LINE_FEED) starts.push(at + 1);
		else if (c === OPEN_MAP$1 || c === OPEN_LIST$1) open++;
		else if ((c === CLOSE_MAP$1 || c === CLOSE_LIST$1) && open > 0) open--;
		else if (c === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED) return void 0;
		else if (c < SPACE && c !== TAB && c !== CARRIAGE_RETURN) return void 0;
		else if (c === BYTE_ORDER_MARK || isOddLineEnd(c)) return void 0;
		if (open > DEEPEST$4) return void 0;
	}
	return starts;
}
function placeOf$1(file, starts, offset) {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = low + high + 1 >>> 1;
		if (starts[middle] <= offset) low = middle;
		else high = middle - 1;
	}
	return {
		file,
		line: low + 1,
		column: offset - starts[low] + 1
	};
}
// src/evidence/document.ts
async function readDocument(file, text, version) {
	const plain = parsePlainYaml(file, text, version);
	if (plain) return require_base.known(plain);
	if (text.length > 1048576) return require_base.unknown({
		what: `YAML is read up to ${LARGEST_BY_HAND / 1024 / 1024} MiB unless it is plain, and this is larger`,
		next: "Write it without anchors, block texts and values that go on on the next line, or as JSON",
		place: require_base.wholeFile(file)
	});
	const { parseYaml } = await Promise.resolve().then(() => require("./yaml.js")).then((n) => n.yaml_exports);
	return parseYaml(file, text, { version });
}
// src/evidence/tree.ts
function locate(tree) {
	const find = (path, of) => {
		let node = tree.root;
		let offset = node.offset;
		for (const [i, step] of path.entries()) if (node.kind === "map") {
			const entry = entryOf(node, String(step));
			if (!entry) break;
			offset = of === "key" && i === path.length - 1 ? entry.key.offset : entry.value.offset;
			if (isAbsent(entry.value)) offset = entry.key.offset;
			node = entry.value;
		} else if (node.kind === "list") {
			const item = node.items[Number(step)];
			if (!item) break;
			node = item;
			offset = item.offset;
		} else break;
		const inQuotes = of === "text" && node.kind === "scalar" && node.quoted;
		return tree.place(inQuotes ? offset + 1 : offset);
	};
	return {
		file: tree.file,
		value: plain(tree.root),
		at: (...path) => find(path, "value"),
		keyAt: (...path) => find(path, "key"),
		textAt: (...path) => find(path, "text")
	};
}
const LARGE = 32;
const indexes = new WeakMap();
function entryOf(map, name) {
	if (map.entries.length < LARGE) return map.entries.find((entry) => entry.name === name);
	const index = indexes.get(map) ?? new Map(map.entries.toReversed().map((each) => [each.name, each]));
	indexes.set(map, index);
	return index.get(name);
}
function isAbsent(node) {
	return node.kind === "scalar" && node.source === "" && !node.quoted;
}
function nodeAt(tree, path) {
	return path.reduce((node, step) => {
		if (node?.kind === "map") return entryOf(node, String(step))?.value;
		return node?.kind === "list" ? node.items[Number(step)] : void 0;
	}, tree.root);
}
function plain(node) {
	if (node.kind === "scalar") return node.value;
	if (node.kind === "list") return node.items.map(plain);
	const value = Object.create(null);
	for (const entry of node.entries) value[entry.name] = plain(entry.value);
	return value;
}
// src/evidence/schema.ts
const LONGEST$3 = 80;
function conform(schema, tree, what) {
	const located = locate(tree);
	const strict = [...tree.duplicates, ...tree.tags];
	const result = safeParse(schema, located.value);
	if (result.success && strict.length === 0) return require_base.known({
		...located,
		value: result.data
	});
	const issues = result.success ? [] : result.error.issues.flatMap(single);
	return require_base.unknown(...[...require_base.firstOf(strict, (problem) => problem), ...require_base.firstOf(issues, (issue) => explain$11(issue, schema, tree, located, what))].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column));
}
function conformRows(row, tree, what) {
	const { root } = tree;
	if (root.kind !== "list") return conform(array(row), tree, what);
	const rows = [];
	const problems = [...tree.duplicates, ...tree.tags];
	for (const item of root.items) {
		if (problems.length > 50) return require_base.unknown(...enough(problems));
		const result = safeParse(row, plain(item));
		if (result.success) rows.push(result.data);
		else {
			const one = conform(row, {
				...tree,
				root: item,
				duplicates: [],
				tags: []
			}, what);
			if (!one.known) problems.push(...one.because);
		}
	}
	return problems.length > 0 ? require_base.unknown(...require_base.firstOf(problems, (problem) => problem)) : require_base.known({
		...locate(tree),
		value: rows
	});
}
function enough(problems) {
	const shown = problems.slice(0, 50);
	const { place } = shown.at(-1);
	const next = "Mend the first ones and look again";
	return [...shown, {
		what: "More may follow; the rest was not looked at",
		next,
		place
	}];
}
function single(issue) {
	return issue.code === "unrecognized_keys" ? issue.keys.map((key) => ({
		...issue,
		keys: [key]
	})) : [issue];
}
function explain$11(issue, schema, tree, located, what) {
	const path = issue.path;
	if (issue.code === "unrecognized_keys") return unknownKey(issue.keys[0], keysAt(schema, path), located, path, what);
	if (issue.code === "invalid_key") return {
		what: `${name$1(path)} is no key that belongs here${why$1(issue)}`,
		next: "Mend the key",
		place: located.keyAt(...path)
	};
	const value = valueAt(located.value, path);
	if (value === void 0) return {
		what: `${name$1(path)} is missing; ${article(what)} needs it`,
		next: `Add it: ${expectation(issue)}`,
		place: located.keyAt(...path.slice(0, -1))
	};
	return {
		what: `${name$1(path)} is ${written$1(tree, path) ?? show(value)}, ${expectation(issue)}`,
		next: advice(issue, value, keysAt(schema, path)),
		place: located.at(...path)
	};
}
function why$1({ issues }) {
	const worded = issues.find(isWorded);
	return worded ? `: ${worded.message}` : "";
}
function written$1(tree, path) {
	const node = nodeAt(tree, path);
	return node?.kind === "scalar" && typeof node.value === "number" ? node.source : void 0;
}
function unknownKey(key, allowed, located, path, what) {
	const near = require_base.nearest(key, allowed);
	const where = path.length === 0 ? article(what) : name$1(path);
	return {
		what: `${show(key)} is not a key of ${where}; the keys are ${require_base.list(allowed, 30)}`,
		next: near ? `Did you mean ${near}?` : "Remove it, or use one of the keys that exist",
		place: located.keyAt(...path, key)
	};
}
function expectation(issue) {
	if (isWorded(issue)) return issue.message;
	if (issue.code === "invalid_value") return `one of ${require_base.list(issue.values.map(String), 30, "or")} belongs here`;
	if (issue.code === "invalid_type") return `${TYPES[issue.expected] ?? issue.expected} belongs here`;
	if (issue.code === "too_small") return "it may not be empty";
	return "another value belongs here";
}
const TYPES = {
	string: "a text",
	number: "a number",
	int: "a whole number",
	boolean: "true or false",
	array: "a list",
	object: "a map of keys and values",
	record: "a map of keys and values"
};
function advice(issue, value, keys) {
	if (issue.code === "invalid_value" && typeof value === "string") {
		const near = require_base.nearest(value, issue.values.map(String));
		if (near) return `Did you mean ${near}?`;
	}
	if (issue.code !== "invalid_type" || isWorded(issue)) return "Mend the value";
	if (issue.expected === "string" && typeof value !== "object") return "Put it in quotes, so that it is kept as it is written";
	if (issue.expected === "array" && typeof value === "string") return `Write it as a list: [${require_base.cut(value, LONGEST$3)}]`;
	if (keys.length > 0) return `Write its keys below it: ${require_base.list(keys, 30)}`;
	return "Mend the value";
}
function isWorded(issue) {
	return issue.message !== "" && issue.message !== "Invalid input";
}
function name$1(path) {
	return path.map((step, i) => typeof step === "number" ? `[${step}]` : i ? `.${step}` : step).join("") || "the file";
}
function show(value) {
	if (value === null) return "empty";
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object") return "a map";
	return require_base.cut(JSON.stringify(value), LONGEST$3);
}
function article(what) {
	return /^[aeiou]/.test(what) ? `an ${what}` : `a ${what}`;
}
function valueAt(value, path) {
	return path.reduce((held, step) => held === null || held === void 0 ? void 0 : held[step], value);
}
function keysAt(schema, path) {
	const def = schema._zod.def;
	const within = def.innerType ?? def.in;
	if (within) return keysAt(within, path);
	if (def.options) return def.options.flatMap((option) => keysAt(option, path));
	const [step, ...rest] = path;
	if (def.shape) {
		if (step === void 0) return Object.keys(def.shape);
		const next = def.shape[step];
		return next ? keysAt(next, rest) : [];
	}
	const inside = def.element ?? def.valueType;
	return inside && step !== void 0 ? keysAt(inside, rest) : [];
}
// src/evidence/fields.ts
config({ jitless: true });
const words$7 = (error) => ({ error });
const ONE_LINE = /^[ -~\u00a0-\u2027\u202a-\uffff]*$/;
const line = string().check(_minLength(1, words$7("a text that is not empty belongs here")), _maxLength(1e3, words$7("at most 1000 characters belong here")), _regex(ONE_LINE, words$7("a text on one line without control characters belongs here")));
const selector = string().check(_maxLength(65536, words$7("a selector of at most 65,536 characters belongs here")), _regex(ONE_LINE, words$7("a selector on one line belongs here")));
const DATE = words$7("a date (2012-08-01) or a time with its zone (2012-08-01T09:30:00-04:00) belongs here");
const date = string(DATE).check(refine((text) => require_base.instant(text) !== void 0, DATE));
const TIME = words$7("a time with its zone (2012-08-01T09:30:00-04:00) belongs here");
const time = string(TIME).check(refine((text) => require_base.instant(text) !== void 0 && text.length > 10, TIME));
const PERIOD = words$7("a duration such as 90s, 30m, 1h30m or 14d belongs here");
const period = string(PERIOD).check(_regex(require_base.DURATION, PERIOD));
const SHARE = "a count of hosts or a percentage from 0% to 100% belongs here";
const share$1 = union([int().check(_gte(0, words$7(SHARE))), templateLiteral([number(), "%"]).check(refine((text) => /^(?:100|\d?\d(?:\.\d+)?)%$/.test(text), words$7(SHARE)))], words$7(SHARE));
const DIGEST$1 = words$7("sha256: and 64 lower-case hexadecimal digits belong here");
const digest = string(DIGEST$1).check(_regex(/^sha256:[0-9a-f]{64}$/, DIGEST$1));
const versionOne = literal$1(1, words$7("1 belongs here, the only version of this format"));
// src/evidence/manifest/schema.ts
const words$6 = (error) => ({ error });
const EXPECT = words$6("a whole number of hosts, or all, belongs here; a percentage of an unknown number would hide the missing host");
const expect = union([int().check(_gte(0, EXPECT)), literal$1("all")], EXPECT);
const commit$2 = string().check(_regex(/^[0-9a-f]{7,64}$/, words$6("a commit of 7 to 64 lower-case hexadecimal digits belongs here")));
const release$2 = strictObject({
	version: line,
	artifact: optional(digest),
	commit: optional(commit$2)
});
const exception = strictObject({
	host: line,
	reason: optional(line),
	owner: optional(line),
	until: optional(date)
});
const hosts$1 = strictObject({
	select: selector,
	expect,
	scope: optional(array(line).check(_minLength(1), _maxLength(1e3, words$6("at most 1,000 groups belong here; one that holds them takes fewer")))),
	except: optional(array(exception).check(_maxLength(1e4, words$6("at most 10,000 exceptions belong here; select fewer hosts, or roll out in parts")))),
	countBy: optional(_enum(["machine", "name"])),
	allowEmpty: optional(line)
});
const wave$1 = strictObject({
	name: line,
	select: selector,
	bake: optional(period),
	max: optional(share$1)
});
const recovery = strictObject({
	rollback: optional(strictObject({
		version: line,
		commit: optional(commit$2),
		hosts: selector,
		flags: optional(array(line)),
		rehearsed: optional(date)
	})),
	killSwitch: optional(strictObject({
		procedure: line,
		drilled: optional(date),
		mayPull: optional(array(line))
	})),
	procedure: optional(line),
	alerts: optional(strictObject({ pages: line }))
});
const manifestSchema = strictObject({
	version: versionOne,
	service: line,
	environment: line,
	operation: _enum([
		"deploy",
		"restart",
		"remove",
		"configure",
		"activate",
		"rollback"
	]),
	release: optional(release$2),
	hosts: hosts$1,
	waves: optional(array(wave$1).check(_maxLength(1e3, words$6("at most 1,000 waves belong here; make them larger")))),
	flags: optional(strictObject({
		activates: optional(array(line)),
		retires: optional(array(line))
	})),
	recovery: optional(recovery),
	window: optional(strictObject({
		from: time,
		until: time
	})),
	touches: optional(line)
});
// src/evidence/manifest/index.ts
const RELEASES = new Set([
	"deploy",
	"activate",
	"rollback"
]);
async function readManifest({ file, text }) {
	const tree = await readDocument(file, text, "1.2");
	if (!tree.known) return tree;
	const manifest = conform(manifestSchema, tree.value, "manifest");
	if (!manifest.known) return manifest;
	const problems = [missingRelease(manifest.value), backwardWindow(manifest.value)].flatMap((problem) => problem ?? []);
	return problems.length > 0 ? require_base.unknown(...problems) : manifest;
}
function missingRelease({ value, at }) {
	if (value.release) return void 0;
	const next = "Add release with the version that the hosts will report";
	if (value.flags?.activates?.length) return {
		what: "release is missing; flags.activates needs it, or nobody can tell whether a host has the code that knows the flag",
		next,
		place: at("flags", "activates")
	};
	if (!RELEASES.has(value.operation)) return void 0;
	return {
		what: `release is missing; the operation ${value.operation} needs it, or nobody can tell whether a host has it`,
		next,
		place: at("operation")
	};
}
function backwardWindow({ value: { window }, at }) {
	if (!window || (require_base.instant(window.from) ?? 0) <= (require_base.instant(window.until) ?? 0)) return void 0;
	return {
		what: `The window ends at ${window.until}, before it begins at ${window.from}, so it would never be open`,
		next: "Swap the two, or mend the date",
		place: at("window", "until")
	};
}
// src/evidence/policy/find.ts
const POLICIES = ["rollcall.yml", "rollcall.yaml"].map((name) => (0, node_path.join)(".github", name));
function findPolicy(manifest, named, root, files) {
	if (named !== void 0) {
		const text = openText(files, named, LARGEST_BY_HAND);
		return text.known ? require_base.known({
			root: governed(named),
			text: text.value
		}) : text;
	}
	const from = (0, node_path.dirname)((0, node_path.resolve)(root, manifest));
	for (let path = from;; path = (0, node_path.dirname)(path)) {
		const folder = (0, node_path.isAbsolute)(manifest) ? path : (0, node_path.relative)(root, path) || ".";
		const found = policyIn(folder, files);
		if (!found.known) return found;
		if (found.value) return require_base.known({
			root: folder,
			text: found.value
		});
		if (path === (0, node_path.dirname)(path) || files.open((0, node_path.join)(folder, ".git")).known) return require_base.known({
			root: ".",
			text: void 0
		});
	}
}
function policyIn(folder, files) {
	const each = POLICIES.map((name) => openText(files, (0, node_path.join)(folder, name), LARGEST_BY_HAND));
	const unreadable = each.find((text) => !text.known && text.because.some(({ absent }) => absent !== true));
	if (unreadable && !unreadable.known) return unreadable;
	const [first, second] = each.flatMap((text) => text.known ? [text.value] : []);
	if (!second) return require_base.known(first);
	return require_base.unknown({
		what: `${first?.file} and ${second.file} are both here, and only one can judge`,
		next: "Keep one of them",
		place: require_base.wholeFile(second.file)
	});
}
function governed(policy) {
	const folder = (0, node_path.dirname)(policy);
	return (0, node_path.basename)(folder) === ".github" ? (0, node_path.dirname)(folder) : folder;
}
// src/evidence/policy/flags.ts
const words$5 = (error) => ({ error });
const TEMPLATE = words$5("a text with {key} where the name of the flag stands belongs here");
const template = string(TEMPLATE).check(_regex(/^[^\n\r]*\{key\}[^\n\r]*$/, TEMPLATE));
const source$2 = union([line, strictObject({
	file: line,
	format: optional(line),
	line: optional(template)
})], words$5("a file, or a map with file, format and line, belongs here"));
const globs = array(line).check(_minLength(1));
const flagsSchema = strictObject({
	registry: optional(union([source$2, array(source$2).check(_minLength(1))])),
	include: optional(globs),
	exclude: optional(globs),
	calls: optional(array(template).check(_minLength(1))),
	releases: optional(line),
	grace: optional(period)
});
const FLAG_DEFAULTS = {
	releases: "releases",
	grace: 1209600
};
function flagsOf(policy) {
	const own = policy?.value.flags;
	return {
		registry: policy ? sourcesOf$1(policy) : [],
		include: own?.include ?? [],
		exclude: own?.exclude ?? [],
		calls: own?.calls ?? [],
		releases: own?.releases ?? FLAG_DEFAULTS.releases,
		grace: own?.grace === void 0 ? FLAG_DEFAULTS.grace : require_base.duration(own.grace)
	};
}
const UNSAID = {
	format: void 0,
	line: void 0
};
function sourcesOf$1(policy) {
	const registry = policy.value.flags?.registry;
	if (registry === void 0) return [];
	const many = Array.isArray(registry);
	return (many ? registry : [registry]).map((each, i) => ({
		...typeof each === "string" ? {
			file: each,
			...UNSAID
		} : {
			...UNSAID,
			...each
		},
		place: many ? policy.at("flags", "registry", i) : policy.at("flags", "registry")
	}));
}
// src/evidence/policy/review.ts
const words$4 = (error) => ({ error });
const COUNT = words$4("a number of people from 1 on belongs here");
const count = int(COUNT).check(_gte(1, COUNT));
const TEAM = words$4("a team belongs here, as organization/team");
const TEAM_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\/[A-Za-z0-9_-]+$/;
const team = string(TEAM).check(_regex(TEAM_NAME, TEAM));
const OWNER = words$4("a team (organization/team) or the number of an account belongs here; gh api users/LOGIN --jq .id tells it");
const owners = array(union([int(OWNER).check(_gte(1, OWNER)), string(OWNER).check(_regex(TEAM_NAME, OWNER))], OWNER)).check(_minLength(1));
const MACHINE = words$4("the number of an account belongs here, without quotes");
const machine = int(MACHINE).check(_gte(1, MACHINE));
const COMMIT = words$4("a full commit of 40 hexadecimal digits belongs here");
const commit$1 = string(COMMIT).check(_regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, COMMIT));
const UNTRUSTED = words$4("a number of people from 2 on belongs here: one of them could be the author");
const release$1 = strictObject({
	approvals: optional(count),
	environments: optional(array(line).check(_minLength(1))),
	approvers: optional(owners),
	quotesPlan: optional(boolean())
});
const reviewSchema = strictObject({
	approvals: optional(count),
	untrusted: optional(int(UNTRUSTED).check(_gte(2, UNTRUSTED))),
	role: optional(_enum([
		"read",
		"triage",
		"write",
		"maintain",
		"admin"
	])),
	teams: optional(record$1(team, count).check(refine((teams) => Object.keys(teams).length > 0, words$4("at least one team belongs here")))),
	machines: optional(array(machine).check(_minLength(1))),
	coAuthors: optional(_enum(["involved", "suggestions"])),
	unlinked: optional(_enum(["block", "allow"])),
	comments: optional(_enum(["ignore", "withdraw"])),
	dismissals: optional(_enum(["final", "revive"])),
	owners: optional(owners),
	guarded: optional(array(strictObject({
		paths: array(line).check(_minLength(1)),
		owners: optional(owners)
	})).check(_minLength(1))),
	codeOwners: optional(boolean()),
	branch: optional(line),
	since: optional(commit$1),
	release: optional(release$1),
	breakGlass: optional(boolean())
});
const decisionSchema = strictObject({ fresh: optional(period) });
function reviewOf(written, environment, at) {
	const approvals = written.approvals ?? 1;
	const { release: own } = written;
	return {
		approvals,
		untrusted: Math.max(approvals + 1, written.untrusted ?? 2),
		role: written.role ?? "write",
		teams: Object.entries(written.teams ?? {}).map(([name, each]) => ({
			team: name.toLowerCase(),
			approvals: each
		})),
		machines: written.machines ?? [],
		coAuthors: written.coAuthors ?? "involved",
		unlinked: written.unlinked ?? "block",
		comments: written.comments ?? "ignore",
		dismissals: written.dismissals ?? "final",
		owners: ownersOf(written.owners),
		guarded: (written.guarded ?? []).map((guard, i) => ({
			because: `the policy guards ${guard.paths.join(", ")}`,
			paths: guard.paths,
			owners: ownersOf(guard.owners),
			place: at("guarded", i)
		})),
		codeOwners: written.codeOwners ?? false,
		branch: written.branch,
		since: written.since,
		release: own && {
			approvals: own.approvals ?? 1,
			environments: own.environments ?? [environment],
			approvers: ownersOf(own.approvers),
			quotesPlan: own.quotesPlan ?? false
		},
		breakGlass: written.breakGlass ?? false
	};
}
function ownersOf(written = []) {
	return written.map((owner) => typeof owner === "number" ? {
		kind: "person",
		id: owner
	} : {
		kind: "team",
		team: owner.toLowerCase()
	});
}
// src/evidence/policy/schema.ts
const rules$1 = record$1(string(), _enum([
	"block",
	"warn",
	"off"
]));
const services = record$1(line, strictObject({
	hosts: selector,
	floor: optional(share$1),
	perZone: optional(boolean())
}));
const environment = strictObject({
	protected: optional(boolean()),
	rules: optional(rules$1),
	services: optional(services),
	waves: optional(strictObject({
		canary: optional(share$1),
		max: optional(share$1),
		bake: optional(period)
	})),
	exceptions: optional(strictObject({ longest: optional(period) })),
	inventory: optional(strictObject({
		fresh: optional(period),
		atLeast: optional(int().check(_gte(1)))
	})),
	observed: optional(strictObject({ fresh: optional(period) })),
	recovery: optional(strictObject({
		rehearsed: optional(period),
		drilled: optional(period)
	})),
	freezes: optional(array(strictObject({
		from: time,
		until: time,
		reason: line
	}))),
	review: optional(reviewSchema),
	decision: optional(decisionSchema)
});
const policySchema = strictObject({
	version: versionOne,
	inventory: optional(union([line, array(line).check(_minLength(1))])),
	domains: optional(array(line).check(_maxLength(100, { error: "at most 100 domains belong here" }))),
	rules: optional(rules$1),
	services: optional(services),
	flags: optional(flagsSchema),
	review: optional(reviewSchema),
	environments: optional(record$1(line, environment))
});
// src/evidence/policy/index.ts
const DAY$1 = 86400;
const DEFAULTS = {
	protected: true,
	waves: {
		canary: "25%",
		max: "50%",
		bake: 600
	},
	exceptions: { longest: 14 * DAY$1 },
	observed: { fresh: 900 },
	recovery: {
		rehearsed: 90 * DAY$1,
		drilled: 180 * DAY$1
	},
	decision: { fresh: 7 * DAY$1 }
};
async function readPolicy({ file, text }, ruleIds) {
	const tree = await readDocument(file, text, "1.2");
	if (!tree.known) return tree;
	const policy = conform(policySchema, tree.value, "policy");
	if (!policy.known) return policy;
	const wrong = [...unknownRules(policy.value, ruleIds), ...backwardFreezes(policy.value)];
	return wrong.length > 0 ? require_base.unknown(...wrong) : policy;
}
function unknownRules(policy, ruleIds) {
	const { value } = policy;
	return [["rules"], ...Object.keys(value.environments ?? {}).map((name) => [
		"environments",
		name,
		"rules"
	])].flatMap((path) => {
		const rules = path.length === 1 ? value.rules : value.environments?.[String(path[1])]?.rules;
		return Object.keys(rules ?? {}).filter((id) => !ruleIds.includes(id)).map((id) => {
			const near = require_base.nearest(id, ruleIds);
			return {
				what: `${JSON.stringify(id)} is no rule; the rules are ${require_base.list(ruleIds, 60)}`,
				next: near ? `Did you mean ${near}?` : "Remove it, or name a rule that exists",
				place: policy.keyAt(...path, id)
			};
		});
	});
}
function backwardFreezes(policy) {
	return Object.entries(policy.value.environments ?? {}).flatMap(([name, environment]) => (environment.freezes ?? []).flatMap(({ from, until }, i) => require_base.instant(from) <= require_base.instant(until) ? [] : [{
		what: `The freeze ends at ${until}, before it begins at ${from}, so it would never hold`,
		next: "Swap the two, or mend the date",
		place: policy.at("environments", name, "freezes", i, "until")
	}]));
}
function inventoriesOf(policy) {
	if (policy.inventory === void 0) return [];
	return typeof policy.inventory === "string" ? [policy.inventory] : policy.inventory;
}
function environmentProblem(policy, manifest) {
	const environments = Object.keys(policy?.value.environments ?? {});
	const { environment } = manifest.value;
	if (environments.length === 0 || environments.includes(environment)) return void 0;
	const near = require_base.nearest(environment, environments);
	return {
		what: `The environment ${JSON.stringify(environment)} is not in the policy ${policy?.file}, which knows ${require_base.list(environments)}; nothing says how it is to be judged`,
		next: near ? `Did you mean ${near}?` : "Name one of them, or add it to the policy first",
		place: manifest.at("environment")
	};
}
function otherEnvironment({ environment }, manifest) {
	if (environment === void 0 || manifest.value.environment === environment) return void 0;
	return {
		what: `The manifest is for ${JSON.stringify(manifest.value.environment)}, and this run is for ${JSON.stringify(environment)}: another environment is judged by other rules`,
		next: "Judge a manifest that is for the environment of the run",
		place: manifest.at("environment")
	};
}
const OF_REVIEW = [
	"review/second-person",
	"review/objection",
	"review/range",
	"review/settled",
	"review/guarded-files"
];
function reviewProblems({ review, rules, at }) {
	if (!review) return [{
		what: "The policy asks for no second reviewer, and this run requires one",
		next: "Let its owners add a review to the environment (review: {})",
		place: at("review")
	}];
	return OF_REVIEW.filter((id) => (rules.get(id) ?? "block") !== "block").map((id) => ({
		what: `The policy sets ${id} to ${rules.get(id)}, and this run requires a second reviewer`,
		next: "Leave the rule at block",
		place: at("rules", id)
	}));
}
function policyFor(policy, name, services) {
	const file = policy?.value;
	const own = file?.environments?.[name] ?? {};
	const seconds = (text) => text === void 0 ? void 0 : require_base.duration(text);
	const review = own.review ?? file?.review;
	const above = own.review || !review ? ["environments", name] : [];
	const at = (...path) => policy?.at(...path[0] === "review" ? above : ["environments", name], ...path) ?? {
		file: "(no policy file)",
		line: 1,
		column: 1
	};
	return {
		file: policy?.file,
		at,
		protected: own.protected ?? DEFAULTS.protected,
		rules: new Map([...Object.entries(file?.rules ?? {}), ...Object.entries(own.rules ?? {})]),
		services,
		domains: (file?.domains ?? []).map((domain) => domain.replace(/^\.|\.$/g, "").toLowerCase()),
		waves: {
			canary: own.waves?.canary ?? DEFAULTS.waves.canary,
			max: own.waves?.max ?? DEFAULTS.waves.max,
			bake: seconds(own.waves?.bake) ?? DEFAULTS.waves.bake
		},
		exceptions: { longest: seconds(own.exceptions?.longest) ?? DEFAULTS.exceptions.longest },
		inventory: {
			fresh: seconds(own.inventory?.fresh),
			atLeast: own.inventory?.atLeast
		},
		observed: { fresh: seconds(own.observed?.fresh) ?? DEFAULTS.observed.fresh },
		recovery: {
			rehearsed: seconds(own.recovery?.rehearsed) ?? DEFAULTS.recovery.rehearsed,
			drilled: seconds(own.recovery?.drilled) ?? DEFAULTS.recovery.drilled
		},
		freezes: freezes(policy, name),
		flags: flagsOf(policy),
		review: review && reviewOf(review, name, (...path) => at("review", ...path)),
		decision: own.decision && { fresh: seconds(own.decision.fresh) ?? DEFAULTS.decision.fresh }
	};
}
function selectorsIn(policy) {
	const { services, environments } = policy?.value ?? {};
	return [{ services }, ...Object.values(environments ?? {})].flatMap(({ services }) => Object.values(services ?? {}).map(({ hosts }) => hosts));
}
function servicesOf(policy, environment, fleet, select) {
	if (!policy) return [];
	const { services, environments } = policy.value;
	const found = new Map();
	const add = (held, ...path) => {
		for (const [name, { hosts, floor, perZone = false }] of Object.entries(held ?? {})) found.set(name, {
			name,
			place: policy.keyAt(...path, name),
			hosts: select(hosts, policy.textAt(...path, name, "hosts"), fleet),
			floor,
			perZone
		});
	};
	add(services, "services");
	add(environments?.[environment]?.services, "environments", environment, "services");
	return [...found.values()];
}
function freezes(policy, name) {
	return (policy?.value.environments?.[name]?.freezes ?? []).map((freeze, i) => ({
		from: require_base.instant(freeze.from),
		until: require_base.instant(freeze.until),
		reason: freeze.reason,
		place: policy.at("environments", name, "freezes", i)
	}));
}
// src/evidence/policy/stricter.ts
const ROLES$1 = [
	"none",
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
function stricter(live, own) {
	return {
		approvals: Math.max(live.approvals, own.approvals),
		untrusted: Math.max(live.untrusted, own.untrusted),
		role: ROLES$1.indexOf(live.role) > ROLES$1.indexOf(own.role) ? live.role : own.role,
		teams: quotas([...live.teams, ...own.teams]),
		machines: [...new Set([...live.machines, ...own.machines])],
		coAuthors: either$2(live.coAuthors, own.coAuthors, "involved"),
		unlinked: either$2(live.unlinked, own.unlinked, "block"),
		comments: either$2(live.comments, own.comments, "withdraw"),
		dismissals: either$2(live.dismissals, own.dismissals, "final"),
		owners: live.owners.length > 0 ? live.owners : own.owners,
		guarded: distinct$1([...own.guarded, ...live.guarded]),
		codeOwners: live.codeOwners || own.codeOwners,
		branch: live.branch,
		since: own.since,
		release: released(live.release, own.release),
		breakGlass: live.breakGlass && own.breakGlass
	};
}
function either$2(a, b, strict) {
	return a === strict ? a : b;
}
function quotas(teams) {
	const most = new Map();
	for (const { team, approvals } of teams) most.set(team, Math.max(most.get(team) ?? 0, approvals));
	return Array.from(most, ([team, approvals]) => ({
		team,
		approvals
	}));
}
function released(live, own) {
	if (!live || !own) return live ?? own;
	return {
		approvals: Math.max(live.approvals, own.approvals),
		environments: [...new Set([...own.environments, ...live.environments])],
		approvers: live.approvers.length > 0 ? live.approvers : own.approvers,
		quotesPlan: live.quotesPlan || own.quotesPlan
	};
}
function distinct$1(guards) {
	const keyed = guards.map((guard) => [JSON.stringify([guard.paths, guard.owners]), guard]);
	return [...new Map(keyed.toReversed()).values()].toReversed();
}
// src/evidence/rollout.ts
function selectorsOf({ hosts, waves, recovery }) {
	return [
		hosts.select,
		...hosts.scope ?? [],
		...(waves ?? []).map(({ select }) => select),
		...recovery?.rollback ? [recovery.rollback.hosts] : []
	];
}
function resolveRollout(manifest, fleet, touches, select, now) {
	const { hosts, recovery } = manifest.value;
	const declared = select(hosts.select, manifest.textAt("hosts", "select"), fleet);
	const exceptions = resolveExceptions(manifest, fleet);
	const excepted = require_base.setOf(exceptions.flatMap((exception) => exception.host !== void 0 && isLive(exception, now) ? [exception.host] : []));
	const scope = resolveScope(manifest, fleet, declared, select);
	return {
		manifest,
		declared,
		touched: touches?.hosts ?? require_base.difference(declared.hosts, excepted),
		touches,
		scope,
		scopeGiven: hosts.scope !== void 0,
		inScope: scope.map((selection) => selection.hosts).reduce(require_base.union, require_base.none),
		exceptions,
		excepted,
		waves: resolveWaves(manifest, fleet, excepted, select),
		rollback: recovery?.rollback ? select(recovery.rollback.hosts, manifest.textAt("recovery", "rollback", "hosts"), fleet) : void 0
	};
}
function resolveExceptions(manifest, fleet) {
	return (manifest.value.hosts.except ?? []).map(({ host, reason, owner, until }, i) => ({
		name: host,
		host: fleet.find(host),
		reason,
		owner,
		until: until === void 0 ? void 0 : require_base.lastInstant(until),
		place: manifest.at("hosts", "except", i)
	}));
}
function isLive({ reason, owner, until }, now) {
	return require_base.isReadable(reason) && require_base.isReadable(owner) && until !== void 0 && until >= now;
}
function resolveScope(manifest, fleet, declared, select) {
	const { scope } = manifest.value.hosts;
	if (scope) return scope.map((text, i) => select(text, manifest.textAt("hosts", "scope", i), fleet));
	return declared.atoms.filter(({ role, kind }) => role === "union" && (kind === "group" || kind === "all")).flatMap(({ groups, place }) => groups.map((name) => ({
		name,
		place
	}))).map(({ name, place }) => select(name, place, fleet));
}
function resolveWaves(manifest, fleet, excepted, select) {
	return (manifest.value.waves ?? []).map(({ name, select: text, bake, max }, i) => {
		const selection = select(text, manifest.textAt("waves", i, "select"), fleet);
		return {
			name,
			place: manifest.at("waves", i),
			selection,
			hosts: require_base.difference(selection.hosts, excepted),
			bake: bake === void 0 ? void 0 : require_base.duration(bake),
			max
		};
	});
}
// src/evidence/selector/budget.ts
const STEPS_PER_HOST = 500;
const STEPS = 2e7;
var Exhausted = class extends Error {};
var Budget = class {
	hosts = 0;
	left = STEPS;
	allow(hosts) {
		if (hosts <= this.hosts) return;
		this.left += (hosts - this.hosts) * STEPS_PER_HOST;
		this.hosts = hosts;
	}
	spend(steps) {
		this.left -= steps;
		if (this.left < 0) throw new Exhausted();
	}
};
// src/evidence/selector/characters.ts
function width(code) {
	return code > 65535 ? 2 : 1;
}
function only(character) {
	const wanted = character.codePointAt(0);
	return (code) => code === wanted;
}
function oneOf(ranges, negated) {
	return (code) => ranges.some(([first, last]) => first <= code && code <= last) !== negated;
}
function not(test) {
	return (code) => !test(code);
}
const isWord = matching(() => /[\p{L}\p{N}_]/u);
const isDigit = matching(() => /\p{Nd}/u);
const isSpace$1 = matching(() => /[^\S\ufeff]|[\x1c-\x1f\x85]/);
function matching(make) {
	const regex = require_base.once(make);
	const ascii = [];
	return (code) => {
		if (code > 127) return regex().test(String.fromCodePoint(code));
		ascii[code] ??= regex().test(String.fromCharCode(code));
		return ascii[code];
	};
}
// src/evidence/selector/glob.ts
const common = /^(?:[\w.*?-]|\[!?(?:[0-9]-[0-9]|[a-z]-[a-z]|[A-Z]-[A-Z]|[\w.])+\])+$/;
const commonName = /^(?!\.{1,2}$)[!-.0-~]+$/;
const options = {
	dot: true,
	nobrace: true,
	nocomment: true,
	noext: true,
	noglobstar: true,
	nonegate: true,
	platform: "linux"
};
const hyphen = 45;
function parseGlob(text) {
	const segments = [];
	let tests = [];
	let reversed;
	let breadth = 0;
	const lastClosing = text.lastIndexOf("]");
	for (let i = 0; i < text.length; i++) {
		const character = String.fromCodePoint(text.codePointAt(i));
		const end = character === "[" && i < lastClosing ? classEnd(text, i) : -1;
		if (character === "*") {
			segments.push(segment(tests));
			tests = [];
		} else if (character === "?") {
			tests.push(() => true);
			breadth++;
		} else if (end > 0) {
			const set = characterClass(text.slice(i + 1, end));
			tests.push(set.test);
			reversed ??= set.reversed;
			breadth += set.size;
			i = end;
		} else {
			tests.push(character);
			i += character.length - 1;
		}
	}
	segments.push(segment(tests));
	return {
		segments,
		reversed,
		breadth: breadth + segments.length + mostOften(text)
	};
}
function isPlain$1({ segments }) {
	return segments.length === 1 && typeof segments[0] === "string";
}
function needsEngine(text) {
	return /[?[]/.test(text) && common.test(text);
}
function compileGlob(text, { segments, breadth }, engine, budget) {
	const own = (name) => matches(segments, name);
	if (segments.every((each) => typeof each === "string")) return (name) => {
		budget.spend(segments.length + (name.length >>> 4));
		return own(name);
	};
	budget.spend(text.length * STEPS_TO_COMPILE);
	const [start = ""] = /^[^*?[]+/.exec(text) ?? [];
	const compiled = engine && needsEngine(text) ? new engine(text, options) : void 0;
	return (name) => {
		budget.spend(1);
		if (!name.startsWith(start)) return false;
		budget.spend(name.length * breadth / 4);
		return compiled && commonName.test(name) ? compiled.match(name) : own(name);
	};
}
const STEPS_TO_COMPILE = 60;
function mostOften(text) {
	const times = new Map();
	for (const character of text) times.set(character, (times.get(character) ?? 0) + 1);
	return Math.max(0, ...times.values());
}
function matches(segments, name) {
	const last = segments.length - 1;
	let at = fitsAt(segments[0], name, 0);
	if (last === 0) return at === name.length;
	for (let i = 1; i < last && at >= 0; i++) at = fitsFrom(segments[i], name, at);
	return at >= 0 && fitsEnd(segments[last], name, at);
}
function fitsAt(segment, name, at) {
	if (typeof segment === "string") return name.startsWith(segment, at) ? at + segment.length : -1;
	let end = at;
	for (const test of segment) {
		const code = name.codePointAt(end);
		if (code === void 0 || !test(code)) return -1;
		end += width(code);
	}
	return end;
}
function fitsFrom(segment, name, from) {
	if (typeof segment === "string") {
		const start = name.indexOf(segment, from);
		return start < 0 ? -1 : start + segment.length;
	}
	for (let start = from; start < name.length; start += width(name.codePointAt(start))) {
		const end = fitsAt(segment, name, start);
		if (end >= 0) return end;
	}
	return -1;
}
function fitsEnd(segment, name, from) {
	if (typeof segment === "string") return name.length - segment.length >= from && name.endsWith(segment);
	let start = name.length;
	for (let left = segment.length; left > 0 && start > from; left--) start -= width(name.codePointAt(start - 2) ?? 0);
	return fitsAt(segment, name, start) === name.length;
}
function classEnd(text, opening) {
	const first = opening + (text[opening + 1] === "!" ? 2 : 1);
	return text.indexOf("]", first + 1);
}
function characterClass(inside) {
	const negated = inside.startsWith("!");
	const codes = Array.from(negated ? inside.slice(1) : inside, (c) => c.codePointAt(0));
	const ranges = [];
	let reversed;
	for (let i = 0; i < codes.length; i++) {
		const first = codes[i];
		const isRange = codes[i + 1] === hyphen && i + 2 < codes.length;
		const last = isRange ? codes[i + 2] : first;
		if (isRange) i += 2;
		if (first > last) reversed ??= String.fromCodePoint(first, hyphen, last);
		ranges.push([first, last]);
	}
	return {
		test: oneOf(ranges, negated),
		size: ranges.length,
		reversed
	};
}
function segment(parts) {
	if (parts.every((part) => typeof part === "string")) return parts.join("");
	return parts.map((part) => typeof part === "string" ? only(part) : part);
}
// src/evidence/selector/address.ts
const numeric = "\\[[0-9]+:[0-9]+(?::[0-9]+)?\\]";
const either$1 = "\\[(?:[a-z]:[a-z]|[0-9]+:[0-9]+)(?::[0-9]+)?\\]";
const octet = `(?:[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5]|${numeric})`;
const piece = `(?:[0-9a-f]{1,4}|${numeric})`;
const label = `(?:[\\p{L}\\p{N}_]|${either$1})(?:[\\p{L}\\p{N}_-]|${either$1})*(?<![_-])`;
const forms$1 = require_base.once(() => [
	new RegExp(`^(?:${octet}\\.){3}${octet}\\n?$`, "iu"),
	new RegExp(`^(?:${[
		"::",
		`(?:${piece}:){1,6}:`,
		`(?:${piece}:){7}${piece}`,
		`(?:0:){6}(?:${piece}\\.){3}${piece}`,
		`(?:0:){5}ffff:(?:${piece}\\.){3}${piece}\\n?$`
	].join("|")})`, "i"),
	new RegExp(`^${label}(?:\\.${label})*\\n?$`, "iu")
]);
const bracketedPort = /^\[(.+)\]:([0-9]+)\n?$/;
const plainPort = /^((?:[^:[\]]|\[[^\]]*\])*):([0-9]+)\n?$/;
function parseAddress(text) {
	let host = text;
	let port;
	for (const form of [bracketedPort, plainPort]) {
		const match = form.exec(host);
		if (match) [, host = "", port] = match;
	}
	return forms$1().some((form) => form.test(host)) ? {
		host,
		port
	} : void 0;
}
// src/evidence/selector/parse.ts
const subscript = /^(.+)(\[(?:(-?[0-9]+)|([0-9]+)[:-]([0-9]*))\])$/;
function parseSelector(text) {
	if (text.includes(",")) return {
		terms: splitAtCommas(text).map(readTerm),
		stray: void 0
	};
	if (isPlainName(text) || parseAddress(text)) return {
		terms: [readTerm(trimmed(text, 0))],
		stray: void 0
	};
	const { spans, stray } = splitAtColons(text);
	return {
		terms: spans.map(readTerm),
		stray
	};
}
function isPlainName(text) {
	return /^[\w.-]+$/.test(text);
}
function splitAtCommas(text) {
	const spans = [];
	let offset = 0;
	for (const part of text.split(",")) {
		if (part.trim() !== "") spans.push(trimmed(part, offset));
		offset += part.length + 1;
	}
	return spans;
}
function splitAtColons(text) {
	const spans = [];
	const lastClosing = text.lastIndexOf("]");
	let stray;
	let start = 0;
	const endAt = (end) => {
		if (end > start) spans.push({
			text: text.slice(start, end),
			offset: start
		});
		start = end + 1;
	};
	for (let i = 0; i < text.length; i++) {
		const character = text[i];
		if (character === "[" && i < lastClosing) i = text.indexOf("]", i);
		else if (/[\s:[\]]/.test(character)) {
			if (character === "[" || character === "]") stray ??= i;
			endAt(i);
		}
	}
	endAt(text.length);
	return {
		spans,
		stray
	};
}
function trimmed(text, offset) {
	return {
		text: text.trim(),
		offset: offset + text.length - text.trimStart().length
	};
}
function readTerm({ text, offset }) {
	const role = text[0] === "!" ? "exclusion" : text[0] === "&" ? "intersection" : "union";
	const unsigned = role === "union" ? text : text.slice(1);
	const match = unsigned.startsWith("~") ? null : subscript.exec(unsigned);
	if (!match) return {
		text,
		offset,
		role,
		name: unsigned,
		slice: void 0
	};
	const [, name = "", written = "", single, from, to] = match;
	return {
		text,
		offset,
		role,
		name,
		slice: single === void 0 ? {
			text: written,
			first: Number(from),
			last: to ? Number(to) : Infinity
		} : {
			text: written,
			first: Number(single),
			last: void 0
		}
	};
}
// src/evidence/selector/regex/node.ts
function one(test, size = 1) {
	return {
		kind: "one",
		size,
		test
	};
}
function at$2(anchor) {
	return {
		kind: "at",
		size: 1,
		anchor
	};
}
function sequence(parts) {
	return {
		kind: "sequence",
		size: total(parts),
		parts
	};
}
function either(parts) {
	return {
		kind: "either",
		size: total(parts),
		parts
	};
}
function repeat(part, least, most) {
	const times = most === Infinity ? least + 1 : most;
	return {
		kind: "repeat",
		size: part.size * times + 1,
		part,
		least,
		most
	};
}
function total(parts) {
	return parts.reduce((sum, part) => sum + part.size, 1);
}
// src/evidence/selector/regex/parse.ts
var Refusal = class extends Error {};
const longest$1 = 1e3;
const largest = 2e3;
function parseRegex(text) {
	if (text.length > longest$1) throw new Refusal(`is longer than ${longest$1} characters`);
	const reader = new Reader(text);
	const node = reader.either();
	if (reader.peek() !== void 0) throw new Refusal("closes a parenthesis that is not open");
	return limited(node);
}
var Reader = class {
	characters;
	at = 0;
	constructor(text) {
		this.characters = Array.from(text);
	}
	peek() {
		return this.characters[this.at];
	}
	either() {
		const parts = [this.sequence()];
		while (this.skip("|")) parts.push(this.sequence());
		return parts.length === 1 ? parts[0] : either(parts);
	}
	sequence() {
		const parts = [];
		for (let next = this.peek(); next !== void 0 && !"|)".includes(next); next = this.peek()) parts.push(this.repeated());
		return sequence(parts);
	}
	repeated() {
		if (this.times()) throw new Refusal("has a repetition with nothing before it");
		const part = this.item();
		const times = this.times();
		if (!times) return part;
		if (part.kind === "at") throw new Refusal("repeats an anchor");
		this.skip("?");
		if (this.times()) throw new Refusal("has two repetitions in a row");
		return limited(repeat(part, times.least, times.most));
	}
	item() {
		const character = this.take("ends too early");
		switch (character) {
			case "(": return this.group();
			case "[": return this.set();
			case ".": return one(not(only("\n")));
			case "^": return at$2("start");
			case "$": return at$2("line-end");
			case "\\": return this.escape();
			default: return one(only(character));
		}
	}
	group() {
		if (this.skip("?") && !this.skip(":")) throw new Refusal(`holds (?${this.characters.slice(this.at, this.at + 2).join("")}, and of the groups with a ? only (?:…) is supported`);
		const node = this.either();
		if (!this.skip(")")) throw new Refusal("opens a parenthesis that is not closed");
		return sequence([node]);
	}
	escape() {
		const character = this.take("ends in a backslash");
		const anchor = anchors[character];
		return anchor ? at$2(anchor) : one(classes[character] ?? only(literal(character)));
	}
	times() {
		if (this.skip("*")) return {
			least: 0,
			most: Infinity
		};
		if (this.skip("+")) return {
			least: 1,
			most: Infinity
		};
		if (this.skip("?")) return {
			least: 0,
			most: 1
		};
		if (this.peek() !== "{") return void 0;
		const ahead = this.characters.slice(this.at).join("");
		const braces = /^\{(?!\})([0-9]*)(?:(,)([0-9]*))?\}/.exec(ahead);
		if (!braces) return void 0;
		const [written, least = "", comma, most = ""] = braces;
		this.at += written.length;
		const times = {
			least: Number(least),
			most: comma ? most === "" ? Infinity : Number(most) : Number(least)
		};
		if (times.least > times.most) throw new Refusal(`has ${written}, which ends before it begins`);
		return times;
	}
	set() {
		const negated = this.skip("^");
		const tests = [];
		do {
			const from = this.setItem();
			const afterHyphen = this.peek() === "-" ? this.characters[this.at + 1] : void 0;
			if (afterHyphen !== void 0 && afterHyphen !== "]") {
				this.at++;
				tests.push(range(from, this.setItem()));
			} else tests.push(typeof from === "string" ? only(from) : from);
		} while (this.peek() !== "]");
		this.at++;
		const inSet = (code) => tests.some((test) => test(code));
		return one(negated ? not(inSet) : inSet, tests.length);
	}
	setItem() {
		const unclosed = "opens a bracket that is not closed";
		const character = this.take(unclosed);
		if (character !== "\\") return character;
		const named = this.take(unclosed);
		if (named === "b") return "\b";
		return classes[named] ?? literal(named);
	}
	take(otherwise) {
		const character = this.characters[this.at++];
		if (character === void 0) throw new Refusal(otherwise);
		return character;
	}
	skip(character) {
		if (this.peek() !== character) return false;
		this.at++;
		return true;
	}
};
function limited(node) {
	if (node.size <= largest) return node;
	throw new Refusal(`has more than ${largest} parts once its repetitions are written out`);
}
const anchors = {
	A: "start",
	Z: "end",
	b: "edge",
	B: "no-edge"
};
const classes = {
	d: isDigit,
	D: not(isDigit),
	w: isWord,
	W: not(isWord),
	s: isSpace$1,
	S: not(isSpace$1)
};
const controls = {
	t: "	",
	n: "\n",
	r: "\r",
	f: "\f",
	v: "\v"
};
function literal(character) {
	const control = controls[character];
	if (control) return control;
	if (/[0-9]/.test(character)) throw new Refusal(`holds \\${character}, and a reference back to a group is not supported`);
	if (/[A-Za-z]/.test(character)) throw new Refusal(`holds \\${character}, and this escape is not supported`);
	return character;
}
function range(from, to) {
	if (typeof from !== "string" || typeof to !== "string") throw new Refusal("has a class such as \\d at an end of a range of characters");
	const first = from.codePointAt(0);
	const last = to.codePointAt(0);
	if (first > last) throw new Refusal(`has ${from}-${to}, which ends before it begins`);
	return oneOf([[first, last]], false);
}
// src/evidence/selector/regex/match.ts
function compileRegex(text, budget) {
	try {
		const states = [{ kind: "done" }];
		const node = parseRegex(text);
		budget.spend(node.size * STEPS_PER_STATE);
		return {
			ok: true,
			reach: walker(states, build(node, 0, states), budget)
		};
	} catch (error) {
		if (error instanceof Refusal) return {
			ok: false,
			why: error.message
		};
		throw error;
	}
}
const STEPS_PER_STATE = 20;
function build(node, next, states) {
	switch (node.kind) {
		case "one": return states.push({
			kind: "one",
			test: node.test,
			cost: node.size,
			next
		}) - 1;
		case "at": return states.push({
			kind: "at",
			anchor: node.anchor,
			next
		}) - 1;
		case "sequence": return node.parts.reduceRight((after, part) => build(part, after, states), next);
		case "either": return fork(node.parts.map((part) => build(part, next, states)), states);
		case "repeat": {
			let after = next;
			if (node.most === Infinity) {
				const loop = [next];
				after = fork(loop, states);
				loop.push(build(node.part, after, states));
			} else for (let i = node.least; i < node.most; i++) after = fork([next, build(node.part, after, states)], states);
			for (let i = 0; i < node.least; i++) after = build(node.part, after, states);
			return after;
		}
	}
}
function fork(to, states) {
	return states.push({
		kind: "fork",
		to
	}) - 1;
}
function walker(states, start, budget) {
	const reachedAt = new Float64Array(states.length);
	let step = 0;
	return (name) => {
		let reach = "none";
		let pending = [start];
		for (let i = 0;;) {
			step++;
			const code = name.codePointAt(i);
			const following = [];
			let spent = 0;
			for (let index = pending.pop(); index !== void 0; index = pending.pop()) {
				spent++;
				if (reachedAt[index] === step) continue;
				reachedAt[index] = step;
				const state = states[index];
				if (state.kind === "fork") pending.push(...state.to);
				else if (state.kind === "done") reach = code === void 0 ? "whole" : "start";
				else if (state.kind === "at") {
					if (holds(state.anchor, name, i)) pending.push(state.next);
				} else if (code !== void 0) {
					spent += state.cost;
					if (state.test(code)) following.push(state.next);
				}
			}
			budget.spend(spent);
			if (code === void 0 || following.length === 0) return reach;
			pending = following;
			i += width(code);
		}
	};
}
function holds(anchor, name, i) {
	switch (anchor) {
		case "start": return i === 0;
		case "end": return i === name.length;
		case "line-end": return i === name.length || i === name.length - 1 && name[i] === "\n";
		case "edge": return wordBefore(name, i) !== wordAt(name, i);
		case "no-edge": return wordBefore(name, i) === wordAt(name, i);
	}
}
function wordAt(name, i) {
	const code = name.codePointAt(i);
	return code !== void 0 && isWord(code);
}
function wordBefore(name, i) {
	const two = name.codePointAt(i - 2);
	return wordAt(name, two !== void 0 && width(two) === 2 ? i - 2 : i - 1);
}
// src/evidence/selector/compile.ts
const limits$1 = {
	characters: 65536,
	terms: 1e3,
	patterns: 50,
	termCharacters: 1024
};
const tooLong$1 = "it takes too long to match, together with the other selectors; write plainer patterns, or a group in the inventory";
function compileSelector(text, engine, budget) {
	const nothing = {
		text,
		terms: [],
		stray: void 0
	};
	const unreadable = unreadableText(text);
	if (unreadable) return {
		...nothing,
		refused: unreadable
	};
	const { terms, stray } = parseSelector(text);
	try {
		const compiled = terms.map((term) => ({
			...term,
			matcher: matcherOf(term.name, engine, budget)
		}));
		return {
			text,
			terms: compiled,
			stray,
			refused: void 0,
			...tooMany$2(compiled)
		};
	} catch (error) {
		if (error instanceof Exhausted) return {
			...nothing,
			refused: tooLong$1
		};
		throw error;
	}
}
function usesEngine(text) {
	return unreadableText(text) === void 0 && parseSelector(text).terms.some(({ name }) => needsEngine(name));
}
function unreadableText(text) {
	if (text.length > limits$1.characters) return `it has more than ${require_base.thousands(limits$1.characters)} characters`;
	return /[^\P{Cc}\t\n\r]|\ufeff/u.test(text) ? "it holds a control character" : void 0;
}
function tooMany$2(terms) {
	if (terms.length > limits$1.terms) return { refused: `it has ${require_base.thousands(terms.length)} terms and the limit is ${require_base.thousands(limits$1.terms)}; a group in the inventory can hold as many hosts as you like` };
	const patterns = terms.filter(({ matcher }) => "reach" in matcher).length;
	return patterns > limits$1.patterns ? { refused: `it has ${patterns} globs and regular expressions and the limit is ${limits$1.patterns}` } : void 0;
}
const inventoryRange = /\[(?:\d+:\d+|[A-Za-z]:[A-Za-z])(?::\d+)?\]/;
function matcherOf(name, engine, budget) {
	if (name === "") return {
		kind: "refused",
		why: "a sign stands without a name"
	};
	if (name.length > limits$1.termCharacters) return {
		kind: "refused",
		why: `it has more than ${require_base.thousands(limits$1.termCharacters)} characters`
	};
	if (name.startsWith("~")) {
		const regex = compileRegex(name.slice(1), budget);
		return regex.ok ? {
			kind: "regex",
			reach: regex.reach
		} : {
			kind: "refused",
			why: `the regular expression ${regex.why}`
		};
	}
	if (/^\*+$/.test(name)) return { kind: "everything" };
	const glob = parseGlob(name);
	if (isPlain$1(glob)) return { kind: "name" };
	if (glob.reversed) return {
		kind: "refused",
		why: `the range ${glob.reversed} in brackets ends before it begins`
	};
	const range = inventoryRange.exec(name);
	if (range) return {
		kind: "refused",
		why: `${range[0]} stands for one of these characters here, and not for a range as in an inventory`
	};
	const test = compileGlob(name, glob, engine, budget);
	return {
		kind: "glob",
		reach: (text) => test(text) ? "whole" : "none"
	};
}
// src/evidence/selector/find.ts
function findAll(terms, fleet) {
	const singles = matchHosts(terms.flatMap(({ matcher }) => "reach" in matcher ? [matcher.reach] : []), fleet);
	return terms.map(({ name, matcher }) => {
		if ("reach" in matcher) return findPattern(matcher.reach, singles, fleet);
		const match = matcher.kind === "refused" ? nothing : findName(name, matcher.kind, fleet);
		return {
			...match,
			whole: match
		};
	});
}
function hostsOf$2({ groups, singles }, size) {
	const [first] = groups;
	if (!first) return singles;
	if (groups.length === 1) return require_base.union(first.hosts, singles);
	const isIn = new Uint8Array(size);
	for (const { hosts } of [...groups, { hosts: singles }]) for (const host of hosts) isIn[host] = 1;
	const hosts = new Uint32Array(size);
	let count = 0;
	for (let host = 0; host < size; host++) if (isIn[host]) hosts[count++] = host;
	return hosts.subarray(0, count);
}
const nothing = {
	groups: [],
	singles: require_base.none
};
function findName(name, kind, fleet) {
	const group = fleet.groups.get(kind === "everything" ? "all" : name);
	const host = !group || /[.[]/.test(name) ? fleet.find(name) : void 0;
	return {
		groups: group ? [group] : [],
		singles: host === void 0 ? require_base.none : Uint32Array.of(host)
	};
}
function findPattern(pattern, hosts, fleet) {
	const { some, whole } = hosts.get(pattern);
	const groups = [...fleet.groups.values()].map((group) => ({
		group,
		reach: pattern(group.name)
	}));
	return {
		groups: groups.filter(({ reach }) => reach !== "none").map(({ group }) => group),
		singles: Uint32Array.from(some),
		whole: {
			groups: groups.filter(({ reach }) => reach === "whole").map(({ group }) => group),
			singles: Uint32Array.from(whole)
		}
	};
}
function matchHosts(patterns, fleet) {
	const hits = new Map(patterns.map((pattern) => [pattern, {
		some: [],
		whole: []
	}]));
	if (hits.size === 0) return hits;
	for (let host = 0; host < fleet.size; host++) {
		const name = fleet.name(host);
		for (const [pattern, { some, whole }] of hits) {
			const reach = pattern(name);
			if (reach === "none") continue;
			some.push(host);
			if (reach === "whole") whole.push(host);
		}
	}
	return hits;
}
// src/evidence/selector/spelling.ts
const limits = {
	words: 10,
	characters: 64,
	candidates: 1e4
};
function speller(fleet) {
	let asked = 0;
	return (name) => {
		if (++asked > limits.words || name.length > limits.characters) return void 0;
		return sameButDomainOrCase(name, fleet) ?? require_base.nearest(name, firstNames(fleet));
	};
}
function sameButDomainOrCase(name, fleet) {
	const folded = name.toLowerCase();
	let sameButCase;
	for (const candidate of names$2(fleet)) {
		const goesOn = candidate[name.length] === ".";
		if (!goesOn && candidate.length !== name.length) continue;
		if (candidate.slice(0, name.length).toLowerCase() !== folded) continue;
		if (goesOn) return candidate;
		sameButCase ??= candidate;
	}
	return sameButCase;
}
function* firstNames(fleet) {
	let left = limits.candidates;
	for (const name of names$2(fleet)) {
		if (left-- === 0) return;
		yield name;
	}
}
function* names$2(fleet) {
	yield* fleet.groups.keys();
	for (let host = 0; host < fleet.size; host++) yield fleet.name(host);
}
// src/evidence/selector/slice.ts
function take(order, { text, first, last }) {
	const { length } = order;
	if (last === void 0 || last === 0) {
		const host = order[first < 0 ? length + first : first];
		return {
			hosts: host === void 0 ? require_base.none : Uint32Array.of(host),
			outside: host === void 0,
			odd: last === 0 && first > 0 ? `Ansible reads ${text} as [${first}]` : void 0,
			fails: host === void 0
		};
	}
	return {
		hosts: order.slice(first, last + 1).sort(),
		outside: first >= length || last !== Infinity && last >= length,
		odd: oddRange(text, first, last),
		fails: false
	};
}
function oddRange(text, first, last) {
	if (text.includes("-")) return `Ansible reads ${text} at the end of a name as a slice and not as characters; write [${first}:${last}], or a glob with something after the bracket`;
	return first > last ? `${text} ends before it begins, so it takes no host` : void 0;
}
function orderOf(group, fleet) {
	if (group.members.length === group.hosts.length) return group.members;
	const seen = new Set([group]);
	let order;
	for (const { members, children } of seen) {
		if (members.length > 0) {
			if (order) return void 0;
			order = members;
		}
		for (const name of children) {
			const child = fleet.groups.get(name);
			if (child) seen.add(child);
		}
	}
	return order;
}
// src/evidence/selector/term.ts
function resolveTerm(term, found, context) {
	const { text, role, name } = term;
	const { fleet, place } = context;
	const twice = fleet.groups.has(name) && fleet.find(name) !== void 0 ? [{
		kind: "host-and-group",
		atom: text,
		name,
		place
	}] : [];
	const host = role === "union" ? fleet.find(text) : void 0;
	const isHost = host !== void 0;
	const answer = isHost ? {
		hosts: Uint32Array.of(host),
		traps: [],
		told: true
	} : answerTerm(term, found, context);
	const { hosts, told } = answer;
	const groups = isHost ? [] : found.groups.map((group) => group.name);
	return {
		atom: {
			text,
			place,
			role,
			kind: isHost ? "host" : kindOf$1(term, found),
			groups,
			hosts
		},
		traps: [...twice, ...answer.traps],
		told
	};
}
function answerTerm(term, found, context) {
	const { matcher, slice } = term;
	const { fleet, place } = context;
	const atom = shortened(term.text);
	if (matcher.kind === "refused") {
		const trap = {
			kind: "unsupported",
			atom,
			why: matcher.why,
			place
		};
		return {
			hosts: require_base.none,
			traps: [trap],
			told: false
		};
	}
	const hosts = hostsOf$2(found, fleet.size);
	if (hosts.length === 0) {
		const group = found.groups[0]?.name;
		return {
			hosts,
			traps: [group === void 0 ? missing$2(term, context) : {
				kind: "empty-group",
				atom,
				group,
				place
			}],
			told: true
		};
	}
	if (slice) return answerSlice(term, slice, found, context);
	if (matcher.kind !== "regex") return {
		hosts,
		traps: [],
		told: true
	};
	const beyond = require_base.difference(hosts, hostsOf$2(found.whole, fleet.size));
	return {
		hosts,
		traps: beyond.length > 0 ? [{
			kind: "regex-reach",
			atom,
			beyond,
			place
		}] : [],
		told: true
	};
}
function answerSlice({ text, matcher }, slice, { groups, singles }, { fleet, place }) {
	const trap = {
		atom: text,
		place
	};
	const [group] = groups;
	if (matcher.kind === "everything" || groups.length > 1 || group && singles.length > 0) {
		const why = "it matches groups and hosts, and a slice of them counts hosts more than once";
		return {
			hosts: require_base.none,
			traps: [{
				...trap,
				kind: "unsupported",
				why
			}],
			told: false
		};
	}
	const order = group ? orderOf(group, fleet) : singles;
	if (!order) {
		const nested = {
			...trap,
			kind: "slice-nested",
			group: group.name
		};
		return {
			hosts: require_base.none,
			traps: [nested],
			told: false
		};
	}
	const { hosts, outside, odd, fails } = take(order, slice);
	const traps = [];
	if (outside) traps.push({
		...trap,
		kind: "slice-range",
		length: order.length
	});
	if (odd) traps.push({
		...trap,
		kind: "unsupported",
		why: odd
	});
	return {
		hosts,
		traps,
		told: !fails
	};
}
function missing$2({ text, name, matcher }, { place, guess }) {
	const atom = shortened(text);
	const why = matcher.kind === "name" ? misread(name) : void 0;
	if (why) return {
		kind: "unsupported",
		atom,
		why,
		place
	};
	return {
		kind: "unmatched",
		atom,
		nearest: matcher.kind === "name" ? guess(name) : void 0,
		place
	};
}
function misread(name) {
	if (/[{}]/.test(name)) return "host patterns have no braces; write the names one by one, or a glob with * or [abc]";
	if (/[[\]]/.test(name)) return "a bracket has no partner";
	if (parseAddress(name)?.port !== void 0) return "Ansible reads what follows the colon as a port, and a selector takes none; separate names with a comma";
	if (/[\s:]/.test(name) && !parseAddress(name)) return "where there is a comma, colons and spaces no longer separate names; use commas throughout";
}
function kindOf$1({ name, matcher }, { groups }) {
	switch (matcher.kind) {
		case "everything": return "all";
		case "name":
			if (name === "all") return "all";
			return groups.length > 0 ? "group" : "host";
		case "glob":
		case "regex": return matcher.kind;
		case "refused": return name.startsWith("~") ? "regex" : "glob";
	}
}
function shortened(text) {
	return require_base.cut(text, 80);
}
// src/evidence/selector/resolve.ts
function resolveSelector(compiled, fleet, place, budget) {
	const { text, refused } = compiled;
	if (refused !== void 0) return refusal(text, refused, place);
	try {
		return resolveTerms(compiled, fleet, place, budget);
	} catch (error) {
		if (error instanceof Exhausted) return refusal(text, tooLong$1, place);
		throw error;
	}
}
function refusal(text, why, place) {
	const trap = {
		kind: "unsupported",
		atom: shortened(text),
		why,
		place
	};
	return {
		text,
		place,
		hosts: require_base.none,
		atoms: [],
		traps: [trap]
	};
}
function resolveTerms(compiled, fleet, place, budget) {
	const { text, terms } = compiled;
	const placeOf = placing(text, place);
	const guess = speller(fleet);
	const found = findAll(terms, fleet);
	const resolved = terms.map((term, i) => resolveTerm(term, found[i], {
		fleet,
		place: placeOf(term.offset),
		guess
	}));
	const atoms = resolved.map(({ atom }) => atom);
	const told = resolved.every((each) => each.told);
	budget.spend(costOf(atoms, fleet.size));
	const hosts = told ? combine(atoms, fleet.size) : require_base.none;
	return {
		text,
		place,
		hosts,
		atoms,
		traps: [
			...resolved.flatMap(({ traps }) => traps),
			...strayTraps(compiled, placeOf),
			...formTraps(atoms, place),
			...told ? answerTraps(atoms, hosts, place) : []
		]
	};
}
function combine(atoms, size) {
	const hostsOf = (role) => atoms.filter((atom) => atom.role === role).map(({ hosts }) => hosts);
	const unions = hostsOf("union");
	const start = unions.length === 0 ? require_base.every(size) : unions.reduce(require_base.union);
	return hostsOf("exclusion").reduce(require_base.difference, hostsOf("intersection").reduce(require_base.intersection, start));
}
function costOf(atoms, size) {
	let joined = 0;
	let steps = 0;
	for (const { hosts } of atoms) {
		joined = Math.min(size, joined + hosts.length);
		steps += joined / 2;
	}
	return steps;
}
function combineAsWritten(atoms) {
	const operation = {
		union: require_base.union,
		intersection: require_base.intersection,
		exclusion: require_base.difference
	};
	return atoms.reduce((hosts, atom) => operation[atom.role](hosts, atom.hosts), require_base.none);
}
function strayTraps({ text, stray }, placeOf) {
	if (stray === void 0) return [];
	return [{
		kind: "unsupported",
		atom: shortened(text),
		why: "a bracket has no partner, and Ansible drops it",
		place: placeOf(stray)
	}];
}
function formTraps(atoms, place) {
	if (atoms.length === 0) return [{
		kind: "empty-pattern",
		place
	}];
	if (atoms.some(({ role }) => role === "union")) return [];
	const lone = atoms.find(({ role }) => role === "exclusion") ?? atoms[0];
	if (lone.role === "exclusion") return [{
		kind: "lone-exclusion",
		atom: lone.text,
		place: lone.place
	}];
	return [{
		kind: "unsupported",
		atom: lone.text,
		why: "it has nothing to intersect with, so Ansible begins with every host; leave out the &",
		place: lone.place
	}];
}
function answerTraps(atoms, hosts, place) {
	const traps = [];
	const asWritten = combineAsWritten(atoms);
	if (atoms.some(({ role }) => role === "union") && !require_base.same(hosts, asWritten)) {
		const differs = require_base.union(require_base.difference(hosts, asWritten), require_base.difference(asWritten, hosts));
		traps.push({
			kind: "order",
			differs,
			place
		});
	}
	if (hosts.length === 0) traps.push({
		kind: "empty-result",
		place
	});
	return traps;
}
function placing(text, place) {
	if (text.includes("\n")) return () => place;
	return (offset) => ({
		...place,
		column: place.column + offset
	});
}
// src/evidence/selector/index.ts
async function selectors(texts) {
	const engine = [...texts].some(usesEngine) ? (await Promise.resolve().then(() => require("./esm.js"))).Minimatch : void 0;
	const budget = new Budget();
	const compiled = new Map();
	return (text, place, fleet) => {
		budget.allow(fleet.size);
		const selector = compiled.get(text) ?? compileSelector(text, engine, budget);
		compiled.set(text, selector);
		return resolveSelector(selector, fleet, place, budget);
	};
}
// src/flags/start.ts
async function startOf({ request, before }) {
	const asked = await before();
	if (!asked.known) return asked;
	if (asked.value === void 0) return require_base.known(void 0);
	const ends = require_base.both(await commitOf(request.root, asked.value), await commitOf(request.root, request.head ?? "HEAD"));
	if (!ends.known) return ends;
	const [tip, head] = ends.value;
	if (request.base === void 0) return require_base.known({
		base: tip,
		tip,
		head
	});
	const { openHistory } = await Promise.resolve().then(() => require("./history2.js"));
	const history = openHistory(request.root);
	if (!history.known) return history;
	const base = history.value.mergeBase(tip, head);
	return base.known ? require_base.known({
		base: base.value,
		tip,
		head
	}) : base;
}
async function commitOf(root, revision) {
	const { commitIn } = await Promise.resolve().then(() => require("./commit-files.js")).then((n) => n.commit_files_exports);
	const commit = commitIn(root, revision);
	if (commit !== void 0) return require_base.known(commit);
	return require_base.unknown({
		what: `The commit ${revision} is not in this checkout, and code is scanned for flags at it`,
		next: "Check out with the whole history: fetch-depth: 0 for actions/checkout",
		place: {
			file: ".git",
			line: 1,
			column: 1
		}
	});
}
async function filesAt(root, commit) {
	const { baseOf } = await Promise.resolve().then(() => require("./base2.js")).then((n) => n.base_exports);
	const base = baseOf(root, commit);
	return base.known ? require_base.known(base.value.files) : base;
}
function isThere(files, file) {
	const entry = files.open(file);
	return entry.known || entry.because.some(({ absent }) => !absent);
}
// src/flags/question.ts
async function questionOf(given, registries, start) {
	const { request, world } = given;
	const read = require_base.both(require_base.both(await given.policy(), await world.code()), await headOf(given, start));
	if (!read.known) return read;
	const [[policy, code], commit] = read.value;
	const { topOf } = await Promise.resolve().then(() => require("./git.js"));
	const top = topOf(request.root);
	if (!top.known) return top;
	const inRepository = (path) => (0, node_path.relative)(top.value, (0, node_path.resolve)((0, node_fs.realpathSync)(request.root), path));
	const manifests = await findManifests(request.manifests, world.head);
	const opened = each$2(registries).flatMap(({ sources }) => sources.map(({ file }) => file));
	const files = [...new Set(opened)].map((file) => ({
		opened: file,
		path: inRepository(file)
	}));
	const asked = {
		commit,
		base: start?.base,
		...policy.at && { at: policy.at },
		folder: inRepository(await given.root()),
		names: namesIn$1(...each$2(registries)),
		policy,
		registries: [...files.map(({ path }) => path), ...manifests.known ? manifests.value.map(inRepository) : []]
	};
	return require_base.known({
		code,
		asked,
		files
	});
}
function headOf({ request }, start) {
	return start ? require_base.known(start.head) : commitOf(request.root, request.head ?? "HEAD");
}
function each$2({ head, base }) {
	return base ? [head, base] : [head];
}
function namesIn$1(...registries) {
	const names = registries.flatMap(({ flags, retired }) => [...flags, ...retired]).flatMap(({ key, aliases }) => [key, ...aliases]);
	return [...new Map(names.map((name) => [require_base.folded(name), name])).values()];
}
// src/flags/sources.ts
const USUAL_REGISTRIES = [
	"flags.yml",
	"flags.yaml",
	"flags.json"
];
async function sourcesOf(given, start) {
	const { request, world } = given;
	const policy = await given.policy();
	if (!policy.known) return policy;
	if (request.flags && request.flags.length > 0) return require_base.known({
		root: ".",
		named: request.flags.map((file) => plainSource(file, file))
	});
	const root = await given.root();
	if (policy.value.registry.length > 0) return require_base.known({
		root,
		named: policy.value.registry
	});
	const before = start ? await filesAt(request.root, start.tip) : require_base.known(world.head);
	if (!before.known) return before;
	const there = USUAL_REGISTRIES.filter((name) => [world.head, before.value].some((files) => isThere(files, (0, node_path.join)(root, name))));
	if (there.length > 0) return require_base.known({
		root,
		named: there.map((name) => plainSource(name, (0, node_path.join)(root, name)))
	});
	const manifest = await given.manifest();
	const wanted = manifest.known ? namedFlag(manifest.value) : void 0;
	return wanted ? require_base.unknown(wanted) : require_base.known({
		root,
		named: []
	});
}
async function registryIn(files, { root, named }) {
	const { readRegistry } = await Promise.resolve().then(() => require("./registry.js")).then((n) => n.registry_exports);
	return readRegistry(named, root, files);
}
async function registryBefore(files, { root, named }) {
	const whole = await registryIn(files, {
		root,
		named
	});
	if (whole.known || whole.because.every(({ absent }) => !absent)) return whole;
	const there = [];
	for (const source of named) {
		const read = await registryIn(files, {
			root,
			named: [source]
		});
		if (read.known || !read.because.every(({ absent }) => absent)) there.push(source);
	}
	return there.length > 0 ? registryIn(files, {
		root,
		named: there
	}) : require_base.known(void 0);
}
async function sourceOf(opened, { root, named }) {
	const { minimatch } = await Promise.resolve().then(() => require("./esm.js"));
	const isOf = (name) => name === opened || minimatch(opened, name);
	return named.find(({ file }) => isOf((0, node_path.isAbsolute)(file) ? file : (0, node_path.join)(root, file))) ?? plainSource(opened, opened);
}
function plainSource(file, shown) {
	return {
		file,
		format: void 0,
		line: void 0,
		place: {
			file: shown,
			line: 1,
			column: 1
		}
	};
}
function namedFlag(manifest) {
	const { flags } = manifest.value;
	const kind = ["activates", "retires"].find((each) => (flags?.[each] ?? []).length > 0);
	if (kind === void 0) return void 0;
	return {
		what: `The rollout ${kind} ${JSON.stringify(flags?.[kind]?.[0])}, and there is no registry of flags, so nothing says which flags are alive, which are retired and what they mean`,
		next: `Write ${USUAL_REGISTRIES[0]} beside the policy's folder, or name the registry in the policy (flags: { registry: … }) or with --flags`,
		place: manifest.at("flags", kind, 0)
	};
}
// src/flags/behind.ts
async function behindOf(given, registries, sources, question) {
	const read = require_base.both(require_base.both(await given.rollout(), await given.fleet()), await given.policy());
	if (!read.known) return read;
	const [[rollout, fleet], policy] = read.value;
	if (require_base.touchedFlags(rollout.manifest.value, registries).length === 0) return require_base.known({
		releases: [],
		untold: 0
	});
	const { readBehind } = await Promise.resolve().then(() => require("./releases.js"));
	const { commitIn } = await Promise.resolve().then(() => require("./commit-files.js")).then((n) => n.commit_files_exports);
	const { root } = given.request;
	const registryAt = async (commit) => {
		const { headOf } = await Promise.resolve().then(() => require("./head.js")).then((n) => n.head_exports);
		const files = headOf(root, commit);
		return files.known ? registryBefore(files.value, sources) : files;
	};
	const behind = await readBehind({
		rollout,
		fleet,
		registries,
		folder: (0, node_path.join)(await given.root(), policy.releases),
		files: given.world.judging,
		commitOf: (revision) => commitIn(root, revision),
		readsOf: async (commit) => {
			const read = require_base.both(await question(), await registryAt(commit));
			if (!read.known) return read;
			const [ready, own] = read.value;
			if (!ready) return require_base.known(new Map());
			const { asked, code } = ready;
			const names = own ? namesIn$1(...each$2(registries), own) : asked.names;
			return code.reads({
				...asked,
				commit,
				base: void 0,
				names
			});
		},
		registryAt
	});
	if (behind.known) given.sources.push(...behind.value.sources);
	return behind;
}
// src/flags/history.ts
async function historyOf(given, { head, base }, { code, asked, files }, sources, start) {
	if (!base || !start) return require_base.known(void 0);
	const added = addedFlags(head, base);
	if (added.length === 0) return require_base.known({
		added: 0,
		commits: 0,
		former: []
	});
	const asks = await asksFor(given, added, {
		code,
		asked,
		files
	}, start.tip);
	if (!asks.known) return asks;
	const { readHistory } = await Promise.resolve().then(() => require("./history.js"));
	const registries = files.map(async ({ opened, path }) => ({
		path,
		source: await sourceOf(opened, sources)
	}));
	return readHistory({
		root: given.request.root,
		base: start.tip,
		head: start.head,
		added,
		registries: await Promise.all(registries),
		folder: asked.folder,
		policy: asked.policy,
		readAtBase: asks.value
	});
}
async function asksFor(given, flags, { code, asked }, commit) {
	const files = await filesAt(given.request.root, commit);
	if (!files.known) return files;
	if (!isThere(files.value, await given.root())) return require_base.known(new Set());
	const names = flags.flatMap(({ key, aliases }) => [key, ...aliases]);
	const read = await code.read({
		...asked,
		commit,
		base: void 0,
		names
	});
	if (!read.known) return read;
	const calls = read.value.uses.filter(({ kind }) => kind === "call");
	return require_base.known(new Set(calls.map(({ text }) => require_base.folded(text))));
}
function addedFlags(head, base) {
	const before = new Set([
		...base.flags,
		...base.retired,
		...head.retired
	].flatMap((entry) => [...require_base.namesOf(entry)]));
	return head.flags.filter((flag) => [...require_base.namesOf(flag)].every((name) => !before.has(name)));
}
// src/flags/registries.ts
async function readRegistries(given, sources, start) {
	if (sources.named.length === 0) return require_base.known(void 0);
	const head = await registryIn(given.world.head, sources);
	if (!head.known) return head;
	given.sources.push(...head.value.sources);
	if (!start) return require_base.known({
		head: head.value,
		base: void 0
	});
	const tip = await registryAt(given, sources, start.tip);
	if (!tip.known) return tip;
	if (!tip.value || start.tip === start.base) return require_base.known({
		head: head.value,
		base: tip.value
	});
	const base = await registryAt(given, sources, start.base);
	if (!base.known) return base;
	const { rebased } = await Promise.resolve().then(() => require("./rebase.js"));
	return require_base.known({
		head: rebased(head.value, base.value, tip.value),
		base: tip.value
	});
}
async function registryAt({ request }, sources, commit) {
	const files = await filesAt(request.root, commit);
	return files.known ? registryBefore(files.value, sources) : files;
}
// src/flags/index.ts
function flagReaders(given) {
	const start = require_base.once(() => startOf(given));
	const sources = require_base.once(async () => {
		const began = await start();
		return began.known ? sourcesOf(given, began.value) : began;
	});
	const registry = require_base.once(async () => {
		const read = require_base.both(await sources(), await start());
		return read.known ? readRegistries(given, ...read.value) : read;
	});
	const question = require_base.once(async () => {
		const read = require_base.both(await registry(), await start());
		if (!read.known) return read;
		const [registries, began] = read.value;
		return registries ? questionOf(given, registries, began) : require_base.known(void 0);
	});
	return {
		registry,
		code: require_base.once(async () => {
			const ready = await question();
			if (!ready.known || !ready.value) return ready.known ? require_base.known(void 0) : ready;
			const { asked, code } = ready.value;
			const read = await code.read(asked);
			const format = `commit ${require_base.short(asked.commit)}`;
			const digest = require_base.sha256(asked.commit);
			if (read.known) given.sources.push({
				role: "code",
				file: asked.folder || ".",
				format,
				digest
			});
			return read;
		}),
		history: require_base.once(async () => {
			const read = require_base.both(require_base.both(await registry(), await question()), require_base.both(await sources(), await start()));
			if (!read.known) return read;
			const [[registries, ready], [named, began]] = read.value;
			return registries && ready ? historyOf(given, registries, ready, named, began) : require_base.known(void 0);
		}),
		behind: require_base.once(async () => {
			const read = require_base.both(await registry(), await sources());
			if (!read.known) return read;
			const [registries, named] = read.value;
			return registries ? behindOf(given, registries, named, question) : require_base.known(void 0);
		})
	};
}
// src/moments.ts
const MOMENTS = [
	"plan",
	"deploy",
	"activate"
];
function isAsked(from, at) {
	return MOMENTS.indexOf(from) <= MOMENTS.indexOf(at);
}
// src/plan.ts
function planOf(rollout, fleet, policy, commit) {
	const manifest = rollout.manifest.value;
	const names = (hosts) => Array.from(hosts, (host) => fleet.name(host)).sort();
	const parts = {
		commit: commit ?? null,
		manifest,
		hosts: {
			touched: names(rollout.touched),
			strangers: each$1(rollout.touches?.strangers.map(({ name }) => name)),
			excepted: names(rollout.excepted),
			waves: rollout.waves.map(({ name, hosts }) => ({
				name,
				hosts: names(hosts)
			})),
			rollback: rollout.rollback ? names(rollout.rollback.hosts) : null
		},
		flags: {
			activates: each$1(manifest.flags?.activates),
			retires: each$1(manifest.flags?.retires)
		},
		policy: policy === void 0 ? null : require_base.sha256(require_base.canonical(policy))
	};
	return {
		digest: require_base.planDigest(parts),
		parts
	};
}
function each$1(names = []) {
	return [...new Set(names)].sort();
}
// src/gather.ts
function gather(file, request, ruleIds, world) {
	const { head, judging } = world;
	const sources = [];
	const manifest = require_base.once(async () => {
		const within = leadsOut(request.root, (0, node_path.resolve)(request.root, file)) ? void 0 : ".";
		const text = openText(head, file, LARGEST_BY_HAND, file === "-" ? void 0 : within);
		if (!text.known) return text;
		sources.push({
			role: "manifest",
			file,
			format: "manifest",
			digest: require_base.sha256(text.value.bytes)
		});
		return readManifest(text.value);
	});
	const found = require_base.once(async () => findPolicy(file, request.policy, request.root, judging));
	const policyFile = require_base.once(async () => {
		const policy = await found();
		if (!policy.known) return policy;
		const { text } = policy.value;
		if (text === void 0) {
			world.note(`No policy file was found for ${file}, so the strict defaults judge`);
			return require_base.known(void 0);
		}
		sources.push({
			role: "policy",
			file: text.file,
			format: text.from ?? "policy",
			digest: require_base.sha256(text.bytes)
		});
		return readPolicy(text, ruleIds);
	});
	const below = async (name) => {
		const policy = await found();
		const root = policy.known ? policy.value.root : ".";
		return {
			root,
			path: (0, node_path.isAbsolute)(name) ? name : (0, node_path.join)(root, name)
		};
	};
	const fleet = require_base.once(async () => {
		const policy = await policyFile();
		if (!policy.known) return policy;
		const named = policy.value ? inventoriesOf(policy.value.value) : [];
		const paths = request.inventories.length > 0 ? request.inventories : await Promise.all(named.map(async (name) => (await below(name)).path));
		if (paths.length === 0) return require_base.unknown({
			what: "No inventory is named, so nothing says which hosts exist",
			next: request.base === void 0 ? "Name it in the policy (inventory: hosts.ini), or with --inventory" : "Name it in the policy at the base: one that this change adds judges only the next change, so merge policy and inventory first",
			place: require_base.wholeFile(policy.value?.file ?? file)
		});
		const read = await world.inventory(paths);
		if (read.known) sources.push(...read.value.sources);
		return request.inventories.length > 0 ? read : namedBy(read, policy.value);
	});
	const select = require_base.once(async () => {
		const [read, asked] = await Promise.all([policyFile(), manifest()]);
		return selectors([...read.known ? selectorsIn(read.value) : [], ...asked.known ? selectorsOf(asked.value.value) : []]);
	});
	const ownPolicy = require_base.once(async () => {
		const read = require_base.both(await policyFile(), await manifest());
		if (!read.known) return read;
		const [own, asked] = read.value;
		const { environment } = asked.value;
		const wrong = [environmentProblem(own, asked), otherEnvironment(request, asked)];
		if (request.requireReview) wrong.push(...reviewProblems(policyFor(own, environment, [])));
		const problems = wrong.filter((problem) => problem !== void 0);
		if (problems.length > 0) return require_base.unknown(...problems);
		const hosts = await fleet();
		if (!hosts.known) return require_base.known(policyFor(own, environment, []));
		const services = servicesOf(own, environment, hosts.value, await select());
		return require_base.known(policyFor(own, environment, services));
	});
	const policy = require_base.once(async () => {
		const own = await ownPolicy();
		if (!own.known || !own.value.review) return own;
		const read = await changeUnder(own.value);
		const live = read.known && request.recorded === void 0 ? read.value.live : void 0;
		const before = live === void 0 ? require_base.known(void 0) : await reviewAt(live);
		if (!before.known) return before;
		if (!before.value) return own;
		return require_base.known({
			...own.value,
			review: stricter(before.value, own.value.review)
		});
	});
	const touched = async (named, hosts) => {
		const { touches: given } = request;
		if (given === void 0 && named === void 0) return require_base.known(void 0);
		const { root, path } = await below(named ?? "");
		const text = given === void 0 ? openText(head, path, LARGEST$1, root) : openText(head, given, LARGEST$1);
		if (!text.known) return text;
		const { readTouches } = await Promise.resolve().then(() => require("./touches.js"));
		const touches = readTouches(text.value, hosts);
		if (touches.known) sources.push(touches.value.source);
		return touches;
	};
	const rollout = require_base.once(async () => {
		const read = require_base.both(await manifest(), await fleet());
		if (!read.known) return read;
		const [asked, hosts] = read.value;
		const touches = await touched(asked.value.touches, hosts);
		if (!touches.known) return touches;
		return require_base.known(resolveRollout(asked, hosts, touches.value, await select(), request.now));
	});
	const observed = require_base.once(async () => {
		const read = require_base.both(await manifest(), await fleet());
		if (!read.known) return read;
		const [asked, hosts] = read.value;
		if (request.observed === void 0) return asked.value.operation === "remove" ? require_base.known(nobodyAsked$2(request.deadline)) : require_base.unknown({
			what: "No reports of the hosts were given, and to go live every host must have answered",
			next: "Collect what each host runs, and pass the file with --observed",
			place: require_base.wholeFile(file)
		});
		const text = openText(head, request.observed, LARGEST$1);
		if (!text.known) return text;
		const { readObserved } = await Promise.resolve().then(() => require("./observed.js"));
		const observed = readObserved(text.value, hosts, request.deadline);
		if (observed.known) sources.push(observed.value.source);
		return observed;
	});
	const documents = require_base.once(async () => {
		const asked = await manifest();
		if (!asked.known) return asked;
		const read = readDocuments(asked.value, (await below("")).root, head);
		for (const { path, digest } of read.named) if (digest) sources.push({
			role: "document",
			file: path,
			format: "procedure",
			digest
		});
		return require_base.known(read);
	});
	const plan = require_base.once(async () => {
		const read = require_base.both(require_base.both(await rollout(), await fleet()), await policyFile());
		if (!read.known) return read;
		const [[asked, hosts], judged] = read.value;
		return require_base.known(planOf(asked, hosts, judged?.value, request.commit ?? await recordedCommit()));
	});
	const recordedCommit = async () => {
		const read = request.recorded === void 0 ? void 0 : await change();
		return read?.known ? read.value?.commit : void 0;
	};
	const earlier = require_base.once(async () => {
		if (request.earlier === void 0) return require_base.known(void 0);
		const text = openText(head, request.earlier, LARGEST$1);
		if (!text.known) return text;
		const { readEarlier } = await Promise.resolve().then(() => require("./earlier.js"));
		const read = await readEarlier(text.value, file);
		if (read.known) sources.push(read.value.source);
		return read;
	});
	const reviewAt = async (commit) => {
		const { baseOf } = await Promise.resolve().then(() => require("./base2.js")).then((n) => n.base_exports);
		const opened = require_base.both(baseOf(request.root, commit), await manifest());
		if (!opened.known) return opened;
		const [{ files }, asked] = opened.value;
		const there = findPolicy(file, request.policy, request.root, files);
		if (!there.known) return there.because.every(({ absent }) => absent) ? require_base.known(void 0) : there;
		if (there.value.text === void 0) return require_base.known(void 0);
		const read = await readPolicy(there.value.text, ruleIds);
		return read.known ? require_base.known(policyFor(read.value, asked.value.environment, []).review) : read;
	};
	const guards = async (judged) => {
		const read = await policyFile();
		const own = read.known && read.value ? inventoriesOf(read.value.value) : [];
		const place = judged.at("review", "owners");
		const guard = (because, paths) => ({
			paths,
			owners: judged.review?.owners ?? [],
			place,
			because
		});
		return [
			guard("it is the policy", judged.file === void 0 ? [] : [judged.file]),
			guard("it is the registry of flags", await registryPaths(judged)),
			guard("it is the inventory", [...request.inventories, ...await Promise.all(own.map(async (name) => (await below(name)).path))])
		];
	};
	const registryPaths = async ({ flags }) => {
		if (request.flags && request.flags.length > 0) return request.flags;
		const named = flags.registry.map(({ file }) => file);
		const files = named.length > 0 ? named : USUAL_REGISTRIES;
		return Promise.all(files.map(async (name) => (await below(name)).path));
	};
	const changeUnder = async (judged) => {
		const asked = await manifest();
		if (!asked.known) return asked;
		return world.change(file, {
			review: judged.review,
			environment: asked.value.value.environment,
			judging: await guards(judged),
			reviewAt,
			place: judged.at("review")
		});
	};
	const change = require_base.once(async () => {
		const judged = await policy();
		if (!judged.known) return judged;
		if (!judged.value.review) {
			if (request.incident !== void 0) world.note(idleIncident(request.incident));
			return require_base.known(void 0);
		}
		const read = await changeUnder(judged.value);
		if (!read.known) return read;
		const { repository, subject, live } = read.value;
		if (live === void 0 && isAsked("deploy", request.moment)) return require_base.unknown({
			...NO_RELEASE,
			place: judged.value.at("review")
		});
		const digest = require_base.sha256(require_base.canonical(read.value));
		sources.push({
			role: "github",
			file: repository,
			format: subject,
			digest
		});
		return read;
	});
	return {
		readers: {
			...flagReaders({
				request,
				world,
				sources,
				manifest,
				policy: async () => {
					const read = await policyFile();
					if (!read.known) return read;
					return require_base.known({
						...flagsOf(read.value),
						...read.value && { at: read.value.at }
					});
				},
				rollout,
				fleet,
				root: async () => (await below("")).root,
				before: require_base.once(async () => {
					const tells = isAsked("deploy", request.moment) && request.recorded === void 0;
					if (request.base !== void 0 || !tells) return require_base.known(request.base);
					const judged = await change();
					return judged.known ? require_base.known(judged.value?.live) : judged;
				})
			}),
			change,
			plan,
			earlier,
			rollout,
			fleet,
			policy,
			observed,
			documents,
			now: async () => require_base.known(request.now)
		},
		sources
	};
}
function idleIncident(incident) {
	return `The incident ${incident} changes nothing, since the policy asks for no second reviewer`;
}
const NO_RELEASE = {
	what: "A release is judged by every commit since what is live, and the check of a pull request or of a merge queue tells of its own alone",
	next: "Run it on push or on another event of the branch that goes live, or ask at the moment plan"
};
function namedBy(read, policy) {
	if (read.known || !policy) return read;
	const place = policy.at("inventory");
	return require_base.unknown(...read.because.map((problem) => problem.absent ? {
		...problem,
		place
	} : problem));
}
function nobodyAsked$2(deadline) {
	return {
		source: {
			role: "observed",
			file: "-",
			format: "nobody asked",
			digest: require_base.sha256("")
		},
		reports: new Map(),
		strangers: [],
		deadline
	};
}
// src/rules/names.ts
function namesOf$1(fleet, hosts) {
	return Array.from(hosts, (host) => fleet.name(host));
}
const MOST_CANDIDATES = 1e4;
function hostSpeller(fleet) {
	const names = require_base.once(() => namesUpTo(fleet, MOST_CANDIDATES));
	return require_base.speller(names, lacksDomain);
}
function namesUpTo(fleet, most) {
	return Array.from({ length: Math.min(fleet.size, most) }, (_, host) => fleet.name(host));
}
function didYouMean(name, near) {
	const question = `Did you mean ${near}?`;
	if (lacksDomain(name, near)) return `${question} A host is known by its whole name`;
	return name.toLowerCase() === near.toLowerCase() ? `${question} Capitals count` : question;
}
function lacksDomain(name, full) {
	return full[name.length] === "." && full.toLowerCase().startsWith(name.toLowerCase());
}
// src/rules/flags/slot-index.ts
function slotIndex(entries) {
	const isPoint = ({ slot }) => slot.at === slot.to;
	const points = require_base.groupBy(entries.filter(isPoint), ({ slot }) => pointOf(slot));
	const ranges = require_base.groupBy(entries.filter((entry) => !isPoint(entry)), ({ slot }) => kindOf(slot));
	const all = require_base.once(() => require_base.groupBy(entries, ({ slot }) => kindOf(slot)));
	return (slot) => {
		const near = (found = []) => found.filter((entry) => require_base.overlap(entry.slot, slot));
		if (!isPoint({ slot })) return near(all().get(kindOf(slot)));
		const single = near(points.get(pointOf(slot)));
		return ranges.size === 0 ? single : [...single, ...near(ranges.get(kindOf(slot)))];
	};
}
function covers(held, slot) {
	const shared = held.filter((each) => require_base.overlap(each, slot));
	if (typeof slot.at === "string") return shared.length > 0;
	let next = slot.at;
	for (const [at, to] of shared.map(boundsOf).sort(([a], [b]) => a - b)) {
		if (at > next) return false;
		next = Math.max(next, to + 1);
	}
	return next > slot.to;
}
function kindOf(slot) {
	return `${require_base.spaceOf(slot)} ${slot.kind}`;
}
function pointOf(slot) {
	return `${kindOf(slot)} ${require_base.foldedAt(slot.at)}`;
}
function boundsOf({ at, to }) {
	return [at, to];
}
// src/rules/flags/kept.ts
function slotsTaken(releases) {
	const readIn = new Map(releases.map(({ reads }) => [reads, slotIndex(reads.slots)]));
	return ({ names, slots }, { reads }) => {
		return [...new Set(slots.flatMap((slot) => readIn.get(reads)?.(slot) ?? []))].filter(({ key }) => key === void 0 || !names.has(require_base.folded(key)));
	};
}
function takenFor({ slot, key }) {
	return key === void 0 ? `reads ${require_base.slotText(slot)}, nobody knows what for` : `reads ${require_base.slotText(slot)} as ${key}`;
}
function who(release, fleet) {
	if (release.hosts.length === 0) return `The way back leads to ${release.name}`;
	const back = release.rollback ? ", where the way back leads too" : "";
	return `${onHosts$1(release, fleet)}${back}`;
}
function onHosts$1(release, fleet) {
	const hosts = hostsOf$1(release, fleet);
	return `${require_base.list(hosts)} ${hosts.length === 1 ? "keeps" : "keep"} ${release.name}`;
}
function mend(release, fleet) {
	const hosts = hostsOf$1(release, fleet);
	return hosts.length === 0 ? ", or let the way back lead elsewhere" : `, or bring ${require_base.list(hosts)} to a release without that code first`;
}
function hostsOf$1({ hosts }, fleet) {
	return namesOf$1(fleet, hosts);
}
// src/rules/flags/names.ts
const NO_REGISTRY = "there is no registry of flags";
function deadNames({ head, base }) {
	const now = byName(head.retired);
	const lasting = (base?.retired ?? []).filter((tombstone) => !(now.get(require_base.folded(tombstone.key)) ?? tombstone).unretired);
	return byName([...head.retired.filter(({ unretired }) => !unretired), ...lasting]);
}
function byName(entries) {
	const found = new Map();
	for (const entry of entries) for (const name of require_base.namesOf(entry)) if (!found.has(name)) found.set(name, entry);
	return found;
}
function share(some, others) {
	return [...some].some((name) => others.has(name));
}
function day(at) {
	return require_base.moment(at).slice(0, 10);
}
function retiredWhen({ retired, reason }) {
	const when = retired === void 0 ? "retired" : `retired on ${day(retired)}`;
	return reason === void 0 ? when : `${when} (${reason})`;
}
function alsoCalled(name, key) {
	return name === key ? key : `${name}, another name of ${key}`;
}
function sizeOf({ flags, retired }) {
	return `${require_base.count(flags.length, "live flag")}, ${require_base.thousands(retired.length)} retired`;
}
// src/rules/flags/story.ts
const MOST_RELEASES = 8;
const BECAUSE = {
	activated: "turned on",
	retired: "retired",
	redefined: "given another meaning",
	revived: "brought back"
};
function storyOf({ rollout, registries, behind, fleet }) {
	const { head, base } = registries;
	const atHead = meanings(head);
	const atBase = base && meanings(base);
	const reading = readings(behind?.releases ?? []);
	return together(require_base.touchedFlags(rollout.manifest.value, registries)).map(({ flag, hows }) => ({
		key: flag.key,
		because: require_base.list(hows.map((how) => BECAUSE[how])),
		base: atBase?.(flag),
		head: atHead(flag),
		behind: behind && onHosts(behind, fleet, (release) => reading(flag, release)),
		rollback: behind && onTheWayBack(behind, (release) => reading(flag, release))
	}));
}
function together(touched) {
	const flags = new Map();
	for (const flag of touched) {
		const key = require_base.folded(flag.key);
		const before = flags.get(key);
		flags.set(key, {
			flag: before?.flag ?? flag,
			hows: [...before?.hows ?? [], flag.how]
		});
	}
	return [...flags.values()];
}
function meanings({ flags, retired }) {
	const live = require_base.entriesUnder(flags);
	const dead = require_base.entriesUnder(retired);
	return ({ names }) => {
		const said = [...live(names).map((flag) => parts(flag.slots, liveWords(flag))), ...dead(names).map((tombstone) => parts(tombstone.slots, deadWords(tombstone)))];
		return said.length > 0 ? said.join("; ") : "not known";
	};
}
function parts(slots, words) {
	return slots.length > 0 ? `${require_base.list(slots.map(require_base.slotText))}, ${words}` : words;
}
function liveWords({ description }) {
	return description === void 0 ? "live" : `live: ${description}`;
}
function deadWords(tombstone) {
	const { replacedBy, unretired } = tombstone;
	return [
		retiredWhen(tombstone),
		...replacedBy === void 0 ? [] : [`replaced by ${replacedBy}`],
		...unretired ? [`alive again by ${unretired.by} (${unretired.reason})`] : []
	].join(", ");
}
function onHosts({ releases, untold }, fleet, reading) {
	const left = releases.filter(({ hosts }) => hosts.length > 0);
	const said = left.slice(0, MOST_RELEASES).map((release) => `${release.name} on ${require_base.list(namesOf$1(fleet, release.hosts), 3)} ${reading(release)}`);
	const more = left.length - said.length;
	return [
		...left.length === 0 ? ["no host is known to keep an old release"] : said,
		...more > 0 ? [`${require_base.thousands(more)} more releases are left out here`] : [],
		...untold > 0 ? [`${require_base.count(untold, "other host")} told nothing`] : []
	].join("; ");
}
function onTheWayBack({ releases }, reading) {
	const release = releases.find(({ rollback }) => rollback);
	return release && `${release.name} ${reading(release)}`;
}
function readings(releases) {
	const takenBy = slotsTaken(releases);
	return (flag, release) => {
		const said = [...[...flag.names].some((name) => release.reads.keys.has(name)) ? ["reads it"] : [], ...takenBy(flag, release).map(takenFor)];
		return said.length > 0 ? require_base.list(said) : "does not read it";
	};
}
// src/rules/grammar.ts
function are({ length }) {
	return length === 1 ? "is" : "are";
}
function have({ length }) {
	return length === 1 ? "has" : "have";
}
function them({ length }) {
	return length === 1 ? "it" : "them";
}
// src/rules/bounded.ts
const MOST$5 = 20;
function bounded(wrong, explain) {
	if (wrong.length <= MOST$5) return wrong.map(explain);
	const rest = wrong.slice(MOST$5);
	const [first] = rest.slice(0, 1).map(explain);
	const waits = first.waits === true && rest.every((each) => explain(each).waits);
	const last = {
		...counted(rest.length, first),
		...waits ? { waits } : {}
	};
	return [...wrong.slice(0, MOST$5).map(explain), last];
}
function counted(rest, { place, because, next, severity }) {
	return {
		what: `${require_base.thousands(rest)} more ${are({ length: rest })} wrong in the same way, beginning here`,
		next,
		place,
		because,
		...severity ? { severity } : {}
	};
}
// src/rules/define.ts
function defineRule(rule) {
	return rule;
}
// src/rules/shares.ts
const ROUNDING = 1e-6;
function capOf(share, of) {
	return typeof share === "number" ? share : Math.floor(percentOf(share, of) + ROUNDING);
}
function floorOf(share, of) {
	return typeof share === "number" ? share : Math.max(0, Math.ceil(percentOf(share, of) - ROUNDING));
}
function percentOf(share, of) {
	return Number.parseFloat(share) * of / 100;
}
function atOnce({ hosts, max }) {
	return max === void 0 ? hosts.length : Math.min(capOf(max, hosts.length), hosts.length);
}
// src/rules/states.ts
const IN_SERVICE = new Set([
	"up",
	"active",
	"in-service",
	"primary",
	"secondary"
]);
const OUT_OF_ROTATION = new Set([
	"down",
	"drained",
	"decommissioned",
	"disabled",
	"offline",
	"out",
	"out-of-rotation",
	"out-of-service",
	"removed",
	"retired",
	"stopped",
	"terminated"
]);
function inService(fleet, host) {
	const state = fleet.fact(host, "state");
	return state === void 0 || IN_SERVICE.has(folded$2(state));
}
function outOfRotation(fleet, host) {
	const state = fleet.fact(host, "state");
	return state !== void 0 && OUT_OF_ROTATION.has(folded$2(state));
}
function folded$2(state) {
	return state.trim().toLowerCase().replace(/[\s_]+/g, "-");
}
// src/rules/capacity/levels.ts
function levels(given) {
	return floored(given).flatMap((service) => zonesOf(service, given.fleet).filter(({ hosts }) => hosts.some((host) => require_base.contains(given.rollout.touched, host))).map(({ zone, hosts }) => levelOf(service, zone, hosts, given)));
}
function floored({ rollout, policy }) {
	return policy.services.filter((service) => service.floor !== void 0 && require_base.intersection(service.hosts.hosts, rollout.touched).length > 0);
}
const MOST_ZONES = 1e3;
function zonesOf({ hosts, perZone }, fleet) {
	if (!perZone) return [{
		zone: void 0,
		hosts: hosts.hosts
	}];
	const zones = new Map();
	for (const host of hosts.hosts) {
		const zone = fleet.fact(host, "zone");
		if (zone === void 0) continue;
		const held = zones.get(zone);
		if (held) held.push(host);
		else zones.set(zone, [host]);
	}
	if (zones.size > 1e3) return [];
	return [...zones].map(([zone, held]) => ({
		zone,
		hosts: require_base.setOf(held)
	}));
}
function levelOf(service, zone, hosts, { rollout, fleet }) {
	const floor = floorOf(service.floor, hosts.length);
	const before = hosts.filter((host) => inService(fleet, host));
	const cumulative = rollout.manifest.value.operation === "remove";
	const serving = new Uint8Array(fleet.size);
	for (const host of before) serving[host] = 1;
	const removed = [];
	const steps = stepsOf(rollout);
	let lowest = {
		least: before.length,
		step: steps[0],
		hosts: require_base.none
	};
	for (const step of steps) {
		const taken = step.hosts.length <= before.length ? step.hosts.filter((host) => serving[host] === 1) : before.filter((host) => serving[host] === 1 && require_base.contains(step.hosts, host));
		const away = cumulative ? removed.length + taken.length : Math.min(step.atOnce, taken.length);
		if (cumulative) for (const host of taken) {
			serving[host] = 0;
			removed.push(host);
		}
		const least = before.length - away;
		if (least < lowest.least) lowest = {
			least,
			step,
			hosts: taken
		};
		if (least < floor) break;
	}
	return {
		label: zone === void 0 ? service.name : `${service.name} in ${zone}`,
		service,
		size: hosts.length,
		before: before.length,
		floor,
		...lowest,
		...cumulative ? { hosts: require_base.setOf(removed) } : {}
	};
}
function stepsOf({ waves, manifest, touched }) {
	if (waves.length > 0) return waves.map((wave) => ({
		name: `wave ${wave.name}`,
		place: wave.place,
		hosts: wave.hosts,
		atOnce: atOnce(wave)
	}));
	return [{
		name: "the rollout, which has no waves",
		place: manifest.at("hosts", "select"),
		hosts: touched,
		atOnce: touched.length
	}];
}
// src/rules/capacity/floor.ts
var floor_default = defineRule({
	id: "capacity/floor",
	question: "Does every service that a touched host carries keep its floor, after every wave?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy"
	],
	idle({ rollout, policy }) {
		const { operation } = rollout.manifest.value;
		if (operation === "activate") return "turning a flag on takes no host out of service";
		if (operation === "remove" && policy.services.length === 0) return void 0;
		return policy.services.some(({ floor }) => floor !== void 0) ? void 0 : "the policy declares no service with a floor";
	},
	check(given) {
		const { rollout, policy } = given;
		if (policy.services.length === 0) return [removalOfNothingKnown(rollout)];
		return [...zoneless(given), ...bounded(levels(given).filter(isBelow), explain$10(given))];
	},
	shows(given) {
		const found = levels(given);
		if (found.length === 0) return "No service with a floor is carried by a touched host";
		return require_base.list(found.map(({ label, least, floor }) => `${label} keeps ${require_base.thousands(least)} in service (floor ${require_base.thousands(floor)})`));
	}
});
function isBelow({ before, least, floor }) {
	return least < floor || before === 0;
}
function explain$10({ rollout, fleet }) {
	const { operation } = rollout.manifest.value;
	return (level) => ({
		...words$3(level, operation === "remove"),
		place: level.step.place,
		because: level.service.place,
		hosts: namesOf$1(fleet, level.hosts)
	});
}
function words$3({ label, service, size, before, floor, least, step }, removed) {
	if (floor > size) return outOfReach(label, floor, size);
	const share = typeof service.floor === "string" ? ` (${service.floor})` : "";
	const rule = `its floor is ${require_base.thousands(floor)}${share}`;
	if (before === 0 || before < floor) return {
		what: `${label} has ${require_base.count(before, "host")} in service before anything is touched, and ${rule}`,
		next: `Bring hosts of ${service.name} back into service first`
	};
	const fall = `${label} would fall from ${require_base.thousands(before)} to ${require_base.count(least, "host")} in service`;
	const spare = before - floor;
	if (removed) return {
		what: `${fall} after ${step.name}, and ${rule}`,
		next: `Remove ${spare === 0 ? "none" : `at most ${require_base.thousands(spare)}`} of its hosts, or add capacity first`
	};
	return {
		what: `${fall} during ${step.name}, and ${rule}`,
		next: spare === 0 ? "Add capacity first: none of its hosts can be spared" : `Work on at most ${require_base.thousands(spare)} of its hosts at once, with smaller waves or max`
	};
}
function outOfReach(label, floor, size) {
	const asPercentage = floor <= 100 ? `, or written as ${floor}% if a percentage is meant` : "";
	return {
		what: `The floor of ${label} is ${require_base.count(floor, "host")}, and the whole service has ${size === 1 ? "one" : require_base.thousands(size)}, so no rollout could keep it`,
		next: `Have the floor lowered in the policy${asPercentage}`
	};
}
function zoneless(given) {
	const { fleet, rollout } = given;
	return floored(given).filter(({ perZone }) => perZone).flatMap((service) => {
		const bare = service.hosts.hosts.filter((host) => fleet.fact(host, "zone") === void 0);
		const hosts = namesOf$1(fleet, bare);
		const tooMany = hosts.length === 0 && zonesOf(service, fleet).length === 0;
		if (hosts.length === 0 && !tooMany) return [];
		const fault = tooMany ? `its hosts are in more than ${require_base.thousands(MOST_ZONES)} zones` : `${require_base.list(hosts)} ${have(hosts)} no zone`;
		return [{
			what: `The floor of ${service.name} is counted in each zone, and ${fault}`,
			next: tooMany ? "Name zones in the inventory that many hosts share, or have perZone taken out of the policy" : "Give every host of the service its zone in the inventory",
			place: rollout.manifest.at("hosts", "select"),
			because: service.place,
			hosts
		}];
	});
}
function removalOfNothingKnown({ manifest }) {
	return {
		what: "Hosts are removed and the policy declares no services, so nobody can tell what falls under its floor",
		next: "Declare the services that the hosts carry in the policy, each with its hosts and its floor",
		place: manifest.at("operation")
	};
}
// src/rules/flags/uses.ts
function usesOfDead(uses, kind, dead) {
	const found = new Map();
	for (const use of uses) {
		const tombstone = use.kind === kind ? dead.get(require_base.folded(use.text)) : void 0;
		if (!tombstone) continue;
		const same = found.get(tombstone);
		if (same) same.push(use);
		else found.set(tombstone, [use]);
	}
	return [...found].map(([tombstone, same]) => ({
		tombstone,
		uses: same
	}));
}
function furtherPlaces([, ...rest]) {
	if (rest.length === 0) return "";
	return ` and at ${rest.length === 1 ? "one further place" : `${require_base.thousands(rest.length)} further places`}: ${require_base.list(rest.map(({ place }) => lineOf(place)), 4)}`;
}
function scanned(code) {
	if (!code) return "no code scanned";
	return `${require_base.thousands(code.files)} ${code.files === 1 ? "file" : "files"} scanned`;
}
const NOT_TOLD_APART = "nothing says what code was there before, so new uses were not judged";
function lineOf({ file, line }) {
	return `${file}:${line}`;
}
// src/rules/flags/dead-code.ts
var dead_code_default = defineRule({
	id: "flags/dead-code",
	question: "Has all code that asks for a retired flag gone?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"registry",
		"code"
	],
	idle({ registry }) {
		if (!registry) return NO_REGISTRY;
		return deadNames(registry).size > 0 ? void 0 : "no flag is retired";
	},
	check({ rollout, registry, code }) {
		return registry && code ? bounded(deadCode(rollout, registry, code), explain$9) : [];
	},
	shows({ code }) {
		return `${scanned(code)}, and none asks for a retired flag`;
	}
});
function deadCode({ manifest }, registry, code) {
	const awake = require_base.touchedFlags(manifest.value, registry).filter(isAwake);
	const found = usesOfDead(code.uses, "call", deadNames(registry)).map((each) => ({
		...each,
		woken: whatWakes(each.tombstone, awake)
	}));
	return [...found.filter(({ woken }) => woken !== void 0), ...found.filter(({ woken }) => woken === void 0)];
}
const WAKES = {
	activated: (key) => `turns on ${key}`,
	redefined: (key) => `gives ${key} another meaning`,
	revived: (key) => `brings ${key} back`
};
function isAwake(flag) {
	return flag.how !== "retired";
}
function whatWakes(tombstone, awake) {
	const dead = require_base.namesOf(tombstone);
	for (const { key, how, names, slots } of awake) {
		const what = WAKES[how](key);
		const shared = tombstone.slots.find((slot) => slots.some((other) => require_base.overlap(slot, other)));
		if (shared) return `${what}, which is on ${require_base.slotText(shared)} as well`;
		if (share(names, dead)) return what;
	}
}
function explain$9({ tombstone, uses, woken }) {
	const still = `Code still asks for ${tombstone.key} here${furtherPlaces(uses)}, which was ${retiredWhen(tombstone)}`;
	return {
		what: woken === void 0 ? `${still}: it is dead, and one reuse away from running` : `${still}, and this rollout ${woken}: the dead code would run`,
		next: `Delete the code that asks for ${tombstone.key}${woken === void 0 ? "" : " and deploy that everywhere first"}`,
		place: uses[0].place,
		because: tombstone.place,
		...woken === void 0 ? { severity: "warn" } : {}
	};
}
// src/rules/flags/expired.ts
var expired_default = defineRule({
	id: "flags/expired",
	question: "Is every flag still expected to be needed?",
	from: "plan",
	severity: "warn",
	needs: ["registry", "now"],
	idle({ registry }) {
		if (!registry) return NO_REGISTRY;
		return dated(registry).length > 0 ? void 0 : "no live flag says when it expires";
	},
	check({ registry, now }) {
		return bounded(registry ? dated(registry).filter(({ expires }) => !(now <= expires)) : [], ({ key, owner, expires, place }) => ({
			what: `${key} was needed until ${day(expires)} as far as the registry says, and is still there${owner === void 0 ? ", and nobody owns it" : `; ${owner} owns it`}`,
			next: "Take it out of the code and retire it with a tombstone, or say until when it is needed",
			place
		}));
	},
	shows({ registry }) {
		if (!registry) return NO_REGISTRY;
		const some = dated(registry);
		return `${require_base.thousands(some.length)} of ${require_base.count(registry.head.flags.length, "live flag")} ${have(some)} a date of expiry, and none is past it`;
	}
});
function dated({ head }) {
	return head.flags.flatMap((flag) => flag.expires === void 0 ? [] : [{
		...flag,
		expires: flag.expires
	}]);
}
// src/rules/flags.ts
function activatesFlag({ operation, flags }) {
	return operation === "activate" || activated({ flags }).length > 0;
}
function activated({ flags }) {
	return flags?.activates ?? [];
}
// src/rules/places.ts
function inPolicy(policy, ...path) {
	return policy.file === void 0 ? void 0 : policy.at(...path);
}
function wholeFile(file) {
	return {
		file,
		line: 1,
		column: 1
	};
}
// src/rules/untold.ts
const FOUND_BY = {
	unmatched: "hosts/selector",
	unsupported: "hosts/selector",
	"slice-nested": "hosts/ambiguous",
	"slice-range": "hosts/ambiguous"
};
function untold({ declared, touches }, { rules }) {
	if (touches || declared.hosts.length > 0) return void 0;
	const rule = declared.traps.map(({ kind }) => FOUND_BY[kind]).find((rule) => rule !== void 0 && (rules.get(rule) ?? "block") === "block");
	return rule && `hosts.select (${declared.text}) yields no host, for the reason that ${rule} finds`;
}
function nobodyTouched({ touched }) {
	return touched.length === 0 ? "no host is touched" : void 0;
}
// src/rules/observed/reports.ts
function nobodyToAsk(rollout) {
	const { value } = rollout.manifest;
	if (activatesFlag(value)) return void 0;
	if (value.operation === "remove") return "a removed host has nothing left to report";
	return nobodyTouched(rollout);
}
function nobodyAsked$1({ manifest, touched }) {
	if (touched.length > 0) return [];
	return [{
		what: "A flag is activated and no host is touched, so no host is asked what it runs",
		next: "Reach the hosts that the flag is for, and ask each of them",
		place: manifest.at("hosts", "select"),
		because: manifest.at("flags", "activates")
	}];
}
function runs(report, release) {
	const answers = [report.version === void 0 ? void 0 : report.version === release.version, report.digest === void 0 || release.artifact === void 0 ? void 0 : report.digest === release.artifact.toLowerCase()].filter((answer) => answer !== void 0);
	return answers.length === 0 ? void 0 : answers.every(Boolean);
}
function running({ version, digest }) {
	return [version, digest].filter((part) => part !== void 0).map(quoted$1).join(" with ");
}
function quoted$1(version) {
	return /^\S+$/.test(version) ? version : JSON.stringify(version);
}
function releaseText({ version, artifact }) {
	return artifact === void 0 ? version : `${version} with ${artifact}`;
}
function rowPlace(observed, report) {
	return report?.place ?? wholeFile(observed.source.file);
}
// src/rules/flags/partial.ts
var partial_default = defineRule({
	id: "flags/partial",
	question: "Does every host know the flag before it is turned on?",
	from: "activate",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"registry",
		"observed",
		"behind"
	],
	idle({ rollout, registry }) {
		if (!registry) return NO_REGISTRY;
		return activated(rollout.manifest.value).length > 0 ? void 0 : "the manifest turns on no flag by its name";
	},
	check({ rollout, fleet, registry, observed, behind }) {
		if (!registry || !behind) return [];
		const given = {
			rollout,
			fleet,
			registry,
			observed,
			behind
		};
		return [...silentNeighbours(given), ...bounded(strangersTo(given), (each) => explain$8(each, given))];
	},
	shows({ rollout }) {
		const flags = require_base.list(activated(rollout.manifest.value));
		return `Each of ${require_base.count(serviceOf(rollout).length, "host")} of the service runs a release that knows ${flags}`;
	}
});
function serviceOf({ inScope, touched, excepted }) {
	return require_base.difference(require_base.union(inScope, touched), excepted);
}
function silentNeighbours({ rollout, fleet, observed }) {
	const silent = serviceOf(rollout).filter((host) => !observed.reports.has(host) && !require_base.contains(rollout.touched, host));
	if (silent.length === 0) return [];
	const { manifest } = rollout;
	const hosts = namesOf$1(fleet, silent);
	const flags = activated(manifest.value);
	return [{
		what: `${require_base.list(hosts)} ${hosts.length === 1 ? "belongs" : "belong"} to the scope, ${have(hosts)} not reported and ${hosts.length === 1 ? "is" : "are"} not touched, so nobody knows whether the code there knows ${require_base.list(flags)}`,
		next: `Collect what ${require_base.list(hosts)} ${hosts.length === 1 ? "runs" : "run"}, let the rollout reach ${them(hosts)}, or write an exception`,
		place: manifest.at("flags", "activates"),
		because: manifest.at("hosts", "select"),
		hosts
	}];
}
function strangersTo(given) {
	const { rollout, registry, observed } = given;
	const others = Array.from(serviceOf(rollout)).filter((host) => {
		const report = observed.reports.get(host);
		return report !== void 0 && !isReleased(report, rollout);
	});
	return require_base.touchedFlags(rollout.manifest.value, registry).filter(({ how }) => how === "activated").map((flag) => {
		const versions = versionsKnowing(flag, given);
		const isStranger = (host) => !versions.has(observed.reports.get(host)?.version);
		return {
			flag,
			hosts: others.filter(isStranger)
		};
	}).filter(({ hosts }) => hosts.length > 0);
}
function isReleased(report, { manifest }) {
	const { release } = manifest.value;
	return release !== void 0 && runs(report, release) === true;
}
function versionsKnowing({ names }, { behind, rollout }) {
	const known = new Set();
	const others = new Set([rollout.manifest.value.release?.version]);
	for (const { name, reads } of behind.releases) ([...names].some((each) => reads.keys.has(each)) ? known : others).add(name);
	return new Set([...known].filter((name) => !others.has(name)));
}
function explain$8({ flag, hosts }, { rollout, fleet, observed }) {
	const { manifest } = rollout;
	const { key } = flag;
	const names = namesOf$1(fleet, hosts);
	const first = hosts.map((host) => observed.reports.get(host)).find((report) => report);
	const said = first && running(first) || "neither version nor digest";
	const all = serviceOf(rollout).length;
	const index = activated(manifest.value).findIndex((each) => require_base.folded(each) === require_base.folded(key));
	return {
		what: `${key} is turned on, and ${names.length} of ${require_base.count(all, "host")} of the service ${names.length === 1 ? "reports" : "report"} no release that knows it: ${require_base.list(names)}${names.length === 1 ? " reports" : ", of which the first reports"} ${said}`,
		next: `Bring ${require_base.list(names)} to ${manifest.value.release?.version ?? "the release"}, or take ${them(names)} out of the service, and ask again before ${key} goes on`,
		place: manifest.at("flags", "activates", index),
		because: first?.place,
		hosts: names
	};
}
// src/rules/flags/repurposed.ts
const NEXT = "Give what is new a key of its own, and retire the old one with a tombstone; if nothing changed but the record, let the policy set flags/repurposed to warn for this change";
var repurposed_default = defineRule({
	id: "flags/repurposed",
	question: "Does every flag mean what it meant before?",
	from: "plan",
	severity: "block",
	needs: ["registry"],
	idle({ registry }) {
		return registry ? void 0 : NO_REGISTRY;
	},
	check({ registry }) {
		if (!registry) return [];
		const { head } = registry;
		const pairs = pairsOf(registry);
		return [
			...bounded(disputed(head), ([first, other]) => dispute(first, other)),
			...bounded(taken$1(registry), ([was, is]) => anothers(was, is)),
			...bounded(pairs.filter(([was, is]) => !require_base.sameIdentity(was, is)), ([was, is]) => another(was, is)),
			...bounded(pairs.flatMap(([was, is]) => leftSlots(was, is, head)), moved$1)
		];
	},
	shows({ registry }) {
		if (!registry) return NO_REGISTRY;
		if (!registry.base) return `${sizeOf(registry.head)}, and no two sources disagree; nothing says what they meant before`;
		return `${require_base.count(pairsOf(registry).length, "flag")} of before ${are(pairsOf(registry))} still the same`;
	}
});
function pairsOf({ head, base }) {
	const byKey = require_base.groupBy(base?.flags ?? [], ({ key }) => require_base.folded(key));
	const others = byName(base?.flags ?? []);
	return head.flags.flatMap((is) => {
		const same = byKey.get(require_base.folded(is.key)) ?? [];
		const alias = is.aliases.map((name) => others.get(require_base.folded(name))).find((each) => each);
		const was = same.find((each) => require_base.sameIdentity(each, is)) ?? same[0] ?? alias;
		return was ? [[was, is]] : [];
	});
}
function taken$1({ head, base }) {
	const before = byName(base?.flags ?? []);
	return head.flags.flatMap((is) => {
		const names = require_base.namesOf(is);
		const was = [...names].flatMap((name) => before.get(name) ?? []).find(({ key }) => !names.has(require_base.folded(key)));
		return was ? [[was, is]] : [];
	});
}
function disputed({ flags }) {
	return [...require_base.groupBy(flags, ({ key }) => require_base.folded(key)).values()].flatMap(([first, ...others]) => others.flatMap((other) => !require_base.sameIdentity(first, other) ? [[first, other]] : []));
}
function dispute(first, other) {
	return {
		what: `${first.place.file} and ${other.place.file} disagree on ${other.key}: ${differences(first, other)}; the two may mean different flags by one name`,
		next: "Find out which is right and mend the other, or give one of the flags another key",
		place: other.place,
		because: first.place
	};
}
function anothers(was, is) {
	const names = require_base.namesOf(is);
	return {
		what: `${[was.key, ...was.aliases].find((each) => names.has(require_base.folded(each))) ?? is.key} was a name of ${was.key} and is now one of ${is.key}: what was built before takes the one for the other`,
		next: `Give ${is.key} names that nothing had before; if the two are one flag, add ${was.key} to its aliases`,
		place: is.place,
		because: was.place
	};
}
function another(was, is) {
	return {
		what: `${is.key} is another flag than before: ${differences(was, is)}; what was built before takes it for the old one`,
		next: NEXT,
		place: is.place,
		because: was.place
	};
}
function differences(was, is) {
	const told = [
		"id",
		"created",
		"type"
	].filter((name) => was[name] !== void 0 && is[name] !== void 0 && was[name] !== is[name]);
	return require_base.list(told.map((name) => `its ${NAMES$1[name]} ${shown$3(was[name])} became ${shown$3(is[name])}`));
}
const NAMES$1 = {
	id: "id",
	created: "date of creation",
	type: "type"
};
function shown$3(value) {
	return typeof value === "number" ? day(value) : `${value}`;
}
function leftSlots(was, is, { retired, reserved }) {
	const gained = is.slots.filter((slot) => !was.slots.some((old) => require_base.overlap(old, slot)));
	const gone = was.slots.filter((slot) => !covers(is.slots, slot));
	const kept = gone.length === 0 ? [] : [...retired.flatMap(({ slots }) => slots), ...reserved.flatMap(({ slot }) => slot ?? [])];
	const [first, ...others] = gained.length > 0 ? gone : gone.filter((slot) => !covers(kept, slot));
	return first ? [{
		was,
		is,
		lost: [first, ...others],
		gained
	}] : [];
}
function moved$1({ is, lost, gained }) {
	const from = require_base.list(lost.map(require_base.slotText));
	const place = gained[0]?.place ?? is.place;
	if (gained.length > 0) return {
		what: `${is.key} moves from ${from} to ${require_base.list(gained.map(require_base.slotText))}: hosts on the code of before read and write ${them(lost)} still, so the flag means two things at once`,
		next: NEXT,
		place,
		because: lost[0].place
	};
	return {
		what: `${is.key} leaves ${from}, and nothing keeps anybody from using ${them(lost)} again`,
		next: `Leave ${them(lost)} in the entry of ${is.key}, or write a tombstone that holds ${them(lost)}`,
		place,
		because: lost[0].place
	};
}
// src/rules/flags/resurrected.ts
var resurrected_default = defineRule({
	id: "flags/resurrected",
	question: "Is every flag that is added a new one?",
	from: "plan",
	severity: "block",
	needs: [
		"registry",
		"history",
		"policy",
		"now"
	],
	idle({ registry, history }) {
		if (!registry) return NO_REGISTRY;
		if (!history) return "nothing says what was there before the change, so no flag is told to be new";
		return history.added > 0 ? void 0 : "the change adds no flag";
	},
	check(given) {
		const { registry, history } = given;
		if (!registry || !history) return [];
		const flags = byName(registry.head.flags);
		return bounded(worstFirst$1(history, registry, given), (former) => ({
			what: `${whatWas(former)}, and ${require_base.short(former.removed.commit)} removed it on ${day(former.removed.at)} (${former.removed.title}): what was built before may still take it for the old one`,
			...judged(former, given),
			place: flags.get(require_base.folded(former.key))?.place ?? former.was,
			because: former.was
		}));
	},
	shows({ history }) {
		const { added, commits } = history ?? {
			added: 0,
			commits: 0
		};
		return `${require_base.count(added, "added flag")}, and none was ever there before in ${require_base.count(commits, "commit")} of history`;
	}
});
function formerOnes({ former }, { head }) {
	const explained = byName(head.retired.filter(({ unretired }) => unretired));
	return former.filter(({ key }) => !explained.has(require_base.folded(key)));
}
function worstFirst$1(history, registry, given) {
	const found = formerOnes(history, registry);
	const isMild = (former) => judged(former, given).severity === "warn";
	return [...found.filter((former) => !isMild(former)), ...found.filter(isMild)];
}
function whatWas({ key, how }) {
	return how === "defined" ? `${key} is added as a new flag and was defined before` : `${key} is added as a new flag and code asked for it before`;
}
function judged(former, given) {
	const { revertedBy } = former;
	if (revertedBy !== void 0) return {
		next: `${require_base.short(revertedBy)} says that it reverts the removal; make sure that the flag means what it meant`,
		severity: "warn"
	};
	if (isFresh(former, given)) return {
		next: `It was gone for less than the ${require_base.span(given.policy.flags.grace)} that the policy allows; make sure that it means what it meant`,
		severity: "warn"
	};
	return { next: "Give the new flag a name that nothing had before; if it is the old one, revert the commit that removed it, or add its tombstone with unretired (by, reason and at)" };
}
function isFresh({ removed }, { policy, now }) {
	const age = now - removed.at;
	return age >= 0 && age <= policy.flags.grace * 1e3;
}
// src/rules/flags/retired.ts
var retired_default = defineRule({
	id: "flags/retired",
	question: "Is every flag that is defined, read or turned on alive?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"registry",
		"code"
	],
	idle({ registry }) {
		return registry ? void 0 : NO_REGISTRY;
	},
	check({ rollout, registry, code }) {
		if (!registry) return [];
		const dead = deadNames(registry);
		return [
			...definedAgain(registry, dead),
			...turnedOn(rollout, registry, dead),
			...readAnew(code, dead)
		];
	},
	shows({ registry, code }) {
		if (!registry) return NO_REGISTRY;
		const what = `${sizeOf(registry.head)}, none of them both; ${scanned(code)}`;
		return code?.added ? `${what}, and no new call asks for a retired one` : `${what}; ${NOT_TOLD_APART}`;
	}
});
function definedAgain({ head }, dead) {
	return bounded(head.flags.flatMap((flag) => {
		const name = [flag.key, ...flag.aliases].find((each) => dead.has(require_base.folded(each)));
		const tombstone = name === void 0 ? void 0 : dead.get(require_base.folded(name));
		return name !== void 0 && tombstone ? [{
			flag,
			name,
			tombstone
		}] : [];
	}), ({ flag, name, tombstone }) => ({
		what: `${named$2(flag, name, tombstone)} is alive in ${flag.place.file}, and ${tombstone.place.file} has it ${retiredWhen(tombstone)}: what still reads it would wake up with its old meaning`,
		next: nextFor(flag, tombstone),
		place: flag.place,
		because: tombstone.place
	}));
}
function named$2(flag, name, { key }) {
	if (name === key && name === flag.key) return key;
	return name === flag.key ? `${alsoCalled(name, key)},` : `${flag.key} also goes by ${name}, a name of ${key}, and so`;
}
function nextFor({ place }, tombstone) {
	return `${place.file === tombstone.place.file ? "Give the new flag a name that nothing had before, or delete the live entry" : "Archive it where it is still alive and export again, or give the new flag a name that nothing had before"}; to bring the old flag back, keep its tombstone and add unretired with by, reason and at`;
}
function turnedOn({ manifest }, { head }, dead) {
	const live = byName(head.flags);
	const keys = head.flags.map(({ key }) => key);
	const spell = require_base.speller(() => keys);
	return bounded(activated(manifest.value).flatMap((name, i) => {
		const place = manifest.at("flags", "activates", i);
		const tombstone = dead.get(require_base.folded(name));
		if (tombstone) return [{
			...turnsOnDead(name, tombstone),
			place,
			because: tombstone.place
		}];
		return live.has(require_base.folded(name)) ? [] : [{
			...turnsOnUnknown(name, spell(name)),
			place
		}];
	}), (draft) => draft);
}
function turnsOnDead(name, tombstone) {
	return {
		what: `The rollout turns on ${alsoCalled(name, tombstone.key)}, which was ${retiredWhen(tombstone)}: any host that still has the old code would run it`,
		next: "Take it out of flags.activates, and turn on a flag that is alive"
	};
}
function turnsOnUnknown(name, near) {
	const add = "add it to the registry of flags with what it means";
	return {
		what: `The rollout turns on ${name}, which no registry has as a live flag, so nothing says what it means`,
		next: near === void 0 ? `Check the name, or ${add}` : `Write ${near} if that is meant, or ${add}`
	};
}
function readAnew(code, dead) {
	const isNew = (use) => use.kind === "call" && code?.added?.has(use);
	return bounded((code?.uses ?? []).filter(isNew).flatMap((use) => {
		const tombstone = dead.get(require_base.folded(use.text));
		return tombstone ? [{
			use,
			tombstone
		}] : [];
	}), ({ use, tombstone }) => ({
		what: `The change adds code that asks for ${alsoCalled(use.text, tombstone.key)}, which was ${retiredWhen(tombstone)}: nothing answers for what it says now`,
		next: "Ask for a flag that is alive, or leave the code out",
		place: use.place,
		because: tombstone.place
	}));
}
// src/rules/flags/tenants.ts
function tenantsOf({ flags, fields }) {
	return [...flags.flatMap((flag) => {
		const names = require_base.namesOf(flag);
		return flag.slots.map((slot) => ({
			kind: "flag",
			name: flag.key,
			names,
			slot
		}));
	}), ...fields.map(({ name, slot }) => ({
		kind: "field",
		name,
		names: new Set([require_base.folded(name)]),
		slot
	}))];
}
// src/rules/flags/slot-conflicts.ts
function conflictsOf(registries) {
	const tenants = tenantsOf(registries.head);
	const checks = [
		buried(registries),
		reserved(registries),
		reservedName(registries),
		renamed(registries),
		shared(tenants)
	];
	return tenants.flatMap((tenant) => {
		for (const check of checks) {
			const conflict = check(tenant);
			if (conflict) return [conflict];
		}
		return [];
	});
}
function buried({ head, base }) {
	const on = slotIndex([...head.retired, ...base?.retired ?? []].flatMap((tombstone) => {
		const names = require_base.namesOf(tombstone);
		return tombstone.slots.map((slot) => ({
			slot,
			tombstone,
			names
		}));
	}));
	return (tenant) => {
		const grave = on(tenant.slot).find(({ names }) => !share(names, tenant.names));
		return grave && {
			kind: "buried",
			tenant,
			tombstone: grave.tombstone,
			place: grave.slot.place
		};
	};
}
function reserved(registries) {
	const { head, base } = registries;
	const now = slotIndex(slotsOf$1(head.reserved));
	const before = slotIndex(slotsOf$1(base?.reserved ?? []));
	const wasThere = wasAlready(registries);
	const isExplained = explainedBy(head.retired);
	return (tenant) => {
		const held = now(tenant.slot).find(({ slot }) => judges(slot.place, tenant)) ?? (wasThere(tenant) || isExplained(tenant) ? void 0 : before(tenant.slot)[0]);
		return held && {
			kind: "reserved",
			tenant,
			place: held.slot.place
		};
	};
}
function reservedName(registries) {
	const { head, base } = registries;
	const now = namesIn(head.reserved);
	const before = namesIn(base?.reserved ?? []);
	const wasCalled = new Set((base ? tenantsOf(base) : []).filter(isField).map(({ name, slot }) => nameIn(slot, name)));
	const isExplained = explainedBy(head.retired);
	return (tenant) => {
		if (!isField(tenant)) return void 0;
		const key = nameIn(tenant.slot, tenant.name);
		const held = now.get(key)?.find((place) => judges(place, tenant)) ?? (wasCalled.has(key) || isExplained(tenant) ? void 0 : before.get(key)?.[0]);
		return held && {
			kind: "reserved-name",
			tenant,
			place: held
		};
	};
}
function renamed({ head, base }) {
	const now = slotIndex(tenantsOf(head));
	const before = slotIndex(base ? tenantsOf(base) : []);
	const livesOn = (old) => now(old.slot).some(({ names }) => share(names, old.names));
	return (tenant) => {
		const old = before(tenant.slot);
		if (old.some(({ names }) => share(names, tenant.names))) return void 0;
		const was = old.find((each) => !livesOn(each));
		return was && {
			kind: "renamed",
			tenant,
			was: was.name,
			place: was.slot.place
		};
	};
}
function shared(tenants) {
	const on = slotIndex(tenants);
	const order = new Map(tenants.map((tenant, i) => [tenant, i]));
	const isBefore = (one, other) => order.get(one) < order.get(other);
	return (tenant) => {
		const other = on(tenant.slot).find((each) => isBefore(each, tenant) && !share(each.names, tenant.names) && !mayShare(each, tenant));
		return other && {
			kind: "shared",
			tenant,
			other: other.name,
			place: other.slot.place
		};
	};
}
function mayShare(one, other) {
	if (!isField(one) || !isField(other)) return false;
	return one.slot.place.file !== other.slot.place.file || one.slot.kind === "value";
}
function judges(place, tenant) {
	return !isField(tenant) || place.file === tenant.slot.place.file;
}
function wasAlready({ base }) {
	const before = slotIndex(base ? tenantsOf(base) : []);
	return (tenant) => before(tenant.slot).some(({ names }) => share(names, tenant.names));
}
function explainedBy(retired) {
	const again = byName(retired.filter(({ unretired }) => unretired));
	return ({ names }) => [...names].some((name) => again.has(name));
}
function isField({ kind }) {
	return kind === "field";
}
function slotsOf$1(reserved) {
	return reserved.flatMap(({ slot }) => slot ? [{ slot }] : []);
}
function namesIn(reserved) {
	const named = reserved.flatMap((each) => each.slot ? [] : [each]);
	const groups = require_base.groupBy(named, (each) => nameIn(each, each.name));
	return new Map([...groups].map(([key, all]) => [key, all.map(({ place }) => place)]));
}
function nameIn(space, name) {
	return JSON.stringify([require_base.spaceOf(space), require_base.folded(name)]);
}
// src/rules/flags/slot.ts
var slot_default = defineRule({
	id: "flags/slot",
	question: "Does every place on the wire mean what it always meant?",
	from: "plan",
	severity: "block",
	needs: ["registry"],
	idle({ registry }) {
		if (!registry) return NO_REGISTRY;
		return tenantsOf(registry.head).length > 0 ? void 0 : "no flag or field has a place on the wire";
	},
	check({ registry }) {
		return registry ? bounded(conflictsOf(registry), explain$7) : [];
	},
	shows({ registry }) {
		if (!registry) return NO_REGISTRY;
		const slots = tenantsOf(registry.head).length;
		const what = `${sizeOf(registry.head)}; ${require_base.thousands(slots)} ${slots === 1 ? "slot is" : "slots are"} in use, none of them under another name`;
		return registry.base ? what : `${what}; nothing says what they were before`;
	}
});
function explain$7(conflict) {
	const { tenant } = conflict;
	const slot = require_base.slotText(tenant.slot);
	const place = tenant.slot.place;
	switch (conflict.kind) {
		case "buried": return {
			what: `${tenant.name} is on ${slot}, which was ${conflict.tombstone.key}, ${retiredWhen(conflict.tombstone)}: code that still reads ${conflict.tombstone.key} would act on ${tenant.name}`,
			next: `Give ${tenant.name} a place that nothing had before; this one belongs to ${conflict.tombstone.key} for good`,
			place,
			because: conflict.place
		};
		case "reserved": return {
			what: `${tenant.name} is on ${slot}, which is reserved: something had it before, and code that still reads that would act on ${tenant.name}`,
			next: `Give ${tenant.name} a place that nothing had before, and leave the reservation as it is`,
			place,
			because: conflict.place
		};
		case "reserved-name": return {
			what: `${tenant.name} is a name that is reserved where it stands: something was called that before, and texts of before would be read as the new one`,
			next: "Choose a name that nothing had before, and leave the reservation as it is",
			place,
			because: conflict.place
		};
		case "renamed": return {
			what: `${slot} was ${conflict.was} and is now ${tenant.name}, and no tombstone holds it for ${conflict.was}: hosts on the code of before take the one for the other`,
			next: `Give ${tenant.name} a place of its own and write the tombstone of ${conflict.was} with this slot; if it is the same flag, add ${conflict.was} to the aliases of ${tenant.name}`,
			place,
			because: conflict.place
		};
		case "shared": return {
			what: `${tenant.name} and ${conflict.other} are both on ${slot}: whoever sets the one sets the other`,
			next: `Give one of them another place; if they are one flag, add the other name to its aliases`,
			place,
			because: conflict.place
		};
	}
}
// src/rules/flags/altered.ts
function alteredTombstones(head, base) {
	const now = byName(head.retired);
	const own = new Set(base.sources.filter(({ format }) => format === require_base.OWN_FORMAT).map(({ file }) => file));
	return bounded(base.retired.map((was) => {
		const is = now.get(require_base.folded(was.key));
		return {
			was,
			is,
			changes: is ? [
				...lostNames(was, now),
				...lostSlots(was, now),
				...own.has(was.place.file) ? retold(was, is) : []
			] : []
		};
	}).filter(({ is, changes }) => !is || changes.length > 0), explain$6);
}
function explain$6({ was, is, changes }) {
	if (!is) return {
		what: `The tombstone of ${was.key}, ${retiredWhen(was)}, is gone: nobody would notice when somebody uses what it held again`,
		next: "Put it back as it was; to bring the flag back, keep it and add unretired with by, reason and at",
		place: was.place
	};
	return {
		what: `The tombstone of ${was.key} is not what it was: ${require_base.list(changes)}; a tombstone may only grow`,
		next: "Put back what it said; names, slots and what was not told may be added",
		place: is.place,
		because: was.place
	};
}
function lostNames(was, now) {
	return was.aliases.filter((alias) => !now.has(require_base.folded(alias))).map((alias) => `it no longer holds the name ${alias}`);
}
function lostSlots(was, now) {
	const held = [was.key, ...was.aliases].flatMap((name) => now.get(require_base.folded(name)) ?? []).flatMap(({ slots }) => slots);
	return was.slots.filter((slot) => !covers(held, slot)).map((slot) => `it no longer holds all of ${require_base.slotText(slot)}`);
}
const NAMES = {
	retired: "the date of retirement",
	reason: "the reason",
	removedIn: "removedIn",
	replacedBy: "replacedBy"
};
function retold(was, is) {
	return Object.keys(NAMES).filter((name) => was[name] !== void 0 && was[name] !== is[name]).map((name) => {
		const now = is[name] === void 0 ? "nothing" : shown$2(is[name]);
		return `${NAMES[name]} was ${shown$2(was[name])} and is ${now}`;
	});
}
function shown$2(value) {
	return typeof value === "number" ? day(value) : JSON.stringify(value);
}
// src/rules/flags/forgotten.ts
const REASON = "say why it was retired";
function forgottenFlags(head, base, now) {
	const live = byName(head.flags);
	const dead = byName(head.retired.filter(({ unretired }) => !unretired));
	const again = byName(head.retired.filter(({ unretired }) => unretired));
	return bounded(base.flags.map((flag) => {
		const all = [...require_base.namesOf(flag)];
		const isAlive = all.some((name) => live.has(name));
		const graves = all.flatMap((name) => dead.get(name) ?? []);
		const held = graves.flatMap(({ slots }) => slots);
		return {
			flag,
			names: [flag.key, ...flag.aliases].filter((name) => {
				const known = require_base.folded(name);
				return !live.has(known) && !dead.has(known);
			}),
			slots: isAlive || graves.length === 0 ? [] : flag.slots.filter((slot) => !covers(held, slot)),
			left: [
				live,
				dead,
				again
			].flatMap((by) => all.flatMap((name) => by.get(name) ?? []))[0]
		};
	}).filter(({ names, slots }) => names.length + slots.length > 0), (each) => explain$5(each, now));
}
function explain$5({ flag, names, slots, left }, now) {
	const { key, place } = flag;
	if (!left) return {
		what: `${key} was a live flag and is now neither alive nor retired: nobody would notice when somebody uses its name${flag.slots.length > 0 ? " or its slots" : ""} again`,
		next: `Add its tombstone below retired in the registry of flags, with the reason: ${stanza(flag, now)}`,
		place
	};
	if ("unretired" in left && left.unretired) return {
		what: `${key} was alive again in spite of its tombstone and is now gone, and the tombstone still says that it is alive`,
		next: `Take unretired out of the tombstone of ${left.key}, so that it is retired again`,
		place: left.place,
		because: place
	};
	const lost = [...names, ...slots.map(require_base.slotText)];
	return {
		what: `${key} had ${require_base.list(lost)} before, which ${left.key} does not: nobody would notice when somebody uses ${them(lost)} again`,
		next: `Add ${require_base.list(lost)} to the aliases and slots of ${left.key}`,
		place: left.place,
		because: place
	};
}
function untoldRetirements({ manifest }, { head, base }, now) {
	const dead = byName(head.retired.filter(({ unretired }) => !unretired));
	const known = byName([...head.flags, ...base?.flags ?? []]);
	const keys = [...head.flags, ...head.retired].map(({ key }) => key);
	const spell = require_base.speller(() => keys);
	return bounded((manifest.value.flags?.retires ?? []).flatMap((name, i) => {
		if (dead.has(require_base.folded(name))) return [];
		const flag = known.get(require_base.folded(name));
		return [{
			what: `The rollout retires ${name}, and no tombstone in the registry of flags says so`,
			next: flag ? `Put its tombstone below retired in the registry of flags in the place of its live entry, with the reason: ${stanza(flag, now)}` : unknownNext(spell(name)),
			place: manifest.at("flags", "retires", i),
			because: flag?.place
		}];
	}), (draft) => draft);
}
function unknownNext(near) {
	return near === void 0 ? "Check the name: no flag of the registry has it" : `Write ${near} if that is meant, or check the name: no flag of the registry has it`;
}
function stanza(flag, now) {
	return require_base.stanzaOf(flag, day(now), REASON);
}
// src/rules/flags/unreserved.ts
function unreserved(head, base) {
	const kept = keptBy(head);
	const gone = base.fields.filter(({ slot }) => kept.isThere(slot) && !kept.isUsed(slot));
	return [
		...bounded(gone.filter(({ slot }) => !kept.holds(slot)), openNumber),
		...bounded(slotsOf(base.reserved).filter((slot) => kept.isThere(slot) && !kept.holds(slot)), shrunk),
		...bounded(namesOf(base.reserved).filter((each) => kept.isThere(each) && !kept.holdsName(each.name, each)), lostName),
		...bounded(gone.filter(({ name, slot }) => kept.holds(slot) && !kept.holdsName(name, slot) && !kept.isNamed(name, slot)), openName),
		...bounded([...require_base.groupBy(base.fields, ({ slot }) => require_base.spaceOf(slot)).values()].filter(([{ slot }]) => !kept.isThere(slot)), goneWhole)
	];
}
function keptBy({ fields, reserved, retired }) {
	const graves = byName(retired);
	const used = slotIndex(fields);
	const held = slotIndex([...slotsOf(reserved), ...retired.flatMap(({ slots }) => slots)].map((slot) => ({ slot })));
	const nameIn = (space, name) => `${require_base.spaceOf(space)} ${require_base.folded(name)}`;
	const reservedNames = new Set(namesOf(reserved).map((each) => nameIn(each, each.name)));
	const fieldNames = new Set(fields.map(({ name, slot }) => nameIn(slot, name)));
	const spaces = new Set([...fields.map(({ slot }) => slot), ...reserved.map((each) => each.slot ?? each)].map(require_base.spaceOf));
	return {
		isThere: (space) => spaces.has(require_base.spaceOf(space)),
		isUsed: (slot) => used(slot).length > 0,
		holds: (slot) => covers(held(slot).map((each) => each.slot), slot),
		holdsName: (name, space) => reservedNames.has(nameIn(space, name)) || graves.has(require_base.folded(name)),
		isNamed: (name, space) => fieldNames.has(nameIn(space, name))
	};
}
function openNumber({ name, slot }) {
	return {
		what: `${name} is gone from the schema, and nothing keeps ${require_base.slotText(slot)} for it: the next one who takes it is read as ${name} by code of before`,
		next: `Reserve it and its name where it stood (reserved ${slot.at}; reserved "${name}";)`,
		place: slot.place
	};
}
function openName({ name, slot }) {
	return {
		what: `${name} is gone from the schema and its number is reserved, but its name is not: JSON and text of before would be read as whatever takes the name`,
		next: `Reserve the name as well (reserved "${name}";)`,
		place: slot.place,
		severity: "warn"
	};
}
function shrunk(slot) {
	return {
		what: `Not all of ${require_base.slotText(slot)} is reserved any more, and something had it before`,
		next: "Put the reservation back; it may only grow",
		place: slot.place
	};
}
function lostName({ name, place }) {
	return {
		what: `The name ${name} is no longer reserved, and something was called that before`,
		next: "Put the reservation back; it may only grow",
		place
	};
}
function goneWhole(fields) {
	const [{ slot }] = fields;
	return {
		what: `Nothing is left of ${slot.of === "" ? slot.schema : `${slot.schema}.${slot.of}`}, which had ${require_base.count(fields.length, "field")}: if it comes back, its numbers may come back with another meaning`,
		next: "Make sure that nothing reads it any more, and never use its name again",
		place: slot.place,
		severity: "warn"
	};
}
function slotsOf(reserved) {
	return reserved.flatMap(({ slot }) => slot ?? []);
}
function namesOf(reserved) {
	return reserved.flatMap((each) => each.slot ? [] : [each]);
}
// src/rules/flags/unretired.ts
const WATCHED_BY = ["review/second-person", "review/guarded-files"];
function unretiredAlone(head, base, policy) {
	const why = whyAlone(policy);
	if (why === void 0) return [];
	const before = byName(base.retired);
	return bounded(head.retired.flatMap((tombstone) => {
		const { unretired } = tombstone;
		const was = before.get(require_base.folded(tombstone.key));
		return unretired && !isSame(unretired, was?.unretired) ? [{
			tombstone,
			unretired
		}] : [];
	}), ({ tombstone: { key, place }, unretired: { by, reason, at } }) => ({
		what: `${by} brings ${key} back to life on ${day(at)} (${reason}), and ${why.what}, so nobody else has to agree`,
		next: why.next,
		place,
		because: why.place
	}));
}
function isSame(is, was) {
	return was !== void 0 && is.by === was.by && is.reason === was.reason && is.at === was.at;
}
function whyAlone(policy) {
	if (!policy.review || policy.review.approvals < 1) return {
		what: "the policy asks for no second reviewer",
		next: "Let the policy ask for one (review: { approvals: 1 }), or leave the flag retired",
		place: inPolicy(policy, "review", "approvals")
	};
	const weak = WATCHED_BY.filter((id) => (policy.rules.get(id) ?? "block") !== "block");
	const [first] = weak;
	if (first === void 0) return void 0;
	return {
		what: `the policy does not let ${require_base.list(weak, 2, "or")} block`,
		next: `Let ${require_base.list(weak)} block again, or leave the flag retired`,
		place: inPolicy(policy, "rules", first)
	};
}
// src/rules/flags/tombstone.ts
var tombstone_default = defineRule({
	id: "flags/tombstone",
	question: "Does every flag that goes leave its tombstone, and does every tombstone stay?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"registry",
		"policy",
		"now"
	],
	idle({ registry }) {
		return registry ? void 0 : NO_REGISTRY;
	},
	check({ rollout, registry, policy, now }) {
		if (!registry) return [];
		const { head, base } = registry;
		return [...untoldRetirements(rollout, registry, now), ...base ? [
			...forgottenFlags(head, base, now),
			...alteredTombstones(head, base),
			...unreserved(head, base),
			...unretiredAlone(head, base, policy)
		] : []];
	},
	shows({ registry }) {
		if (!registry) return NO_REGISTRY;
		const { head, base } = registry;
		return base ? `Before ${sizeOf(base)}, now ${sizeOf(head)}, and nothing of before is forgotten` : `${sizeOf(head)}; nothing says what was there before, so only what the manifest retires was judged`;
	}
});
// src/rules/flags/undeclared.ts
var undeclared_default = defineRule({
	id: "flags/undeclared",
	question: "Does the registry know every flag that code names?",
	from: "plan",
	severity: "warn",
	needs: ["registry", "code"],
	idle({ registry }) {
		return registry ? void 0 : NO_REGISTRY;
	},
	check({ registry, code }) {
		if (!registry || !code) return [];
		return [...unknownCalls(registry, code), ...newLiterals(registry, code)];
	},
	shows({ code }) {
		const what = `${scanned(code)}, and every call asks for a flag that the registry knows`;
		return code?.added ? what : `${what}; ${NOT_TOLD_APART}`;
	}
});
function unknownCalls({ head }, { undeclared }) {
	const keys = head.flags.map(({ key }) => key);
	const spell = require_base.speller(() => keys);
	return bounded([...require_base.groupBy(undeclared, ({ text }) => require_base.folded(text)).values()], (uses) => {
		const [{ text, place }] = uses;
		const near = spell(text);
		const add = "add it to the registry of flags with what it means";
		return {
			what: `Code asks for ${text} here${furtherPlaces(uses)}, and no registry has it, neither alive nor retired, so nobody could tell when it comes back with another meaning`,
			next: near === void 0 ? `Check the name, or ${add}` : `Write ${near} if that is meant, or ${add}`,
			place
		};
	});
}
function newLiterals(registry, { uses, added }) {
	return bounded(usesOfDead(uses.filter((use) => added?.has(use)), "literal", deadNames(registry)), ({ tombstone, uses: same }) => ({
		what: `The change adds the text ${same[0].text} here${furtherPlaces(same)}, which names ${tombstone.key}, ${retiredWhen(tombstone)}`,
		next: "If it asks for the flag, take it out; otherwise nothing is to be done",
		place: same[0].place,
		because: tombstone.place
	}));
}
// src/rules/flags/zombie.ts
const DOES = {
	activated: (key) => `turns ${key} on`,
	redefined: (key) => `gives ${key} another meaning`,
	revived: (key) => `brings ${key} back`,
	retired: (key) => `retires ${key}`
};
var zombie_default = defineRule({
	id: "flags/zombie",
	question: "Does no release that stays behind read what this rollout turns on, brings back, retires or gives another meaning?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"registry",
		"behind"
	],
	idle({ rollout, registry }) {
		if (!registry) return NO_REGISTRY;
		return require_base.touchedFlags(rollout.manifest.value, registry).length > 0 ? void 0 : "the rollout touches no flag";
	},
	check({ rollout, fleet, registry, behind }) {
		if (!registry || !behind) return [];
		const given = {
			rollout,
			fleet,
			registry,
			behind
		};
		const met = meetings(given);
		return [
			...bounded(met.flatMap(slotTaken(behind)), (each) => anotherMeaning(each, given)),
			...bounded(met.filter(readOnHosts), (each) => stillRead(each, given)),
			...bounded(met.filter((each) => readOnTheWayBack(each, given)), (each) => wayBack(each, given)),
			...bounded(behind.releases.flatMap(deadReads(given)), (each) => dead(each, given))
		];
	},
	shows({ behind, rollout, registry }) {
		const touched = registry ? require_base.touchedFlags(rollout.manifest.value, registry) : [];
		return shown$1(behind ?? {
			releases: [],
			untold: 0
		}, touched);
	}
});
function meetings({ rollout, registry, behind }) {
	const touched = require_base.touchedFlags(rollout.manifest.value, registry);
	const under = (how) => new Set(touched.flatMap((flag) => flag.how === how ? [...flag.names] : []));
	const [redefined, activated] = [under("redefined"), under("activated")];
	return touched.filter(({ how, names }) => how !== "activated" || !share(names, redefined)).filter(({ how, names }) => how !== "revived" || !share(names, activated)).flatMap((flag) => behind.releases.map((release) => ({
		flag,
		release
	})));
}
function readAt({ flag, release }) {
	const name = [...flag.names].find((each) => release.reads.keys.has(each));
	return name === void 0 ? void 0 : release.reads.keys.get(name);
}
function slotTaken({ releases }) {
	const takenBy = slotsTaken(releases);
	return (meeting) => {
		const { flag, release } = meeting;
		const [slot] = flag.how === "retired" ? [] : takenBy(flag, release);
		return slot ? [{
			...meeting,
			slot
		}] : [];
	};
}
function anotherMeaning({ flag, release, slot }, given) {
	const { key, how } = flag;
	return {
		what: `${who(release, given.fleet)}, which ${takenFor(slot)}, and this rollout ${DOES[how](key)} there: that code would act on ${key} as ${slot.key ?? "something else"}`,
		next: `Give ${key} a slot that nothing ever read${mend(release, given.fleet)}`,
		place: placeOf(flag, given),
		because: slot.key === void 0 ? slot.slot.place : keyPlace(slot.key, release, slot.slot.place),
		hosts: hostsOf$1(release, given.fleet)
	};
}
function keyPlace(key, { reads }, otherwise) {
	return reads.keys.get(require_base.folded(key)) ?? otherwise;
}
function readOnHosts(meeting) {
	return meeting.release.hosts.length > 0 && readAt(meeting) !== void 0;
}
function stillRead(meeting, given) {
	const { flag, release } = meeting;
	const { key, how } = flag;
	const hosts = hostsOf$1(release, given.fleet);
	const [outcome, bring, later] = how === "retired" ? [
		"nobody says any more whether that code runs",
		"that does not read it",
		"retire"
	] : [
		"its old code would act on it",
		"that does not read it the old way",
		"touch"
	];
	return {
		what: `${onHosts$1(release, given.fleet)}, which reads ${key}, and this rollout ${DOES[how](key)}: ${outcome}`,
		next: `Bring ${require_base.list(hosts)} to a release ${bring}, take ${them(hosts)} out of the service, or ${later} ${key} when nobody reads it there`,
		place: placeOf(flag, given),
		because: readAt(meeting),
		hosts
	};
}
function readOnTheWayBack(meeting, { rollout }) {
	const { flag, release } = meeting;
	if (!release.rollback || readAt(meeting) === void 0) return false;
	const off = rollout.manifest.value.recovery?.rollback?.flags ?? [];
	return !(flag.how === "activated" || flag.how === "revived") || !off.some((key) => flag.names.has(require_base.folded(key)));
}
function wayBack(meeting, given) {
	const { flag, release } = meeting;
	const { key, how } = flag;
	const [outcome, next] = {
		activated: ["and recovery.rollback.flags does not name it, so the old code would run with it on", `Add ${key} to recovery.rollback.flags, and turn it off first in the procedure`],
		revived: [`and this rollout brings it back, so the old code would run with it wherever it is on`, `Add ${key} to recovery.rollback.flags, or let the way back lead to a release that does not read it`],
		redefined: [`and this rollout gives ${key} another meaning, so the old code would act on the new one`, `Give what is new a name and a slot of its own, or let the way back lead to a release that does not read ${key}`],
		retired: [`and this rollout retires ${key}, so the old code would ask for a flag that nobody defines`, `Make sure that the old code is right without ${key}, or add the tombstone once the way back leads to a release that does not read it`]
	}[how];
	return {
		what: `The way back leads to ${release.name}, which reads ${key}, ${outcome}`,
		next,
		place: placeOf(flag, given),
		because: readAt(meeting),
		...how === "retired" ? { severity: "warn" } : {}
	};
}
function deadReads({ rollout, registry }) {
	const touched = require_base.touchedFlags(rollout.manifest.value, registry).flatMap(({ names }) => [...names]);
	const left = new Map(deadNames(registry));
	for (const name of touched) left.delete(name);
	return (release) => {
		if (release.hosts.length === 0) return [];
		const [first, ...rest] = [...release.reads.keys.keys()].filter((key) => left.has(key));
		return first === void 0 ? [] : [{
			release,
			keys: [first, ...rest],
			tombstones: left
		}];
	};
}
function dead({ release, keys, tombstones }, given) {
	const names = [...new Set(keys.map((key) => tombstones.get(key)?.key ?? key))];
	const tombstone = tombstones.get(keys[0]);
	const when = tombstone && names.length === 1 ? retiredWhen(tombstone) : "retired";
	const hosts = hostsOf$1(release, given.fleet);
	return {
		what: `${onHosts$1(release, given.fleet)}, which still reads ${require_base.list(names)}, ${when}: whatever sets it again wakes that code`,
		next: `Bring ${require_base.list(hosts)} to a release without it, or take ${them(hosts)} out of the service`,
		place: tombstone?.place,
		because: release.reads.keys.get(keys[0]),
		hosts,
		severity: "warn"
	};
}
function placeOf({ key, how, names }, { rollout, registry }) {
	const { manifest } = rollout;
	const { activates = [], retires = [] } = manifest.value.flags ?? {};
	const index = (how === "retired" ? retires : activates).findIndex((each) => names.has(require_base.folded(each)));
	if (index >= 0) return manifest.at("flags", how === "retired" ? "retires" : "activates", index);
	const { flags, retired } = registry.head;
	return byName(how === "retired" ? retired : flags).get(require_base.folded(key))?.place ?? manifest.at("flags");
}
function shown$1({ releases, untold }, touched) {
	const hosts = releases.reduce((sum, each) => sum + each.hosts.length, 0);
	const flags = require_base.list([...new Set(touched.map(({ key }) => key))]);
	const rest = untold === 0 ? "" : `; ${require_base.count(untold, "other host")} outside the scope told nothing`;
	if (releases.length === 0) return `No host keeps an old release that could read ${flags}${rest}`;
	const stay = releases.length === 1 ? "stays" : "stay";
	return `${require_base.count(releases.length, "release")} ${stay} on ${require_base.count(hosts, "host")} or on the way back, and none takes ${flags} for anything else${rest}`;
}
// src/rules/plan.ts
const MOST$4 = 8;
function planDifferences(before, after) {
	return [
		...commit(before.commit, after.commit),
		...policy(before.policy, after.policy),
		...hosts(before.hosts, after.hosts),
		...flags$2(before.flags, after.flags),
		...values("", before.manifest, after.manifest).map((what) => said$1("manifest", what))
	];
}
function whatMoved(differences) {
	const shown = differences.length > 9 ? differences.slice(0, MOST$4) : differences;
	const rest = differences.length - shown.length;
	return [...shown.map(({ what }) => what), ...rest > 0 ? [`${require_base.thousands(rest)} more differences`] : []].join("; ");
}
function said$1(part, what) {
	return {
		part,
		what,
		gained: [],
		lost: []
	};
}
function commit(before, after) {
	if (before === after) return [];
	const alike = before?.slice(0, SHORT) === after?.slice(0, SHORT);
	const name = (id) => (alike ? id : id?.slice(0, SHORT)) ?? "not known";
	return [said$1("commit", `the commit is ${name(after)} and was ${name(before)}`)];
}
const SHORT = 12;
function policy(before, after) {
	if (before === after) return [];
	if (after === null) return [said$1("policy", "there is no policy file, and there was one")];
	if (before === null) return [said$1("policy", "there is a policy file, and there was none")];
	return [said$1("policy", "the policy says something else")];
}
function hosts(before, after) {
	return [
		...names$1("touched", "host", "touched", before.touched, after.touched),
		...names$1("strangers", "host", "touched and unknown to the inventory", before.strangers, after.strangers),
		...names$1("excepted", "host", "excepted", before.excepted, after.excepted),
		...waves(before.waves, after.waves),
		...rollback(before.rollback, after.rollback)
	];
}
function waves(before, after) {
	return Array.from({ length: Math.max(before.length, after.length) }, (_, i) => i).flatMap((i) => wave(i + 1, before[i], after[i]));
}
function wave(nth, before, after) {
	if (!before || !after) return [wholeWave(before, after)];
	const renamed = compared(before.name, after.name);
	if (!renamed) return names$1("waves", "host", `in wave ${excerpt(after.name)}`, before.hosts, after.hosts);
	return [said$1("waves", `wave ${nth} is called ${renamed.after} and was called ${renamed.before}`), ...names$1("waves", "host", `in wave ${nth}`, before.hosts, after.hosts)];
}
function wholeWave(before, after) {
	const { name, hosts } = after ?? before;
	return {
		part: "waves",
		what: `wave ${excerpt(name)} (${require_base.count(hosts.length, "host")}) is ${after ? "new" : "gone"}`,
		gained: after ? hosts : [],
		lost: after ? [] : hosts
	};
}
function rollback(before, after) {
	if (before && after) return names$1("rollback", "host", "in the way back", before, after);
	if (before === after) return [];
	return [{
		part: "rollback",
		what: after ? `there is a way back for ${require_base.count(after.length, "host")}, and there was none` : "there is no way back, and there was one",
		gained: after ?? [],
		lost: before ?? []
	}];
}
function flags$2(before, after) {
	return [...names$1("flags", "flag", "activated", before.activates, after.activates), ...names$1("flags", "flag", "retired", before.retires, after.retires)];
}
function names$1(part, noun, state, before, after) {
	const gained = beyond$3(after, before);
	const lost = beyond$3(before, after);
	if (gained.length === 0 && lost.length === 0) return [];
	const came = `${require_base.count(gained.length, noun)} ${are(gained)} newly ${state} (${require_base.list(gained)})`;
	const went = `${gained.length > 0 ? require_base.thousands(lost.length) : require_base.count(lost.length, noun)} ${are(lost)} no longer${gained.length > 0 ? "" : ` ${state}`} (${require_base.list(lost)})`;
	return [{
		part,
		what: [...gained.length > 0 ? [came] : [], ...lost.length > 0 ? [went] : []].join(" and "),
		gained,
		lost
	}];
}
function beyond$3(names, others) {
	let at = 0;
	return names.filter((name) => {
		while (at < others.length && others[at] < name) at++;
		return others[at] !== name;
	});
}
function values(path, before, after) {
	const inside = pairs(before, after);
	if (inside) return inside.flatMap(([key, was, is]) => values(typeof key === "number" ? `${path}[${key}]` : path ? `${path}.${key}` : key, was, is));
	const moved = compared(before, after);
	return moved ? [`${path} is ${moved.after} and was ${moved.before}`] : [];
}
function pairs(before, after) {
	if (Array.isArray(before) && Array.isArray(after)) return (before.length > after.length ? before : after).map((_, i) => [
		i,
		before[i],
		after[i]
	]);
	if (!isMap(before) || !isMap(after)) return void 0;
	const was = new Map(Object.entries(before));
	const is = new Map(Object.entries(after));
	return [...new Set([...was.keys(), ...is.keys()])].sort().map((key) => [
		key,
		was.get(key),
		is.get(key)
	]);
}
function isMap(value) {
	return value !== null && typeof value === "object" && !Array.isArray(value);
}
function compared(before, after) {
	const [was, is] = [written(before), written(after)];
	if (was === is) return void 0;
	let same = 0;
	while (was[same] === is[same]) same++;
	return {
		before: excerpt(was, same),
		after: excerpt(is, same)
	};
}
function written(value) {
	return value === void 0 ? "not given" : require_base.canonical(value);
}
const LONGEST$2 = 60;
const BEFORE = 20;
function excerpt(text, offset = 0) {
	if (offset <= 40) return require_base.cut(text, LONGEST$2);
	return `…${require_base.cut(text.slice(offset - BEFORE).replace(/^[\uDC00-\uDFFF]/, ""), LONGEST$2)}`;
}
// src/rules/gate/decision.ts
var decision_default = defineRule({
	id: "gate/decision",
	question: "Did an earlier moment pass this very plan, and lately?",
	from: "deploy",
	severity: "block",
	needs: [
		"plan",
		"earlier",
		"policy",
		"now"
	],
	idle({ earlier, policy }) {
		return earlier || policy.decision ? void 0 : "the policy demands no decision of an earlier moment, and none was given";
	},
	check({ plan, earlier, policy, now }) {
		if (!earlier) return [missing$1(policy)];
		return [
			...order(earlier),
			...failed(earlier),
			...policy.decision ? untimely(earlier, policy.decision.fresh, now) : [],
			...otherPlan(earlier, plan)
		].map((each) => ({
			...each,
			place: wholeFile(earlier.source.file),
			because: inPolicy(policy, "decision")
		}));
	},
	shows({ earlier, now }) {
		return earlier ? `This very plan passed at ${earlier.moment}, ${require_base.span((now - earlier.at) / 1e3)} ago` : "No decision is demanded";
	}
});
function missing$1(policy) {
	return {
		what: "The policy demands the decision of an earlier moment, and none was given, so nothing shows that this plan was judged before",
		next: "Judge at plan, keep the decision file that it writes (--decision), and give it to this moment (--earlier)",
		place: policy.at("decision")
	};
}
function order({ moment: asked }) {
	if (asked !== "activate") return [];
	return [{
		what: "The decision is of activate, after which no moment comes, so it is no decision of an earlier one",
		next: "Give the decision of plan or of deploy"
	}];
}
function failed({ moment: asked, verdict }) {
	if (verdict === "pass") return [];
	return [{
		what: `The verdict at ${asked} was ${verdict}, and only a plan that passed may go on`,
		next: `Mend what its decision reports, and ask at ${asked} again`
	}];
}
function untimely(earlier, fresh, now) {
	const { moment: asked, at, replay } = earlier;
	const again = `Ask at ${asked} again`;
	if (replay) return [{
		what: `The decision of ${asked} is a replay, judged as of ${require_base.moment(at)}, and shows nothing about today`,
		next: `${again}, without a time of its own`
	}];
	const age = now - at;
	if (age < -3e5) return [{
		what: `The decision of ${asked} was made at ${require_base.moment(at)}, which is still to come`,
		next: `Set the clock of the machine that made it, and ask at ${asked} again`
	}];
	if (age <= fresh * 1e3) return [];
	return [{
		what: `The decision of ${asked} is ${require_base.span(age / 1e3)} old, and the policy asks for one of the last ${require_base.span(fresh)}; the world may have moved since`,
		next: again
	}];
}
function otherPlan({ moment: asked, plan: before }, plan) {
	if (before.digest === plan.digest) return [];
	return [{
		what: `The decision of ${asked} is of another plan: ${whatMoved(planDifferences(before.parts, plan.parts))}; the digest was ${before.digest} and is ${plan.digest}`,
		next: `If this is what is meant, ask at ${asked} again and have the new plan approved; else bring back what moved`
	}];
}
// src/rules/machine.ts
function identities(name, address, domains) {
	const folded = canonicalName(name);
	const itself = addressKey(folded);
	const keys = itself === void 0 ? forms(folded, domains) : [itself];
	if (address === void 0) return keys;
	for (const key of targets(address, domains)) if (!keys.includes(key)) keys.push(key);
	return keys;
}
function targets(address, domains) {
	const key = addressKey(address);
	if (key !== void 0) return [key];
	return isHostName(address) ? forms(canonicalName(address), domains) : [];
}
const HOST_NAME = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?$/i;
const NUMBER_OR_GAP = /(?:^|\.)(?:\d+|0x[0-9a-f]*|x+)\.?$/i;
const HIDDEN_ADDRESS = /^\d{1,3}(?:\.[a-z0-9]{1,3}){3}$/i;
function isHostName(text) {
	return HOST_NAME.test(text) && !NUMBER_OR_GAP.test(text) && !HIDDEN_ADDRESS.test(text);
}
function addressKey(text) {
	const address = canonicalAddress(text);
	return address === void 0 || address.includes(":") ? address : bitsOf(address);
}
function canonicalName(name) {
	const folded = name.toLowerCase();
	return folded.endsWith(".") ? folded.slice(0, -1) : folded;
}
function forms(name, domains) {
	return domains.some((domain) => name.endsWith(`.${domain}`)) ? [name] : [name, ...domains.map((domain) => `${name}.${domain}`)];
}
function canonicalAddress(text) {
	if (isV4(text)) return text;
	const bare = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
	if (!bare.includes(":")) return void 0;
	const [, words = bare, zone = ""] = ZONED.exec(bare) ?? [];
	const address = canonicalV6(words);
	return address?.includes(":") || zone === "" ? address && address + zone : void 0;
}
const ZONED = /^([^%]*)(%[\w.-]+)$/;
function canonicalV6(text) {
	const words = wordsOf(text);
	if (!words) return void 0;
	const [a, b, c, d, e, mapped, high, low] = words;
	if ([
		a,
		b,
		c,
		d,
		e
	].every((word) => word === 0) && mapped === 65535) return [high, low].flatMap((word = 0) => [word >> 8, word & 255]).join(".");
	return compress(words);
}
function wordsOf(text) {
	const [head = "", tail, ...more] = text.split("::");
	if (more.length > 0) return void 0;
	const before = parse$2(head, tail === void 0);
	const after = parse$2(tail ?? "", true);
	if (!before || !after) return void 0;
	const gap = 8 - before.length - after.length;
	if (tail === void 0 ? gap !== 0 : gap < 1) return void 0;
	return [
		...before,
		...new Array(gap).fill(0),
		...after
	];
}
function parse$2(text, atEnd) {
	if (text === "") return [];
	const words = [];
	const parts = text.split(":");
	for (const [i, part] of parts.entries()) if (atEnd && i === parts.length - 1 && isV4(part)) {
		const [a, b, c, d] = part.split(".").map(Number);
		words.push(a << 8 | b, c << 8 | d);
	} else if (/^[0-9a-f]{1,4}$/i.test(part)) words.push(Number.parseInt(part, 16));
	else return void 0;
	return words;
}
const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const V4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
function isV4(text) {
	return V4.test(text);
}
function bitsOf(v4) {
	let bits = 0;
	let octet = 0;
	for (let i = 0; i < v4.length; i++) if (v4[i] === ".") {
		bits = bits << 8 | octet;
		octet = 0;
	} else octet = octet * 10 + Number(v4[i]);
	return bits << 8 | octet;
}
function compress(words) {
	let start = 0;
	let length = 1;
	for (let i = 0; i < words.length; i++) {
		let end = i;
		while (words[end] === 0) end++;
		if (end - i > length) {
			start = i;
			length = end - i;
		}
		i = Math.max(i, end - 1);
	}
	const hex = words.map((word) => word.toString(16));
	if (length === 1) return hex.join(":");
	return `${hex.slice(0, start).join(":")}::${hex.slice(start + length).join(":")}`;
}
// src/rules/hosts/alias.ts
var alias_default = defineRule({
	id: "hosts/alias",
	question: "Is every touched machine known under one name?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy"
	],
	idle({ rollout }) {
		return nobodyTouched(rollout);
	},
	check({ rollout, fleet, policy }) {
		const machines = machinesOf(rollout.touched, fleet, policy);
		const byName = rollout.manifest.value.hosts.countBy === "name";
		return [
			...byName ? [] : touchedTwice(machines, rollout, fleet),
			...alsoExcepted(machines, rollout, fleet),
			...byName ? alsoServing(machines, rollout, fleet, policy) : alsoElsewhere(machines, rollout, fleet)
		];
	},
	shows({ rollout }) {
		const { touched, manifest } = rollout;
		const names = `${require_base.count(touched.length, "name")} ${are(touched)}`;
		return manifest.value.hosts.countBy === "name" ? `${names} counted by name, and no machine carries a service under another one` : `${names} ${require_base.count(touched.length, "machine")}, as far as names and addresses tell`;
	}
});
function machinesOf(touched, fleet, { domains }) {
	const known = new Map();
	const lists = new Map();
	const identify = (host) => identities(fleet.name(host), fleet.fact(host, "address"), domains);
	const find = (key) => {
		const host = known.get(key) ?? (typeof key === "string" ? fleet.find(key) : void 0);
		return host !== void 0 && require_base.contains(touched, host) ? host : void 0;
	};
	const join = (one, other) => {
		const list = lists.get(one) ?? [one];
		if (lists.get(other) !== list) list.push(other);
		lists.set(one, list);
		lists.set(other, list);
	};
	for (const host of touched) {
		const name = fleet.name(host);
		for (const key of identify(host)) {
			const other = key === name ? known.get(key) : find(key);
			if (other !== void 0 && other !== host) join(other, host);
			else if (key !== name) known.set(key, host);
		}
	}
	return {
		shared: [...new Set(lists.values())].map((names) => names.sort((a, b) => a - b)),
		touchedAs: (host) => {
			const name = identify(host).map(find).find((found) => found !== void 0);
			return name === void 0 ? [] : lists.get(name) ?? [name];
		}
	};
}
function touchedTwice({ shared }, { manifest }, fleet) {
	return shared.map((names) => {
		const hosts = namesOf$1(fleet, names);
		return {
			what: `${require_base.list(hosts)} are one machine, counted ${names.length === 2 ? "twice" : `${require_base.thousands(names.length)} times`}, so another host may be missing unnoticed`,
			next: "Keep one of the names in hosts.select; where several services share a machine on purpose, write hosts.countBy: name",
			place: manifest.at("hosts", "select"),
			because: fleet.place(names[1]),
			hosts
		};
	});
}
function alsoExcepted(machines, rollout, fleet) {
	const isNew = once$1();
	return rollout.exceptions.flatMap(({ host, name, place }) => {
		const names = host === void 0 ? [] : machines.touchedAs(host);
		if (!isNew(names)) return [];
		const others = names.filter((other) => other !== host);
		if (others.length === 0) return [];
		const hosts = namesOf$1(fleet, others);
		return [{
			what: `${name} is excepted, and the same machine is touched as ${require_base.list(hosts)}`,
			next: "Leave out every name of the machine, or none",
			place,
			because: fleet.place(others[0]),
			hosts: [...hosts, name]
		}];
	});
}
function alsoServing(machines, { manifest, touched }, fleet, { services }) {
	return services.flatMap(({ name: service, hosts: carrying }) => {
		const isNew = once$1();
		return [...require_base.difference(carrying.hosts, touched)].flatMap((host) => {
			const names = machines.touchedAs(host);
			if (!isNew(names)) return [];
			const unaware = names.filter((name) => !require_base.contains(carrying.hosts, name));
			if (unaware.length === 0) return [];
			const hosts = namesOf$1(fleet, unaware);
			return [{
				what: `${require_base.list(hosts)} ${are(hosts)} the same machine as ${fleet.name(host)}, which carries ${service}; touching the one touches the other`,
				next: `Give the machine one name in the inventory, or leave ${require_base.list(hosts)} out of hosts.select`,
				place: manifest.at("hosts", "select"),
				because: fleet.place(host),
				hosts: [...hosts, fleet.name(host)]
			}];
		});
	});
}
function alsoElsewhere(machines, { manifest, touched, excepted }, fleet) {
	const isNew = once$1();
	const twins = [];
	const names = [];
	for (const host of require_base.difference(require_base.every(fleet.size), require_base.union(touched, excepted))) {
		const same = machines.touchedAs(host);
		if (same.length === 0) continue;
		twins.push(host);
		if (isNew(same)) names.push(...same);
	}
	const [first] = twins;
	if (first === void 0) return [];
	const hosts = namesOf$1(fleet, names);
	const others = namesOf$1(fleet, twins);
	return [{
		what: `${require_base.list(hosts)} ${are(hosts)} also in the inventory as ${require_base.list(others)}, which the rollout leaves out; touching the one touches the other, and what is said of the other would go unheard`,
		next: "Give each machine one name in the inventory; if names are counted on purpose, write hosts.countBy: name",
		place: manifest.at("hosts", "select"),
		because: fleet.place(first),
		hosts: [...hosts, ...others]
	}];
}
function once$1() {
	const seen = new Set();
	return (each) => {
		const isNew = !seen.has(each);
		seen.add(each);
		return isNew;
	};
}
// src/rules/hosts/implicit.ts
function implicitDrafts({ label, selection }, fleet) {
	return selection.atoms.flatMap((atom) => {
		const reached = reachedBy(atom, fleet);
		if (!reached) return [];
		const { group, hosts } = reached;
		return [{
			what: `${label} holds the pattern ${atom.text}, which also fits the group ${group} that every inventory has, and so reaches ${hosts}`,
			next: `Write the names that are meant, or a pattern that does not fit ${group}`,
			place: atom.place
		}];
	});
}
function reachedBy({ kind, groups }, fleet) {
	if (kind !== "glob" && kind !== "regex") return void 0;
	if (groups.includes("all")) return {
		group: "all",
		hosts: "every host"
	};
	const ungrouped = groups.includes("ungrouped") ? fleet.groups.get("ungrouped") : void 0;
	return ungrouped && ungrouped.hosts.length > 0 ? {
		group: "ungrouped",
		hosts: `${require_base.count(ungrouped.hosts.length, "host")} that no other group holds`
	} : void 0;
}
// src/rules/hosts/selections.ts
function selectionsOf(rollout, { services }) {
	const { declared, scope, scopeGiven, waves, rollback } = rollout;
	return [
		named$1("select", "hosts.select", declared),
		...(scopeGiven ? scope : []).map((each) => named$1("scope", "hosts.scope", each)),
		...waves.map(({ name, selection }) => named$1("wave", `Wave ${name}`, selection)),
		...rollback ? [named$1("rollback", "recovery.rollback.hosts", rollback)] : [],
		...services.map(({ name, hosts }) => named$1("service", `Service ${name} of the policy`, hosts))
	];
}
function named$1(role, label, selection) {
	return {
		role,
		label,
		selection
	};
}
// src/rules/hosts/traps.ts
function trapDrafts(selection, fleet) {
	const named = {
		role: "asked",
		label: "The selector",
		selection
	};
	return [...withoutEchoes(selection.traps).map((trap) => trapDraft(trap, named, fleet)), ...implicitDrafts(named, fleet)];
}
function withoutEchoes(traps) {
	const causes = traps.filter(({ kind }) => kind !== "empty-result");
	return causes.length > 0 ? causes : traps;
}
function trapDraft(trap, named, fleet) {
	return {
		...words$2(trap, named, fleet),
		place: trap.place
	};
}
function words$2(trap, { role, label, selection }, fleet) {
	switch (trap.kind) {
		case "empty-pattern": return {
			what: `${label} is empty, which Ansible reads as every host`,
			next: "Name the hosts that are meant, or write all if it is every one of them"
		};
		case "lone-exclusion": return {
			what: `${label} only excludes (${trap.atom}), which Ansible reads as every other host of the inventory`,
			next: `Name first what it is taken from, as in group:${trap.atom}`
		};
		case "unmatched": return {
			what: `${label} ${unknown(trap.atom, selection)}; ${ignored(trap.atom, selection)}`,
			next: asRange(trap, fleet) ?? (trap.nearest === void 0 ? "Write a name that the inventory knows, or bring the inventory up to date" : didYouMean(unsigned(trap.atom), trap.nearest))
		};
		case "unsupported": return {
			what: `${label} cannot be read at ${trap.atom}: ${trap.why}`,
			next: "Write the hosts or groups that are meant in another way"
		};
		case "empty-group": return {
			what: `${label} names the group ${trap.group}, which is declared and holds no host`,
			next: "Check that the inventory is whole, or take the group out of the selector"
		};
		case "empty-result": return {
			what: `${label} (${selection.text}) yields no host, and a rollout that reaches nobody looks like one that went well`,
			next: role === "select" ? "Mend the selector, or write hosts.allowEmpty with the reason why no host is right" : "Mend the selector"
		};
		case "slice-nested": return {
			what: `${label} takes a slice (${trap.atom}) of ${trap.group}, which has groups below it; Ansible orders those anew in every run, so it is not always the same hosts`,
			next: "Name the hosts, or slice a group that holds hosts only"
		};
		case "slice-range": return {
			what: `${label} takes the slice ${trap.atom} of ${require_base.count(trap.length, "host")}, and a part of it lies outside; Ansible would take fewer and say nothing`,
			next: "Mend the bounds, which count from 0, or name the hosts"
		};
		case "host-and-group": return {
			what: `${label} names ${trap.name}, which is both a host and a group; ${taken(trap.atom, selection)}`,
			next: "Rename one of the two in the inventory"
		};
		case "regex-reach": {
			const hosts = namesOf$1(fleet, trap.beyond);
			return {
				what: `${label} holds the regular expression ${trap.atom}, which is anchored at its start only and so also reaches ${require_base.list(hosts)}`,
				next: `Write ${trap.atom}$ for a full match, or ${trap.atom}.* if more is meant`,
				hosts
			};
		}
		case "order": {
			const hosts = namesOf$1(fleet, trap.differs);
			return {
				what: `${label} reads differently from left to right: Ansible first joins everything, then intersects, then excludes, and the two differ in ${require_base.list(hosts)}`,
				next: "Write the names first, then what starts with &, then what starts with !",
				hosts
			};
		}
	}
}
function unknown(text, { atoms }) {
	const kind = atoms.find((atom) => atom.text === text)?.kind;
	return kind === "glob" || kind === "regex" ? `holds the pattern ${unsigned(text)}, which matches no host and no group` : `names ${unsigned(text)}, and no host or group is called that`;
}
function unsigned(atom) {
	return atom.replace(/^[!&]/, "");
}
function asRange({ atom, nearest }, fleet) {
	const isRegex = /^[!&]?~/.test(atom);
	const ofMisspelt = nearest !== void 0 && fleet.groups.has(nearest);
	const [, name, from, to] = /^[!&]?(.+)\[(\d+)[:-](\d+)\]$/.exec(atom) ?? [];
	if (isRegex || ofMisspelt || name === void 0) return void 0;
	return `Ansible reads brackets at the end as a slice of ${name}, not as a range or as characters; write the names one by one (${name}${from},…,${name}${to}), a group, or a glob with something after the bracket`;
}
function taken(text, { atoms }) {
	return atoms.find((atom) => atom.text === text)?.kind === "host" ? "Ansible takes the host alone here, and after ! or & the group" : "Ansible takes the group here, and without a sign and a slice the host alone";
}
function ignored(text, { atoms }) {
	switch (atoms.find((atom) => atom.text === text)?.role) {
		case "exclusion": return "Ansible would exclude nothing and reach the hosts it should spare";
		case "intersection": return "Ansible would find nothing in common and reach no host";
		default: return atoms.every(({ hosts }) => hosts.length === 0) ? "Ansible would reach no host and report no failure" : "Ansible would go on without it";
	}
}
// src/rules/hosts/ambiguous.ts
const KINDS$4 = new Set([
	"slice-nested",
	"slice-range",
	"host-and-group",
	"regex-reach",
	"order"
]);
var ambiguous_default = defineRule({
	id: "hosts/ambiguous",
	question: "Does every selector mean to Ansible what it says to its reader?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy"
	],
	check({ rollout, fleet, policy }) {
		const selections = selectionsOf(rollout, policy);
		return [...bounded(selections.flatMap((named) => named.selection.traps.filter(({ kind }) => KINDS$4.has(kind)).map((trap) => ({
			trap,
			named
		}))), ({ trap, named }) => trapDraft(trap, named, fleet)), ...selections.flatMap((named) => implicitDrafts(named, fleet))];
	},
	shows({ rollout, policy }) {
		return `${require_base.count(selectionsOf(rollout, policy).length, "selector")} can be read in one way only`;
	}
});
// src/rules/hosts/drift.ts
const RESOLVED = new Set([
	"touched",
	"strangers",
	"excepted"
]);
var drift_default = defineRule({
	id: "hosts/drift",
	question: "Are the hosts still those that were decided on?",
	from: "deploy",
	severity: "block",
	needs: [
		"plan",
		"earlier",
		"policy"
	],
	idle({ earlier }) {
		return earlier ? void 0 : "no decision of an earlier moment was given, so there is no list to compare with";
	},
	check({ plan, earlier, policy }) {
		if (!earlier) return [];
		return drift(plan, earlier).map(({ what, gained, lost }) => ({
			what: `Since the decision at ${earlier.moment}, ${what}, which is not what was decided`,
			next: `Find out who moved the hosts; if they are meant, ask at ${earlier.moment} again and have its plan approved`,
			place: wholeFile(earlier.source.file),
			because: inPolicy(policy, "decision"),
			hosts: [...gained, ...lost]
		}));
	},
	shows({ plan, earlier }) {
		const { touched } = plan.parts.hosts;
		return `The ${require_base.count(touched.length, "touched host")} and those excepted are the same as at ${earlier?.moment}`;
	}
});
function drift(plan, earlier) {
	return planDifferences(earlier.plan.parts, plan.parts).filter(({ part }) => RESOLVED.has(part));
}
// src/rules/hosts/environment.ts
var environment_default = defineRule({
	id: "hosts/environment",
	question: "Does every touched host belong to the environment that the manifest names?",
	from: "plan",
	severity: "block",
	needs: ["rollout", "fleet"],
	idle({ rollout, fleet }) {
		return fleet.has("environment") ? nobodyTouched(rollout) : "the inventory gives no host an environment";
	},
	check({ rollout, fleet }) {
		const { capitals, others, unplaced } = apart(rollout, fleet);
		return [
			...others.size > 0 ? [elsewhere$2(others, rollout, fleet)] : [],
			...capitals.size > 0 ? [otherCapitals(capitals, rollout, fleet)] : [],
			...unplaced.length > 0 ? [nowhere(unplaced, rollout, fleet)] : []
		];
	},
	shows({ rollout }) {
		const { touched, manifest } = rollout;
		return `${require_base.count(touched.length, "touched host")} ${are(touched)} in ${manifest.value.environment}`;
	}
});
function apart({ touched, manifest }, fleet) {
	const { environment } = manifest.value;
	const folded = environment.toLowerCase();
	const found = {
		capitals: new Map(),
		others: new Map(),
		unplaced: []
	};
	for (const host of touched) {
		const own = fleet.fact(host, "environment");
		if (own === environment) continue;
		if (!own?.trim()) found.unplaced.push(host);
		else {
			const environments = own.toLowerCase() === folded ? found.capitals : found.others;
			const held = environments.get(own);
			if (held) held.push(host);
			else environments.set(own, [host]);
		}
	}
	return found;
}
function elsewhere$2(others, { manifest }, fleet) {
	const hosts = hostsOf(others);
	const parts = [...others].map(([name, held]) => `${require_base.thousands(held.length)} in ${name} (${require_base.list(namesOf$1(fleet, held), 3)})`);
	return {
		what: `The manifest says ${manifest.value.environment}, and ${require_base.count(hosts.length, "touched host")} ${are(hosts)} elsewhere: ${require_base.list(parts)}; what the policy asks of their own environment would not be asked`,
		next: `Leave ${them(hosts)} out of hosts.select, or write the environment that is meant`,
		...at$1(manifest, fleet, hosts)
	};
}
function otherCapitals(capitals, { manifest }, fleet) {
	const { environment } = manifest.value;
	const hosts = hostsOf(capitals);
	return {
		what: `The manifest says ${environment}, and ${require_base.list(namesOf$1(fleet, hosts))} ${are(hosts)} in ${require_base.list([...capitals.keys()])}; capitals count, and nothing else differs`,
		next: "Write the environment in the same way in the manifest, the policy and the inventory",
		...at$1(manifest, fleet, hosts)
	};
}
function nowhere(hosts, { manifest }, fleet) {
	return {
		what: `${require_base.list(namesOf$1(fleet, hosts))} ${have(hosts)} no environment in the inventory, and other hosts have one, so nothing says that ${manifest.value.environment} is right`,
		next: "Give every host its environment in the inventory",
		...at$1(manifest, fleet, hosts),
		severity: "warn"
	};
}
function hostsOf(environments) {
	return [...environments.values()].flat().sort((a, b) => a - b);
}
function at$1(manifest, fleet, hosts) {
	return {
		place: manifest.at("environment"),
		because: fleet.place(hosts[0]),
		hosts: namesOf$1(fleet, hosts)
	};
}
// src/rules/hosts/exception.ts
const DAY = 864e5;
var exception_default = defineRule({
	id: "hosts/exception",
	question: "Is every host that is left out known, answered for and harmless?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy",
		"now"
	],
	idle({ rollout }) {
		return rollout.exceptions.length === 0 ? "no host is excepted" : void 0;
	},
	check(given) {
		const { exceptions } = given.rollout;
		const asked = {
			...given,
			spell: hostSpeller(given.fleet),
			servesAs: twins(given)
		};
		const seen = new Set();
		return exceptions.flatMap((exception) => {
			const { name } = exception;
			const again = seen.has(name);
			seen.add(name);
			return (again ? [repeated(exception)] : QUESTIONS.map((question) => question(exception, asked))).flatMap((draft) => draft ? [{
				...draft,
				hosts: [name]
			}] : []);
		});
	},
	shows({ rollout }) {
		return require_base.list(rollout.exceptions.map(({ name, owner, until }) => `${name} is left out by ${owner} until ${require_base.moment(until ?? 0)}`));
	}
});
const QUESTIONS = [
	incomplete,
	expired,
	tooLong,
	unknownHost,
	unused,
	touchedAllTheSame,
	stillServing
];
function repeated({ name, place }) {
	return {
		what: `${name} is excepted twice, and nothing says which reason and which end hold`,
		next: "Keep one of the two",
		place
	};
}
function incomplete({ name, reason, owner, until, place }) {
	const lacks = [
		...require_base.isReadable(reason) ? [] : ["reason"],
		...require_base.isReadable(owner) ? [] : ["owner"],
		...until === void 0 ? ["end (until)"] : []
	];
	if (lacks.length === 0) return void 0;
	return {
		what: `The exception of ${name} has no ${require_base.list(lacks, 3, "or")}, so it leaves nobody out`,
		next: `Add ${require_base.list(lacks.map((field) => `its ${field}`))}${until === void 0 ? "; an exception without an end is a forgotten host" : ""}`,
		place
	};
}
function expired({ name, until, place }, { now }) {
	if (until === void 0 || until >= now) return void 0;
	return {
		what: `The exception of ${name} ended at ${require_base.moment(until)}, so it leaves nobody out`,
		next: "Take it out and reach the host, or have its owner set a new end",
		place
	};
}
function tooLong({ name, until, place }, { policy, now }) {
	const { longest } = policy.exceptions;
	const last = now + longest * 1e3;
	if (until === void 0 || until <= last) return void 0;
	return {
		what: `The exception of ${name} runs until ${require_base.moment(until)}, and the policy allows at most ${require_base.span(longest)} from now`,
		next: `Set its end to ${lastDay(now, last)} or earlier`,
		place,
		because: inPolicy(policy, "exceptions", "longest")
	};
}
function lastDay(now, last) {
	const day = require_base.moment(last + 1 - DAY).slice(0, 10);
	return (require_base.lastInstant(day) ?? 0) > now ? day : require_base.moment(last);
}
function unknownHost({ name, host, place }, { spell }) {
	if (host !== void 0) return void 0;
	const near = spell(name);
	return {
		what: `${name} is excepted, and the inventory knows no such host`,
		next: near ? didYouMean(name, near) : "Name a host of the inventory, or take the exception out",
		place
	};
}
function unused({ name, host, place }, { rollout }) {
	const { declared, manifest } = rollout;
	if (host === void 0 || require_base.contains(declared.hosts, host)) return void 0;
	return {
		what: `${name} is excepted, and hosts.select (${declared.text}) does not yield it`,
		next: "Take the exception out, or let hosts.select reach the host it is taken from",
		place,
		because: manifest.at("hosts", "select")
	};
}
function touchedAllTheSame({ name, host, place }, { rollout }) {
	const { touched, excepted, touches } = rollout;
	if (host === void 0 || !require_base.contains(excepted, host) || !require_base.contains(touched, host)) return void 0;
	return {
		what: `${name} is excepted, and ${touches?.source.file} would touch it all the same`,
		next: "Give the tool the same exception, or take it out of the manifest",
		place
	};
}
function stillServing({ name, host, place }, { rollout, fleet, servesAs }) {
	const { manifest, excepted } = rollout;
	if (host === void 0 || !require_base.contains(excepted, host)) return void 0;
	if (!activatesFlag(manifest.value)) return void 0;
	const serving = outOfRotation(fleet, host) ? servesAs(host) : host;
	if (serving === void 0) return void 0;
	const state = fleet.fact(serving, "state") ?? "not known";
	return {
		what: `A flag is activated while ${name} keeps its old release, and nothing says it is out of rotation (${serving === host ? "its state is" : `its state as ${fleet.name(serving)} is`} ${state})`,
		next: "Reach the host too, or take it out of rotation and let the inventory say so (state: drained)",
		place,
		because: manifest.at("flags", "activates")
	};
}
function twins({ rollout, fleet, policy }) {
	const { manifest, excepted } = rollout;
	const serving = new Map();
	if (!activatesFlag(manifest.value)) return () => void 0;
	const keysOf = (host) => identities(fleet.name(host), fleet.fact(host, "address"), policy.domains);
	const machines = new Map();
	for (const host of excepted) for (const key of keysOf(host)) machines.set(key, host);
	for (const host of machines.size > 0 ? require_base.difference(require_base.every(fleet.size), excepted) : []) {
		if (outOfRotation(fleet, host)) continue;
		for (const key of keysOf(host)) {
			const same = machines.get(key);
			if (same !== void 0) serving.set(same, host);
		}
	}
	return (host) => serving.get(host);
}
// src/rules/hosts/expected.ts
function expected(rollout, fleet) {
	const { expect } = rollout.manifest.value.hosts;
	return expect === "all" ? soleGroup(rollout, fleet)?.hosts.length : expect;
}
function answeredFor({ touched, excepted, declared }) {
	return require_base.union(touched, require_base.intersection(excepted, declared.hosts));
}
function soleGroup({ declared }, fleet) {
	const text = declared.text.trim();
	const [atom, ...more] = declared.atoms;
	return atom?.text === text && ["all", "group"].includes(atom.kind) && more.length === 0 ? fleet.groups.get(text) : void 0;
}
// src/rules/hosts/scope.ts
function scopeText({ scope }) {
	return require_base.list(scope.map(({ text }) => text));
}
function whyInScope({ scope }, fleet, host) {
	return scope.flatMap(({ atoms }) => atoms.flatMap(({ groups }) => groups)).map((name) => fleet.groups.get(name)).find((group) => group && require_base.contains(group.hosts, host))?.place ?? fleet.place(host);
}
// src/rules/hosts/missing.ts
const ALIKE = new Set([
	"deploy",
	"configure",
	"activate",
	"rollback"
]);
var missing_default = defineRule({
	id: "hosts/missing",
	question: "Does the rollout reach every host it declares?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy"
	],
	idle({ rollout, policy }) {
		return untold(rollout, policy);
	},
	check({ rollout, fleet }) {
		const expect = expected(rollout, fleet);
		if (expect === void 0) return [allOfNoGroup(rollout)];
		const answered = answeredFor(rollout).length;
		const missing = unreached(rollout, expect);
		if (missing.length > 0) return [named(rollout, fleet, missing, answered, expect)];
		if (answered < expect) return [tooFew$2(rollout, answered, expect)];
		return reachesNobody(rollout) ? [nobody$1(rollout)] : [];
	},
	shows({ rollout, fleet }) {
		const { touched, scope } = rollout;
		const answered = answeredFor(rollout).length;
		const excepted = answered - touched.length;
		const declared = expected(rollout, fleet) ?? answered;
		if (answered > declared) return `None of ${require_base.count(declared, "declared host")} is missing`;
		return [
			`${require_base.thousands(touched.length)} of ${require_base.count(declared, "declared host")} ${are(touched)} touched`,
			...excepted > 0 ? [`${require_base.thousands(excepted)} excepted`] : [],
			...scope.length > 0 ? [`all in ${scopeText(rollout)}`] : []
		].join(", ");
	}
});
function unreached(rollout, expect) {
	const { manifest, declared, inScope, touched, excepted } = rollout;
	const empty = expect === 0 && declared.hosts.length === 0;
	const promised = activatesFlag(manifest.value) || ALIKE.has(manifest.value.operation) && !empty ? require_base.union(inScope, declared.hosts) : declared.hosts;
	return require_base.difference(promised, require_base.union(touched, excepted));
}
function reachesNobody({ manifest, touched, declared }) {
	if (touched.length > 0) return false;
	return activatesFlag(manifest.value) || declared.hosts.length > 0 && !require_base.isReadable(manifest.value.hosts.allowEmpty);
}
function nobody$1({ manifest, declared }) {
	const flag = activatesFlag(manifest.value);
	return {
		what: `The rollout reaches no host, since ${declared.hosts.length > 0 ? `every host that hosts.select (${declared.text}) yields is excepted` : `hosts.select (${declared.text}) yields none`}, and then no host is asked what it runs${flag ? " before a flag is turned on" : ""}`,
		next: flag ? "Reach the hosts that the flag is for" : "Reach at least one host, or write hosts.allowEmpty with the reason why no host is right",
		place: manifest.at("hosts", "select"),
		because: manifest.value.hosts.except && manifest.at("hosts", "except")
	};
}
function named(rollout, fleet, missing, answered, expect) {
	const { manifest, declared, touches } = rollout;
	const hosts = namesOf$1(fleet, missing);
	const short = expect - answered;
	const [undeclared] = require_base.difference(missing, declared.hosts);
	return {
		what: short > 0 ? `${require_base.thousands(answered)} of ${require_base.count(expect, "declared host")} ${are({ length: answered })} reached: ${require_base.list(hosts)} ${are(hosts)} missing${beyond$2(short - hosts.length)}, and would keep what runs there now` : `The count of ${require_base.thousands(expect)} is met, but ${undeclared === void 0 ? "hosts.select" : `scope ${scopeText(rollout)}`} also holds ${require_base.list(hosts)}, which would keep what runs there now`,
		next: `${undeclared === void 0 && touches ? `Let the tool, whose list is ${touches.source.file}, reach ${them(hosts)}` : `Reach ${them(hosts)} with hosts.select`}, or write ${them(hosts)} into hosts.except with a reason, an owner and an end`,
		place: manifest.at("hosts", short > 0 ? "expect" : "select"),
		because: undeclared === void 0 ? touches && wholeFile(touches.source.file) : whyInScope(rollout, fleet, undeclared),
		hosts
	};
}
function beyond$2(unknown) {
	return unknown > 0 ? ` with ${require_base.thousands(unknown)} more that the inventory does not show` : "";
}
function tooFew$2(rollout, answered, expect) {
	const { manifest } = rollout;
	return {
		what: `${require_base.thousands(answered)} of ${require_base.count(expect, "declared host")} ${are({ length: answered })} reached, and the inventory shows no other that hosts.select could mean: it lost some, or the count is wrong`,
		next: "Find out which hosts the inventory lost, or mend hosts.expect",
		place: manifest.at("hosts", "expect"),
		because: manifest.at("hosts", "select")
	};
}
function allOfNoGroup({ manifest, declared, excepted }) {
	const size = require_base.union(declared.hosts, excepted).length;
	return {
		what: `hosts.expect is all, but hosts.select (${declared.text}) is not the name of one group, so nothing says how many that is`,
		next: `Select one group by its name, or write the number that is meant${size > 0 ? `, as in expect: ${size}` : ""}`,
		place: manifest.at("hosts", "expect"),
		because: manifest.at("hosts", "select")
	};
}
// src/rules/hosts/services.ts
function carriedBy({ services }, hosts) {
	return services.map((service) => ({
		service,
		hosts: require_base.intersection(service.hosts.hosts, hosts)
	})).filter((carried) => carried.hosts.length > 0);
}
function byService(policy, fleet, hosts) {
	const carried = carriedBy(policy, hosts);
	const bare = carried.reduce((left, { hosts }) => require_base.difference(left, hosts), hosts);
	const groups = carried.map(({ service, hosts }) => part(fleet, hosts, service.name));
	if (groups.length === 0) return require_base.list(namesOf$1(fleet, hosts));
	return require_base.list(bare.length > 0 ? [...groups, part(fleet, bare, "no declared service")] : groups);
}
function part(fleet, hosts, service) {
	const verb = hosts.length === 1 ? "carries" : "carry";
	return `${require_base.thousands(hosts.length)} ${verb} ${service} (${require_base.list(namesOf$1(fleet, hosts), 3)})`;
}
// src/rules/hosts/off-scope.ts
var off_scope_default = defineRule({
	id: "hosts/off-scope",
	question: "Do the touched hosts carry only services that the rollout is meant for?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy"
	],
	idle({ rollout, policy }) {
		return policy.services.length === 0 ? "the policy declares no services" : nobodyTouched(rollout);
	},
	check({ rollout, fleet, policy }) {
		const { manifest, touched } = rollout;
		const named = namedServices(rollout);
		const meant = require_base.list([...new Set([manifest.value.service, ...rollout.scope.map(({ text }) => text)])]);
		return bounded(carriedBy(policy, touched).filter(({ service }) => !isNamed(service, named)), ({ service, hosts }) => {
			const names = namesOf$1(fleet, hosts);
			return {
				what: `${require_base.count(names.length, "touched host")} ${names.length === 1 ? "carries" : "carry"} ${service.name}, and the rollout is meant for ${meant}: ${require_base.list(names)}`,
				next: `Leave ${names.length === 1 ? "this host" : "these hosts"} out of hosts.select, or add ${service.hosts.text} to hosts.scope if ${service.name} is meant to be touched`,
				place: manifest.at("hosts", rollout.scopeGiven ? "scope" : "select"),
				because: service.place,
				hosts: names
			};
		});
	},
	shows({ rollout, policy }) {
		const carried = carriedBy(policy, rollout.touched).map(({ service }) => service.name);
		return carried.length === 0 ? "The touched hosts carry no declared service" : `The touched hosts carry ${require_base.list(carried)} and no other declared service`;
	}
});
function namedServices({ manifest, scope }) {
	return new Set([
		manifest.value.service,
		...scope.map(({ text }) => text),
		...scope.flatMap(({ atoms }) => atoms.filter(({ role }) => role === "union").flatMap(({ groups }) => groups))
	]);
}
function isNamed({ name, hosts }, named) {
	return named.has(name) || named.has(hosts.text);
}
// src/rules/hosts/broken-groups.ts
function brokenGroups({ scope, scopeGiven }, fleet) {
	if (!scopeGiven) return [];
	const grouped = groupedIn(fleet);
	return scope.flatMap(({ text, atoms }) => atoms.flatMap((atom) => {
		const how = divides(atom, fleet, grouped);
		if (how === void 0) return [];
		return [{
			what: `hosts.scope (${text}) is not made of whole groups: ${how}, so a host that is left outside would never be reported as missing`,
			next: "Name whole groups in hosts.scope, and leave a host out with hosts.except, where it has a reason, an owner and an end",
			place: atom.place
		}];
	}));
}
function groupedIn(fleet) {
	const ungrouped = require_base.once(() => require_base.setOf(fleet.groups.get("ungrouped")?.members ?? require_base.none));
	return (hosts) => hosts.filter((host) => !require_base.contains(ungrouped(), host));
}
function divides({ text, role, kind, groups, hosts }, fleet, grouped) {
	if (hosts.length === 0) return void 0;
	if (role === "exclusion") return `${text} takes out ${require_base.list(namesOf$1(fleet, hosts))}`;
	if (role === "intersection") return `${text} leaves out what is not there too`;
	if (kind === "group" || kind === "all") return groups.some((name) => (fleet.groups.get(name)?.hosts.length ?? 0) > hosts.length) ? `${text} takes a part of one only` : void 0;
	const single = namesOf$1(fleet, grouped(beside(groups, hosts, fleet)));
	if (single.length === 0) return void 0;
	return kind === "host" ? `${text} is a single host of one` : `${text} takes single hosts of them (${require_base.list(single, 3)})`;
}
function beside(groups, hosts, fleet) {
	if (groups.length === 0) return hosts;
	const held = new Uint8Array(fleet.size);
	for (const name of groups) for (const host of fleet.groups.get(name)?.hosts ?? []) held[host] = 1;
	return hosts.filter((host) => held[host] === 0);
}
// src/rules/hosts/selector.ts
const KINDS$3 = new Set([
	"empty-pattern",
	"lone-exclusion",
	"unmatched",
	"unsupported",
	"empty-group",
	"empty-result"
]);
var selector_default = defineRule({
	id: "hosts/selector",
	question: "Does every part of every selector mean something?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy"
	],
	check({ rollout, fleet, policy }) {
		const found = [...selectionsOf(rollout, policy).flatMap((named) => trapsIn(named, rollout).map((trap) => trapDraft(trap, named, fleet))), ...brokenGroups(rollout, fleet)];
		return found.length === 0 && rollout.scope.length === 0 ? [noScope(rollout, fleet)] : found;
	},
	shows({ rollout }) {
		return `Every part of ${rollout.declared.text} is known to the inventory, and the scope is ${scopeText(rollout)}`;
	}
});
function trapsIn({ role, selection }, rollout) {
	const traps = withoutEchoes(selection.traps.filter(({ kind }) => KINDS$3.has(kind)));
	if (role === "select" && isEmptyOnPurpose(rollout)) return traps.filter(({ kind }) => kind !== "empty-result" && kind !== "empty-group");
	return role === "wave" ? traps.filter(({ kind }) => kind !== "empty-result") : traps;
}
function isEmptyOnPurpose({ declared, manifest }) {
	return declared.hosts.length === 0 && require_base.isReadable(manifest.value.hosts.allowEmpty);
}
function noScope({ manifest, declared }, fleet) {
	const { service } = manifest.value;
	const example = fleet.groups.has(service) ? service : "the-group";
	return {
		what: `hosts.select (${declared.text}) names no group and hosts.scope is not given, so nothing says which hosts may be touched`,
		next: `Write hosts.scope with the groups that may be touched, as in scope: [${example}]`,
		place: manifest.at("hosts", "scope"),
		because: manifest.at("hosts", "select")
	};
}
// src/rules/hosts/surplus.ts
var surplus_default = defineRule({
	id: "hosts/surplus",
	question: "Does the rollout reach only hosts it declares?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy"
	],
	idle({ rollout }) {
		return rollout.touches?.strangers.length || answeredFor(rollout).length > 0 ? void 0 : nobodyTouched(rollout);
	},
	check({ rollout, fleet, policy }) {
		const { touches } = rollout;
		const answered = answeredFor(rollout).length;
		const over = answered - (expected(rollout, fleet) ?? answered);
		const surplus = beyond$1(rollout);
		return [...over > 0 || surplus.length > 0 ? [tooMany$1(rollout, fleet, policy, over, surplus)] : [], ...touches && touches.strangers.length > 0 ? [strange(rollout, touches, fleet)] : []];
	},
	shows({ rollout }) {
		const { touched, scope } = rollout;
		return scope.length === 0 ? `No host is touched beyond the ${require_base.thousands(touched.length)} declared` : `No host outside ${scopeText(rollout)} is touched`;
	}
});
function beyond$1(rollout) {
	return require_base.union(outside$1(rollout), unselected(rollout));
}
function outside$1({ touched, scope, inScope }) {
	return scope.length > 0 ? require_base.difference(touched, inScope) : require_base.none;
}
function unselected({ touched, touches, declared }) {
	return touches ? require_base.difference(touched, declared.hosts) : require_base.none;
}
function tooMany$1(rollout, fleet, policy, over, surplus) {
	const { manifest, touched, touches } = rollout;
	const answered = answeredFor(rollout).length;
	const sizes = `${require_base.count(answered, "host")} would be reached and ${require_base.thousands(answered - over)} declared`;
	const narrow = "Narrow hosts.select to the hosts that are meant";
	const place = manifest.at("hosts", over > 0 ? "expect" : "select");
	const because = touches ? wholeFile(touches.source.file) : manifest.at("hosts", "select");
	if (surplus.length === 0) return {
		what: `${sizes}; nothing says which of them are meant`,
		next: `${narrow}, or mend hosts.expect`,
		place,
		because,
		hosts: namesOf$1(fleet, touched)
	};
	return {
		what: `${over > 0 ? `${sizes}; ${require_base.thousands(surplus.length)} of the ${require_base.thousands(answered)}` : `${require_base.thousands(surplus.length)} of ${require_base.count(touched.length, "touched host")}`} ${are(surplus)} ${unmeant$1(rollout)}: ${byService(policy, fleet, surplus)}`,
		next: `${narrow}; widen hosts.scope and hosts.expect only if these are meant too`,
		place,
		because,
		hosts: namesOf$1(fleet, surplus)
	};
}
function unmeant$1(rollout) {
	const { declared } = rollout;
	return require_base.list([...outside$1(rollout).length > 0 ? [`outside scope ${scopeText(rollout)}`] : [], ...unselected(rollout).length > 0 ? [`not named by hosts.select (${declared.text})`] : []], 2, "or");
}
function strange({ manifest }, { source, strangers }, fleet) {
	const names = strangers.map(({ name }) => name);
	const [first] = strangers;
	const near = first && hostSpeller(fleet)(first.name);
	return {
		what: `${source.file} would touch ${require_base.count(names.length, "host")} that the inventory does not know: ${require_base.list(names)}`,
		next: near ? `Check the spelling (${first?.name} is near ${near}), or bring the inventory up to date` : "Bring the inventory up to date, or give the tool the same inventory as the gate",
		place: first?.place ?? wholeFile(source.file),
		because: manifest.value.touches === void 0 ? void 0 : manifest.at("touches"),
		hosts: names
	};
}
// src/rules/inventory/complete.ts
const BUILT_IN$1 = ["all", "ungrouped"];
var complete_default = defineRule({
	id: "inventory/complete",
	question: "Is the inventory whole and of today?",
	from: "plan",
	severity: "block",
	needs: [
		"fleet",
		"policy",
		"now"
	],
	check({ fleet, policy, now }) {
		return [
			...defects(fleet),
			...tooSmall(fleet, policy),
			...tooOld(fleet, policy, now)
		];
	},
	shows({ fleet }) {
		const { generated } = fleet;
		const dated = generated === void 0 ? "" : `, made at ${require_base.moment(generated)}`;
		const groups = writtenGroups(fleet);
		const grouped = groups > 0 ? ` in ${require_base.count(groups, "group")}` : "";
		return `${require_base.count(fleet.size, "host")}${grouped}, read whole from ${require_base.list(sources$1(fleet))}${dated}`;
	}
});
function defects(fleet) {
	return fleet.defects.map(({ kind, what, next, place }) => ({
		what,
		next,
		place,
		...kind === "doubtful" ? { severity: "warn" } : {}
	}));
}
function tooSmall(fleet, policy) {
	const { atLeast = 1 } = policy.inventory;
	if (fleet.size >= atLeast) return [];
	return [{
		what: `The inventory holds ${require_base.count(fleet.size, "host")}, and ${require_base.thousands(atLeast)} is the least it must hold; a shorter list is how a truncated one looks`,
		next: "Read the inventory again; if the fleet did shrink, have inventory.atLeast lowered in the policy first",
		place: inventoryPlace(fleet),
		because: inPolicy(policy, "inventory", "atLeast")
	}];
}
function tooOld(fleet, policy, now) {
	const { fresh } = policy.inventory;
	if (fresh === void 0) return [];
	const what = staleness(fleet.generated, fresh, now);
	if (what === void 0) return [];
	return [{
		what,
		next: "Make the inventory anew in the step before this one",
		place: inventoryPlace(fleet),
		because: inPolicy(policy, "inventory", "fresh")
	}];
}
function staleness(made, fresh, now) {
	if (made === void 0) return `The inventory does not say when it was made, and the policy asks for one of the last ${require_base.span(fresh)}`;
	const age = now - made;
	if (age < -3e5) return `The inventory says it was made at ${require_base.moment(made)}, which is still to come`;
	if (age <= fresh * 1e3) return void 0;
	return `The inventory is ${require_base.span(age / 1e3)} old, and the policy asks for one of the last ${require_base.span(fresh)}; hosts may have come and gone`;
}
function inventoryPlace({ sources: [first] }) {
	return wholeFile(first?.file ?? "(no inventory)");
}
function writtenGroups({ groups }) {
	return groups.size - BUILT_IN$1.filter((name) => groups.has(name)).length;
}
function sources$1(fleet) {
	return [...new Set(fleet.sources.map(({ file }) => file))];
}
// src/rules/observed/answered.ts
const SKEW = 3e5;
var answered_default = defineRule({
	id: "observed/answered",
	question: "Has every touched host reported lately?",
	from: "activate",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy",
		"observed",
		"now"
	],
	idle({ rollout }) {
		return nobodyToAsk(rollout);
	},
	check(given) {
		const { rollout, observed } = given;
		const found = {
			silent: [],
			stale: [],
			future: []
		};
		for (const host of rollout.touched) {
			const silence = silenceOf(observed.reports.get(host), given);
			if (silence) found[silence].push(host);
		}
		return [...nobodyAsked$1(rollout), ...[
			"silent",
			"stale",
			"future"
		].filter((silence) => found[silence].length > 0).map((silence) => explain$4(silence, found[silence], given))];
	},
	shows({ rollout, policy }) {
		return `${require_base.thousands(rollout.touched.length)} of ${require_base.count(rollout.touched.length, "touched host")} reported in the last ${require_base.span(policy.observed.fresh)}`;
	}
});
function silenceOf(report, { policy, now }) {
	if (!report) return "silent";
	if (report.at > now + SKEW) return "future";
	return report.at < now - policy.observed.fresh * 1e3 ? "stale" : void 0;
}
function explain$4(silence, found, given) {
	const { rollout, fleet, observed, now } = given;
	const hosts = namesOf$1(fleet, found);
	const first = observed.reports.get(found[0]);
	const waits = observed.deadline !== void 0 && now <= observed.deadline;
	return {
		...words$1(silence, hosts, first, given),
		place: rollout.manifest.at("hosts", "select"),
		because: rowPlace(observed, first),
		hosts,
		waits
	};
}
function words$1(silence, hosts, first, { rollout, observed, policy, now }) {
	const who = `${require_base.thousands(hosts.length)} of ${require_base.count(rollout.touched.length, "touched host")}`;
	const has = have(hosts);
	const when = first ? `, ${hosts.length === 1 ? "" : "the first "}at ${require_base.moment(first.at)}` : "";
	switch (silence) {
		case "silent": return {
			what: `${who} ${has} not reported: ${require_base.list(hosts)}; what runs there is not known`,
			next: until(observed.deadline, now, `Ask ${them(hosts)} again${elsewhere$1(observed)}`)
		};
		case "stale": return {
			what: `${who} ${has} last reported more than ${require_base.span(policy.observed.fresh)} ago: ${require_base.list(hosts)}${when}`,
			next: until(observed.deadline, now, `Ask ${them(hosts)} again`)
		};
		case "future": return {
			what: `${who} ${has} reported at a time still to come: ${require_base.list(hosts)}${when}`,
			next: "Set the clock of the host, or of what collects the reports, and ask again"
		};
	}
}
function elsewhere$1({ strangers }) {
	const names = strangers.map(({ host }) => host);
	return names.length === 0 ? "" : `; ${require_base.count(names.length, "report")} under names that the inventory does not know (${require_base.list(names, 3)}) ${names.length === 1 ? "counts" : "count"} for no host`;
}
function until(deadline, now, next) {
	return deadline !== void 0 && now <= deadline ? `${next}; until ${require_base.moment(deadline)} the gate waits` : next;
}
// src/rules/observed/outside.ts
const KINDS$2 = [
	"other",
	"excepted",
	"stranger"
];
var outside_default = defineRule({
	id: "observed/outside",
	question: "Has the new release stayed on the hosts it was meant for?",
	from: "activate",
	severity: "block",
	needs: ["rollout", "observed"],
	idle({ rollout }) {
		const { operation, release } = rollout.manifest.value;
		const nobody = nobodyToAsk(rollout);
		if (nobody) return nobody;
		if (!release) return "the manifest declares no release";
		return operation === "deploy" || operation === "activate" ? void 0 : `other hosts may well run a release that a ${operation} does not bring`;
	},
	check(given) {
		const { manifest } = given.rollout;
		const { release } = manifest.value;
		if (!release) return [];
		const found = outside(release, given);
		return KINDS$2.filter((kind) => found[kind].length > 0).map((kind) => {
			const hosts = found[kind].map(({ host }) => host);
			return {
				...words(kind, hosts, require_base.list([...new Set(found[kind].map(running))], 2), given),
				place: manifest.at("release", "version"),
				because: found[kind][0]?.place,
				hosts
			};
		});
	},
	shows(given) {
		const { rollout, observed } = given;
		const asked = [...observed.reports.keys()].filter((host) => !require_base.contains(rollout.touched, host)).length + observed.strangers.length;
		return asked === 0 ? "No host outside the rollout reported" : `None of ${require_base.count(asked, "host")} outside the rollout reports the release`;
	}
});
function outside(release, { rollout, observed }) {
	const other = [];
	const excepted = [];
	for (const [host, report] of observed.reports) {
		if (require_base.contains(rollout.touched, host)) continue;
		const isExcepted = require_base.contains(rollout.excepted, host);
		const isKin = isExcepted || require_base.contains(rollout.inScope, host);
		if (!runs(report, release) && !(isKin && report.version === release.version)) continue;
		(isExcepted ? excepted : other).push(report);
	}
	return {
		other,
		excepted,
		stranger: observed.strangers.filter((report) => runs(report, release))
	};
}
function words(kind, hosts, release, { rollout, observed }) {
	const report = hosts.length === 1 ? "reports" : "report";
	switch (kind) {
		case "other": return {
			what: `${require_base.count(hosts.length, "host")} outside the rollout ${report} ${release}: ${require_base.list(hosts)}; nobody planned for it there`,
			next: `Find out how it got there; take it back, or declare the ${hosts.length === 1 ? "host" : "hosts"} and plan anew`
		};
		case "excepted": return {
			what: `${require_base.list(hosts)} ${are(hosts)} excepted, and yet ${report} ${release}`,
			next: `Find out how it got there; take it back, or take ${them(hosts)} out of hosts.except and plan anew`
		};
		case "stranger": {
			const silent = rollout.touched.filter((host) => !observed.reports.has(host)).length;
			const what = `${require_base.count(hosts.length, "name")} that the inventory does not know ${report} ${release}: ${require_base.list(hosts)}`;
			return silent > 0 ? {
				what: `${what}; ${require_base.count(silent, "touched host")} ${have({ length: silent })} not reported, and a host must report under the name that the inventory gives it`,
				next: "Collect the reports under the names of the inventory, which rollcall hosts all --format names prints, or bring the inventory up to date"
			} : {
				what: `${what}; nobody planned for it there`,
				next: "Find out which machines these are; bring the inventory up to date, or take the release back there"
			};
		}
	}
}
// src/rules/observed/respelt.ts
function respelt({ rollout, fleet, policy, observed }) {
	const { touched, excepted, inScope } = rollout;
	if (observed.strangers.length === 0) return [];
	const unmet = new Map();
	for (const report of observed.strangers) for (const key of identities(withoutPort$1(report.host), void 0, policy.domains)) {
		const met = unmet.get(key);
		if (met) met.push(report);
		else unmet.set(key, [report]);
	}
	const found = new Map();
	for (const host of require_base.union(require_base.union(touched, excepted), inScope)) for (const key of identities(fleet.name(host), fleet.fact(host, "address"), policy.domains)) {
		for (const report of unmet.get(key) ?? []) if (!found.has(report)) found.set(report, host);
		unmet.delete(key);
	}
	return [...found].map(([report, host]) => ({
		host,
		report
	}));
}
function withoutPort$1(name) {
	return name.replace(/^([^:]+|\[.+\]):\d+$/, "$1");
}
// src/rules/observed/release.ts
var release_default = defineRule({
	id: "observed/release",
	question: "Does every touched host report the declared release?",
	from: "activate",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy",
		"observed"
	],
	idle({ rollout }) {
		const { release } = rollout.manifest.value;
		return nobodyToAsk(rollout) ?? (release ? void 0 : "the manifest declares no release");
	},
	check(given) {
		const { release } = given.rollout.manifest.value;
		if (!release) return [];
		const wrong = othersThan(release, given);
		const twice = respelt(given).filter(({ host }) => given.observed.reports.has(host));
		return [
			...nobodyAsked$1(given.rollout),
			...wrong.length > 0 ? [explain$3(release, wrong, given)] : [],
			...twice.length > 0 ? [contradiction(twice, given)] : []
		];
	},
	shows(given) {
		const { release } = given.rollout.manifest.value;
		return `${tally$1(given)} ${release && releaseText(release)}`;
	}
});
function othersThan(release, { rollout, observed }) {
	return Array.from(rollout.touched).flatMap((host) => {
		const report = observed.reports.get(host);
		return report && runs(report, release) !== true ? [{
			host,
			report
		}] : [];
	});
}
function explain$3(release, wrong, given) {
	const { rollout, fleet } = given;
	const { manifest } = rollout;
	const repair = `bring ${them(wrong)} to the release, or take ${them(wrong)} out of rotation, and ask again before going live`;
	const slip = slipOf(release, wrong);
	return {
		what: `${tally$1(given)} ${releaseText(release)}; ${require_base.list(answersOf(release, wrong, given))}`,
		next: slip === void 0 ? sentence$1(repair) : `${slip}; otherwise ${repair}`,
		place: manifest.at("release", "version"),
		because: wrong[0]?.report.place,
		hosts: wrong.map(({ host }) => fleet.name(host))
	};
}
function contradiction(twice, { fleet, observed }) {
	const rows = twice.map(({ host, report }) => {
		const own = observed.reports.get(host);
		return `${fleet.name(host)}, which says ${said(own)} there and ${said(report)} as ${report.host}`;
	});
	const hosts = [...new Set(twice.map(({ host }) => host))];
	const [first] = twice;
	return {
		what: `${require_base.count(hosts.length, "machine")} ${hosts.length === 1 ? "reports" : "report"} under more than one name: ${require_base.list(rows, 3)}; nothing says which row holds`,
		next: "Keep one row for each machine, the newest, under the name that the inventory gives it",
		place: first?.report.place,
		because: observed.reports.get(first?.host)?.place,
		hosts: hosts.map((host) => fleet.name(host))
	};
}
function said(report) {
	return report && running(report) || "neither version nor digest";
}
function sentence$1(words) {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
function answersOf(release, wrong, { rollout, fleet }) {
	const byAnswer = new Map();
	for (const { host, report } of wrong) {
		const answer = runs(report, release) === void 0 ? "neither version nor digest to compare" : running(report);
		const hosts = byAnswer.get(answer);
		if (hosts) hosts.push(fleet.name(host));
		else byAnswer.set(answer, [fleet.name(host)]);
	}
	return [...byAnswer].map(([answer, hosts]) => {
		if (hosts.length === 1) return `${hosts[0]} reports ${answer}`;
		return hosts.length === rollout.touched.length ? `all ${require_base.thousands(hosts.length)} report ${answer}` : `${require_base.thousands(hosts.length)} report ${answer} (${require_base.list(hosts, 3)})`;
	});
}
function slipOf({ version }, wrong) {
	const reported = wrong.map(({ report }) => report.version).find((each) => each !== void 0 && each !== version && folded$1(each) === folded$1(version));
	return reported && `${quoted$1(reported)} and ${quoted$1(version)} differ only in a leading v, capitals or spaces, and are compared letter by letter: if they are one release, let the manifest and the hosts write it alike`;
}
function folded$1(version) {
	return version.replace(/\s/g, "").toLowerCase().replace(/^v/, "");
}
function tally$1({ rollout, observed }) {
	const { release } = rollout.manifest.value;
	const right = rollout.touched.filter((host) => {
		const report = observed.reports.get(host);
		return report && release && runs(report, release) === true;
	});
	const all = rollout.touched.length;
	return `${require_base.thousands(right.length)} of ${require_base.count(all, "touched host")} ${all === 1 ? "reports" : "report"}`;
}
// src/rules/observed/warnings.ts
const QUOTED = 3;
var warnings_default = defineRule({
	id: "observed/warnings",
	question: "Is no host warning of anything?",
	from: "activate",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy",
		"observed"
	],
	idle({ rollout }) {
		return nobodyToAsk(rollout);
	},
	check(given) {
		const warning = asked(given).filter(({ warnings }) => warnings.count > 0).sort((a, b) => b.warnings.count - a.warnings.count);
		if (warning.length === 0) return [];
		const total = warning.reduce((sum, { warnings }) => sum + warnings.count, 0);
		const each = warning.map(({ host, warnings }) => `${host} ${require_base.thousands(warnings.count)}`);
		const verb = warning.length === 1 ? "reports" : "report";
		return [{
			what: `${require_base.count(warning.length, "host")} ${verb} ${require_base.count(total, "open warning")} (${require_base.list(each)})${quoted(warning)}`,
			next: "Read them and settle what causes them before going live",
			place: given.rollout.manifest.at("hosts", "select"),
			because: warning[0]?.place,
			hosts: warning.map(({ host }) => host)
		}];
	},
	shows(given) {
		const { length } = asked(given);
		return length === 0 ? "No host reported" : `None of ${require_base.count(length, "reporting host")} has an open warning`;
	}
});
function asked(given) {
	const { rollout, observed } = given;
	const { touched, excepted, inScope } = rollout;
	return [...Array.from(require_base.union(require_base.union(touched, excepted), inScope)).flatMap((host) => {
		const report = observed.reports.get(host);
		return report ? [report] : [];
	}), ...respelt(given).map(({ report }) => report)];
}
function quoted(warning) {
	const texts = new Set();
	for (const { warnings } of warning) for (const text of warnings.texts) if (texts.size < QUOTED) texts.add(text);
	return texts.size === 0 ? "" : `, such as ${require_base.list([...texts].map((text) => JSON.stringify(text)))}`;
}
// src/rules/recovery/alerts.ts
var alerts_default = defineRule({
	id: "recovery/alerts",
	question: "Does somebody by name get paged when it goes wrong?",
	from: "plan",
	severity: "warn",
	needs: ["rollout", "policy"],
	idle({ policy }) {
		return policy.protected ? void 0 : "the environment is not protected";
	},
	check({ rollout: { manifest } }) {
		if (require_base.isReadable(manifest.value.recovery?.alerts?.pages)) return [];
		return [{
			what: "Nothing says whom an alert pages, and a warning that reaches nobody stops nothing",
			next: "Write recovery.alerts.pages with the rota or the person on call",
			place: manifest.at("recovery", "alerts")
		}];
	},
	shows({ rollout }) {
		return `Alerts page ${rollout.manifest.value.recovery?.alerts?.pages}`;
	}
});
// src/rules/recovery/dates.ts
function notLately(done, date, oldest, now) {
	if (date === void 0) return `was never ${done}, as far as the manifest says`;
	const age = now - (require_base.instant(date) ?? NaN);
	if (age < 0) return `was ${done} on ${date}, which is still to come`;
	if (age <= oldest * 1e3) return void 0;
	return `was ${done} on ${date}, longer ago than the ${require_base.span(oldest)} that the policy allows`;
}
// src/rules/recovery/document.ts
const FAULTS = {
	present: void 0,
	elsewhere: void 0,
	missing: {
		what: "does not exist in this revision",
		next: "Commit it with the change, or name the one that is meant"
	},
	empty: {
		what: "is empty",
		next: "Write the steps into it, or name the one that is meant"
	},
	outside: {
		what: "leads out of the repository",
		next: "Name a file of the repository, or a web address"
	}
};
const HOST = /^https?:\/\/(?:[^\s/?#@]*@)?[^\s/?#@!-,.;-@\\^-`{-~-][^\s/?#@]*(?:[/?#]|$)/i;
const NOWHERE = {
	what: "is a web address without a host",
	next: "Write the whole address, or name a file of the repository"
};
function unreadable({ named }, role) {
	return named.flatMap(({ role: of, path, place, state }) => {
		const fault = state === "elsewhere" && !HOST.test(path) ? NOWHERE : FAULTS[state];
		if (of !== role || !fault) return [];
		return [{
			what: `The procedure ${path} ${fault.what}, so nobody could follow it`,
			next: fault.next,
			place
		}];
	});
}
function procedureText({ named }, role) {
	const found = named.find((document) => document.role === role);
	return found?.state === "elsewhere" ? `${found.path} (not opened)` : `${found?.path}`;
}
// src/rules/recovery/kill-switch.ts
var kill_switch_default = defineRule({
	id: "recovery/kill-switch",
	question: "Is there a drilled stop that is not a redeploy, and may somebody pull it?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"policy",
		"documents",
		"now"
	],
	idle({ rollout, policy }) {
		return policy.protected || activatesFlag(rollout.manifest.value) ? void 0 : "no flag is activated and the environment is not protected";
	},
	check(given) {
		const drafts = faults(given);
		return activatesFlag(given.rollout.manifest.value) ? drafts : drafts.map((draft) => ({
			...draft,
			severity: "warn"
		}));
	},
	shows({ rollout, documents }) {
		const { drilled, mayPull = [] } = rollout.manifest.value.recovery?.killSwitch ?? {};
		return `${require_base.list(mayPull.filter(require_base.isReadable))} may pull it as ${procedureText(documents, "kill-switch")} says, drilled on ${drilled}`;
	}
});
function faults({ rollout, policy, documents, now }) {
	const { manifest } = rollout;
	const killSwitch = manifest.value.recovery?.killSwitch;
	if (!killSwitch) return [{
		what: "No kill switch is named, so whoever sees a fault has first to work out how to stop it",
		next: "Write recovery.killSwitch with its procedure (a file), drilled (the day it was tried) and mayPull (who may pull it)",
		place: manifest.at("recovery", "killSwitch")
	}];
	const when = notLately("drilled", killSwitch.drilled, policy.recovery.drilled, now);
	return [
		...unreadable(documents, "kill-switch"),
		...when === void 0 ? [] : [{
			what: `The kill switch ${when}`,
			next: "Drill it, and write the day into recovery.killSwitch.drilled",
			place: manifest.at("recovery", "killSwitch", "drilled"),
			because: inPolicy(policy, "recovery", "drilled")
		}],
		...killSwitch.mayPull?.some(require_base.isReadable) ? [] : [{
			what: "Nobody may pull the kill switch, so whoever sees the fault first has to ask",
			next: "Write recovery.killSwitch.mayPull with those on call",
			place: manifest.at("recovery", "killSwitch", "mayPull")
		}]
	];
}
// src/rules/recovery/procedure.ts
var procedure_default = defineRule({
	id: "recovery/procedure",
	question: "Is there a written procedure at this revision?",
	from: "plan",
	severity: "warn",
	needs: [
		"rollout",
		"policy",
		"documents"
	],
	idle({ policy }) {
		return policy.protected ? void 0 : "the environment is not protected";
	},
	check({ rollout: { manifest }, documents }) {
		if (manifest.value.recovery?.procedure !== void 0) return unreadable(documents, "procedure");
		return [{
			what: "No written procedure is named, so the steps live in somebody’s memory",
			next: "Write recovery.procedure with the file that describes the steps",
			place: manifest.at("recovery", "procedure")
		}];
	},
	shows({ documents }) {
		return `The procedure is ${procedureText(documents, "procedure")}`;
	}
});
// src/rules/recovery/rollback.ts
var rollback_default = defineRule({
	id: "recovery/rollback",
	question: "Is there a rehearsed way back for every host and every flag?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy",
		"now"
	],
	idle({ rollout, policy }) {
		const { value } = rollout.manifest;
		const { operation } = value;
		if (!policy.protected) return "the environment is not protected";
		if (activatesFlag(value)) return void 0;
		if (operation === "rollback") return "this rollout is itself the way back";
		if (operation === "restart") return "a restart brings nothing that could be taken back";
		return nobodyTouched(rollout);
	},
	check(given) {
		const { manifest, rollback: reach } = given.rollout;
		const rollback = manifest.value.recovery?.rollback;
		if (!rollback || !reach) return [noWayBack(given)];
		return [
			...sameVersion(rollback, given),
			...uncoveredHosts(reach, given),
			...uncoveredFlags(rollback, given),
			...unrehearsed(rollback, given)
		];
	},
	shows({ rollout }) {
		const { version, rehearsed } = rollout.manifest.value.recovery?.rollback ?? {};
		return `The way back to ${version} ${rollout.touched.length === 0 ? "turns off every flag" : `covers all ${require_base.count(rollout.touched.length, "touched host")}`} and was rehearsed on ${rehearsed}`;
	}
});
function noWayBack({ rollout: { manifest } }) {
	const { operation } = manifest.value;
	return {
		what: "No way back is named, so it would have to be found while the fault runs",
		next: `Write recovery.rollback with version (${operation === "deploy" ? "the release to return to" : "the release that was there before, or any name for that state"}), hosts (which go back) and rehearsed (the day it was tried)`,
		place: manifest.at("recovery", "rollback")
	};
}
function sameVersion({ version }, { rollout: { manifest } }) {
	if (version !== manifest.value.release?.version) return [];
	return [{
		what: `The way back leads to ${version}, which is the release itself`,
		next: "Name the version that runs now and is known to be good",
		place: manifest.at("recovery", "rollback", "version"),
		because: manifest.at("release", "version")
	}];
}
function uncoveredHosts(reach, { rollout, fleet }) {
	const hosts = namesOf$1(fleet, require_base.difference(rollout.touched, reach.hosts));
	if (hosts.length === 0) return [];
	return [{
		what: `The way back (${reach.text}) does not cover ${require_base.list(hosts)}, which would stay as the rollout leaves ${them(hosts)}`,
		next: "Let recovery.rollback.hosts cover every host the rollout touches",
		place: reach.place,
		because: rollout.manifest.at("hosts", "select"),
		hosts
	}];
}
function uncoveredFlags({ flags = [] }, { rollout }) {
	const { manifest } = rollout;
	const left = activated(manifest.value).filter((flag) => !flags.includes(flag));
	if (left.length === 0) return [];
	return [{
		what: `The way back does not turn off ${require_base.list(left)}, so the old code would run with ${them(left)} on`,
		next: `Add ${require_base.list(left)} to recovery.rollback.flags, and turn ${them(left)} off first in the procedure`,
		place: manifest.at("recovery", "rollback", "flags"),
		because: manifest.at("flags", "activates")
	}];
}
function unrehearsed({ rehearsed }, { rollout, policy, now }) {
	const when = notLately("rehearsed", rehearsed, policy.recovery.rehearsed, now);
	if (when === void 0) return [];
	return [{
		what: `The way back ${when}`,
		next: "Rehearse it, and write the day into recovery.rollback.rehearsed",
		place: rollout.manifest.at("recovery", "rollback", "rehearsed"),
		because: inPolicy(policy, "recovery", "rehearsed")
	}];
}
// src/rules/recovery/window.ts
var window_default = defineRule({
	id: "recovery/window",
	question: "May the rollout happen now?",
	from: "deploy",
	severity: "block",
	needs: [
		"rollout",
		"policy",
		"now"
	],
	idle({ rollout, policy }) {
		return rollout.manifest.value.window || policy.freezes.length > 0 ? void 0 : "the manifest declares no window and the policy no freeze";
	},
	check(given) {
		return [...frozen(given), ...outsideWindow(given)];
	},
	shows({ rollout, now }) {
		const { window } = rollout.manifest.value;
		return window ? `${require_base.moment(now)} lies in the window from ${window.from} until ${window.until}, and in no freeze` : `${require_base.moment(now)} lies in no freeze`;
	}
});
function frozen({ rollout, policy, now }) {
	return policy.freezes.filter(({ from, until }) => from <= now && now <= until).map(({ reason, until, place }) => ({
		what: `Changes are frozen until ${require_base.moment(until)}: ${reason}`,
		next: "Wait for the end of the freeze, or have its owners end it in the policy",
		place: rollout.manifest.at("environment"),
		because: place
	}));
}
function outsideWindow({ rollout, now }) {
	const { manifest } = rollout;
	const { window } = manifest.value;
	if (!window || isOpen(window, now)) return [];
	return [{
		what: `It is ${require_base.moment(now)}, and the manifest’s window is from ${window.from} until ${window.until}`,
		next: "Wait for the window, or have another one reviewed",
		place: manifest.at("window")
	}];
}
function isOpen({ from, until }, now) {
	return (require_base.instant(from) ?? NaN) <= now && now <= (require_base.lastInstant(until) ?? NaN);
}
// src/rules/review/people.ts
const GITHUB = 19864447;
const ROLES = [
	"none",
	"read",
	"triage",
	"write",
	"maintain",
	"admin"
];
function isAtLeast(role, least) {
	return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
function isHuman(person, { machines }) {
	return person.kind === "human" && person.id !== GITHUB && !machines.includes(person.id);
}
function isUnlinked({ person }) {
	return person === void 0 || person.id === GITHUB;
}
function whyNotEligible(person, role, review) {
	if (!person) return "has no account any more";
	if (!isHuman(person, review)) return "is a machine";
	if (isAtLeast(role, review.role)) return void 0;
	return `has the role ${role} here, where ${review.role} is asked for`;
}
function isOwner(person, owners, memberships) {
	return owners.some((owner) => isThat(person, owner, memberships));
}
function isThat(person, owner, memberships) {
	switch (owner.kind) {
		case "person": return owner.id === person.id;
		case "login": return isSameName(owner.login, person.login);
		case "team": return isMember(person, owner.team, memberships);
	}
}
function isMember(person, team, memberships) {
	return memberships.some((membership) => isSameName(membership.team, team) && membership.members.includes(person.id));
}
function isSameName(a, b) {
	return a.toLowerCase() === b.toLowerCase();
}
// src/rules/review/involved.ts
const DID = {
	author: "wrote",
	"co-author": "is named as co-author of",
	committer: "is the committer of",
	signer: "signed"
};
function involvedIn(pull, part, review) {
	const found = new Map();
	const add = (id, why) => {
		if (id !== void 0 && !found.has(id)) found.set(id, why);
	};
	add(pull.author?.id, "opened the pull request");
	for (const commit of pull.commits) for (const hand of commit.hands) if (!isSuggestion(hand, commit, review)) add(hand.person?.id, `${DID[hand.as]} commit ${require_base.short(commit.id)}`);
	for (const { id } of pull.pushers ?? []) add(id, "pushed to its branch");
	if (pull.author && !isHuman(pull.author, review)) for (const { id } of pull.assignees) add(id, `is assigned to what ${pull.author.login} wrote`);
	const suggested = suggesters(pull, review);
	for (const hand of handsIn(part, contentOf(pull, part))) {
		const id = hand.person?.id;
		if (hand.as === "co-author" && id !== void 0 && suggested.has(id)) continue;
		add(id, inPart(hand, part));
	}
	return found;
}
function involvedInChange({ parts, pulls }, review) {
	const found = new Map();
	const byNumber = new Map(pulls.map((pull) => [pull.number, pull]));
	const add = (id, why) => {
		if (id !== void 0 && !found.has(id)) found.set(id, why);
	};
	for (const part of parts) {
		const viable = part.candidates.filter(isViable);
		for (const { pull: number } of viable.length > 0 ? viable : part.candidates) {
			const pull = byNumber.get(number);
			if (pull) for (const [id, why] of involvedIn(pull, part, review)) add(id, why);
		}
		if (viable.length > 0) continue;
		for (const hand of part.hands) add(hand.person?.id, inPart(hand, part));
	}
	return found;
}
function inPart({ as }, { commits }) {
	return `${DID[as]} ${commits.length === 1 ? `commit ${require_base.short(commits[0])}` : "what it became on the branch"}`;
}
function isViable({ content }) {
	return content.kind !== "other";
}
function contentOf({ number }, { candidates }) {
	return candidates.find(({ pull }) => pull === number)?.content;
}
function handsIn({ hands }, content) {
	if (content?.kind !== "proven") return hands;
	switch (content.how) {
		case "merge": return hands.filter(({ as }) => as === "co-author");
		case "squash":
		case "rebase": return hands.filter(({ as }) => as === "author" || as === "co-author");
		case "update": return hands;
	}
}
function isSuggestion(hand, { byGitHub, parents }, { coAuthors }) {
	return coAuthors === "suggestions" && hand.as === "co-author" && byGitHub && parents.length === 1;
}
function suggesters({ commits }, review) {
	const found = new Set();
	for (const commit of commits) for (const hand of commit.hands) if (hand.person && isSuggestion(hand, commit, review)) found.add(hand.person.id);
	return found;
}
function unlinkedIn(pull, part, review) {
	if (review.unlinked === "allow") return [];
	const found = new Map();
	const vouched = new Set();
	for (const { id, hands } of pull.commits) {
		const signed = hands.some(({ as, person }) => as === "signer" && person && isHuman(person, review));
		for (const { name } of hands.filter(isUnlinked)) if (signed) vouched.add(name);
		else if (!found.has(name)) found.set(name, {
			name,
			commit: id
		});
	}
	for (const hand of handsIn(part, contentOf(pull, part)).filter(isUnlinked)) {
		const { name } = hand;
		const commit = part.commits[0];
		if (commit === void 0 || vouched.has(name) || found.has(name)) continue;
		found.set(name, {
			name,
			commit
		});
	}
	return [...found.values()];
}
// src/rules/review/teams.ts
function lackingTeams(quotas, people, memberships) {
	const inOrder = [...people].sort((a, b) => a.id - b.id);
	const slots = quotas.map((quota) => ({
		quota,
		members: inOrder.filter((person) => isMember(person, quota.team, memberships)),
		holders: new Set()
	}));
	for (const person of inOrder) place(person, slots, new Set());
	return slots.filter(({ quota, holders }) => holders.size < quota.approvals).map(({ quota, members, holders }) => ({
		...quota,
		filled: holders.size,
		elsewhere: members.filter((person) => !holders.has(person))
	}));
}
function place(person, slots, seen) {
	for (const each of slots) {
		if (seen.has(each) || !each.members.includes(person)) continue;
		seen.add(each);
		if (each.holders.size < each.quota.approvals) {
			each.holders.add(person);
			return true;
		}
		for (const holder of each.holders) {
			if (!place(holder, slots, seen)) continue;
			each.holders.delete(holder);
			each.holders.add(person);
			return true;
		}
	}
	return false;
}
// src/rules/review/tally.ts
function tally(pull, part, change, review) {
	const moved = whyMoved(pull, part, change);
	const { counted, not } = judge$1(pull, involvedIn(pull, part, review), moved, review);
	const people = counted.map(({ person }) => person);
	const untrusted = whyUntrusted(pull, review);
	const needed = neededFor(untrusted !== void 0, review);
	const lacking = lackingTeams(review.teams, people, change.memberships);
	const ghost = pull.author === void 0;
	const unlinked = unlinkedIn(pull, part, review);
	return {
		pull,
		needed,
		untrusted,
		counted,
		not,
		lacking,
		ghost,
		unlinked,
		satisfied: counted.length >= needed && lacking.length === 0 && !ghost && unlinked.length === 0
	};
}
function candidatesFor(part, change, review) {
	const numbers = new Set(part.candidates.filter(isViable).map(({ pull }) => pull));
	const tallies = change.pulls.filter(({ number }) => numbers.has(number)).map((pull) => tally(pull, part, change, review));
	const [best] = [...tallies].sort((a, b) => distance(a) - distance(b) || a.pull.number - b.pull.number);
	return {
		tallies,
		best
	};
}
function distance({ satisfied, ghost, unlinked, needed, counted, lacking }) {
	if (satisfied) return 0;
	const places = lacking.reduce((sum, { approvals, filled }) => sum + approvals - filled, 0);
	const approvals = 1 + Math.max(needed - counted.length, places, 0);
	return ghost || unlinked.length > 0 ? 1e6 + approvals : approvals;
}
function neededFor(untrusted, review) {
	const places = review.teams.reduce((sum, { approvals }) => sum + approvals, 0);
	const usual = Math.max(review.approvals, places, 1);
	return untrusted ? Math.max(usual + 1, review.untrusted) : usual;
}
function whyUntrusted({ author, trusted, fork, pushers }, review) {
	if (author && !isHuman(author, review)) return "its author is a machine";
	if (pushers?.some((each) => !isHuman(each, review))) return "a machine pushed to its branch";
	if (fork) return "it comes from a fork";
	return trusted ? void 0 : "its author is not known to the repository";
}
function whyMoved({ number, head }, { candidates, commits }, { parts, commit }) {
	const tip = parts.length === 1 ? commit : commits[0];
	if ((candidates.find(({ pull }) => pull === number)?.content)?.kind !== "same" || head === tip) return void 0;
	return `approved ${require_base.short(head)}, and ${tip === void 0 ? "no commit" : require_base.short(tip)} is judged`;
}
function judge$1(pull, involved, moved, review) {
	const counted = new Map();
	const takenBack = new Map();
	const not = [];
	for (const answer of [...pull.reviews].reverse()) {
		const { person, state } = answer;
		const withdrawal = whatWithdraws(state, review);
		if (person && withdrawal !== void 0) takenBack.set(person.id, withdrawal);
		if (state === "dismissed") not.push({
			person,
			because: "gave a review that was dismissed"
		});
		if (state !== "approved") continue;
		const because = (person && counted.has(person.id) ? "is counted once, for a later approval" : void 0) ?? whyNot$1(answer, pull, involved, review) ?? moved ?? (person && takenBack.get(person.id));
		if (because !== void 0) not.push({
			person,
			because
		});
		else if (person) counted.set(person.id, {
			person,
			because: whyCounted(answer)
		});
	}
	return {
		counted: [...counted.values()].reverse(),
		not: not.reverse()
	};
}
function whyNot$1({ person, role, at, commit, content }, { merged, retargeted, pushers, fork }, involved, review) {
	const unfit = (person && isHuman(person, review) ? involved.get(person.id) : void 0) ?? whyNotEligible(person, role, review);
	if (unfit !== void 0) return unfit;
	if (merged !== void 0 && !(at <= merged)) return "approved after the merge";
	if (!retargeted.every((then) => at > then)) return "approved before its base was changed";
	if (commit === void 0) return "approved a commit that is gone";
	if (content.kind === "other") return `approved ${require_base.short(commit)}, and ${content.why}`;
	if (!pushers && !fork) return "may have pushed to its branch, which was not asked";
}
function whatWithdraws(state, { comments, dismissals }) {
	switch (state) {
		case "approved": return;
		case "changes-requested": return "asked for changes after approving";
		case "dismissed": return dismissals === "final" ? "approved before a review of the same person that was dismissed" : void 0;
		case "commented": return comments === "withdraw" ? "commented after approving, which the policy takes for a withdrawal" : void 0;
	}
}
const SINCE = {
	update: "since which the branch was only updated",
	merge: "since which it was only merged",
	squash: "since which it was only squashed",
	rebase: "since which it was only rebased"
};
function whyCounted({ commit, content }) {
	return content.kind === "proven" ? `approved ${require_base.short(commit ?? "")}, ${SINCE[content.how]}` : "approved exactly this commit";
}
// src/rules/review/asked.ts
function askedOf({ change, policy: { review } }) {
	return change && review ? {
		change,
		review
	} : void 0;
}
function nobodyAsked(given) {
	const asked = askedOf(given);
	if (!asked) return "the policy asks for no second reviewer";
	const { parts } = asked.change;
	if (parts.length === 0) return "the change holds no commit";
	return parts.some(({ candidates }) => candidates.some(isViable)) ? void 0 : "no pull request accounts for any commit of the change";
}
function accountedFor({ change, review }) {
	const found = new Map();
	for (const part of change.parts) {
		const { best } = candidatesFor(part, change, review);
		if (!best) continue;
		const before = found.get(best.pull.number);
		if (!before || distance(before.best) < distance(best)) found.set(best.pull.number, {
			part,
			best
		});
	}
	return [...found.values()];
}
// src/rules/review/words.ts
function numbered({ number }) {
	return `#${number}`;
}
function loginOf(person) {
	return person?.login ?? "a deleted account";
}
// src/rules/review/account.ts
function notAsked(facts) {
	return askedOf(facts) ? void 0 : "the policy asks for no second reviewer";
}
function accountOf(part, asked) {
	const { tallies, best } = candidatesFor(part, asked.change, asked.review);
	const satisfied = tallies.filter((tally) => tally.satisfied);
	const [first] = (satisfied.length > 0 || !best ? satisfied : [best]).map((tally) => account(part, tally, asked)).sort((a, b) => lacks(a) - lacks(b));
	return first;
}
function account(part, tally, asked) {
	return {
		tally,
		unsettled: unsettled$1(tally.pull, part, asked),
		unowned: part.guarded.filter((file) => !isLetChange(file, tally, asked))
	};
}
function lacks({ unsettled, unowned }) {
	return unsettled.length + unowned.length;
}
function isLetChange({ owners }, { counted }, { change }) {
	return owners.length === 0 || counted.some(({ person }) => isOwner(person, owners, change.memberships));
}
function unsettled$1(pull, part, asked) {
	return [
		...unmeant(pull, asked),
		...elsewhere(pull, asked),
		...moved(pull, part, asked)
	];
}
function unmeant(pull, { change }) {
	const { state, draft, head } = pull;
	const found = (what, next) => [{
		what,
		next,
		setting: "approvals"
	}];
	if (state === "closed") return found(`${numbered(pull)} was closed without being merged, so nobody means it to go live`, "Open it again, or judge what replaced it");
	if (draft) return found(`${numbered(pull)} is a draft, so its author does not mean it to go live yet`, "Mark it as ready for review when it is");
	if (state === "open" && change.live !== void 0 && head !== change.commit) return found(`${numbered(pull)} is not merged, and ${change.branch} could still become something else`, "Merge it, and release the branch");
	return [];
}
function elsewhere(pull, { change, review }) {
	const branch = review.branch ?? change.branch;
	if (pull.base === branch) return [];
	return [{
		what: `${numbered(pull)} goes to ${pull.base}, and ${branch} is what goes live, so its reviewers looked at another change`,
		next: `Open a pull request to ${branch}, or name the branch that goes live in review.branch`,
		setting: "branch"
	}];
}
function moved(pull, part, { change }) {
	const content = part.candidates.find((candidate) => candidate.pull === pull.number)?.content;
	const tip = change.parts.length === 1 ? change.commit : part.commits[0];
	if (content?.kind !== "same" || pull.head === tip) return [];
	return [{
		what: `The head of ${numbered(pull)} is now ${require_base.short(pull.head)}, and ${require_base.short(tip ?? "nothing")} is judged, which it no longer asks for`,
		next: `Judge ${pull.head}; the run that its push started does`,
		setting: "approvals"
	}];
}
// src/rules/review/release.ts
function releaseAsked(change, review) {
	return change?.release && review?.release ? {
		change,
		review,
		policy: review.release,
		release: change.release
	} : void 0;
}
function notReleased(facts) {
	if (askedOf(facts)?.review.release) return void 0;
	return notAsked(facts) ?? "the policy asks for no approval of the release";
}
function releaseVotes(change, review) {
	const asked = releaseAsked(change, review);
	if (!asked) return [];
	const hands = {
		involved: involvedInChange(change, review),
		unasked: unaskedIn(change)
	};
	const counted = new Map();
	return asked.release.approvals.filter(({ state }) => state !== "pending").flatMap((approval) => approval.environments.map((name) => vote$1(approval, name, asked, hands, counted)));
}
function unaskedIn({ parts, pulls }) {
	const numbers = new Set(parts.flatMap(({ candidates }) => candidates.filter(isViable).map(({ pull }) => pull)));
	return pulls.find(({ number, pushers, fork }) => numbers.has(number) && !pushers && !fork);
}
function vote$1(approval, environment, asked, hands, counted) {
	const { person, comment, state } = approval;
	const about = {
		about: environment,
		person,
		comment
	};
	const elsewhere = asked.policy.environments.some((name) => isSameEnvironment(name, environment)) ? void 0 : "answered where the policy asks nobody";
	if (state === "rejected") {
		const because = elsewhere ?? "rejected the release";
		return {
			...about,
			kind: "objection",
			counts: elsewhere === void 0,
			fit: false,
			because
		};
	}
	const unfit = elsewhere ?? whyNot(approval, asked, hands);
	const not = unfit ?? twice$1(person, counted);
	if (not === void 0 && person) counted.set(person.id, environment);
	return {
		...about,
		kind: "approval",
		counts: not === void 0,
		fit: unfit === void 0,
		because: not ?? "let this release start"
	};
}
function whyNot({ person, role }, { change, review, policy, release }, { involved, unasked }) {
	if (!person || !isHuman(person, review)) return whyNotEligible(person, role, review);
	if (release.attempt > 1) return `may have let an attempt before attempt ${release.attempt} start`;
	if (release.initiators.some(({ id }) => id === person.id)) return "started the run";
	const unfit = involved.get(person.id) ?? whyNotEligible(person, role, review);
	if (unfit !== void 0) return unfit;
	if (unasked) return `may have pushed to the branch of ${numbered(unasked)}, which was not asked`;
	return policy.approvers.length === 0 || isOwner(person, policy.approvers, change.memberships) ? void 0 : "is not among those whom the policy lets approve a release";
}
function twice$1(person, counted) {
	const environment = person && counted.get(person.id);
	return environment && `is counted once, for ${environment}`;
}
function releasersNeeded({ release, review, policy }) {
	return release.initiators.some((person) => isHuman(person, review)) ? policy.approvals : Math.max(2, policy.approvals);
}
function stateOf(name, { environments }) {
	return environments.find((each) => isSameEnvironment(each.name, name))?.state ?? "missing";
}
function isSameEnvironment(a, b) {
	return a.toLowerCase() === b.toLowerCase();
}
// src/rules/review/glass.ts
const TICKET = /^[A-Za-z][\w-]*-\d+$/;
function glass(change, { review }) {
	const { incident, release } = change;
	if (incident === void 0 || !review) return void 0;
	if (!review.breakGlass) return {
		kind: "refused",
		incident,
		because: "the policy lets no incident stand in for reviews"
	};
	const starter = release?.initiators.find((person) => isHuman(person, review));
	const approvers = approversOf(change, incident, review);
	const needed = approversNeeded(change, review);
	const lacks = [
		...TICKET.test(incident) ? [] : ["it has to be the name of a ticket, as in INC-1234"],
		...starter ? [] : ["a person has to start the run"],
		...approvers.length < needed ? [whoHasToApprove(needed, incident)] : []
	];
	return starter && lacks.length === 0 ? {
		kind: "broken",
		incident,
		starter,
		approvers
	} : {
		kind: "lacking",
		incident,
		lacks
	};
}
function approversNeeded(change, review) {
	return change.parts.every((part) => {
		const { best } = candidatesFor(part, change, review);
		return best !== void 0 && best.untrusted === void 0;
	}) ? 1 : 2;
}
function whoHasToApprove(needed, incident) {
	return needed === 1 ? `an independent person has to approve the release with ${incident} in the comment` : `two independent people have to approve the release with ${incident} in their comments (one of them could have pushed it, where nobody can tell who did)`;
}
function underGlass(drafts, change, policy) {
	const found = glass(change, policy);
	switch (found?.kind) {
		case void 0:
		case "refused": return drafts;
		case "lacking": return drafts.map((draft) => draft.severity === "warn" ? draft : closed(draft, found));
		case "broken": return drafts.map((draft) => draft.severity === "warn" ? draft : owed$1(draft, found));
	}
}
function closed(draft, { incident, lacks }) {
	return {
		...draft,
		next: `${draft.next}; for the incident ${incident} to stand in, ${require_base.list(lacks)}`
	};
}
function owed$1(draft, { incident, starter, approvers }) {
	return {
		...draft,
		what: `REVIEW OWED: the glass was broken for ${incident} by ${loginOf(starter)}, who started the run, and ${require_base.list(approvers.map(loginOf))}, who approved the release. ${draft.what}`,
		next: `Review it as soon as ${incident} is over, and mend what the review finds`,
		severity: "warn",
		excused: true
	};
}
function approversOf(change, incident, review) {
	const found = new Map();
	for (const { person, fit, comment } of releaseVotes(change, review)) if (person && fit && names(comment, incident)) found.set(person.id, person);
	return [...found.values()];
}
function names(comment, incident) {
	const text = comment.toLowerCase();
	const name = incident.toLowerCase();
	if (name === "") return false;
	for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) if (!isNamePart(text[at - 1]) && !isNamePart(text[at + name.length])) return true;
	return false;
}
function isNamePart(character) {
	return character !== void 0 && /[\w-]/.test(character);
}
// src/rules/review/guarded-files.ts
const FILES = 8;
const OWNERS = 4;
var guarded_files_default = defineRule({
	id: "review/guarded-files",
	question: "Did the owners of what judges the change let it be changed?",
	from: "plan",
	severity: "block",
	needs: ["change", "policy"],
	idle(facts) {
		const asked = askedOf(facts);
		if (!asked) return notAsked(facts);
		return guardedIn(asked).length > 0 ? void 0 : "the change touches no file that has owners";
	},
	check(facts) {
		const asked = askedOf(facts);
		if (!asked) return [];
		return underGlass(bounded(unowned(asked), (group) => explain$2(group, asked.change)), asked.change, facts.policy);
	},
	shows(facts) {
		const asked = askedOf(facts);
		const files = asked ? guardedIn(asked) : [];
		const paths = [...new Set(files.map(({ path }) => path))];
		return `${require_base.count(paths.length, "guarded file")} changed with the approval of an owner: ${require_base.list(paths)}`;
	}
});
function guardedIn({ change }) {
	return change.parts.flatMap(({ guarded }) => guarded.filter(hasOwners));
}
function hasOwners({ owners }) {
	return owners.length > 0;
}
function unowned(asked) {
	const groups = new Map();
	for (const part of asked.change.parts) {
		const account = accountOf(part, asked);
		const pull = account?.tally.pull;
		for (const file of account ? account.unowned : part.guarded.filter(hasOwners)) {
			const key = JSON.stringify([pull?.number, file.owners.map((owner) => JSON.stringify(owner)).sort()]);
			const group = groups.get(key) ?? {
				pull,
				files: []
			};
			group.files.push(file);
			groups.set(key, group);
		}
	}
	return [...groups.values()];
}
function explain$2({ pull, files }, change) {
	const [first] = files;
	const owners = require_base.list(first.owners.map((owner) => nameOf$2(owner, change)), OWNERS, "or");
	const changed = require_base.list(files.map(({ path, because }) => `${path} (${because})`), FILES);
	return {
		what: pull ? `${numbered(pull)} changes ${changed} without an approval that counts by ${owners}` : `No pull request accounts for the change to ${changed}, so it has no approval by ${owners}`,
		next: pull && change.waits ? `Ask ${owners} to approve ${numbered(pull)}, or take the change to ${them(files)} out of it` : `Take the change to ${them(files)} back, and bring it in by a pull request that ${owners} approved first`,
		place: first.place,
		waits: change.waits && pull !== void 0
	};
}
function nameOf$2(owner, { pulls, reviewers }) {
	switch (owner.kind) {
		case "team": return owner.team;
		case "login": return `@${owner.login}`;
		case "person": {
			const answered = pulls.flatMap(({ reviews }) => reviews.flatMap(({ person }) => person ?? []));
			return [...reviewers.people, ...answered].find(({ id }) => id === owner.id)?.login ?? `account ${owner.id}`;
		}
	}
}
// src/rules/review/objections.ts
function objectionsTo(pull, part, review) {
	const involved = involvedIn(pull, part, review);
	const found = new Map();
	const nameless = [];
	for (const answer of pull.reviews) {
		const { person, state } = answer;
		if (state === "changes-requested") {
			const objection = {
				person,
				hand: person && involved.get(person.id),
				...weigh(answer, review)
			};
			if (person) found.set(person.id, objection);
			else nameless.push(objection);
		}
		const before = person && found.get(person.id);
		if (state === "approved" && before && before.hand === void 0) {
			const because = "approved after asking for changes";
			found.set(person.id, {
				...before,
				stands: "lifted",
				because
			});
		}
	}
	return [...found.values(), ...nameless];
}
function weigh({ person, role, commit }, review) {
	const asked = `asked for changes ${commit === void 0 ? "on a commit that is gone" : `at ${require_base.short(commit)}`}`;
	if (!person) return {
		stands: "warns",
		because: `${asked}, and has no account any more`
	};
	if (!isHuman(person, review)) return {
		stands: "warns",
		because: `${asked}, and is a machine`
	};
	if (isAtLeast(role, "write")) return {
		stands: "blocks",
		because: asked
	};
	return {
		stands: "warns",
		because: `${asked}, and may not write to the repository`
	};
}
// src/rules/review/objection.ts
var objection_default = defineRule({
	id: "review/objection",
	question: "Is every request for changes answered?",
	from: "plan",
	severity: "block",
	needs: ["change", "policy"],
	idle: nobodyAsked,
	check(given) {
		const asked = askedOf(given);
		if (!asked) return [];
		return underGlass(standing(asked).map((each) => explain$1(each, given.policy)), asked.change, given.policy);
	},
	shows({ change }) {
		return `Nobody asks for changes of ${require_base.count(change?.pulls.length ?? 0, "pull request")}`;
	}
});
function standing({ change, review }) {
	const byNumber = new Map(change.pulls.map((pull) => [pull.number, pull]));
	const found = new Map();
	for (const part of change.parts) for (const candidate of part.candidates.filter(isViable)) {
		const pull = byNumber.get(candidate.pull);
		if (!pull) continue;
		for (const objection of objectionsTo(pull, part, review)) {
			if (objection.stands === "lifted") continue;
			found.set(`${pull.number} ${objection.person?.id}`, {
				pull,
				objection
			});
		}
	}
	return [...found.values()];
}
function explain$1({ pull, objection }, policy) {
	const { person, stands, because, hand } = objection;
	const who = loginOf(person);
	return {
		what: `On ${numbered(pull)} ${who} ${because}, and the request stands`,
		next: hand === void 0 ? `Mend what is asked for and let ${who} approve, or let somebody who may dismiss the request and say why` : `Mend what is asked for and let the request be dismissed; an approval by ${who}, who ${hand}, does not lift it`,
		place: policy.at("review"),
		...stands === "warns" ? { severity: "warn" } : {}
	};
}
// src/rules/review/plan-bound.ts
const DIGEST = /(?<![0-9a-z])sha256:[0-9a-f]{64}(?![0-9a-z])/gi;
const MOST$3 = 4;
var plan_bound_default = defineRule({
	id: "review/plan-bound",
	question: "Does the approval of the release quote this plan, and no other?",
	from: "deploy",
	severity: "block",
	needs: [
		"change",
		"policy",
		"plan",
		"earlier"
	],
	idle(facts) {
		if (askedOf(facts)?.review.release?.quotesPlan) return void 0;
		return notReleased(facts) ?? "the policy lets approvals of the release do without a plan digest";
	},
	check(facts) {
		const asked = askedOf(facts);
		if (!asked) return [];
		return [...loose(asked, facts), ...unquoted(asked, facts)];
	},
	shows(facts) {
		const asked = askedOf(facts);
		const quoting = asked ? quotingIn(releasersIn(asked), facts.plan) : [];
		return `${require_base.list(quoting.map(({ login }) => login))} approved plan ${facts.plan.digest}`;
	}
});
function loose({ change }, { policy, plan }) {
	const { commit } = plan.parts;
	if (commit === change.commit) return [];
	return [{
		what: `The plan digest is of ${commit === null ? "no commit" : require_base.short(commit)}, and ${require_base.short(change.commit)} is judged, so an approval of the plan is none of this commit`,
		next: `Judge the plan of ${change.commit}, and have its digest approved`,
		place: policy.at("review", "release", "quotesPlan")
	}];
}
function unquoted(asked, { policy, plan, earlier }) {
	const release = releaseAsked(asked.change, asked.review);
	const needed = release ? releasersNeeded(release) : 1;
	const releasers = releasersIn(asked);
	const quoting = quotingIn(releasers, plan);
	if (quoting.length >= needed) return [];
	const others = releasers.filter((each) => !quoting.includes(each));
	const known = earlier && others.some(({ quoted }) => quoted.includes(earlier.plan.digest));
	const reasons = others.map((each) => otherwise(each, plan, earlier));
	return [{
		what: releasers.length === 0 ? "No approval of the release counts, so nobody approved this plan" : `This plan is quoted by ${require_base.thousands(quoting.length)} of ${require_base.count(needed, "approval")} that the release needs${reasons.length > 0 ? `; ${require_base.list(reasons, MOST$3)}` : ""}`,
		next: `Start a new run, and have it approved with the comment: I approve plan ${plan.digest}`,
		place: policy.at("review", "release", "quotesPlan"),
		because: known ? wholeFile(earlier.source.file) : void 0
	}];
}
function releasersIn({ change, review }) {
	const votes = releaseVotes(change, review).filter(({ kind }) => kind === "approval");
	return votes.filter(({ counts }) => counts).map(({ person }) => ({
		login: loginOf(person),
		quoted: votes.filter((vote) => vote.person?.id === person?.id).flatMap(({ comment }) => [...comment.matchAll(DIGEST)]).map(([digest]) => digest.toLowerCase())
	}));
}
function quotingIn(releasers, { digest }) {
	return releasers.filter(({ quoted }) => quoted.includes(digest));
}
function otherwise({ login, quoted }, plan, earlier) {
	const [digest] = quoted;
	if (digest === void 0) return `${login} quotes no plan`;
	if (!earlier || !quoted.includes(earlier.plan.digest)) return `${login} quotes ${digest}, which is another plan`;
	const moved = whatMoved(planDifferences(earlier.plan.parts, plan.parts));
	return `${login} quotes ${earlier.plan.digest}, and the plan moved since (${moved})`;
}
// src/rules/review/reviewers.ts
function couldApprove({ pull, counted }, part, { reviewers }, review) {
	const involved = involvedIn(pull, part, review);
	const done = new Set(counted.map(({ person }) => person.id));
	const unfit = new Set(pull.reviews.flatMap(({ person, role }) => isAtLeast(role, review.role) ? [] : person?.id));
	return reviewers.people.filter((person) => isHuman(person, review) && !involved.has(person.id) && !done.has(person.id) && !unfit.has(person.id));
}
function firstFew(people, last = "and") {
	return require_base.list(people.map(loginOf), 4, last);
}
function whoCould(people, complete) {
	if (people.length === 0) return complete ? "nobody" : "somebody whom GitHub does not name";
	return `${complete ? "" : "at least "}${require_base.count(people.length, "person", "people")} (${firstFew(people)})`;
}
// src/rules/review/possible.ts
var possible_default = defineRule({
	id: "review/possible",
	question: "Are there enough people who could approve?",
	from: "plan",
	severity: "warn",
	needs: ["change", "policy"],
	idle(given) {
		const asked = askedOf(given);
		const why = nobodyAsked(given);
		if (!asked || why !== void 0) return why;
		return open(asked).length === 0 ? "no pull request here waits for an approval" : void 0;
	},
	check(given) {
		const asked = askedOf(given);
		if (!asked?.change.reviewers.complete) return [];
		return open(asked).filter(({ best, could }) => isShort(best, could.length)).map((each) => explain(each, given.policy));
	},
	shows(given) {
		const asked = askedOf(given);
		const complete = asked?.change.reviewers.complete ?? false;
		const each = (asked ? open(asked) : []).map(({ best, could }) => `${numbered(best.pull)} could be approved by ${whoCould(could, complete)}`);
		return require_base.list(each, 4);
	}
});
function isShort({ counted, needed, lacking }, could) {
	return counted.length + could < needed || lacking.length > 0 && could === 0;
}
function open(asked) {
	return accountedFor(asked).filter(({ best }) => best.pull.state === "open" && !best.satisfied && !best.ghost && best.unlinked.length === 0).map(({ part, best }) => ({
		best,
		could: couldApprove(best, part, asked.change, asked.review)
	}));
}
function explain({ best, could }, policy) {
	const { pull, needed, counted } = best;
	return {
		what: `${numbered(pull)} needs ${require_base.count(Math.max(1, needed - counted.length), "more approval")}, and ${whoCould(could, true)} could give one: everybody else that GitHub names had a hand in it or is a machine`,
		next: "Give somebody who had no hand in it the right to review, or ask for fewer approvals in the policy",
		place: policy.at("review", "approvals")
	};
}
// src/rules/review/range.ts
const TITLE = 60;
const MOST$2 = 4;
var range_default = defineRule({
	id: "review/range",
	question: "Did every commit since the last live one come with its own pull request?",
	from: "plan",
	severity: "block",
	needs: ["change", "policy"],
	idle(facts) {
		const why = notAsked(facts);
		if (why !== void 0) return why;
		return facts.change?.live === void 0 ? "this is no release; review/second-person asks about commits without a pull request" : void 0;
	},
	check(facts) {
		const asked = askedOf(facts);
		if (!asked) return [];
		const { policy } = facts;
		const lost = asked.change.parts.filter((part) => !accountOf(part, asked));
		const bare = lost.filter(({ candidates }) => candidates.length === 0);
		const rejected = lost.filter(({ candidates }) => candidates.length > 0);
		return underGlass([...bare.length > 0 ? [withoutPull(bare, asked, policy)] : [], ...bounded(rejected, (part) => unlike(part, asked, policy))], asked.change, policy);
	},
	shows(facts) {
		const asked = askedOf(facts);
		if (!asked) return "";
		const { parts, live } = asked.change;
		const commits = commitsOf(parts);
		const since = live === void 0 ? "" : ` since ${require_base.short(live)}`;
		if (commits.length === 0) return `Nothing is new${since}`;
		const pulls = parts.map((part) => `#${accountOf(part, asked)?.tally.pull.number}`);
		return `${require_base.count(commits.length, "commit")}${since} came with ${require_base.list([...new Set(pulls)])}`;
	}
});
function commitsOf(parts) {
	return parts.flatMap(({ commits }) => commits);
}
function withoutPull(parts, { change }, policy) {
	const commits = commitsOf(parts);
	const named = parts.map(nameOf$1);
	const since = change.live === void 0 ? "" : ` since ${require_base.short(change.live)}`;
	return {
		what: `${require_base.count(commits.length, "commit")}${since} ${have(commits)} come without a pull request to ${change.branch}, so nobody was asked about ${them(commits)}: ${require_base.list(named)}`,
		next: takeOver(commits, change),
		place: policy.at("review", "approvals")
	};
}
function unlike(part, { change }, policy) {
	const reasons = part.candidates.map(({ pull, content }) => `not #${pull} (${content.kind === "other" ? content.why : "GitHub does not show it"})`);
	return {
		what: `No pull request accounts for ${nameOf$1(part)}: ${require_base.list(reasons, MOST$2)}`,
		next: takeOver(part.commits, change),
		place: policy.at("review", "approvals")
	};
}
function takeOver(commits, { branch }) {
	const newest = commits[0] ?? "the newest of them";
	return `Look at ${them(commits)} now; what shall not stay, revert by a reviewed pull request to ${branch}. Then let the owners of the policy approve one that sets review.since to ${newest}: commits up to that one are taken over as reviewed`;
}
function nameOf$1({ commits, title }) {
	const others = commits.length > 1 ? ` and ${require_base.count(commits.length - 1, "commit")} before it` : "";
	return `${require_base.short(commits[0] ?? "nothing")} (${require_base.cut(title, TITLE)})${others}`;
}
// src/rules/review/release-approval.ts
const MOST$1 = 4;
var release_approval_default = defineRule({
	id: "review/release-approval",
	question: "Did enough independent people let this release start?",
	from: "deploy",
	severity: "block",
	needs: ["change", "policy"],
	idle: notReleased,
	check(facts) {
		const asked = askedOf(facts);
		if (!asked?.review.release) return [];
		const at = (...path) => facts.policy.at("review", "release", ...path);
		const release = releaseAsked(asked.change, asked.review);
		if (!release) return [notTold(at)];
		const votes = releaseVotes(asked.change, asked.review);
		return [
			...unguarded(release, at),
			...rejected(votes, at),
			...again(release, at),
			...silent(release, votes, at),
			...tooFew$1(release, votes, at)
		];
	},
	shows(facts) {
		const asked = askedOf(facts);
		const counted = (asked ? releaseVotes(asked.change, asked.review) : []).filter(isCounted);
		return `${require_base.list(counted.map(({ person, about }) => `${loginOf(person)} (${about})`))} let this release start, and had no hand in it`;
	}
});
function isCounted({ kind, counts }) {
	return kind === "approval" && counts;
}
function notTold(at) {
	return {
		what: "Nothing tells which run releases this, so nobody can be found who let it start",
		next: "Run the gate as an Action, in a job that needs the protected environment",
		place: at()
	};
}
function unguarded({ release, policy }, at) {
	return policy.environments.map((name) => ({
		name,
		state: stateOf(name, release)
	})).filter(({ state }) => state !== "guarded").map(({ name, state }) => ({
		what: state === "open" ? `The environment ${name} has no required reviewers, so it lets every run through` : `The repository has no environment ${name}, so nobody was asked whether the release may start`,
		next: `${state === "open" ? "Give it" : "Create it with"} required reviewers in the settings of the repository, then start a new run`,
		place: at("environments")
	}));
}
function rejected(votes, at) {
	const objections = votes.filter(({ kind, counts }) => kind === "objection" && counts);
	if (objections.length === 0) return [];
	const who = objections.map(({ person, about }) => `${loginOf(person)} (${about})`);
	return [{
		what: `The release was rejected by ${require_base.list(who)}`,
		next: "Settle with them what is wrong, then start a new run",
		place: at("approvals")
	}];
}
function again({ release }, at) {
	if (release.attempt === 1) return [];
	return [{
		what: `This is attempt ${require_base.thousands(release.attempt)} of the run, and nothing tells which attempt was approved: an approval may be left from one before`,
		next: "Start a new run in place of running this one again, and have it approved",
		place: at("approvals")
	}];
}
function silent(asked, votes, at) {
	const bypassed = unentered(asked, votes).filter((name) => answersIn(name, votes).length === 0);
	if (bypassed.length === 0) return [];
	return [{
		what: `Nobody has approved in ${require_base.list(bypassed)}; where an administrator starts a job that waits, nobody has approved it either`,
		next: "Run the gate in a job that needs the environment, and have somebody approve who had no hand in the change",
		place: at("environments")
	}];
}
function unentered({ release, policy }, votes) {
	return policy.environments.filter((name) => stateOf(name, release) === "guarded" && !answersIn(name, votes).some(({ fit }) => fit));
}
function answersIn(name, votes) {
	return votes.filter(({ about }) => isSameEnvironment(about, name));
}
function tooFew$1(asked, votes, at) {
	const approvals = votes.filter(({ kind, about }) => kind === "approval" && asked.policy.environments.some((name) => isSameEnvironment(name, about)));
	if (approvals.length === 0 || asked.release.attempt > 1) return [];
	const counted = approvals.filter(isCounted).length;
	const needed = releasersNeeded(asked);
	const spoiled = unentered(asked, approvals).filter((name) => answersIn(name, approvals).length > 0);
	if (counted >= needed && spoiled.length === 0) return [];
	const not = approvals.filter(({ counts }) => !counts).map(({ person, about, because }) => `${loginOf(person)} (${about}), who ${because}`);
	const more = needed > asked.policy.approvals ? " (no person started the run)" : "";
	const what = counted < needed ? `The release has ${require_base.thousands(counted)} of the ${require_base.count(needed, "independent approval")} that it needs${more}` : `Nobody independent let the run into ${require_base.list(spoiled)}`;
	return [{
		what: not.length > 0 ? `${what}; not counted: ${require_base.list(not, MOST$1)}` : what,
		next: `Start a new run, and have ${needed === 1 ? "somebody" : `${require_base.thousands(needed)} people`}${asked.policy.approvers.length > 0 ? " of those whom the policy names (review.release.approvers)" : ""} approve who neither had a hand in the change nor started the run${needed > asked.policy.environments.length ? "; GitHub asks one person for an environment, so the policy has to name as many environments" : ""}`,
		place: at("approvals")
	}];
}
// src/rules/review/second-person.ts
var second_person_default = defineRule({
	id: "review/second-person",
	question: "Did enough independent people approve exactly this?",
	from: "plan",
	severity: "block",
	needs: ["change", "policy"],
	idle(given) {
		const asked = askedOf(given);
		return asked && unaccounted(asked).length > 0 ? void 0 : nobodyAsked(given);
	},
	check(given) {
		const asked = askedOf(given);
		if (!asked) return [];
		const { policy } = given;
		const wanting = accountedFor(asked).filter(({ best }) => !best.satisfied);
		const drafts = [...bounded(unaccounted(asked), (part) => nobodysPart(part, policy)), ...wanting.flatMap((accounted) => missing(accounted, asked, policy))];
		return [...refused(asked, policy), ...underGlass(drafts, asked.change, policy)];
	},
	shows(given) {
		const asked = askedOf(given);
		const all = asked ? accountedFor(asked) : [];
		const whom = all.map(({ best }) => `${numbered(best.pull)} by ${firstFew(best.counted.map(({ person }) => person))}`);
		return `${require_base.count(all.length, "pull request")} ${are(all)} approved by people who had no hand in ${all.length === 1 ? "it" : "them"}: ${require_base.list(whom)}`;
	}
});
function unaccounted({ change }) {
	return change.live === void 0 ? change.parts.filter(({ candidates }) => !candidates.some(isViable)) : [];
}
function nobodysPart({ commits, title }, policy) {
	return {
		what: `No pull request accounts for commit ${commits[0] === void 0 ? title : `${require_base.short(commits[0])} (${title})`}, so nobody can have approved it`,
		next: "Bring it in by a pull request that somebody else approves",
		place: policy.at("review", "approvals")
	};
}
function refused({ change }, policy) {
	const found = glass(change, policy);
	if (found?.kind !== "refused") return [];
	return [{
		what: `The incident ${JSON.stringify(found.incident)} is named to do without reviews, and ${found.because}`,
		next: "Leave the incident out, or let the owners of the policy set review.breakGlass first",
		place: policy.at("review", "breakGlass")
	}];
}
function missing(accounted, asked, policy) {
	const { best } = accounted;
	const { pull, ghost, unlinked, needed, counted, lacking } = best;
	const waits = asked.change.waits && pull.state === "open" && unlinked.length === 0;
	const places = lacking.reduce((sum, { approvals, filled }) => sum + approvals - filled, 0);
	const names = unlinked.length > 0 ? [strangers(best, policy)] : [];
	if (ghost) return [ghostAuthor(best, policy), ...names];
	return [
		...names,
		...needed - counted.length > places ? [{
			...tooFew(accounted, asked, policy),
			waits
		}] : [],
		...lacking.map((lack) => ({
			...teamLacks(lack, best, policy),
			waits
		}))
	];
}
function ghostAuthor({ pull }, policy) {
	return {
		what: `The account that opened ${numbered(pull)} was deleted, so nobody can tell who is independent of its author`,
		next: "Bring the change in by a new pull request of somebody with an account",
		place: policy.at("review", "approvals")
	};
}
function strangers({ pull, unlinked }, policy) {
	const names = unlinked.map(({ name, commit }) => `${name} (commit ${require_base.short(commit)})`);
	return {
		what: `GitHub knows no account for ${require_base.list(names, 4)} in ${numbered(pull)}; anybody can write any name into a commit, so whoever approved may also have written it`,
		next: "Let them add the address of their commits to their account, or sign the commits; unlinked: allow in the policy lets such commits go live",
		place: policy.at("review", "unlinked")
	};
}
function tooFew({ part, best }, asked, policy) {
	const { pull, needed, counted, untrusted } = best;
	const by = counted.length > 0 ? `, by ${firstFew(counted.map(({ person }) => person))}` : "";
	const since = untrusted === void 0 ? "" : ` (more than usual, since ${untrusted})`;
	return {
		what: `${numbered(pull)} has ${counted.length} of ${require_base.count(needed, "independent approval")} that ${require_base.short(pull.head)} needs${since}${by}${notCounted(best)}`,
		next: ask$1(needed - counted.length, part, best, asked),
		place: policy.at("review", untrusted === void 0 ? "approvals" : "untrusted")
	};
}
function notCounted({ not, counted }) {
	const done = new Set(counted.map(({ person }) => person.id));
	const told = [];
	for (const answer of [...not].reverse()) {
		const id = answer.person?.id;
		if (id !== void 0 && done.has(id)) continue;
		if (id !== void 0) done.add(id);
		told.push(answer);
	}
	if (told.length === 0) return counted.length === 0 ? "; nobody has approved it" : "";
	return `; not counted: ${require_base.list(told.map(({ person, because }) => `${loginOf(person)} (${because})`), 4)}`;
}
function ask$1(more, part, best, { change, review }) {
	const { pull } = best;
	if (pull.state === "merged") return `An approval after the merge does not count, so take ${numbered(pull)} back and bring it in by a pull request that is approved first`;
	const could = couldApprove(best, part, change, review);
	const whom = could.length > 0 ? `, such as ${firstFew(could, "or")}` : "";
	return `Ask ${require_base.count(more, "more person", "more people")} who had no hand in it to approve ${require_base.short(pull.head)}${whom}`;
}
function teamLacks({ team, approvals, filled, elsewhere }, { pull }, policy) {
	const busy = elsewhere.length > 0 ? `; ${firstFew(elsewhere)} could answer for it, and ${are(elsewhere)} needed for another team` : "";
	return {
		what: `${numbered(pull)} has ${filled} of ${require_base.count(approvals, "approval")} that it needs from ${team}, however its approvals are shared out${busy}`,
		next: `Ask ${require_base.count(approvals - filled, "more member")} of ${team} who had no hand in it to approve ${require_base.short(pull.head)}`,
		place: policy.at("review", "teams", team)
	};
}
// src/rules/review/settled.ts
const BRANCH = "refs/heads/";
var settled_default = defineRule({
	id: "review/settled",
	question: "Is what was reviewed what is judged, and is it meant to go live?",
	from: "plan",
	severity: "block",
	needs: ["change", "policy"],
	idle: notAsked,
	check(facts) {
		const asked = askedOf(facts);
		if (!asked) return [];
		const { policy } = facts;
		return [
			...checkedOut(asked.change, policy),
			...pointedTo(asked.change, policy),
			...unsettled(asked, policy)
		];
	},
	shows(facts) {
		const asked = askedOf(facts);
		if (!asked) return "";
		const { commit, ref, branch } = asked.change;
		const pulls = new Set(accounts(asked).map(({ tally }) => numbered(tally.pull)));
		return [
			`What is checked out is ${require_base.short(commit)}`,
			...ref ? [`${ref.name} ${isBranch(ref) ? "contains" : "points to"} it`] : [],
			...pulls.size > 0 ? [`${require_base.list([...pulls])} ${pulls.size === 1 ? "goes" : "go"} to ${branch}`] : []
		].join(", ");
	}
});
function accounts(asked) {
	return asked.change.parts.flatMap((part) => accountOf(part, asked) ?? []);
}
function unsettled(asked, policy) {
	return bounded([...new Map(accounts(asked).flatMap((account) => account.unsettled).map((each) => [each.what, each])).values()], ({ what, next, setting }) => ({
		what,
		next,
		place: policy.at("review", setting)
	}));
}
function checkedOut({ checkout, commit }, policy) {
	if (checkout.kind !== "other") return [];
	return [{
		what: `What is checked out, and was read, is not ${require_base.short(commit)}, which is judged: ${checkout.why}`,
		next: `Check out ${commit}`,
		place: policy.at("review")
	}];
}
function pointedTo(change, policy) {
	const wrong = whyNotPointedTo(change);
	return wrong === void 0 ? [] : [{
		what: wrong,
		next: "Find out who moved it and why, then start a new run for what shall go live",
		place: policy.at("review", "branch")
	}];
}
function isBranch({ name }) {
	return name.startsWith(BRANCH);
}
function whyNotPointedTo({ ref, commit, branch }) {
	if (!ref) return void 0;
	if (ref.commit === void 0) return `${ref.name}, which the run was started for, is gone`;
	if (!isBranch(ref) && ref.commit !== commit) return `${ref.name}, which the run was started for, now points to ${require_base.short(ref.commit)}, and ${require_base.short(commit)} is judged`;
	if (ref.contains) return void 0;
	const names = isBranch(ref) ? [ref.name.slice(11), branch] : [branch];
	return `${require_base.list([...new Set(names)], 2, "or")} does not contain ${require_base.short(commit)}, so what is judged is not what was merged`;
}
// src/rules/waves/canary.ts
var canary_default = defineRule({
	id: "waves/canary",
	question: "Does a small first wave go before the rest, and is it watched long enough?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy"
	],
	idle({ rollout, policy }) {
		if (!policy.protected) return "the environment is not protected";
		return rollout.touched.length < 2 ? "fewer than two hosts are touched" : void 0;
	},
	check(given) {
		const { waves } = given.rollout;
		const [first, ...later] = waves;
		if (!first) return [allAtOnce(given)];
		return [
			...tooLarge(first, given),
			...tooHeavy(first, given),
			...tooMany(later, given),
			...tooShort(waves.slice(0, -1), given)
		];
	},
	shows({ rollout }) {
		const { waves, touched } = rollout;
		const [first] = waves;
		return `The first wave, ${first?.name}, holds ${first?.hosts.length} of ${require_base.count(touched.length, "host")} and is watched for ${require_base.span(first?.bake ?? 0)}`;
	}
});
function allAtOnce({ rollout, fleet, policy }) {
	const { manifest, touched } = rollout;
	const total = touched.length;
	const { canary, max, bake } = policy.waves;
	const waves = `Write waves: ${`first a canary of ${atMost(canary, total)}, watched for ${require_base.span(bake)}`}, then the rest with ${atMost(max, total)} at once (max)`;
	const impossible = ["canary", "max"].filter((setting) => capOf(policy.waves[setting], total) === 0);
	const why = impossible.map((setting) => `${policy.waves[setting]} of ${require_base.count(total, "host")}`);
	return {
		what: `The manifest has no waves, so all ${require_base.count(touched.length, "host")} would change at once and a fault would be everywhere before anyone sees it`,
		next: impossible.length === 0 ? waves : `${inNumbers(impossible)}, since ${require_base.list(why)} ${are(why)} less than one host; then ${waves.replace("Write", "write")}`,
		place: manifest.at("waves"),
		because: inPolicy(policy, "waves", "canary"),
		hosts: namesOf$1(fleet, touched)
	};
}
function atMost(share, total) {
	const most = Math.max(1, Math.min(capOf(share, total), total));
	return `at most ${require_base.thousands(most)} of the ${require_base.thousands(total)} hosts${typeof share === "string" && capOf(share, total) > 0 ? ` (${share})` : ""}`;
}
function inNumbers(caps) {
	return `Have ${require_base.list(caps.map((cap) => `waves.${cap}`))} written as a number of hosts in the policy, as in ${require_base.list(caps.map((cap) => `${cap}: 1`))}`;
}
function tooLarge({ name, hosts, place }, { rollout, fleet, policy }) {
	const { canary } = policy.waves;
	const total = rollout.touched.length;
	const most = capOf(canary, total);
	if (most === 0) return [allowsNone("canary", canary, total, place, policy)];
	if (hosts.length <= most) return [];
	return [{
		what: `The first wave, ${name}, holds ${require_base.thousands(hosts.length)} of ${require_base.count(total, "host")}, and the policy allows ${allowed(canary, most)}`,
		next: `Move ${require_base.count(hosts.length - most, "host")} into a later wave`,
		place,
		because: inPolicy(policy, "waves", "canary"),
		hosts: namesOf$1(fleet, hosts)
	}];
}
function tooHeavy({ name, hosts, place }, { rollout, fleet, policy }) {
	const { canary } = policy.waves;
	const { touched } = rollout;
	if (typeof canary === "number" || !weighs(fleet, touched)) return [];
	const because = inPolicy(policy, "waves", "canary");
	const unweighed = touched.filter((host) => weightOf(fleet, host) === void 0);
	if (unweighed.length > 0) {
		const names = namesOf$1(fleet, unweighed);
		return [{
			what: `${require_base.list(names)} ${have(names)} no weight that is a number, and others do, so nobody can tell how much the first wave carries`,
			next: "Give every touched host a weight in the inventory",
			place,
			because: fleet.place(unweighed[0]),
			hosts: names
		}];
	}
	const total = totalWeight(fleet, touched);
	const weight = totalWeight(fleet, require_base.intersection(hosts, touched));
	if (weight <= percentOf(canary, total) * (1 + 1e-9)) return [];
	return [{
		what: `The first wave, ${name}, carries ${Math.round(weight / total * 100)}% of the declared weight with ${require_base.count(hosts.length, "host")}, and the policy allows ${canary}`,
		next: "Begin with hosts that carry less",
		place,
		because,
		hosts: namesOf$1(fleet, hosts)
	}];
}
function tooMany(later, { rollout, fleet, policy }) {
	const { max } = policy.waves;
	const total = rollout.touched.length;
	const most = capOf(max, total);
	const [second] = later;
	if (second && most === 0) return [allowsNone("max", max, total, second.place, policy)];
	return bounded(later.flatMap((wave, i) => atOnce(wave) > most ? [{
		wave,
		at: i + 1
	}] : []), ({ wave, at }) => ({
		what: `Wave ${wave.name} works on ${require_base.thousands(atOnce(wave))} of ${require_base.count(total, "host")} at once, and the policy allows ${allowed(max, most)}`,
		next: `Write max: ${most} in the wave, or divide it`,
		place: wave.max === void 0 ? wave.place : rollout.manifest.at("waves", at, "max"),
		because: inPolicy(policy, "waves", "max"),
		hosts: namesOf$1(fleet, wave.hosts)
	}));
}
function tooShort(watched, { rollout, policy }) {
	const least = policy.waves.bake;
	return bounded(watched.flatMap((wave, at) => (wave.bake ?? 0) < least ? [{
		wave,
		at
	}] : []), ({ wave: { name, bake, place }, at }) => ({
		what: `Wave ${name} is ${bake === void 0 ? "not watched at all" : `watched for ${require_base.span(bake)}`} before the next begins, and the policy asks for ${require_base.span(least)}`,
		next: `Write bake: ${require_base.span(least).replace(" ", "")} in the wave`,
		place: bake === void 0 ? place : rollout.manifest.at("waves", at, "bake"),
		because: inPolicy(policy, "waves", "bake")
	}));
}
function allowsNone(setting, share, total, place, policy) {
	return {
		what: `The policy allows ${share} of ${require_base.count(total, "host")} in ${setting === "canary" ? "the first wave" : "a wave at once"}, which is less than one host, so no wave is small enough`,
		next: inNumbers([setting]),
		place,
		because: inPolicy(policy, "waves", setting)
	};
}
function allowed(share, most) {
	return typeof share === "number" ? require_base.thousands(most) : `${share}, which is ${require_base.thousands(most)}`;
}
function weighs(fleet, hosts) {
	return fleet.has("weight") && hosts.some((host) => fleet.fact(host, "weight") !== void 0);
}
function weightOf(fleet, host) {
	const weight = Number(fleet.fact(host, "weight")?.trim() || NaN);
	return Number.isFinite(weight) && weight >= 0 ? weight : void 0;
}
function totalWeight(fleet, hosts) {
	return hosts.reduce((total, host) => total + (weightOf(fleet, host) ?? 0), 0);
}
// src/rules/waves/partition.ts
const NO_WAVE = -1;
var partition_default = defineRule({
	id: "waves/partition",
	question: "Is every touched host in exactly one wave?",
	from: "plan",
	severity: "block",
	needs: [
		"rollout",
		"fleet",
		"policy"
	],
	idle({ rollout, fleet, policy }) {
		if (rollout.waves.length === 0) return "the manifest has no waves";
		const why = untold(rollout, policy);
		const isSound = () => amongWaves(rollout, holdersIn(rollout.waves, fleet.size), fleet).length === 0;
		return why !== void 0 && isSound() ? why : void 0;
	},
	check({ rollout, fleet, policy }) {
		const holders = holdersIn(rollout.waves, fleet.size);
		const found = amongWaves(rollout, holders, fleet);
		return untold(rollout, policy) === void 0 ? [
			...found,
			...beyond(rollout, holders, fleet),
			...inNone(rollout, holders, fleet)
		] : found;
	},
	shows({ rollout }) {
		const { waves, touched } = rollout;
		const sizes = waves.map(({ name, hosts }) => `${name} ${hosts.length}`);
		return `${require_base.count(touched.length, "host")} in ${require_base.count(waves.length, "wave")}, each in one: ${require_base.list(sizes)}`;
	}
});
function amongWaves(rollout, holders, fleet) {
	const { waves } = rollout;
	return [
		...sameName(waves),
		...idleWaves(rollout),
		...twice(waves, holders, fleet)
	];
}
function sameName(waves) {
	const seen = new Set();
	return waves.flatMap(({ name, place }) => {
		if (!seen.has(name)) {
			seen.add(name);
			return [];
		}
		return [{
			what: `A second wave is called ${name}, so nobody can tell which of the two is meant`,
			next: "Give it a name of its own",
			place
		}];
	});
}
function idleWaves({ waves, manifest }) {
	return waves.flatMap((wave, i) => {
		const { name, hosts, selection, max } = wave;
		if (hosts.length === 0) {
			const why = selection.hosts.length > 0 ? "all its hosts are excepted" : "nothing is tried in it";
			return [{
				what: `Wave ${name} (${selection.text}) holds no host; ${why}`,
				next: "Mend its selector, or take the wave out",
				place: selection.place
			}];
		}
		if (atOnce(wave) > 0) return [];
		return [{
			what: `Wave ${name} allows ${max} of ${require_base.count(hosts.length, "host")} at once, which is less than one, so it could never begin`,
			next: "Write a number of hosts, as in max: 1",
			place: manifest.at("waves", i, "max")
		}];
	});
}
function holdersIn(waves, size) {
	const first = new Int32Array(size).fill(NO_WAVE);
	const second = new Int32Array(size).fill(NO_WAVE);
	for (const [i, { hosts }] of waves.entries()) for (const host of hosts) if (first[host] === NO_WAVE) first[host] = i;
	else if (second[host] === NO_WAVE) second[host] = i;
	return {
		first,
		second
	};
}
function twice(waves, { first, second }, fleet) {
	const again = require_base.every(fleet.size).filter((host) => second[host] !== NO_WAVE);
	if (again.length === 0) return [];
	const parts = grouped(again, (host) => [first[host], second[host]].join()).map((hosts) => {
		const pair = [first, second].map((holder) => waves[holder[hosts[0]]]?.name);
		return `${require_base.list(namesOf$1(fleet, hosts))} in ${pair.join(" and ")}`;
	});
	const [earlier, later] = [first, second].map((holder) => waves[holder[again[0]]]);
	return [{
		what: `${require_base.count(again.length, "host")} ${are(again)} in more than one wave: ${require_base.list(parts, 3)}`,
		next: `Leave ${them(again)} out of all waves but one`,
		place: later.selection.place,
		because: earlier.selection.place,
		hosts: namesOf$1(fleet, again)
	}];
}
function beyond(rollout, { first }, fleet) {
	const { waves, touched, touches, manifest } = rollout;
	const held = require_base.every(fleet.size).filter((host) => first[host] !== NO_WAVE);
	const outside = require_base.difference(held, touched);
	if (outside.length === 0) return [];
	const byWave = grouped(outside, (host) => String(first[host]));
	const holding = byWave.map((hosts) => waves[first[hosts[0]]]);
	const parts = byWave.map((hosts, i) => `${holding[i]?.name} (${holding[i]?.selection.text}) ${require_base.list(namesOf$1(fleet, hosts))}`);
	return [{
		what: `${require_base.count(outside.length, "host")} of the waves ${are(outside)} not touched by the rollout: ${require_base.list(parts, 3)}`,
		next: `Narrow the ${holding.length === 1 ? "wave" : "waves"}, or let ${touches ? "the tool" : "hosts.select"} reach ${them(outside)}`,
		place: holding[0].selection.place,
		because: manifest.at("hosts", "select"),
		hosts: namesOf$1(fleet, outside)
	}];
}
function grouped(hosts, keyOf) {
	const groups = new Map();
	for (const host of hosts) {
		const key = keyOf(host);
		const group = groups.get(key);
		if (group) group.push(host);
		else groups.set(key, [host]);
	}
	return [...groups.values()];
}
function inNone({ touched, manifest }, { first }, fleet) {
	const left = touched.filter((host) => first[host] === NO_WAVE);
	if (left.length === 0) return [];
	const hosts = namesOf$1(fleet, left);
	return [{
		what: `${require_base.list(hosts)} ${are(hosts)} touched and in no wave, and would be passed over or changed out of turn`,
		next: `Add ${them(hosts)} to a wave; the last one can take what is left, as in group:!canary-host`,
		place: manifest.keyAt("waves"),
		because: manifest.at("hosts", "select"),
		hosts
	}];
}
// src/rules/index.ts
const rules = [
	missing_default,
	surplus_default,
	off_scope_default,
	selector_default,
	ambiguous_default,
	alias_default,
	exception_default,
	environment_default,
	drift_default,
	complete_default,
	partition_default,
	canary_default,
	floor_default,
	retired_default,
	slot_default,
	tombstone_default,
	repurposed_default,
	resurrected_default,
	zombie_default,
	partial_default,
	dead_code_default,
	undeclared_default,
	expired_default,
	second_person_default,
	objection_default,
	range_default,
	release_approval_default,
	plan_bound_default,
	settled_default,
	guarded_files_default,
	possible_default,
	answered_default,
	release_default,
	outside_default,
	warnings_default,
	rollback_default,
	kill_switch_default,
	procedure_default,
	alerts_default,
	window_default,
	decision_default
];
const planned = [
	{
		rule: "hosts/state",
		from: "plan",
		because: "this version does not know which operation a state of a host allows"
	},
	{
		rule: "waves/representative",
		from: "plan",
		because: "this version does not know the kinds and variants of hosts"
	},
	{
		rule: "capacity/rate",
		from: "plan",
		because: "this version does not know what was removed before"
	},
	{
		rule: "observed/flag-state",
		from: "activate",
		because: "this version does not know which flags should be on or off"
	}
];
// src/rules/review/votes.ts
function votesOf(change, review, released = []) {
	const byNumber = new Map(change.pulls.map((pull) => [pull.number, pull]));
	return [...distinct(change.parts.flatMap((part) => part.candidates.flatMap((candidate) => {
		const pull = byNumber.get(candidate.pull);
		if (!pull) return [];
		if (isViable(candidate)) return votesFor(pull, part, change, review);
		return candidate.content.kind === "other" ? inVain(pull, candidate.content.why) : [];
	}))), ...released.map(({ about, person, kind, counts, because }) => ({
		about,
		person,
		kind,
		counts,
		because
	}))];
}
function votesFor(pull, part, change, review) {
	const about = numbered(pull);
	const { counted, not } = tally(pull, part, change, review);
	return [
		...counted.map((answer) => ({
			about,
			...answer,
			kind: "approval",
			counts: true
		})),
		...not.map((answer) => ({
			about,
			...answer,
			kind: "approval",
			counts: false
		})),
		...objectionsTo(pull, part, review).map(({ person, stands, because }) => ({
			about,
			person,
			kind: "objection",
			counts: stands === "blocks",
			because
		}))
	];
}
function inVain(pull, why) {
	return pull.reviews.filter(({ state }) => state === "approved").map(({ person }) => ({
		about: numbered(pull),
		person,
		kind: "approval",
		counts: false,
		because: `approved what does not account for the change: ${why}`
	}));
}
function distinct(votes) {
	const found = new Map();
	for (const vote of votes) {
		const { about, person, kind, counts, because } = vote;
		found.set(JSON.stringify([
			about,
			person?.id,
			kind,
			counts,
			because
		]), vote);
	}
	return [...found.values()];
}
// src/evidence/json.ts
const DEEPEST$3 = 200;
function parseJson(file, text) {
	return parse$1(file, text, (parser) => parser.document());
}
function parseJsonLines(file, text) {
	return parse$1(file, text, (parser) => ({
		kind: "list",
		offset: 0,
		items: parser.documents()
	}));
}
function parse$1(file, text, read) {
	const starts = lineStarts$1(text);
	const place = (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = low + high + 1 >>> 1;
			if (starts[middle] <= offset) low = middle;
			else high = middle - 1;
		}
		return {
			file,
			line: low + 1,
			column: offset - starts[low] + 1
		};
	};
	const duplicates = [];
	const parser = new Parser(text, (name, offset, first) => duplicates.push({
		what: `The key ${JSON.stringify(name)} stands here again; it is first on line ${place(first).line}, and one of the two would be lost`,
		next: "Keep one of them, or join the two",
		place: place(offset)
	}));
	try {
		return require_base.known({
			file,
			root: read(parser),
			duplicates,
			tags: [],
			place
		});
	} catch (error) {
		if (!(error instanceof Broken)) throw error;
		return require_base.unknown({
			what: `It is not valid JSON: ${error.message}`,
			next: "Check that the file is whole and that the step that writes it succeeded",
			place: place(error.offset)
		});
	}
}
function lineStarts$1(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}
var Broken = class extends Error {
	offset;
	constructor(message, offset) {
		super(message);
		this.offset = offset;
	}
};
const LITERALS = {
	true: true,
	false: false,
	null: null
};
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
var Parser = class {
	at = 0;
	text;
	duplicate;
	constructor(text, duplicate) {
		this.text = text;
		this.duplicate = duplicate;
	}
	document() {
		const root = this.value(0);
		this.space();
		if (this.at < this.text.length) throw this.broken("something follows the value");
		return root;
	}
	documents() {
		const roots = [];
		for (this.space(); this.at < this.text.length; this.space()) roots.push(this.value(0));
		return roots;
	}
	value(depth) {
		if (depth > DEEPEST$3) throw this.broken(`lists and maps nest more than ${DEEPEST$3} deep`);
		this.space();
		const offset = this.at;
		switch (this.text[offset]) {
			case "{": return this.map(offset, depth);
			case "[": return this.list(offset, depth);
			case "\"": {
				const value = this.string();
				return scalar(offset, value, value);
			}
			default: return this.literal(offset);
		}
	}
	map(offset, depth) {
		const entries = [];
		const seen = new Map();
		this.at++;
		this.space();
		while (this.text[this.at] !== "}") {
			if (entries.length > 0) this.take(",", "a comma or } belongs here");
			this.space();
			const keyAt = this.at;
			if (this.text[keyAt] !== "\"") throw this.broken("a key in double quotes belongs here");
			const name = this.string();
			const first = seen.get(name);
			if (first === void 0) seen.set(name, keyAt);
			else this.duplicate(name, keyAt, first);
			this.space();
			this.take(":", "a colon belongs here");
			entries.push({
				name,
				key: scalar(keyAt, name, name),
				value: this.value(depth + 1)
			});
			this.space();
		}
		this.at++;
		return {
			kind: "map",
			offset,
			entries
		};
	}
	list(offset, depth) {
		const items = [];
		this.at++;
		this.space();
		while (this.text[this.at] !== "]") {
			if (items.length > 0) this.take(",", "a comma or ] belongs here");
			items.push(this.value(depth + 1));
			this.space();
		}
		this.at++;
		return {
			kind: "list",
			offset,
			items
		};
	}
	string() {
		const start = this.at;
		let escaped = false;
		for (let at = start + 1; at < this.text.length; at++) {
			const c = this.text.charCodeAt(at);
			if (c < 32) break;
			if (c === 92) {
				escaped = true;
				at++;
			} else if (c === 34) {
				this.at = at + 1;
				return escaped ? this.unescape(start) : this.text.slice(start + 1, at);
			}
		}
		throw this.broken("a string begins here that does not end on its line");
	}
	unescape(start) {
		try {
			return JSON.parse(this.text.slice(start, this.at));
		} catch {
			this.at = start;
			throw this.broken("this string holds a backslash that escapes nothing");
		}
	}
	literal(offset) {
		for (const [source, value] of Object.entries(LITERALS)) {
			if (!this.text.startsWith(source, offset)) continue;
			this.at += source.length;
			return scalar(offset, value, source);
		}
		NUMBER.lastIndex = offset;
		const found = NUMBER.exec(this.text);
		if (!found) throw this.broken(offset < this.text.length ? "a value belongs here" : "it ends too early");
		this.at = NUMBER.lastIndex;
		return scalar(offset, Number(found[0]), found[0]);
	}
	take(character, otherwise) {
		if (this.text[this.at] !== character) throw this.broken(this.at < this.text.length ? otherwise : "it ends too early");
		this.at++;
	}
	space() {
		for (;;) {
			const c = this.text.charCodeAt(this.at);
			if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return;
			this.at++;
		}
	}
	broken(message) {
		return new Broken(message, this.at);
	}
};
function scalar(offset, value, source) {
	return {
		kind: "scalar",
		offset,
		value,
		source,
		quoted: typeof value === "string",
		tag: void 0
	};
}
// src/evidence/selector/range.ts
const longest = 1024;
function expandRange(pattern, most = 1e5) {
	if (pattern.length > longest) return refuse(0, `a name with a range has ${require_base.thousands(pattern.length)} characters, and the limit is ${require_base.thousands(longest)}`, "shorten the name");
	const texts = [];
	const ranges = [];
	let end = 0;
	for (const match of pattern.matchAll(/\[([^[\]]*)\]/g)) {
		const range = readRange(match[1], match.index);
		if ("ok" in range) return range;
		texts.push(pattern.slice(end, match.index));
		ranges.push(range);
		end = match.index + match[0].length;
	}
	texts.push(pattern.slice(end));
	const stray = strayBracket(pattern, texts);
	if (stray) return stray;
	const count = ranges.reduce((product, range) => product * range.count, 1);
	if (count > most) return refuse(pattern.indexOf("["), `${pattern} stands for ${Number.isSafeInteger(count) ? require_base.thousands(count) : "countless"} names, and at most ${require_base.thousands(most)} are allowed`, "check the bounds of the range, or split it");
	const warn = ranges.find((range) => range.warn)?.warn;
	return {
		ok: true,
		names: expand(texts, ranges),
		warn
	};
}
function expand(texts, ranges) {
	let names = [texts[0]];
	for (const [i, { count, at }] of ranges.entries()) {
		const longer = [];
		for (const name of names) for (let k = 0; k < count; k++) longer.push(name + at(k) + texts[i + 1]);
		names = longer;
	}
	return names;
}
function readRange(inside, offset) {
	const shown = `[${inside}]`;
	const [first, last, stride = "1", ...rest] = inside.split(":");
	if (first === void 0 || last === void 0 || rest.length > 0) return refuse(offset, `${shown} is no range; a range is [first:last] or [first:last:step]`, "write a range such as [1:8], and an IPv6 address without brackets");
	const step = integer(stride);
	if (!step) return refuse(offset, `the step of ${shown} is ${stride === "" ? "empty" : stride}, and a step is a whole number from 1`, "write a step of 1 or more, or leave it out");
	if (/^([a-z]:[a-z]|[A-Z]:[A-Z])$/.test(`${first}:${last}`)) return steps(first.charCodeAt(0), last.charCodeAt(0), step, String.fromCharCode, shown, offset);
	return numbers(first, last, step, shown, offset);
}
function numbers(first, last, step, shown, offset) {
	const start = integer(first || "0");
	const end = integer(last);
	if (start === void 0 || end === void 0) return refuse(offset, `the bounds of ${shown} are not two whole numbers or two letters of the same case`, "write a range such as [1:8], [01:08] or [a:f]");
	const padded = first.length > 1 && first.startsWith("0");
	if (padded && first.length !== last.length) return refuse(offset, `the bounds of ${shown} differ in length, and a bound with leading zeros needs another as long`, `write both bounds with ${Math.max(first.length, last.length)} digits`);
	const range = steps(start, end, step, padded ? (n) => String(n).padStart(first.length, "0") : String, shown, offset);
	if ("ok" in range || padded || last.length === 1 || !last.startsWith("0")) return range;
	return {
		...range,
		warn: {
			why: `${shown} has leading zeros in its last bound alone, so Ansible pads no name with zeros`,
			next: `write both bounds with ${last.length} digits, or the last one as ${end}`,
			offset
		}
	};
}
function steps(start, end, step, text, shown, offset) {
	if (start > end) return refuse(offset, `${shown} ends before it begins, so it names no host`, "write the smaller bound first");
	return {
		count: Math.floor((end - start) / step) + 1,
		at: (index) => text(start + index * step),
		warn: void 0
	};
}
function integer(text) {
	const value = Number(text);
	return /^[0-9]+$/.test(text) && Number.isSafeInteger(value) ? value : void 0;
}
function strayBracket(pattern, texts) {
	if (!texts.some((text) => /[[\]]/.test(text))) return void 0;
	return refuse(pattern.replace(/\[[^[\]]*\]/g, (range) => " ".repeat(range.length)).search(/[[\]]/), `a bracket of ${pattern} has no partner`, "close every range with ], or take the bracket out");
}
function refuse(offset, why, next) {
	return {
		ok: false,
		why,
		next,
		offset
	};
}
// src/evidence/inventory/facts.ts
const FACTS = [
	"address",
	"state",
	"zone",
	"environment",
	"release",
	"commit",
	"weight"
];
const VARIABLES = new Map([
	["ansible_host", "address"],
	["ansible_ssh_host", "address"],
	...FACTS.slice(1).map((fact) => [`rollcall_${fact}`, fact])
]);
const VARIABLE_NAMES = [...VARIABLES.keys()];
function factOf(variable) {
	return VARIABLES.get(variable);
}
function mayBeFact(text, at) {
	return begins(text, at, "ansible_") || begins(text, at, "rollcall_");
}
function begins(text, at, prefix) {
	for (let i = 0; i < prefix.length; i++) if (text.charCodeAt(at + i) !== prefix.charCodeAt(i)) return false;
	return true;
}
// src/evidence/inventory/names.ts
const PLAIN = new Uint8Array(128);
for (const c of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") PLAIN[c.charCodeAt(0)] = 1;
const LONGEST$1 = 1024;
function isPlain(name) {
	if (name.length > 1024) return false;
	for (let i = 0; i < name.length; i++) if (PLAIN[name.charCodeAt(i)] !== 1) return false;
	return name.length > 0;
}
function withoutPort(pattern) {
	if (pattern.length > 1024) return pattern;
	const [, bracketed] = /^\[((?:[^[\]]|\[[^[\]]*\])+)\]:\d+$/.exec(pattern) ?? [];
	const name = bracketed ?? pattern;
	const [, bare] = /^((?:[^:[\]]|\[[^\]]*\])+):\d+$/.exec(name) ?? [];
	return bare ?? name;
}
const ASCII = /^[\w.@/+%-]+$/;
const letters = require_base.once(() => /^[\p{L}\p{M}\p{N}._@/+%-]+$/u);
const IPV6 = /^[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*(?:%[\w.-]+)?$/i;
function faultOf(name, noun) {
	if (name === "") return {
		kind: "bad-name",
		what: `A ${noun} has an empty name`,
		next: "Give it a name"
	};
	if (name.length > 1024) return {
		kind: "bad-name",
		what: `The name of a ${noun} has more than ${LONGEST$1} characters; it begins with ${name.slice(0, 40)}`,
		next: "Check that the file is the one that was meant, and that its lines are whole"
	};
	if (ASCII.test(name) || letters().test(name) || noun === "host" && IPV6.test(name)) return void 0;
	if (name.includes(",")) return {
		kind: "doubtful",
		what: `${name} is the name of one ${noun} to Ansible, comma included`,
		next: `Give each ${noun} a place of its own`
	};
	if (noun === "host" && name.includes("=")) return {
		kind: "doubtful",
		what: `${name} is the name of a host to Ansible, though it looks like a variable`,
		next: "Put a variable of a host behind its name, and one of a group under [group:vars]"
	};
	const [odd = ""] = name.match(/[^\p{L}\p{M}\p{N}._@/+%-]/u) ?? [];
	return {
		kind: "bad-name",
		what: `The ${noun} name ${name} holds ${shown(odd)}, which no selector can name safely`,
		next: "Write names with letters, digits, dots, hyphens and underscores"
	};
}
function shown(character) {
	return /^[!-~]$/.test(character) ? character : `the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
// src/evidence/inventory/reading.ts
const MOST_PROBLEMS = 100;
const MOST_EXPANDED = 1e6;
var Reading = class {
	source;
	fleet;
	problems = [];
	unlisted = 0;
	constructor(source, fleet) {
		this.source = source;
		this.fleet = fleet;
		fleet.startFile(source);
	}
	place(offset) {
		return this.source.place(offset);
	}
	problem(what, next, place) {
		if (this.problems.length < MOST_PROBLEMS) this.problems.push({
			what: clipped(what),
			next: clipped(next),
			place
		});
		else this.unlisted++;
	}
	defect(kind, what, next, place) {
		this.fleet.defect({
			kind,
			what: clipped(what),
			next: clipped(next),
			place
		});
	}
	because() {
		const [first] = this.problems;
		if (this.unlisted === 0 || !first) return this.problems;
		return [...this.problems, {
			what: `${this.source.file} has ${require_base.thousands(this.unlisted)} more errors, which are not listed`,
			next: first.next,
			place: first.place
		}];
	}
	host(name, offset) {
		if (!isPlain(name)) this.examine(name, "host", offset);
		return this.fleet.host(name, offset);
	}
	hosts(pattern, offset) {
		if (isPlain(pattern)) return [this.fleet.host(pattern, offset)];
		return this.names(pattern, offset).map((name) => this.host(name, offset));
	}
	names(pattern, offset) {
		const name = withoutPort(pattern);
		if (!name.includes("[")) return [name];
		if (this.fleet.expanded > MOST_EXPANDED) return [];
		const expansion = expandRange(name);
		if (!expansion.ok) {
			this.defect("bad-range", `The hosts of this name cannot be told: ${expansion.why}`, capital(expansion.next), this.place(offset + expansion.offset));
			return [];
		}
		if (expansion.warn) {
			const { why, next } = expansion.warn;
			this.defect("doubtful", capital(why), capital(next), this.place(offset + expansion.warn.offset));
		}
		const { fleet } = this;
		fleet.expanded += expansion.names.length;
		if (fleet.expanded <= MOST_EXPANDED) return expansion.names;
		this.problem(`The ranges of the inventory stand for more than ${require_base.thousands(MOST_EXPANDED)} hosts up to here`, "Check the bounds of its ranges", this.place(offset));
		return [];
	}
	define(name, offset) {
		if (!isPlain(name)) this.examine(name, "group", offset);
		return this.fleet.define(name, () => this.place(offset));
	}
	fact(variable, offset) {
		const fact = factOf(variable);
		if (fact === void 0 && variable.startsWith("rollcall_")) this.unknownKey(`${variable} is no variable that Rollcall reads`, variable, VARIABLE_NAMES, offset);
		return fact;
	}
	unknownValue(fact, what, offset) {
		this.defect(fact === "address" ? "doubtful" : "unknown-value", `${what}, so its value is not known`, "Write it as plain text", this.place(offset));
	}
	unknownKey(what, key, known, offset) {
		const near = require_base.nearest(key, known);
		this.defect("unknown-key", near ? `${what}; ${near} is near to it` : what, near ? `Write ${near}, or take it out` : "Take it out, or mend the name", this.place(offset));
	}
	prioritise(group, value) {
		if (/^-?\d{1,9}$/.test(value)) group.priority = Number(value);
	}
	examine(name, noun, offset) {
		const fault = faultOf(name, noun);
		if (fault) this.defect(fault.kind, fault.what, fault.next, this.place(offset));
	}
};
function capital(sentence) {
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
function clipped(sentence) {
	return require_base.cut(sentence, 1e3);
}
// src/evidence/inventory/shape.ts
const GROUP_KEYS$1 = [
	"hosts",
	"children",
	"vars"
];
const CONTINUATIONS = new Set([
	"nexttoken",
	"nextmarker",
	"nextpagetoken",
	"nextlink",
	"lastevaluatedkey",
	"istruncated",
	"@odata.nextlink"
]);
function isContinuation(key) {
	return CONTINUATIONS.has(key.toLowerCase().replaceAll("_", ""));
}
function torn(key) {
	return {
		what: `${key} says that more follows, so this is only a part of the inventory`,
		next: "Read all pages before writing the file"
	};
}
const LIST = "Run `ansible-inventory --list` where it may run, and pass the JSON that it prints";
const PLUGIN = {
	what: "This configures an inventory plugin, and the hosts are known only once the plugin has run; Rollcall runs nothing",
	next: LIST
};
const SCRIPT = {
	what: "This is a program, and its hosts are known only once it has run; Rollcall runs nothing",
	next: LIST
};
const VAULT = {
	what: "This is encrypted with Ansible Vault, and Rollcall holds no passwords",
	next: LIST
};
const TOML = {
	what: "TOML is not read",
	next: LIST
};
const PLAIN_LIST = {
	what: "A JSON list is no inventory that Rollcall reads; it would not say which groups there are",
	next: "Write one host a line, or pass what `ansible-inventory --list` prints"
};
// src/evidence/inventory/ansible-yaml.ts
function readAnsibleYaml(tree, reading) {
	new YamlReader(tree, reading).read();
}
var YamlReader = class {
	tree;
	reading;
	constructor(tree, reading) {
		this.tree = tree;
		this.reading = reading;
	}
	read() {
		const { root } = this.tree;
		if (root.kind !== "map") {
			this.problem(`An Ansible inventory in YAML is a map of groups, and this is ${nameOf(root)}`, "Write the groups as keys, or give a plain list of hosts a name without .yml", root);
			return;
		}
		for (const { name, key, value } of root.entries) if (name === "plugin" && value.kind === "scalar") this.problem(PLUGIN.what, PLUGIN.next, key);
		else if (isContinuation(name) && value.kind === "scalar") {
			if (value.value) {
				const { what, next } = torn(name);
				this.reading.defect("truncated", what, next, this.place(key));
			}
		} else this.group(name, key, value);
	}
	group(name, key, value) {
		this.untagged(name, key);
		if (value.kind !== "map" && !isNull(value)) {
			this.reading.unknownKey(`${name} is no group: a map of hosts, children and vars belongs there, and this is ${nameOf(value)}`, name, [], key.offset);
			return;
		}
		const group = this.reading.define(name, key.offset);
		if (value.kind === "map") for (const part of value.entries) this.part(group, part);
		return group;
	}
	part(group, { name, key, value }) {
		if (!GROUP_KEYS$1.includes(name)) {
			this.reading.unknownKey(`${name} in the group ${clipped(group.name)} is none of hosts, children and vars, so what it holds is lost`, name, GROUP_KEYS$1, key.offset);
			return;
		}
		if (isNull(value)) return;
		const entries = this.entries(`${name} of ${group.name}`, value);
		for (const entry of entries) if (name === "hosts") this.host(group, entry);
		else if (name === "vars") this.groupVariable(group, entry);
		else {
			const child = this.group(entry.name, entry.key, entry.value);
			if (child) this.reading.fleet.child(group, child, () => this.place(entry.key));
		}
	}
	entries(what, value) {
		if (value.kind === "map") return value.entries;
		if (value.kind === "scalar" && typeof value.value === "string") return [{
			name: value.value,
			key: value,
			value: {
				...value,
				value: null
			}
		}];
		this.problem(`The ${what} are ${nameOf(value)}, and Ansible reads only a map there`, "Write each name as a key, with a colon behind it and no hyphen before it", value);
		return [];
	}
	untagged(name, key) {
		if (key.kind !== "scalar" || key.tag === void 0) return;
		this.problem(`The name ${name} has the tag ${key.tag}, which may make another name of it`, "Write the name as plain text, without a tag", key);
	}
	host(group, { name, key, value }) {
		this.untagged(name, key);
		if (key.kind === "scalar" && typeof key.value !== "string") this.reading.defect("bad-name", `The host name ${name} is ${nameOf(key)} to YAML, and Ansible refuses it`, `Write it in quotes: "${name}"`, this.place(key));
		const hosts = this.reading.hosts(name, key.offset);
		for (const host of hosts) group.members.push(host);
		if (value.kind === "map") this.hostVariables(hosts, name, value);
		else if (value.kind === "list" || value.value) this.problem(`Below the host ${name} its variables belong, and this is ${nameOf(value)}`, "Write a map such as `ansible_host: 10.0.0.1`, or nothing", value);
	}
	hostVariables(hosts, name, variables) {
		for (const entry of variables.entries) this.said(name, entry, (fact, value) => {
			for (const host of hosts) this.reading.fleet.setFact(host, fact, value);
		});
	}
	groupVariable(group, entry) {
		if (entry.name === "ansible_group_priority" && entry.value.kind === "scalar") this.reading.prioritise(group, entry.value.source);
		else this.said(group.name, entry, (fact, value) => group.facts.set(fact, value));
	}
	said(of, { name, key, value }, take) {
		const fact = this.reading.fact(name, key.offset);
		if (fact === void 0 || isNull(value)) return;
		if (value.kind === "scalar" && (value.tag === void 0 || value.tag === "!unsafe")) {
			take(fact, typeof value.value === "string" ? value.value : value.source);
			return;
		}
		this.reading.unknownValue(fact, `${name} of ${clipped(of)} is ${nameOf(value)}`, key.offset);
	}
	problem(what, next, node) {
		this.reading.problem(what, next, this.place(node));
	}
	place(node) {
		return this.tree.place(node.offset);
	}
};
function isNull(node) {
	return node.kind === "scalar" && node.value === null && node.tag === void 0;
}
function nameOf(node) {
	if (node.kind === "map") return "a map";
	if (node.kind === "list") return "a list";
	if (node.tag === "!vault") return "encrypted";
	if (node.value === null) return "empty";
	if (typeof node.value === "number") return "a number";
	return typeof node.value === "boolean" ? `the truth value ${node.value}` : "text";
}
// src/evidence/inventory/detect.ts
function detect(file, text) {
	if (text.startsWith("#!")) return "script";
	if (text.startsWith("$ANSIBLE_VAULT")) return "vault";
	const extension = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
	const named = extension === "yml" || extension === "yaml";
	if (!named && /^\s*\{\s*["}]/.test(text)) return /^\s*\{\s*"version"\s*:\s*\d/.test(text) ? "own JSON" : "JSON";
	if (!named && /^\s*\[\s*[{"]/.test(text)) return "JSON list";
	if (extension === "json") return "JSON";
	if (extension === "toml") return "TOML";
	if (named || extension !== "ini" && startsLikeYaml(text)) return "YAML";
	return "INI";
}
function startsLikeYaml(text) {
	const [first = ""] = /^(?![#;\s]).*/m.exec(text) ?? [];
	return /^(?:---|%YAML|\{(?!\{)|(?:"[^"]*"|'[^']*'|[^\s:#[]+)\s*:(?:\s|$))/.test(first);
}
// src/evidence/inventory/directory.ts
const IGNORED = /^\.|^(?:host_vars|group_vars|vars_plugins)$|~$|\.(?:orig|bak|cfg|retry|pyc|pyo|swp|rpm|md|rst)$/;
const DEEPEST$2 = 10;
const MOST_FILES = 1e4;
function filesBelow(directory, files) {
	const below = {
		files: [],
		unread: [],
		problems: []
	};
	collect(directory, files, below, 1);
	return below;
}
function collect({ file: directory, entries }, files, below, depth) {
	if (depth > DEEPEST$2) {
		below.problems.push(endless(directory, `has directories more than ${DEEPEST$2} deep`));
		return;
	}
	for (const name of entries) {
		if (IGNORED.test(name)) continue;
		const file = `${directory.replace(/\/+$/, "")}/${name}`;
		const entry = files.open(file);
		if (!entry.known) below.problems.push(...entry.because);
		else if (entry.value.kind === "directory") collect(entry.value, files, below, depth + 1);
		else {
			const why = passedOver(entry.value);
			if (why === void 0) below.files.push(entry.value);
			else below.unread.push(unread(file, why));
		}
		if (below.files.length > MOST_FILES) {
			below.problems.push(endless(directory, "has more than 10,000 files"));
			return;
		}
	}
}
function passedOver({ file, bytes, executable }) {
	if (bytes.length === 0) return "it is empty";
	if (file.endsWith(".txt")) return "Ansible passes over .txt in a directory";
	return !executable && bytes.includes(0) ? "it is no text" : void 0;
}
function unread(file, why) {
	return {
		kind: "unread-file",
		what: `${file} is not read, because ${why}; if it names hosts, they are missing`,
		next: "Move it out of the directory, or name it as an inventory of its own",
		place: require_base.wholeFile(file)
	};
}
function endless(directory, what) {
	return {
		what: `${directory} ${what}`,
		next: "Check that it is the directory that was meant, and that no link in it leads back",
		place: require_base.wholeFile(directory)
	};
}
// src/evidence/inventory/columns.ts
var ColumnarFleet = class {
	size;
	sources;
	groups;
	defects;
	generated;
	columns;
	merged = new Map();
	direct;
	constructor(columns) {
		this.columns = columns;
		this.size = columns.index.names.length;
		this.sources = columns.sources;
		this.groups = columns.groups;
		this.defects = columns.defects;
		this.generated = columns.generated;
	}
	name(host) {
		const name = this.columns.index.names[host];
		if (name === void 0) throw new RangeError(`There is no host ${host}`);
		return name;
	}
	find(name) {
		return this.columns.index.find(name);
	}
	place(host) {
		return this.columns.place(host);
	}
	fact(host, fact) {
		return this.column(fact)[host];
	}
	has(fact) {
		return this.column(fact).some((value) => value !== void 0);
	}
	groupsOf(host) {
		this.direct ??= directGroups(this.groups, this.columns, this.size);
		const { starts, groups } = this.direct;
		const reached = new Set(groups.subarray(starts[host], starts[host + 1]));
		for (const group of reached) for (const parent of this.columns.hierarchy.parents[group]) reached.add(parent);
		return [...reached].filter((group) => group !== 0).sort((a, b) => a - b).map((group) => this.columns.drafts[group]?.name);
	}
	column(fact) {
		const ready = this.merged.get(fact);
		if (ready) return ready;
		const own = this.columns.facts.get(fact) ?? [];
		const saying = this.saying(fact);
		const column = saying.length === 0 ? own : Array.from(this.strongest(saying), (rank, host) => {
			return own[host] ?? saying[rank - 1]?.facts.get(fact);
		});
		this.merged.set(fact, column);
		return column;
	}
	strongest(saying) {
		const { drafts, hierarchy } = this.columns;
		const rank = new Uint32Array(drafts.length);
		for (const [i, { ordinal }] of saying.entries()) rank[ordinal] = i + 1;
		const downwards = [...drafts.keys()].sort((a, b) => hierarchy.depth[a] - hierarchy.depth[b]);
		const hosts = new Uint32Array(this.size);
		for (const group of downwards) {
			for (const parent of hierarchy.parents[group]) rank[group] = Math.max(rank[group], rank[parent]);
			for (const host of this.groups.get(drafts[group]?.name ?? "")?.members ?? []) hosts[host] = Math.max(hosts[host], rank[group]);
		}
		return hosts;
	}
	saying(fact) {
		const { depth } = this.columns.hierarchy;
		return this.columns.drafts.filter(({ defined, facts }) => defined && facts.has(fact)).sort((a, b) => depth[a.ordinal] - depth[b.ordinal] || a.priority - b.priority || (a.name < b.name ? -1 : 1));
	}
};
function directGroups(groups, { drafts }, size) {
	const starts = new Uint32Array(size + 1);
	const lists = drafts.map(({ name }) => groups.get(name)?.members ?? []);
	for (const members of lists) for (const host of members) starts[host + 1] = starts[host + 1] + 1;
	for (let host = 0; host < size; host++) starts[host + 1] = starts[host + 1] + starts[host];
	const filled = starts.slice();
	const held = new Uint32Array(starts[size]);
	for (const [ordinal, members] of lists.entries()) for (const host of members) {
		held[filled[host]] = ordinal;
		filled[host] = filled[host] + 1;
	}
	return {
		starts,
		groups: held
	};
}
// src/evidence/inventory/groups.ts
function assemble(drafts, { children }, size) {
	const groups = new Map();
	const met = new Uint32Array(size);
	const own = (draft) => {
		if (draft.name === "ungrouped") return ungrouped(drafts, size);
		const mark = draft.ordinal + 1;
		let kept = 0;
		const members = new Uint32Array(draft.members.length);
		for (const host of draft.members.all()) {
			if (met[host] === mark) continue;
			met[host] = mark;
			members[kept++] = host;
		}
		return members.subarray(0, kept);
	};
	for (const draft of drafts) {
		if (!draft.defined) continue;
		groups.set(draft.name, new LazyGroup(draft.name, draft.place, (children[draft.ordinal] ?? []).flatMap((child) => {
			const below = drafts[child];
			return below?.defined ? [below.name] : [];
		}), () => own(draft), () => draft.name === "all" ? require_base.every(size) : closure(draft.name, groups)));
	}
	return groups;
}
function ungrouped(drafts, size) {
	const taken = new Uint8Array(size);
	const ordinal = drafts.findIndex(({ name }) => name === "ungrouped");
	for (const draft of drafts) {
		if (draft.name === "all" || draft.ordinal === ordinal || !draft.defined) continue;
		for (const host of draft.members.all()) taken[host] = 1;
	}
	const hosts = [];
	const add = (host) => {
		if (taken[host] === 0) hosts.push(host);
		taken[host] = 1;
	};
	drafts[ordinal]?.members.all().forEach(add);
	for (let host = 0; host < size; host++) add(host);
	return Uint32Array.from(hosts);
}
function closure(name, groups) {
	const reached = new Set([name]);
	const parts = [];
	for (const each of reached) {
		const group = groups.get(each);
		if (group.members.length > 0) parts.push(group.members);
		for (const child of group.children) reached.add(child);
	}
	const [first] = parts;
	if (first && parts.length === 1 && ascends(first)) return first;
	const hosts = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		hosts.set(part, at);
		at += part.length;
	}
	return require_base.setOf(hosts);
}
function ascends(hosts) {
	for (let i = 1; i < hosts.length; i++) if (hosts[i] <= hosts[i - 1]) return false;
	return true;
}
var LazyGroup = class {
	name;
	children;
	findPlace;
	findMembers;
	findHosts;
	foundMembers;
	foundHosts;
	constructor(name, findPlace, children, findMembers, findHosts) {
		this.name = name;
		this.findPlace = findPlace;
		this.children = children;
		this.findMembers = findMembers;
		this.findHosts = findHosts;
	}
	get place() {
		return this.findPlace();
	}
	get members() {
		this.foundMembers ??= this.findMembers();
		return this.foundMembers;
	}
	get hosts() {
		this.foundHosts ??= this.findHosts();
		return this.foundHosts;
	}
};
// src/evidence/inventory/hierarchy.ts
function arrange(names, edges) {
	const children = names.map(() => []);
	const parents = names.map(() => []);
	const named = new Map();
	const key = (parent, child) => parent * names.length + child;
	for (const [i, { parent, child }] of edges.entries()) {
		if (named.has(key(parent, child))) continue;
		named.set(key(parent, child), i);
		children[parent]?.push(child);
		parents[child]?.push(parent);
	}
	for (let group = 1; group < names.length; group++) {
		if (parents[group]?.length !== 0) continue;
		children[0]?.push(group);
		parents[group]?.push(0);
	}
	const { depth, knotted } = descend(children, parents);
	return {
		children,
		parents,
		depth,
		cycles: findCycles(parents, knotted).map((cycle) => {
			const edge = cycle.reduce((last, group, i) => {
				const below = cycle[(i + 1) % cycle.length];
				return Math.max(last, named.get(key(group, below)) ?? 0);
			}, 0);
			return describe(cycle.map((group) => names[group]), edges[edge].place());
		})
	};
}
function descend(children, parents) {
	const depth = new Uint32Array(children.length);
	const above = parents.map((each) => each.length);
	const knotted = new Uint8Array(children.length).fill(1);
	const free = [...above.keys()].filter((group) => above[group] === 0);
	for (let group = free.pop(); group !== void 0; group = free.pop()) {
		knotted[group] = 0;
		const below = depth[group] + 1;
		for (const child of children[group]) {
			if (below > depth[child]) depth[child] = below;
			above[child] = above[child] - 1;
			if (above[child] === 0) free.push(child);
		}
	}
	return {
		depth,
		knotted
	};
}
function findCycles(parents, knotted) {
	const walkOf = new Uint32Array(knotted.length);
	const cycles = [];
	for (let start = 0; start < knotted.length; start++) {
		const walk = [];
		let group = knotted[start] ? start : void 0;
		while (group !== void 0 && walkOf[group] === 0) {
			walkOf[group] = start + 1;
			walk.push(group);
			group = parents[group]?.find((parent) => knotted[parent]);
		}
		if (group !== void 0 && walkOf[group] === start + 1) cycles.push(walk.slice(walk.indexOf(group)).reverse());
	}
	return cycles;
}
function describe(cycle, place) {
	const [first = ""] = cycle;
	return {
		kind: "cycle",
		what: cycle.length === 1 ? `The group ${first} is its own child, and Ansible refuses it` : `Groups contain one another: ${shorten(cycle).join(" > ")} > ${first}; Ansible refuses that`,
		next: "Take one of these children out of its parent",
		place
	};
}
function shorten(cycle) {
	return cycle.length <= 8 ? cycle : [...cycle.slice(0, 7), "…"];
}
// src/evidence/inventory/name-index.ts
var NameIndex = class {
	names = [];
	seed = Math.random() * 2 ** 32 | 0;
	hashes = new Int32Array(32);
	slots = new Int32Array(64);
	expected = 0;
	find(name) {
		return this.isExpected(name) ? this.expected++ : this.known(name, this.hash(name));
	}
	findIn({ text, codes }, start, end) {
		const name = text.slice(start, end);
		if (this.isExpected(name)) return this.expected++;
		return this.known(name, this.hashIn(codes, start, end));
	}
	add(name) {
		return this.isExpected(name) ? this.expected++ : this.place(name, this.hash(name));
	}
	addIn({ text, codes }, start, end) {
		const name = text.slice(start, end);
		if (this.isExpected(name)) return this.expected++;
		return this.place(name, this.hashIn(codes, start, end));
	}
	isExpected(name) {
		return this.expected < this.names.length && this.names[this.expected] === name;
	}
	known(name, hash) {
		const ordinal = this.slots[this.slotOf(name, hash)] - 1;
		if (ordinal < 0) return void 0;
		this.expected = ordinal + 1;
		return ordinal;
	}
	place(name, hash) {
		const slot = this.slotOf(name, hash);
		const known = this.slots[slot];
		this.expected = known > 0 ? known : this.names.length + 1;
		if (known > 0) return known - 1;
		const ordinal = this.names.length;
		this.names.push(name);
		this.hashes[ordinal] = hash;
		this.slots[slot] = ordinal + 1;
		if (this.names.length === this.hashes.length) this.grow();
		return ordinal;
	}
	slotOf(name, hash) {
		const { slots, hashes, names } = this;
		const mask = slots.length - 1;
		let slot = hash & mask;
		for (;;) {
			const ordinal = slots[slot] - 1;
			if (ordinal < 0 || hashes[ordinal] === hash && names[ordinal] === name) return slot;
			slot = slot + 1 & mask;
		}
	}
	hash(name) {
		let hash = this.seed;
		for (let i = 0; i < name.length; i++) hash = mix(hash, name.charCodeAt(i));
		return hash;
	}
	hashIn(codes, start, end) {
		let hash = this.seed;
		for (let i = start; i < end; i++) hash = mix(hash, codes[i]);
		return hash;
	}
	grow() {
		const hashes = new Int32Array(this.hashes.length * 4);
		hashes.set(this.hashes);
		this.hashes = hashes;
		this.slots = new Int32Array(hashes.length * 2);
		const mask = this.slots.length - 1;
		for (let ordinal = 0; ordinal < this.names.length; ordinal++) {
			let slot = hashes[ordinal] & mask;
			while (this.slots[slot] !== 0) slot = slot + 1 & mask;
			this.slots[slot] = ordinal + 1;
		}
	}
};
function mix(hash, code) {
	const product = Math.imul(hash ^ code, 1540483477);
	return product ^ product >>> 15;
}
// src/evidence/inventory/numbers.ts
var Numbers = class {
	values = EMPTY;
	used = 0;
	get length() {
		return this.used;
	}
	push(value) {
		if (this.used === this.values.length) this.grow(this.used + 1);
		this.values[this.used++] = value;
	}
	at(index) {
		return this.values[index];
	}
	set(index, value) {
		if (index >= this.values.length) this.grow(index + 1);
		if (index >= this.used) this.used = index + 1;
		this.values[index] = value;
	}
	all() {
		return this.values.subarray(0, this.used);
	}
	grow(least) {
		const longer = new Uint32Array(Math.max(least, this.values.length * 4, 16));
		longer.set(this.values);
		this.values = longer;
	}
};
const EMPTY = new Uint32Array(0);
function lastUpTo(ascending, value) {
	let low = 0;
	let high = ascending.length - 1;
	while (low < high) {
		const middle = low + high + 1 >>> 1;
		if (ascending[middle] <= value) low = middle;
		else high = middle - 1;
	}
	return low;
}
// src/evidence/inventory/fleet.ts
const MOST_DEFECTS = 1e3;
const LONGEST_HINT = 64;
const MOST_COMPARED = 1e5;
const DEEPEST$1 = 200;
function tooDeep({ name, place }) {
	return {
		what: `The group ${name} stands more than ${DEEPEST$1} groups deep`,
		next: "Check that it is the inventory that was meant",
		place: place()
	};
}
var FleetBuilder = class {
	generated;
	expanded = 0;
	sources = [];
	files = [];
	firstOf = new Numbers();
	index = new NameIndex();
	offsetOf = new Numbers();
	facts = new Map();
	groups = new Map();
	edges = [];
	defects = [];
	unlisted = 0;
	constructor() {
		const all = this.define("all", BUILT_IN);
		const ungrouped = this.define("ungrouped", BUILT_IN);
		this.child(all, ungrouped, BUILT_IN);
	}
	get size() {
		return this.index.names.length;
	}
	startFile(file) {
		this.files.push(file);
		this.firstOf.push(this.size);
	}
	source(source) {
		this.sources.push(source);
	}
	find(name) {
		return this.index.find(name);
	}
	findIn(file, start, end) {
		return this.index.findIn(file, start, end);
	}
	host(name, offset) {
		const host = this.index.add(name);
		if (host === this.offsetOf.length) this.offsetOf.push(offset);
		return host;
	}
	hostIn(file, start, end, offset = start) {
		const host = this.index.addIn(file, start, end);
		if (host === this.offsetOf.length) this.offsetOf.push(offset);
		return host;
	}
	setFact(host, fact, value) {
		let column = this.facts.get(fact);
		if (!column) {
			column = [];
			this.facts.set(fact, column);
		}
		while (column.length < host) column.push(void 0);
		column[host] = value;
	}
	group(name, place) {
		let group = this.groups.get(name);
		if (!group) {
			group = {
				name,
				ordinal: this.groups.size,
				place,
				defined: false,
				members: new Numbers(),
				facts: new Map(),
				priority: 1
			};
			this.groups.set(name, group);
		}
		return group;
	}
	define(name, place) {
		const group = this.group(name, place);
		if (!group.defined || group.place === BUILT_IN) group.place = place;
		group.defined = true;
		return group;
	}
	child(parent, child, place) {
		this.edges.push({
			parent: parent.ordinal,
			child: child.ordinal,
			place
		});
	}
	defect(defect) {
		if (this.defects.length < MOST_DEFECTS) this.defects.push(defect);
		else this.unlisted++;
	}
	build() {
		const drafts = [...this.groups.values()];
		this.reportUndefined(drafts);
		const edges = this.edges.filter(({ parent, child }) => drafts[parent]?.defined && drafts[child]?.defined);
		const hierarchy = arrange(drafts.map(({ name }) => name), edges);
		for (const cycle of hierarchy.cycles) this.defect(cycle);
		const deep = drafts.find(({ ordinal }) => (hierarchy.depth[ordinal] ?? 0) > DEEPEST$1);
		if (deep) return require_base.unknown(tooDeep(deep));
		const [first] = this.files;
		for (const draft of drafts) if (draft.place === BUILT_IN && first) draft.place = () => first.place(0);
		const groups = assemble(drafts, hierarchy, this.size);
		const fleet = new ColumnarFleet({
			sources: this.sources,
			generated: this.generated,
			defects: this.allDefects(),
			index: this.index,
			place: (host) => this.place(host),
			facts: this.facts,
			drafts,
			hierarchy,
			groups
		});
		return require_base.known(fleet);
	}
	place(host) {
		return this.files[lastUpTo(this.firstOf.all(), host)].place(this.offsetOf.at(host));
	}
	reportUndefined(drafts) {
		const missing = new Set(drafts.filter(({ defined }) => !defined));
		if (missing.size === 0) return;
		const candidates = drafts.filter((draft) => draft.defined).map(({ name }) => name).filter(({ length }) => length <= LONGEST_HINT);
		const few = missing.size * candidates.length <= MOST_COMPARED;
		const next = (name) => {
			const near = few && name.length <= LONGEST_HINT ? require_base.nearest(name, candidates) : void 0;
			return near ? `Write ${near}, or define ${name}` : `Define ${name}, or take the name out`;
		};
		for (const { parent, child, place } of this.edges) {
			const draft = drafts[child];
			if (!missing.delete(draft)) continue;
			this.defect({
				kind: "undefined-child",
				what: `${drafts[parent]?.name} has the child ${draft.name}, a group that nothing defines, so its hosts are not known`,
				next: next(draft.name),
				place: place()
			});
		}
		for (const { name, place } of missing) this.defect({
			kind: "undefined-child",
			what: `Variables are given to ${name}, a group that nothing defines, so they reach no host`,
			next: next(name),
			place: place()
		});
	}
	allDefects() {
		const last = this.defects.at(-1);
		if (this.unlisted === 0 || !last) return this.defects;
		return [...this.defects, {
			...last,
			what: `${require_base.thousands(this.unlisted)} more defects of the inventory are not listed`,
			next: "Mend those that are listed, and ask again"
		}];
	}
};
const BUILT_IN = () => ({
	file: "",
	line: 1,
	column: 1
});
// src/evidence/inventory/shell.ts
function splitWords(line) {
	const words = [];
	let text;
	let offset = 0;
	for (let i = 0; i < line.length; i++) {
		const c = line.charAt(i);
		if (c === "#") break;
		if (c === " " || c === "	" || c === "\r") {
			if (text !== void 0) words.push({
				text,
				offset
			});
			text = void 0;
			continue;
		}
		if (text === void 0) {
			text = "";
			offset = i;
		}
		if (c === "'" || c === "\"") {
			const quoted = quote(line, i);
			if (!quoted) return {
				why: `the quotation mark ${c} has no partner`,
				offset: i
			};
			text += quoted.text;
			i = quoted.end;
		} else if (c === "\\") {
			i++;
			if (i === line.length) return {
				why: "it ends with a backslash",
				offset: i - 1
			};
			text += line.charAt(i);
		} else text += c;
	}
	if (text !== void 0) words.push({
		text,
		offset
	});
	return words;
}
function quote(line, start) {
	const mark = line.charAt(start);
	let text = "";
	for (let i = start + 1; i < line.length; i++) {
		let c = line.charAt(i);
		if (c === mark) return {
			text,
			end: i
		};
		if (c === "\\" && mark === "\"") {
			const escaped = line.charAt(i + 1);
			if (escaped === mark || escaped === "\\") {
				c = escaped;
				i++;
			}
		}
		text += c;
	}
}
function unquote(value) {
	const mark = value.charAt(0);
	if (mark !== "'" && mark !== "\"" || value.length < 2 || !value.endsWith(mark)) return value;
	const inside = value.slice(1, -1);
	return inside.includes(mark) || inside.includes("\\") ? value : inside;
}
// src/evidence/inventory/ini.ts
const SECTION = /^\[([^:\]\s]+)(?::(\w+))?\]\s*(?:#.*)?$/;
const BEHIND = /^\[(?!(?:[a-zA-Z]:[a-zA-Z]|\d*:\d+)(?::\d+)?\])[^\]\s]*\]\s/;
const CHILD = /^([^:\]\s]+)\s*(?:#.*)?$/;
const KINDS$1 = [
	"hosts",
	"children",
	"vars"
];
function withKnownLineEnds(text) {
	return require_base.ODD_LINE_END.test(text) ? text.replace(new RegExp(require_base.ODD_LINE_END, "g"), "\n") : text;
}
function readIni(reading) {
	return new IniReader(reading).read();
}
var IniReader = class {
	text;
	codes;
	reading;
	group;
	kind = "hosts";
	sections = false;
	variables = false;
	hosts = [];
	constructor(reading) {
		this.text = reading.source.text;
		this.codes = reading.source.codes;
		this.reading = reading;
		this.group = reading.define("ungrouped", 0);
	}
	read() {
		const { text, codes } = this;
		for (let next = 0; next < text.length;) {
			const found = text.indexOf("\n", next);
			let start = next;
			let stop = found < 0 ? text.length : found;
			next = stop + 1;
			while (start < stop && isSpace(codes[start])) start++;
			while (stop > start && isSpace(codes[stop - 1])) stop--;
			if (start < stop) this.entry(start, stop);
		}
		return this.sections || this.variables ? "Ansible INI" : "plain host list";
	}
	entry(start, stop) {
		const c = this.codes[start];
		if (c === HASH || c === SEMICOLON) return;
		if (c === BRACKET && this.section(start, stop)) return;
		if (this.kind === "hosts") this.hostLine(start, stop);
		else if (this.kind === "children") this.childLine(start, stop);
		else if (this.kind === "vars") this.variableLine(start, stop);
	}
	section(start, stop) {
		const line = this.text.slice(start, stop);
		const [header, name, kind = "hosts"] = SECTION.exec(line) ?? [];
		if (header === void 0 || name === void 0) {
			const closed = line.includes("]");
			if (closed && !line.endsWith("]") && !BEHIND.test(line)) return false;
			this.sections = true;
			this.kind = "unread";
			this.problem(closed ? `${line} is no section header: [group], [group:children] or [group:vars], without spaces, belongs here` : `The section header ${line} is not closed`, closed ? "Mend the header" : "Close it with ]", start);
			return true;
		}
		this.sections = true;
		if (kind === "hosts" || kind === "children" || kind === "vars") this.open(name, kind, start);
		else {
			const near = require_base.nearest(kind, KINDS$1);
			this.kind = "unread";
			this.problem(`[${name}:${kind}] is of no known kind; hosts, children and vars are`, near ? `Write [${name}:${near}]` : `Write [${name}], [${name}:children] or [${name}:vars]`, start);
		}
		return true;
	}
	open(name, kind, start) {
		this.kind = kind;
		this.group = kind === "vars" ? this.reading.fleet.group(name, () => this.reading.place(start + 1)) : this.reading.define(name, start + 1);
	}
	hostLine(start, stop) {
		const { codes, reading } = this;
		let at = start;
		while (at < stop && PLAIN[codes[at]] === 1) at++;
		if (at - start > LONG || at < stop && !isBlank(codes[at])) {
			this.oddHostLine(start, stop);
			return;
		}
		const host = reading.fleet.hostIn(reading.source, start, at);
		this.group.members.push(host);
		if (at === stop) return;
		this.hosts = [host];
		this.hostVariables(at, stop);
	}
	hostVariables(start, stop) {
		const { text, codes } = this;
		let at = start;
		while (at < stop) {
			while (at < stop && isBlank(codes[at])) at++;
			const word = at;
			let equals = -1;
			for (; at < stop; at++) {
				const c = codes[at];
				if (PLAIN[c] === 1) continue;
				if (isBlank(c)) break;
				if (c === EQUALS) {
					if (equals < 0) equals = at;
				} else if (c === HASH || c === BACKSLASH$1 || c === DOUBLE || c === SINGLE) {
					this.wordVariables(this.words(word, stop), word);
					return;
				}
			}
			this.hostVariable(text, word, equals, at, word);
		}
	}
	hostVariable(text, start, equals, end, at) {
		this.variables = true;
		if (equals <= start) {
			this.problem(`Behind a host only variables may stand, as key=value, and this is ${text.slice(start, end)}`, "Write key=value without spaces around the sign, or give the host a line of its own", at);
			return;
		}
		if (!mayBeFact(text, start)) return;
		const fact = this.reading.fact(text.slice(start, equals), at);
		if (fact === void 0) return;
		const value = unquote(text.slice(equals + 1, end));
		for (const host of this.hosts) this.reading.fleet.setFact(host, fact, value);
	}
	oddHostLine(start, stop) {
		const words = this.words(start, stop);
		const [name] = words;
		if (!name) return;
		if (name.text === "---" || name.text.endsWith(":")) {
			this.problem(`${name.text} is no host; this looks like YAML in an INI file`, "Name the file .yml, or write one host a line", start);
			return;
		}
		this.hosts = this.reading.hosts(name.text, start);
		for (const host of this.hosts) this.group.members.push(host);
		this.wordVariables(words.slice(1), start);
	}
	wordVariables(words, start) {
		for (const { text, offset } of words) this.hostVariable(text, 0, text.indexOf("="), text.length, start + offset);
	}
	words(start, stop) {
		const words = splitWords(this.text.slice(start, stop));
		if (!("why" in words)) return words;
		this.problem(`This line cannot be split into words: ${words.why}`, "Close the quotation, or put a backslash before the character", start + words.offset);
		return [];
	}
	childLine(start, stop) {
		const line = this.text.slice(start, stop);
		const [, name] = CHILD.exec(line) ?? [];
		if (name === void 0) {
			this.problem(`${line} is no name of a group, and below [${this.group.name}:children] only those belong`, "Write one group a line, without variables", start);
			return;
		}
		const place = () => this.reading.place(start);
		this.reading.fleet.child(this.group, this.reading.fleet.group(name, place), place);
	}
	variableLine(start, stop) {
		const equals = this.text.indexOf("=", start);
		if (equals < 0 || equals >= stop) {
			this.problem(`${this.text.slice(start, stop)} is no variable; below [${this.group.name}:vars] only key=value belongs`, "Write key=value, or put a host under the header of its group", start);
			return;
		}
		const key = this.text.slice(start, equals).trim();
		const value = unquote(this.text.slice(equals + 1, stop).trim());
		if (key === "ansible_group_priority") {
			this.reading.prioritise(this.group, value);
			return;
		}
		const fact = this.reading.fact(key, start);
		if (fact) this.group.facts.set(fact, value);
	}
	problem(what, next, at) {
		this.reading.problem(what, next, this.reading.place(at));
	}
};
const HASH = 35;
const SEMICOLON = 59;
const BRACKET = 91;
const EQUALS = 61;
const BACKSLASH$1 = 92;
const DOUBLE = 34;
const SINGLE = 39;
const LONG = 253;
function isBlank(c) {
	return c === 32 || c === 9 || c === 13;
}
function isSpace(c) {
	return c <= 32 || c === 160;
}
// src/evidence/inventory/scanner.ts
const DEEPEST = 200;
var JsonFault = class extends Error {
	offset;
	constructor(message, offset) {
		super(message);
		this.offset = offset;
	}
};
var JsonScanner = class {
	source;
	codes;
	position = 0;
	depth = 0;
	constructor(source) {
		this.source = source;
		this.codes = source.codes;
	}
	get at() {
		return this.position;
	}
	next() {
		const c = this.space();
		if (c === OPEN_MAP) return "map";
		if (c === OPEN_LIST) return "list";
		return c === QUOTE ? "text" : "other";
	}
	openMap() {
		return this.open(CLOSE_MAP) && this.isKey();
	}
	nextPair() {
		return this.goesOn(CLOSE_MAP, "a comma or } belongs here") && this.isKey();
	}
	openList() {
		return this.open(CLOSE_LIST);
	}
	nextItem() {
		return this.goesOn(CLOSE_LIST, "a comma or ] belongs here");
	}
	colon() {
		if (this.space() !== COLON) throw this.fault("a colon belongs here");
		this.position++;
	}
	plain() {
		const { codes } = this;
		const start = this.position + 1;
		let at = start;
		while (PLAIN[codes[at]] === 1) at++;
		if (codes[start - 1] !== QUOTE || codes[at] !== QUOTE) return false;
		if (at === start || at - start > 1024) return false;
		this.position = at + 1;
		return true;
	}
	string() {
		const start = this.position;
		const escaped = this.skipText();
		const { text } = this.source;
		return escaped ? JSON.parse(text.slice(start, this.position)) : text.slice(start + 1, this.position - 1);
	}
	stringAt(start) {
		const { position } = this;
		this.position = start;
		const text = this.string();
		this.position = position;
		return text;
	}
	scalar() {
		const kind = this.next();
		if (kind === "text") return this.string();
		const start = this.position;
		this.skip();
		return kind === "other" ? this.source.text.slice(start, this.position) : void 0;
	}
	skipText() {
		const { codes } = this;
		const start = this.position;
		let escaped = false;
		for (let at = start + 1; at < codes.length; at++) {
			const c = codes[at];
			if (c === QUOTE) {
				this.position = at + 1;
				return escaped;
			}
			if (c === BACKSLASH) {
				escaped = true;
				at = this.escape(at);
			} else if (c < 32) {
				this.position = at;
				throw this.fault("a line break or control character stands inside a text");
			}
		}
		throw this.fault("a text begins here that does not end");
	}
	skip() {
		const c = this.space();
		if (c === QUOTE) this.skipText();
		else if (c === OPEN_MAP) this.skipMap();
		else if (c === OPEN_LIST) this.skipList();
		else this.skipLiteral();
	}
	end() {
		if (this.space() !== END) throw this.fault("something follows the value");
	}
	skipMap() {
		for (let more = this.openMap(); more; more = this.nextPair()) {
			this.skipText();
			this.colon();
			this.skip();
		}
	}
	skipList() {
		for (let more = this.openList(); more; more = this.nextItem()) this.skip();
	}
	open(closing) {
		if (++this.depth > DEEPEST) throw this.fault(`maps and lists nest more than ${DEEPEST} deep`);
		this.position++;
		return this.space() !== closing || this.leave();
	}
	goesOn(closing, otherwise) {
		const c = this.space();
		if (c === closing) return this.leave();
		if (c !== COMMA) throw this.fault(otherwise);
		this.position++;
		this.space();
		return true;
	}
	leave() {
		this.depth--;
		this.position++;
		return false;
	}
	isKey() {
		if (this.codes[this.position] === QUOTE) return true;
		throw this.fault("a key in double quotes belongs here");
	}
	space() {
		const { codes } = this;
		let at = this.position;
		for (; at < codes.length; at++) {
			const c = codes[at];
			if (c > 32 || c !== 32 && c !== 10 && c !== 13 && c !== 9) {
				this.position = at;
				return c;
			}
		}
		this.position = at;
		return END;
	}
	escape(at) {
		ESCAPE.lastIndex = at;
		if (ESCAPE.test(this.source.text)) return ESCAPE.lastIndex - 1;
		this.position = at;
		throw this.fault("this is no escape that JSON knows");
	}
	skipLiteral() {
		if (this.skipWhole()) return;
		LITERAL.lastIndex = this.position;
		if (!LITERAL.test(this.source.text)) throw this.fault("a value belongs here");
		this.position = LITERAL.lastIndex;
	}
	skipWhole() {
		const { codes } = this;
		const start = this.position;
		let at = start;
		while (codes[at] >= ZERO && codes[at] <= NINE) at++;
		const c = codes[at];
		if (at === start || c === POINT || (c | CASE) === LETTER_E) return false;
		if (codes[start] === ZERO && at > start + 1) return false;
		this.position = at;
		return true;
	}
	fault(message) {
		return new JsonFault(this.position >= this.codes.length ? "it ends too early" : message, this.position);
	}
};
const END = -1;
const QUOTE = 34;
const COMMA = 44;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const LETTER_E = 101;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;
const CASE = 32;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// src/evidence/inventory/json.ts
function readJson(reading) {
	const reader = new JsonReader(reading);
	try {
		reader.read();
	} catch (error) {
		if (!(error instanceof JsonFault)) throw error;
		reading.problem(`It is not valid JSON: ${error.message}`, "Check that the file is whole and that the step that writes it succeeded", reading.place(error.offset));
	}
	return reader.listed ? "ansible-inventory JSON" : "Ansible YAML as JSON";
}
var JsonReader = class {
	listed = false;
	scanner;
	reading;
	text;
	namedIn = new Numbers();
	maps = 0;
	said = {
		facts: [],
		values: []
	};
	apart = {
		starts: new Numbers(),
		ends: new Numbers(),
		said: {
			facts: [],
			values: []
		},
		saidOf: new Numbers()
	};
	constructor(reading) {
		this.scanner = new JsonScanner(reading.source);
		this.reading = reading;
		this.text = reading.source.text;
	}
	read() {
		const { scanner, reading } = this;
		if (scanner.next() !== "map") {
			reading.problem("This JSON is no map of groups", "Pass what `ansible-inventory --list` prints", reading.place(scanner.at));
			return;
		}
		this.distinct((name, at) => {
			if (name === "_meta") this.meta();
			else if (name === "plugin") this.plugin(at);
			else if (isContinuation(name)) this.continuation(name, at);
			else this.group(name, at);
		});
		scanner.end();
		this.settle();
	}
	plugin(at) {
		this.scanner.skip();
		this.reading.problem(PLUGIN.what, PLUGIN.next, this.reading.place(at));
	}
	continuation(name, at) {
		const value = this.scanner.scalar();
		if (value === "null" || value === "false" || value === "") return;
		const { what, next } = torn(name);
		this.reading.defect("truncated", what, next, this.reading.place(at));
	}
	group(name, at) {
		const { scanner, reading } = this;
		const kind = scanner.next();
		if (kind === "list") {
			const group = reading.define(name, at);
			this.members(group);
			return group;
		}
		if (kind === "map") {
			const group = reading.define(name, at);
			this.distinct((key, keyAt) => this.part(group, key, keyAt));
			return group;
		}
		if (scanner.scalar() === "null") return reading.define(name, at);
		reading.unknownKey(`${name} is no group: a map of hosts, children and vars, or a list of hosts, belongs there`, name, [], at);
	}
	part(group, key, at) {
		if (key === "hosts") this.members(group);
		else if (key === "children") this.children(group);
		else if (key === "vars") this.groupVariables(group, at);
		else {
			this.scanner.skip();
			this.reading.unknownKey(`${key} in the group ${clipped(group.name)} is none of hosts, children and vars, so what it holds is lost`, key, GROUP_KEYS$1, at);
		}
	}
	members(group) {
		const { scanner, reading } = this;
		const kind = scanner.next();
		if (kind === "list") this.hostList(group);
		else if (kind === "map") this.hostMap(group);
		else if (kind === "text") {
			const { at } = scanner;
			for (const host of reading.hosts(scanner.string(), at)) group.members.push(host);
		} else this.nothing(`hosts of ${group.name}`);
	}
	hostList(group) {
		const { scanner, reading } = this;
		this.listed = true;
		for (let more = scanner.openList(); more; more = scanner.nextItem()) {
			const { at } = scanner;
			if (scanner.plain()) group.members.push(this.plainHost(at));
			else {
				const name = this.name(`hosts of ${group.name}`);
				if (name !== void 0) group.members.push(reading.host(name, at));
			}
		}
	}
	hostMap(group) {
		const { scanner, said } = this;
		const map = ++this.maps;
		const patterns = new Set();
		for (let more = scanner.openMap(); more; more = scanner.nextPair()) {
			const { at } = scanner;
			if (scanner.plain()) {
				const host = this.plainHost(at);
				this.markNamed(host, map, at);
				scanner.colon();
				this.variables(at, said);
				group.members.push(host);
				this.tell(host, said, 0, said.facts.length);
			} else this.oddHosts(group, map, patterns);
			clear(said);
		}
	}
	oddHosts(group, map, patterns) {
		const { scanner, said } = this;
		const { at } = scanner;
		const name = scanner.string();
		const hosts = this.reading.hosts(name, at);
		const [first] = hosts;
		if (hosts.length === 1 && first !== void 0) this.markNamed(first, map, at);
		else if (patterns.has(name)) this.duplicate(at);
		else patterns.add(name);
		scanner.colon();
		this.variables(at, said);
		for (const host of hosts) {
			group.members.push(host);
			this.tell(host, said, 0, said.facts.length);
		}
	}
	plainHost(at) {
		const { fleet, source } = this.reading;
		return fleet.hostIn(source, at + 1, this.scanner.at - 1, at);
	}
	markNamed(host, map, at) {
		if (this.namedIn.at(host) === map) this.duplicate(at);
		this.namedIn.set(host, map);
	}
	tell(host, { facts, values }, from, until) {
		for (let i = from; i < until; i++) this.reading.fleet.setFact(host, facts[i], values[i]);
	}
	children(group) {
		const { scanner, reading } = this;
		const join = (child, at) => reading.fleet.child(group, child, () => reading.place(at));
		const kind = scanner.next();
		if (kind === "list") {
			this.listed = true;
			for (let more = scanner.openList(); more; more = scanner.nextItem()) {
				const { at } = scanner;
				const name = this.name(`children of ${group.name}`);
				if (name !== void 0) join(reading.define(name, at), at);
			}
		} else if (kind === "map") this.distinct((name, at) => {
			const child = this.group(name, at);
			if (child) join(child, at);
		});
		else if (kind === "text") {
			const { at } = scanner;
			join(reading.define(scanner.string(), at), at);
		} else this.nothing(`children of ${group.name}`);
	}
	name(what) {
		const { scanner, reading } = this;
		const { at } = scanner;
		if (scanner.next() === "text") return scanner.string();
		scanner.skip();
		reading.problem(`The ${what} hold something that is no name`, "Write each name in double quotes", reading.place(at));
	}
	groupVariables(group, at) {
		const { said } = this;
		this.variables(at, said, group);
		for (const [i, fact] of said.facts.entries()) group.facts.set(fact, said.values[i]);
		clear(said);
	}
	meta() {
		this.listed = true;
		if (this.scanner.next() !== "map") {
			this.nothing("_meta");
			return;
		}
		this.distinct((key) => {
			if (key !== "hostvars") this.scanner.skip();
			else if (this.scanner.next() !== "map") this.nothing("hostvars");
			else this.hostVariables();
		});
	}
	hostVariables() {
		const { scanner, apart } = this;
		for (let more = scanner.openMap(); more; more = scanner.nextPair()) {
			const { at } = scanner;
			const plain = scanner.plain();
			if (!plain) scanner.skipText();
			apart.starts.push(at);
			apart.ends.push(plain ? scanner.at : 0);
			scanner.colon();
			this.variables(at, apart.said);
			while (apart.saidOf.length < apart.said.facts.length) apart.saidOf.push(apart.starts.length);
		}
	}
	variables(named, said, group) {
		const { scanner, text } = this;
		if (scanner.next() !== "map") {
			this.nothing(`variables of ${group?.name ?? scanner.stringAt(named)}`);
			return;
		}
		const from = said.facts.length;
		let owner = group?.name;
		for (let more = scanner.openMap(); more; more = scanner.nextPair()) {
			const { at } = scanner;
			const escaped = scanner.skipText();
			scanner.colon();
			if (!escaped && !mayBeFact(text, at + 1)) scanner.skip();
			else if (group && scanner.stringAt(at) === "ansible_group_priority") this.reading.prioritise(group, scanner.scalar() ?? "");
			else {
				owner ??= scanner.stringAt(named);
				this.variable(at, owner, said, from);
			}
		}
	}
	variable(at, owner, said, from) {
		const { scanner, reading } = this;
		const variable = scanner.stringAt(at);
		const fact = reading.fact(variable, at);
		if (fact === void 0) {
			scanner.skip();
			return;
		}
		const text = scanner.next() === "text";
		const value = scanner.scalar();
		if (value === void 0) reading.unknownValue(fact, `${variable} of ${clipped(owner)} is a map or list`, at);
		else if (text || value !== "null") {
			if (said.facts.includes(fact, from)) this.duplicate(at);
			said.facts.push(fact);
			said.values.push(value);
		}
	}
	settle() {
		const { starts, said, saidOf } = this.apart;
		const map = ++this.maps;
		let next = 0;
		for (let i = 0; i < starts.length; i++) {
			const from = next;
			while (next < saidOf.length && saidOf.at(next) === i + 1) next++;
			const host = this.findApart(i);
			if (host === void 0) this.stranger(starts.at(i));
			else {
				this.markNamed(host, map, starts.at(i));
				this.tell(host, said, from, next);
			}
		}
	}
	findApart(i) {
		const { fleet, source } = this.reading;
		const start = this.apart.starts.at(i);
		const end = this.apart.ends.at(i);
		return end > 0 ? fleet.findIn(source, start + 1, end - 1) : fleet.find(this.scanner.stringAt(start));
	}
	stranger(at) {
		this.reading.defect("doubtful", `_meta.hostvars has variables of ${this.scanner.stringAt(at)}, and no group holds a host of that name`, "Check that the file is whole and that the step that writes it succeeded", this.reading.place(at));
	}
	distinct(each) {
		const { scanner } = this;
		const seen = new Set();
		for (let more = scanner.openMap(); more; more = scanner.nextPair()) {
			const { at } = scanner;
			const key = scanner.string();
			scanner.colon();
			if (seen.has(key)) this.duplicate(at);
			seen.add(key);
			each(key, at);
		}
	}
	duplicate(at) {
		this.reading.defect("duplicate-key", `The key ${JSON.stringify(this.scanner.stringAt(at))} stands here again in the same map, and most readers keep only the last`, "Keep one of them, or join the two", this.reading.place(at));
	}
	nothing(what) {
		const { scanner, reading } = this;
		scanner.next();
		const { at } = scanner;
		if (scanner.scalar() === "null") return;
		reading.problem(`The ${what} must be a map or a list, or null`, "Mend what writes the file", reading.place(at));
	}
};
function clear(said) {
	if (said.facts.length === 0) return;
	said.facts.length = 0;
	said.values.length = 0;
}
// src/evidence/inventory/own.ts
const KEYS = [
	"version",
	"generated",
	"hosts",
	"groups"
];
const GROUP_KEYS = ["hosts", "children"];
function isOwn({ root }) {
	return root.kind === "map" && root.entries.some(({ name, value }) => name === "version" && value.kind === "scalar");
}
function readOwn(tree, reading) {
	new OwnReader(tree, reading).read();
}
var OwnReader = class {
	tree;
	reading;
	constructor(tree, reading) {
		this.tree = tree;
		this.reading = reading;
	}
	read() {
		const { root } = this.tree;
		const top = root.kind === "map" ? root.entries : [];
		this.refuseOthers(top, KEYS, "an inventory");
		const values = (name) => top.filter((entry) => entry.name === name);
		for (const { value } of values("version")) this.version(value);
		for (const { value } of values("generated")) this.generated(value);
		if (values("hosts").length === 0) this.problem("The inventory has no hosts", "List every host under hosts", root);
		for (const { value } of values("hosts")) for (const entry of this.map("hosts", value)) this.host(entry);
		for (const { value } of values("groups")) for (const entry of this.map("groups", value)) this.group(entry);
	}
	version(value) {
		if (value.kind === "scalar" && value.value === 1) return;
		this.problem("1 belongs here, the only version of this format", "Write version: 1", value);
	}
	generated(value) {
		const at = value.kind === "scalar" && value.source.length > 10 ? require_base.instant(value.source) : void 0;
		if (at === void 0) {
			this.problem("A time with its zone belongs behind generated", "Write it as 2012-08-01T09:30:00-04:00", value);
			return;
		}
		this.reading.fleet.generated = Math.min(at, this.reading.fleet.generated ?? at);
	}
	host({ name, key, value }) {
		const hosts = this.reading.names(name, key.offset).map((each) => this.reading.host(each, key.offset));
		if (isNull(value)) return;
		const facts = this.map(`the host ${name}`, value);
		this.refuseOthers(facts, FACTS, `the host ${name}`);
		for (const entry of facts) {
			const fact = FACTS.find((each) => each === entry.name);
			if (fact === void 0) continue;
			const text = this.fact(entry);
			if (text === void 0) continue;
			for (const host of hosts) this.reading.fleet.setFact(host, fact, text);
		}
	}
	fact({ name, key, value }) {
		if (value.kind !== "scalar" || value.tag !== void 0 || value.source === "") {
			this.problem(`The ${name} is ${nameOf(value)}, and one text belongs there`, "Write a text, or leave the key out", value.kind === "scalar" ? key : value);
			return;
		}
		if (name === "weight" && !(Number(value.source) >= 0)) {
			this.problem(`The weight ${value.source} is no number from 0`, "Write a number such as 1 or 2.5", value);
			return;
		}
		return value.source;
	}
	group({ name, key, value }) {
		if (name === "all" || name === "ungrouped") {
			this.problem(`The group ${name} is made from the other groups and cannot be written`, "Give it another name", key);
			return;
		}
		const group = this.reading.define(name, key.offset);
		if (isNull(value)) return;
		if (value.kind === "list") {
			this.members(group, value);
			return;
		}
		const parts = this.map(`the group ${name}`, value);
		this.refuseOthers(parts, GROUP_KEYS, `the group ${name}`);
		for (const part of parts) {
			if (part.name === "hosts") this.members(group, part.value);
			if (part.name === "children") this.children(group, part.value);
		}
	}
	members(group, value) {
		for (const { text, offset } of this.texts(`hosts of ${group.name}`, value)) for (const name of this.reading.names(text, offset)) {
			const host = this.reading.fleet.find(name);
			if (host === void 0) this.absent(group, name, this.reading.place(offset));
			else group.members.push(host);
		}
	}
	absent(group, name, place) {
		this.reading.defect("undefined-child", `${group.name} names the host ${name}, which is not under hosts`, "Add it under hosts, or mend the name", place);
	}
	children(group, value) {
		const { fleet } = this.reading;
		for (const { text, offset } of this.texts(`children of ${group.name}`, value)) {
			const place = () => this.reading.place(offset);
			fleet.child(group, fleet.group(text, place), place);
		}
	}
	texts(what, value) {
		if (isNull(value)) return [];
		if (value.kind !== "list") {
			this.problem(`The ${what} are ${nameOf(value)}, and a list belongs there`, "Write each name behind a hyphen", value);
			return [];
		}
		return value.items.flatMap((item) => {
			if (item.kind === "scalar" && item.source !== "") return [{
				text: item.source,
				offset: item.offset
			}];
			this.problem(`One of the ${what} is ${nameOf(item)}, and a name belongs there`, "Write the name alone", item);
			return [];
		});
	}
	map(what, value) {
		if (value.kind === "map") return value.entries;
		this.problem(`Below ${what} a map belongs, and this is ${nameOf(value)}`, "Write keys, each with a colon behind it", value);
		return [];
	}
	refuseOthers(entries, known, of) {
		for (const { name, key } of entries) {
			if (known.includes(name)) continue;
			const near = require_base.nearest(name, known);
			this.problem(`${name} is no key of ${of}; ${require_base.list(known)} are`, near ? `Write ${near}` : "Take it out", key);
		}
	}
	problem(what, next, node) {
		this.reading.problem(what, next, this.place(node));
	}
	place(node) {
		return this.tree.place(node.offset);
	}
};
// src/evidence/inventory/text.ts
var FileText = class {
	file;
	text;
	codes;
	starts;
	constructor(file, text, bytes) {
		this.file = file;
		this.text = text;
		this.codes = (bytes && asciiCodes(text, bytes)) ?? codesOf(text);
	}
	place(offset) {
		this.starts ??= lineStarts(this.text);
		const line = lastUpTo(this.starts, offset);
		return {
			file: this.file,
			line: line + 1,
			column: offset - this.starts[line] + 1
		};
	}
};
function asciiCodes(text, bytes) {
	const mark = bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191 ? 3 : 0;
	return bytes.length - mark === text.length ? bytes.subarray(mark) : void 0;
}
function codesOf(text) {
	const codes = new Uint16Array(text.length);
	for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
	return codes;
}
function lineStarts(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}
// src/evidence/inventory/index.ts
async function readInventory(paths, files) {
	const fleet = new FleetBuilder();
	const problems = [];
	for (const path of paths) {
		const entry = files.open(path);
		if (!entry.known) problems.push(...entry.because);
		else if (entry.value.kind === "file") problems.push(...await readFile(entry.value, fleet));
		else {
			const below = filesBelow(entry.value, files);
			problems.push(...below.problems);
			for (const defect of below.unread) fleet.defect(defect);
			for (const file of below.files) problems.push(...await readFile(file, fleet));
		}
	}
	if (problems.length > 0) return require_base.unknown(...problems);
	const built = fleet.build();
	if (!built.known) return built;
	if (built.value.size === 0) return require_base.unknown(nobody(paths), ...built.value.defects);
	return built;
}
function nobody(paths) {
	return {
		what: paths.length === 0 ? "No inventory is named, so no host is known" : `${paths.join(", ")} names no host`,
		next: "Check that it is the inventory that was meant, and that the step that writes it succeeded",
		place: require_base.wholeFile(paths[0] ?? ".")
	};
}
async function readFile(entry, fleet) {
	const decoded = decode(entry, LARGEST$1);
	if (!decoded.known) return isProgram(entry) ? [{
		...SCRIPT,
		place: require_base.wholeFile(entry.file)
	}] : decoded.because;
	const { text } = decoded.value;
	const form = detect(entry.file, text);
	const lines = form === "INI" ? withKnownLineEnds(text) : text;
	const reading = new Reading(new FileText(entry.file, lines, lines === text ? entry.bytes : void 0), fleet);
	const format = await readAs(form, entry, reading);
	fleet.source({
		role: "inventory",
		file: entry.file,
		format: entry.from === void 0 ? format : `${format}, ${entry.from}`,
		digest: require_base.sha256(entry.bytes)
	});
	return reading.because();
}
async function readAs(form, entry, reading) {
	const { text } = reading.source;
	switch (form) {
		case "INI": return readIni(reading);
		case "JSON": return readJson(reading);
		case "own JSON": return readTree(parseJson(entry.file, text), reading);
		case "YAML": return readTree(await readDocument(entry.file, text, "1.1"), reading);
		case "JSON list": return readNot(reading, PLAIN_LIST);
		case "script": return readNot(reading, SCRIPT);
		case "vault": return readNot(reading, VAULT);
		case "TOML": return readNot(reading, TOML);
	}
}
function readTree(tree, reading) {
	if (!tree.known) {
		for (const { what, next, place } of tree.because) reading.problem(what, next, place);
		return "YAML";
	}
	for (const { what, next, place } of tree.value.duplicates) reading.defect("duplicate-key", what, next, place);
	if (isOwn(tree.value)) {
		readOwn(tree.value, reading);
		return "Rollcall inventory";
	}
	readAnsibleYaml(tree.value, reading);
	return "Ansible YAML";
}
function readNot(reading, { what, next }) {
	reading.problem(what, next, require_base.wholeFile(reading.source.file));
	return "unread";
}
function isProgram({ bytes, executable }) {
	return executable && bytes.includes(0);
}
// src/world.ts
async function openWorld(request) {
	const own = await openHead(request);
	if (!own.known) return own;
	const head = own.value;
	const base = await openBase(request);
	if (base && !base.known) return base;
	const judging = base?.value.files ?? head;
	const fleets = new Map();
	const texts = new Set();
	const changes = require_base.once(async () => {
		const { openChanges } = await Promise.resolve().then(() => require("./github2.js"));
		return openChanges(request);
	});
	let opened;
	const openCodeOnce = async () => {
		const { openCode } = await Promise.resolve().then(() => require("./code.js")).then((n) => n.code_exports);
		return openCode(request.root);
	};
	return require_base.known({
		head,
		judging,
		code: () => {
			opened ??= openCodeOnce();
			return opened;
		},
		close: async () => {
			const code = await opened;
			if (code?.known) code.value.close();
		},
		inventory: (paths) => {
			const key = paths.join("\0");
			const read = fleets.get(key) ?? readInventory(paths, judging);
			fleets.set(key, read);
			return read;
		},
		change: async (manifest, question) => (await changes())(manifest, question),
		note: (text) => texts.add(text),
		notes: () => [
			...texts,
			...base ? baseNotes(base.value) : [],
			...request.recorded === void 0 ? [] : [believed(request.recorded)]
		]
	});
}
async function openBase({ root, base }) {
	if (base === void 0) return void 0;
	const { baseOf } = await Promise.resolve().then(() => require("./base2.js")).then((n) => n.base_exports);
	return baseOf(root, base);
}
async function openHead({ root, head }) {
	if (head === void 0) return require_base.known(workingTree(root));
	const { headOf } = await Promise.resolve().then(() => require("./head.js")).then((n) => n.head_exports);
	return headOf(root, head);
}
function baseNotes({ edited, added }) {
	return [...edited().map((file) => `The change edits ${file}; the copy at its base judges`), ...added().map((file) => `The change adds ${file}, which does not judge it`)];
}
function believed(recorded) {
	return `What GitHub said is taken from ${recorded}, and not asked; whoever handed it over is believed`;
}
// src/gate.ts
async function gate(request) {
	const world = await openWorld(request);
	try {
		return await decide(request, world);
	} finally {
		if (world.known) await world.value.close();
	}
}
async function decide(request, world) {
	const manifests = world.known ? await findManifests(request.manifests, world.value.head) : require_base.known([]);
	const judgements = [];
	if (manifests.known && world.known) for (const file of manifests.value) judgements.push(await judge(file, request, world.value));
	const problems = [manifests, world].flatMap((each) => each.known ? [] : each.because);
	problems.push(...unasked(request));
	if (request.touches !== void 0 && judgements.length > 1) problems.push(oneListForMany(request.touches, judgements.length));
	return {
		verdict: worst([...judgements.map(({ verdict }) => verdict), ...problems.map(() => "error")]),
		moment: request.moment,
		at: request.now,
		replay: request.replay,
		judgements,
		unknown: problems,
		notes: world.known ? world.value.notes() : []
	};
}
function unasked({ moment, observed, deadline, earlier }) {
	const tooEarly = earlier !== void 0 && !isAsked("deploy", moment) ? [nothingEarlier(earlier)] : [];
	if (isAsked("activate", moment) || observed === void 0 && deadline === void 0) return tooEarly;
	const given = observed === void 0 ? "A deadline" : observed;
	return [...tooEarly, {
		what: `${given} speaks of what hosts report, and at ${moment} no host is asked`,
		next: "Ask at the moment activate, or leave it out",
		place: require_base.wholeFile(observed ?? "--deadline")
	}];
}
function nothingEarlier(earlier) {
	return {
		what: `${earlier} is the decision of an earlier moment, and none comes before plan`,
		next: "Ask at the moment deploy or activate, or leave it out",
		place: require_base.wholeFile(earlier)
	};
}
function oneListForMany(touches, manifests) {
	return {
		what: `${touches} says what one rollout touches, and ${manifests} manifests are judged`,
		next: "Judge each manifest with its own list",
		place: require_base.wholeFile(touches)
	};
}
async function judge(file, request, world) {
	const { readers, sources } = gather(file, request, ruleIds, world);
	const severities = await severitiesOf(readers);
	const outcomes = [];
	for (const rule of rules) outcomes.push(await ask(rule, request.moment, severities.get(rule.id), readers));
	const findings = outcomes.flatMap((outcome) => outcome.findings ?? []);
	const unknown = [...new Set(outcomes.flatMap((outcome) => outcome.unknown ?? []))];
	return {
		manifest: file,
		verdict: worst([
			"pass",
			...findings.map(({ effect }) => effect === "warn" ? "pass" : effect),
			...unknown.map(() => "error")
		]),
		findings,
		unknown,
		passed: outcomes.flatMap(({ passed }) => passed ?? []),
		notJudged: [...unjudged$1(outcomes), ...planned.filter(({ from }) => isAsked(from, request.moment)).map(({ rule, because }) => ({
			rule,
			kind: "planned",
			because
		}))],
		sources,
		...await seen(readers, request.moment, severities, findings)
	};
}
async function seen(readers, moment, severities, findings) {
	const told = (evidence) => evidence.known ? evidence.value : void 0;
	const change = rules.some(({ id, needs, from }) => needs.includes("change") && isAsked(from, moment) && severities.get(id) !== "off") ? await readers.change() : void 0;
	const flags = await flagsSeen(readers, severities);
	const policy = told(await readers.policy());
	const answered = change && told(change);
	return {
		rollout: told(await readers.rollout()),
		fleet: told(await readers.fleet()),
		observed: isAsked("activate", moment) ? told(await readers.observed()) : void 0,
		plan: told(await readers.plan()),
		change,
		votes: policy?.review && answered ? votes$2(answered, policy.review) : [],
		...flags,
		owed: findings.some(({ excused }) => excused) ? answered?.incident : void 0
	};
}
async function flagsSeen(readers, severities) {
	const asked = rules.filter(({ id }) => id.startsWith("flags/") && severities.get(id) !== "off");
	const needed = (fact) => asked.some(({ needs }) => needs.includes(fact));
	const code = needed("code") ? await readers.code() : void 0;
	const behind = needed("behind") ? await readers.behind() : void 0;
	const read = needed("registry") ? require_base.both(await readers.registry(), await readers.rollout()) : void 0;
	const fleet = await readers.fleet();
	const scanned = code?.known ? code.value : void 0;
	if (!read?.known || !read.value[0] || !fleet.known) return {
		flags: [],
		code: scanned
	};
	const [registries, rollout] = read.value;
	return {
		code: scanned,
		flags: storyOf({
			rollout,
			registries,
			behind: behind?.known ? behind.value : void 0,
			fleet: fleet.value
		})
	};
}
function votes$2(change, review) {
	return votesOf(change, review, releaseVotes(change, review));
}
const ABSENT$1 = [{
	fact: "change",
	family: "review/*",
	because: "the policy asks for no second reviewer"
}, {
	fact: "registry",
	family: "flags/*",
	because: "there is no registry of flags"
}];
async function ask(rule, moment, severity, readers) {
	const skip = (kind, because) => ({ notJudged: {
		rule: rule.id,
		kind,
		because
	} });
	if (!isAsked(rule.from, moment)) return skip("later", `asked from ${rule.from} on`);
	if (severity === "off") return skip("off", "switched off by the policy");
	const facts = await factsFor(rule, readers);
	if (!facts.known) return {
		...skip("unknown", "the evidence could not be read"),
		unknown: facts.because
	};
	const { value } = facts;
	const absent = ABSENT$1.find(({ fact }) => rule.needs.includes(fact) && value[fact] === void 0);
	if (absent) return { notJudged: {
		rule: absent.family,
		kind: "off",
		because: absent.because
	} };
	try {
		const idle = rule.idle?.(facts.value);
		if (idle !== void 0) return skip("idle", idle);
		const drafts = rule.check(facts.value);
		if (drafts.length === 0) return { passed: {
			rule: rule.id,
			shows: rule.shows(facts.value)
		} };
		return { findings: drafts.map((draft) => finding$1(rule, draft, severity)) };
	} catch (error) {
		return {
			...skip("unknown", "it failed"),
			unknown: [fault(rule, facts.value, error)]
		};
	}
}
function unjudged$1(outcomes) {
	const each = outcomes.flatMap(({ notJudged }) => notJudged ?? []);
	return [...new Map(each.map((one) => [`${one.rule} ${one.because}`, one])).values()];
}
async function factsFor(rule, readers) {
	const facts = {};
	const because = [];
	for (const need of rule.needs) {
		const read = await readers[need]();
		if (read.known) facts[need] = read.value;
		else because.push(...read.because);
	}
	return because.length > 0 ? require_base.unknown(...because) : require_base.known(facts);
}
function finding$1(rule, draft, severity) {
	const blocks = !draft.excused && (severity ?? draft.severity ?? rule.severity) === "block";
	return {
		...draft,
		rule: rule.id,
		effect: blocks ? draft.waits ? "wait" : "block" : "warn"
	};
}
function fault(rule, facts, error) {
	const reason = error instanceof Error ? error.message : String(error);
	return {
		what: `The rule ${rule.id} failed on this input, which is a fault in Rollcall: ${reason}`,
		next: "Report it with the manifest and the inventory; until then the rollout stops",
		place: facts.rollout?.manifest.at() ?? {
			file: rule.id,
			line: 1,
			column: 1
		}
	};
}
async function severitiesOf(readers) {
	const policy = await readers.policy();
	return policy.known ? policy.value.rules : new Map();
}
const ruleIds = [...rules.map(({ id }) => id), ...planned.map(({ rule }) => rule)];
const PRECEDENCE = [
	"block",
	"error",
	"wait",
	"pass"
];
function worst(verdicts) {
	return PRECEDENCE.find((verdict) => verdicts.includes(verdict)) ?? "error";
}
// src/report/entries.ts
const SEVERITIES = [
	"block",
	"error",
	"wait",
	"warn"
];
const EVIDENCE = "gate/evidence";
function entriesOf(decision) {
	return [...decision.unknown.map((problem) => ofProblem(problem, void 0)), ...decision.judgements.flatMap(({ manifest, findings, unknown }) => [...findings.map((finding) => ofFinding(finding, manifest)), ...unknown.map((problem) => ofProblem(problem, manifest))])].sort(worstFirst);
}
function placeName({ file, line, column }) {
	return `${file}:${line}:${column}`;
}
function hostNames(hosts) {
	return require_base.list(hosts, 8);
}
function ofFinding(finding, manifest) {
	const { rule, effect, what, next, place, because, hosts = [] } = finding;
	return {
		rule,
		severity: effect,
		what,
		next,
		place,
		because,
		hosts,
		manifest
	};
}
function ofProblem({ what, next, place }, manifest) {
	return {
		rule: EVIDENCE,
		severity: "error",
		what,
		next,
		place,
		because: void 0,
		hosts: [],
		manifest
	};
}
function worstFirst(a, b) {
	return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || alphabetical(a.manifest ?? "", b.manifest ?? "") || alphabetical(a.place.file, b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column;
}
function alphabetical(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
// src/report/together.ts
function notJudgedIn({ judgements }) {
	return once(judgements.flatMap(({ notJudged }) => notJudged), ({ rule, because }) => `${rule} ${because}`);
}
function reasonsIn(decision) {
	const reasons = new Map();
	for (const each of notJudgedIn(decision)) reasons.set(each.because, [...reasons.get(each.because) ?? [], each]);
	return KINDS.flatMap((kind) => Array.from(reasons, ([because, each]) => ({
		because,
		rules: each.filter((one) => one.kind === kind).map(({ rule }) => rule)
	})).filter(({ rules }) => rules.length > 0));
}
const KINDS = [
	"unknown",
	"off",
	"planned",
	"later",
	"idle"
];
function sourcesIn({ judgements }) {
	return once(judgements.flatMap(({ sources }) => sources), ({ role, file, digest }) => `${role} ${digest} ${file}`);
}
function once(items, key) {
	return [...new Map(items.map((item) => [key(item), item])).values()];
}
// src/report/words.ts
const WORD = {
	block: "BLOCK",
	error: "ERROR",
	wait: "WAIT",
	warn: "WARN",
	pass: "PASS"
};
const NOT_ASKED = "The hosts themselves have not been asked; only activate asks them";
const PASSES = {
	plan: `Nothing blocks this plan. ${NOT_ASKED}`,
	deploy: `Nothing blocks the start. ${NOT_ASKED}`,
	activate: "Nothing blocks going live"
};
function verdictOf(decision) {
	return `${WORD[decision.verdict]} at ${decision.moment}. ${why(decision)}`;
}
function why(decision) {
	const tally = tallyOf$1(decision);
	switch (decision.verdict) {
		case "block": return `The rollout stops: ${tally}.`;
		case "error": return `It could not be judged, which also stops the rollout: ${tally}.`;
		case "wait": return `Only a person or a host has still to answer: ${tally}.`;
		case "pass": return [
			PASSES[decision.moment],
			...tally ? [tally] : [],
			...unjudged(decision)
		].map((sentence) => `${sentence}.`).join(" ");
	}
}
function replayed({ replay, at }) {
	return replay ? `Judged as if it were ${require_base.moment(at)}.` : "";
}
function tallyOf$1(decision) {
	const of = {
		block: 0,
		error: 0,
		wait: 0,
		warn: 0
	};
	for (const { severity } of entriesOf(decision)) of[severity]++;
	return [
		of.block && `${require_base.count(of.block, "finding")} ${of.block === 1 ? "blocks" : "block"}`,
		of.error && `${require_base.count(of.error, "problem")} with the evidence`,
		of.wait && `${require_base.count(of.wait, "finding")} ${of.wait === 1 ? "waits" : "wait"}`,
		of.warn && require_base.count(of.warn, "warning")
	].filter(Boolean).join(", ");
}
function unjudged(decision) {
	const gaps = notJudgedIn(decision).filter(({ kind }) => kind !== "later" && kind !== "idle");
	const rules = [...new Set(gaps.map(({ rule }) => rule))];
	return rules.length > 0 ? [`Not judged: ${require_base.list(rules)}`] : [];
}
// src/report/annotations.ts
const MOST = 10;
const LONGEST_MESSAGE = 4096;
const LONGEST_TITLE = 255;
const LEVEL = {
	block: "error",
	error: "error",
	wait: "warning",
	warn: "warning"
};
function annotations(decision, rest = "the job summary") {
	const entries = entriesOf(decision);
	return ["error", "warning"].flatMap((level) => {
		const ofLevel = entries.filter(({ severity }) => LEVEL[severity] === level);
		if (ofLevel.length <= MOST) return ofLevel.map(annotate);
		const shown = ofLevel.slice(0, 9);
		const [next, ...others] = ofLevel.slice(9);
		return [...shown.map(annotate), ...next ? [pointer(next, others.length + 1, rest)] : []];
	});
}
function annotate(entry) {
	const { severity, rule, what, next } = entry;
	return at(entry, `${WORD[severity]} ${rule}`, `${require_base.line(what)}.\n→ ${require_base.ended(require_base.line(next))}`);
}
function pointer(entry, left, rest) {
	const message = `${require_base.count(left, "finding")} more, the first of them here (${require_base.line(entry.rule)}). See ${rest} for all of them.`;
	return at(entry, `${require_base.count(left, "more finding")}`, message);
}
function at({ severity, place }, title, message) {
	return {
		level: LEVEL[severity],
		message: require_base.cut(message, LONGEST_MESSAGE),
		file: require_base.line(require_base.cut(place.file, LONGEST_MESSAGE)),
		line: place.line,
		column: place.column,
		title: require_base.cut(require_base.line(title), LONGEST_TITLE)
	};
}
// src/report/github.ts
const github = (decision) => {
	const printed = annotations(decision, "the output of --format text").map(print);
	return `${[require_base.line(verdictOf(decision)), ...printed].join("\n")}\n`;
};
function print({ level, message, file, line, column, title }) {
	return `::${level} ${Object.entries({
		file,
		line,
		col: column,
		title
	}).map(([name, value]) => `${name}=${require_base.commandProperty(String(value))}`).join(",")}::${require_base.command(message)}`;
}
// src/report/record.ts
function record(decision, { version }) {
	return {
		version: 1,
		tool: {
			name: "rollcall",
			version
		},
		verdict: decision.verdict,
		moment: decision.moment,
		at: new Date(decision.at).toISOString(),
		replay: decision.replay,
		planDigest: onlyPlanDigest(decision),
		notJudged: notJudgedIn(decision).map(recordNotJudged),
		findings: entriesOf(decision).map(recordEntry)
	};
}
function onlyPlanDigest({ judgements }) {
	const [only, ...others] = judgements;
	return (others.length === 0 ? only?.plan?.digest : void 0) ?? null;
}
function recordNotJudged({ rule, kind, because }) {
	return {
		rule,
		kind,
		because: `${require_base.line(because)}.`
	};
}
function recordEntry(entry) {
	const { rule, severity, what, next, place, because, hosts, manifest } = entry;
	return {
		rule,
		severity,
		message: `${require_base.line(what)}.`,
		next: require_base.ended(require_base.line(next)),
		file: place.file,
		line: place.line,
		column: place.column,
		...because && { because },
		hosts,
		manifest: manifest ?? null
	};
}
function recordVote({ about, person, kind, counts, because }) {
	return {
		about,
		person: person ? {
			id: person.id,
			login: person.login
		} : null,
		kind,
		counts,
		because: require_base.line(because)
	};
}
function recordFlag({ key, because, base, head, behind, rollback }) {
	const told = (text) => text === void 0 ? null : require_base.line(text);
	return {
		key,
		because: require_base.line(because),
		base: told(base),
		head: require_base.line(head),
		behind: told(behind),
		rollback: told(rollback)
	};
}
function recordScan(code) {
	if (!code) return null;
	const { commit, files, bytes, skipped } = code;
	return {
		commit,
		files,
		bytes,
		skipped: skipped.map((each) => ({
			because: require_base.line(each.because),
			files: each.files
		}))
	};
}
// src/report/rollcall.ts
const STATUSES = [
	"missing",
	"stranger",
	"surplus",
	"wrong",
	"silent",
	"outside",
	"blocked",
	"waiting",
	"warned",
	"excepted",
	"untouched",
	"touched",
	"answered"
];
const OF_RULE = new Map([
	["hosts/missing", "missing"],
	["hosts/surplus", "surplus"],
	["hosts/off-scope", "surplus"],
	["observed/release", "wrong"],
	["observed/answered", "silent"],
	["observed/outside", "outside"]
]);
const OF_EFFECT = {
	block: "blocked",
	wait: "waiting",
	warn: "warned"
};
function callRoll(judgement) {
	const { rollout, fleet, observed } = judgement;
	if (!rollout || !fleet) return void 0;
	const named = judgement.findings.map((finding) => resolve$1(finding, fleet));
	const ranks = rankHosts(rollout, fleet.size, observed, named);
	const strangers = strangersOf(rollout, observed, named);
	const counts = countRanks(ranks);
	counts.set("stranger", strangers.size);
	return {
		size: [...counts.values()].reduce((sum, n) => sum + n, 0),
		counts,
		asked: observed !== void 0,
		*rows() {
			const byRule = mergeByRule(named);
			for (const [rank, status] of STATUSES.entries()) if (status === "stranger") yield* strangers.values();
			else if (counts.get(status) !== 0) for (let host = ranks.indexOf(rank); host >= 0; host = ranks.indexOf(rank, host + 1)) yield rowOf(host, status, rollout, fleet, observed, byRule);
		}
	};
}
function tallyOf({ size, counts }) {
	const parts = [...counts].filter(([, n]) => n > 0).map(([status, n]) => `${require_base.thousands(n)} ${status}`);
	return parts.length > 0 ? `${require_base.count(size, "host")}: ${parts.join(", ")}` : "No hosts";
}
function resolve$1({ rule, effect, hosts: names = [] }, fleet) {
	const hosts = [];
	const strangers = [];
	for (const name of names) {
		const host = fleet.find(name);
		if (host === void 0) strangers.push(name);
		else hosts.push(host);
	}
	return {
		rule,
		status: OF_RULE.get(rule) ?? OF_EFFECT[effect],
		hosts: require_base.setOf(hosts),
		strangers
	};
}
const ABSENT = 255;
function rankHosts(rollout, size, observed, named) {
	const ranks = new Uint8Array(size).fill(ABSENT);
	const put = (hosts, status) => {
		const rank = STATUSES.indexOf(status);
		for (const host of hosts) ranks[host] = rank;
	};
	put(rollout.inScope, "untouched");
	put(rollout.touched, "touched");
	if (observed) put(rollout.touched.filter((host) => observed.reports.has(host)), "answered");
	put(rollout.excepted, "excepted");
	for (const { hosts, status } of named) {
		const rank = STATUSES.indexOf(status);
		for (const host of hosts) ranks[host] = Math.min(rank, ranks[host]);
	}
	return ranks;
}
function countRanks(ranks) {
	const counts = new Uint32Array(256);
	for (const rank of ranks) counts[rank] = counts[rank] + 1;
	return new Map(STATUSES.map((status, rank) => [status, counts[rank]]));
}
function strangersOf(rollout, observed, named) {
	const rows = new Map();
	const put = (host, more) => {
		rows.set(host, {
			...rows.get(host) ?? stranger(host),
			...more
		});
	};
	for (const { name } of rollout.touches?.strangers ?? []) put(name, { touched: true });
	for (const report of observed?.strangers ?? []) put(report.host, { report });
	for (const { rule, strangers } of named) for (const name of strangers) put(name, { rules: [...new Set(rows.get(name)?.rules).add(rule)] });
	return rows;
}
function stranger(host) {
	return {
		host,
		status: "stranger",
		wave: void 0,
		declared: "no",
		touched: false,
		report: void 0,
		rules: []
	};
}
function mergeByRule(named) {
	const hosts = new Map();
	for (const { rule, hosts: each } of named) {
		const ofRule = hosts.get(rule);
		if (ofRule) ofRule.push(each);
		else hosts.set(rule, [each]);
	}
	return new Map([...hosts].map(([rule, sets]) => [rule, require_base.setOf(concatenated(sets))]));
}
function* concatenated(sets) {
	for (const set of sets) yield* set;
}
function rowOf(host, status, rollout, fleet, observed, named) {
	return {
		host: fleet.name(host),
		status,
		wave: rollout.waves.find(({ hosts }) => require_base.contains(hosts, host))?.name,
		declared: declaredAs(host, rollout),
		touched: require_base.contains(rollout.touched, host),
		report: observed?.reports.get(host),
		rules: [...named].filter(([, hosts]) => require_base.contains(hosts, host)).map(([rule]) => rule)
	};
}
function declaredAs(host, rollout) {
	if (require_base.contains(rollout.excepted, host)) return "excepted";
	if (require_base.contains(rollout.declared.hosts, host)) return "yes";
	return require_base.contains(rollout.inScope, host) ? "in scope" : "no";
}
// src/report/json.ts
const json = (decision, options) => {
	const { judgements } = decision;
	const unknown = entriesOf(decision).filter(({ severity }) => severity === "error");
	return `${require_base.json({
		...record(decision, options),
		unknown: unknown.map(recordEntry),
		rollouts: judgements.map(rollout$1),
		notes: decision.notes.map((note) => `${require_base.line(note)}.`)
	})}\n`;
};
function rollout$1(judgement) {
	const { manifest, verdict, plan, passed, notJudged, votes, flags, code, owed, sources } = judgement;
	const roll = callRoll(judgement);
	return {
		manifest,
		verdict,
		planDigest: plan?.digest ?? null,
		passed: passed.map(({ rule, shows }) => ({
			rule,
			shows: `${require_base.line(shows)}.`
		})),
		notJudged: notJudged.map(recordNotJudged),
		votes: votes.map(recordVote),
		flags: flags.map(recordFlag),
		scanned: recordScan(code),
		owed: owed ?? null,
		sources,
		counts: roll ? {
			hosts: roll.size,
			...Object.fromEntries(roll.counts)
		} : null
	};
}
// src/report/colour.ts
const BOLD = 1;
const DIM = 2;
const RED = 31;
const GREEN = 32;
const YELLOW = 33;
const OF = {
	block: RED,
	error: 35,
	wait: YELLOW,
	warn: YELLOW,
	pass: GREEN
};
function paint(colour) {
	const render = (text, ...parameters) => colour ? `\u001b[${parameters.join(";")}m${text}\u001b[0m` : text;
	return {
		word: (text, of) => render(text, BOLD, OF[of]),
		heading: (text) => render(text, BOLD),
		aside: (text) => render(text, DIM)
	};
}
// src/report/flags.ts
const UNTOLD = "nothing tells";
function chapters(story) {
	return [
		["before", story.base ?? UNTOLD],
		["now", story.head],
		["left behind", story.behind ?? UNTOLD],
		["way back", story.rollback ?? UNTOLD]
	];
}
const KILOBYTE = 1e3;
function scanOf({ files, bytes, commit, skipped }) {
	const left = skipped.filter(({ files }) => files > 0).map(({ because, files }) => `${require_base.thousands(files)} ${because}`);
	const [noun, verb] = files === 1 ? ["file", "was"] : ["files", "were"];
	const scanned = `${require_base.thousands(files)} ${noun} (${size(bytes)}) of ${require_base.short(commit)} ${verb} scanned for flags`;
	return left.length > 0 ? `${scanned}; left out: ${left.join(", ")}` : scanned;
}
function size(bytes) {
	if (bytes < KILOBYTE) return `${bytes} B`;
	if (bytes < KILOBYTE ** 2) return `${Math.round(bytes / KILOBYTE)} kB`;
	return `${(bytes / KILOBYTE ** 2).toFixed(1)} MB`;
}
// src/report/votes.ts
function fate({ kind, counts }) {
	if (kind === "approval") return counts ? "counted" : "not counted";
	return counts ? "objects" : "objected";
}
function voter({ person }) {
	return person ? `${person.login} (${person.id})` : "a deleted account";
}
function owed(judgements) {
	const incidents = [...new Set(judgements.flatMap((each) => each.owed ?? []))];
	return incidents.length > 0 ? `The glass was broken for ${require_base.list(incidents)}: the reviews that are missing here are owed, and have to follow.` : "";
}
function approval(digest) {
	return `I approve plan ${digest}`;
}
// src/report/text.ts
const LONGEST = 4e3;
const text = (decision, { colour = false, quiet = false }) => {
	const paints = paint(colour);
	const several = decision.judgements.length > 1;
	return `${[
		verdicts$1(decision, paints),
		...entriesOf(decision).map((entry) => finding(entry, several, paints)),
		...decision.judgements.map((judgement) => rollCall$1(judgement, several)),
		...decision.judgements.map((judgement) => votes$1(judgement, several, paints)),
		...decision.judgements.map((judgement) => flags$1(judgement, several, paints)),
		...quiet ? [] : decision.judgements.map((each) => passed$1(each, several, paints)),
		section("Not judged", reasonsIn(decision).map(reason$1), paints),
		notes(decision, paints),
		...quiet ? [] : [sources(decision, paints)],
		decision.judgements.flatMap((each) => planDigest(each, several))
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
};
function verdicts$1(decision, paints) {
	const { verdict, judgements } = decision;
	const replay = replayed(decision);
	const debt = owed(judgements);
	return [
		safe(verdictOf(decision)).replace(WORD[verdict], (word) => paints.word(word, verdict)),
		...replay ? [replay] : [],
		...debt ? [safe(debt)] : [],
		...judgements.length > 1 ? judgements.map((each) => `  ${paints.word(WORD[each.verdict], each.verdict)}  ${safe(each.manifest)}`) : []
	];
}
function finding(entry, several, paints) {
	const { severity, rule, what, next, place, because, hosts, manifest } = entry;
	const asides = [
		...because ? [`see ${safe(placeName(because))}`] : [],
		...hosts.length > 0 ? [`hosts: ${safe(hostNames(hosts))}`] : [],
		...several && manifest !== void 0 ? [`manifest: ${safe(manifest)}`] : []
	];
	return [
		`${safe(placeName(place))}  ${paints.word(WORD[severity], severity)}  ${safe(rule)}  ${safe(what)}.`,
		`  → ${require_base.ended(safe(next))}`,
		...asides.map((aside) => `  ${paints.aside(aside)}`)
	];
}
function rollCall$1(judgement, several) {
	const roll = callRoll(judgement);
	return roll ? [`Roll call${of(judgement, several)}: ${tallyOf(roll)}`] : [];
}
function flags$1(judgement, several, paints) {
	const { flags, code } = judgement;
	const lines = flags.flatMap((story) => [`${safe(story.key)}  ${safe(story.because)}`, ...chapters(story).map(([heading, told]) => `  ${heading}: ${safe(told)}`)]);
	const scan = code ? [`${safe(scanOf(code))}.`] : [];
	return section(`Flags${of(judgement, several)}`, [...lines, ...scan], paints);
}
function votes$1(judgement, several, paints) {
	const lines = judgement.votes.map(vote);
	return section(`Second reviewer${of(judgement, several)}`, lines, paints);
}
function vote(each) {
	return `${fate(each)}  ${safe(voter(each))} on ${safe(each.about)}: ${safe(each.because)}`;
}
function passed$1(judgement, several, paints) {
	const lines = judgement.passed.map(({ rule, shows }) => `${safe(rule)}  ${safe(shows)}.`);
	return section(`Passed${of(judgement, several)}`, lines, paints);
}
function reason$1({ rules, because }) {
	return `${safe(rules.join(", "))}: ${safe(because)}`;
}
function notes({ notes }, paints) {
	return section("Notes", notes.map((note) => `${safe(note)}.`), paints);
}
function sources(decision, paints) {
	return section("Sources", sourcesIn(decision).map(source$1), paints);
}
function source$1({ role, file, format, digest }) {
	return `${role}  ${safe(file)}  ${safe(format)}  ${safe(digest)}`;
}
function planDigest(judgement, several) {
	const { plan } = judgement;
	return plan ? [`Plan digest${of(judgement, several)}: ${safe(plan.digest)}`] : [];
}
function of({ manifest }, several) {
	return several ? ` of ${safe(manifest)}` : "";
}
function section(heading, lines, paints) {
	return lines.length > 0 ? [paints.heading(heading), ...lines.map((each) => `  ${each}`)] : [];
}
function safe(untrusted) {
	return require_base.line(require_base.cut(untrusted, LONGEST));
}
// src/report/decision.ts
const decision = (of, options) => `${require_base.json({
	...record(of, options),
	rollouts: of.judgements.map(rollout)
})}\n`;
function rollout(judgement) {
	const { manifest, verdict, plan, votes, flags, code, owed, sources } = judgement;
	return {
		manifest,
		verdict,
		planDigest: plan?.digest ?? null,
		plan: plan?.parts ?? null,
		change: recordChange(judgement),
		votes: votes.map(recordVote),
		flags: flags.map(recordFlag),
		scanned: recordScan(code),
		owed: owed ?? null,
		inputs: sources
	};
}
function recordChange({ change }) {
	if (!change?.known || !change.value) return null;
	const { repository, commit, live } = change.value;
	return {
		repository,
		commit,
		live: live ?? null
	};
}
// src/report/within.ts
function within(lines, room) {
	const kept = [];
	let left = room;
	for (const line of lines) {
		left -= bytes(line) + 1;
		if (left < 0) break;
		kept.push(`${line}\n`);
	}
	return {
		text: kept.join(""),
		taken: kept.length
	};
}
function bytes(text) {
	return Buffer.byteLength(text);
}
// src/report/summary.ts
const LARGEST = 1e6;
const FOR_FINDINGS = 3e5;
const FOR_LIST = 6e4;
const FOR_FLAGS = 1e5;
const FOR_ROLL = 12e3;
const FOR_FRAME = 8e3;
const OPEN_ROWS = 50;
const SENTENCE = 1e3;
const NAME = 200;
const summary = (decision, options) => {
	const head = join(heading(decision), verdicts(decision), findings(decision), allFlags(decision), ...decision.judgements.map((each) => votes(each, FOR_LIST / decision.judgements.length)));
	const tail = join(folded("Passed", decision.judgements.flatMap(({ passed }) => passed), passed), listed("Not judged", reasonsIn(decision), reason), listed("Notes", decision.notes, note), folded("Sources", sourcesIn(decision), source), footer(decision, options));
	return `${join(head, rollCalls(decision, LARGEST - bytes(head) - bytes(tail)), tail)}\n`;
};
function heading(decision) {
	const { verdict, moment, judgements } = decision;
	const [only] = judgements;
	const debt = owed(judgements);
	const title = `## Rollcall: ${WORD[verdict]} at ${moment}`;
	return join(judgements.length === 1 && only ? `${title}: ${name(only.manifest)}` : title, sentence(why(decision)), replayed(decision), debt ? `**${sentence(debt)}**` : "");
}
function verdicts({ judgements }) {
	if (judgements.length < 2) return "";
	return table("| verdict | manifest | plan digest |", each(judgements, verdictRow), judgements.length, FOR_LIST, "the decision file");
}
function verdictRow({ manifest, verdict, plan }) {
	return `| ${WORD[verdict]} | ${name(manifest)} | ${plan ? name(plan.digest) : "unknown"} |`;
}
function findings(decision) {
	const entries = entriesOf(decision);
	if (entries.length === 0) return "";
	return join("### Findings", table("| verdict | rule | where | what, and what to do | hosts |", each(entries, findingRow), entries.length, FOR_FINDINGS, "the decision file"));
}
function findingRow({ severity, rule, place, because, what, next, hosts }) {
	const where = [placeName(place), ...because ? [placeName(because)] : []].map(name);
	return `| **${WORD[severity]}** | ${name(rule)} | ${where.join("<br>see ")} | ${sentence(what)}.<br>→ ${require_base.ended(sentence(next))} | ${sentence(hostNames(hosts))} |`;
}
function allFlags({ judgements }) {
	const told = judgements.filter(({ flags, code }) => flags.length > 0 || code);
	const { text, taken } = within(each(told, (judgement) => `${flags(judgement)}\n`), FOR_FLAGS);
	const left = told.length - taken;
	return join(text, left > 0 ? `The flags of ${require_base.count(left, "more rollout")} are left out here.` : "");
}
function flags({ manifest, flags, code }) {
	const stories = table("| flag | before | now | left behind | way back |", each(flags, flagRow), flags.length, FOR_LIST, "the decision file");
	return join(`### Flags: ${name(manifest)}`, flags.length > 0 ? stories : "The rollout touches no flag.", code ? `${sentence(scanOf(code))}.` : "");
}
function flagRow(story) {
	const told = chapters(story).map(([, text]) => sentence(text));
	return `| ${name(story.key)}<br>${cell(story.because)} | ${told.join(" | ")} |`;
}
function votes({ manifest, votes }, room) {
	if (votes.length === 0) return "";
	return join(`### Second reviewer: ${name(manifest)}`, table("| | who | about | why |", each(votes, voteRow), votes.length, room, "the decision file"));
}
function voteRow(vote) {
	return `| **${fate(vote)}** | ${name(voter(vote))} | ${name(vote.about)} | ${sentence(vote.because)} |`;
}
function rollCalls({ judgements }, room) {
	const shown = judgements.slice(0, Math.floor(room / FOR_ROLL));
	let left = room - FOR_FRAME;
	const calls = shown.map((judgement, i) => {
		const call = rollCall(judgement, left / (shown.length - i));
		left -= bytes(call) + 2;
		return call;
	});
	const hidden = judgements.length - shown.length;
	return join(...calls, hidden > 0 ? `${require_base.count(hidden, "more roll call")} left out here.` : "");
}
function rollCall(judgement, room) {
	const title = `### Roll call: ${name(judgement.manifest)}`;
	const roll = callRoll(judgement);
	if (!roll) return join(title, "The roll cannot be called, because the hosts are not known.");
	const select = judgement.rollout?.declared.text ?? "";
	const rows = table("| host | wave | declared | touched | reports | note |", each(roll.rows(), (row) => hostRow(row, roll.asked)), roll.size, room - FOR_FRAME, `the decision file, which names every host of a finding, and ${require_base.code(require_base.cut(`rollcall hosts '${select}'`, NAME))}`);
	return join(title, `${tallyOf(roll)}.`, roll.size > OPEN_ROWS ? fold("Every host", rows) : rows);
}
function hostRow(row, asked) {
	const { host, status, wave = "", declared, touched, report, rules } = row;
	const reports = report ? release(report) : !asked ? "not asked" : touched ? "silent" : "";
	const note = rules.length > 0 ? `**${status}**: ${sentence(rules.join(", "))}` : status;
	return `| ${name(host)} | ${cell(wave)} | ${declared} | ${touched ? "yes" : "no"} | ${reports} | ${note} |`;
}
function release({ version, digest, warnings }) {
	return cell([version ?? digest ?? "no version", ...warnings.count > 0 ? [require_base.count(warnings.count, "warning")] : []].join(", "));
}
function passed({ rule, shows }) {
	return `${name(rule)} ${sentence(shows)}.`;
}
function reason({ rules, because }) {
	return `${rules.map(name).join(", ")}: ${sentence(because)}`;
}
function note(text) {
	return `${sentence(text)}.`;
}
function source({ role, file, format, digest }) {
	return `${role} ${name(file)}, ${cell(format)}, ${name(digest)}`;
}
function footer({ judgements }, { version }) {
	const [only] = judgements;
	const digest = judgements.length === 1 && only?.plan?.digest;
	return join(digest ? `Plan digest ${name(digest)}. To approve it, paste ${name(approval(digest))}.` : "", `Rollcall ${cell(version)}.`);
}
function table(head, rows, size, room, rest) {
	const { text, taken } = within(rows, room);
	const rule = head.replaceAll(/[^|]+/g, " --- ");
	const left = size - taken;
	return join(`${head}\n${rule}\n${text}`, left > 0 ? `${require_base.count(left, "more row")} left out here; see ${rest}.` : "");
}
function listed(title, items, print) {
	return items.length > 0 ? join(`### ${title}`, list(items, print)) : "";
}
function folded(title, items, print) {
	return items.length > 0 ? fold(`${title} (${items.length})`, list(items, print)) : "";
}
function list(items, print) {
	const { text, taken } = within(each(items, (item) => `- ${print(item)}`), FOR_LIST);
	const left = items.length - taken;
	return join(text, left > 0 ? `${require_base.count(left, "more line")} left out here.` : "");
}
function* each(items, print) {
	for (const item of items) yield print(item);
}
function fold(title, body) {
	return join(`<details><summary>${title}</summary>`, body, "</details>");
}
function join(...blocks) {
	return blocks.filter((block) => block !== "").map((block) => block.trimEnd()).join("\n\n");
}
function sentence(untrusted) {
	return require_base.markdown(require_base.cut(untrusted, SENTENCE));
}
function cell(untrusted) {
	return require_base.markdown(require_base.cut(untrusted, NAME));
}
function name(untrusted) {
	return require_base.code(require_base.cut(untrusted, NAME));
}
// src/report/index.ts
const formats = {
	text,
	json,
	github
};
// src/write.ts
var write_exports = require_rolldown_runtime.__exportAll({ writeText: () => writeText });
function writeDecision(root, file, decision, text) {
	write(root, file, decision, text);
}
async function writeEvidence(root, file, decision) {
	const { writeRecord } = await Promise.resolve().then(() => require("./record.js"));
	const recorded = decision.judgements.map(({ manifest, change }) => ({
		manifest,
		change
	}));
	write(root, file, decision, writeRecord(decision.at, recorded));
}
function write(root, file, decision, text) {
	const path = (0, node_path.resolve)(root, file);
	if (decision.judgements.flatMap(({ manifest, sources }) => [manifest, ...sources.map((source) => source.file)]).some((input) => (0, node_path.resolve)(root, input) === path)) throw new Error(`${file} would be written over, and the decision is made from it`);
	writeText(root, file, text);
}
function writeText(root, file, text) {
	const path = (0, node_path.resolve)(root, file);
	(0, node_fs.mkdirSync)((0, node_path.dirname)(path), { recursive: true });
	const part = `${path}.${process.pid}.part`;
	try {
		(0, node_fs.writeFileSync)(part, text);
		(0, node_fs.renameSync)(part, path);
	} catch (error) {
		(0, node_fs.rmSync)(part, { force: true });
		throw error;
	}
}
// src/commands/commit.ts
async function commitAt(option, revision, root) {
	if (revision === void 0 || /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision)) return revision;
	const { commitIn } = await Promise.resolve().then(() => require("./commit-files.js")).then((n) => n.commit_files_exports);
	const id = commitIn(root, revision);
	if (id !== void 0) return id;
	throw new require_base.UsageError(`${option} is ${JSON.stringify(revision)}, which is no commit of this checkout`);
}
// src/commands/github.ts
async function githubFrom({ repository: named, pull, commit: given, base: revision }, { environment, root, clock }) {
	if (pull === void 0 && given === void 0) return void 0;
	const repository = named ?? environment["GITHUB_REPOSITORY"];
	if (repository === void 0) {
		if (pull === void 0) return void 0;
		throw new require_base.UsageError("--pull needs --repository OWNER/NAME, or GITHUB_REPOSITORY");
	}
	if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new require_base.UsageError(`--repository is ${JSON.stringify(repository)}, and must be OWNER/NAME`);
	return {
		apiUrl: environment["GITHUB_API_URL"] ?? "https://api.github.com",
		graphqlUrl: environment["GITHUB_GRAPHQL_URL"] ?? "https://api.github.com/graphql",
		token: environment["GITHUB_TOKEN"] ?? environment["GH_TOKEN"],
		subject: {
			repository,
			event: pull === void 0 ? "command line" : "pull_request",
			commit: await commitAt("--commit", given ?? "HEAD", root),
			pull: pull === void 0 ? void 0 : numberOf(pull),
			base: pull === void 0 ? void 0 : await baseOf(revision, root),
			ref: void 0,
			run: void 0,
			initiators: []
		},
		clock
	};
}
function numberOf(pull) {
	if (/^[1-9]\d{0,9}$/.test(pull)) return Number(pull);
	throw new require_base.UsageError(`--pull is ${JSON.stringify(pull)}, and must be the number of a pull request`);
}
async function baseOf(revision, root) {
	if (revision !== void 0) return commitAt("--base", revision, root);
	throw new require_base.UsageError("--pull needs --base, the commit that the pull request is made against");
}
// src/commands/options.ts
function parse(args, options) {
	const { tokens } = (0, node_util.parseArgs)({
		args: [...args],
		options,
		allowPositionals: true,
		strict: false,
		tokens: true
	});
	const values = {};
	for (const [name, option] of Object.entries(options)) values[name] = option.type === "boolean" ? false : option.multiple ? [] : void 0;
	const operands = [];
	for (const token of tokens) {
		if (token.kind === "positional") operands.push(token.value);
		if (token.kind !== "option") continue;
		const option = Object.hasOwn(options, token.name) ? options[token.name] : void 0;
		if (!option) throw new require_base.UsageError(unknownOption(token.rawName, Object.keys(options)));
		if (option.type === "boolean") {
			if (token.value !== void 0) throw new require_base.UsageError(`${token.rawName} takes no value`);
			values[token.name] = true;
		} else if (token.value === void 0) throw new require_base.UsageError(`${token.rawName} needs a value`);
		else if (option.multiple) values[token.name] = [...values[token.name], token.value];
		else if (values[token.name] !== void 0) throw new require_base.UsageError(`${token.rawName} is given twice`);
		else values[token.name] = token.value;
	}
	return {
		values,
		operands
	};
}
function unknownOption(name, known) {
	const names = known.map((option) => `--${option}`);
	const near = require_base.nearest(name, names);
	return `${name} is no option here${near ? `; did you mean ${near}?` : `; the options are ${require_base.list(names, 20)}`}`;
}
// src/commands/check.ts
var check_exports = require_rolldown_runtime.__exportAll({ check: () => check });
async function check(args, terminal) {
	const { values, operands } = parse(args, {
		moment: { type: "string" },
		policy: { type: "string" },
		inventory: {
			type: "string",
			multiple: true
		},
		flags: {
			type: "string",
			multiple: true
		},
		touches: { type: "string" },
		observed: { type: "string" },
		deadline: { type: "string" },
		base: { type: "string" },
		commit: { type: "string" },
		pull: { type: "string" },
		repository: { type: "string" },
		environment: { type: "string" },
		"require-review": { type: "boolean" },
		earlier: { type: "string" },
		incident: { type: "string" },
		"github-evidence": { type: "string" },
		record: { type: "string" },
		"as-of": { type: "string" },
		decision: { type: "string" },
		format: { type: "string" },
		quiet: { type: "boolean" }
	});
	const asOf = require_base.timeOf("--as-of", values["as-of"]);
	const format = require_base.oneOf("--format", values.format ?? "text", [
		"text",
		"json",
		"github"
	]);
	const commit = await commitAt("--commit", values.commit, terminal.root);
	const github = await githubFrom({
		...values,
		commit
	}, terminal);
	const decision$1 = await gate({
		root: terminal.root,
		manifests: operands,
		moment: require_base.oneOf("--moment", values.moment ?? "plan", MOMENTS),
		policy: values.policy,
		inventories: values.inventory,
		flags: values.flags,
		touches: values.touches,
		observed: values.observed,
		deadline: require_base.timeOf("--deadline", values.deadline),
		base: values.base,
		commit: github?.subject.commit ?? commit,
		environment: values.environment,
		requireReview: values["require-review"],
		earlier: values.earlier,
		incident: values.incident,
		github,
		recorded: values["github-evidence"],
		now: asOf ?? terminal.clock(),
		replay: asOf !== void 0 || values["github-evidence"] !== void 0
	});
	terminal.stdout(formats[format](decision$1, {
		version: require_base.version,
		colour: require_base.wantsColour(terminal),
		quiet: values.quiet
	}));
	if (values.decision !== void 0) {
		const text = decision(decision$1, { version: require_base.version });
		writeDecision(terminal.root, values.decision, decision$1, text);
	}
	if (values.record !== void 0) await writeEvidence(terminal.root, values.record, decision$1);
	return exitCode(decision$1.verdict);
}
Object.defineProperty(exports, "LARGEST", {
	enumerable: true,
	get: function() {
		return LARGEST$1;
	}
});
Object.defineProperty(exports, "LARGEST_BY_HAND", {
	enumerable: true,
	get: function() {
		return LARGEST_BY_HAND;
	}
});
Object.defineProperty(exports, "MOMENTS", {
	enumerable: true,
	get: function() {
		return MOMENTS;
	}
});
Object.defineProperty(exports, "_catch", {
	enumerable: true,
	get: function() {
		return _catch;
	}
});
Object.defineProperty(exports, "_enum", {
	enumerable: true,
	get: function() {
		return _enum;
	}
});
Object.defineProperty(exports, "_gte", {
	enumerable: true,
	get: function() {
		return _gte;
	}
});
Object.defineProperty(exports, "_lte", {
	enumerable: true,
	get: function() {
		return _lte;
	}
});
Object.defineProperty(exports, "_maxLength", {
	enumerable: true,
	get: function() {
		return _maxLength;
	}
});
Object.defineProperty(exports, "_regex", {
	enumerable: true,
	get: function() {
		return _regex;
	}
});
Object.defineProperty(exports, "annotations", {
	enumerable: true,
	get: function() {
		return annotations;
	}
});
Object.defineProperty(exports, "approval", {
	enumerable: true,
	get: function() {
		return approval;
	}
});
Object.defineProperty(exports, "array", {
	enumerable: true,
	get: function() {
		return array;
	}
});
Object.defineProperty(exports, "boolean", {
	enumerable: true,
	get: function() {
		return boolean;
	}
});
Object.defineProperty(exports, "check_exports", {
	enumerable: true,
	get: function() {
		return check_exports;
	}
});
Object.defineProperty(exports, "commitAt", {
	enumerable: true,
	get: function() {
		return commitAt;
	}
});
Object.defineProperty(exports, "conform", {
	enumerable: true,
	get: function() {
		return conform;
	}
});
Object.defineProperty(exports, "conformRows", {
	enumerable: true,
	get: function() {
		return conformRows;
	}
});
Object.defineProperty(exports, "custom", {
	enumerable: true,
	get: function() {
		return custom;
	}
});
Object.defineProperty(exports, "date", {
	enumerable: true,
	get: function() {
		return date;
	}
});
Object.defineProperty(exports, "decision", {
	enumerable: true,
	get: function() {
		return decision;
	}
});
Object.defineProperty(exports, "decode", {
	enumerable: true,
	get: function() {
		return decode;
	}
});
Object.defineProperty(exports, "digest", {
	enumerable: true,
	get: function() {
		return digest;
	}
});
Object.defineProperty(exports, "discriminatedUnion", {
	enumerable: true,
	get: function() {
		return discriminatedUnion;
	}
});
Object.defineProperty(exports, "exitCode", {
	enumerable: true,
	get: function() {
		return exitCode;
	}
});
Object.defineProperty(exports, "findManifests", {
	enumerable: true,
	get: function() {
		return findManifests;
	}
});
Object.defineProperty(exports, "findPolicy", {
	enumerable: true,
	get: function() {
		return findPolicy;
	}
});
Object.defineProperty(exports, "formats", {
	enumerable: true,
	get: function() {
		return formats;
	}
});
Object.defineProperty(exports, "gate", {
	enumerable: true,
	get: function() {
		return gate;
	}
});
Object.defineProperty(exports, "gather", {
	enumerable: true,
	get: function() {
		return gather;
	}
});
Object.defineProperty(exports, "int", {
	enumerable: true,
	get: function() {
		return int;
	}
});
Object.defineProperty(exports, "leadsOut", {
	enumerable: true,
	get: function() {
		return leadsOut;
	}
});
Object.defineProperty(exports, "line", {
	enumerable: true,
	get: function() {
		return line;
	}
});
Object.defineProperty(exports, "literal", {
	enumerable: true,
	get: function() {
		return literal$1;
	}
});
Object.defineProperty(exports, "locate", {
	enumerable: true,
	get: function() {
		return locate;
	}
});
Object.defineProperty(exports, "manifestSchema", {
	enumerable: true,
	get: function() {
		return manifestSchema;
	}
});
Object.defineProperty(exports, "nullable", {
	enumerable: true,
	get: function() {
		return nullable;
	}
});
Object.defineProperty(exports, "nullish", {
	enumerable: true,
	get: function() {
		return nullish;
	}
});
Object.defineProperty(exports, "number", {
	enumerable: true,
	get: function() {
		return number;
	}
});
Object.defineProperty(exports, "object", {
	enumerable: true,
	get: function() {
		return object;
	}
});
Object.defineProperty(exports, "openText", {
	enumerable: true,
	get: function() {
		return openText;
	}
});
Object.defineProperty(exports, "openWorld", {
	enumerable: true,
	get: function() {
		return openWorld;
	}
});
Object.defineProperty(exports, "optional", {
	enumerable: true,
	get: function() {
		return optional;
	}
});
Object.defineProperty(exports, "parse", {
	enumerable: true,
	get: function() {
		return parse;
	}
});
Object.defineProperty(exports, "parseJson", {
	enumerable: true,
	get: function() {
		return parseJson;
	}
});
Object.defineProperty(exports, "parseJsonLines", {
	enumerable: true,
	get: function() {
		return parseJsonLines;
	}
});
Object.defineProperty(exports, "pipe", {
	enumerable: true,
	get: function() {
		return pipe;
	}
});
Object.defineProperty(exports, "plain", {
	enumerable: true,
	get: function() {
		return plain;
	}
});
Object.defineProperty(exports, "planned", {
	enumerable: true,
	get: function() {
		return planned;
	}
});
Object.defineProperty(exports, "policyFor", {
	enumerable: true,
	get: function() {
		return policyFor;
	}
});
Object.defineProperty(exports, "readDocument", {
	enumerable: true,
	get: function() {
		return readDocument;
	}
});
Object.defineProperty(exports, "readPolicy", {
	enumerable: true,
	get: function() {
		return readPolicy;
	}
});
Object.defineProperty(exports, "record", {
	enumerable: true,
	get: function() {
		return record$1;
	}
});
Object.defineProperty(exports, "refine", {
	enumerable: true,
	get: function() {
		return refine;
	}
});
Object.defineProperty(exports, "repurposed_default", {
	enumerable: true,
	get: function() {
		return repurposed_default;
	}
});
Object.defineProperty(exports, "resurrected_default", {
	enumerable: true,
	get: function() {
		return resurrected_default;
	}
});
Object.defineProperty(exports, "retired_default", {
	enumerable: true,
	get: function() {
		return retired_default;
	}
});
Object.defineProperty(exports, "ruleIds", {
	enumerable: true,
	get: function() {
		return ruleIds;
	}
});
Object.defineProperty(exports, "rules", {
	enumerable: true,
	get: function() {
		return rules;
	}
});
Object.defineProperty(exports, "safeExtend", {
	enumerable: true,
	get: function() {
		return safeExtend;
	}
});
Object.defineProperty(exports, "safeParse", {
	enumerable: true,
	get: function() {
		return safeParse;
	}
});
Object.defineProperty(exports, "selectors", {
	enumerable: true,
	get: function() {
		return selectors;
	}
});
Object.defineProperty(exports, "slot_default", {
	enumerable: true,
	get: function() {
		return slot_default;
	}
});
Object.defineProperty(exports, "strictObject", {
	enumerable: true,
	get: function() {
		return strictObject;
	}
});
Object.defineProperty(exports, "string", {
	enumerable: true,
	get: function() {
		return string;
	}
});
Object.defineProperty(exports, "summary", {
	enumerable: true,
	get: function() {
		return summary;
	}
});
Object.defineProperty(exports, "time", {
	enumerable: true,
	get: function() {
		return time;
	}
});
Object.defineProperty(exports, "tombstone_default", {
	enumerable: true,
	get: function() {
		return tombstone_default;
	}
});
Object.defineProperty(exports, "transform", {
	enumerable: true,
	get: function() {
		return transform;
	}
});
Object.defineProperty(exports, "trapDrafts", {
	enumerable: true,
	get: function() {
		return trapDrafts;
	}
});
Object.defineProperty(exports, "union", {
	enumerable: true,
	get: function() {
		return union;
	}
});
Object.defineProperty(exports, "unknown", {
	enumerable: true,
	get: function() {
		return unknown$1;
	}
});
Object.defineProperty(exports, "versionOne", {
	enumerable: true,
	get: function() {
		return versionOne;
	}
});
Object.defineProperty(exports, "workingTree", {
	enumerable: true,
	get: function() {
		return workingTree;
	}
});
Object.defineProperty(exports, "writeDecision", {
	enumerable: true,
	get: function() {
		return writeDecision;
	}
});
Object.defineProperty(exports, "writeEvidence", {
	enumerable: true,
	get: function() {
		return writeEvidence;
	}
});
Object.defineProperty(exports, "write_exports", {
	enumerable: true,
	get: function() {
		return write_exports;
	}
});
