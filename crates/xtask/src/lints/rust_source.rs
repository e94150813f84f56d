//! Texts live in `locales/` and styles in `style/`, not in views.

use super::{File, finding};

/// What a file does, without comments and tests. Test modules stand at its end or in `tests.rs`.
pub fn code(file: &File) -> String {
    if file.path.ends_with("/tests.rs") {
        return String::new();
    }
    let code = without_comments(&file.text);
    let code = code.split("#[cfg(test)]").next();
    code.unwrap_or_default().to_owned()
}

/// Everything wrong in one file of views. `texts_elsewhere` says whether its words must stand in
/// `locales/`; those of the workbench stand beside what they describe.
pub fn findings(file: &File, texts_elsewhere: bool) -> Vec<String> {
    let mut findings = Vec::new();
    let code = code(file);
    if texts_elsewhere {
        for (text, at) in literal_texts(&code) {
            let what = format!("text `{text}` in a view; put it into locales/ and use its key");
            findings.push(finding(file, at, &what));
        }
    }
    for (line, at) in code.lines().zip(1..) {
        if line.contains(" style=") || line.starts_with("style=") {
            let what = "inline style, which the content security policy forbids; use a class";
            findings.push(finding(file, at, what));
        }
        if texts_elsewhere && line.chars().any(is_japanese) {
            let what = "Japanese text in code; put it into locales/ and use its key";
            findings.push(finding(file, at, what));
        }
    }
    findings
}

/// Literals with letters that stand where a view has its text: after a tag or a block.
fn literal_texts(code: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(quote) = code[at..].find('"') {
        let start = at + quote;
        let before = code[..start].trim_end();
        let is_text = before.ends_with('}')
            || before.ends_with('>') && !before.ends_with("=>") && !before.ends_with("->");
        at = start + quoted(&code[start..]);
        let text = code[start + 1..at].trim_end_matches('"');
        if is_text && text.chars().any(char::is_alphabetic) {
            found.push((text, 1 + code[..start].matches('\n').count()));
        }
    }
    found
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// The same lines without their comments. What looks like a comment inside a literal is kept.
fn without_comments(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            let end = rest.find('\n').unwrap_or(rest.len());
            rest = &rest[end..];
            continue;
        } else if rest.starts_with("/*") {
            let end = block_comment(rest);
            out.extend(rest[..end].chars().filter(|c| *c == '\n'));
            rest = &rest[end..];
            continue;
        } else if first == '"' {
            quoted(rest)
        } else if first == 'r' && !out.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            raw_string(rest).unwrap_or(1)
        } else if first == '\'' {
            character(rest)
        } else {
            first.len_utf8()
        };
        out += &rest[..length];
        rest = &rest[length..];
    }
    out
}

fn block_comment(code: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < code.len() {
        let here = &code.as_bytes()[at..];
        if here.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    code.len()
}

fn quoted(code: &str) -> usize {
    let mut escaped = false;
    for (at, c) in code.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    code.len()
}

fn raw_string(code: &str) -> Option<usize> {
    let hashes = code[1..].chars().take_while(|c| *c == '#').count();
    let start = 1 + hashes;
    if !code[start..].starts_with('"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let end = code[start + 1..].find(&close)?;
    Some(start + 1 + end + close.len())
}

/// `'"'` is a literal, `'a` may be a lifetime.
fn character(code: &str) -> usize {
    let mut chars = code.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => code[2..].find('\'').map_or(1, |end| {
            // `'\''` closes with the second quote.
            if end == 0 { 4 } else { end + 3 }
        }),
        Some(_) => match chars.next() {
            Some((at, '\'')) => at + 1,
            _ => 1,
        },
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Vec<String> {
        let file = File {
            path: "src/app.rs".into(),
            text: text.into(),
        };
        findings(&file, true)
    }

    #[test]
    fn japanese_in_code_is_found_where_it_stands() {
        assert_eq!(
            check("//! 窓口\nlet a = 1; // 追加\nlet b = \"// 追加\";\n"),
            ["src/app.rs:3: Japanese text in code; put it into locales/ and use its key"]
        );
        assert_eq!(check("/* 追加\n /* 削除 */ */ let c = '、';\n").len(), 1);
        assert_eq!(check("let d = r#\"a \"追加\" b\"#;\n").len(), 1);
    }

    #[test]
    fn comments_and_tests_may_be_japanese() {
        assert!(check("/// プライム, メンバー\nfn a() {}\n").is_empty());
        assert!(
            check("fn a() {}\n#[cfg(test)]\nmod tests { const A: &str = \"港\"; }\n").is_empty()
        );
        assert!(
            check("let q = '\"'; // 港\nlet e = '\\''; // 港\nfn f<'a>(s: &'a str) {} // 港\n")
                .is_empty()
        );
    }

    #[test]
    fn literal_text_in_a_view_is_found() {
        let view = "view! {\n<p>\n\"Hello\" {name} \" and \" <b>{x}</b> \" \" </p> }\n";
        assert_eq!(
            check(view),
            [
                "src/app.rs:3: text `Hello` in a view; put it into locales/ and use its key",
                "src/app.rs:3: text ` and ` in a view; put it into locales/ and use its key",
            ]
        );
        assert!(check("match a { 1 => \"one\", _ => f(\"two\") }\n").is_empty());
        assert!(check("view! { <p class=\"a\" id=\"b\">{text}</p> }\n").is_empty());
    }

    #[test]
    fn inline_styles_are_found() {
        let view = "view! { <p style=\"color:red\">{text}</p> }\n";
        assert_eq!(
            check(view),
            ["src/app.rs:1: inline style, which the content security policy forbids; use a class"]
        );
        assert!(check("view! { <p style:color=\"red\" class=\"a\"/> }\n").is_empty());
    }
}
