"use strict";

// Keeps the page fresh: the numbers every second, the findings whenever one comes, goes or is graded anew.
(() => {
  const PERIOD = 1000;
  // Counts and times of the findings may grow old by this much; then they are fetched too, unless somebody selects text.
  const STALE = 15000;
  let refreshed = Date.now();
  const live = (name) => document.querySelectorAll(`[data-live="${name}"]`);
  const show = (name, text) => live(name).forEach((node) => { if (node.textContent !== text) node.textContent = text; });
  const number = (value) => value.toLocaleString("en-US");

  function showStatus(status) {
    const { stream, graph } = status.recording;
    const lag = status.lastFlushMillis ? Math.max(0, Date.now() - status.lastFlushMillis) / 1000 : null;
    const stalled = stream.state === "live" && lag > 10;
    document.getElementById("stream").dataset.state = stalled ? "stalled" : stream.state;
    show("state", stalled ? "stalled" : stream.state);
    show("lag", lag === null ? "" : stream.state === "live" ? `${lag.toFixed(0)} s ago` : "");
    show("events", number(stream.events));
    show("orders", number(graph.edges));
    show("lockClasses", number(graph.lockClasses));
    show("chains", number(graph.chains));
    show("acquisitions", number(graph.acquisitions));
  }

  function showSilence() {
    document.getElementById("stream").dataset.state = "lost";
    show("state", "sidecar does not answer");
    show("lag", "");
  }

  // What the reader opened stays open, what they closed stays closed, and nothing moves under their eyes.
  async function refresh(revision) {
    refreshed = Date.now();
    const response = await fetch(location.href);
    if (!response.ok) {
      // The finding that this page shows has gone with the run that showed it: what is here stays.
      document.body.dataset.revision = revision;
      return;
    }
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    const known = new Map([...document.querySelectorAll("details[id]")].map((node) => [node.id, node.open]));
    fresh.querySelectorAll("details[id]").forEach((node) => {
      if (known.has(node.id)) node.open = known.get(node.id);
    });
    document.querySelector(".subject").replaceWith(document.adoptNode(fresh.querySelector(".subject")));
    document.getElementById("live").replaceWith(document.adoptNode(fresh.getElementById("live")));
    document.body.dataset.revision = fresh.body.dataset.revision;
    document.title = fresh.title;
  }

  async function poll() {
    try {
      const response = await fetch("/api/status");
      const status = await response.json();
      const stale = Date.now() - refreshed > STALE && getSelection().isCollapsed && status.recording.stream.state === "live";
      if (status.revision !== document.body.dataset.revision || stale) await refresh(status.revision);
      showStatus(status);
    } catch (e) {
      showSilence();
    }
    setTimeout(poll, PERIOD);
  }

  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  }

  addEventListener("hashchange", openTarget);
  openTarget();
  poll();
})();
