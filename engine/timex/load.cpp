// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "base/file.h"
#include "base/text.h"
#include "timex/grammar.h"
#include "timex/pattern.h"
#include "timex/scan.h"
#include "timex/tables.h"
#include "yaml/node.h"

namespace inforce::timex {
namespace {

using yaml::Node;

constexpr std::size_t kMostClasses = 64;

class Loader {
 public:
  void words_file(const Node& root) {
    each_entry(root, [&](const Node& key, const Node& value) {
      if (key.text == "words") {
        each_entry(value, [&](const Node& name, const Node& words) { word_class(name, words); });
      } else if (key.text == "slots") {
        each_entry(value, [&](const Node& name, const Node& slot) { add_slot(name, slot); });
      } else if (key.text == "past-endings") {
        for (const Node& item : value.items)
          tables_->past_endings.push_back(to_lower_ascii(item.text));
      } else {
        wrong(key,
              fmt::format("'{}' is not a part of a lexicon: write words, slots or past-endings",
                          key.text));
      }
    });
  }

  void rules_file(const Node& root, const std::string& pack, std::uint16_t number) {
    const Node* rules = nullptr;
    std::string anchor;
    each_entry(root, [&](const Node& key, const Node& value) {
      if (key.text == "patterns") {
        each_entry(value, [&](const Node& name, const Node& text) {
          names_.patterns[name.text] = text.text;
        });
      } else if (key.text == "anchor") {
        anchor = value.text;
      } else if (key.text == "rules") {
        rules = &value;
      } else {
        wrong(key, fmt::format("'{}' is not a part of a grammar: write anchor, patterns or rules",
                               key.text));
      }
    });
    if (rules == nullptr) return;
    for (const Node& node : rules->items) add_rule(node, pack, number, anchor);
  }

  // Classes and words are all known: tables by id.
  void index_words() {
    Tables& t = *tables_;
    t.entries.resize(t.words.size());
    t.phrases.resize(t.words.size());
    t.classes_of.resize(t.words.size());
  }

  void finish() {
    Tables& t = *tables_;
    index_words();
    for (auto& phrases : t.phrases) {
      std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
        return a.tail.size() > b.tail.size();
      });
    }
    const std::size_t ids = kFirstWord + t.words.size();
    std::vector<std::vector<std::uint16_t>> starting(ids);
    for (std::size_t rule = 0; rule < t.rules.size(); ++rule) {
      std::vector<bool> first(ids);
      first_ids(t, t.rules[rule].start, first);
      for (std::size_t id = 0; id < ids; ++id) {
        if (first[id]) starting[id].push_back(static_cast<std::uint16_t>(rule));
      }
    }
    t.read_as.resize(ids);
    std::vector<bool> read(ids);
    std::vector<bool> done(t.slots.size());
    for (std::size_t step = 0; step < t.steps.size(); ++step) {
      const Step& now = t.steps[step];
      if (now.op != Op::word && (now.op != Op::slot || done[now.a])) continue;
      if (now.op == Op::slot) done[now.a] = true;
      step_ids(t, step, read);
    }
    // Words that only ever stand for their class are alike: one of them can speak for all.
    std::vector<bool> literal(ids);
    for (const Step& step : t.steps) {
      if (step.op == Op::word && step.a < ids) literal[step.a] = true;
    }
    for (std::size_t i = 0; i < t.phrases.size(); ++i) {
      for (const Phrase& phrase : t.phrases[i]) {
        literal[kFirstWord + i] = true;
        for (const Id id : phrase.tail) literal[id] = true;
      }
    }
    std::map<std::uint64_t, Id> speaker;
    for (std::size_t id = 0; id < ids; ++id) {
      const auto self = static_cast<Id>(id);
      if (id < kFirstWord || literal[id]) {
        t.read_as[id] = read[id] || literal[id] ? self : kUnknown;
      } else if (read[id]) {
        t.read_as[id] = speaker.try_emplace(t.classes_of[id - kFirstWord], self).first->second;
      }
    }
    for (const auto& rules : starting) {
      t.starts.push_back(static_cast<std::uint32_t>(t.starting.size()));
      t.starting.insert(t.starting.end(), rules.begin(), rules.end());
    }
    t.starts.push_back(static_cast<std::uint32_t>(t.starting.size()));
  }

