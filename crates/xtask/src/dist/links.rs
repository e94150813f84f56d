//! What a program and the rest of the page know each other by: its imports and its exports.

use std::collections::{BTreeMap, HashSet};

use anyhow::Result;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Export, Import, Parser, Payload};

/// What numbered imports are imported from.
const MODULE: &str = "a";

/// How wasm-bindgen marks the function that describes another one.
const DESCRIBE: &str = "__wbindgen_describe_";

/// The imports of a program in their order.
pub fn imports(wasm: &[u8]) -> Result<Vec<Import<'_>>> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            return Ok(section.into_imports().collect::<Result<_, _>>()?);
        }
    }
    Ok(Vec::new())
}

/// The names of a program's exports in their order.
pub fn exports(wasm: &[u8]) -> Result<Vec<&str>> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ExportSection(section) = payload? {
            let names = section.into_iter().map(|export| export.map(|e| e.name));
            return Ok(names.collect::<Result<_, _>>()?);
        }
    }
    Ok(Vec::new())
}

/// The linked program without what scripts could call of it. The page's script starts it and does
/// nothing else, but libraries bring classes of their own, and their code with them.
pub fn without_classes(wasm: &[u8]) -> Result<Vec<u8>> {
    let exports: HashSet<&str> = exports(wasm)?.into_iter().collect();
    let is_described = |name: &str| exports.contains(format!("{DESCRIBE}{name}").as_str());
    keep_exports(wasm, |name| {
        let described = name.strip_prefix(DESCRIBE).unwrap_or(name);
        let is_offered = exports.contains(described) && is_described(described);
        let is_destructor = name.starts_with("__wbg_") && name.contains("_free");
        !is_offered && !is_destructor
    })
}

/// The same program with some of its exports. All else stays byte for byte, because the relocations
/// of a linked program say at which byte they apply.
pub fn keep_exports(wasm: &[u8], keep: impl Fn(&str) -> bool) -> Result<Vec<u8>> {
    edit(
        wasm,
        |_, import| import,
        |export| keep(export.name).then_some(export),
    )
}

/// The same program with numbers for imports and the given names for exports.
pub fn rename(wasm: &[u8], exports: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    let numbers: Vec<String> = (0..imports(wasm)?.len()).map(|at| at.to_string()).collect();
    let imported = |at: usize, import| Import {
        module: MODULE,
        name: &numbers[at],
        ..import
    };
    edit(wasm, imported, |export| {
        let name = exports.get(export.name).map_or(export.name, String::as_str);
        Some(Export { name, ..export })
    })
}

fn edit<'a>(
    wasm: &'a [u8],
    imported: impl Fn(usize, Import<'a>) -> Import<'a>,
    exported: impl Fn(Export<'a>) -> Option<Export<'a>>,
) -> Result<Vec<u8>> {
    let mut module = Module::new();
    let same = &mut RoundtripReencoder;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        match payload {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for (at, import) in section.into_imports().enumerate() {
                    same.parse_import(&mut imports, imported(at, import?))?;
                }
                module.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section {
                    if let Some(export) = exported(export?) {
                        same.parse_export(&mut exports, export)?;
                    }
                }
                module.section(&exports);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let data = &wasm[range.start as usize..range.end as usize];
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ExportKind, FunctionSection, TypeSection};

    use super::*;

    /// A program whose functions are all imported.
    fn program(imports: &[(&str, &str)], exports: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut import_section = ImportSection::new();
        for (module, name) in imports {
            import_section.import(module, name, EntityType::Function(0));
        }
        let mut export_section = ExportSection::new();
        for name in exports {
            export_section.export(name, ExportKind::Func, 0);
        }
        let mut program = Module::new();
        program.section(&types).section(&import_section);
        program.section(&FunctionSection::new());
        program.section(&export_section);
        program.finish()
    }

    #[test]
    fn classes_go_and_everything_else_stays() {
        let wasm = program(
            &[("./madoguchi_bg.js", "__wbg_fetch_1")],
            &[
                "main",
                "__wbindgen_malloc",
                "__wbindgen_describe___wbg_fetch_1",
                "source_pull_2",
                "__wbindgen_describe_source_pull_2",
                "__wbg_source_free_2",
            ],
        );
        let kept = without_classes(&wasm).expect("reads");
        assert_eq!(
            exports(&kept).expect("reads"),
            [
                "main",
                "__wbindgen_malloc",
                "__wbindgen_describe___wbg_fetch_1"
            ]
        );
        let import = imports(&kept).expect("reads")[0];
        assert_eq!(
            (import.module, import.name),
            ("./madoguchi_bg.js", "__wbg_fetch_1")
        );
    }

    #[test]
    fn imports_get_numbers_and_exports_the_given_names() {
        let wasm = program(&[("x", "long"), ("y", "longer")], &["start", "memory"]);
        let names = BTreeMap::from([("start".to_owned(), "e0".to_owned())]);
        let renamed = rename(&wasm, &names).expect("reads");
        let imports = imports(&renamed).expect("reads");
        let named: Vec<_> = imports
            .iter()
            .map(|import| (import.module, import.name))
            .collect();
        assert_eq!(named, [(MODULE, "0"), (MODULE, "1")]);
        assert_eq!(exports(&renamed).expect("reads"), ["e0", "memory"]);
    }
}
