// SPDX-License-Identifier: MIT
#include "contracts/wordings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/file.h"
#include "base/text.h"
#include "yaml/node.h"

namespace inforce::contracts {
namespace {

using yaml::Node;
namespace fs = std::filesystem;

constexpr std::size_t kMostRules = 60000;
constexpr std::string_view kAll = "all";  // kinds: of a kind that stands over every other

class Loader {
 public:
  Result<Wordings> load(const std::vector<Node>& files) {
    for (const Node& file : files) {
      if (!file.is_map()) {
        return error("not-wordings", file.place, "wordings are a map: lists, names, rules");
      }
      check_keys(file, {"prefixes", "lists", "numbers", "ordinals", "months", "units", "names",
                        "kinds", "rules"});
      each(file, "prefixes",
           [&](const Node& word) { w_.vocabulary.add_prefix(word_key(word.text)); });
      read_lists(file);
      read_numbers(file, "numbers", w_.numbers);
      read_numbers(file, "ordinals", w_.ordinals);
      read_numbers(file, "months", w_.months);
      read_units(file);
      read_kinds(file);
    }
    check_kinds();
    for (const Node& file : files) read_names(file);
    for (const Node& file : files) read_rules(file);
    if (w_.rules.size() > kMostRules) {
      problems_.push_back(error("bad-wording", {}, fmt::format("more than {} rules", kMostRules)));
    }
    if (!problems_.empty()) return std::move(problems_);
    finish();
    return std::move(w_);
  }

 private:
  void problem(const Node& node, std::string message) {
    problems_.push_back(error("bad-wording", node.place, std::move(message)));
  }

  void check_keys(const Node& map, const std::set<std::string_view>& known) {
    for (const auto& [key, value] : map.entries) {
      if (known.count(key.text) != 0) continue;
      std::string message = fmt::format("unknown key '{}'; known are", key.text);
      for (const std::string_view name : known) message += fmt::format(" {}", name);
      problem(key, std::move(message));
    }
  }

  // Every scalar of the list under `key`; nothing when there is none.
  template <typename Visit>
  void each(const Node& map, std::string_view key, Visit visit) {
    const Node* node = map.find(key);
    if (node == nullptr) return;
    if (!node->is_list()) return problem(*node, fmt::format("{} is a list", key));
    for (const Node& item : node->items) {
      if (item.is_scalar()) {
        visit(item);
      } else {
        problem(item, fmt::format("{} holds words, nothing nested", key));
      }
    }
  }

  template <typename Visit>
  void each_entry(const Node& root, std::string_view key, Visit visit) {
    const Node* node = root.find(key);
    if (node == nullptr) return;
    if (!node->is_map()) return problem(*node, fmt::format("{} is a map", key));
    for (const auto& [name, value] : node->entries) visit(name, value);
  }

  void read_lists(const Node& root) {
    each_entry(root, "lists", [&](const Node& name, const Node& words) {
      WordClass list{name.text, {}};
      if (!words.is_list()) return problem(words, "a list of words is written [one, two]");
      for (const Node& word : words.items) {
        const std::string key = word_key(word.text);
        const bool one = word.is_scalar() && word.text.find(' ') == std::string::npos;
        const WordId id = one ? w_.vocabulary.add(key) : kUnknownWord;
        if (id == kUnknownWord) {
          problem(word, fmt::format("'{}' is not one word", word.text));
        } else {
          list.ids.push_back(id);
        }
      }
      w_.lists.push_back(std::move(list));
    });
  }

  template <typename T>
  void put(std::vector<T>& table, WordId id, T value) {
    if (table.size() <= id) table.resize(std::size_t{id} + 1);
    table[id] = value;
  }

  void read_numbers(const Node& root, std::string_view key, std::vector<int>& table) {
    each_entry(root, key, [&](const Node& word, const Node& value) {
      int number = 0;
      const char* end = value.text.data() + value.text.size();
      const auto [stop, failed] = std::from_chars(value.text.data(), end, number);
      const WordId id = w_.vocabulary.add(word_key(word.text));
      if (!value.is_scalar() || failed != std::errc{} || stop != end || number < 1 ||
          number > 1000 || id == kUnknownWord) {
        return problem(value, "write a word and its number from 1 to 1000, such as 'twelve: 12'");
      }
      put(table, id, number);
    });
  }

