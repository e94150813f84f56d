//! The order of a program's functions. brotli finds what it has seen a moment ago cheaply, so
//! functions that are alike stand side by side.

use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Bytes in a row that count as something in common.
const PIECE: usize = 4;

/// A piece that more functions than this share says nothing about any two of them.
const COMMON: usize = 1000;

/// The same program with its functions in the order that compresses best.
pub fn by_likeness(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = chain(&bodies);
    let mut places = vec![0; order.len()];
    for (place, &function) in (imported..).zip(&order) {
        places[function] = place;
    }
    let mut module = Module::new();
    Reordered {
        imported,
        order,
        places,
    }
    .parse_core_module(&mut module, Parser::new(0), wasm)
    .map_err(|error| anyhow!("cannot reorder the program: {error}"))?;
    Ok(module.finish())
}

/// Starts with the shortest function; the next is always the one most like the last.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<Vec<&[u8]>> = bodies.iter().map(|body| pieces(body)).collect();
    let mut owners: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (function, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            owners.entry(piece).or_default().push(function);
        }
    }
    owners.retain(|_, functions| functions.len() <= COMMON);

    let mut left: Vec<usize> = (0..bodies.len()).collect();
    left.sort_by_key(|&function| (bodies[function].len(), bodies[function]));
    let mut order: Vec<usize> = Vec::new();
    let mut shared = vec![0_usize; bodies.len()];
    while !left.is_empty() {
        let mut next = 0;
        if let Some(&last) = order.last() {
            shared.fill(0);
            for owners in pieces[last].iter().filter_map(|piece| owners.get(piece)) {
                owners.iter().for_each(|&owner| shared[owner] += 1);
            }
            let mut best = 0.0;
            for (at, &function) in left.iter().enumerate() {
                let all = pieces[last].len() + pieces[function].len() - shared[function];
                let likeness = shared[function] as f64 / (all + 1) as f64;
                if likeness > best {
                    (next, best) = (at, likeness);
                }
            }
        }
        order.push(left.remove(next));
    }
    order
}

/// Every different row of bytes in a function.
fn pieces(body: &[u8]) -> Vec<&[u8]> {
    let mut pieces: Vec<&[u8]> = body.windows(PIECE).collect();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// Writes functions in `order`, and their new numbers wherever the program names one.
struct Reordered {
    imported: u32,
    order: Vec<usize>,
    places: Vec<u32>,
}

impl Reencode for Reordered {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Infallible>> {
        Ok(match index.checked_sub(self.imported) {
            Some(function) => self.places[function as usize],
            None => index,
        })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &function in &self.order {
            functions.function(types[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            self.parse_function_body(code, bodies[function].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{ExportKind, ExportSection, Function, TypeSection};
    use wasmparser::Operator;

    use super::*;

    /// The constants in the functions of a program, as they stand.
    fn constants(wasm: &[u8]) -> Vec<Vec<i32>> {
        let mut functions = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::CodeSectionEntry(body) = payload.expect("reads") {
                let operators = body.get_operators_reader().expect("reads");
                let constants = operators.into_iter().filter_map(|operator| match operator {
                    Ok(Operator::I32Const { value }) => Some(value),
                    _ => None,
                });
                functions.push(constants.collect());
            }
        }
        functions
    }

    #[test]
    fn functions_that_are_alike_stand_together_and_keep_their_names() {
        let bodies = [vec![1, 2, 3, 4, 5, 6], vec![70; 8], vec![2, 3, 4, 5, 6, 7]];
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        let mut exports = ExportSection::new();
        for (at, body) in bodies.iter().enumerate() {
            functions.function(0);
            let mut function = Function::new([]);
            for constant in body {
                function.instructions().i32_const(*constant).drop();
            }
            function.instructions().end();
            code.function(&function);
            exports.export(&at.to_string(), ExportKind::Func, at as u32);
        }
        let mut program = Module::new();
        program.section(&types).section(&functions);
        program.section(&exports).section(&code);

        let ordered = by_likeness(&program.finish()).expect("reorders");
        let constants = constants(&ordered);
        assert_ne!(constants[1], bodies[1], "stands between two that are alike");
        for payload in Parser::new(0).parse_all(&ordered) {
            if let Payload::ExportSection(section) = payload.expect("reads") {
                for (export, body) in section.into_iter().zip(&bodies) {
                    let index = export.expect("reads").index;
                    assert_eq!(&constants[index as usize], body);
                }
            }
        }
    }
}
