"""Media types that schemathesis does not know."""

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def json_lines(ctx, value):
    return str(value).encode()


@schemathesis.deserializer("application/pdf", "application/zip", "text/csv")
def file(ctx, response):
    return response.content.decode("latin-1")
