package io.jlockdep.web;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers to requests that never come as far as our handlers, because they are no HTTP or too long: a status and nothing of what
 * was sent. Stateless.
 */
final class BareErrors extends ErrorHandler {

    private static final HttpField TYPE = new HttpField(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    private static final HttpField NOSNIFF = new HttpField("X-Content-Type-Options", "nosniff");

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(TYPE);
        response.getHeaders().put(NOSNIFF);
        Content.Sink.write(response, true, "error " + code + "\n", callback);
    }
}
