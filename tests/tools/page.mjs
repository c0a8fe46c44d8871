// Reads our own index.html: enough for generated, well-formed tags, not an HTML parser.

// All opening tags outside comments, in order.
export function tags(html) {
  const bare = html.replace(/<!--.*?-->/gs, "");
  return [...bare.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s"'>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi)].map(
    ([, name, rest]) => ({ name: name.toLowerCase(), rest }),
  );
}

// The attributes of one tag.
export function attributes({ rest }) {
  const pairs = rest.matchAll(/([^\s"'>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g);
  return Object.fromEntries([...pairs].map(([, name, a, b, c]) => [name.toLowerCase(), a ?? b ?? c ?? ""]));
}

// Every file that the page names, once each.
export function references(html) {
  const named = tags(html).flatMap((tag) => {
    const has = attributes(tag);
    return [has.src, has.href, has["data-js"], has["data-wasm"]];
  });
  return [...new Set(named.filter((address) => address && !address.startsWith("#")))];
}