  void name_classes() {
    const auto bit = [&](std::string_view name) -> std::uint64_t {
      const auto& names = tables_->class_names;
      const auto at = std::find(names.begin(), names.end(), name);
      return at == names.end() ? 0 : std::uint64_t{1} << (at - names.begin());
    };
    Tables& t = *tables_;
    t.number_words = bit("number");
    t.number_and = bit("number-and");
    t.ordinals = bit("ordinal");
    t.past = bit("past");
    t.future = bit("future");
    t.subject = bit("subject");
    t.abbreviations = bit("abbreviation");
    t.stops = bit("stop");
    t.deadline = bit("deadline");
    t.since = bit("since");
    t.ahead = bit("ahead");
    t.shift_from = bit("shift-from");
  }

  Diagnostics diagnostics;
  std::shared_ptr<Tables> take() { return std::move(tables_); }

 private:
  void wrong(const Node& node, std::string message) {
    diagnostics.push_back(error("time-pack", node.place, std::move(message)));
  }

  template <typename Visit>
  void each_entry(const Node& node, Visit visit) {
    if (node.is_null()) return;
    if (!node.is_map()) {
      wrong(node, "names and what they stand for are expected here");
      return;
    }
    for (const auto& [key, value] : node.entries) visit(key, value);
  }

  std::optional<std::uint16_t> class_index(const std::string& name, bool make) {
    auto& names = tables_->class_names;
    const auto at = std::find(names.begin(), names.end(), name);
    if (at != names.end()) return static_cast<std::uint16_t>(at - names.begin());
    if (!make || names.size() == kMostClasses) return std::nullopt;
    names.push_back(name);
    return static_cast<std::uint16_t>(names.size() - 1);
  }

  // A list: words without a value. A map: a word and its value, or a value and its words.
  void word_class(const Node& name, const Node& words) {
    const std::optional<std::uint16_t> index = class_index(name.text, true);
    if (!index) {
      wrong(name, fmt::format("more than {} classes of words", kMostClasses));
      return;
    }
    if (words.is_list()) {
      for (const Node& word : words.items) add_word(word, *index, 1);
      return;
    }
    each_entry(words, [&](const Node& word, const Node& value) {
      const std::optional<std::int64_t> meaning =
          find_value(value.is_list() ? word.text : value.text);
      if (!meaning) {
        wrong(value,
              fmt::format("'{}' is not a value: a number, or a name such as Y, MO, END, 12-25",
                          value.is_list() ? word.text : value.text));
      } else if (value.is_list()) {
        for (const Node& item : value.items) add_word(item, *index, *meaning);
      } else {
        add_word(word, *index, *meaning);
      }
    });
  }

  void add_word(const Node& node, std::uint16_t index, std::int64_t value) {
    Tables& t = *tables_;
    Scanner scanner(node.text, t.words);
    std::vector<Token> tokens;
    scanner.next(tokens);
    std::vector<Id> ids;
    for (const Token& token : tokens) {
      const std::string_view word =
          std::string_view(node.text).substr(token.begin, token.end - token.begin);
      ids.push_back(token.is(Token::word) ? t.words.add(word) : token.id);
    }
    if (ids.empty() || ids.front() < kFirstWord) {
      wrong(node, fmt::format("'{}' does not begin with a word", node.text));
      return;
    }
    index_words();
    const Entry entry{index, tokens.front().is(Token::capital), value};
    const std::size_t first = ids.front() - kFirstWord;
    if (ids.size() == 1) {
      t.entries[first].push_back(entry);
    } else {
      t.phrases[first].push_back({{ids.begin() + 1, ids.end()}, entry});
    }
    t.classes_of[first] |= std::uint64_t{1} << index;
  }

