import {takeFirstUses} from "../src/model/term-use.ts";

/** What is used of a token of markdown-it, which ships no types. */
interface Token {
  type: string;
  content: string;
  children: Token[] | null;
  attrs: [string, string][] | null;
}

interface State {
  tokens: Token[];
  env: {path?: string};
  Token: new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;
}

interface MarkdownIt {
  core: {ruler: {push: (name: string, rule: (state: State) => void) => void}};
}

/** Pages whose words are not linked: the explanations themselves, and the results of a search. */
const withoutLinks: readonly string[] = ["/begreper", "/sok"];

/**
 * For `markdownIt` in the configuration: the first use of each term in the prose of a page links to its explanation. Not in
 * headings, tables, links, code and the small print of sources. What components write is linked in the browser by the same words (`annotate.ts`).
 */
export function linkTermsInMarkdown<M extends MarkdownIt>(md: M): M {
  md.core.ruler.push("terms", (state) => {
    if (withoutLinks.includes(state.env.path ?? "")) return;
    const seen = new Set<string>();
    let closed = 0;
    for (const token of state.tokens) {
      if (/^(heading|table)_open$/.test(token.type)) closed++;
      else if (/^(heading|table)_close$/.test(token.type)) closed--;
      else if (closed === 0 && token.type === "inline" && token.children)
        token.children = linkChildren(token.children, state, seen);
    }
  });
  return md;
}

function linkChildren(children: readonly Token[], state: State, seen: Set<string>): Token[] {
  let closed = 0;
  return children.flatMap((child) => {
    if (child.type === "link_open" || opensSource(child)) closed++;
    else if (closed > 0 && (child.type === "link_close" || closesSource(child))) closed--;
    if (child.type !== "text" || closed > 0) return [child];
    return linkText(child, state, seen);
  });
}

// the only span that is written in prose
function opensSource({type, content}: Token): boolean {
  return type === "html_inline" && content.startsWith("<span");
}

function closesSource({type, content}: Token): boolean {
  return type === "html_inline" && content === "</span>";
}

function linkText(token: Token, {Token: Made}: State, seen: Set<string>): Token[] {
  const text = (content: string) => Object.assign(new Made("text", "", 0), {content});
  const pieces: Token[] = [];
  let from = 0;
  for (const {id, start, end} of takeFirstUses(token.content, seen)) {
    const open = new Made("link_open", "a", 1);
    open.attrs = [
      ["href", `/begreper#${id}`],
      ["class", "pb-term"]
    ];
    pieces.push(
      text(token.content.slice(from, start)),
      open,
      text(token.content.slice(start, end)),
      new Made("link_close", "a", -1)
    );
    from = end;
  }
  return from === 0 ? [token] : [...pieces, text(token.content.slice(from))];
}
