// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "pack/reader.h"

namespace inforce::pack {
namespace {

template <typename T>
using Choice = std::pair<std::string_view, T>;

constexpr Choice<Role> kRoles[] = {{"holder", Role::holder},
                                   {"bound", Role::bound},
                                   {"party", Role::party},
                                   {"object", Role::object}};
constexpr Choice<Effect> kEffects[] = {
    {"holds", Effect::holds},         {"starts", Effect::starts},   {"ends", Effect::ends},
    {"continues", Effect::continues}, {"changes", Effect::changes}, {"suspends", Effect::suspends},
    {"resumes", Effect::resumes},     {"expires", Effect::expires}, {"fails", Effect::fails}};
constexpr Choice<Control> kControls[] = {
    {"continues", Control::continues}, {"stops", Control::stops},
    {"starts", Control::starts},       {"able", Control::able},
    {"unable", Control::unable},       {"bound", Control::bound},
    {"planned", Control::planned},     {"reported", Control::reported},
    {"possible", Control::possible},   {"fails", Control::fails}};

constexpr Choice<Change> kChanges[] = {{"made", Change::made},
                                       {"ended", Change::ended},
                                       {"extended", Change::extended},
                                       {"amended", Change::amended}};
constexpr Choice<Pause> kPauses[] = {{"begins", Pause::begins}, {"ends", Pause::ends}};

template <typename T, std::size_t N>
std::optional<T> choose(Reader& reader, const yaml::Node& node, const Choice<T> (&choices)[N]) {
  for (const auto& [name, value] : choices) {
    if (node.text == name) return value;
  }
  std::string names;
  for (const auto& [name, value] : choices)
    names += (names.empty() ? "" : ", ") + std::string(name);
  reader.problem(node, "unknown-word", fmt::format("'{}' is none of: {}", node.text, names));
  return std::nullopt;
}

std::vector<RoleAt> read_roles(Reader& reader, const yaml::Node* map) {
  std::vector<RoleAt> roles;
  if (map == nullptr) return roles;
  for (const auto& [position, role] : map->entries) {
    if (const auto known = choose(reader, role, kRoles)) roles.push_back({position.text, *known});
  }
  return roles;
}

std::vector<Word> read_verbs(Reader& reader, const yaml::Node& list) {
  std::vector<Word> verbs;
  for (const std::string& verb : reader.strings(list)) {
    const Word word = reader.pack.vocabulary.find(verb);
    if (word == kUnknown || reader.pack.info(word).verb != word) {
      reader.problem(
          list, "unknown-verb",
          fmt::format("'{}' is no verb of the language pack; add it to words.yaml", verb));
      continue;
    }
    verbs.push_back(word);
  }
  return verbs;
}

bool is_true(const yaml::Node* node) { return node != nullptr && node->text == "true"; }

// One frame for each pattern under `match` (or one without a pattern for a bare verb).
void read_frames(Reader& reader, const yaml::Node& list, std::size_t kind,
                 const std::string& pack) {
  for (const yaml::Node& node : list.items) {
    if (!node.is_map()) {
      reader.problem(node, "not-a-frame", "expected a map with 'match' or 'verbs'");
      continue;
    }
    reader.check_keys(
        node, {"id",         "verbs",   "match",     "subject", "with",  "without", "roles",
               "attributes", "ability", "duty",      "forbids", "says",  "label",   "implied",
               "relation",   "times",   "needs-two", "echo",    "reads", "leaves"});
    Frame frame;
    frame.place = node.place;
    frame.kind = kind;
    frame.rule = pack + "/" + reader.string(node, "id", true);
    if (!reader.rules.insert(frame.rule).second)
      reader.problem(node, "rule-twice",
                     fmt::format("'{}' is the rule of another frame", frame.rule));
    if (const yaml::Node* verbs = node.find("verbs")) frame.verbs = read_verbs(reader, *verbs);
    const auto patterns = [&](std::string_view key, std::vector<Pattern>& out) {
      const yaml::Node* found = node.find(key);
      if (found == nullptr) return;
      for (const std::string& words : reader.strings(*found)) {
        out.push_back(read_pattern(reader, *found, words));
      }
    };
    patterns("subject", frame.subject);
    patterns("with", frame.with);
    patterns("without", frame.without);
    frame.roles = read_roles(reader, node.find("roles"));
    if (const yaml::Node* attributes = node.find("attributes")) {
      for (const auto& [name, value] : attributes->entries)
        frame.attributes[name.text] = value.text;
    }
    if (const yaml::Node* times = node.find("times")) {
      if (times->text == "start") {
        frame.times = Frame::Times::start;
      } else if (times->text == "end") {
        frame.times = Frame::Times::end;
      } else {
        reader.problem(*times, "bad-times", "times are 'start' or 'end'");
      }
    }
    if (const yaml::Node* says = node.find("says")) {
      if (const auto chosen = choose(reader, *says, kEffects)) frame.says = *chosen;
    }
    frame.ability = is_true(node.find("ability"));
    frame.duty = is_true(node.find("duty"));
    frame.forbids = is_true(node.find("forbids"));
    frame.label = is_true(node.find("label"));
    frame.implied = is_true(node.find("implied"));
    frame.relation = is_true(node.find("relation"));
    frame.echo = is_true(node.find("echo"));
    frame.needs_two = is_true(node.find("needs-two"));
    if (const yaml::Node* reads = node.find("reads")) frame.reads = reader.strings(*reads);
    if (const yaml::Node* leaves = node.find("leaves")) frame.leaves = reader.strings(*leaves);
    std::vector<Pattern> matches;
    patterns("match", matches);
    if (matches.empty() && frame.verbs.empty()) {
      reader.problem(node, "empty-frame", "a frame needs 'match', 'verbs' or both");
      continue;
    }
    if (matches.empty()) matches.emplace_back();
    for (Pattern& match : matches) {
      frame.match = std::move(match);
      reader.pack.frames.push_back(frame);
      frame.reads.clear();  // examples belong to the frame, not to each of its patterns
      frame.leaves.clear();
    }
  }
}

void read_attributes(Reader& reader, const yaml::Node& map, Kind& kind) {
  for (const auto& [name, values] : map.entries) {
    for (const auto& [value, patterns] : values.entries) {
      for (const std::string& words : reader.strings(patterns)) {
        kind.attributes.push_back({name.text, value.text, read_pattern(reader, patterns, words)});
      }
    }
  }
}

}  // namespace

void read_lists(Reader& reader, const yaml::Node& lists) {
  for (const auto& [name, words] : lists.entries) {
    std::vector<std::string>& list = reader.lists[name.text];
    for (const std::string& word : reader.strings(words)) list.push_back(to_lower_ascii(word));
  }
}

void read_kinds(Reader& reader, const yaml::Node& kinds, bool is_term, const std::string& pack) {
  for (const yaml::Node& node : kinds.items) {
    if (!node.is_map()) {
      reader.problem(node, "not-a-kind", "expected a map with 'id' and 'label'");
      continue;
    }
    reader.check_keys(node, {"id", "label", "taxonomy", "roles", "attributes", "requires", "nouns",
                             "clauses", "agreement", "change", "ahead", "gap", "refusable",
                             "symmetric", "outlasts", "conditional", "flag", "pause"});
    const std::string id = reader.string(node, "id", true);
    auto& all = reader.pack.kinds;
    auto known = std::find_if(all.begin(), all.end(), [&](const Kind& kind) {
      return kind.id == id && kind.is_term == is_term;
    });
    if (known == all.end()) {
      Kind kind;
      kind.id = id;
      kind.is_term = is_term;
      kind.label = reader.string(node, "label", true);
      all.push_back(std::move(kind));
      known = std::prev(all.end());
    }
    if (is_true(node.find("agreement"))) known->is_agreement = true;
    if (is_true(node.find("ahead"))) known->is_ahead = true;
    if (is_true(node.find("gap"))) known->is_gap = true;
    if (is_true(node.find("symmetric"))) known->is_symmetric = true;
    if (is_true(node.find("outlasts"))) known->outlasts = true;
    if (is_true(node.find("refusable"))) known->is_refusable = true;
    if (is_true(node.find("conditional"))) known->is_conditional = true;
    if (const yaml::Node* flag = node.find("flag")) known->flag = flag->text;
    if (const yaml::Node* change = node.find("change")) {
      if (const auto chosen = choose(reader, *change, kChanges)) known->change = *chosen;
    }
    if (const yaml::Node* pause = node.find("pause")) {
      if (const auto chosen = choose(reader, *pause, kPauses)) known->pause = *chosen;
    }
    if (const yaml::Node* taxonomy = node.find("taxonomy")) known->taxonomy = taxonomy->text;
    for (const RoleAt& role : read_roles(reader, node.find("roles"))) known->roles.push_back(role);
    if (const yaml::Node* attributes = node.find("attributes")) {
      read_attributes(reader, *attributes, *known);
    }
    if (const yaml::Node* required = node.find("requires")) {
      known->required_attributes = reader.strings(*required);
    }
    const auto index = static_cast<std::size_t>(known - all.begin());
    if (const yaml::Node* nouns = node.find("nouns")) read_frames(reader, *nouns, index, pack);
    if (const yaml::Node* clauses = node.find("clauses"))
      read_frames(reader, *clauses, index, pack);
  }
}

void read_actions(Reader& reader, const yaml::Node& actions) {
  for (const yaml::Node& node : actions.items) {
    reader.check_keys(node, {"verbs", "nouns", "object", "others", "subject", "roles", "copula"});
    Action action;
    const auto effect = [&](std::string_view key, Effect& out) {
      const yaml::Node* found = node.find(key);
      if (found == nullptr) return;
      if (const auto known = choose(reader, *found, kEffects)) out = *known;
    };
    effect("object", action.object);
    effect("others", action.others);
    effect("subject", action.subject);
    action.roles = read_roles(reader, node.find("roles"));
    action.copula = is_true(node.find("copula"));
    const yaml::Node* verbs = node.find("verbs");
    if (verbs == nullptr) {
      reader.problem(node, "no-verbs", "an action needs 'verbs'");
      continue;
    }
    for (const Word verb : read_verbs(reader, *verbs)) {
      action.verb = verb;
      reader.pack.actions[verb] = action;
    }
    if (const yaml::Node* nouns = node.find("nouns")) {  // "the end of the licence"
      for (const std::string& noun : reader.strings(*nouns)) {
        reader.pack.deeds[reader.add_word(noun, Pos::noun)] = action;
      }
    }
  }
}

void read_controls(Reader& reader, const yaml::Node& controls) {
  for (const auto& [name, verbs] : controls.entries) {
    const auto control = choose(reader, name, kControls);
    if (!control) continue;
    for (const std::string& word : reader.strings(verbs)) {
      const auto [known, is_new] =
          reader.pack.controls.try_emplace(reader.pack.vocabulary.add(word), *control);
      if (!is_new && known->second != *control)
        reader.problem(verbs, "verb-twice",
                       fmt::format("'{}' stands in two lists of controls", word));
    }
  }
}

void read_cues(Reader& reader, const yaml::Node& cues) {
  for (const auto& [list, patterns] : cues.entries) {
    const std::optional<Cue> cue = Cue::find(list.text);
    if (!cue) {
      reader.problem(list, "unknown-cues",
                     fmt::format("no list of cues is named '{}'; there are: {}", list.text,
                                 fmt::join(kCueNames, ", ")));
      continue;
    }
    for (const std::string& words : reader.strings(patterns)) {
      reader.pack.cues[cue->index()].patterns.push_back(read_pattern(reader, patterns, words));
    }
  }
}

void read_parties(Reader& reader, const yaml::Node& parties) {
  for (const yaml::Node& node : parties.items) {
    reader.check_keys(node, {"name", "aliases"});
    Name name{reader.string(node, "name", true), {}};
    if (const yaml::Node* aliases = node.find("aliases")) name.aliases = reader.strings(*aliases);
    reader.pack.parties.push_back(std::move(name));
  }
}

namespace {

// A whole number from 1 to `most`; 0, and a complaint, for anything else.
int whole_number(Reader& reader, const yaml::Node& at, int most) {
  int number = 0;
  const char* end = at.text.data() + at.text.size();
  const auto [stop, failure] = std::from_chars(at.text.data(), end, number);
  if (failure == std::errc{} && stop == end && number >= 1 && number <= most) return number;
  reader.problem(at, "bad-number",
                 fmt::format("'{}' is no whole number from 1 to {}", at.text, most));
  return 0;
}

}  // namespace

void read_amounts(Reader& reader, const yaml::Node& amounts) {
  constexpr int kMostInWords = 100, kMostZeros = 12;
  reader.check_keys(amounts, {"currencies", "numbers", "scales"});
  if (const yaml::Node* currencies = amounts.find("currencies")) {
    for (const auto& [sign, code] : currencies->entries) {
      reader.pack.currencies.emplace_back(sign.text, code.text);
    }
    std::stable_sort(reader.pack.currencies.begin(), reader.pack.currencies.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  }
  if (const yaml::Node* numbers = amounts.find("numbers")) {
    for (const auto& [word, value] : numbers->entries) {
      const Word number = reader.pack.vocabulary.add(word.text);
      if (reader.pack.numbers.size() <= number) reader.pack.numbers.resize(number + 1);
      reader.pack.numbers[number] = whole_number(reader, value, kMostInWords);
    }
  }
  if (const yaml::Node* scales = amounts.find("scales")) {
    for (const auto& [zeros, words] : scales->entries) {
      const int count = whole_number(reader, zeros, kMostZeros);
      for (const std::string& word : reader.strings(words)) {
        reader.pack.scales[reader.pack.vocabulary.add(word)] = count;
      }
    }
  }
}

}  // namespace inforce::pack