  void add_slot(const Node& name, const Node& node) {
    Slot slot;
    each_entry(node, [&](const Node& key, const Node& value) {
      if (key.text == "words") {
        for (const std::string_view word : split(value.text, ' ')) {
          const std::optional<std::uint16_t> index = class_index(std::string(word), false);
          if (index)
            slot.classes |= std::uint64_t{1} << *index;
          else
            wrong(value, fmt::format("no class of words is named '{}'", word));
        }
      } else if (key.text == "number" || key.text == "count" || key.text == "ordinal" ||
                 key.text == "year") {
        slot.how = key.text == "number"    ? Slot::How::number
                   : key.text == "count"   ? Slot::How::count
                   : key.text == "ordinal" ? Slot::How::ordinal
                                           : Slot::How::year;
        const auto [least, most] = range(value);
        slot.least = least;
        slot.most = most;
      } else if (key.text == "digits") {
        const auto [least, most] = range(value);
        slot.digits_least = static_cast<std::uint8_t>(least);
        slot.digits_most = static_cast<std::uint8_t>(most);
      } else if (key.text == "field") {
        const std::optional<Field> field = find_field(value.text);
        if (field)
          slot.field = *field;
        else
          wrong(value, fmt::format("no field is named '{}'", value.text));
      } else {
        wrong(key, fmt::format("'{}' is not a part of a slot", key.text));
      }
    });
    tables_->slots.push_back(slot);
    names_.slots[name.text] = static_cast<std::uint16_t>(tables_->slots.size() - 1);
  }

  std::pair<std::int64_t, std::int64_t> range(const Node& node) {
    const std::size_t dots = node.text.find("..");
    const auto number = [&](std::string_view text) {
      std::int64_t value = 0;
      const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
      if (bad != std::errc{} || end != text.data() + text.size()) {
        wrong(node, fmt::format("'{}' is not a range such as 1..31", node.text));
      }
      return value;
    };
    const std::string_view text = node.text;
    if (dots == std::string::npos) return {number(text), number(text)};
    return {number(text.substr(0, dots)), number(text.substr(dots + 2))};
  }

