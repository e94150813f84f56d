//! A readable page of the OpenAPI document, without any script.

use std::fmt::Write;

use axum::Router;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde_json::Value;

use super::openapi;
use crate::app::App;

/// The page and the style of all pages that this server writes itself.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/api/docs", get(async || Html(page(&openapi::document()))))
        .route("/api/docs.css", get(style))
}

async fn style() -> Response {
    let css = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    (css, include_str!("docs.css")).into_response()
}

/// Text for HTML, in elements and in attributes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// A whole page around `body`.
pub fn html(title: &str, language: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
         <link rel=\"icon\" href=\"data:,\">\
         <link rel=\"stylesheet\" href=\"/api/docs.css\"></head><body>{body}</body></html>\n",
        title = escape(title),
    )
}

fn page(document: &Value) -> String {
    let mut out = String::new();
    let title = str(&document["info"]["title"]);
    let _ = write!(out, "<header><h1>{} API</h1>", escape(title));
    paragraphs(&mut out, &document["info"]["description"]);
    out.push_str(
        "<p><a href=\"/api/v1/openapi.json\">The document as JSON (OpenAPI 3.1)</a></p></header>",
    );
    let operations = operations(document);
    contents(&mut out, document, &operations);
    out.push_str("<main>");
    for tag in array(&document["tags"]) {
        let name = str(&tag["name"]);
        let _ = write!(out, "<h2 id=\"tag-{0}\">{0}</h2>", escape(name));
        paragraphs(&mut out, &tag["description"]);
        for operation in operations.iter().filter(|operation| operation.tag == name) {
            operation.write(&mut out);
        }
    }
    schemas(&mut out, &document["components"]["schemas"]);
    out.push_str("</main>");
    html(&format!("{title} API"), "en", &out)
}

struct Operation<'a> {
    method: String,
    path: &'a str,
    tag: &'a str,
    value: &'a Value,
}

fn operations(document: &Value) -> Vec<Operation<'_>> {
    entries(&document["paths"])
        .flat_map(|(path, methods)| {
            entries(methods).map(move |(method, value)| Operation {
                method: method.to_uppercase(),
                path,
                tag: str(&value["tags"][0]),
                value,
            })
        })
        .collect()
}

fn contents(out: &mut String, document: &Value, operations: &[Operation<'_>]) {
    out.push_str("<nav aria-label=\"Contents\"><ul>");
    for tag in array(&document["tags"]) {
        let name = str(&tag["name"]);
        let _ = write!(out, "<li><a href=\"#tag-{0}\">{0}</a><ul>", escape(name));
        for operation in operations.iter().filter(|operation| operation.tag == name) {
            let _ = write!(
                out,
                "<li><a href=\"#{}\">{}</a></li>",
                operation.anchor(),
                escape(str(&operation.value["summary"]))
            );
        }
        out.push_str("</ul></li>");
    }
    out.push_str("<li><a href=\"#schemas\">Types</a></li></ul></nav>");
}

impl Operation<'_> {
    fn anchor(&self) -> String {
        escape(str(&self.value["operationId"]))
    }

    fn write(&self, out: &mut String) {
        let _ = write!(
            out,
            "<section id=\"{}\"><h3>{}</h3><p><code class=\"path\"><b>{}</b> {}</code></p>",
            self.anchor(),
            escape(str(&self.value["summary"])),
            escape(&self.method),
            escape(self.path)
        );
        paragraphs(out, &self.value["description"]);
        let parameters = array(&self.value["parameters"]);
        if !parameters.is_empty() {
            out.push_str("<h4>Parameters</h4><dl>");
            for parameter in parameters {
                let _ = write!(
                    out,
                    "<dt><code>{}</code> ({})</dt><dd>{}</dd>",
                    escape(str(&parameter["name"])),
                    escape(str(&parameter["in"])),
                    escape(str(&parameter["description"]))
                );
            }
            out.push_str("</dl>");
        }
        if !self.value["requestBody"].is_null() {
            out.push_str("<h4>Request</h4>");
            content(out, &self.value["requestBody"]["content"]);
        }
        out.push_str("<h4>Answers</h4>");
        for (status, answer) in entries(&self.value["responses"]) {
            let _ = write!(
                out,
                "<details><summary><b>{}</b> {}</summary>",
                escape(status),
                code_spans(str(&answer["description"]))
            );
            for (name, header) in entries(&answer["headers"]) {
                let _ = write!(
                    out,
                    "<p>Header <code>{}</code>: {}</p>",
                    escape(name),
                    escape(str(&header["description"]))
                );
            }
            content(out, &answer["content"]);
            out.push_str("</details>");
        }
        out.push_str("</section>");
    }
}

