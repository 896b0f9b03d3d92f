/**
 * Shows the latest snapshot over HTTP: the page, the JSON API, the health probes, and whatever metrics it is given. The
 * door is {@link io.jlockdep.web.WebServer}.
 *
 * <p>Handlers run on the server's threads; each takes one snapshot and answers from that alone. Every text on the page
 * goes through {@link io.jlockdep.web.Html}, which escapes it.
 */
package io.jlockdep.web;
