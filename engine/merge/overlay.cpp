// SPDX-License-Identifier: MIT
#include "merge/overlay.h"

#include <fmt/format.h>

#include "base/file.h"
#include "yaml/fields.h"

namespace inforce::merge {
namespace {

using yaml::Field;
using yaml::Node;
using yaml::Reader;
using yaml::word_list;
using yaml::words;
using Verb = Decision::Verb;

struct Quote {
  std::string doc, quote;
};
constexpr Field<Quote> kQuote[] = {{"doc", words<&Quote::doc>}, {"quote", words<&Quote::quote>}};

// "verb: id", "verb: [id, id]" or "verb: {doc: …, quote: …}".
template <Verb verb>
void target(Reader& reader, const Node& node, Decision& decision) {
  decision.verb = verb;
  if (node.is_map()) {
    Quote quote;
    read_fields(reader, node, quote, kQuote);
    decision.doc = quote.doc;
    decision.quote = quote.quote;
    if (quote.doc.empty() || quote.quote.empty()) {
      reader.fail(node, "overlay-quote", "name a claim by both: {doc: ID, quote: WORDS}");
    }
    return;
  }
  word_list<&Decision::ids>(reader, node, decision);
}

template <std::optional<edtf::When> Decision::*Member>
void day(Reader& reader, const Node& node, Decision& decision) {
  const std::string text = reader.words(node);
  decision.*Member = edtf::parse(text);
  if (!(decision.*Member)) {
    reader.fail(node, "no-such-date", fmt::format("'{}' is no EDTF date such as 2026-04-27", text));
  }
}

void added(Reader& reader, const Node& node, Decision& decision) {
  decision.verb = Verb::add;
  decision.of = reader.words(node);
  if (decision.of != "event" && decision.of != "term") {
    reader.fail(node, "overlay-add", "add an event or a term");
  }
}

constexpr Field<Decision> kVerbs[] = {
    {"accept", target<Verb::accept>}, {"reject", target<Verb::reject>},
    {"date", target<Verb::date>},     {"published", target<Verb::published>},
    {"role", target<Verb::role>},     {"merge", target<Verb::merge>},
    {"split", target<Verb::split>},   {"rename", target<Verb::rename>},
    {"prefer", target<Verb::prefer>}, {"add", added},
};
constexpr Field<Decision> kDecision[] = {
    kVerbs[0],
    kVerbs[1],
    kVerbs[2],
    kVerbs[3],
    kVerbs[4],
    kVerbs[5],
    kVerbs[6],
    kVerbs[7],
    kVerbs[8],
    kVerbs[9],
    {"is", day<&Decision::is>},
    {"holder", words<&Decision::holder>},
    {"bound", words<&Decision::bound>},
    {"docs", word_list<&Decision::docs>},
    {"to", words<&Decision::to>},
    {"side", words<&Decision::side>},
    {"kind", words<&Decision::kind>},
    {"object", words<&Decision::object>},
    {"summary", words<&Decision::summary>},
    {"parties", word_list<&Decision::parties>},
    {"from", day<&Decision::from>},
    {"until", day<&Decision::until>},
    {"by", words<&Decision::by>},
    {"because", words<&Decision::because>},
};

// What each verb cannot do without.
std::string_view lacking(const Decision& d) {
  const bool named = !d.ids.empty() || !d.quote.empty();
  switch (d.verb) {
    case Verb::accept:
    case Verb::reject:
      return named ? "" : "name an id, or {doc: ID, quote: WORDS}";
    case Verb::date:
      return d.ids.empty() ? "name an event" : d.is ? "" : "say the date: is: 2026-04-27";
    case Verb::published:
      return d.ids.empty() ? "name a document" : d.is ? "" : "say the date: is: 2026-04-27";
    case Verb::role:
      return d.ids.empty()                         ? "name a term"
             : d.holder.empty() && d.bound.empty() ? "give holder: or bound:"
                                                   : "";
    case Verb::merge:
      return d.ids.size() > 1 ? "" : "name two ids or more: [a, b]";
    case Verb::split:
      return d.ids.empty()    ? "name an event or a term"
             : d.docs.empty() ? "say whose claims leave: docs: [a]"
                              : "";
    case Verb::rename:
      return d.ids.empty() ? "name a party" : d.to.empty() ? "give the new name: to: NAME" : "";
    case Verb::prefer:
      return d.ids.empty()    ? "name a conflict"
             : d.side.empty() ? "give the value of a side: side: VALUE"
                              : "";
    case Verb::add:
      return d.kind.empty() ? "give its kind: kind: funding-round" : "";
  }
  return "";
}

Decision read_decision(Reader& reader, const Node& node) {
  Decision decision;
  decision.place = node.place;
  read_fields(reader, node, decision, kDecision);
  if (!node.is_map()) return decision;
  int verbs = 0;
  for (const Field<Decision>& verb : kVerbs) verbs += node.find(verb.key) != nullptr ? 1 : 0;
  if (verbs != 1) {
    reader.fail(
        node, "overlay-verb",
        "a decision does one thing: accept, reject, date, published, role, merge, split, rename, "
        "prefer or add");
  } else if (const std::string_view missing = lacking(decision); !missing.empty()) {
    reader.fail(node, "overlay-lacks", std::string(missing));
  }
  if (decision.by.empty() || decision.because.empty()) {
    reader.fail(node, "overlay-reason", "say who decided and why: by: NAME and because: REASON");
  }
  return decision;
}

constexpr Field<Overlay> kOverlay[] = {
    {"decisions",
     [](Reader& reader, const Node& node, Overlay& overlay) {
       for (const Node* item : Reader::items(node)) {
         overlay.decisions.push_back(read_decision(reader, *item));
       }
     }},
};

}  // namespace

Result<Overlay> parse_overlay(std::string_view text, const std::string& file) {
  const Result<Node> root = yaml::parse(text, file);
  if (!root) return root.problems();
  Overlay overlay;
  if (root->is_null()) return overlay;
  Diagnostics problems;
  Reader reader(problems);
  read_fields(reader, *root, overlay, kOverlay);
  if (has_errors(problems)) return problems;
  return overlay;
}

Result<Overlay> read_overlay(const std::string& path) {
  const Result<std::string> text = read_file(path);
  if (!text) return text.problems();
  return parse_overlay(*text, path);
}

}  // namespace inforce::merge