  void read_units(const Node& root) {
    each_entry(root, "units", [&](const Node& word, const Node& unit) {
      const WordId id = w_.vocabulary.add(word_key(word.text));
      if (unit.text.size() != 1 ||
          std::string_view("DWMY").find(unit.text) == std::string_view::npos ||
          id == kUnknownWord) {
        return problem(unit, "write a word and its unit: D, W, M or Y");
      }
      put(w_.units, id, unit.text.front());
    });
  }

  void read_kinds(const Node& root) {
    each_entry(root, "kinds", [&](const Node& label, const Node& value) {
      if (!value.is_map()) return problem(value, "what a kind is like is a map; {} says nothing");
      TermKind kind;
      check_keys(value, {"over", "flag", "mark"});
      if (const Node* flag = value.find("flag")) kind.flag = flag->text;
      if (const Node* mark = value.find("mark")) {
        kind.mark = mark->text == "yes";
        if (!kind.mark) problem(*mark, "mark: may only say yes");
      }
      each(value, "over", [&](const Node& weaker) {
        kind.over.push_back(weaker.text);
        named_.push_back(weaker);
      });
      w_.kinds.insert_or_assign(label.text, std::move(kind));
    });
  }

  void check_kinds() {
    for (const Node& name : named_) {
      if (name.text != kAll && w_.find_kind(name.text) == nullptr)
        problem(name, fmt::format("no kind is called '{}'", name.text));
    }
  }

  PhraseId add(Phrases& phrases, const Node& pattern) {
    std::string why;
    const auto id = phrases.add(pattern.text, w_.lists, w_.vocabulary, why);
    if (!id) problem(pattern, "bad phrase: " + why);
    return id.value_or(0);
  }

  static bool read_length(std::string_view text, Length& length) {
    if (text.size() < 3 || text.front() != 'P') return false;
    length.unit = text.back();
    const char* end = text.data() + text.size() - 1;
    const auto [stop, failed] = std::from_chars(text.data() + 1, end, length.count);
    return failed == std::errc{} && stop == end && length.count > 0 &&
           std::string_view("DWMY").find(length.unit) != std::string_view::npos;
  }

  void read_names(const Node& root) {
    each_entry(root, "names", [&](const Node& kind_name, const Node& groups) {
      const auto kind = value_kind(kind_name.text);
      if (!kind || !groups.is_map())
        return problem(kind_name, "names stand under when, length or place");
      for (const auto& [value, patterns] : groups.entries) {
        if (!patterns.is_list()) {
          problem(patterns, "a name is followed by its phrases: [one, two]");
          continue;
        }
        for (const Node& pattern : patterns.items) {
          Name name{*kind, value.text, {}};
          if (name.kind == ValueKind::length && !read_length(value.text, name.length)) {
            problem(value, fmt::format("'{}' is no length: write one such as P6M", value.text));
          }
          if (add(w_.name_phrases, pattern) == w_.names.size()) {
            w_.names.push_back(std::move(name));
          } else if (problems_.empty()) {
            problem(pattern, fmt::format("'{}' is a name twice", pattern.text));
          }
        }
      }
    });
  }

  void read_rules(const Node& root) {
    const Node* rules = root.find("rules");
    if (rules == nullptr) return;
    if (!rules->is_list()) return problem(*rules, "rules is a list");
    for (const Node& node : rules->items) {
      if (!node.is_map()) {
        problem(node, "a rule is a map with id, gives and phrases");
        continue;
      }
      check_keys(node, {"id", "gives", "value", "phrases", "with", "without", "under", "not-under",
                        "in", "rank", "subject", "turned", "reads", "leaves"});
      Rule rule;
      const auto text = [&](std::string_view key) {
        const Node* value = node.find(key);
        return value != nullptr && value->is_scalar() ? value->text : std::string{};
      };
      rule.id = text("id");
      rule.gives = text("gives");
      rule.value = text("value");
      if (const std::string in = text("in"); !in.empty()) {
        rule.opening = in == "opening";
        if (!rule.opening) problem(node, "in: may only say opening");
      }
      if (rule.id.empty() || rule.gives.empty())
        problem(node, "a rule needs an id and what it gives");
      if (!rule_ids_.insert(rule.id).second)
        problem(node, fmt::format("two rules are called '{}'", rule.id));
      if (const std::string subject = text("subject"); !subject.empty()) {
        rule.subject = subject == "holder" ? Rule::Subject::holder : Rule::Subject::bound;
        if (subject != "holder" && subject != "bound") problem(node, "subject: is holder or bound");
      }
      if (const std::string rank = text("rank"); !rank.empty()) {
        if (rank.size() != 1 || rank[0] < '1' || rank[0] > '9')
          problem(node, "rank: is a number from 1 to 9");
        rule.rank = rank[0] - '0';
      }
      const auto list = [&](std::string_view key, Phrases& phrases, std::vector<PhraseId>& out) {
        each(node, key, [&](const Node& pattern) { out.push_back(add(phrases, pattern)); });
      };
      list("phrases", w_.phrases, rule.phrases);
      list("with", w_.phrases, rule.with);
      list("without", w_.phrases, rule.without);
      list("turned", w_.phrases, rule.turned);
      list("under", w_.heading_phrases, rule.under);
      list("not-under", w_.heading_phrases, rule.not_under);
      if (rule.phrases.empty()) problem(node, fmt::format("rule '{}' has no phrases", rule.id));
      read_examples(node, rule);
      w_.rules.push_back(std::move(rule));
    }
  }

