"""Media types that schemathesis does not know, and what nobody would guess of requests to sign."""

import os

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def json_lines(ctx, value):
    return str(value).encode()


@schemathesis.deserializer("application/pdf", "application/zip", "text/csv")
def file(ctx, response):
    return response.content.decode("latin-1")


@schemathesis.hook
def filter_headers(ctx, headers):
    """What HTTP itself does not carry never reaches the API."""
    texts = [str(text) for pair in (headers or {}).items() for text in pair]
    return all(char >= " " and char != "\x7f" for text in texts for char in text)


@schemathesis.hook
def map_body(ctx, body):
    """A link and a signer of the demo's requests, where a body has any."""
    if isinstance(body, dict):
        if isinstance(body.get("token"), str) and body["token"]:
            body["token"] = os.environ["MADOGUCHI_LINK"]
        if isinstance(body.get("signer"), str) and body["signer"]:
            body["signer"] = os.environ["MADOGUCHI_LOCKED_OUT_SIGNER"]
        signers = body.get("signers")
        if isinstance(signers, list) and signers and isinstance(signers[0], str):
            body["signers"] = [os.environ["MADOGUCHI_LOCKED_OUT_SIGNER"]]
            body["yen"] = 88
    return body


@schemathesis.hook
def before_call(ctx, case, kwargs):
    """The cookie that a signer gets with the right code."""
    if case.path.startswith("/api/v1/sign/"):
        name, _, value = os.environ["MADOGUCHI_SIGNER_COOKIE"].partition("=")
        case.cookies = {**(case.cookies or {}), name: value}
