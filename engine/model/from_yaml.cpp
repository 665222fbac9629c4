// SPDX-License-Identifier: MIT
#include "model/from_yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "base/text.h"
#include "model/complete.h"
#include "model/invariants.h"
#include "model/names.h"
#include "model/when.h"
#include "yaml/fields.h"

namespace inforce::model {
namespace {

using yaml::Field;
using yaml::MemberOf;
using yaml::Node;
using yaml::Reader;
using yaml::word_list;
using yaml::words;

edtf::When read_words_when(Reader& reader, const Node& node) {
  const std::string text = reader.words(node);
  if (!node.is_scalar()) return {};
  const std::optional<edtf::When> when = parse_when(text);
  if (!when) reader.fail(node, "no-such-date", why_no_when(text));
  return when.value_or(edtf::When{});
}

std::optional<date::sys_days> read_day(Reader& reader, const Node& node) {
  const std::string text = reader.words(node);
  if (!node.is_scalar() || text == "unknown") return std::nullopt;
  const std::optional<date::sys_days> day = edtf::parse_day(text);
  if (!day) {
    std::string why =
        edtf::parse(text) ? "write a whole day, such as 2026-04-27" : why_no_when(text);
    reader.fail(node, "no-such-date", std::move(why));
  }
  return day;
}

template <auto Member>
void day(Reader& reader, const Node& node, typename MemberOf<decltype(Member)>::type& into) {
  into.*Member = read_day(reader, node);
}

template <auto Member>
void flag(Reader& reader, const Node& node, typename MemberOf<decltype(Member)>::type& into) {
  const std::string word = reader.words(node);
  into.*Member = word == "true";
  if (node.is_scalar() && word != "true" && word != "false") {
    reader.fail(node, "unknown-word", fmt::format("'{}' is neither true nor false", word));
  }
}

// A word of an enum.
template <auto Member, auto Find>
void choice(Reader& reader, const Node& node, typename MemberOf<decltype(Member)>::type& into) {
  const std::string word = reader.words(node);
  if (!node.is_scalar()) return;
  if (const auto found = Find(word)) {
    into.*Member = *found;
    return;
  }
  std::vector<std::string_view> known;
  using Enum = std::decay_t<decltype(into.*Member)>;
  known.reserve(3);
  for (int i = 0; i < 3; ++i) known.push_back(name(static_cast<Enum>(i)));
  reader.fail(node, "unknown-word",
              fmt::format("'{}' is none of: {}{}", word, fmt::join(known, ", "),
                          did_you_mean(word, known)));
}

// Whether a map has no key that an item has: as when somebody writes {id: item} for a list of
// items.
template <typename Item, auto ReadItem>
bool is_no_item(const Node& node) {
  if (!node.is_map() || node.entries.empty()) return false;
  Diagnostics problems;
  Reader trial(problems);
  Item item;
  ReadItem(trial, node, item);
  return std::all_of(node.entries.begin(), node.entries.end(), [&](const auto& entry) {
    return std::any_of(problems.begin(), problems.end(), [&](const Diagnostic& problem) {
      return problem.code == "unknown-key" && problem.place == entry.key.place &&
             problem.message.find("did you mean") == std::string::npos;
    });
  });
}

// A list whose items are read one by one; each item keeps its index, however broken it is.
template <auto Member, auto ReadItem>
void list(Reader& reader, const Node& node, typename MemberOf<decltype(Member)>::type& into) {
  using Item = typename std::decay_t<decltype(into.*Member)>::value_type;
  if (is_no_item<Item, ReadItem>(node)) {
    return reader.fail(node, "wrong-type",
                       "this must be a list: write each item on lines of its own, behind '- '");
  }
  for (const Node* item : Reader::items(node)) {
    ReadItem(reader, *item, (into.*Member).emplace_back());
  }
}

// ---- evidence: {doc: wire, bytes: [10, 42], quote: "...", rule: r, asserted_by: "Reuters"}

std::optional<std::uint32_t> offset(Reader& reader, const Node& node) {
  std::uint32_t value = 0;
  const std::string& text = node.text;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (node.is_scalar() && status == std::errc() && end == text.data() + text.size()) return value;
  reader.fail(node, "wrong-type",
              "write the number of bytes from the start of the document's text");
  return std::nullopt;
}

void read_span(Reader& reader, const Node& node, Evidence& evidence) {
  if (!node.is_list() || node.items.size() != 2) {
    reader.fail(node, "wrong-type", "write where the quote begins and ends: [10, 42]");
    return;
  }
  const auto begin = offset(reader, node.items[0]), end = offset(reader, node.items[1]);
  if (begin && end) evidence.span = {*begin, *end};
}

constexpr Field<Evidence> kEvidence[] = {
    {"doc", words<&Evidence::doc>},
    {"bytes", read_span},
    {"quote", words<&Evidence::quote>},
    {"rule", words<&Evidence::rule>},
    {"asserted_by", words<&Evidence::asserted_by>},
};
void read_evidence(Reader& reader, const Node& node, Evidence& into) {
  read_fields(reader, node, into, kEvidence);
}

// ---- dates: 2019, through 2030, unknown, {date: 2026-04, latest: 2026-04-26, event: signing}

struct Dating {
  End end;
  std::optional<std::optional<date::sys_days>> earliest, latest;  // said apart from the date
};

template <auto Bound>
void bound(Reader& reader, const Node& node, Dating& into) {
  into.*Bound = read_day(reader, node);
}

void read_date(Reader& reader, const Node& node, Dating& into) {
  into.end.date = read_words_when(reader, node);
}

constexpr Field<Dating> kWhen[] = {
    {"date", read_date},
    {"earliest", bound<&Dating::earliest>},
    {"latest", bound<&Dating::latest>},
};
constexpr Field<Dating> kEnd[] = {
    kWhen[0],
    kWhen[1],
    kWhen[2],
    {"event", [](Reader& r, const Node& n, Dating& d) { words<&End::event>(r, n, d.end); }},
    {"basis",
     [](Reader& r, const Node& n, Dating& d) { choice<&End::basis, find_basis>(r, n, d.end); }},
    {"evidence",
     [](Reader& r, const Node& n, Dating& d) { list<&End::evidence, read_evidence>(r, n, d.end); }},
};

template <std::size_t N>
End read_dating(Reader& reader, const Node& node, const Field<Dating> (&fields)[N]) {
  Dating dating;
  if (!node.is_map()) {
    read_date(reader, node, dating);
    return dating.end;
  }
  read_fields(reader, node, dating, fields);
  if (dating.earliest) dating.end.date.bounds.earliest = *dating.earliest;
  if (dating.latest) dating.end.date.bounds.latest = *dating.latest;
  return dating.end;
}

template <auto Member>
void when(Reader& reader, const Node& node, typename MemberOf<decltype(Member)>::type& into) {
  into.*Member = read_dating(reader, node, kWhen).date;
}

// ---- the lists of the model; one word stands for the name of an item

constexpr Field<Document> kDocument[] = {
    {"id", words<&Document::id>},
    {"path", words<&Document::path>},
    {"title", words<&Document::title>},
    {"published", when<&Document::published>},
    {"basis", choice<&Document::basis, find_basis>},
    {"sha256", words<&Document::sha256>},
    {"evidence", list<&Document::evidence, read_evidence>},
    {"reasons", word_list<&Document::reasons>},
};
constexpr Field<Party> kParty[] = {
    {"id", words<&Party::id>},
    {"name", words<&Party::name>},
    {"aliases", word_list<&Party::aliases>},
};
constexpr Field<Agreement> kAgreement[] = {
    {"id", words<&Agreement::id>},
    {"label", words<&Agreement::label>},
    {"parties", word_list<&Agreement::parties>},
};

void read_document(Reader& reader, const Node& node, Document& into) {
  if (node.is_scalar()) return words<&Document::path>(reader, node, into);
  read_fields(reader, node, into, kDocument);
}
void read_party(Reader& reader, const Node& node, Party& into) {
  if (node.is_scalar()) return words<&Party::name>(reader, node, into);
  read_fields(reader, node, into, kParty);
}
void read_agreement(Reader& reader, const Node& node, Agreement& into) {
  if (node.is_scalar()) return words<&Agreement::label>(reader, node, into);
  read_fields(reader, node, into, kAgreement);
}

constexpr Field<Amount> kAmount[] = {
    {"value", words<&Amount::value>},
    {"currency", words<&Amount::currency>},
    {"qualifier", words<&Amount::qualifier>},
};
void read_amount(Reader& reader, const Node& node, Amount& into) {
  if (!node.is_scalar()) return read_fields(reader, node, into, kAmount);
  const std::optional<Amount> amount = parse_amount(node.text);
  if (amount) {
    into = *amount;
  } else {
    reader.fail(node, "no-amount", "write an amount as 50000000000 USD, 20% or more than 5 EUR");
  }
}

constexpr Field<Event> kEvent[] = {
    {"id", words<&Event::id>},
    {"kind", words<&Event::kind>},
    {"date", when<&Event::date>},
    {"basis", choice<&Event::basis, find_basis>},
    {"summary", words<&Event::summary>},
    {"agreement", words<&Event::agreement>},
    {"parties", word_list<&Event::parties>},
    {"amounts", list<&Event::amounts, read_amount>},
    {"confidence", choice<&Event::confidence, find_confidence>},
    {"known_from", day<&Event::known_from>},
    {"evidence", list<&Event::evidence, read_evidence>},
    {"reasons", word_list<&Event::reasons>},
};
void read_event(Reader& reader, const Node& node, Event& into) {
  read_fields(reader, node, into, kEvent);
}

void read_attributes(Reader& reader, const Node& node, Version& version) {
  if (!reader.expect_map(node)) return;
  for (const auto& [key, value] : node.entries) {
    if (!is_attribute_name(key.text)) {
      reader.fail(key, "attribute-name", "name an attribute with a-z, 0-9, - and _, at most 64");
    } else if (!value.is_null()) {
      version.attributes[key.text] = reader.words(value);
    }
  }
}
void read_from(Reader& reader, const Node& node, Version& version) {
  version.from = read_dating(reader, node, kEnd);
}
void read_until(Reader& reader, const Node& node, Version& version) {
  version.until = read_dating(reader, node, kEnd);
}

constexpr Field<Version> kVersion[] = {
    {"id", words<&Version::id>},
    {"attributes", read_attributes},
    {"from", read_from},
    {"until", read_until},
    {"condition", words<&Version::condition>},
    {"confidence", choice<&Version::confidence, find_confidence>},
    {"known_from", day<&Version::known_from>},
    {"known_to", day<&Version::known_to>},
    {"replaced", flag<&Version::is_replaced>},
    {"evidence", list<&Version::evidence, read_evidence>},
    {"reasons", word_list<&Version::reasons>},
};
void read_version(Reader& reader, const Node& node, Version& into) {
  read_fields(reader, node, into, kVersion);
}

// A field of the one version of a term that does not list versions.
template <std::size_t Row>
void only_version(Reader& reader, const Node& node, Term& term) {
  kVersion[Row].read(reader, node, term.versions.front());
}

constexpr Field<Term> kTerm[] = {
    {"id", words<&Term::id>},         {"kind", words<&Term::kind>},
    {"label", words<&Term::label>},   {"agreement", words<&Term::agreement>},
    {"holder", words<&Term::holder>}, {"bound", words<&Term::bound>},
    {"object", words<&Term::object>}, {"versions", list<&Term::versions, read_version>},
};
constexpr Field<Term> kTermOfOneVersion[] = {
    kTerm[0],
    kTerm[1],
    kTerm[2],
    kTerm[3],
    kTerm[4],
    kTerm[5],
    kTerm[6],
    {"attributes", only_version<1>},
    {"from", only_version<2>},
    {"until", only_version<3>},
    {"condition", only_version<4>},
    {"confidence", only_version<5>},
    {"known_from", only_version<6>},
    {"known_to", only_version<7>},
    {"replaced", only_version<8>},
    {"evidence", only_version<9>},
    {"reasons", only_version<10>},
};
void read_term(Reader& reader, const Node& node, Term& into) {
  if (node.find("versions") != nullptr) return read_fields(reader, node, into, kTerm);
  into.versions.emplace_back();
  read_fields(reader, node, into, kTermOfOneVersion);
}

void read_date_item(Reader& reader, const Node& node, edtf::When& into) {
  into = read_dating(reader, node, kWhen).date;
}
constexpr Field<Side> kSide[] = {
    {"value", words<&Side::value>},
    {"dates", list<&Side::dates, read_date_item>},
    {"evidence", list<&Side::evidence, read_evidence>},
};
void read_side(Reader& reader, const Node& node, Side& into) {
  read_fields(reader, node, into, kSide);
}
constexpr Field<Conflict> kConflict[] = {
    {"id", words<&Conflict::id>},
    {"about", words<&Conflict::about>},
    {"field", words<&Conflict::field>},
    {"sides", list<&Conflict::sides, read_side>},
    {"follows",
     [](Reader& r, const Node& n, Conflict& c) { c.follows = offset(r, n).value_or(0); }},
    {"because", words<&Conflict::because>},
};
void read_conflict(Reader& reader, const Node& node, Conflict& into) {
  read_fields(reader, node, into, kConflict);
}
constexpr Field<Prospect> kProspect[] = {
    {"id", words<&Prospect::id>},
    {"about", words<&Prospect::about>},
    {"summary", words<&Prospect::summary>},
    {"condition", words<&Prospect::condition>},
    {"evidence", list<&Prospect::evidence, read_evidence>},
};
void read_prospect(Reader& reader, const Node& node, Prospect& into) {
  read_fields(reader, node, into, kProspect);
}

void read_schema(Reader& reader, const Node& node, Model&) {
  if (reader.words(node) == "inforce/1") return;
  reader.fail(node, "unknown-schema", "this program reads models of schema inforce/1");
}

constexpr Field<Model> kModel[] = {
    {"schema", read_schema},
    {"name", words<&Model::name>},
    {"root", words<&Model::root>},
    {"packs", word_list<&Model::packs>},
    {"documents", list<&Model::documents, read_document>},
    {"parties", list<&Model::parties, read_party>},
    {"agreements", list<&Model::agreements, read_agreement>},
    {"events", list<&Model::events, read_event>},
    {"terms", list<&Model::terms, read_term>},
    {"conflicts", list<&Model::conflicts, read_conflict>},
    {"prospects", list<&Model::prospects, read_prospect>},
};

// The node a path of keys and indexes leads to, or the last one on the way that there is: what the
// file leaves out is complained about where it would stand.
Place place_at(const Node& root, std::string_view path) {
  const Node* node = &root;
  for (const std::string_view step : split(path, '/')) {
    std::size_t index = 0;
    const auto [end, status] = std::from_chars(step.data(), step.data() + step.size(), index);
    const bool is_index = status == std::errc() && end == step.data() + step.size();
    if (!is_index) {
      if (const Node* next = node->find(step)) node = next;
    } else if (node->is_list() && index < node->items.size()) {
      node = &node->items[index];
    }
  }
  return node->place;
}

}  // namespace

Draft draft_from_yaml(std::string_view text, const std::string& file) {
  if (const auto bad = find_invalid_utf8(text)) {
    return {{},
            {error("not-utf8", place_of(text.substr(0, *bad), *bad, file),
                   "the file is not UTF-8 text; save it as UTF-8")}};
  }
  const Result<Node> root = yaml::parse(text, file);
  if (!root) return {{}, root.problems()};
  if (root->is_null()) {
    return {
        {},
        {error("empty-model", {file, 1, 1}, "the model is empty; it needs 'terms:' or 'events:'")}};
  }
  Diagnostics problems;
  Reader reader(problems);
  Model model;
  read_fields(reader, *root, model, kModel);
  complete(model);
  std::set<std::pair<int, int>> told;  // a broken value is complained about once
  for (const Diagnostic& problem : problems) {
    if (problem.code != "unknown-key") told.emplace(problem.place.line, problem.place.column);
  }
  for (Broken& broken : invariants(model)) {
    Place place = place_at(*root, broken.path);
    if (!told.emplace(place.line, place.column).second) continue;
    problems.push_back(error(std::move(broken.code), std::move(place), std::move(broken.message)));
  }
  std::stable_sort(problems.begin(), problems.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
  });
  return {std::move(model), std::move(problems)};
}

Result<Model> from_yaml(std::string_view text, const std::string& file) {
  Draft draft = draft_from_yaml(text, file);
  if (draft.problems.empty()) return std::move(draft.model);
  return std::move(draft.problems);
}

Places::Places(std::string_view text, const std::string& file) {
  Result<Node> root = yaml::parse(text, file);
  if (root) root_ = std::move(*root);
}

Place Places::at(std::string_view path) const { return place_at(root_, path); }

}  // namespace inforce::model