fn content(out: &mut String, content: &Value) {
    for (kind, media) in entries(content) {
        let _ = write!(out, "<p><code>{}</code>", escape(kind));
        if let Some(name) = reference(&media["schema"]) {
            let _ = write!(out, ": {}", link(name));
        }
        out.push_str("</p>");
        if !media["example"].is_null() {
            example(out, &media["example"]);
        }
        for (name, given) in entries(&media["examples"]) {
            let _ = write!(out, "<p>{}</p>", escape(name));
            example(out, &given["value"]);
        }
    }
}

fn example(out: &mut String, value: &Value) {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    let _ = write!(out, "<pre tabindex=\"0\">{}</pre>", escape(&text));
}

fn schemas(out: &mut String, schemas: &Value) {
    out.push_str("<h2 id=\"schemas\">Types</h2>");
    for (name, schema) in entries(schemas) {
        let _ = write!(out, "<section id=\"type-{0}\"><h3>{0}</h3>", escape(name));
        paragraphs(out, &schema["description"]);
        let mut parts = vec![schema];
        parts.extend(array(&schema["allOf"]));
        for part in parts {
            if let Some(name) = reference(part) {
                let _ = write!(out, "<p>All of {}, and:</p>", link(name));
            }
            properties(out, part);
        }
        let values: Vec<String> = array(&schema["enum"])
            .iter()
            .map(|value| format!("<code>{}</code>", escape(str(value))))
            .collect();
        if !values.is_empty() {
            let _ = write!(out, "<p>One of {}</p>", values.join(", "));
        }
        out.push_str("</section>");
    }
}

fn properties(out: &mut String, schema: &Value) {
    if schema["properties"].is_null() {
        return;
    }
    let required = array(&schema["required"]);
    out.push_str("<dl>");
    for (name, property) in entries(&schema["properties"]) {
        let optional = if required.iter().any(|needed| needed == name) {
            ""
        } else {
            ", optional"
        };
        let _ = write!(
            out,
            "<dt><code>{}</code> {}{optional}</dt><dd>{}</dd>",
            escape(name),
            kind(property),
            escape(str(&property["description"]))
        );
    }
    out.push_str("</dl>");
}

/// A property's type in words.
fn kind(schema: &Value) -> String {
    if let Some(name) = reference(schema) {
        return link(name);
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        let kinds: Vec<String> = array(&schema[choice]).iter().map(kind).collect();
        if !kinds.is_empty() {
            return kinds.join(" or ");
        }
    }
    let names: Vec<&str> = match &schema["type"] {
        Value::Array(names) => names.iter().map(str).collect(),
        name => vec![str(name)],
    };
    match (names.as_slice(), str(&schema["format"])) {
        (["array"], _) => format!("list of {}", kind(&schema["items"])),
        (names, "") => names.join(" or "),
        (names, format) => format!("{} ({})", names.join(" or "), escape(format)),
    }
}

fn link(name: &str) -> String {
    format!("<a href=\"#type-{0}\">{0}</a>", escape(name))
}

fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.rsplit('/').next()
}

fn paragraphs(out: &mut String, text: &Value) {
    for paragraph in str(text).split("\n\n").filter(|text| !text.is_empty()) {
        let _ = write!(out, "<p>{}</p>", code_spans(paragraph));
    }
}

/// Text between backticks as code.
fn code_spans(text: &str) -> String {
    let parts = text.split('`').enumerate().map(|(index, part)| {
        if index % 2 == 1 {
            format!("<code>{}</code>", escape(part))
        } else {
            escape(part)
        }
    });
    parts.collect()
}

fn str(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn entries(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.as_str(), value))
}
