//! The script that wasm-bindgen writes for a program.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result, bail};
use wasmparser::Import;

/// Where the imports begin, a key of an object each.
const IMPORTS: &str = "\nfunction __wbg_get_imports() {\n";

/// Where wasm-bindgen's own loader begins, which reaches to the end.
const LOADER: &str = "\nlet wasmModule, wasmInstance, wasm;\n";

/// What takes the loader's place.
const START: &str = include_str!("start.js");

const STRANGE: &str = "this version of wasm-bindgen writes its script in a way unknown here";

/// A script, taken apart.
pub struct Script<'a> {
    /// What a program can import, by name. Each ends with a comma.
    functions: HashMap<&'a str, String>,
    /// Everything else but the loader.
    rest: String,
}

impl<'a> Script<'a> {
    /// Reads what wasm-bindgen wrote.
    pub fn read(text: &'a str) -> Result<Self> {
        let (classes, text) = text.split_once(IMPORTS).context(STRANGE)?;
        let (functions, text) = text.split_once("\n    };\n").context(STRANGE)?;
        let (_, text) = text.split_once("\n}\n").context(STRANGE)?;
        let (rest, _) = text.split_once(LOADER).context(STRANGE)?;
        Ok(Self {
            functions: read_functions(functions),
            rest: plainly_unused(&format!("{classes}\n{rest}\n")),
        })
    }

    /// Whether the script uses this export of the program.
    pub fn uses(&self, export: &str) -> bool {
        let functions = self.functions.values().map(String::as_str);
        functions
            .chain([self.rest.as_str(), START])
            .any(|text| uses(text).any(|(name, _)| name == export))
    }

    /// The script for a program with these imports, which are numbered, and these new names of
    /// exports.
    pub fn write(
        &self,
        imports: &[Import<'_>],
        exports: &BTreeMap<String, String>,
    ) -> Result<String> {
        let mut script = String::new();
        let mut list = String::new();
        for (at, import) in imports.iter().enumerate() {
            if let Some(function) = self.functions.get(import.name) {
                list += &format!("{function}\n");
            } else if import.module.ends_with("_bg.js") {
                bail!("the script lacks the import `{}`", import.name);
            } else {
                script += &format!(
                    "import {{ {} as import{at} }} from \"{}\";\n",
                    import.name, import.module
                );
                list += &format!("import{at},\n");
            }
        }
        script += &format!("{}const imports = [\n{list}];\n{START}", self.rest);
        let mut renamed = script.split("wasm.").next().unwrap_or_default().to_owned();
        for (name, text) in uses(&script) {
            let name = exports.get(name).map_or(name, String::as_str);
            renamed += &format!("wasm.{name}{text}");
        }
        Ok(renamed)
    }
}

/// Functions are eight blanks deep, behind their names; what is in them is deeper.
fn read_functions(object: &str) -> HashMap<&str, String> {
    let mut functions = HashMap::new();
    let mut last = "";
    for piece in object.split("\n        ") {
        match piece.split_once(": ") {
            Some((name, function)) if name.chars().all(is_word) => {
                functions.insert(name, function.to_owned());
                last = name;
            }
            _ => *functions.entry(last).or_default() += &format!("\n{piece}"),
        }
    }
    functions
}

/// Classes that nothing makes, so that esbuild sees it and drops them.
fn plainly_unused(text: &str) -> String {
    let lines = text.lines().filter(|line| {
        // `write` imports what is imported as it is. Whoever has no object of a class needs no way
        // to dispose of one.
        !line.starts_with("import * as ") && !line.starts_with("if (Symbol.dispose) ")
    });
    let lines = lines.map(|line| {
        line.strip_prefix("export ").unwrap_or(line).replace(
            "new FinalizationRegistry",
            "/* @__PURE__ */ new FinalizationRegistry",
        ) + "\n"
    });
    lines.collect()
}

/// Every `wasm.name` in a text: the name and the text up to the next one.
fn uses(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let pieces = text.split("wasm.").skip(1);
    pieces.map(|piece| piece.split_at(piece.find(|c| !is_word(c)).unwrap_or(piece.len())))
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use wasmparser::TypeRef;

    use super::*;

    const WRITTEN: &str = r#"import * as import1 from "./late.js"

export class Source {
    free() { wasm.__wbg_source_free(0); }
}
if (Symbol.dispose) Source.prototype[Symbol.dispose] = Source.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_fetch_1: function(arg0) {
            // A note: kept.
            return fetch(arg0);
        },
        __wbg_key_2: function() { return handleError(function (arg0) {
            return wasm.__wbindgen_malloc(arg0);
        }, arguments); },
    };
    return {
        "./portal_bg.js": import0,
    };
}
const SourceFinalization = new FinalizationRegistry(ptr => wasm.__wbg_source_free(ptr, 1));
function handleError(f, args) { wasm.memory; }

let wasmModule, wasmInstance, wasm;
async function __wbg_load() { wasm.__unused(); }
"#;

    fn import<'a>(module: &'a str, name: &'a str) -> Import<'a> {
        Import {
            module,
            name,
            ty: TypeRef::Func(0),
        }
    }

    #[test]
    fn a_script_has_the_imports_in_their_order_and_exports_by_new_names() {
        let imports = [
            import("./portal_bg.js", "__wbg_key_2"),
            import("./late.js", "load"),
        ];
        let names = BTreeMap::from([("__wbindgen_malloc".to_owned(), "e0".to_owned())]);
        let script = Script::read(WRITTEN).expect("reads");
        let text = script.write(&imports, &names).expect("writes");
        assert!(text.starts_with("import { load as import1 } from \"./late.js\";\n"));
        let list = text
            .split_once("const imports = [\n")
            .expect("has a list")
            .1;
        assert!(
            list.starts_with(
                "function() { return handleError(function (arg0) {\n    return wasm.e0(arg0);\n\
             }, arguments); },\nimport1,\n];\n"
            ),
            "{text}"
        );
        assert!(text.contains("{ wasm.memory; }"));
        for gone in ["fetch(", "Symbol.dispose", "__unused", "export class"] {
            assert!(!text.contains(gone), "{gone:?} in {text}");
        }
    }

    #[test]
    fn a_script_says_which_exports_it_uses() {
        let script = Script::read(WRITTEN).expect("reads");
        for used in ["memory", "__wbindgen_malloc", "__wbindgen_start"] {
            assert!(script.uses(used), "{used}");
        }
        assert!(!script.uses("__unused"));
        assert!(!script.uses("mem"));
    }

    #[test]
    fn a_script_of_another_form_is_refused() {
        assert!(Script::read("export default 1;").is_err());
    }

    #[test]
    fn an_import_that_the_script_lacks_is_refused() {
        let script = Script::read(WRITTEN).expect("reads");
        let imports = [import("./portal_bg.js", "__wbg_gone_3")];
        let error = script
            .write(&imports, &BTreeMap::new())
            .expect_err("is refused");
        assert!(error.to_string().contains("__wbg_gone_3"), "{error}");
    }
}
