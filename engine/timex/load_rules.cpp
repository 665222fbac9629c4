// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "timex/loading.h"
#include "timex/scan.h"

namespace inforce::timex {
namespace {

using yaml::Node;

class Rules {
 public:
  explicit Rules(Loading& loading) : loading_(loading) {}

  void read(const Node& root, const std::string& pack, std::uint16_t number) {
    const Node* rules = nullptr;
    std::string anchor;
    loading_.each_entry(root, [&](const Node& key, const Node& value) {
      if (key.text == "patterns") {
        loading_.each_entry(value, [&](const Node& name, const Node& text) {
          loading_.names.define(name.text, text.text);
        });
      } else if (key.text == "anchor") {
        anchor = value.text;
      } else if (key.text == "rules") {
        if (!value.is_list()) loading_.wrong(value, "rules are a list: begin each with '- id:'");
        rules = &value;
      } else {
        loading_.wrong(
            key, fmt::format("'{}' is not a part of a grammar: write anchor, patterns or rules",
                             key.text));
      }
    });
    if (rules == nullptr) return;
    for (const Node& node : rules->items) add_rule(node, pack, number, anchor);
  }

 private:
  Beside beside(const Node& node) {
    Beside out;
    for (const std::string_view item : split(node.text, ' ')) {
      if (item.empty()) continue;
      out.any = true;
      if (item == "NUMBER")
        out.number = true;
      else if (item == "CAPITAL")
        out.capital = true;
      else if (item == "LOWER")
        out.lower = true;
      else if (item == "EDGE")
        out.edge = true;
      else if (item == "CONTENT")
        out.content = true;
      else if (item.front() == '<' && item.back() == '>' && item.size() > 2) {
        const std::optional<std::uint16_t> index =
            loading_.find_class(item.substr(1, item.size() - 2));
        if (index)
          out.classes.add(*index);
        else
          loading_.wrong(node, fmt::format("no class of words is named '{}'", item));
      } else if (item == "~" || item == "_" || item == "^") {
        loading_.wrong(node, fmt::format("'{}' belongs to patterns; nothing is beside it", item));
      } else if (const std::optional<Id> id = token_of(item)) {
        out.words.push_back(*id);
      } else {
        loading_.wrong(node, fmt::format("'{}' is not one word or sign, and only the one beside is "
                                         "looked at; numbers are NUMBER",
                                         item));
      }
    }
    return out;
  }

  // Of a word or sign by itself.
  std::optional<Id> token_of(std::string_view item) {
    WordTable& words = loading_.tables->words;
    std::vector<Token> room;
    const Tokens tokens = Scanner(item, words).next(room);
    if (tokens.size() != 1 || tokens.front().is(Token::number)) return std::nullopt;
    return tokens.front().is(Token::word) ? words.add(item) : tokens.front().id;
  }

  void joined(const Node& value, Rule& rule) {
    rule.joined = value.text == "true";
    if (!rule.joined) loading_.wrong(value, "a rule is joined: true, or does not say so");
  }