  void read_examples(const Node& node, Rule& rule) {
    each_entry(node, "reads", [&](const Node& clause, const Node& value) {
      rule.reads.push_back({clause.text, value.text, clause.place});
    });
    each(node, "leaves", [&](const Node& clause) {
      rule.leaves.push_back({clause.text, "", clause.place});
    });
    if (rule.reads.empty())
      problem(node, fmt::format("rule '{}' has no example under reads", rule.id));
  }

  void finish() {
    w_.name_phrases.finish();
    w_.phrases.finish();
    w_.heading_phrases.finish();
    for (const WordClass& list : w_.lists) {
      std::vector<bool>& set = w_.members[list.name];
      set.resize(w_.vocabulary.size());
      for (const WordId id : list.ids) set[id] = true;
    }
    for (std::vector<int>* table : {&w_.numbers, &w_.ordinals, &w_.months}) {
      table->resize(w_.vocabulary.size());
    }
    w_.units.resize(w_.vocabulary.size());
    w_.rules_of.resize(w_.phrases.size());
    for (std::size_t i = 0; i < w_.rules.size(); ++i) {
      for (const PhraseId id : w_.rules[i].phrases) {
        w_.rules_of[id].push_back(static_cast<std::uint16_t>(i));
      }
    }
  }

  Wordings w_;
  std::set<std::string> rule_ids_;
  std::vector<Node> named_;  // kinds under `over`
  Diagnostics problems_;
};

}  // namespace

bool Wordings::is(std::string_view list, WordId id) const {
  const auto found = members.find(list);
  return found != members.end() && id < found->second.size() && found->second[id];
}

const TermKind* Wordings::find_kind(std::string_view label) const {
  const auto found = kinds.find(label);
  return found == kinds.end() ? nullptr : &found->second;
}

bool Wordings::gives_way(std::string_view kind, std::string_view other) const {
  const TermKind* stronger = find_kind(other);
  if (stronger == nullptr || kind == other) return false;
  return std::any_of(stronger->over.begin(), stronger->over.end(),
                     [&](const std::string& weaker) { return weaker == kind || weaker == kAll; });
}

Result<Wordings> read_wordings(const std::vector<WordingFile>& files) {
  std::vector<Node> roots;
  Diagnostics problems;
  for (const WordingFile& file : files) {
    Result<Node> root = yaml::parse(file.yaml, file.name);
    if (root) {
      roots.push_back(std::move(*root));
    } else {
      problems.insert(problems.end(), root.problems().begin(), root.problems().end());
    }
  }
  if (!problems.empty()) return problems;
  return Loader().load(roots);
}

Result<Wordings> load_wordings(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code failed;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    if (at->path().extension() == ".yaml") paths.push_back(at->path());
  }
  if (failed || paths.empty()) {
    return error("no-wordings", {folder.string(), 0, 0},
                 "no .yaml files of contract wordings here");
  }
  std::sort(paths.begin(), paths.end());
  std::vector<WordingFile> files;
  for (const fs::path& path : paths) {
    Result<std::string> yaml = read_file(path);
    if (!yaml) return yaml.problems();
    files.push_back({path.string(), std::move(*yaml)});
  }
  return read_wordings(files);
}

}  // namespace inforce::contracts
