// SPDX-License-Identifier: MIT
#include "corpora/gold.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "yaml/node.h"

namespace inforce::corpora {
namespace {

using yaml::Node;

// Reads the fields of one map; whatever is missing, misspelt or of the wrong shape is a problem.
class Fields {
 public:
  Fields(const Node& node, std::initializer_list<std::string_view> known, Diagnostics& problems)
      : node_(node), problems_(problems) {
    if (!node.is_map()) complain(node, "a map is needed here");
    for (const auto& [key, value] : node.entries) {
      if (std::find(known.begin(), known.end(), key.text) == known.end()) {
        complain(key, fmt::format("unknown field '{}'", key.text));
      }
    }
  }

  [[nodiscard]] std::string words(std::string_view key, bool needed = false) const {
    const Node* value = node_.find(key);
    if (value != nullptr && value->is_scalar()) return value->text;
    if (needed) complain(node_, fmt::format("'{}' is missing", key));
    return {};
  }

  [[nodiscard]] std::vector<std::string> list(std::string_view key) const {
    std::vector<std::string> found;
    for (const Node& item : items(key)) found.push_back(item.text);
    return found;
  }

  [[nodiscard]] const std::vector<Node>& items(std::string_view key) const {
    static const std::vector<Node> kNone;
    const Node* value = node_.find(key);
    if (value == nullptr) return kNone;
    if (!value->is_list()) complain(*value, "a list is needed here");
    return value->items;
  }

  [[nodiscard]] std::optional<edtf::When> date(std::string_view key) const {
    const Node* value = node_.find(key);
    if (value == nullptr || value->is_null()) return {};
    const std::optional<edtf::When> when = edtf::parse(value->text);
    if (!when) complain(*value, fmt::format("'{}' is not an EDTF date", value->text));
    return when;
  }

  [[nodiscard]] Attributes attributes() const {
    Attributes found;
    const Node* value = node_.find("attributes");
    if (value == nullptr) return found;
    for (const auto& [key, item] : value->entries) found.emplace_back(key.text, item.text);
    return found;
  }

 private:
  void complain(const Node& node, std::string message) const {
    problems_.push_back(error("gold", node.place, std::move(message)));
  }

  const Node& node_;
  Diagnostics& problems_;
};

Event event_of(const Node& node, Diagnostics& problems) {
  const Fields fields(node, {"id", "kind", "also", "date", "parties", "amounts"}, problems);
  Event event{fields.words("id", true), fields.list("also"), fields.date("date"),
              fields.list("parties"), fields.list("amounts")};
  event.kinds.insert(event.kinds.begin(), fields.words("kind", true));
  return event;
}

Term term_of(const Node& node, Diagnostics& problems) {
  const Fields fields(node, {"id", "kind", "holder", "bound", "versions"}, problems);
  Term term{fields.words("id", true),
            fields.words("kind", true),
            fields.words("holder"),
            fields.words("bound"),
            {}};
  for (const Node& item : fields.items("versions")) {
    const Fields version(item, {"from", "until", "attributes"}, problems);
    term.versions.push_back({version.date("from"), version.date("until"), version.attributes()});
  }
  return term;
}

std::vector<Expected> expected_of(const std::vector<Node>& items, Diagnostics& problems) {
  std::vector<Expected> found;
  for (const Node& item : items) {
    if (item.is_scalar()) {
      found.push_back({item.text, {}});
    } else {
      const Fields fields(item, {"term", "attributes"}, problems);
      found.push_back({fields.words("term", true), fields.attributes()});
    }
  }
  return found;
}

Probe probe_of(const Node& node, Diagnostics& problems) {
  const Fields fields(node, {"date", "known", "holds", "not", "nothing"}, problems);
  return {fields.date("date").value_or(edtf::When{}), fields.date("known"),
          expected_of(fields.items("holds"), problems), expected_of(fields.items("not"), problems),
          fields.words("nothing") == "true"};
}

Never never_of(const Node& node, Diagnostics& problems) {
  const Fields fields(node,
                      {"event", "term", "party", "holder", "why", "date", "until", "kinds",
                       "amounts", "attributes", "terms"},
                      problems);
  return {fields.words("event"),  fields.words("term"),           fields.words("party"),
          fields.words("holder"), fields.words("why", true),      fields.date("date"),
          fields.date("until"),   fields.list("kinds"),           fields.list("amounts"),
          fields.attributes(),    fields.words("terms") == "true"};
}

void check_references(const Gold& gold, const std::string& file, Diagnostics& problems) {
  const auto known = [&](const std::string& id) {
    return std::any_of(gold.terms.begin(), gold.terms.end(),
                       [&](const Term& term) { return term.id == id; });
  };
  for (const Probe& probe : gold.probes) {
    for (const auto* side : {&probe.holds, &probe.absent}) {
      for (const Expected& expected : *side) {
        if (known(expected.term)) continue;
        problems.push_back(
            error("gold", {file, 0, 0},
                  fmt::format("at {}: no term '{}'", probe.date.text, expected.term)));
      }
    }
  }
}

}  // namespace

Result<Gold> read_gold(const std::string& file) {
  const Result<std::string> text = read_file(file);
  if (!text) return text.problems();
  const Result<Node> root = yaml::parse(*text, file);
  if (!root) return root.problems();

  Diagnostics problems;
  const Fields fields(
      *root, {"about", "docs", "packs", "events", "terms", "at", "conflicts", "never"}, problems);
  const std::filesystem::path folder = std::filesystem::path(file).parent_path();
  Gold gold;
  const std::string docs = fields.words("docs");
  gold.name = docs.empty() ? folder.filename().string() : docs;
  gold.docs = docs.empty() ? (folder / "docs").string() : docs;
  gold.packs = fields.list("packs");
  for (const Node& node : fields.items("events")) gold.events.push_back(event_of(node, problems));
  for (const Node& node : fields.items("terms")) gold.terms.push_back(term_of(node, problems));
  for (const Node& node : fields.items("at")) gold.probes.push_back(probe_of(node, problems));
  for (const Node& node : fields.items("never")) gold.never.push_back(never_of(node, problems));
  for (const Node& node : fields.items("conflicts")) {
    const Fields conflict(node, {"about", "field", "values"}, problems);
    gold.conflicts.push_back(
        {conflict.words("about", true), conflict.words("field", true), conflict.list("values")});
  }
  check_references(gold, file, problems);
  if (has_errors(problems)) return problems;
  return gold;
}

}  // namespace inforce::corpora