  void add_rule(const Node& node, const std::string& pack, std::uint16_t number,
                const std::string& anchor) {
    Rule rule;
    rule.pack = number;
    std::vector<const Node*> matches;
    const Node* reads = nullptr;
    const Node* leaves = nullptr;
    loading_.each_entry(node, [&](const Node& key, const Node& value) {
      const std::string& what = key.text;
      if (what == "id")
        rule.id = pack + "/" + value.text;
      else if (what == "match")
        matches = list(value);
      else if (what == "means")
        meaning(value, rule);
      else if (what == "after")
        rule.after = beside(value);
      else if (what == "not-after")
        rule.not_after = beside(value);
      else if (what == "before")
        rule.before = beside(value);
      else if (what == "not-before")
        rule.not_before = beside(value);
      else if (what == "joined")
        joined(value, rule);
      else if (what == "where")
        where(value, rule);
      else if (what == "reads")
        reads = &value;
      else if (what == "leaves")
        leaves = &value;
      else
        loading_.wrong(key, fmt::format("'{}' is not a part of a rule", what));
    });
    if (rule.id.empty() || matches.empty()) {
      loading_.wrong(node, "a rule has an id and at least one pattern (match)");
      return;
    }
    if (!loading_.rules.insert(rule.id).second)
      loading_.wrong(node, fmt::format("another rule is named {}", rule.id));
    if (reads == nullptr && leaves == nullptr)
      loading_.wrong(node, fmt::format("rule {} has no example", rule.id));
    const std::size_t first = loading_.tables->rules.size();
    for (const Node* match : matches) {
      const auto start = compile(match->text, match->place, loading_.names, *loading_.tables,
                                 loading_.diagnostics);
      if (!start) continue;
      rule.start = *start;
      loading_.tables->rules.push_back(rule);
    }
    if (reads != nullptr) {
      loading_.each_entry(*reads, [&](const Node& text, const Node& value) {
        Example example{first, text.text, anchor, {}, text.place};
        for (const Node* item : list(value)) example.values.push_back(item->text);
        loading_.tables->examples.push_back(std::move(example));
      });
    }
    if (leaves != nullptr) {
      for (const Node* text : list(*leaves)) {
        loading_.tables->examples.push_back({first, text->text, anchor, {}, text->place});
      }
    }
  }

  static std::vector<const Node*> list(const Node& node) {
    std::vector<const Node*> out;
    if (!node.is_list()) return {&node};
    for (const Node& item : node.items) out.push_back(&item);
    return out;
  }

  void where(const Node& node, Rule& rule) {
    constexpr std::pair<std::string_view, Where> kTexts[] = {
        {"old", Where::old},     {"diary", Where::diary},     {"days", Where::days},
        {"hours", Where::hours}, {"engaged", Where::engaged}, {"personal", Where::personal},
        {"chat", Where::chat},   {"game", Where::game}};
    for (const auto& [name, text] : kTexts) {
      if (node.text == name) rule.where = text;
    }
    if (rule.where == Where::anywhere)
      loading_.wrong(node, fmt::format("'{}' is no kind of text: write old, diary, days, hours, "
                                       "engaged, personal, chat or game",
                                       node.text));
  }

  void meaning(const Node& node, Rule& rule) {
    constexpr std::pair<std::string_view, Kind> kKinds[] = {{"date", Kind::date},
                                                            {"duration", Kind::duration},
                                                            {"set", Kind::set},
                                                            {"past-ref", Kind::past_ref},
                                                            {"present-ref", Kind::present_ref},
                                                            {"future-ref", Kind::future_ref},
                                                            {"none", Kind::none}};
    loading_.each_entry(node, [&](const Node& key, const Node& value) {
      if (key.text == "kind") {
        const auto* at = std::find_if(std::begin(kKinds), std::end(kKinds),
                                      [&](const auto& kind) { return kind.first == value.text; });
        if (at == std::end(kKinds))
          loading_.wrong(value, fmt::format("'{}' is not a kind of time", value.text));
        else
          rule.kind = at->second;
        return;
      }
      const std::optional<Field> field = find_field(key.text);
      const std::optional<std::int64_t> said = find_value(value.text);
      if (!field)
        loading_.wrong(key, fmt::format("no field is named '{}'", key.text));
      else if (!said)
        loading_.wrong(value, fmt::format("'{}' is not a value", value.text));
      else if (const std::string what = complaint_of(*field, *said); !what.empty())
        loading_.wrong(value, what);
      else
        rule.says.emplace_back(*field, *said);
    });
  }

  Loading& loading_;
};

}  // namespace

void load_rules(const Node& root, const std::string& pack, std::uint16_t number, Loading& loading) {
  Rules(loading).read(root, pack, number);
}

}  // namespace inforce::timex