  Beside beside(const Node& node) {
    Beside out;
    for (const std::string_view item : split(node.text, ' ')) {
      if (item.empty()) continue;
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
            class_index(std::string(item.substr(1, item.size() - 2)), false);
        if (index)
          out.classes |= std::uint64_t{1} << *index;
        else
          wrong(node, fmt::format("no class of words is named '{}'", item));
      } else if (item.size() == 1 && static_cast<unsigned char>(item[0]) < 0x80 &&
                 !std::isalnum(item[0])) {
        out.words.push_back(static_cast<Id>(kSign + static_cast<unsigned char>(item[0])));
      } else {
        out.words.push_back(tables_->words.add(item));
      }
    }
    return out;
  }

  void add_rule(const Node& node, const std::string& pack, std::uint16_t number,
                const std::string& anchor) {
    Rule rule;
    rule.pack = number;
    std::vector<const Node*> matches;
    const Node* reads = nullptr;
    const Node* leaves = nullptr;
    each_entry(node, [&](const Node& key, const Node& value) {
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
        rule.joined = value.text == "true";
      else if (what == "reads")
        reads = &value;
      else if (what == "leaves")
        leaves = &value;
      else
        wrong(key, fmt::format("'{}' is not a part of a rule", what));
    });
    if (rule.id.empty() || matches.empty()) {
      wrong(node, "a rule has an id and at least one pattern (match)");
      return;
    }
    if (reads == nullptr && leaves == nullptr)
      wrong(node, fmt::format("rule {} has no example", rule.id));
    const std::size_t first = tables_->rules.size();
    for (const Node* match : matches) {
      const auto start = compile(match->text, match->place, names_, *tables_, diagnostics);
      if (!start) continue;
      rule.start = *start;
      tables_->rules.push_back(rule);
    }
    if (reads != nullptr) {
      each_entry(*reads, [&](const Node& text, const Node& value) {
        Example example{first, text.text, anchor, {}, text.place};
        for (const Node* item : list(value)) example.values.push_back(item->text);
        tables_->examples.push_back(std::move(example));
      });
    }
    if (leaves != nullptr) {
      for (const Node* text : list(*leaves)) {
        tables_->examples.push_back({first, text->text, anchor, {}, text->place});
      }
    }
  }

  static std::vector<const Node*> list(const Node& node) {
    std::vector<const Node*> out;
    if (!node.is_list()) return {&node};
    for (const Node& item : node.items) out.push_back(&item);
    return out;
  }

  void meaning(const Node& node, Rule& rule) {
    constexpr std::pair<std::string_view, Kind> kKinds[] = {{"date", Kind::date},
                                                            {"duration", Kind::duration},
                                                            {"set", Kind::set},
                                                            {"past-ref", Kind::past_ref},
                                                            {"present-ref", Kind::present_ref},
                                                            {"future-ref", Kind::future_ref},
                                                            {"none", Kind::none}};
    each_entry(node, [&](const Node& key, const Node& value) {
      if (key.text == "kind") {
        const auto* at = std::find_if(std::begin(kKinds), std::end(kKinds),
                                      [&](const auto& kind) { return kind.first == value.text; });
        if (at == std::end(kKinds))
          wrong(value, fmt::format("'{}' is not a kind of time", value.text));
        else
          rule.kind = at->second;
        return;
      }
      const std::optional<Field> field = find_field(key.text);
      const std::optional<std::int64_t> said = find_value(value.text);
      if (!field)
        wrong(key, fmt::format("no field is named '{}'", key.text));
      else if (!said)
        wrong(value, fmt::format("'{}' is not a value", value.text));
      else
        rule.says.emplace_back(*field, *said);
    });
  }

  std::shared_ptr<Tables> tables_ = std::make_shared<Tables>();
  PatternNames names_;
};

}  // namespace

Result<Grammar> load_grammar(const std::vector<std::filesystem::path>& pack_dirs) {
  Loader loader;
  struct Part {
    std::string pack;
    std::uint16_t number;
    Node rules;
  };
  std::vector<Part> parts;
  bool any = false;
  for (std::size_t i = 0; i < pack_dirs.size(); ++i) {
    const auto read = [&](const char* name) -> std::optional<Node> {
      const std::filesystem::path path = pack_dirs[i] / name;
      std::error_code ignored;
      if (!std::filesystem::exists(path, ignored)) return std::nullopt;
      any = true;
      const Result<std::string> text = read_file(path);
      Result<Node> node = text ? yaml::parse(*text, path.string()) : Result<Node>(text.problems());
      if (node) return std::move(*node);
      loader.diagnostics.insert(loader.diagnostics.end(), node.problems().begin(),
                                node.problems().end());
      return std::nullopt;
    };
    if (const std::optional<Node> words = read("time-words.yaml")) loader.words_file(*words);
    if (std::optional<Node> rules = read("time.yaml")) {
      const std::filesystem::path folder =
          pack_dirs[i].has_filename() ? pack_dirs[i] : pack_dirs[i].parent_path();
      parts.push_back(
          {folder.filename().string(), static_cast<std::uint16_t>(i), std::move(*rules)});
    }
  }
  if (!any) {
    loader.diagnostics.push_back(
        error("time-pack", {pack_dirs.empty() ? "" : pack_dirs.front().string(), 0, 0},
              "no time-words.yaml or time.yaml here; name a language pack such as en"));
  }
  loader.name_classes();
  for (const Part& part : parts) loader.rules_file(part.rules, part.pack, part.number);
  if (has_errors(loader.diagnostics)) return loader.diagnostics;
  loader.finish();
  return Grammar(loader.take());
}

}  // namespace inforce::timex
